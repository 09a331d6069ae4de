"""Reading written dates the British way: 3/4/19 is 3 April 2019, and what cannot be is refused in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from joinedup_core.calendar.half_date import SEASONS, HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.months import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    day_in_words,
    last_of_month,
    month_number,
    weekday_number,
)

LONGEST = 120
Reader = Callable[[str, str], HalfDate | None]

_ABOUT = re.compile(r"^(?:about|around|circa|approximately|approx\.?|roughly|c\.|ca\.|~)\s*", re.A)
_NOISE = re.compile(r"^(?:by|due|due by|on|in|during)\s*:?\s+", re.A)
_DOUBT = re.compile(r"^\?+\s*|\s*(?:\(\?+\)|\?+|\(?\b(?:tbc|provisional)\)?)$", re.A)
_TIME = re.compile(r"(?<=\d)(?:t|,?\s+(?:at\s+)?)\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$", re.A)
_WEEKDAY = re.compile(r"^([a-z]{3,9})\.?,?\s+(?=\d|[a-z]{3})", re.A)
_WEEK = re.compile(
    r"^(?:w/?\s?(?P<short>[cbe])\b|w\.(?P<dotted>[cbe])\.?"
    r"|(?:week|wk)\.? (?P<long>commencing|beginning|starting|of|ending))"
    r"\s*:?\s*(?P<day>.+)$",
    re.A,
)
_PART = re.compile(
    r"^(?:the )?(?P<part>early|beginning|start|mid|middle|late|end)(?:\s+of)?(?:\s+the)?[\s-]+(?P<rest>.+)$",
    re.A,
)
_D, _M, _Y = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<m>[a-z]{3,9})\.?", r"(?P<y>\d{4}|'?\d{2})"
_ISO = re.compile(r"^(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})$|^(?P<Y>\d{4})(?P<M>\d{2})(?P<D>\d{2})$", re.A)
_NUMERIC = re.compile(r"^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$", re.A)
_DAY_MONTH = re.compile(rf"^{_D}(?: of)?[\s.,-]*{_M}[\s.,-]*{_Y}$", re.A)
_MONTH_DAY = re.compile(r"^(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:(?:st|nd|rd|th),?\s+|,\s*|\s+)(?P<y>\d{4})$", re.A)
_MONTH = re.compile(rf"^{_M}[\s,./-]*{_Y}$", re.A)
_NUMERIC_MONTH = re.compile(r"^(?P<m>\d{1,2})[-/.](?P<y>\d{4})$|^(?P<Y>\d{4})-(?P<M>\d{2})$", re.A)
_QUARTER = re.compile(r"^(?:q|quarter |qtr )\s?(?P<q>\d)[\s,/-]*(?:of )?(?P<rest>.+)$", re.A)
_SEASON = re.compile(r"^(spring|summer|autumn|winter)( term)?[\s,]*(\d{4})(?:[/-](\d{4}|\d{2}))?$", re.A)
_FINANCIAL = re.compile(r"^(?:fy|financial year)?\s*(\d{4})\s?([/-])\s?(\d{4}|\d{2})$", re.A)
_YEAR = re.compile(r"^(\d{4})$", re.A)
_BETWEEN = re.compile(r"^between (?P<a>.+?) and (?P<b>.+)$", re.A)
_SPLIT = re.compile(r"\s+(?:to|until|till|through)\s+|\s*-\s*", re.A)
_TERMS = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}


def parse_half_date(text: str, default_order: str = "british") -> HalfDate:
    """Read one written date. `default_order` is "british" (day first) or "american" (month first).

    Two-digit years up to 69 are of this century. Anything else raises UnreadableDate with a sentence.
    """
    words = tidy(text)
    if not words.strip("?-. "):
        raise UnreadableDate("There is no date here. Give a day, a month or a year, for example March 2024.")
    if len(words) > LONGEST:
        raise UnreadableDate("This is too long for a date. Give only the date, for example 3 April 2024.")
    doubtful, words = _take(_DOUBT, words)
    words = _NOISE.sub("", words)
    about, words = _take(_ABOUT, words)
    found = _read(words, default_order)
    if found is None:
        raise UnreadableDate(_why_not(words))
    found = found.in_doubt() if doubtful else found
    return found.roughly() if about else found


def tidy(text: str) -> str:
    """Lower case, plain dashes and quotes, single spaces, no closing stop."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("\u2019", "'").replace("\u2018", "'")
    return re.sub(r"\s+", " ", text).strip().rstrip(".;,").strip()


def _take(pattern: re.Pattern[str], words: str) -> tuple[bool, str]:
    """Whether the pattern stands in the words, and the words without it (every time it occurs at an edge)."""
    left = pattern.sub("", words).strip()
    return left != words, left


