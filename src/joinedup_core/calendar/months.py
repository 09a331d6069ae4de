"""Months: their names as people write them, their last days, and adding them at month ends."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MISSPELT = {
    **dict.fromkeys(("janurary", "janaury", "januray"), 1),
    **dict.fromkeys(("febuary", "feburary", "febraury", "februrary"), 2),
    **dict.fromkeys(("apirl",), 4),
    **dict.fromkeys(("agust", "augsut", "auguest"), 8),
    **dict.fromkeys(("setember", "septmber", "setpember", "septmeber"), 9),
    **dict.fromkeys(("ocotber", "octber"), 10),
    **dict.fromkeys(("novemeber", "novmber"), 11),
    **dict.fromkeys(("decmber", "decemeber"), 12),
}


@lru_cache(maxsize=1_000)
def month_number(word: str) -> int | None:
    """The month that a word of three letters or more begins ("Mar", "Sept", "october"), or None."""
    word = word.lower().rstrip(".")
    if word in _MISSPELT:
        return _MISSPELT[word]
    if len(word) < 3:
        return None
    for number, name in enumerate(MONTH_NAMES, start=1):
        if name.lower().startswith(word):
            return number
    return None


@lru_cache(maxsize=1_000)
def weekday_number(word: str) -> int | None:
    """The weekday that a word of three letters or more begins (Monday is 0), or None."""
    word = word.lower().rstrip(".")
    if len(word) < 3:
        return None
    word = "wed" if word == "weds" else word
    for number, name in enumerate(WEEKDAY_NAMES):
        if name.lower().startswith(word):
            return number
    return None


@lru_cache(maxsize=5_000)
def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months on; in a shorter month, its last day (31 January + 1 = 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_in_words(day: date) -> str:
    """A day as the house prints it: "3 April 2019"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
