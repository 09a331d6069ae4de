"""The way in: the bytes of a file that an agency sent become entries, and a report of all that did not."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from joinedup_core.chronology.columns import columns_for, is_moment
from joinedup_core.chronology.entry import Columns, Entry, Provenance, Reading, Unread
from joinedup_core.chronology.reading_dates import Dates
from joinedup_core.chronology.reading_rows import TableReading
from joinedup_core.chronology.written_json import read_json
from joinedup_core.tables import Cell, FileText, Limits, MappedColumn, RawRow, RawTable, read_file
from joinedup_core.tables.mapping import plain
from joinedup_core.tables.pausing import uncollected

# A chronology of a whole childhood from a large service runs to tens of thousands of rows.
LIMITS = Limits(
    file_bytes=80_000_000,
    unpacked_bytes=400_000_000,
    tables=2_000,
    rows=250_000,
    cells=3_000_000,
    characters=200_000_000,
)
_NAMED = re.compile(r"^(?:name of )?(?:agency|organisation|service)(?: name)?\s*:\s*(\S.{0,79})$", re.I)
NO_DATES = "The table has no column of dates, so its rows are no entries."


def read_chronology(
    data: bytes,
    filename: str,
    *,
    agency: str = "",
    remembered: Dictionary[str, str] | None = None,
    order: str = "",
    limits: Limits = LIMITS,
) -> Reading:
    """Read one file: Word, Excel, OpenDocument, CSV, or JSON as we write it.

    `agency` is whose file it is (a column of agencies comes first); `remembered` which heading was which field the
    last time; `order` the order of figures in its dates (else each table shows it). Raises UnreadableFile with a sentence when the file as a
    whole is refused; everything else that cannot be read is in the Reading, with where and why.
    """
    if PurePath(filename).suffix.lower() == ".json":
        return read_json(data, filename, agency=agency, limits=limits)
    with uncollected():
        # The text is handed over, not kept: its cells are gone before the search for circular garbage is on again.
        return _read(read_file(data, filename, limits), filename, agency, remembered or {}, order)


def _read(text: FileText, filename: str, agency: str, remembered: Dictionary[str, str], order: str) -> Reading:
    agency = agency or _agency_named(text)
    entries: list[Entry] = []
    unread: list[Unread] = []
    notes = [*text.outside]
    mapped: list[Columns] = []
    known: dict[str, str] = {}
    for table in map(_with_all_rows, text.tables):
        notes += [line for line in table.preamble if line not in notes]
        columns = columns_for(table.headings, table.rows, remembered)
        if not any(column.key == "when" for column in columns):
            unread += _undated(table, filename)
            continue
        mapped.append(Columns(table.name, columns))
        known |= {plain(column.heading): column.key or "" for column in columns}
        reading = TableReading(table, columns, Dates(order, table.since_1904), filename, agency)
        reading.read()
        entries += reading.entries
        unread += reading.unread
    if text.embeds:
        unread.append(
            Unread(Provenance(filename), "Another document is embedded in the file and was not read. Copy its text in.")
        )
    return Reading(tuple(entries), tuple(unread), tuple(notes), tuple(mapped), known)


def _agency_named(text: FileText) -> str:
    """The agency that a line above the tables names ("Agency: Housing"), where exactly one does."""
    lines = [*text.outside, *(line for table in text.tables for line in table.preamble)]
    named = {match[1].strip() for line in lines if (match := _NAMED.match(line))}
    return named.pop() if len(named) == 1 else ""


def _with_all_rows(table: RawTable) -> RawTable:
    """A table whose first row was taken for headings although it holds a date: it has none, and the row is an event."""
    if not any(is_moment(heading) and not heading.isdigit() for heading in table.headings):
        return table
    number = table.rows[0].number - 1 if table.rows else 1
    cells = tuple(Cell("" if re.fullmatch(r"Column \d+", text) else text) for text in table.headings)
    names = tuple(f"Column {at + 1}" for at in range(len(cells)))
    return replace(table, headings=names, rows=(RawRow(max(number, 1), cells), *table.rows))


def _undated(table: RawTable, filename: str) -> list[Unread]:
    """The rows of a table that tells no events (a key, a list of abbreviations), each told as unread."""
    rows: Sequence[RawRow] = table.rows
    found = [
        Unread(
            Provenance(filename, table.name, row.number, row.page),
            NO_DATES,
            cells=tuple((h, cell.text) for h, cell in zip(table.headings, row.cells, strict=True) if cell.text),
        )
        for row in rows
    ]
    if not rows:
        found = [Unread(Provenance(filename, table.name), NO_DATES, cells=tuple(("", h) for h in table.headings))]
    return found


def confidence_of(columns: Sequence[MappedColumn]) -> float:
    """How sure the least sure of the columns with a field is; 0 where there is none."""
    return min((column.confidence for column in columns if column.key), default=0.0)