def _read(words: str, order: str) -> HalfDate | None:
    for reader in _READERS:
        found = reader(words, order)
        if found is not None:
            return found
    return None


def _single(words: str, order: str) -> HalfDate | None:
    """A date that is not a range."""
    for reader in _SIMPLE:
        found = reader(words, order)
        if found is not None:
            return found
    return None


def _year(digits: str) -> int:
    digits = digits.lstrip("'")
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < 70 else 1900)


def _day(year: int, month: int, day: int, written: str) -> HalfDate:
    """A day that exists, or a refusal saying why it does not."""
    if not 1 <= month <= 12:
        raise UnreadableDate(
            f"{written} would be month {month}: dates are read as day, month, year. Write the month as a word."
        )
    if not 1 <= year <= 9999:
        raise UnreadableDate(f"{written} has a year that cannot be. Give the year in four figures.")
    last = last_of_month(year, month).day
    if not 1 <= day <= last:
        raise UnreadableDate(
            f"There is no {day} {MONTH_NAMES[month - 1]} {year}: that month has {last} days. Check the day."
        )
    return HalfDate.day(date(year, month, day))


def _read_day(words: str, order: str) -> HalfDate | None:
    """A whole day, with or without a weekday (checked) and a time (dropped)."""
    words = _TIME.sub("", words)
    named = _WEEKDAY.match(words)
    weekday = weekday_number(named[1]) if named else None
    if named and weekday is not None:
        words = words[named.end() :]
    found = _read_figures(words, order) or _read_worded(words)
    if found and weekday is not None and found.earliest.weekday() != weekday:
        raise UnreadableDate(
            f"{day_in_words(found.earliest)} is a {WEEKDAY_NAMES[found.earliest.weekday()]}, "
            f"not a {WEEKDAY_NAMES[weekday]}. Check the day."
        )
    return found


def _read_figures(words: str, order: str) -> HalfDate | None:
    if match := _ISO.match(words):
        year, month, day = (int(match[k] or match[k.upper()]) for k in "ymd")
        return _day(year, month, day, words)
    if match := _NUMERIC.match(words):
        first, second = int(match[1]), int(match[3])
        day, month = (second, first) if order == "american" else (first, second)
        return _day(_year(match[4]), month, day, words)
    return None


def _read_worded(words: str) -> HalfDate | None:
    match = _DAY_MONTH.match(words) or _MONTH_DAY.match(words)
    month = month_number(match["m"]) if match else None
    if match is None or month is None:
        return None
    return _day(_year(match["y"]), month, int(match["d"]), words)


def _read_month(words: str, order: str) -> HalfDate | None:
    if match := _MONTH.match(words):
        month = month_number(match["m"])
        return HalfDate.month(_known_year(match["y"]), month) if month else None
    match = _NUMERIC_MONTH.match(words)
    if match is None or (match["Y"] and not 1 <= int(match["M"]) <= 12):
        return None
    year, number = int(match["y"] or match["Y"]), int(match["m"] or match["M"])
    if match["Y"] and number == (year + 1) % 100:
        raise UnreadableDate(
            f"{words} can mean {MONTH_NAMES[number - 1]} {year} or the year {year}/{number:02d}. Write it in words."
        )
    _day(year, number, 1, words)
    return HalfDate.month(_known_year(str(year)), number)


def _known_year(digits: str) -> int:
    year = _year(digits)
    if year < 1:
        raise UnreadableDate("Give the year in four figures, for example 2024.")
    return year


def _read_quarter(words: str, order: str) -> HalfDate | None:
    match = _QUARTER.match(words)
    if match is None:
        return None
    number = int(match["q"])
    if not 1 <= number <= 4:
        raise UnreadableDate(f"There is no quarter {number}: quarters are Q1 to Q4.")
    years = _read_years(match["rest"], order)
    if years is None:
        return None
    if years.precision is Precision.FINANCIAL_YEAR:
        return HalfDate.quarter(years.earliest.year, number)
    if years.precision is not Precision.YEAR:
        return None
    first = date(years.earliest.year, 3 * number - 2, 1)
    return HalfDate.between(first, last_of_month(first.year, first.month + 2)).in_doubt()


def _read_season(words: str, order: str) -> HalfDate | None:
    match = _SEASON.match(words)
    if match is None:
        return None
    year = _known_year(match[3])
    if match[4] and (match[1] != "winter" or _ends(year, match[4]) != year + 1):
        return None
    if not match[2]:
        return HalfDate.season(match[1], year)
    if match[1] not in _TERMS:
        return None
    first, last = _TERMS[match[1]]
    return HalfDate.between(date(year, first, 1), last_of_month(year, last)).roughly()


