"""Unusual ways of writing a date, rewritten in the usual way; tried only on what cannot be read as it stands.

Each rewriting keeps all that is said: whatever it makes is read and checked like anything else, so a weekday that
does not fit or a day that does not exist is still refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from joinedup_core.calendar.months import weekday_number
from joinedup_core.calendar.shapes import by_shape

_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_MAY_BE = re.compile(r"[\\\"'|]|time|\dt\d|\d{4} ?[-th]|[a-z]day|mon|tue|wed|thu|fri|sat|sun|year|in the|night", re.A)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_LABELS = re.compile(r"\s+\|\s*|\s*\|\s+|[\s,;]*\btime ?:? ?(?=\d)|(?<=\d)t(?=\d\d:?\d\d)", re.A)
_FIGURES_SPAN = re.compile(r"(?<=\d[ ,])(\d{4})(?: ?h(?:ou)?rs)? ?(?:-|to) ?(\d{4})(?: ?h(?:ou)?rs)?$", re.A)
_BETWEEN_FIGURES = re.compile(r"\b(\d{4}) ?(?:-|to) ?(\d{4})(?: ?h(?:ou)?rs)", re.A)
_WEEKDAY_BEHIND = re.compile(rf"^(\d.*?\d{{2}})[\s,-]*(?:\b({_WEEKDAY})|\(({_WEEKDAY})\))\.?(?= |$|,)[\s,]*(.*)$", re.A)
_WEEKDAY_PAIR = re.compile(rf"^({_WEEKDAY}) ?([/&-]) ?({_WEEKDAY}),? ({_DAY}) ?[/&-] ?({_DAY}) (?=[a-z])", re.A)
_YEARS_BEFORE = re.compile(r"^(\d{4}[/-](?:\d{4}|\d\d)) (financial|academic|school) year$", re.A)
_PART_OF_DAY = re.compile(
    r"(?<![\d/.:-])(\d{1,2}(?:[:.]\d\d)?)(?: ?o'?clock)? (?:in the (morning|afternoon|evening)|at (night))\b", re.A
)


def in_plainer_words(words: str) -> str:
    """The same date written as most write it; the words themselves where none of the ways below is used."""
    if not _is_unusual(words):
        return words
    words = _LABELS.sub(" ", _cleaned(words))
    figure_first = words[:1].isdigit()
    for needed, first, pattern, rewrite in _REWRITINGS:
        if needed in words and first in (None, figure_first):
            words = pattern.sub(rewrite, words)
    return words.strip()


@by_shape
def _is_unusual(words: str) -> bool:
    """Whether any of the ways below is likely used in words of this shape."""
    if not _MAY_BE.search(words):
        return False
    if _cleaned(words) != words or _LABELS.search(words):
        return True
    return any(
        needed in words and first in (None, words[:1].isdigit()) and pattern.search(words)
        for needed, first, pattern, _ in _REWRITINGS
    )


def _cleaned(words: str) -> str:
    return words.replace("\\", "/").replace("/'", "/").strip("\"' ")


def _span(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    if any(int(figures[:2]) > 23 or int(figures[2:]) > 59 for figures in (first, last)):
        return match[0]
    return f"{first[:2]}:{first[2:]}-{last[:2]}:{last[2:]}"


def _weekday_first(match: re.Match[str]) -> str:
    weekday = match[2] or match[3]
    return f"{weekday} {match[1]} {match[4]}".strip() if weekday_number(weekday) is not None else match[0]


def _half_of_day(match: re.Match[str]) -> str:
    """ "9 in the evening" as 9pm; where the hour does not fit the part of the day it is left alone."""
    hour, part = int(re.split("[:.]", match[1])[0]), match[2] or match[3]
    fits = {"morning": range(1, 12), "afternoon": range(12, 19), "evening": range(16, 24), "night": range(18, 24)}[part]
    if (hour if part == "morning" or hour == 12 else hour + 12) not in fits:
        return match[0]
    return f"{match[1]}{'am' if part == 'morning' else 'pm'}"


# What must stand in the words for a rewriting to be tried, whether a figure must stand first, the pattern, what it becomes.
_REWRITINGS: tuple[tuple[str, bool | None, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("", None, _FIGURES_SPAN, _span),
    ("rs", None, _BETWEEN_FIGURES, _span),
    ("", True, _WEEKDAY_BEHIND, _weekday_first),
    ("", False, _WEEKDAY_PAIR, r"\1 \4 - \3 \5 "),
    (" year", True, _YEARS_BEFORE, r"\2 year \1"),
    ("t", None, _PART_OF_DAY, _half_of_day),
)
