"""Half-known dates: what a register says ("Mar 2018", "w/c 3 April", "about 2019?") kept as it is known.

A half-known date is a span of days with the precision in which it was given. Nothing is invented: printing a
month never prints a day. The printed form reads back as the same value, so it is also the stored form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Self

from joinedup_core.calendar.months import MONTH_NAMES, add_months, day_in_words, last_of_month

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
PARTS = {"early": (1, 10), "mid": (11, 20), "end of": (21, 31)}


class UnreadableDate(ValueError):
    """A date could not be read; the message is a sentence for the person who wrote it."""


class Precision(StrEnum):
    """How finely a date is known. The order of the members is the order used to break ties in sorting."""

    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    RANGE = "range"


RANK = {precision: rank for rank, precision in enumerate(Precision)}


@dataclass(frozen=True, slots=True)
class HalfDate:
    """A date as far as it is known: the first and last day it can mean, and how it was given.

    `about` says that the edges are soft (the span stays as written); `doubtful` that the writer put a
    question mark. Order: earliest first, then the one that ends earlier, then finer precision, then sure
    before doubtful.
    """

    earliest: date
    latest: date
    precision: Precision
    about: bool = False
    doubtful: bool = False

    def __post_init__(self) -> None:
        first, last = self.earliest, self.latest
        if not (EARLIEST_YEAR <= first.year <= LATEST_YEAR >= last.year >= EARLIEST_YEAR):
            raise UnreadableDate(f"Give a year between {EARLIEST_YEAR} and {LATEST_YEAR}.")
        if first > last:
            raise UnreadableDate(f"{day_in_words(first)} is after {day_in_words(last)}: put the earlier date first.")
        if first == last and self.precision is Precision.DAY:
            return
        if last != _END[self.precision](first, last):
            raise ValueError(f"{first} to {last} is not a {self.precision}")

    @classmethod
    def day(cls, on: date) -> HalfDate:
        """A day known exactly. The value is shared: chronologies name the same days again and again."""
        return _a_day(on)

    @classmethod
    def week(cls, commencing: date) -> Self:
        """Seven days from the given one (it need not be a Monday)."""
        return cls(commencing, commencing + timedelta(days=6), Precision.WEEK)

    @classmethod
    def month(cls, year: int, month: int) -> HalfDate:
        """A month of which the day is not known."""
        return _a_month(year, month)

    @classmethod
    def part_of_month(cls, part: str, year: int, month: int) -> Self:
        """The first ten days ("early"), the next ten ("mid") or the rest ("end of") of a month."""
        first, last = PARTS[part]
        end = last_of_month(year, month)
        return cls(date(year, month, first), min(end, end.replace(day=min(last, end.day))), Precision.PART_OF_MONTH)

    @classmethod
    def quarter(cls, financial_year: int, number: int) -> Self:
        """A quarter of a financial year: the first is April to June."""
        first = add_months(date(financial_year, 4, 1), 3 * (number - 1))
        return cls(first, _end_of_months(first, 3), Precision.QUARTER)

    @classmethod
    def season(cls, name: str, year: int) -> Self:
        """Spring is March to May, and so on; winter begins in December of the given year."""
        first = date(year, SEASONS[name], 1)
        return cls(first, _end_of_months(first, 3), Precision.SEASON)

    @classmethod
    def year(cls, year: int) -> HalfDate:
        """A calendar year."""
        return _a_year(year)

    @classmethod
    def financial_year(cls, begins: int) -> Self:
        """A financial year, April to March."""
        return cls(date(begins, 4, 1), date(begins + 1, 3, 31), Precision.FINANCIAL_YEAR)

    @classmethod
    def between(cls, earliest: date, latest: date) -> HalfDate:
        """Some day between two days, or the span from one to the other."""
        if earliest == latest:
            return cls.day(earliest)
        if earliest < latest and earliest.year >= EARLIEST_YEAR and latest.year <= LATEST_YEAR:
            return _made(earliest, latest, Precision.RANGE, False, False)
        return cls(earliest, latest, Precision.RANGE)  # refuses it in words

    def roughly(self) -> HalfDate:
        """The same with soft edges ("about")."""
        return _made(self.earliest, self.latest, self.precision, True, self.doubtful)

    def in_doubt(self) -> HalfDate:
        """The same with a question mark."""
        return _made(self.earliest, self.latest, self.precision, self.about, True)

    @property
    def exact(self) -> date | None:
        """The day, when one day is known without doubt; else None."""
        sure = self.precision is Precision.DAY and not (self.about or self.doubtful)
        return self.earliest if sure else None

    def is_past(self, today: date) -> bool:
        """Whether the whole span lies before today (a deadline of "March" passes on 1 April)."""
        return self.latest < today

    def overlaps(self, other: HalfDate) -> bool:
        """Whether the two can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def sort_key(self) -> tuple[date, date, int, bool, bool]:
        """The stated order, for keys and comparisons."""
        return (self.earliest, self.latest, RANK[self.precision], self.about, self.doubtful)

    def __lt__(self, other: HalfDate) -> bool:
        return self.sort_key < other.sort_key

    def __le__(self, other: HalfDate) -> bool:
        return self.sort_key <= other.sort_key

    def __gt__(self, other: HalfDate) -> bool:
        return self.sort_key > other.sort_key

    def __ge__(self, other: HalfDate) -> bool:
        return self.sort_key >= other.sort_key

    def __str__(self) -> str:
        words = _PRINT[self.precision](self.earliest, self.latest)
        return f"{'about ' if self.about else ''}{words}{'?' if self.doubtful else ''}"


