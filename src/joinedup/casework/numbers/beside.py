"""Quarters beside each other: figures as rows, what stands where a figure is not shown, and pictures of what can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from joinedup.casework.numbers.queries import Quarter
from joinedup.casework.numbers.rules import ALL, NONE, REASONS, BoardTable, counted_from, quarter_words
from joinedup.kit.charts import Bar, BarChart
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

KEPT_BACK, NOT_COUNTED, BEFORE, NOT_THEN = "Kept back", "Not counted yet", "Before the first case", "Not counted then"
NOTHING = {0, NONE, NOT_COUNTED, BEFORE, NOT_THEN}
"""What a figure shows where there is nothing to tell of it."""
EXPORTS = ("xlsx", "docx", "csv")
Value = int | str | None
OPEN = BoardTable((), {ALL: (0,)})


@dataclass(frozen=True)
class Row:
    """One figure over the quarters: of what, which figure, and what is shown for each."""

    of: str
    figure: str
    cells: tuple[int | str, ...]


@dataclass(frozen=True)
class Section:
    """One subject: what is counted, a picture where there is something to compare, and the table with the same."""

    title: str
    words: str
    table: Table
    rows: Sequence[Row]
    """All its figures, with those that the table leaves out."""
    left_out: int
    """How many figures the table leaves out since they are kept back in every quarter."""
    chart: BarChart | None = None

    def for_file(self) -> Table:
        """The table with every figure, also those kept back in every quarter."""
        return replace(self.table, rows=self.rows)


@dataclass(frozen=True)
class Beside:
    """Quarters beside each other, the oldest first: those of `days`, each with its count where there is one."""

    days: Sequence[date]
    counted: Mapping[date, Quarter]
    labels: Mapping[str, str] = field(default_factory=dict)
    """The words for what the partnership itself added to the kinds of worry, by key."""
    referrals: Mapping[str, str] = field(default_factory=dict)
    """The words for every kind of referral that the partnership settled or added, by key."""

    def cells(self, value: Callable[[Quarter], Value]) -> tuple[int | str, ...]:
        """What is shown for each quarter."""
        return tuple(self._cell(day, value) for day in self.days)

    def missing(self, day: date) -> str:
        """Why there is no count of a quarter."""
        return BEFORE if any(day < first for first in self.counted) else NOT_COUNTED

    def _cell(self, day: date, value: Callable[[Quarter], Value]) -> int | str:
        quarter = self.counted.get(day)
        if quarter is None:
            return self.missing(day)
        told = value(quarter)
        return KEPT_BACK if told is None else told

    def keys(self, name: str) -> list[str]:
        """The rows that a table has in any of the quarters."""
        tables = [self.counted[day].tables.get(name, OPEN) for day in self.days if day in self.counted]
        return list(dict.fromkeys(key for table in tables for key in table.rows if key != ALL))

    def columns(self, name: str) -> list[str]:
        """The columns that a table has in any of the quarters, in the order of the longest."""
        tables = [self.counted[day].tables.get(name, OPEN) for day in self.days if day in self.counted]
        return list(max((table.columns for table in tables), key=len, default=()))


def told(beside: Beside, found: Iterable[Section]) -> tuple[int, int]:
    """How many numbers the counted quarters have on the page, and how many of them are kept back."""
    cells = [cell for one in found for row in one.rows for cell in row.cells]
    shown = [cell for cell in cells if cell not in NOTHING]
    return len(shown), sum(cell == KEPT_BACK for cell in shown)


def quarters_table(beside: Beside) -> Table:
    """When each quarter was counted, and why again."""
    columns = [
        Column("quarter", "Quarter", value=quarter_words),
        Column("counted", "Counted on", value=lambda day: _counted_on(beside, day)),
        Column("note", "How it stands", value=lambda day: _stands(beside, day)),
    ]
    return Table(
        "When each quarter was counted", columns, list(beside.days), noun=("quarter", "quarters"), exports=EXPORTS, key="quarters",
        caption_hidden=True,
    )  # fmt: skip


def _counted_on(beside: Beside, day: date) -> str:
    quarter = beside.counted.get(day)
    return day_in_words(quarter.counted_on) if quarter else beside.missing(day)


def _stands(beside: Beside, day: date) -> str:
    quarter = beside.counted.get(day)
    if quarter is None:
        waits = beside.missing(day) == NOT_COUNTED
        return f"It is counted from {day_in_words(counted_from(day))} on." if waits else "There was nothing to count."
    again = f"Counted again: {REASONS.get(quarter.reason, quarter.reason)}." if quarter.reason else "Counted once."
    return f"{again} It is to be counted again." if quarter.waits else again


def section(
    key: str, title: str, words: str, of: str, beside: Beside, rows: Sequence[Row], chart: BarChart | None = None
) -> Section:
    """A subject. Its table has its first figure, and of the others those that tell something in any quarter."""
    told = [one for n, one in enumerate(rows) if n == 0 or not set(one.cells) <= NOTHING]
    shown = [one for n, one in enumerate(told) if n == 0 or not set(one.cells) <= NOTHING | {KEPT_BACK}]
    columns = [Column("of", of, spare=True), Column("figure", "Figure")]
    columns += [
        Column(f"q{n}", quarter_words(day), value=lambda row, n=n: row.cells[n]) for n, day in enumerate(beside.days)
    ]
    table = Table(title, columns, shown, noun=("figure", "figures"), exports=EXPORTS, key=key, caption_hidden=True)
    return Section(title, words, table, told, len(told) - len(shown), chart)


def row(beside: Beside, name: str, of: str, figure: str, value: Callable[[BoardTable], Value]) -> Row:
    return Row(
        of, figure, beside.cells(lambda quarter: value(quarter.tables[name]) if name in quarter.tables else NOT_THEN)
    )


def trend(title: str, unit: str, beside: Beside, one: Row) -> BarChart | None:
    """A picture of one figure over the quarters that show it; None where there are not two to compare."""
    bars = [
        Bar(quarter_words(day), cell) for day, cell in zip(beside.days, one.cells, strict=True) if isinstance(cell, int)
    ]
    hidden = [quarter_words(day) for day, cell in zip(beside.days, one.cells, strict=True) if cell == KEPT_BACK]
    if len(bars) < 2 or not any(bar.value for bar in bars):
        return None
    says = f"Kept back, and so not drawn: {'; '.join(hidden)}." if hidden else ""
    return BarChart(title, bars, unit=unit, says=says, kind="Quarter")


def ordered(found: Iterable[str], order: Iterable[str]) -> list[str]:
    """Keys in an agreed order, those it does not have last."""
    known = list(order)
    return sorted(found, key=lambda key: (known.index(key) if key in known else len(known), key))
