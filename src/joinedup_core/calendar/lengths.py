"""Lengths of time and where they end: hours across a change of the clocks, days, working days, weeks, months, years.

The day (or moment) on which a length begins does not count. Months and years end on the same day of the month, or on
the last day of a shorter one (31 August and a month is 30 September). Hours are real hours, in England's time.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from joinedup_core.calendar.months import add_months
from joinedup_core.calendar.working_days import ENGLAND, add_working_days, is_working_day

LONDON = ZoneInfo("Europe/London")


class Unit(StrEnum):
    """The units in which law and practice measure."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def words(self) -> str:
        """The unit in words, in the plural."""
        return self.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit. `number` is at least 1; hours need a moment, all others a day."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("A length of time is at least 1.")

    def __str__(self) -> str:
        words = self.unit.words
        return f"{self.number} {words if self.number != 1 else words[:-1]}"


def end_of(start: date, length: Length, holidays: Container[date] = ENGLAND) -> date:
    """The last day of a length that begins on a day: "within 5 working days" runs to the end of it.

    Hours from a day whose time is not known are counted in whole days, rounded up.
    """
    number = length.number
    match length.unit:
        case Unit.WORKING_DAYS:
            return add_working_days(start, number, holidays)
        case Unit.MONTHS:
            return add_months(start, number)
        case Unit.YEARS:
            return add_months(start, 12 * number)
        case Unit.WEEKS:
            return start + timedelta(weeks=number)
        case Unit.HOURS:
            return start + timedelta(days=-(-number // 24))
    return start + timedelta(days=number)


def start_for(end: date, length: Length, holidays: Container[date] = ENGLAND) -> date:
    """The last day on which something must be done that is due "at least" a length before a day.

    Counted back so that so many working days, the end's included, lie after the answer and not after the end.
    """
    number = length.number
    match length.unit:
        case Unit.WORKING_DAYS:
            last = end if is_working_day(end, holidays) else add_working_days(end, -1, holidays)
            return add_working_days(last, -number, holidays)
        case Unit.MONTHS:
            return add_months(end, -number)
        case Unit.YEARS:
            return add_months(end, -12 * number)
        case Unit.WEEKS:
            return end - timedelta(weeks=number)
        case Unit.HOURS:
            return end - timedelta(days=-(-number // 24))
    return end - timedelta(days=number)


def add_hours(start: datetime, hours: int) -> datetime:
    """So many real hours on, as a clock in England shows it: 24 hours over a change of clocks is not the same time.

    `start` is clock time in England, without a zone; so is the answer. An hour that comes twice in October is taken
    as the first; one that is skipped in March as if the clocks had not yet changed.
    """
    there = start.replace(tzinfo=LONDON).astimezone(UTC) + timedelta(hours=hours)
    return there.astimezone(LONDON).replace(tzinfo=None, fold=0)


def left_out(start: date, end: date, holidays: Container[date] = ENGLAND) -> list[date]:
    """The holidays from Monday to Friday that are no working days after `start`, up to and including `end`."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return [day for day in days if day.weekday() < 5 and not is_working_day(day, holidays)]
