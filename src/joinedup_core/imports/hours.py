"""Times of day as people write them in calendars: `10am to 12.30pm`, `2-4pm`, `14:00`, `1400hrs`, `noon`."""

from __future__ import annotations

import re
from datetime import time

from joinedup_core.calendar.reading import tidy


class UnreadableTime(ValueError):
    """What was written is no time of day; the sentence says what to do."""


_HALF = r"(?P<half>am|pm)?"
_TIME = re.compile(rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))?(?::\d{{2}})?\s*{_HALF}", re.A)
_MILITARY = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?:\s*h(?:ou)?rs?)?", re.A)
_BETWEEN = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\btill\b)\s*", re.A)
_WORDS = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "12noon": "12:00"}
_EARLIEST_BARE = 7
"""A bare hour before this, such as 2:00, may mean the afternoon: it is asked about, not guessed."""


def parse_times(text: str) -> tuple[time, time | None]:
    """When something begins, and when it ends if that is written. Raises `UnreadableTime`."""
    words = tidy(text).replace("a.m", "am").replace("p.m", "pm").replace("am.", "am").replace("pm.", "pm")
    parts = [part for part in _BETWEEN.split(words) if part]
    if not 1 <= len(parts) <= 2:
        raise UnreadableTime(f"“{text.strip()}” is no time of day. Write it like 10:00 or 10:00 to 12:30.")
    if len(parts) == 1:
        return _time(parts[0], text), None
    end = _time(parts[1], text)
    start = _time(_with_half(parts[0], parts[1], end), text)
    if end <= start:
        raise UnreadableTime(f"“{text.strip()}” ends before it begins. Write it like 10:00 to 12:30.")
    return start, end


def _with_half(first: str, second: str, end: time) -> str:
    """`2-4pm` begins in the afternoon, `10-12pm` and `11-1pm` in the morning."""
    match = _TIME.fullmatch(first)
    if match is None or match["half"] or not second.endswith("pm"):
        return first
    hour = int(match["hour"])
    return f"{first}pm" if hour < end.hour - 12 or hour == 12 else f"{first}am" if hour < 12 else first


def _time(words: str, whole: str) -> time:
    words = _WORDS.get(words, words)
    match = _MILITARY.fullmatch(words) or _TIME.fullmatch(words)
    if match is None:
        raise UnreadableTime(f"“{whole.strip()}” is no time of day. Write it like 10:00 or 10:00 to 12:30.")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match.groupdict().get("half")
    if half and not 1 <= hour <= 12:
        raise UnreadableTime(f"“{whole.strip()}” is no time of day: with am or pm the hour is from 1 to 12.")
    if not half and len(match["hour"]) == 1 and hour < _EARLIEST_BARE:
        raise UnreadableTime(
            f"“{whole.strip()}” may be morning or afternoon. Write am or pm, or 14:00 for two o'clock."
        )
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    try:
        return time(hour, minute)
    except ValueError:
        raise UnreadableTime(f"“{whole.strip()}” is no time of day. Write it like 10:00 or 10:00 to 12:30.") from None
