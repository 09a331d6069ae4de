"""Several controls in one cell, paired with the owners and timeframes written beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_BULLET = re.compile(r"^(?:[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\uf0b7*\u2013-]|\(?[a-z0-9]{1,2}[.)])\s+", re.I)
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


@dataclass(frozen=True)
class Paired:
    """One control with its owner and timeframe (empty where none was given)."""

    control: str
    owner: str = ""
    timeframe: str = ""


@dataclass(frozen=True)
class Pairing:
    """The rows made of one cell each of controls, owners and timeframes.

    `notes` say what was taken for granted (one owner for all), `doubts` what a person must look at.
    """

    rows: tuple[Paired, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether nothing needs looking at."""
        return not self.doubts


def pair_lines(controls: Sequence[str], owners: Sequence[str], timeframes: Sequence[str]) -> Pairing:
    """Pair by position. One owner (or timeframe) is taken for all controls; other unequal counts are doubted."""
    kept = [_kept(items) for items in (controls, owners, timeframes)]
    count = len(kept[0])
    if not count:
        left = [f"{_counted(len(items), word)}" for items, word in zip(kept[1:], _WORDS, strict=True) if items]
        doubts = (f"There is no control, but {' and '.join(left)}.",) if left else ()
        return Pairing((), (), doubts)
    columns, notes, doubts_found = [], [], []
    for items, word in zip(kept[1:], _WORDS, strict=True):
        column, note, doubt = _spread(items, count, word)
        columns.append(column)
        notes += [note] if note else []
        doubts_found += [doubt] if doubt else []
    rows = tuple(Paired(*parts) for parts in zip(kept[0], *columns, strict=True))
    return Pairing(rows, tuple(notes), tuple(doubts_found))


_WORDS = ("owner", "timeframe")


def _kept(items: Sequence[str]) -> list[str]:
    return [text for item in items if (text := " ".join(item.split()))]


def _counted(count: int, word: str) -> str:
    return f"{_NUMBERS.get(count, str(count)) if count > 1 else 'one'} {word}{'s' if count > 1 else ''}"


def _spread(items: list[str], count: int, word: str) -> tuple[list[str], str, str]:
    """One value for every control, with what was taken for granted or what is doubtful."""
    if len(items) == count or not items:
        return items or [""] * count, "", ""
    if len(items) == 1:
        every = "both" if count == 2 else f"all {_NUMBERS.get(count, str(count))}"
        return items * count, f"The one {word} is taken for {every} controls.", ""
    controls = _counted(count, "control")
    start = f"There {'are' if count > 1 else 'is'} {controls} and {_counted(len(items), word)}"
    if len(items) < count:
        doubt = f"{start}: they were paired from the top, and the last {_without(count - len(items))} no {word}."
        return items + [""] * (count - len(items)), "", doubt
    together = "; ".join(items[count - 1 :])
    doubt = f"{start}: it is not clear which belongs to which. The last control was given \u201c{together}\u201d."
    return [*items[: count - 1], together], "", doubt


def _without(count: int) -> str:
    return "control has" if count == 1 else f"{_NUMBERS.get(count, str(count))} controls have"


def pair_cells(controls: str, owners: str, timeframes: str) -> Pairing:
    """Pair three cells of a register, choosing the way of splitting them that makes the counts agree.

    A cell can be one item a paragraph, items parted by blank lines (an owner's name then runs over two lines),
    bulleted, or parted by semicolons; boards do all four, sometimes in one row.
    """
    ways = [_ways(text) for text in (controls, owners, timeframes)]
    found = [pair_lines(*choice) for choice in product(*ways)]
    return min(found, key=lambda pairing: (len(pairing.doubts), len(pairing.notes)))


def split_items(text: str) -> list[str]:
    """The items in a cell by the likeliest way of splitting it."""
    return _ways(text)[0]


def _ways(text: str) -> list[list[str]]:
    """The ways in which a cell can be split into items, the likeliest first."""
    lines = [line.strip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    filled = [line for line in lines if line]
    ways: list[list[str]] = []
    if any(_BULLET.match(line) for line in filled):
        ways.append(_at_bullets(filled))
    if len(filled) < len(lines):
        ways.append(_blocks(lines))
    if len(filled) > 1:
        ways.append([_BULLET.sub("", line) for line in filled])
    if ";" in text:
        ways.append([item for part in " ".join(filled).split(";") if (item := part.strip())])
    if not ways:
        ways.append(filled)
    return [way for way in ways if way] or [[]]


def _at_bullets(lines: list[str]) -> list[str]:
    """Items that begin with a bullet; a line without one goes on with the item before it."""
    items: list[str] = []
    for line in lines:
        if _BULLET.match(line) or not items:
            items.append(_BULLET.sub("", line))
        else:
            items[-1] += " " + line
    return items


def _blocks(lines: list[str]) -> list[str]:
    """Items parted by blank lines."""
    return [" ".join(block.split("\n")) for block in re.split(r"\n{2,}", "\n".join(lines)) if block]
