"""Meeting dates from a group's rhythm, a year ahead, kept off weekends, bank holidays and school holidays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from joinedup_core.calendar.months import MONTH_NAMES, WEEKDAY_NAMES, add_months, day_in_words, last_of_month
from joinedup_core.calendar.working_days import bank_holidays


class Every(StrEnum):
    """How often a group meets (stored keys)."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    SIX_WEEKLY = "six_weekly"
    TWO_MONTHLY = "two_monthly"
    QUARTERLY = "quarterly"
    TWICE_A_YEAR = "twice_a_year"
    ANNUALLY = "annually"


EVERY_LABELS: Mapping[Every, str] = {
    Every.WEEKLY: "every week",
    Every.FORTNIGHTLY: "every fortnight",
    Every.MONTHLY: "every month",
    Every.SIX_WEEKLY: "every six weeks",
    Every.TWO_MONTHLY: "every two months",
    Every.QUARTERLY: "every three months",
    Every.TWICE_A_YEAR: "twice a year",
    Every.ANNUALLY: "once a year",
}
_STEP_DAYS = {Every.WEEKLY: 7, Every.FORTNIGHTLY: 14, Every.SIX_WEEKLY: 42}
_STEP_MONTHS = {
    Every.MONTHLY: 1,
    Every.TWO_MONTHLY: 2,
    Every.QUARTERLY: 3,
    Every.TWICE_A_YEAR: 6,
    Every.ANNUALLY: 12,
}
# How many days a meeting may move from where it belongs: never as far as half way to the next one.
_REACH = {
    Every.WEEKLY: 3,
    Every.FORTNIGHTLY: 6,
    Every.MONTHLY: 14,
    Every.SIX_WEEKLY: 20,
    Every.TWO_MONTHLY: 28,
    Every.QUARTERLY: 42,
    Every.TWICE_A_YEAR: 42,
    Every.ANNUALLY: 42,
}
_NTH_WORDS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


@dataclass(frozen=True)
class Rhythm:
    """How often, and on which day: a weekday (Monday is 0), and in a month which of them (1 to 5, -1 last).

    Without a weekday the day of the month of the start is kept (its last day where a month is shorter).
    """

    every: Every
    weekday: int | None = None
    nth: int | None = None

    def __post_init__(self) -> None:
        if self.weekday is not None and not 0 <= self.weekday <= 4:
            raise ValueError("Choose a weekday from Monday to Friday.")
        if self.nth is not None and (self.weekday is None or self.nth not in _NTH_WORDS):
            raise ValueError("Choose the first to fifth or the last of a named weekday.")
        if self.nth is not None and self.every in _STEP_DAYS:
            raise ValueError("A meeting every so many weeks has a weekday only: leave out which one in the month.")

    def __str__(self) -> str:
        words = EVERY_LABELS[self.every]
        if self.nth is not None and self.weekday is not None:
            return f"{words} on the {_NTH_WORDS[self.nth]} {WEEKDAY_NAMES[self.weekday]}"
        return f"{words} on a {WEEKDAY_NAMES[self.weekday]}" if self.weekday is not None else words


@dataclass(frozen=True)
class Closed:
    """Days on which no meeting is held, first and last included, and what they are called."""

    first: date
    last: date
    name: str


@dataclass(frozen=True)
class Avoid:
    """What to keep off: closed spans (school holidays), and England's bank holidays unless switched off."""

    closed: tuple[Closed, ...] = ()
    bank_holidays: bool = True
    weekends: bool = True

    def reason(self, day: date) -> str:
        """Why no meeting can be on a day, or nothing."""
        if self.weekends and day.weekday() > 4:
            return f"{_named(day)} is at the weekend"
        if self.bank_holidays and (name := bank_holidays(day.year).get(day)):
            return f"{_named(day)} is a bank holiday ({name})"
        for span in self.closed:
            if span.first <= day <= span.last:
                span_words = f"{day_in_words(span.first)} to {day_in_words(span.last)}"
                return f"{_named(day)} is in the {span.name} ({span_words})"
        return ""


@dataclass(frozen=True)
class Proposed:
    """One meeting of the series: its day, the day it was moved from and why.

    `on` is None where no day could be found: `because` says why, so that nothing drops out silently.
    """

    on: date | None
    moved_from: date | None = None
    because: str = ""