# What sets the fields of a frozen value directly: the half of the time that looking each up by name takes.
_SET_EARLIEST, _SET_LATEST, _SET_PRECISION, _SET_ABOUT, _SET_DOUBTFUL = (
    HalfDate.__dict__[name].__set__ for name in HalfDate.__slots__
)


def _made(earliest: date, latest: date, precision: Precision, about: bool, doubtful: bool) -> HalfDate:
    """A value whose span is known to be right, since it was another's or cannot be wrong: it is not judged again."""
    found = object.__new__(HalfDate)
    _SET_EARLIEST(found, earliest)
    _SET_LATEST(found, latest)
    _SET_PRECISION(found, precision)
    _SET_ABOUT(found, about)
    _SET_DOUBTFUL(found, doubtful)
    return found


@lru_cache(maxsize=20_000)
def _a_day(on: date) -> HalfDate:
    if EARLIEST_YEAR <= on.year <= LATEST_YEAR:
        return _made(on, on, Precision.DAY, False, False)
    return HalfDate(on, on, Precision.DAY)  # refuses it in words


@lru_cache(maxsize=500)
def _a_year(year: int) -> HalfDate:
    return HalfDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


@lru_cache(maxsize=5_000)
def _a_month(year: int, month: int) -> HalfDate:
    return HalfDate(date(year, month, 1), last_of_month(year, month), Precision.MONTH)


def _end_of_months(first: date, months: int) -> date:
    return add_months(first, months) - timedelta(days=1)


def _end_of_part(first: date) -> date:
    last = last_of_month(first.year, first.month)
    ends = {begin: end for begin, end in PARTS.values()}
    return min(last, last.replace(day=min(ends.get(first.day, 0) or 1, last.day)))


def _end_of_span(first: date, last: date) -> date:
    return last if first < last else last - timedelta(days=1)


@lru_cache(maxsize=5_000)
def _end_of_calendar(first: date, starts: tuple[int, ...], months: int) -> date:
    if first.day != 1 or first.month not in starts:
        return first - timedelta(days=1)
    return _end_of_months(first, months)


_QUARTERS, _SEASON_STARTS = (1, 4, 7, 10), tuple(SEASONS.values())
_END = {
    Precision.DAY: lambda a, b: a,
    Precision.WEEK: lambda a, b: a + timedelta(days=6),
    Precision.PART_OF_MONTH: lambda a, b: _end_of_part(a),
    Precision.MONTH: lambda a, b: _end_of_calendar(a, tuple(range(1, 13)), 1),
    Precision.QUARTER: lambda a, b: _end_of_calendar(a, _QUARTERS, 3),
    Precision.SEASON: lambda a, b: _end_of_calendar(a, _SEASON_STARTS, 3),
    Precision.YEAR: lambda a, b: _end_of_calendar(a, (1,), 12),
    Precision.FINANCIAL_YEAR: lambda a, b: _end_of_calendar(a, (4,), 12),
    Precision.RANGE: _end_of_span,
}


def _month_words(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _years_words(begins: int) -> str:
    return f"{begins}/{(begins + 1) % 100:02d}"


def _part_words(first: date) -> str:
    names = {begin: name for name, (begin, _) in PARTS.items()}
    return f"{names[first.day]} {_month_words(first)}"


def _quarter_words(first: date) -> str:
    begins = first.year if first.month >= 4 else first.year - 1
    return f"Q{(first.month - 4) % 12 // 3 + 1} {_years_words(begins)}"


def _season_words(first: date) -> str:
    name = next(name for name, month in SEASONS.items() if month == first.month)
    return f"{name} {_years_words(first.year) if name == 'winter' else first.year}"


def _range_words(first: date, last: date) -> str:
    whole = first.day == 1 and last == last_of_month(last.year, last.month)
    if whole and (first.year, first.month) != (last.year, last.month):
        return f"{_month_words(first)} to {_month_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


_PRINT = {
    Precision.DAY: lambda a, b: day_in_words(a),
    Precision.WEEK: lambda a, b: f"w/c {day_in_words(a)}",
    Precision.PART_OF_MONTH: lambda a, b: _part_words(a),
    Precision.MONTH: lambda a, b: _month_words(a),
    Precision.QUARTER: lambda a, b: _quarter_words(a),
    Precision.SEASON: lambda a, b: _season_words(a),
    Precision.YEAR: lambda a, b: str(a.year),
    Precision.FINANCIAL_YEAR: lambda a, b: _years_words(a.year),
    Precision.RANGE: _range_words,
}
