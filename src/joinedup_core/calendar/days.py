"""Single days and months as people write them: figures, words, unknown parts ("?/05/2018"), spreadsheet numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from joinedup_core.calendar.half_date import HalfDate, UnreadableDate
from joinedup_core.calendar.manner import Manner
from joinedup_core.calendar.months import MONTH_NAMES, WEEKDAY_NAMES, day_in_words, month_number, weekday_number
from joinedup_core.calendar.shapes import by_shape

_WEEKDAY = re.compile(r"^([a-z]{3,9})\.?(?:,|'s)? *(?=\d|[a-z]{3}|the )", re.A)
_D, _M, _Y = r"(?P<d>\d{1,2})(?: ?(?:st|nd|rd|th))?", r"(?P<m>[a-z]{3,9})\.?", r"(?P<y>\d{4}|'?\d{2})"
_ISO = re.compile(r"^(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})$|^(?P<Y>\d{4})(?P<M>\d{2})(?P<D>\d{2})$", re.A)
_NUMERIC = re.compile(r"^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$|^(\d{1,2})( )(\d{1,2}) (\d{4})$", re.A)
_DAY_MONTH = re.compile(rf"^(?:the )?{_D}(?: of)?(?: the)?[\s.,/-]*{_M}[\s.,/-]*(?:of )?{_Y}$", re.A)
_MONTH_DAY = re.compile(rf"^(?P<m>[a-z]{{3,9}})\.?\s+(?:the )?{_D}(?:,\s*|\s+)(?P<y>\d{{4}})$", re.A)
_YEAR_FIRST = re.compile(rf"^(?P<y>\d{{4}})[\s,.-]+{_M}[\s,.-]+{_D}$|^(?P<Y>\d{{4}})[\s,]+(?P<M>[a-z]{{3,9}})$", re.A)
_MONTH = re.compile(r"^(?P<m>[a-z]{3,9})\.?(?: of)?(?P<gap>[\s,./-]*)(?P<y>\d{4}|'?\d{2})$", re.A)
_NUMERIC_MONTH = re.compile(r"^(?P<m>\d{1,2})[-/.](?P<y>\d{4})$|^(?P<Y>\d{4})-(?P<M>\d{2})$", re.A)
LONGEST_FIGURES, _LONGEST_MONTH = 16, 7
_U = r"(?:\?+|x+|-+|_+|d+|m+)"
_UNKNOWN = re.compile(
    rf"^(?P<d>{_U}|\d{{1,2}}|\d[?x])(?P<s>[/.-])(?P<m>{_U}|\d{{1,2}})(?P=s)(?P<y>\d{{4}}|\d{{2}})$", re.A
)
_SERIAL = re.compile(r"^(\d{5})$", re.A)
_FIRST_SERIAL, _LAST_SERIAL, _SERIAL_ZERO = 21000, 54788, date(1899, 12, 30)
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ORDINALS = {word: number for number, word in enumerate(_UNITS + _TEENS, start=1)} | {"thirtieth": 30}
_ORDINALS |= {f"twenty-{word}": 21 + number for number, word in enumerate(_UNITS)} | {"thirty-first": 31}
_ORDINAL_WORDS = re.compile(
    rf"\b({'|'.join(sorted(_ORDINALS, key=len, reverse=True)).replace('-', '[- ]')})\b(?= (?:of |day of )?[a-z]{{3,9}}\b)",
    re.A,
)
_MAY_BE_ORDINAL = re.compile(r"(?:[a-z]th|rst|cond|ird) ", re.A)


def ordinals_in_figures(words: str) -> str:
    """ "The twenty-first of May" with its ordinal in figures; "first week" is left alone."""
    return _ORDINAL_WORDS.sub(_figure, words) if words[:1].isalpha() and _MAY_BE_ORDINAL.search(words) else words


def _figure(match: re.Match[str]) -> str:
    following = match.string[match.end() :].removeprefix(" day").removeprefix(" of").split()
    named = following and month_number(following[0].rstrip(".,"))
    return str(_ORDINALS[match[1].replace(" ", "-")]) if named else match[0]


Reader = Callable[[str, Manner], HalfDate | None]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in words of one shape a day stands: slices, or the number of a month that is a word.

    `ordered` says that all is figures, of which the manner of reading says whether the day or the month is first.
    """

    day: slice
    month: slice | int
    year: slice
    ordered: bool = False

    def read(self, words: str, manner: Manner) -> HalfDate | None:
        """The day that stands there; a day or month 0 is one that is not known."""
        first, year = int(words[self.day]), words[self.year]
        if isinstance(self.month, int):
            return manner.day(year, self.month, first, words)
        month = int(words[self.month])
        if not self.ordered:
            return manner.day(year, month, first, words)
        if manner.telling and not (first and month):
            return _read_unknown(words.replace(" ", ""), manner)
        return manner.day(year, first, month, words) if manner.month_first else manner.day(year, month, first, words)


