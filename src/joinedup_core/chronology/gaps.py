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
from joinedup_core.chronology.field_words import WORD, FieldWords
from joinedup_core.chronology.finding import Finding, named, spell
from joinedup_core.chronology.telling import WIDE, Telling, Tellings

FEWEST, TIMES, SHORTEST = 5, 4.0, 21
SAME_SILENCE = 0.6  # of the silence of a kind: then it is the agency that is silent
LOOKED_AT, AT_LEAST = 12, 4  # contacts before a silence in which a rhythm is looked for; intervals that make one
LATELY, BEYOND_CHANCE = 6, 5.0  # intervals before a silence, and how many times their average it is at least
NO_CONTACT = frozenset(
    [
        "violence",
        "injury",
        "missing",
        "nuisance",
        "overdose",
        "missed",
        "arrest",
        "disclosure",
        "absence",
        "tenancy",
        "welfare",
        "referral",
    ]
)
"""Kinds of what befalls a family. That they stop is no gap: contact is what agencies owe."""
CALLED_OUT = ("police", "ambulance", "fire")
CONTACT = ("visit", "call", "meeting", "medication")


def gaps(
    entries: Sequence[Entry], tellings: Tellings, expected: Mapping[str, int] | None = None, until: date | None = None
) -> Iterator[Finding]:
    """Gaps of all together, of each agency, and of its kinds of contact.

    `expected` is the longest interval in days that an agency should leave, where that is known. Without it an agency's
    gap is a silence after contacts that came in a rhythm: TIMES the rhythm and at least SHORTEST days. All together are
    silent for a gap where that is longer than chance would leave. `until` is the day up to which the chronology was
    asked for: a silence up to it is a gap too.
    """
    everyone = _Days()
    agencies: dict[str, _Days] = defaultdict(_Days)
    kinds: dict[tuple[str, str], _Days] = defaultdict(_Days)
    for one in tellings.all:
        for days in (everyone, agencies[one.agency]):
            days.add(one)
        if one.exact and (kind := _kind(one, entries[one.at], tellings.field)):
            kinds[one.agency, kind].add(one)
            kinds[one.agency, ""].add(one)
    yield from _of_all(everyone, until)
    for agency, days in sorted(agencies.items()):
        if given := (expected or {}).get(agency, 0):
            yield from _longer(agency, "", days, given, f"Expected: at most {spell(given)}.", until)
            continue
        told: list[Finding] = []
        for kind in sorted(kind for whose, kind in kinds if whose == agency):
            told += [
                one for one in _of_series(agency, kind, kinds[agency, kind], days, until) if not _covered(one, told)
            ]
        yield from told


class _Days:
    """The days of a series, each with the first entry under it; a vaguer entry counts under its first and last day."""

    def __init__(self) -> None:
        self.at: dict[int, int] = {}

    def add(self, one: Telling) -> None:
        """Take in an entry. One vaguer than a month says nothing of a silence."""
        if one.last - one.first <= WIDE:
            self.at.setdefault(one.first, one.at)
            self.at.setdefault(one.last, one.at)

    def sorted(self) -> list[int]:
        """The days in order."""
        return sorted(self.at)


def _kind(one: Telling, entry: Entry, field: FieldWords) -> str:
    """The kind of contact that an entry is, as the agency calls it, else as its words say; "" where it is none."""
    if one.agency_kind in CALLED_OUT:
        return ""
    kinds = {field.kinds.get(word, "") for word in WORD.findall(entry.kind.lower())} - {""} or one.kinds
    if not kinds.isdisjoint(NO_CONTACT):
        return ""
    return entry.kind.casefold() or next((kind for kind in CONTACT if kind in kinds), "contact")


def _of_all(every: _Days, until: date | None) -> Iterator[Finding]:
    intervals = [later - earlier for earlier, later in pairwise(every.sorted())]
    if len(intervals) >= FEWEST:
        usual = max(1, round(median(intervals)))
        longest = max(SHORTEST, round(TIMES * usual), _by_chance(intervals))
        yield from _longer("", "", every, longest, _rhythm(usual), until)


