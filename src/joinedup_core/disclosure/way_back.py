"""The way back: what stood where, kept with the cast and apart from the text.

A pseudonymised text reads as plain words ("Mother", "Child A"), which may have stood there before; so the way back
remembers every replacement by its place. A passage that is unchanged comes back exactly; in one that was edited since,
whatever still stands between the same words comes back, and the rest is told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher


class UnreadableWayBack(ValueError):
    """The file is no way back; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """From `start` to `end` of the pseudonymised passage stands what was `was`."""

    start: int
    end: int
    was: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """One pseudonymised text with its replacements in order."""

    text: str
    replacements: tuple[Replacement, ...] = ()

    def original(self) -> str:
        """The text as it was."""
        return _put_back(self.text, self.replacements)


@dataclass(frozen=True, slots=True)
class WayBack:
    """Groups of passages: one group for a text, or one for each entry of a chronology, in order."""

    groups: tuple[tuple[Passage, ...], ...] = ()


def restored_passage(text: str, candidates: tuple[Passage, ...]) -> tuple[str, bool]:
    """A passage as it was, and whether that is certain; where it is not, the text is kept as it stands."""
    originals = {passage.original() for passage in candidates if passage.text == text}
    if len(originals) == 1:
        return originals.pop(), True
    if originals or not candidates:
        return text, False
    return _after_editing(text, candidates[0]) if len(candidates) == 1 else (text, False)


def _after_editing(text: str, passage: Passage) -> tuple[str, bool]:
    """What can be put back in a text edited since: a role is, where a neighbour of it still stands as well."""
    kept: list[Replacement] = []
    blocks = SequenceMatcher(None, passage.text, text, autojunk=False).get_matching_blocks()
    for one in passage.replacements:
        for block in blocks:
            first, last = block.a, block.a + block.size
            whole = first <= one.start and one.end <= last
            neighbour = first < one.start or one.end < last or (one.start == 0 == block.b)
            if whole and neighbour:
                shift = block.b - block.a
                kept.append(Replacement(one.start + shift, one.end + shift, one.was))
    return _put_back(text, tuple(kept)), False


def _put_back(text: str, replacements: tuple[Replacement, ...]) -> str:
    pieces: list[str] = []
    reached = 0
    for one in replacements:
        pieces += [text[reached : one.start], one.was]
        reached = one.end
    return "".join([*pieces, text[reached:]])


def write_way_back(way_back: WayBack) -> bytes:
    """The way back as JSON, to be kept with the cast."""
    groups = [
        [[passage.text, [[r.start, r.end, r.was] for r in passage.replacements]] for passage in group]
        for group in way_back.groups
    ]
    return json.dumps({"way_back": 1, "groups": groups}).encode("ascii")


def read_way_back(data: bytes) -> WayBack:
    """The way back from JSON. Raises UnreadableWayBack with a sentence."""
    try:
        told = json.loads(data)
        if not isinstance(told, Mapping) or told.get("way_back") != 1:
            raise UnreadableWayBack(
                "The file is no way back. It was written beside the cast when the text was changed."
            )
        return WayBack(tuple(tuple(_passage(*one) for one in group) for group in told["groups"]))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, UnreadableWayBack):
            raise
        raise UnreadableWayBack("The way back is damaged. Take the copy that is kept with the cast.") from None


def _passage(text: str, replacements: list[list[object]]) -> Passage:
    kept = []
    for start, end, was in replacements:
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(was, str)):
            raise TypeError
        kept.append(Replacement(start, end, was))
    if not isinstance(text, str):
        raise TypeError
    return Passage(text, tuple(kept))
