"""Bursts and escalation: more events in a short time than the rest would lead one to expect, or graver ones.

An event told by several agencies counts once. A burst is a stretch of days with so many events of a kind that, at the
rate of the whole chronology, chance alone would bring it about less than once in a thousand such stretches.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from joinedup_core.chronology.finding import Finding, named
from joinedup_core.chronology.grouping import Grouping

STRETCH, FEWEST, CHANCE = 14, 4, 0.001
PERIOD, PERIODS = 91, 3  # days; how many periods in a row must rise
COUNTED = (
    "violence",
    "injury",
    "missing",
    "nuisance",
    "overdose",
    "arrest",
    "disclosure",
    "missed",
    "absence",
    "referral",
)
GRADES = ("none", "other harm", "injury or arrest", "life at risk")


@dataclass(frozen=True, slots=True)
class _Event:
    day: int
    entry: int
    grade: int


def bursts(grouping: Grouping) -> Iterator[Finding]:
    """Bursts, then rises in number and in gravity, kind by kind."""
    for kind, events in sorted(_events(grouping).items()):
        yield from _bursts(kind, events)
        yield from _rise(kind, events)
        yield from _graver(kind, events)


def _events(grouping: Grouping) -> dict[str, list[_Event]]:
    """The events of each kind in order, each group once, by its first entry that has a day."""
    if grouping.tellings is None:
        raise ValueError("This grouping was made without its tellings; group the entries again.")
    every = grouping.tellings.all
    found: dict[str, list[_Event]] = defaultdict(list)
    grouped = {n for group in grouping.groups for n in group.members}
    sets = [[every[n] for n in group.members] for group in grouping.groups]
    sets += [[one] for one in every if one.at not in grouped]
    for members in sets:
        told = [one for one in members if one.exact]
        if told:
            first = min(told, key=lambda one: (one.first, one.at))
            grade = max(one.grade for one in members)
            for kind in COUNTED:
                if 2 * sum(kind in one.kinds for one in members) > len(members):
                    found[kind].append(_Event(first.first, first.at, grade))
    return {kind: sorted(events, key=lambda one: (one.day, one.entry)) for kind, events in found.items()}


def _bursts(kind: str, events: Sequence[_Event]) -> Iterator[Finding]:
    span = events[-1].day - events[0].day + 1
    rate = len(events) / max(span, 4 * STRETCH)
    start, last = 0, -1
    for end in range(len(events)):
        while events[end].day - events[start].day >= STRETCH:
            start += 1
        count = end - start + 1
        ends = end + 1 == len(events) or events[end + 1].day - events[start].day >= STRETCH
        if ends and count >= FEWEST and start > last and _tail(count, rate * STRETCH) < CHANCE:
            last = end
            one, other = events[start], events[end]
            words = (
                f"{count} events of the kind \u201c{kind}\u201d from {named(one.day)} to {named(other.day)}; "
                f"in the whole chronology there is one about every {max(1, round(1 / rate))} days."
            )
            yield _finding("burst", kind, words, events[start : end + 1])


def _tail(count: int, mean: float) -> float:
    """The probability of at least so many where so many are to be expected (Poisson)."""
    term, total = math.exp(-mean), 0.0
    for n in range(count):
        total += term
        term *= mean / (n + 1)
    return max(0.0, 1.0 - total)


def _rise(kind: str, events: Sequence[_Event]) -> Iterator[Finding]:
    """Periods in a row with more and more events, at least doubling."""
    first = events[0].day
    counts = [0] * ((events[-1].day - first) // PERIOD + 1)
    for one in events:
        counts[(one.day - first) // PERIOD] += 1
    start = 0
    for n in range(1, len(counts) + 1):
        if n < len(counts) and counts[n] > counts[n - 1]:
            continue
        rising = counts[start:n]
        if len(rising) >= PERIODS and rising[-1] >= max(FEWEST, 2 * rising[0]):
            began, ended = first + start * PERIOD, min(first + n * PERIOD - 1, events[-1].day)
            words = (
                f"Events of the kind \u201c{kind}\u201d become more frequent from {named(began)} to {named(ended)}: "
                f"{', '.join(map(str, rising))} in successive quarters of a year."
            )
            yield _finding("escalation", kind, words, [one for one in events if began <= one.day <= ended])
        start = n


def _graver(kind: str, events: Sequence[_Event]) -> Iterator[Finding]:
    """The last third graver than the first by at least half a grade, where there are enough of both."""
    third = len(events) // 3
    if third < FEWEST:
        return
    early, late = events[:third], events[-third:]
    before, after = (sum(one.grade for one in some) / third for some in (early, late))
    if after - before >= 0.5:
        worst = GRADES[max(one.grade for one in late)]
        words = (
            f"Events of the kind \u201c{kind}\u201d read graver: of {third} up to {named(early[-1].day)} "
            f"{_grave(early)} and of {third} from {named(late[0].day)} {_grave(late)} tell of injury, arrest or worse (at most: {worst})."
        )
        yield _finding("escalation", kind, words, late)


def _grave(events: Sequence[_Event]) -> int:
    return sum(one.grade >= 2 for one in events)


def _finding(what: str, kind: str, words: str, events: Sequence[_Event]) -> Finding:
    first, last = date.fromordinal(events[0].day), date.fromordinal(events[-1].day)
    return Finding(what, words, tuple(one.entry for one in events), (), kind, first, last)