def _longer(agency: str, kind: str, days: _Days, longest: int, rhythm: str, until: date | None) -> Iterator[Finding]:
    """All silences that are longer than they may be."""
    told = days.sorted()
    for earlier, later in pairwise(told):
        if later - earlier > longest:
            yield _gap(agency, kind, days, earlier, later, rhythm)
    if until is not None and told and until.toordinal() - told[-1] > longest:
        yield _gap(agency, kind, days, told[-1], until.toordinal(), rhythm)


def _of_series(agency: str, kind: str, days: _Days, whole: _Days, until: date | None) -> Iterator[Finding]:
    """Silences after a rhythm; of the agency as a whole where it has nothing else either."""
    told = days.sorted()
    ends = [*told[1:], until.toordinal()] if until is not None and told else told[1:]
    for place, (earlier, later) in enumerate(zip(told, ends, strict=False)):
        if later - earlier < SHORTEST:
            continue
        before = told[max(0, place - LOOKED_AT) : place + 1]
        usual = _rhythm_of(before)
        lately = before[-LATELY - 1 :]
        average = (earlier - lately[0]) / max(1, len(lately) - 1)
        if not usual or later - earlier <= max(TIMES * usual, BEYOND_CHANCE * average):
            continue
        between = [day for day in whole.at if earlier <= day <= later]
        quiet = max(pairwise(sorted({earlier, later, *between})), key=lambda pair: (pair[1] - pair[0], -pair[0]))
        if quiet[1] - quiet[0] > max(SHORTEST, TIMES * usual, SAME_SILENCE * (later - earlier)):
            yield _gap(agency, "", whole, *quiet, _rhythm(usual))
        elif kind:
            yield _gap(agency, kind, days, earlier, later, _rhythm(usual))


def _rhythm_of(days: Sequence[int]) -> int:
    """The interval at which contacts followed each other up to the last of these days; 0 where they had no rhythm.

    Other contacts may lie between those in the rhythm. Of several intervals the one that goes back through most of
    them counts, of these the longest.
    """
    held = set(days)
    best = (AT_LEAST - 1, 0)
    for interval in {later - earlier for later in days[-3:] for earlier in days if earlier < later}:
        ends = [day for day in days if day > days[-1] - interval]
        best = max(best, (max(_steps_back(day, interval, held) for day in ends), interval))
    return best[1]


def _steps_back(day: int, interval: int, held: set[int]) -> int:
    """How often one can step back by an interval, a day or two more or less, from contact to contact."""
    slack = 2 if interval >= 7 else 1 if interval > 2 else 0
    steps = 0
    while found := [
        day - interval - off for off in sorted(range(-slack, slack + 1), key=abs) if day - interval - off in held
    ]:
        day, steps = found[0], steps + 1
    return steps


def _covered(one: Finding, others: Sequence[Finding]) -> bool:
    """Whether most of a silence was told of already."""
    return any(
        one.first and one.last and other.first and other.last
        and 2 * (min(one.last, other.last) - max(one.first, other.first)).days > (one.last - one.first).days
        for other in others
    )  # fmt: skip


def _by_chance(intervals: Sequence[int]) -> int:
    """The longest interval that contacts which come irregularly, at this rate, would leave now and then (1 in 20).

    The longest one itself is left out of the rate: it may be the gap.
    """
    mean = (sum(intervals) - max(intervals)) / max(1, len(intervals) - 1)
    return round(mean * math.log(20 * len(intervals)))


def _gap(agency: str, kind: str, days: _Days, first: int, last: int, rhythm: str) -> Finding:
    ends = days.at.get(last)
    until = named(last) if ends is not None else f"the end, {named(last)}"
    said = f"between {named(first)} and {until}" if ends is not None else f"from {named(first)} to {until}"
    words = f"{_who(agency, kind)} {said} ({spell(last - first)}). {rhythm}"
    around = (days.at[first],) if ends is None else (days.at[first], ends)
    return Finding("gap", words, around, (), agency, date.fromordinal(first), date.fromordinal(last))


def _who(agency: str, kind: str) -> str:
    if not agency:
        return "No agency has an entry"
    return f"{agency} has no \u201c{kind}\u201d" if kind else f"{agency} has no entry"


def _rhythm(usual: int) -> str:
    return f"Usually there is one about every {spell(usual)}."
