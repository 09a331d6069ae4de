"""Gaps: where an agency's entries, its contacts of one kind, or everybody's stop for much longer than they usually do.

A rhythm is either given (days, by agency: "health visiting every six weeks") or taken from the entries themselves: the
middle one of the intervals between days with an entry. A silence in a chronology may be a silence in the life, in the
contact or only in the writing; which it is, is for the agency to say.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.finding import Finding, named, spell
from joinedup_core.chronology.telling import Telling, Tellings

FEWEST, TIMES, SHORTEST = 5, 4.0, 21
SERIES = ("visit", "call", "meeting", "absence", "medication")


def gaps(
    entries: Sequence[Entry], tellings: Tellings, expected: Mapping[str, int] | None = None, until: date | None = None
) -> Iterator[Finding]:
    """Gaps of each agency, of its kinds of contact, and of all together.

    `expected` is the longest interval in days that an agency should leave, where that is known; without it a gap is
    TIMES the usual interval, at least SHORTEST days and longer than chance would leave, in series of FEWEST intervals and more. `until` is the day up
    to which the chronology was asked for: a silence up to it is a gap too.
    """
    series: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in tellings.all:
        if one.exact:
            series["", ""].append(one)
            series[one.agency, ""].append(one)
            if kind := _kind(one, entries[one.at]):
                series[one.agency, kind].append(one)
    for (agency, kind), told in sorted(series.items()):
        given = (expected or {}).get(agency, 0) if agency and not kind else 0
        yield from _of_series(agency, kind, told, given, until)


def _kind(one: Telling, entry: Entry) -> str:
    """The series an entry belongs to beside its agency's: its kind as the agency calls it, else as its words say."""
    if entry.kind:
        return entry.kind.casefold()
    return next((kind for kind in SERIES if kind in one.kinds), "")


def _of_series(agency: str, kind: str, told: Sequence[Telling], given: int, until: date | None) -> Iterator[Finding]:
    first_on: dict[int, int] = {}
    for one in told:
        first_on.setdefault(one.first, one.at)
    days = sorted(first_on)
    intervals = [later - earlier for earlier, later in pairwise(days)]
    if not given and len(intervals) < FEWEST:
        return
    usual = given or max(1, round(median(intervals)))
    longest = given or max(SHORTEST, round(TIMES * usual), _by_chance(intervals))
    for earlier, later in pairwise(days):
        if later - earlier > longest:
            words = f"{_who(agency, kind)} between {named(earlier)} and {named(later)} ({spell(later - earlier)}). {_rhythm(usual, given)}"
            yield _gap(words, agency, (first_on[earlier], first_on[later]), earlier, later)
    if until is not None and days and until.toordinal() - days[-1] > longest:
        end = until.toordinal()
        words = f"{_who(agency, kind)} from {named(days[-1])} to the end, {named(end)} ({spell(end - days[-1])}). {_rhythm(usual, given)}"
        yield _gap(words, agency, (first_on[days[-1]],), days[-1], end)


def _by_chance(intervals: Sequence[int]) -> int:
    """The longest interval that contacts which come irregularly, at this rate, would leave now and then (1 in 20).

    The longest one itself is left out of the rate: it may be the gap.
    """
    mean = (sum(intervals) - max(intervals)) / max(1, len(intervals) - 1)
    return round(mean * math.log(20 * len(intervals)))


def _gap(words: str, agency: str, around: tuple[int, ...], first: int, last: int) -> Finding:
    return Finding("gap", words, around, (), agency, date.fromordinal(first), date.fromordinal(last))


def _who(agency: str, kind: str) -> str:
    if not agency:
        return "No agency has an entry"
    return f"{agency} has no \u201c{kind}\u201d" if kind else f"{agency} has no entry"


def _rhythm(usual: int, given: int) -> str:
    return f"Expected: at most {spell(given)}." if given else f"Usually there is one about every {spell(usual)}."
