"""Spans from one date to another, and pairs: "3-5 May 2019", "between ... and ...", "May/June 2018", "3 or 4 May"."""

from __future__ import annotations

import re
from datetime import timedelta

from joinedup_core.calendar.half_date import HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.manner import Manner
from joinedup_core.calendar.months import MONTH_NAMES
from joinedup_core.calendar.periods import read_single

_BETWEEN = re.compile(
    r"^(?:sometime |some time )?(?:in )?between (?:the )?(?P<a>.+?) (?:and|to|&|-) (?:the )?(?P<b>.+)$", re.A
)
_SPLIT = re.compile(r"\s+(?:to|until|till|through|thru)(?: the)?\s+|\s*-\s*", re.A)
_INTO = re.compile(r"\s+(?:into|in to)(?: the)?\s+", re.A)
_PAIR = re.compile(r"\s*/\s*|\s*(?:&|\+|\band\b|,)\s*", re.A)
_OR = re.compile(r"\s+or\s+|\s*/or\s*", re.A)
_ISO_SPAN = re.compile(r"^(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$", re.A)
_BARE_DAY = re.compile(r"(?:[a-z]{3,9} )?\d{1,2}(?:st|nd|rd|th)?", re.A)
_DAY_AND_MONTH = re.compile(r"\d{1,2}([/.-])\d{1,2}", re.A)

_HALF_A_YEAR = timedelta(days=183)


def read_span(words: str, manner: Manner) -> HalfDate | None:
    """Two dates with a word or dash between; what the first leaves out is taken from the second."""
    if "between" in words and (match := _BETWEEN.match(words)):
        return _join(match["a"], match["b"], manner)
    words = words.removeprefix("from ")
    for gap in _SPLIT.finditer(words) if "-" in words or " t" in words or " until " in words else ():
        found = _join(words[: gap.start()], words[gap.end() :], manner)
        if found is not None:
            return found
    return _read_pair(words, manner) if manner.telling else None


def _read_pair(words: str, manner: Manner) -> HalfDate | None:
    """Alternatives ("3 or 10 May") are a span in doubt; two dates side by side one span; two apart are refused."""
    for gap in _OR.finditer(words) if " or " in words or "/or" in words else ():
        found = _join(words[: gap.start()], words[gap.end() :], manner)
        if found is not None:
            return found.in_doubt()
    for gap in _INTO.finditer(words) if " in" in words else ():
        found = _join(words[: gap.start()], words[gap.end() :], manner)
        if found is not None:
            return found
    if match := _ISO_SPAN.match(words):
        return _join(match[1], match[2], manner)
    for gap in _PAIR.finditer(words) if _may_be_pair(words) else ():
        found = _adjacent(words, gap, manner)
        if found is not None:
            return found
    return None


def _may_be_pair(words: str) -> bool:
    return "/" in words or "," in words or "&" in words or "+" in words or "and" in words


def _adjacent(words: str, gap: re.Match[str], manner: Manner) -> HalfDate | None:
    left, right = words[: gap.start()], words[gap.end() :]
    last = read_single(right, manner)
    if last is None:
        return None
    first = read_single(left, manner) or _complete(left, last, right, manner)
    if first is None:
        return None
    if first.latest + timedelta(days=1) != last.earliest:
        raise UnreadableDate(
            f"\u201c{words}\u201d gives more than one date. Give each its own row, or write from ... to ..."
        )
    span = HalfDate.between(first.earliest, last.latest)
    span = span.roughly() if first.about or last.about else span
    return span.in_doubt() if first.doubtful or last.doubtful else span


def _join(left: str, right: str, manner: Manner) -> HalfDate | None:
    left, right = left.strip(), right.strip()
    last = read_single(right, manner)
    first = read_single(left, manner)
    if last is None and first and manner.telling:
        last = _complete(right, first, left, manner)
        if last and right.isdigit():
            last = last.in_doubt()  # "12/05/17-18" may be a day or a year
    elif first is None and last:
        first = _complete(left, last, right, manner)
    if first is None or last is None:
        return None
    span = HalfDate.between(first.earliest, last.latest)
    span = span.roughly() if manner.telling and (first.about or last.about) else span
    return span.in_doubt() if first.doubtful or last.doubtful else span


def _complete(left: str, last: HalfDate, right: str, manner: Manner) -> HalfDate | None:
    """The half that leaves something out, in "3 - 5 April 2019", "5/6 - 7/6/19" or "Nov to Feb 2019", from the other.

    What would end before it begins begins the year before, if that is a span of months, or of days within half a year.
    """
    end = last.earliest
    if last.precision is Precision.DAY and _BARE_DAY.fullmatch(left):
        return read_single(f"{left} {MONTH_NAMES[end.month - 1].lower()} {end.year}", manner)
    mark = " "
    if last.precision is Precision.DAY and (match := _DAY_AND_MONTH.fullmatch(left)):
        mark = match[1]
        if mark == "-" and "-" not in right:
            return None  # "1-2-3 May" names three days
    found = read_single(f"{left}{mark}{end.year}", manner)
    if found and found.precision in (Precision.DAY, Precision.MONTH) and found.earliest > last.latest:
        before = read_single(f"{left}{mark}{end.year - 1}", manner)
        near = before and (found.precision is Precision.MONTH or last.latest - before.earliest < _HALF_A_YEAR)
        return before if near else found
    return found
