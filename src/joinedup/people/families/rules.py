"""Kinds of relationship, and where people stand in a family diagram. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from uuid import UUID

KINDS: Mapping[str, tuple[str, str]] = {
    "parent": ("is the parent of", "parent"), "step_parent": ("is the step-parent of", "step-parent"),
    "grandparent": ("is the grandparent of", "grandparent"), "sibling": ("is the brother or sister of", "sibling"),
    "partner": ("is the partner of", "partner"), "former_partner": ("is the former partner of", "former partner"),
    "carer": ("is the carer of", "carer"), "may_pose_risk": ("may pose a risk to", "risk"),
    "guardian": ("has parental responsibility for", "responsibility"), "relative": ("is another relative of", "relative"),
    "friend": ("is a friend of", "friend"), "controls": ("may have control over", "control"),
}  # fmt: skip
"""The words between two people, and one word for the picture. “May pose”: a person may pose a risk until it is shown."""
BOTH_WAYS = frozenset({"sibling", "partner", "former_partner", "relative", "friend"})
"""Kinds that hold both ways: told once."""
DOWN: Mapping[str, int] = {"parent": 1, "step_parent": 1, "guardian": 1, "grandparent": 2}
LEVEL = frozenset({"sibling", "partner", "former_partner"})
DASHES: Mapping[str, str] = {
    "carer": "8 4",
    "guardian": "8 4",
    "step_parent": "12 4",
    "former_partner": "4 4",
    "may_pose_risk": "2 4",
    "controls": "2 4",
}
WIDE, HIGH, GAP, DROP, EDGE = 150, 54, 24, 70, 12
"""Of a box, between boxes, between rows at least and around the picture, in the picture's own units."""
BADGE = 25
"""Across the circle of a number, with a little air."""
ALONG = (50, 40, 60, 32, 68, 25, 75, 18, 82)
"""Where on a line its number may stand, in hundredths; the first that is free."""


@dataclass(frozen=True)
class Tie:
    """That one person is something to another."""

    from_id: UUID
    kind: str
    to_id: UUID


@dataclass(frozen=True)
class Box:
    """A person in the picture: the name on at most two lines, and where the box stands."""

    person_id: UUID
    lines: tuple[str, ...]
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """A relationship in the picture: its number in the words below, its path, how it is dashed, where the number stands."""

    number: int
    kind: str
    path: str
    dash: str
    arrow: bool
    x: int
    y: int


@dataclass(frozen=True)
class Diagram:
    """The whole picture."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def generations(people: Sequence[UUID], ties: Sequence[Tie]) -> dict[UUID, int]:
    """The row of each person: children below parents, partners and siblings beside each other. Contradictions never hang it."""
    row = dict.fromkeys(people, 0)
    for _ in people:
        before = dict(row)
        for tie in ties:
            a, b = row[tie.from_id], row[tie.to_id]
            if tie.kind in DOWN:
                row[tie.to_id] = max(b, a + DOWN[tie.kind])
            elif tie.kind in LEVEL:
                row[tie.from_id] = row[tie.to_id] = max(a, b)
        if row == before:
            break
    used = {level: place for place, level in enumerate(sorted(set(row.values())))}
    return {person: used[level] for person, level in row.items()}


def draw(people: Sequence[tuple[UUID, str]], ties: Sequence[Tie]) -> Diagram:
    """Boxes in rows of a generation each, and a line for every relationship, numbered as the words are."""
    rows: dict[int, list[tuple[UUID, str]]] = {}
    level = generations([person for person, _ in people], ties)
    for person, name in people:
        rows.setdefault(level[person], []).append((person, name))
    depths = _depths(level, ties)
    below = max(DROP, max(depths.values(), default=0) + DROP // 2)
    most = max((len(row) for row in rows.values()), default=1)
    width = 2 * EDGE + most * WIDE + (most - 1) * GAP
    boxes: dict[UUID, Box] = {}
    for number, row in sorted(rows.items()):
        left = (width - len(row) * WIDE - (len(row) - 1) * GAP) // 2
        for place, (person, name) in enumerate(row):
            boxes[person] = Box(person, in_lines(name), left + place * (WIDE + GAP), EDGE + number * (HIGH + below))
    lines: list[Line] = []
    for number, tie in enumerate(ties, 1):
        lines.append(_line(number, tie, boxes, depths.get(number, 0), [(line.x, line.y) for line in lines]))
    last = max(
        (depth for number, depth in depths.items() if level[ties[number - 1].from_id] == len(rows) - 1), default=0
    )
    height = 2 * EDGE + len(rows) * HIGH + max(0, len(rows) - 1) * below + last + (BADGE if last else 0)
    return Diagram(width, height, tuple(boxes.values()), tuple(lines))


def _depths(level: Mapping[UUID, int], ties: Sequence[Tie]) -> dict[int, int]:
    """How far each line between two of a row hangs below it, by its number: each of a row further than the one before."""
    hung: dict[int, int] = {}
    found = {}
    for number, tie in enumerate(ties, 1):
        row = level[tie.from_id]
        if row == level[tie.to_id]:
            found[number] = 28 + BADGE * hung.get(row, 0)
            hung[row] = hung.get(row, 0) + 1
    return found


def in_lines(name: str, most: int = 18) -> tuple[str, ...]:
    """A name on one line or two; what does not fit ends in dots (the words below have it whole)."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    kept = [*lines[:1], " ".join(lines[1:])] if len(lines) > 1 else lines
    return tuple(line if len(line) <= most else f"{line[: most - 1]}…" for line in kept)


def _line(number: int, tie: Tie, boxes: Mapping[UUID, Box], depth: int, taken: Sequence[tuple[int, int]]) -> Line:
    one, other = boxes[tie.from_id], boxes[tie.to_id]
    nudge = ((number - 1) % 5 - 2) * 14
    x1, x2 = one.x + WIDE // 2 + nudge, other.x + WIDE // 2 + nudge
    if one.y == other.y:
        y1 = y2 = one.y + HIGH
        middle = ((x1 + x2) // 2, y1 + 2 * depth)
        path = f"M {x1} {y1} Q {middle[0]} {middle[1]} {x2} {y2}"
    else:
        y1, y2 = (one.y + HIGH, other.y) if one.y < other.y else (one.y, other.y + HIGH)
        middle = ((x1 + x2) // 2, (y1 + y2) // 2)
        path = f"M {x1} {y1} L {x2} {y2}"
    at = _free([_on(t / 100, (x1, y1), middle, (x2, y2)) for t in ALONG], taken)
    return Line(number, tie.kind, path, DASHES.get(tie.kind, ""), tie.kind not in BOTH_WAYS, *at)


def _on(t: float, start: tuple[int, int], middle: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    """A point of a line from 0 (its start) to 1: a quadratic curve, which is straight where its middle lies between its ends."""
    x, y = ((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, middle, end, strict=True))
    return round(x), round(y)


def _free(places: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first place that lies on no other number; where there is none, that which lies furthest from them."""
    gaps = [min((hypot(x - a, y - b) for a, b in taken), default=BADGE) for x, y in places]
    return next((at for at, gap in zip(places, gaps, strict=True) if gap >= BADGE), places[gaps.index(max(gaps))])
