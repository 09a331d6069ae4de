"""Rules of the agenda: purposes, sources and states, the order of items, and timings. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

PURPOSES = {"information": "For information", "discussion": "For discussion", "decision": "For decision"}
SOURCES = {
    "standing": "Standing item",
    "plan": "Forward plan",
    "member": "Raised by a member",
    "rule": "Owed between boards",
    "arranger": "Added by business support",
}
ITEM_STATES = {"proposed": "Proposed", "accepted": "On the agenda", "declined": "Declined", "withdrawn": "Withdrawn"}
STATE_COLOURS = {"proposed": "yellow", "accepted": "green", "declined": "grey", "withdrawn": "grey"}
PLAN_STATES = {"planned": "Waits for a meeting", "placed": "On an agenda", "withdrawn": "Withdrawn"}
CONFIDENTIAL_TITLE = "Confidential item"
STEP = 10


@dataclass(frozen=True)
class Timing:
    """When an item starts by the clock (None once an item before it has no time), and for how long."""

    starts_at: datetime | None
    minutes: int | None


@dataclass(frozen=True)
class TimeJudgement:
    """Whether the times allotted fit the meeting, and the sentence that says so."""

    fits: bool
    because: str
    missing: tuple[str, ...] = ()


def timings(starts_at: datetime, minutes: Sequence[int | None]) -> list[Timing]:
    """The start of each item, from the times allotted to those before it."""
    at: datetime | None = starts_at
    found = []
    for length in minutes:
        found.append(Timing(at, length))
        at = at + timedelta(minutes=length) if at is not None and length is not None else None
    return found


def judge_time(planned: int, minutes: Sequence[int | None]) -> TimeJudgement:
    """Whether the items fit into the meeting's length."""
    total = sum(m or 0 for m in minutes)
    without = sum(m is None for m in minutes)
    missing = (f"{without} {'item has' if without == 1 else 'items have'} no time allotted",) if without else ()
    if total > planned:
        return TimeJudgement(
            False, f"The items take {total} minutes, and the meeting is {planned} minutes long", missing
        )
    if without == len(minutes):
        return TimeJudgement(True, "No item has a time allotted", missing)
    return TimeJudgement(True, f"The items take {total} of the meeting's {planned} minutes", missing)


def shifted(keys: Sequence[object], key: object, by: int) -> list[object]:
    """The order of items after one moves up (-1) or down (1); at either end it stays where it is."""
    found = list(keys)
    at = found.index(key)
    to = min(max(at + by, 0), len(found) - 1)
    found.insert(to, found.pop(at))
    return found


def first_of_month(day: date) -> date:
    """The month a day is in, as the forward plan keeps it."""
    return day.replace(day=1)
