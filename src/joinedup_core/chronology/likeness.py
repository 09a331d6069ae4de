"""How like two entries are: points for and against their telling the same event, each with its reason in words.

The sum is compared with a bar (`grouping`). Points are tenths of natural log odds, fitted to invented chronologies of
the family "tuning" and rounded; what they reach on others is measured by `bench.grouping` and told in docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Collection

from joinedup_core.chronology.telling import Telling, Tellings

SAME, WITHIN, NEAR = 10, 30, 120  # minutes
MOST_APART = 4
TELLING = 3.0  # bits: about one entry in eight has the word
RARE = 5.0  # bits: one entry in thirty-two
REMARK = 4  # words
HOPELESS = -35  # points from which the other traits cannot bring a pair up to the bar


_BITS = (-17, -17, -17, -16, -8, -6, -2, 0, 4, 8, 10, 12, 14)
_SHARES = (-20, -15, -5, 3, 6, 10, 18)
_WORDS = (-21, -4, -1, -1, -1, -2)
_DAYS = {
    "entered": (28, 3, -14, -14, -12), "one names": (31, -5, -14, -13, -12), "both name": (28, 0, -24, -24, -20),
    "one names another": (9, 9, 9, 9, 9),
}  # fmt: skip
_CLOCKS = {
    "same": (24, 16, 14, 14, 10), "agree": (-2, -4, -4, -4, -4), "near": (-28, -18, -8, -8, -4), "differ": (-33, -25, -12, -12, -6),
}  # fmt: skip
POINTS: dict[str, int] = {
    "spans meet": 7, "spans apart": -6, "a number": 18, "one phrase only": -15, "kind not told": -2, "kinds differ": -10,
    "kinds differ, neither names the other": -22, "both name a third": 1, "other names": -3,
    "say otherwise 0": 2, "say otherwise 1": -15, "say otherwise 2": -26, "hears of it later": 5, "heard of it before": -11,
    **{f"bits {n}": points for n, points in enumerate(_BITS)},
    **{f"share {n}": points for n, points in enumerate(_SHARES)},
    **{f"telling words {n}": points for n, points in enumerate(_WORDS)},
    **{f"{name} {n}": points for name, days in _DAYS.items() for n, points in enumerate(days)},
    **{
        f"{name} {n} clocks {how}": points + more[n]
        for name, days in _DAYS.items() for how, more in _CLOCKS.items() for n, points in enumerate(days)
    },
}  # fmt: skip


def time_apart(a: Telling, b: Telling) -> str:
    """How the times of two entries stand to each other, as one of the names in POINTS."""
    if not (a.exact and b.exact):
        return "spans meet" if a.first <= b.last and b.first <= a.last else "spans apart"
    if a.quoted and b.quoted:
        name, gap = "both name", _apart(a.quoted, b.quoted)
    elif a.quoted or b.quoted:
        late, early = (a, b) if a.quoted else (b, a)
        gap = _apart(late.quoted, (early.first,))
        name = "one names"
        if gap and a.first == b.first:
            name, gap = "one names another", 0
    else:
        name, gap = "entered", abs(a.first - b.first)
    day = f"{name} {min(gap, MOST_APART)}"
    return day if a.minute is None or b.minute is None else f"{day} {_clocks(a.minute, b.minute)}"


def _apart(some: Collection[int], others: Collection[int]) -> int:
    return min([abs(x - y) for x in some for y in others])


def _clocks(one: int, other: int) -> str:
    apart = abs(one - other)
    apart = min(apart, 1440 - apart)
    if apart <= SAME:
        return "clocks same"
    return "clocks agree" if apart <= WITHIN else "clocks near" if apart <= NEAR else "clocks differ"


def likeness(a: Telling, b: Telling, bits: float, tellings: Tellings) -> int:
    """The points of two entries that share words of so many bits; below HOPELESS they are only known to be that low."""
    sure = POINTS[time_apart(a, b)] + _BITS[min(12, int(bits / 3))]
    sure += _SHARES[min(6, int(10 * bits / (min(a.bits, b.bits) + 4)))]
    if sure < HOPELESS:
        return sure
    return sum([POINTS[name] for name in traits(a, b, bits, tellings)])


def one_phrase(a: Telling, b: Telling, tellings: Tellings) -> bool:
    """Whether all the telling words that two entries share stand together in both, as in one short remark."""
    weights = tellings.weights
    common = [n for n in a.words & b.words if weights[n] >= TELLING and tellings.spelled[n][0] != "@"]
    for one in (a, b):
        places = tellings.places(one.at)
        held = [places[n] for n in common if n in places]
        if held and max(held) - min(held) >= len(common) + 1:
            return False
    return True


def traits(a: Telling, b: Telling, bits: float, tellings: Tellings) -> list[str]:
    """What the two have and have not in common, as names in POINTS."""
    count, number = _telling_words(a, b, tellings)
    found = [
        time_apart(a, b),
        f"bits {min(12, int(bits / 3))}",
        f"share {min(6, int(10 * bits / (min(a.bits, b.bits) + 4)))}",
        f"telling words {min(count, 5)}",
        *_sources(a, b),
    ]
    if number:
        found.append("a number")
    if a.claims and b.claims and (common := a.claims.keys() & b.claims.keys()):
        clash = sum([a.claims[n] != b.claims[n] for n in common])
        found.append(f"say otherwise {min(clash, 2)}")
    if a.names and b.names and a.names.isdisjoint(b.names):
        found.append("other names")
    if count <= REMARK and sum([POINTS[name] for name in found]) >= HOPELESS and one_phrase(a, b, tellings):
        found.append("one phrase only")
    return found


def _telling_words(a: Telling, b: Telling, tellings: Tellings) -> tuple[int, bool]:
    """How many telling words both have, names of people apart, and whether a long number is among them."""
    weights, spelled = tellings.weights, tellings.spelled
    count, number = 0, False
    for word in a.words & b.words:
        if weights[word] >= TELLING:
            name = spelled[word]
            if name[0] != "@":
                count += 1
                number = number or (len(name) >= 3 and name.isdigit() and weights[word] >= RARE)
    return count, number


def _sources(a: Telling, b: Telling) -> list[str]:
    """Who speaks of whom, and whether both tell the same kind of event."""
    found = []
    speaks = b.agency_kind in a.mentions or a.agency_kind in b.mentions
    if not speaks and not a.mentions.isdisjoint(b.mentions):
        found.append("both name a third")
    if speaks and a.first != b.first and a.exact and b.exact:
        late, early = (a, b) if a.first > b.first else (b, a)
        found.append("hears of it later" if early.agency_kind in late.mentions else "heard of it before")
    if a.kinds.isdisjoint(b.kinds):
        untold = not (a.kinds and b.kinds)
        told = "kinds differ" if speaks else "kinds differ, neither names the other"
        found.append("kind not told" if untold else told)
    return found
