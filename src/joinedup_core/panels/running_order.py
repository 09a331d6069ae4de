"""When each case of a hearing begins, for one reader: counted from the cases that this reader may see, and no others.

A case that is kept from somebody leaves no gap in their numbers and no gap in their times, or the gap would tell them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Slot(Generic[K]):
    """One case in the running order of one reader, numbered from 1."""

    key: K
    number: int
    begins_at: datetime
    ends_at: datetime


def running_order(starts_at: datetime, items: Iterable[tuple[K, int]]) -> list[Slot[K]]:
    """The slots of the cases that a reader may see, in order, each with its minutes."""
    found: list[Slot[K]] = []
    at = starts_at
    for number, (key, minutes) in enumerate(items, 1):
        ends = at + timedelta(minutes=minutes)
        found.append(Slot(key, number, at, ends))
        at = ends
    return found
