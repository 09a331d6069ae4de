"""The last night's check as a section of the numbers for boards: a picture and a table, and no file that tells more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup.casework.concerns.rules import PARTS
from joinedup.casework.numbers.beside import EXPORTS, KEPT_BACK, Row, Section, ordered
from joinedup.casework.numbers.rules import ALL, BoardTable, read_table
from joinedup.casework.standards import night
from joinedup.casework.standards.models import CheckedNight
from joinedup.casework.standards.queries import standards_of
from joinedup.kit.charts import Bar, BarChart
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import Standards, State

STANDS = {state.value: state.words for state in State} | {
    **{band: f"No interval agreed: last contact asked for within {days} days" for days, band in night.NO_INTERVAL.items()},
    night.LONGER: f"No interval agreed: last contact asked for over {max(night.NO_INTERVAL)} days ago",
    night.NONE_TOLD: "No interval agreed: no contact asked for was told",
}  # fmt: skip
"""How it stands, in words. Where no interval is agreed nothing is late."""


@dataclass(frozen=True)
class LastNight:
    """How the standards stood when they were last checked, and what to know beside it."""

    section: Section
    old: bool
    """Whether a later night has passed without a good check."""
    fresh: tuple[str, ...]
    borrowed: str


def last_night(actor: Actor, partnership: str, *, today: date) -> LastNight | None:
    """The last good check of a partnership, as far as the actor may see it; None where there is none."""
    row = CheckedNight.objects.visible_to(actor, Permission.SEE_NUMBERS).filter(partnership__key=partnership).first()
    if row is None:
        return None
    standards, borrowed = standards_of(partnership, today)
    found = _section(standards, read_table(row.table), row.checked_on)
    late = (today - row.checked_on).days > 1
    return LastNight(found, late, tuple(row.fresh), borrowed)


def _section(standards: Standards, table: BoardTable, on: date) -> Section:
    """What is counted, as rows: of each standard and part how many stand how. Every figure is a cell as it is stored."""
    keys = [ALL, *ordered((key for key in table.rows if key != ALL), ())]
    rows = [
        Row(_of(standards, key), STANDS[state], (KEPT_BACK if number is None else number,))
        for key in keys
        if key in table.rows
        for state, number in zip(table.columns, table.rows[key], strict=False)
        if number != 0
    ]
    if table.whole:
        rows = [Row("All", "Any", (KEPT_BACK,))]
    columns = [
        Column("of", "Standard", spare=True),
        Column("figure", "How it stands"),
        Column("number", "People, about", value=lambda row: row.cells[0]),
    ]
    title = "How the contact standards stand"
    made = Table(
        title, columns, rows, noun=("figure", "figures"), exports=EXPORTS, key="standards", caption_hidden=True,
        empty="No concern stood when this was checked.",
    )  # fmt: skip
    words = (
        f"As checked on {day_in_words(on)}, over every agency’s contacts. Somebody with two kinds of worry counts once for each; "
        "records confirmed to be one person count once. Concerns in closed cases are left out. "
        "“Contact standard met” does not mean that a person is safe."
    )
    return Section(title, words, made, rows, 0, _picture(table, on))


def _picture(table: BoardTable, on: date) -> BarChart | None:
    """How many stand how in all, where there are two figures to compare."""
    line = () if table.whole else table.rows.get(ALL, ())
    told = [(STANDS[state], number) for state, number in zip(table.columns, line, strict=False)]
    bars = [Bar(words, number) for words, number in told if number]
    hidden = [words for words, number in told if number is None]
    says = f"Kept back, and so not drawn: {'; '.join(hidden)}." if hidden else ""
    title = f"How the contact standards stood on {day_in_words(on)}"
    return BarChart(title, bars, unit="people, about", says=says, kind="How it stands") if len(bars) > 1 else None


def _of(standards: Standards, key: str) -> str:
    """A standard and a part in words."""
    if key == ALL:
        return "All standards"
    name, part = key.rsplit(":", 1)
    rule = standards.rule(name)
    return f"{rule.title if rule else name}: {PARTS.get(part, part).lower()}"
