"""Spans from one date to another, and pairs: "3-5 May 2019", "between ... and ...", "May/June 2018", "3 or 4 May"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from joinedup_core.calendar.days import Reader
from joinedup_core.calendar.half_date import HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.manner import Manner
from joinedup_core.calendar.months import MONTH_NAMES
from joinedup_core.calendar.periods import read_single, read_with, readers_of
from joinedup_core.calendar.shapes import by_shape

_BETWEEN = re.compile(
    r"^(?:sometime |some time )?(?:in )?between (?:the )?(?P<a>.+?) (?:and|to|&|-) (?:the )?(?P<b>.+)$", re.A
)
_SPLIT = re.compile(r"\s+(?:to|until|till|through|thru)(?: the)?\s+|\s*-\s*", re.A)
_INTO = re.compile(r"\s+(?:into|in to)(?: the)?\s+", re.A)
_PAIR = re.compile(r"\s*/\s*|\s*(?:&|\+|\band\b|,)\s*", re.A)
_MAY_BE_PAIR = re.compile(r"[/,&+]|and")
_OR = re.compile(r"\s+or\s+|\s*/or\s*", re.A)
_ISO_SPAN = re.compile(r"^(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$", re.A)
_BARE_DAY = re.compile(r"(?:[a-z]{3,9} )?\d{1,2}(?:st|nd|rd|th)?", re.A)
_DAY_AND_MONTH = re.compile(r"\d{1,2}([/.-])\d{1,2}", re.A)

_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where words may part in two dates, what may read each, and how the two are put together.

    `telling` says that only tellings part there.
    """

    left: slice
    right: slice
    first: tuple[Reader, ...]
    last: tuple[Reader, ...]
    join: _Join
    telling: bool

    def read(self, words: str, manner: Manner) -> HalfDate | None:
        """The two dates put together; what one leaves out is taken from the other."""
        return self.join(words, self, manner) if manner.telling or not self.telling else None


_Join = Callable[[str, _Gap, Manner], HalfDate | None]


def read_date(words: str, manner: Manner) -> HalfDate | None:
    """A date or, with a word or dash between them, two."""
    return read_with(_remembered_readers(words), words, manner)


def date_readers(words: str) -> tuple[Reader, ...]:
    """What may read words of this shape, in the order in which it is tried: as one date, then parted at each gap."""
    if "between" in words and (match := _BETWEEN.match(words)):
        gaps = [_gap(words, match.span("a"), match.span("b"), _span)]
    else:
        gaps = list(_gaps(words, 5 if words.startswith("from ") else 0))
    return *readers_of(words), *(gap.read for gap in gaps if gap.last or (gap.first and gap.join is not _adjacent))


_remembered_readers = by_shape(date_readers)


def _gaps(words: str, begins: int) -> Iterator[_Gap]:
    """Where words may part behind their beginning, in the order in which it is tried."""
    if "-" in words or " t" in words or " until " in words:
        yield from (_gap_at(match, begins, _span) for match in _SPLIT.finditer(words, begins))
    if " or " in words or "/or" in words:
        yield from (_gap_at(match, begins, _either, telling=True) for match in _OR.finditer(words, begins))
    if " in" in words:
        yield from (_gap_at(match, begins, _span, telling=True) for match in _INTO.finditer(words, begins))
    if "/" in words and _ISO_SPAN.match(words[begins:]):
        middle = words.index("/")
        yield _gap(words, (begins, middle), (middle + 1, len(words)), _span, telling=True)
    elif _MAY_BE_PAIR.search(words):
        yield from (_gap_at(match, begins, _adjacent, telling=True) for match in _PAIR.finditer(words, begins))


def _gap_at(match: re.Match[str], begins: int, join: _Join, telling: bool = False) -> _Gap:
    words = match.string
    return _gap(words, (begins, match.start()), (match.end(), len(words)), join, telling)


def _gap(words: str, left: tuple[int, int], right: tuple[int, int], join: _Join, telling: bool = False) -> _Gap:
    if join is _adjacent:  # nothing may stand between two dates side by side, so what does is not cut off
        first, last = slice(*left), slice(*right)
    else:
        first, last = _stripped(words, *left), _stripped(words, *right)
    return _Gap(first, last, readers_of(words[first]), readers_of(words[last]), join, telling)


def _stripped(words: str, begin: int, end: int) -> slice:
    kept = words[begin:end].lstrip()
    return slice(end - len(kept), end - len(kept) + len(kept.rstrip()))


def _adjacent(words: str, gap: _Gap, manner: Manner) -> HalfDate | None:
    """Two dates of which the second begins where the first ends."""
    left, right = words[gap.left], words[gap.right]
    last = read_with(gap.last, right, manner)
    if last is None:
        return None
    first = read_with(gap.first, left, manner) or _complete(left, last, right, manner)
    if first is None:
        return None
    if first.latest + timedelta(days=1) != last.earliest:
        raise UnreadableDate(
            f"\u201c{words[gap.left.start :]}\u201d gives more than one date. Give each its own row, or write from ... to ..."
        )
    return _both(first, last, soft=first.about or last.about)


def _either(words: str, gap: _Gap, manner: Manner) -> HalfDate | None:
    """One of two dates, of which it is not known which."""
    found = _span(words, gap, manner)
    return found.in_doubt() if found else None


def _span(words: str, gap: _Gap, manner: Manner) -> HalfDate | None:
    """All from one date to another."""
    left, right = words[gap.left], words[gap.right]
    last = read_with(gap.last, right, manner)
    first = read_with(gap.first, left, manner)
    if last is None and first and manner.telling:
        last = _complete(right, first, left, manner)
        if last and right.isdigit():
            last = last.in_doubt()  # "12/05/17-18" may be a day or a year
    elif first is None and last:
        first = _complete(left, last, right, manner)
    if first is None or last is None:
        return None
    return _both(first, last, soft=manner.telling and (first.about or last.about))


def _both(first: HalfDate, last: HalfDate, soft: bool) -> HalfDate:
    span = HalfDate.between(first.earliest, last.latest)
    span = span.roughly() if soft else span
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
