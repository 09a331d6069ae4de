"""The commonest written moments, quickly: day, month and year, perhaps a weekday before and a clear time round them.

What is read here is read the same by the longer way; whatever is not clear at once is left to it. Where the parts
stand is found once for each shape of words, so that most cells need no pattern at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar.half_date import EARLIEST_YEAR, LATEST_YEAR, HalfDate
from joinedup_core.calendar.manner import TELLING
from joinedup_core.calendar.moment import Moment, TimeOfDay
from joinedup_core.calendar.months import month_number, weekday_number
from joinedup_core.calendar.shapes import by_shape


def _clock(n: str) -> str:
    return (
        rf"(?P<hour{n}>\d{{1,2}})(?:[:.](?P<minute{n}>\d\d)(?::\d\d)?)? ?(?P<half{n}>[ap])(?:m|\.m\.)"
        rf"|(?P<hour_24{n}>\d\d)"
        rf"(?:[:.](?P<minute_24{n}>\d\d)(?::\d\d)?(?: ?hrs)?|(?P<figures{n}>\d\d)(?: ?h(?:ou)?rs)?)"
        rf"|\(?(?P<name{n}>morning|afternoon|evening|early hours|late evening|night|midnight|midday|noon)\)?"
        rf"|\(?(?P<half_day{n}>[ap])\.?m\.?\)?"
    )


_BEFORE, _BEHIND = "_before", "_behind"
_PLAIN = re.compile(
    rf"(?P<before>(?:at )?(?:{_clock(_BEFORE)})(?<!\.),? (?:on |of )?)?"
    r"(?:(?P<weekday>[a-z]{3,9})[.,]? )?(?:the )?"
    r"(?:(?P<day>\d{1,2})(?:(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"|(?:st|nd|rd|th)?(?:[ -]?| of )(?P<word>[a-z]{3,9})\.?,?[ -]?'?(?P<year_of_word>\d{4}|\d{2}))"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2}))"
    rf"(?P<behind>(?: |, (?!\d{{4}}$))(?:at |@ ?)?(?:{_clock(_BEHIND)}))?$",
    re.A,
)
# How words begin that are read here and begin with no figure: a weekday, a time of day, "at", "the".
_HEADS = {
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "at ", "the"),
    *("mor", "aft", "eve", "ear", "lat", "nig", "mid", "noo", "am ", "pm ", "a.m", "p.m"),
}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where in words of one plain shape the figures stand, and what its words mean."""

    weekday: int | None
    day: slice
    month: slice | int
    year: slice
    hour: slice | None
    minute: slice | None
    half: str
    named: TimeOfDay | None


def read_plain(words: str) -> Moment | None:
    """A tidied day with what stands round it, British order; None for all that is not plain."""
    plan = _plan(words)
    if plan is None:
        return None
    day = _day(words, plan)
    if day is None:
        return None
    if plan.hour is None and plan.named is None:
        return Moment(HalfDate.day(day))
    at = _time(words, plan, plan.hour) if plan.hour else plan.named
    if at is None or words.count(str(day.year)) > 1:
        return None  # the year keyed twice is no time
    left_out = day.month in (3, 4) and 0 < at.earliest.hour < 4 and not at.name
    return None if left_out else Moment(HalfDate.day(day), at)


@by_shape
def _plan(words: str) -> _Plan | None:
    match = _PLAIN.match(words) if words[0].isdigit() or words[:3] in _HEADS else None
    if match is None or (match["before"] and match["behind"]):
        return None
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    month = month_number(match["word"]) if match["word"] else _place(match, "month", "iso_month")
    day, year = _place(match, "day", "iso_day"), _place(match, "year", "year_of_word", "iso_year")
    if (match["weekday"] and weekday is None) or month is None or day is None or year is None:
        return None
    n = _BEFORE if match["before"] else _BEHIND
    return _Plan(
        weekday,
        day,
        month,
        year,
        hour=_place(match, f"hour{n}", f"hour_24{n}"),
        minute=_place(match, f"minute{n}", f"minute_24{n}", f"figures{n}"),
        half=match[f"half{n}"] or "",
        named=_named(match[f"name{n}"] or "", match[f"half_day{n}"] or ""),
    )


def _place(match: re.Match[str], *groups: str) -> slice | None:
    """Where the one of the groups stands that matched."""
    return next((slice(*match.span(group)) for group in groups if match[group]), None)


def _named(name: str, half_day: str) -> TimeOfDay | None:
    if half_day:
        return TimeOfDay.named(f"{half_day}.m.")
    return TimeOfDay.at(12) if name in ("midday", "noon") else TimeOfDay.named(name) if name else None


def _day(words: str, plan: _Plan) -> date | None:
    """The day, if it exists, its weekday fits, its century is clear and it lies within what is read at all."""
    digits = words[plan.year]
    if TELLING.doubts(digits):
        return None
    month = plan.month if isinstance(plan.month, int) else int(words[plan.month])
    try:
        found = date(TELLING.year(digits), month, int(words[plan.day]))
    except ValueError:
        return None
    fits = plan.weekday is None or plan.weekday == found.weekday()
    return found if fits and EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def _time(words: str, plan: _Plan, place: slice) -> TimeOfDay | None:
    """A clear time; None for one that cannot be or is mere filling (00:00)."""
    hour, minute = int(words[place]), int(words[plan.minute]) if plan.minute else 0
    if plan.half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if plan.half == "p" else 0)
    elif hour == minute == 0:
        return None
    return TimeOfDay.at(hour, minute) if hour < 24 and minute < 60 else None