@dataclass(frozen=True, slots=True)
class _OnWeekday:
    """A day with its weekday before it: what reads the day, and where it begins."""

    weekday: int
    begins: int
    reader: Reader

    def read(self, words: str, manner: Manner) -> HalfDate | None:
        """The day, which must be on that weekday."""
        found = self.reader(words[self.begins :], manner)
        if found and found.earliest == found.latest and found.earliest.weekday() != self.weekday:
            raise UnreadableDate(
                f"{day_in_words(found.earliest)} is a {WEEKDAY_NAMES[found.earliest.weekday()]}, "
                f"not a {WEEKDAY_NAMES[self.weekday]}. Check the day."
            )
        return found


def day_reader(words: str) -> Reader | None:
    """What reads a day of this shape, with or without a weekday; None where it can be none."""
    if words[:1].isdigit():
        return _reader_without_weekday(words)
    named = _WEEKDAY.match(words)
    weekday = weekday_number(named[1]) if named else None
    if named is None or weekday is None:
        worded = worded_reader(words) if named else None
        return worded or (_read_unknown if _UNKNOWN.match(words) else None)
    rest = words[named.end() :].removeprefix("the ")
    reader = _reader_without_weekday(rest)
    return _OnWeekday(weekday, len(words) - len(rest), reader).read if reader else None


def read_day(words: str, manner: Manner) -> HalfDate | None:
    """A whole day, with or without a weekday, which must fit."""
    reader = _remembered_reader(words)
    return reader(words, manner) if reader else None


_remembered_reader = by_shape(day_reader)


def _reader_without_weekday(words: str) -> Reader | None:
    return worded_reader(words) if words.islower() else _figures_reader(words)


def _figures_reader(words: str) -> Reader | None:
    if len(words) > LONGEST_FIGURES:
        return None
    if match := _NUMERIC.match(words):
        first, second, year = (1, 3, 4) if match[1] else (5, 7, 8)
        return _Places(_place(match, first), _place(match, second), _place(match, year), ordered=True).read
    if " " in words:
        return None
    if match := _ISO.match(words):
        return _read_eight if match["Y"] else _Places(_place(match, "d"), _place(match, "m"), _place(match, "y")).read
    if _SERIAL.match(words):
        return _read_serial
    return _read_unknown if _UNKNOWN.match(words) else None


def _place(match: re.Match[str], group: int | str) -> slice:
    return slice(*match.span(group))


def _read_eight(words: str, manner: Manner) -> HalfDate:
    """Eight figures: the year first or, where that cannot be, last."""
    year, month, day = words[:4], words[4:6], words[6:]
    if not 1800 <= int(year) <= 2200 or int(month) > 12 >= int(words[2:4]):
        year, month, day = words[4:], words[2:4], words[:2]
        day, month = (month, day) if manner.month_first else (day, month)
    return manner.day(year, int(month), int(day), words)


