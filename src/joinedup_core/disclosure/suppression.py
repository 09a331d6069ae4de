"""Small numbers kept out of a finished table of counts, so that none can be worked out from its totals either.

Primary: counts from 1 to just under the threshold are kept back. Secondary: further cells, the smallest that will do, until
every cell kept back could have another value with all that is shown, each count still being possible. Think of the table as
water that flows from rows to columns and back by the totals: a cell is safe when one unit can go round a circle through it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

THRESHOLD = 5
"""General practice for public figures (threats.md T39 says 5), not checked against a source: local rules may ask for more."""
_TOTAL_COSTS = (0, 1_000_000, 1_000_000_000_000)
"""A total is kept back only where nothing else will do, and the total of all last."""
Place = tuple[int, int]
Node = tuple[str, int]
_OUTSIDE: Node = ("outside", 0)


class Zeros(StrEnum):
    """Whether a count of nought is shown, or kept back like other small numbers."""

    SHOWN = "shown"
    HIDDEN = "hidden"


class UnusableTable(ValueError):
    """A table of which small numbers cannot be kept back; the message says where and why."""


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """How small numbers are kept back: counts below `below`; `round_to` rounds what is shown (0: as it is)."""

    below: int = THRESHOLD
    zeros: Zeros = Zeros.SHOWN
    round_to: int = 0

    def __post_init__(self) -> None:
        if self.below < 2 or self.round_to < 0:
            raise UnusableTable("Give a threshold of 2 or more, and a number of 1 or more to round to.")

    @property
    def least(self) -> int:
        """The least that a number kept back can be, as every reader knows."""
        return 1 if self.zeros is Zeros.SHOWN else 0


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts without its labels. The last column holds row totals, the last row column totals, where it says so."""

    rows: tuple[tuple[int, ...], ...]
    row_totals: bool = False
    column_totals: bool = False

    def __post_init__(self) -> None:
        if not self.rows or not self.rows[0] or any(len(row) != len(self.rows[0]) for row in self.rows):
            raise UnusableTable("The table has no counts, or rows of different lengths.")
        for at, row in enumerate(self.rows, start=1):
            if any(count < 0 for count in row):
                raise UnusableTable(f"Row {at} has a number below nought, which is no count.")
            if self.row_totals and sum(row[:-1]) != row[-1]:
                raise UnusableTable(
                    f"Row {at} adds up to {sum(row[:-1])}, not to its total of {row[-1]}. Mend it first."
                )
        for at, column in enumerate(zip(*self.rows, strict=True), start=1):
            if self.column_totals and sum(column[:-1]) != column[-1]:
                raise UnusableTable(
                    f"Column {at} adds up to {sum(column[:-1])}, not to its total of {column[-1]}. Mend it first."
                )


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The table to be shown: None where a number is kept back. `first` are those that are small, `second` the others."""

    rows: tuple[tuple[int | None, ...], ...]
    first: frozenset[Place]
    second: frozenset[Place]


def suppress(table: Counts, manner: SmallNumbers = SmallNumbers(), also: frozenset[Place] = frozenset()) -> Suppressed:
    """Keep back small counts and those `also` named, and as few others as keep them safe."""
    first = frozenset(
        (r, c)
        for r, row in enumerate(table.rows)
        for c, count in enumerate(row)
        if manner.least <= count < manner.below
    )
    flow = _Flow(table, manner, set(first | also))
    for place in sorted(first | also):
        flow.protect(place)
    waiting = sorted(flow.hidden - first - also)
    while waiting:  # what was kept back for others must be safe as well
        before = set(flow.hidden)
        for place in waiting:
            flow.protect(place)
        waiting = sorted(flow.hidden - before)
    rows = tuple(
        tuple(None if (r, c) in flow.hidden else _rounded(count, manner.round_to) for c, count in enumerate(row))
        for r, row in enumerate(table.rows)
    )
    return Suppressed(rows, first, frozenset(flow.hidden - first))


def _rounded(count: int, base: int) -> int:
    """The nearest multiple of `base`, halves upwards."""
    return (2 * count + base) // (2 * base) * base if base else count


@dataclass(slots=True)
class _Flow:
    """The table as a flow: rows to columns, columns to their totals, and round again; `hidden` cells may change."""

    table: Counts
    manner: SmallNumbers
    hidden: set[Place]

    def protect(self, place: Place) -> None:
        """Keep back what else is needed for a cell to be able to be one more, or one less, whichever costs less."""
        tail, head = self._ends(place)
        ways = [self._cheapest(head, tail, place)]
        if self._count(place) > self.manner.least:
            ways.append(self._cheapest(tail, head, place))
        found = [way for way in ways if way is not None]
        if not found:
            raise UnusableTable("The table is too small to keep a number in it back. Put rows or columns together.")
        self.hidden |= min(found, key=lambda way: (way[0], sorted(way[1])))[1]

    def _count(self, place: Place) -> int:
        return self.table.rows[place[0]][place[1]]

    def _ends(self, place: Place) -> tuple[Node, Node]:
        """Where a cell's count flows from and to."""
        row, column = place
        table = self.table
        ends_row = table.column_totals and row == len(table.rows) - 1
        ends_column = table.row_totals and column == len(table.rows[0]) - 1
        at_row: Node = ("row", row) if table.row_totals else _OUTSIDE
        at_column: Node = ("column", column) if table.column_totals else _OUTSIDE
        return (at_column, at_row) if ends_row != ends_column else (at_row, at_column)

    def _arcs(self) -> dict[Node, list[tuple[Node, int, Place]]]:
        """From each node where one unit more can go, at what cost, by which cell changing."""
        arcs: dict[Node, list[tuple[Node, int, Place]]] = {}
        for place, cost in self._costs():
            tail, head = self._ends(place)
            arcs.setdefault(tail, []).append((head, cost, place))
            if self._count(place) > self.manner.least:
                arcs.setdefault(head, []).append((tail, cost, place))
        return arcs

    def _costs(self) -> Iterator[tuple[Place, int]]:
        """What it costs to keep each cell back; nought for one that is. A nought that is shown cannot be."""
        width, height = len(self.table.rows[0]), len(self.table.rows)
        for r, row in enumerate(self.table.rows):
            for c, count in enumerate(row):
                across, down = (
                    (self.table.row_totals and c == width - 1),
                    (self.table.column_totals and r == height - 1),
                )
                if (r, c) in self.hidden:
                    yield (r, c), 0
                elif count >= self.manner.least:
                    yield (r, c), count + 1 + _TOTAL_COSTS[across + down]

    def _cheapest(self, start: Node, end: Node, without: Place) -> tuple[int, set[Place]] | None:
        """The cells of the cheapest way from one node to another that does not use one cell."""
        if start == end:
            return 0, set()
        arcs = self._arcs()
        queue: list[tuple[int, Node, tuple[Place, ...]]] = [(0, start, ())]
        done: set[Node] = set()
        while queue:
            cost, node, used = heapq.heappop(queue)
            if node == end:
                return cost, set(used)
            if node in done:
                continue
            done.add(node)
            for to, more, place in arcs.get(node, ()):
                if to not in done and place != without:
                    heapq.heappush(queue, (cost + more, to, (*used, place)))
        return None
