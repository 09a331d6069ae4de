"""Times of day inside a written date: "at 14:30", "2.30pm", "2215 hrs on ...", "late evening", "overnight".

`take_time` gives the time and the words that are left, which must then be a date. 24-hour and 12-hour clocks are
read; "3:30" without am or pm is kept in doubt; a time that cannot be is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from joinedup_core.calendar.half_date import UnreadableDate
from joinedup_core.calendar.moment import NAMED_TIMES, TimeOfDay
from joinedup_core.calendar.shapes import by_shape

_ABOUT = r"(?P<about{n}>(?:at )?(?:about|around|approx(?:imately)?\.?|roughly|circa|c\.?|~) ?)?"
_CLOCK = (
    r"(?:(?P<h{n}>\d{{1,2}})(?:(?P<s{n}>:)|\.)(?P<m{n}>\d{{2}})(?(s{n})(?::\d{{2}}(?:[.,]\d+)?)?)(?![\d/])(?!\.\d| ?- ?\d{{1,2}}\.\d{{1,2}}\.\d)"
    r" ?(?P<ap{n}>[ap]\.?m\b\.?)?(?: ?(?:hrs?|hours|h)\b)?"
    r"|(?P<H{n}>\d{{1,2}}) ?(?P<AP{n}>[ap]\.?m\b\.?)"
    r"|(?P<f{n}>\d{{4}}) ?(?:hrs?|hours|h)\b)"
)
_FREE = r"(?<![\d/:.'-])"
_BEFORE = r"(?:,|@|;)?\s*(?:\bat |\bfrom |\bbetween |@ ?|- |\()?"
_ONE = re.compile(
    _FREE + _BEFORE.replace("between ", "") + _ABOUT.format(n="") + _CLOCK.format(n="") + r"(?P<doubt> ?\?)?\)?", re.A
)
_TWO = re.compile(
    _FREE + _BEFORE + _ABOUT.format(n="") + rf"(?:{_CLOCK.format(n=1)}|(?P<loose>(?<!\d)[1-9]|(?<!\d)1[0-2]))"
    r" ?(?:-|to|and|until|till) ?" + _CLOCK.format(n=2) + r"\)?",
    re.A,
)
_HOURS_MINUTES = r"(?:[01]\d|2[0-3])[0-5]\d"
_FIGURES = re.compile(
    rf"(?:^|[\s,@])(?P<about>(?:at |@ )?(?:about|around|approx\.?|circa|c) ?)?(?P<f>{_HOURS_MINUTES})$"
    rf"|^(?P<g>{_HOURS_MINUTES}) (?=.*\d)",
    re.A,
)
_OTHER_NAMES = {
    "small hours": "early hours",
    "early hours of the morning": "early hours",
    "lunch time": "lunchtime",
    "lunch": "lunchtime",
    "tea time": "teatime",
    "night time": "night",
    "night-time": "night",
    "nighttime": "night",
    "mid-morning": "mid morning",
    "mid-afternoon": "mid afternoon",
    "over night": "overnight",
    "am": "a.m.",
    "a.m": "a.m.",
    "p.m": "p.m.",
    "pm": "p.m.",
    "12 midnight": "midnight",
    "during the day": "daytime",
}
_NOON = ("12 noon", "midday", "mid-day", "noon")
_NAMES = "|".join(re.escape(name) for name in sorted([*NAMED_TIMES, *_OTHER_NAMES, *_NOON], key=len, reverse=True))
_NAMED = re.compile(
    rf"(?:^|(?<=[\s(,-]))(?P<about>(?:about|around|approx(?:imately)?\.?) )?"
    rf"(?:(?:in|during|through|at|on|over|sometime in|some time in) )?(?:the )?"
    rf"(?:{_ABOUT.format(n='2')})?(?P<name>{_NAMES})(?P<doubt>\?)?(?=$|[\s,)])(?: (?:of|on|in)\b)?(?: the\b)?",
    re.A,
)
_CLOCK_LIKELY = re.compile(r"\d(?::|\.\d\d(?![\d.])| ?[ap]\.?m\b|\d\d\d ?h)", re.A)
_FIGURES_LIKELY = re.compile(r"\d{4}$|^\d{4} ", re.A)
_NAME_LIKELY = re.compile(
    r"night|noon|morn|evening|early h|small h|lunch|tea|mid-?day|school|daytime|all day|the day|[ap]\.?m(?![a-z])", re.A
)

_SHORT_OF_A_DAY = 6 * 60
_NOON_OR_MIDNIGHT = re.compile(r"midnight|noon|midday", re.A)
_WORD = r"(?:12 )?(?P<word>midnight|noon|midday)"
_BEGINNING = re.compile(
    rf"(?P<before>)\b{_WORD}(?P<after> ?(?:-|to\b|until\b|till\b|and\b) ?\d{{1,2}}(?:[:.]\d\d(?![.\d])| ?[ap]\.?m))",
    re.A,
)
_ENDING = re.compile(
    r"(?P<before>(?:\d:\d\d|(?<![.\d])\d{1,2}\.\d\d|\d ?[ap]\.?m\.?|\d ?(?:hrs|hours))"
    rf" ?(?:-|to\b|until\b|till\b|and\b) ?){_WORD}\b(?P<after>)",
    re.A,
)


@lru_cache(maxsize=16)
def take_time(words: str) -> tuple[str, TimeOfDay | None]:
    """The words without their time of day, and the time; None where none is told.

    The last few answers are kept, since one text is asked about again when its refusal is put into words.
    """
    clear = _CLOCK_LIKELY.search(words)
    if clear and _NOON_OR_MIDNIGHT.search(words):
        words = _ENDING.sub(_in_figures, _BEGINNING.sub(_in_figures, words))
    rest, clock = _take_clock(words) if clear else (words, None)
    match = _NAMED.search(rest) if _NAME_LIKELY.search(rest) else None
    if match is None:
        return rest, clock
    named = _named(match)
    if clock is not None:
        named = _agree(clock, named, words)
    return _without(rest, match), named


def take_figures(words: str) -> tuple[str, TimeOfDay] | None:
    """The words without four bare figures at their end or beginning that can be a time ("5/6/19 1530"), or None."""
    match = _FIGURES.search(words)
    if match is None:
        return None
    figures = match["f"] or match["g"]
    if words.count(figures) > 1:
        return None  # a year keyed twice, as in "3/4/2019 2019", is no time
    at = TimeOfDay.at(int(figures[:2]), int(figures[2:]))
    return _without(words, match), replace(at, about=True) if match["about"] else at


class Signs(NamedTuple):
    """How many times of day in figures stand in words, whether one may be told by its name, or by four bare figures.

    Where it is one in figures, that may still be a date with dots.
    """

    clocks: int
    named: bool
    figures: bool


@by_shape
def time_signs(words: str) -> Signs:
    """What words of this shape hold that looks like a time of day."""
    first = _CLOCK_LIKELY.search(words)
    several = first and _CLOCK_LIKELY.search(words, first.end())
    clocks = sum(1 for _ in _ONE.finditer(words)) if several else int(first is not None)
    named = words.islower() and _NAME_LIKELY.search(words) is not None
    return Signs(clocks, named, not words.isdigit() and _FIGURES_LIKELY.search(words) is not None)


def _take_clock(words: str) -> tuple[str, TimeOfDay | None]:
    may_be_two = "-" in words or "to" in words or "and" in words or "til" in words
    if may_be_two and (match := _TWO.search(words)):
        span = _span(match, words)
        return _without(words, match), replace(span, about=True) if match["about"] else span
    if match := _ONE.search(words):
        found = _time(match, "", words)
        if match["about"] or match["doubt"]:
            found = replace(found, about=bool(match["about"]), doubtful=found.doubtful or bool(match["doubt"]))
        return _without(words, match), found
    return words, None


_JOINS_BEFORE = re.compile(r"(?:[,;(@-]|\bat|\bon the|\bon)\s*$")
_JOINS_BEHIND = re.compile(r"^(?:[,;)-]|\bon\b|\bof\b)\s*(?:the )?")


def _without(words: str, match: re.Match[str]) -> str:
    """The words before and after, without what joined them to the time."""
    before, after = words[: match.start()].rstrip(), words[match.end() :].lstrip()
    before = _JOINS_BEFORE.sub("", before).rstrip() if before else ""
    after = _JOINS_BEHIND.sub("", after).lstrip() if after else ""
    return f"{before} {after}".strip()


def _time(match: re.Match[str], n: str, words: str) -> TimeOfDay:
    """One time on the clock, or a refusal saying why it cannot be."""
    if figures := match[f"f{n}"]:
        hour, minute, half = int(figures[:2]), int(figures[2:]), ""
    else:
        hour, minute = int(match[f"h{n}"] or match[f"H{n}"]), int(match[f"m{n}"] or 0)
        half = (match[f"ap{n}"] or match[f"AP{n}"] or "")[:1]
    impossible = hour > 23 or minute > 59 or (half == "a" and hour > 12) or (half == "p" and hour == 0)
    if impossible or (half and hour > 12 and match[f"H{n}"]):
        raise UnreadableDate(f"\u201c{words}\u201d has a time that cannot be. Write it as 14:30 or 2.30pm.")
    unclear = not half and 0 < hour < 12 and len(match[f"h{n}"] or "00") == 1
    found = TimeOfDay.at(_hour(hour, half), minute)
    return replace(found, doubtful=True) if unclear else found


def _hour(hour: int, half: str) -> int:
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _span(match: re.Match[str], words: str) -> TimeOfDay:
    """Two times; what the first leaves out ("10-11am") is taken from the second."""
    last = _time(match, "2", words)
    half = (match["ap2"] or match["AP2"] or "")[:1]
    if match["loose"]:
        first = TimeOfDay.at(_hour(int(match["loose"]), half))
    else:
        first = _time(match, "1", words)
        if first.doubtful and half:
            first = TimeOfDay.at(_hour(first.earliest.hour, half), first.earliest.minute)
    begins = first.earliest
    if begins > last.earliest and half == "p" and begins.hour >= 12 and not (match["AP1"] or match["ap1"]):
        begins = begins.replace(hour=begins.hour - 12)
    if begins == last.earliest:
        return last
    return TimeOfDay(
        begins, last.earliest, doubtful=first.doubtful or last.doubtful or _too_long(begins, last.earliest)
    )


def _too_long(begins: time, ends: time) -> bool:
    """Whether a span over midnight would be so long that the two times more likely stand the wrong way round."""
    return 0 < (begins.hour - ends.hour) * 60 + begins.minute - ends.minute < _SHORT_OF_A_DAY


def _in_figures(match: re.Match[str]) -> str:
    """Midnight or noon at one end of a span, in figures."""
    return f"{match['before'] or ''}{'00:00' if match['word'] == 'midnight' else '12:00'}{match['after'] or ''}"


def _named(match: re.Match[str]) -> TimeOfDay:
    name = re.sub(r"\s+", " ", match["name"])
    found = TimeOfDay.at(12) if name in _NOON else TimeOfDay.named(_OTHER_NAMES.get(name, name))
    about, doubtful = bool(match["about"] or match["about2"]), bool(match["doubt"])
    return replace(found, about=about, doubtful=doubtful) if about or doubtful else found


def _agree(clock: TimeOfDay, named: TimeOfDay, words: str) -> TimeOfDay:
    """A clock time beside a named one ("9.30 in the evening"): the clock's, if they can both be true."""
    if named.name == "midnight" and clock.earliest == clock.latest:
        return _agree_on_midnight(clock, named, words)
    if _within(clock.earliest, named):
        if named.latest < named.earliest and clock.earliest.hour < 12:
            return replace(clock, doubtful=True)  # two at night: before that day or after it
        unclear = clock.doubtful and named.name not in ("midnight", "all day") and named.earliest <= named.latest
        return replace(clock, doubtful=False) if unclear else clock
    later = (clock.earliest.hour + 12) % 24
    moved = clock.earliest.replace(hour=later)
    if clock.doubtful and clock.earliest == clock.latest and _within(moved, named):
        return TimeOfDay(moved, moved, about=clock.about)
    raise UnreadableDate(f"\u201c{words}\u201d gives two times that cannot both be. Keep the right one.")


def _agree_on_midnight(clock: TimeOfDay, named: TimeOfDay, words: str) -> TimeOfDay:
    """ "12.00 midnight" is midnight and not noon; no other time is."""
    if clock.earliest == time(0):
        return clock
    if clock.earliest == time(12):
        return replace(named, about=clock.about, doubtful=clock.doubtful)
    raise UnreadableDate(f"\u201c{words}\u201d gives two times that cannot both be. Keep the right one.")


def _within(at: time, span: TimeOfDay) -> bool:
    if span.earliest <= span.latest:
        return span.earliest <= at <= span.latest
    return at >= span.earliest or at <= span.latest