@dataclass
class _Placing:
    """The search for free days: what to keep off, the span allowed, the days already taken."""

    rhythm: Rhythm
    start: date
    until: date
    avoid: Avoid
    taken: set[date] = field(default_factory=set)

    def place(self, ideal: date) -> Proposed:
        because = self.avoid.reason(ideal)
        if not because and ideal not in self.taken:
            self.taken.add(ideal)
            return Proposed(ideal)
        because = because or f"{_named(ideal)} is taken by the meeting moved there"
        for day in self.nearby(ideal):
            if self.start <= day <= self.until and day not in self.taken and not self.avoid.reason(day):
                self.taken.add(day)
                return Proposed(day, ideal, f"{because}: moved to {_named(day)}.")
        reach = _REACH[self.rhythm.every]
        return Proposed(
            None,
            ideal,
            f"{because}, and no day within {reach} days of it is free. Choose a day or leave it out.",
        )

    def nearby(self, ideal: date) -> Iterator[date]:
        """Days to try: the same weekday in weeks around it, then any day; nearest first, then later.

        Where the day of the month matters and not the weekday, simply the nearest days.
        """
        reach = _REACH[self.rhythm.every]
        weeks = range(7, reach + 1, 7) if self.rhythm.weekday is not None else range(0)
        for distance in (*weeks, *range(1, reach + 1)):
            for signed in (distance, -distance):
                yield ideal + timedelta(days=signed)


def dates_for(rhythm: Rhythm, start: date, until: date, avoid: Avoid | None = None) -> list[Proposed]:
    """The meetings of a rhythm from `start` to `until` (both included), each off the days to avoid.

    Months are counted from the start, so a meeting on the 31st comes back to the 31st after a short month.
    """
    if until < start:
        raise ValueError("The last day of the series is before its first day.")
    placing = _Placing(rhythm, start, until, avoid or Avoid())
    ideals = list(_ideals(rhythm, start, until))
    placed = {day: placing.place(day) for day in ideals if isinstance(day, date) and not placing.avoid.reason(day)}
    found = [ideal if isinstance(ideal, Proposed) else placed.get(ideal) or placing.place(ideal) for ideal in ideals]
    return sorted(found, key=lambda p: p.on or p.moved_from or start) if all(p.on for p in found) else found


def _ideals(rhythm: Rhythm, start: date, until: date) -> Iterator[date | Proposed]:
    """The days on which the rhythm falls, and for a month without such a day a proposal that says so."""
    if rhythm.every in _STEP_DAYS:
        day = start if rhythm.weekday is None else start + timedelta(days=(rhythm.weekday - start.weekday()) % 7)
        while day <= until:
            yield day
            day += timedelta(days=_STEP_DAYS[rhythm.every])
        return
    nth, first = _anchor(rhythm, start)
    for count in range(0, 12 * 200, _STEP_MONTHS[rhythm.every]):
        month = add_months(first, count)
        if month.replace(day=1) > until:
            return
        found = month if nth is None else nth_weekday(month.year, month.month, rhythm.weekday or 0, nth)
        if found is None:
            name = f"{_NTH_WORDS[nth or 0]} {WEEKDAY_NAMES[rhythm.weekday or 0]}"
            label = f"{MONTH_NAMES[month.month - 1]} {month.year}"
            yield Proposed(None, None, f"{label} has no {name}. Choose a day or leave it out.")
        elif start <= found <= until:
            yield found


def _anchor(rhythm: Rhythm, start: date) -> tuple[int | None, date]:
    """Which weekday of the month is meant, and a day in the first month of the series."""
    if rhythm.weekday is None:
        return None, start
    if rhythm.nth is None:
        day = start + timedelta(days=(rhythm.weekday - start.weekday()) % 7)
        number = (day.day - 1) // 7 + 1
        return (number if number < 5 else -1), day.replace(day=1)
    here = nth_weekday(start.year, start.month, rhythm.weekday, rhythm.nth)
    first = start.replace(day=1)
    return rhythm.nth, (add_months(first, 1) if here is not None and here < start else first)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (or with -1 the last) weekday of a month; None where a month has no fifth."""
    last = last_of_month(year, month)
    if nth == -1:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


def _named(day: date) -> str:
    return f"{WEEKDAY_NAMES[day.weekday()]} {day_in_words(day)}"
