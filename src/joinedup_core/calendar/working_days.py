"""Working days in England: Monday to Friday except bank holidays (as gov.uk/bank-holidays lists them)."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays as _holidays


@lru_cache(maxsize=400)
def bank_holidays(year: int) -> Mapping[date, str]:
    """England's bank holidays of a year with their names, in order.

    One that falls at a weekend is kept on its substitute day, as the official list has it.
    """
    found = _holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return MappingProxyType({day: str(found[day]) for day in sorted(found) if day.year == year and day.weekday() < 5})


PUBLISHED_UNTIL = date(2027, 12, 31)
"""The last day for which the government's list is taken as published; it names about two years ahead. General
knowledge: later days are worked out by the usual rules, and answers that rest on them say so."""


@dataclass(frozen=True)
class Holidays(Container[date]):
    """The bank holidays of England as one collection of days, each year worked out once.

    `added` are one-off holidays that the library does not know yet, with their names; `removed` those that are moved.
    Days after `published_until` are by rule and not yet published.
    """

    added: Mapping[date, str] = field(default_factory=dict)
    removed: frozenset[date] = frozenset()
    published_until: date = PUBLISHED_UNTIL

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (
            day in self.added or (day not in self.removed and day in bank_holidays(day.year))
        )

    def name(self, day: date) -> str:
        """The name of a holiday; empty for other days."""
        return self.added.get(day) or (bank_holidays(day.year).get(day, "") if day in self else "")


ENGLAND = Holidays()
NO_HOLIDAYS: Container[date] = frozenset()


def is_working_day(day: date, holidays: Container[date] = ENGLAND) -> bool:
    """Whether a day is a Monday to Friday and not one of the holidays."""
    return day.weekday() < 5 and day not in holidays


def working_days_between(start: date, end: date, holidays: Container[date] = ENGLAND) -> int:
    """How many working days after `start`, up to and including `end`; negative when `end` is the earlier.

    The day on which a clock starts does not count: from a Monday to the Tuesday after it is 1.
    """
    step = 1 if end >= start else -1
    day, count = start, 0
    while day != end:
        day += timedelta(days=step)
        count += is_working_day(day, holidays)
    return count * step


def add_working_days(start: date, n: int, holidays: Container[date] = ENGLAND) -> date:
    """The n-th working day after `start` (before it when n is negative); `start` itself when n is 0."""
    step = 1 if n >= 0 else -1
    day, left = start, abs(n)
    while left:
        day += timedelta(days=step)
        left -= is_working_day(day, holidays)
    return day
