"""How dates are to be read: which order figures stand in, how years are completed, and days that must exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from joinedup_core.calendar.half_date import EARLIEST_YEAR, LATEST_YEAR, HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.months import MONTH_NAMES, day_in_words, last_of_month

LAST_LIKELY_YEAR = 2099


class Order(StrEnum):
    """The order of day and month in figures."""

    BRITISH = "british"
    AMERICAN = "american"


@dataclass(frozen=True, slots=True)
class Manner:
    """The manner of reading. `telling` reads what chronologies tell (decades, holidays, unknown days, "3 or 4 May").

    Two-digit years: with `not_after` (a birth) the latest that is not after it; else, when telling, up to 39 of
    this century, 40 to 69 of the last in doubt; else up to 69 of this century. `default_year` completes "3 May".
    """

    month_first: bool = False
    telling: bool = False
    not_after: date | None = None
    default_year: int | None = None

    def year(self, digits: str) -> int:
        """A written year in full, of two figures ("19", "'19") or four; not judged against `not_after`."""
        number = int(digits[-2:] if len(digits) < 4 else digits)
        if len(digits) == 4:
            if number < 1:
                raise UnreadableDate("Give the year in four figures, for example 2024.")
            if number > LATEST_YEAR:  # so far ahead that what is counted from it may lie past the end of the calendar
                raise UnreadableDate(f"Give a year between {EARLIEST_YEAR} and {LATEST_YEAR}.")
            return number
        return number + (2000 if number < (40 if self.telling else 70) else 1900)

    def doubts(self, digits: str) -> bool:
        """Whether a written year is likely a slip ("2109"), or its century was chosen between two that are likely."""
        if len(digits) >= 4:
            return self.telling and int(digits) > LAST_LIKELY_YEAR
        return self.telling and self.not_after is None and 40 <= int(digits[-2:]) < 70

    def day(self, digits: str, month: int, day: int, written: str) -> HalfDate:
        """A day that exists, or a refusal saying why it does not."""
        if not 1 <= month <= 12:
            raise UnreadableDate(
                f"{written} would be month {month}: dates are read as {self.words}. Write the month as a word."
            )
        year = self._century(digits, month, day) if self.not_after else self.year(digits)
        try:
            found = HalfDate.day(date(year, month, day))
        except UnreadableDate:
            raise
        except ValueError:
            raise UnreadableDate(_no_such_day(year, month, day)) from None
        doubts = (len(digits) < 4 or year > LAST_LIKELY_YEAR) and self.doubts(digits)
        return found.in_doubt() if doubts else found

    def month(self, digits: str, month: int) -> HalfDate:
        """A month of a written year."""
        found = HalfDate.month(self._century(digits, month, 1), month)
        return found.in_doubt() if self.doubts(digits) else found

    def _century(self, digits: str, month: int, day: int) -> int:
        """The year in full: for a birth in two figures, the latest with such a day that is not after the limit."""
        year, limit = self.year(digits), self.not_after
        if limit is None or len(digits) >= 4:
            return year
        for century in range(limit.year // 100 * 100, 1700, -100):
            full = century + year % 100
            leap_fits = day <= last_of_month(full, month).day
            if leap_fits and (full, month, day) <= (limit.year, limit.month, limit.day):
                return full
        return year

    @property
    def words(self) -> str:
        """The order, for sentences."""
        return "month, day, year" if self.month_first else "day, month, year"


def _no_such_day(year: int, month: int, day: int) -> str:
    last = last_of_month(year, month).day
    return f"There is no {day} {MONTH_NAMES[month - 1]} {year}: that month has {last} days. Check the day."


def check_limit(found: HalfDate, manner: Manner) -> HalfDate:
    """The same, unless it lies wholly after the last day allowed."""
    if manner.not_after and found.earliest > manner.not_after:
        shown = day_in_words(found.earliest) if found.precision is Precision.DAY else str(found)
        raise UnreadableDate(f"{shown} is after {day_in_words(manner.not_after)}, which cannot be. Check the year.")
    return found


TELLING = Manner(telling=True)
