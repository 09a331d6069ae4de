"""What boards owe each other as a list to take away."""

from __future__ import annotations

from collections.abc import Sequence

from joinedup.kit.tables import Column, Table
from joinedup.meetings.obligations.queries import Grid


def grid_table(grids: Sequence[Grid]) -> Table:
    """One row for each rule and each of its years or quarters."""
    rows = [(row.rule, cell) for grid in grids for row in grid.rows for cell in row.cells]
    return Table(
        "What boards owe each other",
        [
            Column("owes", "Who owes it", value=lambda r: r[0].owes),
            Column("owed", "To which board", value=lambda r: r[0].owed),
            Column("title", "What is owed", value=lambda r: r[0].title),
            Column("every", "How often", value=lambda r: r[0].every_label),
            Column("period", "When", value=lambda r: r[1].period.label),
            Column("state", "State", value=lambda r: r[1].answer.label),
            Column("because", "Because", value=lambda r: r[1].answer.because),
            Column("written", "Written in", value=lambda r: r[0].written),
        ],
        rows,
    )
