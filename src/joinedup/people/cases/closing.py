"""What still stands in a case that somebody is about to close. The rooms above this one know it, and say so as they load."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from joinedup_core.permits import Actor

Tells = Callable[[Actor, UUID, datetime], Iterable[str]]
_told_by: list[Tells] = []


def tells_what_stands(told: Tells) -> Tells:
    """Have a room asked before a case is closed: for the actor, the case and the moment it gives sentences, of what the actor may see."""
    if told not in _told_by:
        _told_by.append(told)
    return told


def what_stands(actor: Actor, case_id: UUID, now: datetime) -> list[str]:
    """A sentence on everything that still stands in the case and that the actor may see."""
    return [sentence for told in _told_by for sentence in told(actor, case_id, now)]
