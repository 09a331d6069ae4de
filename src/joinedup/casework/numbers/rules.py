"""Which quarters are counted when, and what boards get of a count. Pure: days and counts are arguments.

Every table holds each thing counted in one cell alone, so that keeping small cells back keeps them back everywhere; whatever
a page says is added up or taken away from the cells that are shown, and so tells nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from joinedup_core.calendar import day_in_words
from joinedup_core.calendar.months import add_months
from joinedup_core.disclosure import Counts, SmallNumbers, UnusableTable, known_sum, suppress_lines
from joinedup_core.disclosure.suppression import THRESHOLD

ALL = "all"
NONE = "0 of 0"
WAIT = timedelta(days=28)
"""How long after its end a quarter is counted, so that what is recorded late is in it. Our own choice, no rule of law."""
BACK = 8
"""How many quarters back a partnership is counted at all: two years."""
REASONS = {
    "late": "Much was recorded after the quarter was counted",
    "corrected": "Records were corrected",
    "rule": "What is counted, or how, was changed",
    "fault": "The program counted wrongly",
}
"""Why a quarter may be counted again: a closed list, so that no name gets on the record."""


@dataclass(frozen=True)
class BoardTable:
    """Counts as boards get them: rows by their keys, each in the order of `columns` with its total last; the last row is `all`.

    None is kept back. `whole`: everything is kept back, since there are too few in all.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, tuple[int | None, ...]]
    whole: bool = False

    def figure(self, row: str = ALL, *columns: str) -> int | None:
        """How many are in a row, or in some columns of it; None where that is kept back. A row that is not there has none."""
        if self.whole:
            return None
        line = self.rows.get(row)
        if line is None:
            return 0
        if not columns:
            return line[-1]
        return known_sum(line, [self.columns.index(column) for column in columns if column in self.columns])

    def across(self, *rows: str) -> int | None:
        """How many are in some rows together; None where that is kept back."""
        if self.whole:
            return None
        keys = [key for key in self.rows if key != ALL]
        totals = [self.rows[key][-1] for key in (*keys, ALL)]
        return known_sum(totals, [keys.index(row) for row in rows if row in keys])

    def stored(self) -> dict[str, Any]:
        """The table as it is stored."""
        return {
            "columns": list(self.columns),
            "rows": {key: list(line) for key, line in self.rows.items()},
            "whole": self.whole,
        }


def read_table(stored: Mapping[str, Any]) -> BoardTable:
    """A table as it was stored."""
    rows = {key: tuple(line) for key, line in stored["rows"].items()}
    return BoardTable(tuple(stored["columns"]), rows, stored["whole"])


def kept_back(
    cells: Iterable[tuple[str, str, int]], columns: Sequence[str], below: int = THRESHOLD, round_to: int = 0
) -> BoardTable:
    """What boards get of counts told as (row, column, number): small ones are kept back, and all that would give them away.

    A table of one row has that row's key `all`. Where there are fewer than `below` in all, everything is kept back, which
    rows there are as well. Rounded figures (`round_to`) are read cell by cell: they do not add up.
    """
    found: dict[str, list[int]] = {}
    for row, column, number in cells:
        found.setdefault(row, [0] * len(columns))[columns.index(column)] += number
    keys = sorted(key for key, line in found.items() if sum(line))
    total = sum(map(sum, found.values()))
    if not keys:
        return BoardTable(tuple(columns), {ALL: (0,) * (len(columns) + 1)})
    nothing = BoardTable(tuple(columns), {}, whole=True)
    if total < below:
        return nothing
    lines = [(*found[key], sum(found[key])) for key in keys]
    if keys != [ALL]:
        lines.append(tuple(map(sum, zip(*lines, strict=True))))
        keys.append(ALL)
    try:
        shown = suppress_lines(Counts(tuple(lines), True, len(lines) > 1), SmallNumbers(below, round_to=round_to)).rows
    except UnusableTable:
        return nothing
    if shown[-1][-1] is None:  # other tables of the same things show their number
        return nothing
    return BoardTable(tuple(columns), dict(zip(keys, shown, strict=True)))


def quarter_of(day: date) -> date:
    """The first day of the quarter a day is in."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def quarter_end(first: date) -> date:
    """The last day of the quarter that begins on a day."""
    return add_months(first, 3) - timedelta(days=1)


def counted_from(first: date) -> date:
    """From which day on the quarter that begins on a day is counted."""
    return add_months(first, 3) + WAIT


def quarters_due(begins: date, counted: Iterable[date], today: date) -> list[date]:
    """The quarters to count, the oldest first: ended, waited for, not yet counted, and not from before `begins`."""
    first = max(quarter_of(begins), add_months(quarter_of(today), -3 * BACK))
    done, due = set(counted), []
    while counted_from(first) <= today:
        if first not in done:
            due.append(first)
        first = add_months(first, 3)
    return due


def last_quarters(today: date, number: int = 4) -> list[date]:
    """The last quarters that have ended, the oldest first."""
    return [add_months(quarter_of(today), -3 * back) for back in range(number, 0, -1)]


def quarter_words(first: date) -> str:
    """`July to September 2026`."""
    last = quarter_end(first)
    return f"{_month(first)} to {_month(last)} {last.year}"


def span_words(first: date) -> str:
    """`1 July 2026 to 30 September 2026`."""
    return f"{day_in_words(first)} to {day_in_words(quarter_end(first))}"


def share_words(part: int | None, whole: int | None) -> str | None:
    """`12 of 30 (40%)`; without a per cent of nothing; None where either is kept back."""
    if part is None or whole is None:
        return None
    return f"{part:,} of {whole:,} ({100 * part / whole:.0f}%)" if whole else NONE


def _month(day: date) -> str:
    return day_in_words(day).split()[1]
