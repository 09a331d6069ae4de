"""The same event told by several agencies: which entries belong together, why, and which perhaps do.

Pairs are scored (`likeness`), a pair's score is lowered where another entry of the same agency fits as well, and
groups grow from the likest pair while the average over the likelier half of the pairs between two stays above the bar. Two entries
of one agency never come together in this way: an agency that writes twice usually writes of two events. Only where
one agency has nearly the same words under the same day and time are they taken for one entry keyed twice, and that is
said. Nothing is dropped: a group is a list of entries that all stay.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from joinedup_core.chronology.candidates import candidates
from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.likeness import likeness
from joinedup_core.chronology.telling import Telling, Tellings

BAR, PERHAPS = -1.0, -14.0  # points; the second is counted from the bar
ORDINARY, CROWD = 2.5, 4.0  # entries a day above which the bar rises, and by how much each time they grow by e
RIVAL = 1.0  # how much of the score of the best rival counts against a pair
CROWDED_FROM = 50  # entries: fewer are no measure of how much is written in a day
UNLIKE = -60
OUT_OF_REACH = 12.0  # points below the bar under which a pair never leads two groups together
KEYED_TWICE = 92.0  # of 100, by the likeness of the shorter text with its best part of the longer
SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Link:
    """Two entries (their places in the chronology, the earlier first) and the points for their telling one event."""

    first: int
    second: int
    points: float


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that tell one event, by their places in the chronology, with the pairs that hold them together.

    `twice` are the pairs that one agency keyed twice.
    """

    members: tuple[int, ...]
    links: tuple[Link, ...] = ()
    twice: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups in order of their first entries, and pairs that are perhaps one event: for a person to decide."""

    groups: tuple[Group, ...] = ()
    perhaps: tuple[Link, ...] = ()
    tellings: Tellings | None = field(default=None, compare=False, repr=False)


def group(entries: Sequence[Entry]) -> Grouping:
    """Group the entries of a merged chronology. The answer does not depend on the order in which files came."""
    tellings = Tellings(entries)
    pairs = candidates(tellings)
    twice = _keyed_twice(tellings, pairs)
    scores = _Scores(tellings, pairs)
    clusters = _Clusters(scores, twice)
    clusters.grow()
    return Grouping(tuple(clusters.groups(twice)), tuple(clusters.perhaps()), tellings)


def _keyed_twice(tellings: Tellings, pairs: Sequence[tuple[int, int, float]]) -> list[Link]:
    """Pairs of one agency that are one entry keyed twice: same day and time, nearly the same words."""
    found = []
    for first, second, _ in pairs:
        a, b = tellings.all[first], tellings.all[second]
        if a.agency == b.agency and (a.first, a.last, a.minute) == (b.first, b.last, b.minute) and _like(a, b):
            found.append(Link(first, second, 100.0))
    return found


def _like(a: Telling, b: Telling) -> bool:
    if min(len(a.text), len(b.text)) < SHORTEST or a.names != b.names:
        return False
    return fuzz.partial_ratio(a.text, b.text, score_cutoff=KEYED_TWICE) > 0 and fuzz.ratio(a.text, b.text) > 60


def bar_for(every: Sequence[Telling]) -> float:
    """The points that a pair needs: more where more is written in a day, since more pairs then look alike by chance."""
    days = [one.first for one in every if one.first == one.last]
    if not days:
        return BAR
    a_day = len(days) / (max(days) - min(days) + 1 if len(days) > CROWDED_FROM else len(days))
    return BAR + CROWD * max(0.0, math.log(a_day / ORDINARY))


class _Scores:
    """The points of pairs, those of near pairs with rivals taken into account, others when asked for."""

    def __init__(self, tellings: Tellings, pairs: Sequence[tuple[int, int, float]]) -> None:
        self.tellings = tellings
        every = tellings.all
        raw = {
            (a, b): likeness(every[a], every[b], bits, tellings)
            for a, b, bits in pairs
            if every[a].agency != every[b].agency
        }
        self.known: dict[tuple[int, int], float] = _after_rivals(raw, every)

    def of(self, a: int, b: int) -> float:
        """The points of two entries of different agencies."""
        key = (a, b) if a < b else (b, a)
        found = self.known.get(key)
        if found is None:
            one, other = self.tellings.all[a], self.tellings.all[b]
            weights = self.tellings.weights
            bits = sum([weights[n] for n in one.words & other.words])
            found = self.known[key] = max(UNLIKE, likeness(one, other, bits, self.tellings))
        return found


def _after_rivals(raw: dict[tuple[int, int], int], every: Sequence[Telling]) -> dict[tuple[int, int], float]:
    """The points less a share of the best rival's: another entry of the same agency that fits one of the two."""
    best: dict[tuple[int, str], tuple[int, int, int]] = {}  # the best points, whose they are, the next best
    for (a, b), points in raw.items():
        for one, other in ((a, b), (b, a)):
            key = (one, every[other].agency)
            first = best.get(key)
            if first is None:
                best[key] = (points, other, UNLIKE)
            elif points > first[0]:
                best[key] = (points, other, first[0])
            elif points > first[2]:
                best[key] = (first[0], first[1], points)
    found = {}
    for (a, b), points in raw.items():
        rival = max(_rival(best[a, every[b].agency], b), _rival(best[b, every[a].agency], a))
        found[a, b] = points - RIVAL * _soft(rival)
    return found


