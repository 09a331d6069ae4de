"""What is counted of a MARAC for the quarterly return, and how small numbers are kept back.

Source of the fields: SafeLives datasets: for each meeting the cases, repeats, children, referrals by agency, and of the victims
those who are Black, Asian or racially minoritised, LGBT+, disabled, male, aged 16 or 17; perpetrators aged 17 or under.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FIELDS: Mapping[str, str] = {
    "cases": "Cases discussed", "repeats": "Repeat cases", "children": "Children in the households",
    "minoritised": "Victims who are Black, Asian or racially minoritised", "lgbt": "LGBT+ victims", "disabled": "Disabled victims",
    "male": "Male victims", "aged_16_17": "Victims aged 16 or 17", "harmer_17_or_under": "People causing harm aged 17 or under",
}  # fmt: skip
SUPPRESS_BELOW = 5
"""General practice for public figures, not checked against a source: a partnership may set a higher number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One case that was discussed, without anybody in it: what is counted, and the kind of agency that referred it."""

    agency: str
    children: int = 0
    marks: frozenset[str] = frozenset()
    """Those of FIELDS that hold (`repeats`, `male` ...)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of one meeting or of several."""

    figures: Mapping[str, int]
    agencies: Mapping[str, int] = field(default_factory=dict)


def tally(cases: Iterable[Counted]) -> Tally:
    """The numbers of some cases. Every field is there, with 0 where nothing was counted."""
    found = dict.fromkeys(FIELDS, 0)
    agencies: Counter[str] = Counter()
    for case in cases:
        found["cases"] += 1
        found["children"] += case.children
        agencies[case.agency] += 1
        for mark in case.marks & FIELDS.keys():
            found[mark] += 1
    return Tally(found, dict(sorted(agencies.items())))


def suppressed(parts: Sequence[int], below: int = SUPPRESS_BELOW, *, adds_up: bool = False) -> list[int | None]:
    """Numbers with those from 1 to just under `below` kept back (None).

    Where the parts add up to a total that is shown (`adds_up`), one number kept back alone could be worked out: the
    smallest other number that is not 0 is kept back too.
    """
    shown: list[int | None] = [None if 0 < number < below else number for number in parts]
    if adds_up and shown.count(None) == 1:
        others = [(number, at) for at, number in enumerate(parts) if shown[at] is not None and number > 0]
        if others:
            shown[min(others)[1]] = None
    return shown
