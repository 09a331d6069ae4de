"""What somebody follows, and what changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from joinedup.foundation.following.models import Follow
from joinedup.foundation.trail.models import TrailEntry
from joinedup_core.permits import Actor


@dataclass(frozen=True)
class Change:
    """Something done to a thing the reader follows: which thing (as in the trail), what was done, when."""

    target: str
    verb: str
    at: datetime


def follows(actor: Actor) -> set[str]:
    """The things the actor follows, as the trail names them."""
    if actor.user_id is None:
        return set()
    return set(Follow.objects.filter(user_id=actor.user_id).values_list("target", flat=True))


def is_followed(actor: Actor, target: str) -> bool:
    """Whether the actor follows the thing."""
    return actor.user_id is not None and Follow.objects.filter(user_id=actor.user_id, target=target).exists()


def changes(actor: Actor, *, since: datetime, limit: int = 200) -> list[Change]:
    """What others did since a moment in the places the actor follows, newest first; what of it they may see their rooms decide."""
    if actor.user_id is None:
        return []
    wanted = Q(pk__in=())
    for place in Follow.objects.filter(user_id=actor.user_id).values_list("place", flat=True).distinct():
        wanted |= Q(place__startswith=place)
    rows = TrailEntry.objects.filter(wanted, at__gte=since, outcome="done").exclude(actor_key=actor.key)
    return [Change(r.target, r.verb, r.at) for r in rows.order_by("-id")[:limit]]
