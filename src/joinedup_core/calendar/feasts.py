"""Days and times of year that people name: Christmas, Easter, bank holidays, school holidays.

A feast named without its day ("Xmas 2018", "Easter 2019") is a span with soft edges, never one day. School holidays
differ by council: their spans are wide enough for all of England and soft.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from joinedup_core.calendar.half_date import HalfDate
from joinedup_core.calendar.months import last_of_month
from joinedup_core.calendar.working_days import bank_holidays

_FEAST = re.compile(r"^(?:the )?(?P<name>[a-z][a-z' -]+?),? (?P<y>\d{4}|'?\d{2})(?:/(?P<z>\d{2}|\d{4}))?$", re.A)
_ALIASES = (
    (re.compile(r"\bx-?mas\b"), "christmas"),
    (re.compile(r"\bnye$"), "new year's eve"),
    (re.compile(r"\bhalf[- ]term (february|feb|may|october|oct)$"), r"\1 half term"),
    (re.compile(r"^feb\b"), "february"),
    (re.compile(r"^oct\b"), "october"),
    (re.compile(r"\b(?:hols|holiday|vacation|break)\b"), "holidays"),
    (re.compile(r"\b(?:school |time$|period$|of$)"), ""),
    (re.compile(r"\bhalf[- ]term(?: holidays)?\b"), "half term"),
    (re.compile(r"\bsix weeks'? holidays"), "summer holidays"),
    (re.compile(r"\bnew years\b"), "new year's"),
    (re.compile(r"\bvalentines?\b(?!')"), "valentine's"),
    (re.compile(r"\bbank holidays(?: monday)?$"), "bank holiday"),
    (re.compile(r"[- ]+"), " "),
)
_ALIASED = re.compile(
    r"mas|hol|vacation|break|term|school|six|year|nye|valentine|bank| (?:time|period|of)$|[- ]{2}|-", re.A
)
Feast = Callable[[int], HalfDate]


def _fixed(month: int, day: int) -> Feast:
    return lambda year: HalfDate.day(date(year, month, day))


def _about(first: tuple[int, int], last: tuple[int, int], on: int = 0) -> Feast:
    """From one month and day to another, `on` years later."""
    return lambda year: HalfDate.between(date(year, *first), date(year + on, *last)).roughly()


@lru_cache(maxsize=400)
def _easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of the moon's nineteen years (Meeus, Jones and Butcher)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _easter(first: int, last: int) -> Feast:
    """Days counted from Easter Sunday; a span has soft edges."""

    def feast(year: int) -> HalfDate:
        sunday = _easter_sunday(year)
        found = HalfDate.between(sunday + timedelta(days=first), sunday + timedelta(days=last))
        return found if first == last else found.roughly()

    return feast


def _bank_holiday(month: int, last: bool) -> Feast:
    """The first or last bank holiday of May or August, as the official list has it."""

    def feast(year: int) -> HalfDate:
        end = last_of_month(year, month)
        found = [day for day in bank_holidays(year) if date(year, month, 1) <= day <= end]
        return HalfDate.day(found[-1 if last else 0]) if found else HalfDate.month(year, month)

    return feast


_FEASTS: dict[str, Feast] = {
    "christmas": _about((12, 20), (12, 31)),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "christmas holidays": _about((12, 15), (1, 9), on=1),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year": lambda year: HalfDate.between(date(year - 1, 12, 31), date(year, 1, 6)).roughly(),
    "valentine's day": _fixed(2, 14),
    "halloween": _fixed(10, 31),
    "hallowe'en": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "good friday": _easter(-2, -2),
    "easter sunday": _easter(0, 0),
    "easter monday": _easter(1, 1),
    "easter": _easter(-2, 1),
    "easter weekend": _easter(-2, 1),
    "easter holidays": _easter(-16, 16),
    "summer holidays": _about((7, 15), (9, 10)),
    "february half term": _about((2, 9), (2, 28)),
    "may half term": _about((5, 22), (6, 5)),
    "october half term": _about((10, 14), (11, 4)),
    "early may bank holiday": _bank_holiday(5, last=False),
    "spring bank holiday": _bank_holiday(5, last=True),
    "august bank holiday": _bank_holiday(8, last=True),
    "summer bank holiday": _bank_holiday(8, last=True),
}


@lru_cache(maxsize=500)
def _feast(name: str) -> Feast | None:
    """The feast that a name or one of its other names means; names come again every year."""
    for pattern, replacement in _ALIASES if _ALIASED.search(name) else ():
        name = pattern.sub(replacement, name).strip()
    return _FEASTS.get(name)


def names_a_feast(words: str) -> bool:
    """Whether a named day or time of year stands there, with some year."""
    match = _FEAST.match(words)
    return match is not None and _feast(match["name"]) is not None


def read_feast(words: str) -> HalfDate | None:
    """A named day or time of year with its year; a pair of years only where the span has both ("2018/19")."""
    match = _FEAST.match(words)
    feast = _feast(match["name"]) if match else None
    if match is None or feast is None:
        return None
    digits = match["y"].lstrip("'")
    year = int(digits) if len(digits) == 4 else 2000 + int(digits) - (100 if int(digits) >= 40 else 0)
    if not 1900 <= year < 2100:
        return None
    found = feast(year)
    if match["z"] and found.latest.year % 100 != int(match["z"][-2:]):
        return None
    return found
