"""Small numbers kept out of a table, and small sums as well: what is kept back in a line adds up to no small number.

`suppress` keeps every single cell safe. Yet a line whose total is shown gives away what its kept back cells come to together,
and where some of them together are a figure of their own (accepted or assessed), that sum must not be small either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from joinedup_core.disclosure.suppression import Counts, Place, SmallNumbers, Suppressed, suppress

PLAIN = SmallNumbers()


def suppress_lines(table: Counts, manner: SmallNumbers = PLAIN) -> Suppressed:
    """As `suppress`, keeping back more until each line with a total that is shown keeps back nothing or no small sum."""
    kept: frozenset[Place] = frozenset()
    while True:
        found = suppress(table, manner, kept)
        hidden = found.first | found.second
        more = {place for line in _lines(table) if (place := _lacking(table, hidden, line, manner)) is not None}
        if not more:
            return found
        kept = hidden | more


def known_sum(line: Sequence[int | None], wanted: Sequence[int]) -> int | None:
    """What some cells of a line come to, as a reader can tell by adding or by taking away; the last cell is the total.

    None where they cannot tell.
    """
    *cells, total = line
    shown = [cells[at] for at in wanted]
    if None not in shown:
        return sum(one for one in shown if one is not None)
    others = [count for at, count in enumerate(cells) if at not in wanted]
    if total is None or None in others:
        return None
    return total - sum(one for one in others if one is not None)


def _lines(table: Counts) -> Iterator[list[Place]]:
    """Each row and column that ends in a total, as places, the total last."""
    height, width = len(table.rows), len(table.rows[0])
    if table.row_totals:
        yield from ([(r, c) for c in range(width)] for r in range(height))
    if table.column_totals:
        yield from ([(r, c) for r in range(height)] for c in range(width))


def _lacking(table: Counts, hidden: frozenset[Place], line: list[Place], manner: SmallNumbers) -> Place | None:
    """The smallest shown cell to keep back too, where those of the line kept back come to too little; else None."""
    *cells, total = line
    back = [place for place in cells if place in hidden]
    if not back or total in hidden or sum(table.rows[r][c] for r, c in back) >= manner.below:
        return None
    shown = [(table.rows[r][c], (r, c)) for r, c in cells if (r, c) not in hidden and table.rows[r][c] >= manner.least]
    return min(shown)[1] if shown else None