def _read_serial(words: str, manner: Manner) -> HalfDate | None:
    """A day as a spreadsheet counts it, from 1900."""
    if not manner.telling:
        return None
    if not _FIRST_SERIAL <= int(words) <= _LAST_SERIAL:
        raise UnreadableDate(f"{int(words)} is not a date. Write it as 3 April 2024 or March 2024.")
    return HalfDate.day(_SERIAL_ZERO + timedelta(days=int(words)))


def worded_reader(words: str) -> Reader | None:
    """What reads a day of this shape whose month is a word, without a weekday; None where it can be none."""
    if not words[:1].isdigit():
        match = _MONTH_DAY.match(words)
    elif not words[2:4].isdigit():
        match = _DAY_MONTH.match(words)
    else:
        match = _YEAR_FIRST.match(words)
        if match and match["Y"]:
            month = month_number(match["M"])
            return partial(_read_year_and_month, month=month) if month else None
    if match is None or (" - " in words and words.count("-") == 1 and len(match["y"]) < 4):
        return None  # "1 Jan - 18" may be a span
    month = month_number(match["m"])
    return _Places(_place(match, "d"), month, _place(match, "y")).read if month else None


def _read_year_and_month(words: str, manner: Manner, month: int) -> HalfDate:
    return manner.month(words[:4], month)


def _read_unknown(words: str, manner: Manner) -> HalfDate | None:
    """Figures of which some are not known: a month or year in doubt; "1?" is a day from 10 to 19."""
    match = _UNKNOWN.match(words) if manner.telling else None
    if match is None or (match["d"][0] in "456789" and match["d"][-1] in "?x"):
        return None
    day, month = (match["m"], match["d"]) if manner.month_first else (match["d"], match["m"])
    if not month.isdigit() or not int(month):
        if day.isdigit() and int(day) > 31:
            raise UnreadableDate(f"{words} has a day that cannot be. Check the day.")
        return HalfDate.year(manner.year(match["y"])).in_doubt()
    if int(month) > 12:
        return manner.day(match["y"], int(month), 1, words)
    whole = manner.month(match["y"], int(month))
    if day[0].isdigit() and int(day[0]) and not day.isdigit():
        first = manner.day(str(whole.earliest.year), int(month), int(day[0]) * 10, words).earliest
        return HalfDate.between(first, min(whole.latest, first + timedelta(days=9))).in_doubt()
    return whole.in_doubt()


def may_be_month(words: str) -> bool:
    """Whether words of this shape can be a month and a year."""
    if words.islower():
        match = _MONTH.match(words)
        return match is not None and month_number(match["m"]) is not None
    return len(words) <= _LONGEST_MONTH and _NUMERIC_MONTH.match(words) is not None


def read_month(words: str, manner: Manner) -> HalfDate | None:
    """A month and a year. "June 19" may be a day of June in a year not given: when telling, it is in doubt."""
    if words.islower():
        match = _MONTH.match(words)
        if match is None:
            return None
        month = month_number(match["m"])
        if month is None:
            return None
        found = manner.month(match["y"], month)
        spaced = len(match["y"]) == 2 and match["gap"] not in ("-", "/")
        if not (manner.telling and spaced and 1 <= int(match["y"]) <= 31):
            return found
        if manner.default_year not in (None, found.earliest.year):
            name = MONTH_NAMES[month - 1]
            raise UnreadableDate(
                f"\u201c{words}\u201d can mean {int(match['y'])} {name} or {name} {found.earliest.year}. Write the year in full."
            )
        return found.in_doubt()
    match = _NUMERIC_MONTH.match(words) if len(words) <= _LONGEST_MONTH else None
    if match is None or (match["Y"] and not 1 <= int(match["M"]) <= 12):
        return None
    year, number = match["y"] or match["Y"], int(match["m"] or match["M"])
    if match["Y"] and number == (int(year) + 1) % 100:
        raise UnreadableDate(
            f"{words} can mean {MONTH_NAMES[number - 1]} {year} or the year {year}/{number:02d}. Write it in words."
        )
    manner.day(year, number, 1, words)
    return manner.month(year, number)