def _ends(begins: int, digits: str) -> int:
    """The year in which a written pair of years ends: 2024/25, 1999/00, 2024/2025."""
    if len(digits) == 4:
        return int(digits)
    end = begins - begins % 100 + int(digits)
    return end + 100 if end < begins else end


def _read_years(words: str, order: str) -> HalfDate | None:
    if match := _YEAR.match(words):
        return HalfDate.year(_known_year(match[1]))
    match = _FINANCIAL.match(words)
    if match is None:
        return None
    begins, ends = _known_year(match[1]), _ends(int(match[1]), match[3])
    if ends == begins + 1:
        return HalfDate.financial_year(begins)
    if match[2] == "/" or ends <= begins or ends > begins + 50:
        raise UnreadableDate(f"{words} is not a year or a span of years. Write for example 2024/25 or 2020 to 2023.")
    return HalfDate.between(date(begins, 1, 1), date(ends, 12, 31))


def _read_week(words: str, order: str) -> HalfDate | None:
    match = _WEEK.match(words)
    if match is None:
        return None
    day = _read_day(match["day"], order)
    if day is None:
        raise UnreadableDate("A week needs the day it begins, for example w/c 3 April 2024.")
    ending = "e" in (match["short"], match["dotted"]) or match["long"] == "ending"
    return HalfDate.week(day.earliest - timedelta(days=6) if ending else day.earliest)


def _read_part(words: str, order: str) -> HalfDate | None:
    match = _PART.match(words)
    if match is None:
        return None
    whole = _single(match["rest"], order)
    if whole is None:
        return None
    part = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1}.get(match["part"], 2)
    name = ("early", "mid", "end of")[part]
    if whole.precision is Precision.MONTH:
        return HalfDate.part_of_month(name, whole.earliest.year, whole.earliest.month)
    if whole.precision is Precision.YEAR:
        year, first = whole.earliest.year, 1 + 4 * part
        return HalfDate.between(date(year, first, 1), last_of_month(year, first + 3)).roughly()
    if part == 2 and whole.precision in (Precision.QUARTER, Precision.FINANCIAL_YEAR, Precision.SEASON):
        return HalfDate.part_of_month(name, whole.latest.year, whole.latest.month)
    return None


def _read_range(words: str, order: str) -> HalfDate | None:
    """Two dates with a word or dash between; what the first leaves out is taken from the second."""
    if match := _BETWEEN.match(words):
        return _join(match["a"], match["b"], order)
    words = re.sub(r"^from ", "", words)
    for gap in _SPLIT.finditer(words):
        found = _join(words[: gap.start()], words[gap.end() :], order)
        if found is not None:
            return found
    return None


def _join(left: str, right: str, order: str) -> HalfDate | None:
    last = _single(right.strip(), order)
    first = _single(left.strip(), order) or (_complete(left.strip(), last, order) if last else None)
    if first is None or last is None:
        return None
    span = HalfDate.between(first.earliest, last.latest)
    return span.in_doubt() if first.doubtful or last.doubtful else span


def _complete(left: str, last: HalfDate, order: str) -> HalfDate | None:
    """The first half of "3 - 5 April 2019" or "Nov to Feb 2019", completed from the second."""
    end = last.earliest
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", left, re.A) and last.precision is Precision.DAY:
        return _day(end.year, end.month, int(re.sub(r"\D", "", left)), left)
    found = _single(f"{left} {end.year}", order)
    if found and found.precision in (Precision.DAY, Precision.MONTH) and found.earliest > last.latest:
        return _single(f"{left} {end.year - 1}", order)
    return found


def _why_not(words: str) -> str:
    """The sentence for something that is no date as it stands."""
    shown = words if len(words) <= 40 else words[:40] + "..."
    bare = re.fullmatch(r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?([a-z]{3,9})(?: \d{1,2}(?:st|nd|rd|th)?)?", words, re.A)
    if (bare and month_number(bare[1])) or re.fullmatch(r"\d{1,2}/\d{1,2}", words, re.A) or words in SEASONS:
        return f"\u201c{shown}\u201d has no year. Add the year, for example March 2024."
    return f"\u201c{shown}\u201d is not a date that can be read. Write it as 3 April 2024 or March 2024."


_SIMPLE: tuple[Reader, ...] = (
    _read_day,
    _read_month,
    _read_years,
    _read_quarter,
    _read_season,
    _read_week,
    _read_part,
)
_READERS: tuple[Reader, ...] = (_single, _read_range)
