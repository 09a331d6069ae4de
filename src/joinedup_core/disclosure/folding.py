"""Text folded for comparing, with the way back to where each letter stood.

Accents are taken off, odd spaces, hyphens and apostrophes made plain, and what cannot be seen (soft hyphens,
zero-width characters) left out: a name cannot hide behind how it is typed. The text itself is never changed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032\uff07", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("øØ", "o"), "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places` says at which character of the real text each of its characters began."""

    text: str
    places: tuple[int, ...] | None
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the real text that a part of the folded one stands for."""
        if self.places is None or start >= end:
            return start, end
        last = self.places[end - 1]
        after = next((place for place in self.places[end : end + 4] if place > last), None)
        return self.places[start], after if after is not None else (last + 1 if end < len(self.places) else self.length)


def folded(text: str) -> Folded:
    """A text folded; what is plain ASCII is so already."""
    if text.isascii():
        return Folded(text, None, len(text))
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        kept.append(plain)
        places.extend([place] * len(plain))
    return Folded("".join(kept), tuple(places), len(text))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in _UNSEEN:
        return ""
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return character if character in "\n\r\t" else " "
    apart = unicodedata.normalize("NFKD", character)
    return "".join(piece for piece in apart if not unicodedata.combining(piece))
