"""Moments: a half-known date with the time of day, where one was told, as exactly as it was told and no more.

Times are those on a clock in England. A time of day is a span ("late evening") whose printed name is what was said;
its hours are only for sorting and comparing, and are the rough meaning of the word, not a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from joinedup_core.calendar.half_date import RANK, HalfDate
from joinedup_core.calendar.months import day_in_words

DAY_BEGINS, DAY_ENDS = time(0, 0), time(23, 59)
NAMED_TIMES: dict[str, tuple[time, time]] = {
    "early hours": (time(0), time(5, 59)),
    "early morning": (time(5), time(8, 59)),
    "morning": (time(0), time(11, 59)),
    "mid morning": (time(9), time(11, 30)),
    "late morning": (time(10, 30), time(12)),
    "a.m.": (time(0), time(11, 59)),
    "before school": (time(6), time(9, 30)),
    "school day": (time(8), time(16)),
    "daytime": (time(6), time(18)),
    "lunchtime": (time(11, 30), time(14, 30)),
    "p.m.": (time(12), time(23, 59)),
    "early afternoon": (time(12), time(14, 59)),
    "afternoon": (time(12), time(18)),
    "mid afternoon": (time(14), time(16)),
    "late afternoon": (time(15), time(18)),
    "after school": (time(14, 30), time(18, 30)),
    "teatime": (time(15, 30), time(19)),
    "early evening": (time(16, 30), time(19, 30)),
    "evening": (time(16, 30), time(23, 59)),
    "late evening": (time(20), time(23, 59)),
    "late night": (time(21), time(4)),
    "night": (time(18), time(7, 59)),
    "overnight": (time(18), time(9)),
    "midnight": (time(0), time(23, 59)),
    "all day": (time(0), time(23, 59)),
}


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time or span of a day. `latest` before `earliest` runs into the next day.

    `name` is the word that was used ("midnight", which can be either end of a day); `about` says that the edges are
    soft, `doubtful` that it was questioned or can be read two ways ("3:30" without am or pm).
    """

    earliest: time
    latest: time
    name: str = ""
    about: bool = False
    doubtful: bool = False

    @classmethod
    def at(cls, hour: int, minute: int = 0) -> TimeOfDay:
        """A time known to the minute."""
        return _at(hour, minute)

    @classmethod
    def named(cls, name: str) -> TimeOfDay:
        """A time that has only a name, one of NAMED_TIMES."""
        return _NAMED[name]

    @property
    def exact(self) -> time | None:
        """The time, when one is known without doubt; else None."""
        sure = self.earliest == self.latest and not (self.name or self.about or self.doubtful)
        return self.earliest if sure else None

    def __str__(self) -> str:
        words = self.name or f"{self.earliest:%H:%M}"
        if not self.name and self.earliest != self.latest:
            words += f" to {self.latest:%H:%M}"
        return f"{'about ' if self.about else ''}{words}{'?' if self.doubtful else ''}"


@lru_cache(maxsize=1440)
def _at(hour: int, minute: int) -> TimeOfDay:
    return TimeOfDay(time(hour, minute), time(hour, minute))


_NAMED = {name: TimeOfDay(first, last, name) for name, (first, last) in NAMED_TIMES.items()}


class Edge(StrEnum):
    """How a moment stands to the date that was given: at it, or on one side of it."""

    AT = ""
    BEFORE = "before"
    BY = "by"
    UNTIL = "until"
    SINCE = "since"
    AFTER = "after"


_EDGE_RANK = {
    edge: rank for rank, edge in enumerate((Edge.BEFORE, Edge.AT, Edge.BY, Edge.UNTIL, Edge.SINCE, Edge.AFTER))
}
_OPEN_AT_START = {Edge.BEFORE, Edge.BY, Edge.UNTIL}
_OPEN_AT_END = {Edge.SINCE, Edge.AFTER}
SortKey = tuple[datetime, int, datetime, int, bool, bool, bool, str, bool, bool]


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was, as far as it is told: a date, perhaps a time of day, perhaps only a side of the date.

    In a span of several days the time of day begins on the first day and ends on the last ("overnight 3/4 May").
    Order: by the earliest it can have been; "before 2016" comes before 2016 and "after 2016" behind it.
    """

    on: HalfDate
    at: TimeOfDay | None = None
    edge: Edge = Edge.AT

    @property
    def earliest(self) -> datetime | None:
        """The first minute it can have been; None where only an end is known ("before 2016")."""
        if self.edge in _OPEN_AT_START:
            return None
        return self._last + timedelta(minutes=1) if self.edge is Edge.AFTER else self._first

    @property
    def latest(self) -> datetime | None:
        """The last minute it can have been; None where only a beginning is known ("since 2016")."""
        if self.edge in _OPEN_AT_END:
            return None
        return self._first - timedelta(minutes=1) if self.edge is Edge.BEFORE else self._last

    @property
    def exact(self) -> date | None:
        """The day, when one day is known without doubt; else None."""
        return self.on.exact if self.edge is Edge.AT else None

    @property
    def doubtful(self) -> bool:
        """Whether the date or the time was questioned."""
        return self.on.doubtful or bool(self.at and self.at.doubtful)

    def overlaps(self, other: Moment) -> bool:
        """Whether the two can have been at the same time."""
        first, last = self.earliest or datetime.min, self.latest or datetime.max
        return first <= (other.latest or datetime.max) and (other.earliest or datetime.min) <= last

    @property
    def _first(self) -> datetime:
        return datetime.combine(self.on.earliest, self.at.earliest if self.at else DAY_BEGINS)

    @property
    def _last(self) -> datetime:
        end = self.at.latest if self.at else DAY_ENDS
        found = datetime.combine(self.on.latest, end)
        wraps = self.at is not None and self.on.earliest == self.on.latest and end < self.at.earliest
        return found + timedelta(days=1) if wraps else found

    @property
    def sort_key(self) -> SortKey:
        """The stated order, for keys and comparisons."""
        at, on = self.at, self.on
        place = self._last if self.edge is Edge.AFTER else self._first
        soft = (at.name, at.about, at.doubtful) if at else ("", False, False)
        return (place, _EDGE_RANK[self.edge], self._last, RANK[on.precision], on.about, on.doubtful, at is None, *soft)

    def __lt__(self, other: Moment) -> bool:
        return self.sort_key < other.sort_key

    def __le__(self, other: Moment) -> bool:
        return self.sort_key <= other.sort_key

    def __gt__(self, other: Moment) -> bool:
        return self.sort_key > other.sort_key

    def __ge__(self, other: Moment) -> bool:
        return self.sort_key >= other.sort_key

    def __str__(self) -> str:
        return f"{self.edge} {self._words()}" if self.edge else self._words()

    def _words(self) -> str:
        at, on = self.at, self.on
        if at is None:
            return str(on)
        if at.name:
            return f"{on}, {at}"
        if at.earliest == at.latest:
            return f"{on} at {at}"
        if on.earliest == on.latest:
            return f"{on}, {at}"
        about, doubt = "about " if on.about else "", "?" if on.doubtful else ""
        first, last = day_in_words(on.earliest), day_in_words(on.latest)
        return f"{about}{first} at {at.earliest:%H:%M} to {last} at {at.latest:%H:%M}{doubt}"
