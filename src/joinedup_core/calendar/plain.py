"""The commonest written moments, quickly: day, month and year, perhaps a weekday before and a clear time round them.

What is read here is read the same by the longer way; whatever is not clear at once is left to it.
"""

from __future__ import annotations

import re
from datetime import date, time

from joinedup_core.calendar.half_date import EARLIEST_YEAR, LATEST_YEAR, HalfDate
from joinedup_core.calendar.manner import TELLING
from joinedup_core.calendar.moment import Moment, TimeOfDay
from joinedup_core.calendar.months import month_number, weekday_number

_CLOCK = (
    r"(\d{1,2})(?:[:.]([0-5]\d)(?::[0-5]\d)?)? ?([ap])(?:m|\.m\.)"
    r"|([01]\d|2[0-3])(?:[:.]([0-5]\d)(?::[0-5]\d)?(?: ?hrs)?|([0-5]\d)(?: ?h(?:ou)?rs)?)"
    r"|\(?(morning|afternoon|evening|early hours|late evening|night|midnight|midday|noon)\)?"
    r"|\(?([ap])\.?m\.?\)?"
)
_BARE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$", re.A)
_PLAIN = re.compile(
    rf"(?:(?:at )?(?:{_CLOCK})(?<!\.),? (?:on |of )?)?"
    r"(?:([a-z]{3,9})[.,]? )?(?:the )?"
    r"(?:(\d{1,2})(?:([/.-])(\d{1,2})\11(\d{4}|\d{2})|(?:st|nd|rd|th)?(?:[ -]?| of )([a-z]{3,9})\.?,?[ -]?'?(\d{4}|\d{2}))"
    r"|(\d{4})-(\d{2})-(\d{2}))"
    rf"(?:(?: |, (?!\d{{4}}$))(?:at |@ ?)?(?:{_CLOCK}))?$",
    re.A,
)
# How words begin that are read here and begin with no figure: a weekday, a time of day, "at", "the".
_HEADS = {
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "at ", "the"),
    *("mor", "aft", "eve", "ear", "lat", "nig", "mid", "noo", "am ", "pm ", "a.m", "p.m"),
}


def read_plain(words: str) -> Moment | None:
    """A tidied day with what stands round it, British order; None for all that is not plain."""
    if bare := _BARE.match(words):
        day = _day(None, bare[1], bare[2], bare[3], bare[4])
        return Moment(HalfDate.day(day)) if day else None
    match = _PLAIN.match(words) if words[0].isdigit() or words[:3] in _HEADS else None
    if match is None:
        return None
    found = match.groups()
    day = _day(*found[8:18])
    if day is None:
        return None
    before, behind = any(found[:8]), any(found[18:])
    if not (before or behind):
        return Moment(HalfDate.day(day))
    at = None if before and behind else _time(*(found[:8] if before else found[18:]))
    if at is not None and words.count(str(day.year)) > 1:
        return None  # the year keyed twice is no time
    left_out = at is not None and day.month in (3, 4) and 0 < at.earliest.hour < 4 and not at.name
    return None if at is None or left_out else Moment(HalfDate.day(day), at)


def _day(
    weekday: str | None,
    day: str,
    _: str,
    month: str,
    year: str,
    word: str | None = None,
    year_too: str | None = None,
    *iso: str,
) -> date | None:
    """The day, if it exists, its weekday fits, its century is clear and it lies within what is read at all."""
    if day is None:
        year, month, day = iso
    digits = year or year_too or ""
    number = month_number(word) if word else int(month)
    if number is None or TELLING.doubts(digits):
        return None
    try:
        found = date(TELLING.year(digits), number, int(day))
    except ValueError:
        return None
    fits = weekday is None or weekday_number(weekday) == found.weekday()
    return found if fits and EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def _time(
    hour: str, minute: str, half: str, hour_24: str, minute_24: str, figures: str, name: str, half_day: str
) -> TimeOfDay | None:
    """A clear time; None for one that may be unclear, impossible, or mere filling (00:00)."""
    if half_day:
        return TimeOfDay.named(f"{half_day}.m.")
    if name:
        return TimeOfDay.at(12) if name in ("midday", "noon") else TimeOfDay.named(name)
    if hour:
        if not 1 <= int(hour) <= 12:
            return None
        at = time(int(hour) % 12 + (12 if half == "p" else 0), int(minute or 0))
    else:
        at = time(int(hour_24), int(minute_24 or figures))
        if at == time(0):
            return None
    return TimeOfDay(at, at)