def _rival(best: tuple[int, int, int], chosen: int) -> int:
    """The best points of another entry than the chosen one; of two alike it makes no difference whose come first."""
    points, other, second = best
    return second if other == chosen else points


def _soft(points: int) -> float:
    """Points above nought, with a soft bend: nought far below it, the points themselves far above."""
    return float(points) if points > 200 else 10 * math.log1p(math.exp(points / 10))


class _Clusters:
    """Groups that grow, the likest first, while no two entries of one agency would come together."""

    def __init__(self, scores: _Scores, twice: Sequence[Link]) -> None:
        self.scores, self.every = scores, scores.tellings.all
        self.bar = bar_for(self.every)
        self.members: dict[int, tuple[int, ...]] = {n: (n,) for n in range(len(self.every))}
        self.where = list(range(len(self.every)))
        self.near: dict[int, set[int]] = defaultdict(set)
        for link in twice:
            self._join(self.where[link.first], self.where[link.second])
        self.heap: list[tuple[float, int, int]] = []
        for (a, b), points in scores.known.items():
            if points < self.bar - OUT_OF_REACH:
                continue
            first, second = sorted((self.where[a], self.where[b]))
            if first != second:
                self.near[first].add(second)
                self.near[second].add(first)
        for first in sorted(self.near):
            for second in self.near[first]:
                if first < second:
                    self._offer(first, second)
        heapq.heapify(self.heap)

    def _join(self, first: int, second: int) -> int:
        """One group of two; it takes the place of the first."""
        if first == second:
            return first
        keep, go = min(first, second), max(first, second)
        self.members[keep] = tuple(sorted(self.members[keep] + self.members.pop(go)))
        for n in self.members[keep]:
            self.where[n] = keep
        return keep

    def _average(self, first: int, second: int) -> float:
        """The average over the likelier half of their pairs: two who heard little each may share nothing."""
        some, others = self.members[first], self.members[second]
        if len(some) == len(others) == 1:
            return self.scores.of(some[0], others[0])
        points = sorted((self.scores.of(a, b) for a in some for b in others), reverse=True)
        half = (len(points) + 1) // 2
        return sum(points[:half]) / half

    def _apart(self, first: int, second: int) -> bool:
        """Whether an agency has entries in both."""
        agencies = {self.every[n].agency for n in self.members[first]}
        return any(self.every[n].agency in agencies for n in self.members[second])

    def _offer(self, first: int, second: int, *, push: bool = False) -> None:
        if self._apart(first, second):
            return
        points = self._average(first, second)
        if points >= self.bar:
            one = (-points, min(first, second), max(first, second))
            if push:
                heapq.heappush(self.heap, one)
            else:
                self.heap.append(one)

    def grow(self) -> None:
        """Join the likest two again and again until none is above the bar."""
        while self.heap:
            points, first, second = heapq.heappop(self.heap)
            if first not in self.members or second not in self.members:
                continue
            if self._apart(first, second) or -points != self._average(first, second):
                continue  # one of them has grown since; the new pair was offered then
            keep = self._join(first, second)
            gone = second if keep == first else first
            around = (self.near[keep] | self.near.pop(gone)) - {keep, gone}
            self.near[keep] = around
            for other in sorted(around):
                self.near[other].discard(gone)
                self.near[other].add(keep)
                self._offer(keep, other, push=True)

    def groups(self, twice: Sequence[Link]) -> Iterator[Group]:
        """The groups of two and more, with their links."""
        keyed: dict[int, list[Link]] = defaultdict(list)
        for link in twice:
            keyed[self.where[link.first]].append(link)
        for place, members in sorted(self.members.items(), key=lambda one: one[1]):
            if len(members) > 1:
                links = tuple(
                    Link(a, b, round(self.scores.of(a, b), 1))
                    for n, a in enumerate(members)
                    for b in members[n + 1 :]
                    if self.every[a].agency != self.every[b].agency
                )
                yield Group(members, links, tuple(keyed[place]))

    def perhaps(self) -> Iterator[Link]:
        """Pairs not grouped that come near the bar, the likest for each entry only."""
        best: dict[int, Link] = {}
        for (a, b), points in self.scores.known.items():
            if points < self.bar + PERHAPS or self.where[a] == self.where[b]:
                continue
            for n in (a, b):
                if n not in best or (-points, a, b) < (-best[n].points, best[n].first, best[n].second):
                    best[n] = Link(a, b, round(points, 1))
        held = {link for link in best.values() if best.get(link.first) == link == best.get(link.second)}
        yield from sorted(held, key=lambda link: (link.first, link.second))
