"""Whole dates as they stand in running text, day before month, for replacing or for finding a date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from joinedup_core.calendar.months import MONTH_NAMES, day_in_words

_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_WRITTEN = re.compile(
    r"(?<!\d)(?<!\d[/.-])(?:"  # not within a longer run of figures, but behind the stroke of an address
    r"(?P<d1>\d{1,2})\s?[/.\- ]\s?(?P<m1>\d{1,2})\s?[/.\- ]\s?(?P<y1>(?:19|20)\d\d|\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s.\-/]*(?P<m3>{_MONTH})[\s.,\-/']*(?P<y3>(?:19|20)\d\d|\d\d)"
    rf"|(?P<m4>{_MONTH})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>(?:19|20)\d\d)"
    r"|(?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)|(?P<d6>[0-3]\d)(?P<m6>[01]\d)(?P<y6>(?:19|20)\d\d)"
    r")(?![\d])",
    re.I,
)


def dates_in(text: str, *, either: bool = False) -> Iterator[tuple[int, int, date]]:
    """(start, end, day) of every whole date in a text. A year of two digits is 1940 to 2039.

    With `either` figures are read month first as well, where that is a day.
    """
    for match in _WRITTEN.finditer(text):
        told = {key[0]: value for key, value in match.groupdict().items() if value}
        month = int(told["m"]) if told["m"].isdigit() else _NUMBERS[told["m"][:3].casefold()]
        year, day = int(told["y"]), int(told["d"])
        if year < 100:
            year += 1900 if year >= 40 else 2000
        orders = ((month, day), (day, month)) if either and told["m"].isdigit() else ((month, day),)
        for month, day in dict.fromkeys(orders):
            try:
                yield match.start(), match.end(), date(year, month, day)
            except ValueError:
                continue


def age_in_words(born: date, on: date) -> str:
    """The age on a day: in years, below two in months, below eight weeks in days."""
    if on < born:
        return "unborn"
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 24:
        return f"aged {months // 12}"
    days = (on - born).days
    return f"aged {_many(months, 'month')}" if days >= 56 else f"aged {_many(days, 'day')}"


def day_from(day: date, start: date) -> str:
    """A day as so many days before or after another."""
    days = (day - start).days
    return "day 0" if days == 0 else f"{_many(abs(days), 'day')} {'after' if days > 0 else 'before'}"


def month_in_words(day: date) -> str:
    """A month and its year."""
    return day_in_words(day).split(" ", 1)[1]


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"
