"""Writing the trail. Only the command decorator and the front door call this."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.utils import timezone

from joinedup.foundation.trail.models import TrailEntry
from joinedup_core.permits import Actor, Thing

DONE, REFUSED, DENIED = "done", "refused", "denied"
REFUSALS = "refusals"

_pending: ContextVar[list[dict[str, Any]] | None] = ContextVar("pending_refusals", default=None)


def record(
    verb: str, actor: Actor, thing: Thing, target: str, *, outcome: str, note: str, at: datetime | None = None
) -> None:
    """Write one entry. Refusals go on a chain of their own, and are remembered in case the request rolls back."""
    fields = {
        "chain": _chain_of(thing.place) if outcome == DONE else REFUSALS,
        "at": at or timezone.now(),
        "verb": verb,
        "actor_key": actor.key,
        "agency_id": actor.agency_id,
        "place": thing.place,
        "target": target,
        "outcome": outcome,
        "note": note,
    }
    TrailEntry.objects.create(**fields)
    waiting = _pending.get()
    if outcome != DONE and waiting is not None:
        waiting.append(fields)


def _chain_of(place: str) -> str:
    """The chain of a partnership; of each of its cases one more (`northvale/case/<uuid>/` gives `case:<uuid>`)."""
    key, *below = place.split("/")
    if below[:1] == ["case"] and len(below) > 1:
        return f"case:{below[1]}"
    return key or "installation"


def remember_refusals() -> None:
    """Begin to remember refusals: called as a request's transaction opens."""
    _pending.set([])


def write_again() -> None:
    """Write the remembered refusals again, after the request's transaction was rolled back."""
    for fields in _pending.get() or ():
        TrailEntry.objects.create(**fields)
    _pending.set(None)
