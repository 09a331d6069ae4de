"""Rules of the calendar: states, closed spans as people write them, clashes, and the dates of a series. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from joinedup_core.calendar import Avoid, Closed, Every, Rhythm, UnreadableDate, dates_for, parse_half_date
from joinedup_core.calendar.half_date import Precision
from joinedup_core.calendar.rhythm import EVERY_LABELS

STATES = {"planned": "Planned", "invited": "Invitations sent", "held": "Held", "cancelled": "Cancelled"}
STATE_COLOURS = {"planned": "blue", "invited": "teal", "held": "green", "cancelled": "grey"}
COMING = ("planned", "invited")
"""States of a meeting that is still to come, or whose holding nobody has recorded yet."""

EVERY = {str(key): f"{label[:1].upper()}{label[1:]}" for key, label in EVERY_LABELS.items()}
WEEKDAYS = {0: "Monday", 1: "Tuesday", 2: "Wednesday", 3: "Thursday", 4: "Friday"}
NTH = {1: "First", 2: "Second", 3: "Third", 4: "Fourth", -1: "Last"}
MOST_MEETINGS = 120
LONGEST_SERIES = timedelta(days=3 * 366)
_BETWEEN = re.compile(r"\s+(?:to|until|till|–|—|-)\s+|\s*[–—]\s*", re.IGNORECASE)


class Unreadable(ValueError):
    """What was typed cannot be understood; the sentence says what to do."""


@dataclass(frozen=True)
class Slot:
    """A time a meeting takes, or would take."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: Slot) -> bool:
        """Whether the two share a minute; one that ends when the other starts does not clash."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Proposal:
    """One date of a series before it is saved: `on` is None where no day was free; `because` says why it moved."""

    on: date | None
    moved_from: date | None
    because: str

    @property
    def key(self) -> str:
        """How a form names the date to leave out."""
        return (self.on or self.moved_from or date.min).isoformat()


def read_closed(text: str) -> tuple[Closed, ...]:
    """Days without meetings, one span a line: `26 October 2026 to 30 October 2026: autumn half term`.

    The name may be left out, and a single day needs no "to". Raises `Unreadable` with the line that is wrong.
    """
    return tuple(_closed(line.strip(), number) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _closed(line: str, number: int) -> Closed:
    days, _, name = line.partition(":")
    written = _BETWEEN.split(days.strip())
    if len(written) > 2:
        raise Unreadable(f"Line {number}: write the first day, “to”, the last day, a colon and a name")
    found = [_day(part, number) for part in written]
    if found[-1] < found[0]:
        raise Unreadable(f"Line {number}: the last day is before the first day")
    if (found[-1] - found[0]).days > 100:
        raise Unreadable(f"Line {number}: this is longer than 100 days: check the years")
    return Closed(found[0], found[-1], name.strip() or "days without meetings")


def _day(written: str, number: int) -> date:
    try:
        found = parse_half_date(written)
    except (UnreadableDate, ValueError):
        found = None
    if found is None or found.precision != Precision.DAY:
        raise Unreadable(f"Line {number}: “{written[:40]}” is not a full date. Write it as 26 October 2026")
    return found.earliest


def closed_as_data(spans: Iterable[Closed]) -> list[dict[str, str]]:
    """Closed spans as they are stored with a series."""
    return [{"first": s.first.isoformat(), "last": s.last.isoformat(), "name": s.name} for s in spans]


def proposals(
    every: str, weekday: int | None, nth: int | None, starts_on: date, until_on: date, closed: Sequence[Closed],
    avoid_bank_holidays: bool,
) -> list[Proposal]:  # fmt: skip
    """The dates of a rhythm, off the days to avoid. Raises `Unreadable` where the rhythm makes no sense."""
    if until_on < starts_on:
        raise Unreadable("The last day must not be before the first day")
    if until_on - starts_on > LONGEST_SERIES:
        raise Unreadable("Plan at most three years at a time")
    try:
        rhythm = Rhythm(Every(every), weekday, nth)
        found = dates_for(rhythm, starts_on, until_on, Avoid(tuple(closed), avoid_bank_holidays))
    except ValueError as problem:
        raise Unreadable(str(problem).rstrip(".")) from problem
    if len(found) > MOST_MEETINGS:
        raise Unreadable(f"This makes {len(found)} meetings; the most at once is {MOST_MEETINGS}. End it sooner")
    return [Proposal(p.on, p.moved_from, p.because) for p in found]


def ends(starts_at: datetime, minutes: int) -> datetime:
    """When a meeting of so many minutes ends."""
    return starts_at + timedelta(minutes=minutes)


def in_hours(start: time, minutes: int) -> str:
    """A meeting's time in words, for example `10:00 to 12:00`."""
    end = (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()
    return f"{start:%H:%M} to {end:%H:%M}"
