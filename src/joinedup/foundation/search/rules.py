"""Near-spellings: two words are near when deleting at most one letter from each makes them the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"[^\W\d_]{4,30}")
LEAST = 4
"""Shorter words are not corrected: nearly every short word is one letter from another."""


@dataclass(frozen=True)
class Hit:
    """Something found: what kind of thing, its title, where it is, a few words of it and how well it fits."""

    kind: str
    title: str
    route: tuple[Any, ...]
    """The name of its address and what the address is made of."""
    partnership: str
    words: str
    rank: float


def deletion_keys(word: str) -> set[str]:
    """The word and all that is left of it when one letter is deleted: two near words share one of them."""
    folded = word.casefold()
    return {folded, *(folded[:i] + folded[i + 1 :] for i in range(len(folded)))}


def distance(one: str, other: str) -> int:
    """How many letters must be changed, added, removed or swapped with their neighbour to turn one into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def nearest(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates one step away, nearest first; the same for everybody, whatever they may see."""
    folded = word.casefold()
    near = {c for c in candidates if c != folded and distance(folded, c) <= 1}
    return sorted(near, key=lambda c: (abs(len(c) - len(folded)), c))


def words_in(text: str) -> list[str]:
    """The words of a search that may be corrected, in order."""
    return [w.casefold() for w in WORD.findall(text)]


def with_word(text: str, wrong: str, right: str) -> str:
    """The search with one word put right."""
    return re.sub(rf"(?i)\b{re.escape(wrong)}\b", right, text)


def excerpt(text: str, words: Iterable[str], length: int = 180) -> str:
    """A few words of a text, around the first of the words searched for; whole words only."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    folded = flat.casefold()
    found = min((at for w in words if (at := folded.find(w[: max(4, len(w) - 2)])) >= 0), default=0)
    start = max(0, found - length // 3)
    start = flat.find(" ", start) + 1 if start else 0
    end = flat.rfind(" ", start, start + length)
    return ("… " if start else "") + flat[start : end if end > start else start + length] + (" …" if end > 0 else "")
