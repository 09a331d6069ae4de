"""Tables of a Word file, read from its XML as it streams past, so that tracked insertions are not lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from joinedup_core.tables.grid import (
    Grid,
    GridRow,
    Square,
    clean_text,
    headings_of,
    looks_like_data,
    same_words,
    table_of,
)
from joinedup_core.tables.packages import Package
from joinedup_core.tables.pausing import uncollected
from joinedup_core.tables.raw import FileText, Limits, RawTable, UnreadableFile
from joinedup_core.tables.word_document import WordDocument, WordRow, WordTable
from joinedup_core.tables.word_notes import Notes, margins_in, notes_in
from joinedup_core.tables.word_parsing import parsed
from joinedup_core.tables.word_scanning import Unusual, scan

_CONTINUED = re.compile(r"^\(?(?:continued|cont(?:'|\u2019)?d?\.?|page \d+(?: of \d+)?|\d+)\)?$", re.I)


def document_in(package: Package, limits: Limits) -> WordDocument:
    """The document of a package: by the quick scanner, or by the XML parser where it is written unusually."""
    document = WordDocument(limits)
    try:
        scan(package.chunks("word/document.xml"), document)
    except Unusual:
        return parsed(package.read("word/document.xml"), limits)
    return document


def read_word(data: bytes, limits: Limits) -> list[RawTable]:
    """The tables of a Word file in order; those split into pieces with the same headings are one."""
    return read_word_text(data, limits).tables


def read_word_text(data: bytes, limits: Limits) -> FileText:
    """The tables of a Word file, as `read_word`, and the text round them."""
    package = Package(data, limits)
    if "word/document.xml" not in package:
        raise UnreadableFile("This is not a Word document, whatever its name says. Save it as .docx from Word.")
    with uncollected():
        document = document_in(package, limits)
        notes = notes_in(package, limits)
        grids = [_grid(table, at, notes, bool(document.page)) for at, table in enumerate(document.tables)]
        joined = _joined_up(grids, document.tables, limits)
        tables = [found for grid in joined if (found := table_of(grid, limits)) is not None]
    around = [line for table in document.tables for line in table.text_before] + document.body
    outside = tuple(text for line in (*margins_in(package, limits), *around) if (text := clean_text(line)))
    return FileText(tables, outside, document.embeds)


def _grid(table: WordTable, at: int, notes: Notes, paged: bool) -> Grid:
    before = [text for text in (clean_text(line) for line in table.text_before) if text]
    name = next((text for text in reversed(before) if len(text) <= 80), before[-1] if before else "")
    name = name.replace("\n", " ")[:120]
    grid = Grid(name or f"Table {at + 1}", f"table {at + 1}")
    above: list[Square] = []
    for number, row in enumerate((row for row in table.rows if not row.deleted), start=1):
        above = _squares(row, above, notes)
        grid.rows.append(GridRow(number, above, row.header, row.page + 1 if paged else 0))
    return grid


def _squares(row: WordRow, above: list[Square], notes: Notes) -> list[Square]:
    """The squares of a row; a cell merged into the one above repeats its text."""
    found: list[Square] = [_EMPTY] * row.before
    for cell in row.cells:
        lines = cell.lines
        if not cell.deleted:
            cell.text = clean_text(lines[0] if len(lines) == 1 else "\n".join(lines))
        if cell.merge == "continue" and len(found) < len(above):
            cell.continued = True
            upper = above[len(found)].text
            cell.text = f"{upper}\n{cell.text}" if cell.text and cell.text != upper else upper
        if cell.notes:
            cell.notes = tuple((kind, text) for kind, number in cell.notes if (text := notes.get((kind, number))))
        found.append(cell)
        if cell.wide > 1:
            found.extend([_COVERED] * (cell.wide - 1))
    return found


_EMPTY, _COVERED = Square(""), Square("", None, 0)


def _joined_up(grids: list[Grid], tables: list[WordTable], limits: Limits) -> list[Grid]:
    """Consecutive tables with nothing between them made one, if the headings are the same or not repeated."""
    found: list[Grid] = []
    last: tuple[str, ...] = ()
    for grid, table in zip(grids, tables, strict=True):
        apart = [text for line in table.text_before if (text := line.strip()) and not _CONTINUED.match(text)]
        headings = headings_of(grid, limits)
        if headings is None:
            continue
        if found and not apart and _goes_on(last, found[-1], headings, grid):
            rows = found[-1].rows
            start = rows[-1].number
            rows.extend(GridRow(start + row.number, row.squares, row.header, row.page) for row in grid.rows)
        else:
            found.append(grid)
            last = headings
    return found


def _goes_on(one: Sequence[str], first: Grid, two: Sequence[str], second: Grid) -> bool:
    """Whether a table goes on from the one before: the same headings, or as wide and data at once."""
    if [same_words(h) for h in one] == [same_words(h) for h in two]:
        return True
    wide = max(len(row.squares) for row in second.rows)
    begins = [row for row in second.rows[:3] if sum(bool(s.text) for s in row.squares) > 1]
    same_width = wide == max(len(row.squares) for row in first.rows[:50])
    return same_width and bool(begins) and all(looks_like_data(row) for row in begins)
