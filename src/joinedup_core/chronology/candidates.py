"""Which entries are worth comparing: those near in time that share a telling word, a time of day or a kind of event.

Found by an index from a day and a word to the entries that have it, so that the work grows with the entries and not
with their square: a word that many entries of one day have leads nowhere there, and an entry keeps its best few.
"""

from __future__ import annotations

from collections.abc import Iterator

from joinedup_core.chronology.telling import WIDE, Telling, Tellings

TELLING_BITS = 2.5  # a word is worth looking up when at most about one entry in six has it
MOST_ON_A_DAY = 8
KEPT = 7
MOST_SIGNS = 12  # the rarest words of an entry by which it is looked for
LATE, LATE_BY_POST = 3, 10  # days by which an entry may be later than the event it tells without saying so
LEAST_BITS = 5.0
KINDS_APART = 1 << 32  # kinds are numbered above words


def candidates(tellings: Tellings) -> list[tuple[int, int, float]]:
    """Pairs of entries (the earlier number first) with the bits of their shared words; each pair once, in order."""
    weights = tellings.weights
    telling = frozenset(n for n, weight in enumerate(weights) if weight >= TELLING_BITS)
    kinds: dict[str, int] = {}
    signs: list[frozenset[int]] = []
    for one in tellings.all:
        own = sorted(one.words & telling, key=lambda n: (-weights[n], n))[:MOST_SIGNS]
        if one.exact:
            own += [KINDS_APART + kinds.setdefault(kind, len(kinds)) for kind in one.kinds]
        signs.append(frozenset(own))
    index = _index(tellings, signs)
    found: dict[tuple[int, int], float] = {}
    for one in tellings.all:
        near: set[int] = set()
        own_signs = signs[one.at]
        for day in _days(one, look=True):
            then = index.get(day)
            if then is not None:
                for sign in then.keys() & own_signs:
                    held = then[sign]
                    if len(held) <= MOST_ON_A_DAY:
                        near.update(held)
        near.discard(one.at)
        for bits, other in _best(one, near, tellings):
            pair = (one.at, other) if one.at < other else (other, one.at)
            found[pair] = bits
    return [(a, b, bits) for (a, b), bits in sorted(found.items())]


def _index(tellings: Tellings, signs: list[frozenset[int]]) -> dict[int, dict[int, list[int]]]:
    """From a day, and then a sign (a word or a kind of event), to the entries that have it."""
    index: dict[int, dict[int, list[int]]] = {}
    for one in tellings.all:
        for day in _days(one, look=False):
            then = index.setdefault(day, {})
            for sign in signs[one.at]:
                held = then.get(sign)
                if held is None:
                    then[sign] = [one.at]
                else:
                    held.append(one.at)
    return index


def _days(one: Telling, *, look: bool) -> Iterator[int]:
    """Under which days an entry is kept, or looked for: its own, the days it may tell of, and those it names.

    A date vaguer than a month is kept under no day, but under 0 with all others of its words.
    """
    if one.last - one.first > WIDE:
        yield 0
        return
    yield from range(one.first, one.last + 1)
    yield from (day for day in one.quoted if not one.first <= day <= one.last)
    if look:
        yield 0
        late = LATE_BY_POST if one.late and not one.quoted else LATE
        yield from (day for day in range(one.first - late, one.first) if day not in one.quoted)


def _best(one: Telling, near: set[int], tellings: Tellings) -> list[tuple[float, int]]:
    """The best few, by the bits they share for each that the lesser of them has."""
    every, weights, words = tellings.all, tellings.weights, one.words
    scored = []
    for other in near:
        them = every[other]
        bits = sum([weights[n] for n in words & them.words])
        if bits >= LEAST_BITS or _speaks_of(one, them) or _speaks_of(them, one):
            scored.append((-bits / (min(one.bits, them.bits) + 8.0), other, bits))
    scored.sort()
    return [(bits, other) for _, other, bits in scored[:KEPT]]


def _speaks_of(one: Telling, them: Telling) -> bool:
    """Whether one names the other's kind of agency and tells a kind of event that the other tells."""
    return them.agency_kind in one.mentions and not one.kinds.isdisjoint(them.kinds)
