"""Weeks, parts of months and years, quarters, seasons, terms, years and decades, as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from joinedup_core.calendar.days import (
    LONGEST_FIGURES,
    Reader,
    day_reader,
    may_be_month,
    read_day,
    read_month,
    worded_reader,
)
from joinedup_core.calendar.feasts import names_a_feast, read_feast
from joinedup_core.calendar.half_date import HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.manner import Manner
from joinedup_core.calendar.months import last_of_month, month_number, weekday_number
from joinedup_core.calendar.shapes import by_shape

Kind = Callable[[str], Reader | None]

_WEEK = re.compile(
    r"^(?:the )?(?!we )(?:w/?\s?(?P<short>[cbe])\b|w\.(?P<dotted>[cbe])\.?"
    r"|(?:week|wk)\.? (?P<long>commencing|beginning|starting|of|ending))"
    r"\s*:?\s*(?P<day>.+)$",
    re.A,
)
_NTH_WEEK = re.compile(
    r"^(?:the )?(?P<n>first|second|third|fourth|last|\d[a-z]{2}) (?:week|weekend) (?:of|in)(?: the)? (?P<rest>.+)$",
    re.A,
)
_PART = re.compile(
    r"^(?:the |very )*(?P<part>early|beginning|start|mid|middle|late|end)(?:[\s-]*(?P<to>to|/|-)[\s-]*(?P<part2>mid|late|end))?"
    r"(?:\s+(?:of|in))?(?:\s+the)?[\s-]+(?P<rest>.+)$",
    re.A,
)
_HALF = re.compile(r"^(?:the )?(?P<n>first|second|latter|\d[a-z]{2}) half of (?P<rest>.+)$", re.A)
_QUARTER = re.compile(r"^(?:q|quarter |qtr )\s?(?P<q>\d)[\s,/-]*(?:of )?(?P<rest>.+)$", re.A)
_SEASON = re.compile(
    r"^(?:the )?(spring|summer|autumn|winter)( term)?(?: of)?[\s,]*(\d{4})(?:[/-](\d{4}|\d{2}))?$", re.A
)
_FINANCIAL = re.compile(r"^(?:fy|financial year)?\s*(\d{4})\s?([/-])\s?(\d{4}|\d{2})$", re.A)
_SCHOOL_YEAR = re.compile(r"^(?:academic|school) year (?P<y>\d{4})\s?[/-]\s?(?P<z>\d{4}|\d{2})$", re.A)
_YEAR = re.compile(r"^(?:the )?(?:year (?:of )?)?(\d{4})$", re.A)
_DECADE = re.compile(r"^(?:the )?(?P<y>\d{4}|'?\d{2})(?:'?s)$", re.A)
_LONGEST_YEARS = 11
_TERMS = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}
_NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
_HALVES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "latter": 1}
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1}
_PART_NAMES = ("early", "mid", "end of")


def read_single(words: str, manner: Manner) -> HalfDate | None:
    """A date that is not a range, whichever kind it is."""
    words = words.removeprefix("the ")
    return read_with(_remembered_kinds(words), words, manner)


def read_with(readers: tuple[Reader, ...], words: str, manner: Manner) -> HalfDate | None:
    """What the first of the readers makes of the words that makes anything of them."""
    for reader in readers:
        found = reader(words, manner)
        if found is not None:
            return found
    return None


def readers_of(words: str) -> tuple[Reader, ...]:
    """What may read words of this shape as a date that is not a range."""
    if words.startswith("the "):
        return (read_single,) if _kinds_of(words.removeprefix("the ")) else ()
    return _kinds_of(words)


def _kinds_of(words: str) -> tuple[Reader, ...]:
    """The kinds of date that words of this shape, without "the" before them, can be. The first word says which to try."""
    if not words:
        return ()
    if words[0].isdigit():
        if not words.islower():
            kinds = _IN_FIGURES if len(words) <= LONGEST_FIGURES else ()
        else:
            kinds = _FIGURE_AND_WORDS if " of " in words or words[-1] == "s" else _A_DAY
    else:
        head = _HEAD.match(words)
        kinds = _kinds(head[0]) if head else _UNKNOWN
    readers = (kind(words) for kind in kinds)
    return tuple(reader for reader in readers if reader)


_remembered_kinds = by_shape(_kinds_of)


def _kinds(head: str) -> tuple[Kind, ...]:
    """The kinds of date that begin with a word."""
    found = _BY_WORD.get(head)
    if found is not None:
        return found
    if month_number(head):
        return _MONTH_FIRST
    return _A_DAY if weekday_number(head) is not None else _NAMED


def read_years(words: str, manner: Manner) -> HalfDate | None:
    """A year, a financial or school year, a span of years, or (when telling) a decade."""
    if words[0].isdigit():
        decade = words[-1] == "s"
        if not decade and (len(words) > _LONGEST_YEARS or not words[:4].isdigit()):
            return None
    if match := _YEAR.match(words):
        if manner.telling and int(match[1]) < 1900 and int(match[1]) % 100 < 60:
            raise UnreadableDate(f"{words} is a time or a year long past. Give the day, for example 3 April 2024.")
        return HalfDate.year(manner.year(match[1]))
    if match := _FINANCIAL.match(words):
        return _pair_of_years(words, manner.year(match[1]), match[2], match[3])
    if match := _SCHOOL_YEAR.match(words):
        begins = manner.year(match["y"])
        if _ends(begins, match["z"]) == begins + 1:
            return HalfDate.between(date(begins, 9, 1), date(begins + 1, 8, 31))
    if manner.telling and (match := _DECADE.match(words)) and match["y"][-1] == "0":
        first = _decade(match["y"])
        return HalfDate.between(date(first, 1, 1), date(first + 9, 12, 31))
    return None


def _decade(digits: str) -> int:
    number = int(digits.lstrip("'"))
    if len(digits) < 4:
        return number + (2000 if number < 30 else 1900)
    if number % 100 == 0 and number < 2000:
        raise UnreadableDate(f"\u201cThe {number}s\u201d is a century, too wide to be placed. Give a year or a decade.")
    return number


def _pair_of_years(words: str, begins: int, mark: str, second: str) -> HalfDate:
    ends = _ends(begins, second)
    if ends == begins + 1 and not (mark == "-" and len(second) == 4):
        return HalfDate.financial_year(begins)
    if mark == "/" or ends <= begins or ends > begins + 50:
        raise UnreadableDate(f"{words} is not a year or a span of years. Write for example 2024/25 or 2020 to 2023.")
    return HalfDate.between(date(begins, 1, 1), date(ends, 12, 31))


def _ends(begins: int, digits: str) -> int:
    """The year in which a written pair of years ends: 2024/25, 1999/00, 2024/2025."""
    if len(digits) == 4:
        return int(digits)
    end = begins - begins % 100 + int(digits)
    return end + 100 if end < begins else end


def _read_quarter(words: str, manner: Manner) -> HalfDate | None:
    match = _QUARTER.match(words)
    if match is None:
        return None
    number = int(match["q"])
    if not 1 <= number <= 4:
        raise UnreadableDate(f"There is no quarter {number}: quarters are Q1 to Q4.")
    years = read_years(match["rest"], manner)
    if years is None:
        return None
    if years.precision is Precision.FINANCIAL_YEAR:
        return HalfDate.quarter(years.earliest.year, number)
    if years.precision is not Precision.YEAR:
        return None
    first = date(years.earliest.year, 3 * number - 2, 1)
    return HalfDate.between(first, last_of_month(first.year, first.month + 2)).in_doubt()


def _read_season(words: str, manner: Manner) -> HalfDate | None:
    """A season or a term. "Winter 2018" may be its beginning or its end: when telling, it is in doubt."""
    match = _SEASON.match(words)
    if match is None:
        return None
    year = manner.year(match[3])
    if match[4] and (match[1] != "winter" or _ends(year, match[4]) != year + 1):
        return None
    if not match[2]:
        if manner.telling and match[1] == "winter" and not match[4]:
            return HalfDate.season("winter", year).in_doubt()
        return HalfDate.season(match[1], year)
    if match[1] not in _TERMS:
        return None
    first, last = _TERMS[match[1]]
    return HalfDate.between(date(year, first, 1), last_of_month(year, last)).roughly()


def _read_week(words: str, manner: Manner) -> HalfDate | None:
    """A week by its first or last day; "week of" a day that is no Monday may begin with it or contain it."""
    match = _WEEK.match(words)
    if match is None:
        return _read_nth_week(words, manner) if manner.telling else None
    found = read_day(match["day"], manner)
    if found is None or found.earliest != found.latest:
        raise UnreadableDate("A week needs the day it begins, for example w/c 3 April 2024.")
    day = found.earliest
    if match["long"] == "of" and day.weekday() and manner.telling:
        return HalfDate.between(day - timedelta(days=day.weekday()), day + timedelta(days=6)).roughly()
    ending = "e" in (match["short"], match["dotted"]) or match["long"] == "ending"
    week = HalfDate.week(day - timedelta(days=6) if ending else day)
    return week.in_doubt() if found.doubtful else week


def _read_nth_week(words: str, manner: Manner) -> HalfDate | None:
    """ "First week of May 2018": seven days by the calendar with soft edges."""
    match = _NTH_WEEK.match(words)
    number = _NTH.get(match["n"]) if match else None
    whole = read_month(match["rest"], manner) if match and number is not None else None
    if number is None or whole is None or whole.precision is not Precision.MONTH:
        return None
    first = whole.latest - timedelta(days=6) if number < 0 else whole.earliest + timedelta(days=7 * number)
    return HalfDate.between(first, first + timedelta(days=6)).roughly()


def _read_part(words: str, manner: Manner) -> HalfDate | None:
    """Early, mid or late in a month, year or decade; "mid to late" is the span of both."""
    match = _PART.match(words)
    if match is None:
        return _read_half(words, manner) if manner.telling else None
    whole = read_single(match["rest"], manner)
    if whole is None:
        return None
    found = _part_of(whole, _PARTS.get(match["part"], 2), late=manner.telling and match["part"] == "late")
    if found is None or not match["part2"]:
        return found
    second = _part_of(whole, _PARTS.get(match["part2"], 2))
    return HalfDate.between(found.earliest, second.latest).roughly() if second else None


def _part_of(whole: HalfDate, part: int, late: bool = False) -> HalfDate | None:
    """The first, middle or last part (0, 1, 2) of a month, year, decade, season, quarter or financial year.

    The end of the last three is their last ten days or so; with `late` it is their last third.
    """
    found: HalfDate | None = None
    year = whole.earliest.year
    if whole.precision is Precision.MONTH:
        found = HalfDate.part_of_month(_PART_NAMES[part], year, whole.earliest.month)
    elif whole.precision is Precision.YEAR:
        found = HalfDate.between(date(year, 1 + 4 * part, 1), last_of_month(year, 4 + 4 * part)).roughly()
    elif whole.precision is Precision.RANGE and whole.latest == date(year + 9, 12, 31):
        first, last = ((0, 3), (3, 6), (6, 9))[part]
        found = HalfDate.between(date(year + first, 1, 1), date(year + last, 12, 31)).roughly()
    elif part == 2 and not late and whole.precision in (Precision.QUARTER, Precision.FINANCIAL_YEAR, Precision.SEASON):
        found = HalfDate.part_of_month("end of", whole.latest.year, whole.latest.month)
    elif whole.precision in (Precision.QUARTER, Precision.FINANCIAL_YEAR, Precision.SEASON) or whole.about:
        third = (whole.latest - whole.earliest) // 3
        first_day = whole.earliest + part * third
        found = HalfDate.between(first_day, whole.latest if part == 2 else first_day + third).roughly()
    return found.in_doubt() if found and whole.doubtful else found


def _read_half(words: str, manner: Manner) -> HalfDate | None:
    """ "First half of 2018": six months with soft edges."""
    match = _HALF.match(words)
    number = _HALVES.get(match["n"]) if match else None
    whole = read_years(match["rest"], manner) if match and number is not None else None
    if whole is None or whole.precision is not Precision.YEAR:
        return None
    year = whole.earliest.year
    spans = (date(year, 7, 1), date(year, 12, 31)) if number else (date(year, 1, 1), date(year, 6, 30))
    return HalfDate.between(*spans).roughly()


def _read_feast(words: str, manner: Manner) -> HalfDate | None:
    return read_feast(words) if manner.telling else None


def _kind(reader: Reader, fits: Callable[[str], bool]) -> Kind:
    """A kind of date: its reader, for words whose shape it can have at all."""
    return lambda words: reader if fits(words) else None


def _like(*patterns: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda words: any(pattern.match(words) for pattern in patterns)


_HEAD = re.compile(r"[a-z]+", re.A)
_MONTH, _FEAST = _kind(read_month, may_be_month), _kind(_read_feast, names_a_feast)
_YEARS = _kind(read_years, _like(_YEAR, _FINANCIAL, _SCHOOL_YEAR, _DECADE))
_A_WEEK, _A_PART = _kind(_read_week, _like(_WEEK, _NTH_WEEK)), _kind(_read_part, _like(_PART, _HALF))
_IN_FIGURES: tuple[Kind, ...] = (day_reader, _MONTH, _YEARS)
_A_DAY: tuple[Kind, ...] = (day_reader,)
_FIGURE_AND_WORDS: tuple[Kind, ...] = (day_reader, _YEARS, _A_WEEK, _A_PART)
_UNKNOWN: tuple[Kind, ...] = (day_reader, _YEARS)
_MONTH_FIRST: tuple[Kind, ...] = (worded_reader, _MONTH, _FEAST)
_NAMED: tuple[Kind, ...] = (_FEAST,)
_BY_WORD: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("w", "wc", "wb", "we", "wk", "week"), (_A_WEEK,)),
    **dict.fromkeys(("first", "second", "third", "fourth", "last", "latter"), (_A_WEEK, _A_PART)),
    **dict.fromkeys(("early", "mid", "middle", "late", "end", "start", "beginning", "very"), (_A_PART, _FEAST)),
    **dict.fromkeys(("spring", "summer", "autumn", "winter"), (_kind(_read_season, _like(_SEASON)), _FEAST)),
    **dict.fromkeys(("q", "quarter", "qtr"), (_kind(_read_quarter, _like(_QUARTER)),)),
    **dict.fromkeys(("fy", "financial", "academic", "school", "year"), (_YEARS, _FEAST)),
    **dict.fromkeys(("x", "xx", "d", "dd", "m", "mm"), _A_DAY),
}
