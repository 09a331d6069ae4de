"""Beginning and ceasing to follow. Called by a room's command, which has judged that the actor may see the thing."""

from __future__ import annotations

from uuid import UUID

from joinedup.foundation.commands import Refused
from joinedup.foundation.following.models import Follow
from joinedup.foundation.placed import Placed
from joinedup_core.permits import Actor


def follow(actor: Actor, thing: Placed) -> UUID:
    """Follow a thing; following it twice changes nothing."""
    if actor.user_id is None:
        raise Refused("not_a_person", "Only somebody who is signed in can follow things")
    row, _ = Follow.objects.get_or_create(
        user_id=actor.user_id, target=f"{thing._meta.label}:{thing.pk}", defaults={"place": thing.place}
    )
    return row.pk


def unfollow(actor: Actor, thing: Placed) -> None:
    """Cease to follow a thing."""
    if actor.user_id is None:
        return
    Follow.objects.filter(user_id=actor.user_id, target=f"{thing._meta.label}:{thing.pk}").delete()
