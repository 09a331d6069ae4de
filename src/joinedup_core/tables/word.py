"""Tables of a Word file, read from its XML as it streams past, so that tracked insertions are not lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from joinedup_core.tables.grid import Grid, GridRow, Square, clean_text, looks_like_data, same_words, table_of
from joinedup_core.tables.packages import BROKEN, Package, parse_plain
from joinedup_core.tables.raw import Limits, RawTable, UnreadableFile

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = ("0", "false", "off")
_CONTINUED = re.compile(r"^\(?(?:continued|cont(?:'|\u2019)?d?\.?|page \d+(?: of \d+)?|\d+)\)?$", re.I)
_NESTED = 8


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    wide: int = 1
    merge: str = ""  # "restart" begins a vertical merge, "continue" belongs to the one above
    deleted: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    before: int = 0
    header: bool = False
    deleted: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[_Row] = field(default_factory=list)
    text_before: list[str] = field(default_factory=list)


class _Document:
    """The state while a document streams past: tables and cells being filled, text being gathered."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tables: list[_Table] = []
        self.open_tables: list[_Table] = []
        self.open_cells: list[_Cell] = []
        self.paragraphs: list[list[str]] = []
        self.body: list[str] = []
        self.path: list[str] = []
        self.skipping = 0
        self.in_text = False
        self.joins_next = False
        self.carried = ""
        self.rows = self.cells = self.characters = 0
        self.known: dict[str, tuple[str, Callable[[_Document, dict[str, str]], None] | None]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.skipping:
            self.skipping += 1
            return
        known = self.known.get(name)
        if known is None:
            local = _local(name)
            known = self.known[name] = (local, _BEGIN.get(local))
        self.path.append(known[0])
        if len(self.path) > self.limits.depth:
            raise UnreadableFile("The file is nested too deeply to be read. Save a fresh copy.")
        if known[1] is not None:
            known[1](self, attributes)

    def end(self, _name: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping -= 1
            if self.skipping:
                return
        local = self.path.pop()
        finish = _FINISH.get(local)
        if finish is not None:
            finish(self)

    def text(self, text: str) -> None:
        """Characters, kept when they are a run's text."""
        if self.in_text and self.paragraphs and not self.skipping:
            self.characters += len(text)
            if self.characters > self.limits.characters:
                raise UnreadableFile("The file holds more text than can be read at once. Split it and try again.")
            self.paragraphs[-1].append(text)

    # What begins

    def begin_table(self, _: dict[str, str]) -> None:
        if len(self.open_tables) >= _NESTED or len(self.tables) >= self.limits.tables:
            raise UnreadableFile("The file holds too many tables, or tables nested too deeply. Split it and retry.")
        self.open_tables.append(_Table(text_before=self.body))
        if len(self.open_tables) == 1:
            self.body = []

    def begin_row(self, _: dict[str, str]) -> None:
        self.rows += 1
        if self.rows > self.limits.rows:
            raise UnreadableFile(f"The file has more than {self.limits.rows:,} table rows. Split it and try again.")
        if self.open_tables:
            self.open_tables[-1].rows.append(_Row())

    def begin_cell(self, _: dict[str, str]) -> None:
        self.cells += 1
        if self.cells > self.limits.cells:
            raise UnreadableFile(f"The file has more than {self.limits.cells:,} cells. Split it and try again.")
        if not self.open_tables or not self.open_tables[-1].rows:
            raise UnreadableFile(BROKEN)
        cell = _Cell()
        self.open_tables[-1].rows[-1].cells.append(cell)
        self.open_cells.append(cell)

    def begin_paragraph(self, _: dict[str, str]) -> None:
        self.paragraphs.append([])

    def begin_text(self, _: dict[str, str]) -> None:
        self.in_text = True

    def begin_removed(self, _: dict[str, str]) -> None:
        """A tracked deletion: of a row, of a paragraph's end, or of what stands inside it."""
        parent = self.path[-2] if len(self.path) > 1 else ""
        if parent == "trPr" and self.row is not None:
            self.row.deleted = True
        elif parent == "rPr":
            self.joins_next = self.joins_next or (len(self.path) > 2 and self.path[-3] == "pPr")
        else:
            self.skipping = 1

    def begin_skipped(self, _: dict[str, str]) -> None:
        self.skipping = 1

    def begin_break(self, _: dict[str, str]) -> None:
        if self.paragraphs:
            self.paragraphs[-1].append("\n")

    def begin_space(self, _: dict[str, str]) -> None:
        if self.paragraphs and self.path[-2:-1] == ["r"]:
            self.paragraphs[-1].append(" ")

    def begin_hyphen(self, _: dict[str, str]) -> None:
        if self.paragraphs:
            self.paragraphs[-1].append("-")

    def begin_span(self, attributes: dict[str, str]) -> None:
        if self.open_cells:
            self.open_cells[-1].wide = self.columns(attributes)

    def begin_before(self, attributes: dict[str, str]) -> None:
        if self.row is not None:
            self.row.before = self.columns(attributes)

    def begin_merge(self, attributes: dict[str, str]) -> None:
        if self.open_cells:
            self.open_cells[-1].merge = _value(attributes) or "continue"

    def begin_cell_removed(self, _: dict[str, str]) -> None:
        if self.open_cells:
            self.open_cells[-1].deleted = True

    def begin_header(self, attributes: dict[str, str]) -> None:
        if self.row is not None and _value(attributes).lower() not in _OFF:
            self.row.header = True

    # What ends

    def finish_text(self) -> None:
        self.in_text = False

    def finish_paragraph(self) -> None:
        line = self.carried + "".join(self.paragraphs.pop())
        self.carried = ""
        if self.joins_next:
            self.joins_next, self.carried = False, line
            return
        (self.open_cells[-1].lines if self.open_cells else self.body).append(line)

    def finish_cell(self) -> None:
        cell = self.open_cells.pop()
        if self.carried:
            cell.lines.append(self.carried)
            self.carried = ""

    def finish_table(self) -> None:
        table = self.open_tables.pop()
        if not self.open_tables:
            self.tables.append(table)
        elif self.open_cells:
            self.open_cells[-1].lines.extend(_flattened(table))

    @property
    def row(self) -> _Row | None:
        """The row being filled."""
        return self.open_tables[-1].rows[-1] if self.open_tables and self.open_tables[-1].rows else None

    def columns(self, attributes: dict[str, str]) -> int:
        """A number of columns, refused when no table has so many."""
        written = _value(attributes)
        count = int(written) if re.fullmatch(r"\d{1,6}", written, re.A) else 1
        if count > self.limits.columns:
            raise UnreadableFile(f"The file has more than {self.limits.columns} columns in a table.")
        return count


_BEGIN: dict[str, Callable[[_Document, dict[str, str]], None]] = {
    "tbl": _Document.begin_table,
    "tr": _Document.begin_row,
    "tc": _Document.begin_cell,
    "p": _Document.begin_paragraph,
    "t": _Document.begin_text,
    "del": _Document.begin_removed,
    "moveFrom": _Document.begin_removed,
    "Fallback": _Document.begin_skipped,
    "br": _Document.begin_break,
    "cr": _Document.begin_break,
    "tab": _Document.begin_space,
    "noBreakHyphen": _Document.begin_hyphen,
    "gridSpan": _Document.begin_span,
    "gridBefore": _Document.begin_before,
    "vMerge": _Document.begin_merge,
    "cellDel": _Document.begin_cell_removed,
    "tblHeader": _Document.begin_header,
}
_FINISH: dict[str, Callable[[_Document], None]] = {
    "tbl": _Document.finish_table,
    "tc": _Document.finish_cell,
    "p": _Document.finish_paragraph,
    "t": _Document.finish_text,
}


def _local(name: str) -> str:
    """The name of a Word element without its namespace; nothing for elements of others."""
    if name == _FALLBACK:
        return "Fallback"
    return next((name[len(space) :] for space in _WORD if name.startswith(space)), "")


def _value(attributes: dict[str, str]) -> str:
    return next((attributes[space + "val"] for space in _WORD if space + "val" in attributes), "")


def _flattened(table: _Table) -> list[str]:
    """A table inside a cell as lines of text, one a row."""
    kept = (row for row in table.rows if not row.deleted)
    return [" | ".join(filter(None, (" ".join(" ".join(c.lines).split()) for c in row.cells))) for row in kept]


def read_word(data: bytes, limits: Limits) -> list[RawTable]:
    """The tables of a Word file in order; those split into pieces with the same headings are one."""
    package = Package(data, limits)
    if "word/document.xml" not in package:
        raise UnreadableFile("This is not a Word document, whatever its name says. Save it as .docx from Word.")
    document = _Document(limits)
    parse_plain(package.read("word/document.xml"), start=document.start, end=document.end, text=document.text)
    grids = _joined_up([_grid(table, at) for at, table in enumerate(document.tables)], document.tables, limits)
    return [found for grid in grids if (found := table_of(grid, limits)) is not None]


def _grid(table: _Table, at: int) -> Grid:
    before = [text for text in (clean_text(line) for line in table.text_before) if text]
    name = before[-1].replace("\n", " ")[:120] if before else ""
    grid = Grid(name or f"Table {at + 1}", f"table {at + 1}")
    above: list[Square] = []
    for number, row in enumerate((row for row in table.rows if not row.deleted), start=1):
        above = _squares(row, above)
        grid.rows.append(GridRow(number, above, row.header))
    return grid


def _squares(row: _Row, above: list[Square]) -> list[Square]:
    """The squares of a row; a cell merged into the one above repeats its text."""
    found = [Square("") for _ in range(row.before)]
    for cell in row.cells:
        text = "" if cell.deleted else clean_text("\n".join(cell.lines))
        continued = cell.merge == "continue" and len(found) < len(above)
        found.append(Square(above[len(found)].text if continued else text, None, cell.wide, continued))
        found.extend(Square("", None, 0) for _ in range(cell.wide - 1))
    return found


def _joined_up(grids: list[Grid], tables: list[_Table], limits: Limits) -> list[Grid]:
    """Consecutive tables with nothing between them made one, if the headings are the same or not repeated."""
    found: list[Grid] = []
    last: RawTable | None = None
    for grid, table in zip(grids, tables, strict=True):
        apart = [text for line in table.text_before if (text := line.strip()) and not _CONTINUED.match(text)]
        table_here = table_of(grid, limits)
        if table_here is None:
            continue
        if found and last and not apart and _goes_on(last, found[-1], table_here, grid):
            rows = found[-1].rows
            start = rows[-1].number
            rows.extend(GridRow(start + row.number, row.squares, row.header) for row in grid.rows)
        else:
            found.append(grid)
            last = table_here
    return found


def _goes_on(one: RawTable, first: Grid, two: RawTable, second: Grid) -> bool:
    """Whether a table goes on from the one before: the same headings, or as wide and data at once."""
    if [same_words(h) for h in one.headings] == [same_words(h) for h in two.headings]:
        return True
    wide = max(len(row.squares) for row in second.rows)
    begins = [row for row in second.rows[:3] if sum(bool(s.text) for s in row.squares) > 1]
    same_width = wide == max(len(row.squares) for row in first.rows[:50])
    return same_width and bool(begins) and all(looks_like_data(row) for row in begins)
