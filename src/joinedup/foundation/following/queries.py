"""What somebody follows, and what changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from joinedup.foundation.following.models import Follow
from joinedup.foundation.trail.models import TrailEntry
from joinedup_core.permits import Actor


@dataclass(frozen=True)
class Change:
    """Something done to a thing the reader follows: which thing (as in the trail), what was done, when."""

    target: str
    verb: str
    at: datetime
    by_me: bool


def follows(actor: Actor) -> set[str]:
    """The things the actor follows, as the trail names them."""
    if actor.user_id is None:
        return set()
    return set(Follow.objects.filter(user_id=actor.user_id).values_list("target", flat=True))


def is_followed(actor: Actor, target: str) -> bool:
    """Whether the actor follows the thing."""
    return actor.user_id is not None and Follow.objects.filter(user_id=actor.user_id, target=target).exists()


def changes(actor: Actor, *, since: datetime, limit: int = 30) -> list[Change]:
    """What was done since a moment to what the actor follows, newest first; whether they may see it their rooms decide."""
    rows = TrailEntry.objects.filter(target__in=follows(actor), at__gte=since, outcome="done").order_by("-id")
    return [Change(r.target, r.verb, r.at, r.actor_key == actor.key) for r in rows[:limit]]
