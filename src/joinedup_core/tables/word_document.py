"""What a Word document says, gathered element by element: tables with their cells, and the text around them.

Two drivers feed it: the plain XML parser and the quicker scanner of markup. Both ask `action` what an element means
where it stands, so that neither can understand a document otherwise than the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from joinedup_core.tables.grid import Square
from joinedup_core.tables.packages import BROKEN
from joinedup_core.tables.raw import Limits, UnreadableFile

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DEEP = "The file is nested too deeply to be read. Save a fresh copy."
_OFF = ("0", "false", "off")
_NESTED = 8
# Ticks, crosses and boxes of the picture fonts, as letters that every font has.
_SYMBOLS = {"FC": "\u2713", "FB": "\u2717", "FE": "\u2611", "FD": "\u2612", "A8": "\u2610", "6F": "\u2610"}
_SYMBOL_FONTS = ("Wingdings",)

Act = Callable[[], None]
Attributes = Mapping[str, str]


class WordCell(Square):
    """A cell being filled. `merge`: "restart" begins a vertical merge, "continue" belongs to the one above."""

    __slots__ = ("deleted", "lines", "merge", "nested")

    def __init__(self) -> None:
        self.text = self.merge = ""
        self.value = None
        self.wide = 1
        self.continued = self.deleted = False
        self.notes = ()
        self.lines: list[str] = []
        self.nested: list[WordTable] | None = None


class WordRow:
    """A row being filled; `before` is how many places are left empty at its start."""

    __slots__ = ("before", "broken", "cells", "deleted", "header", "page")

    def __init__(self, page: int) -> None:
        self.cells: list[WordCell] = []
        self.before = 0
        self.header = self.deleted = self.broken = False
        self.page = page


@dataclass(slots=True)
class WordTable:
    """A table and the paragraphs between it and the table before."""

    rows: list[WordRow] = field(default_factory=list)
    text_before: list[str] = field(default_factory=list)


class WordDocument:
    """The tables of a document and the text outside them, being gathered."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tables: list[WordTable] = []
        self.body: list[str] = []
        self.embeds = False
        self.page = 0
        self.open_tables: list[WordTable] = []
        self.open_cells: list[WordCell] = []
        self.paragraphs: list[list[str]] = []
        self.row: WordRow | None = None
        self.joins_next = False
        self.carried = ""
        self.rows = self.cells = self.characters = 0

    def text(self, text: str) -> None:
        """Characters of a run."""
        if self.paragraphs:
            self.count(len(text))
            self.paragraphs[-1].append(text)

    def count(self, characters: int) -> None:
        """So many more characters, refused beyond the limit."""
        self.characters += characters
        if self.characters > self.limits.characters:
            raise UnreadableFile("The file holds more text than can be read at once. Split it and try again.")

    def action(self, name: str, path: Sequence[str], attributes: Attributes) -> tuple[Act | None, bool]:
        """What the beginning of an element means below the elements of `path`: an act, and whether it is left out."""
        if name in ("del", "moveFrom"):
            return self._removed(path)
        if name == "Fallback":
            return None, True
        if name in _PLAIN:
            return getattr(self, _PLAIN[name]), False
        if name in _INSIDE_RUN:
            return (partial(self.add, _INSIDE_RUN[name]), False) if path and path[-1] == "r" else (None, False)
        if name in _READ:
            return _READ[name](self, attributes), False
        return None, False

    def ending(self, name: str) -> Act | None:
        """What the end of an element means."""
        method = _FINISH.get(name)
        return getattr(self, method) if method else None

    def _removed(self, path: Sequence[str]) -> tuple[Act | None, bool]:
        """A tracked deletion: of a row, of a paragraph's end, or of what stands inside it."""
        parent = path[-1] if path else ""
        if parent == "trPr":
            return self.remove_row, False
        if parent == "rPr":
            return (self.join_next if path[-2:-1] == ["pPr"] else None), False
        return None, True

    # What begins

    def begin_table(self) -> None:
        """A table begins, perhaps in a cell."""
        if len(self.open_tables) >= _NESTED or len(self.tables) >= self.limits.tables:
            raise UnreadableFile("The file holds too many tables, or tables nested too deeply. Split it and retry.")
        self.open_tables.append(WordTable(text_before=self.body))
        self.row = None
        if len(self.open_tables) == 1:
            self.body = []

    def begin_row(self) -> None:
        """A row begins."""
        self.rows += 1
        if self.rows > self.limits.rows:
            raise UnreadableFile(f"The file has more than {self.limits.rows:,} table rows. Split it and try again.")
        if self.open_tables:
            self.row = WordRow(self.page)
            self.open_tables[-1].rows.append(self.row)

    def begin_cell(self) -> None:
        """A cell begins."""
        self.cells += 1
        if self.cells > self.limits.cells:
            raise UnreadableFile(f"The file has more than {self.limits.cells:,} cells. Split it and try again.")
        if self.row is None:
            raise UnreadableFile(BROKEN)
        cell = WordCell()
        self.row.cells.append(cell)
        self.open_cells.append(cell)

    def begin_paragraph(self) -> None:
        """A paragraph begins, perhaps in a text box inside another."""
        self.paragraphs.append([])

    def join_next(self) -> None:
        """The end of this paragraph was deleted: the next one goes on in its line."""
        self.joins_next = True

    def remove_row(self) -> None:
        """The row was deleted."""
        if self.row is not None:
            self.row.deleted = True

    def remove_cell(self) -> None:
        """The cell was deleted."""
        if self.open_cells:
            self.open_cells[-1].deleted = True

    def add(self, text: str) -> None:
        """A character that stands as an element of its own."""
        if self.paragraphs:
            self.paragraphs[-1].append(text)

    def break_page(self) -> None:
        """A page began here when Word last laid the document out; in a row it is counted once."""
        if self.row is None or not self.open_tables:
            self.page += 1
        elif not self.row.broken:
            self.row.broken = True
            self.page += 1
            first = len(self.row.cells) == 1 and not any(self.row.cells[0].lines)
            if first and not any(map("".join, self.paragraphs)):
                self.row.page = self.page

    def embed(self) -> None:
        """Another document is embedded here; its text is not read."""
        self.embeds = True

    def set_span(self, wide: int) -> None:
        """The cell covers so many columns."""
        if self.open_cells:
            self.open_cells[-1].wide = wide

    def set_before(self, places: int) -> None:
        """So many places at the start of the row are empty."""
        if self.row is not None:
            self.row.before = places

    def set_merge(self, how: str) -> None:
        """The cell begins a vertical merge or belongs to one."""
        if self.open_cells:
            self.open_cells[-1].merge = how

    def set_header(self) -> None:
        """Word repeats this row at the top of every page."""
        if self.row is not None:
            self.row.header = True

    def note(self, kind: str, number: str) -> None:
        """A footnote, an endnote or a comment is anchored in the cell."""
        if self.open_cells:
            cell = self.open_cells[-1]
            cell.notes = (*cell.notes, (kind, number))

    # What ends

    def finish_paragraph(self) -> None:
        """A paragraph becomes a line of its cell, or of the text outside tables."""
        line = "".join(self.paragraphs.pop())
        if self.carried:
            line, self.carried = self.carried + line, ""
        if self.joins_next:
            self.joins_next, self.carried = False, line
            return
        (self.open_cells[-1].lines if self.open_cells else self.body).append(line)

    def finish_cell(self) -> None:
        """A cell ends; what was to go on in a next paragraph ends with it."""
        cell = self.open_cells.pop()
        if self.carried:
            cell.lines.append(self.carried)
            self.carried = ""

    def next_cell(self) -> None:
        """A paragraph and its cell end, and the next cell begins with a paragraph: most of what a table is."""
        if self.carried or self.joins_next or self.row is None:
            self.finish_paragraph()
            self.finish_cell()
            self.begin_cell()
            self.begin_paragraph()
            return
        paragraphs, open_cells = self.paragraphs, self.open_cells
        open_cells[-1].lines.append("".join(paragraphs[-1]))
        self.cells += 1
        if self.cells > self.limits.cells:
            raise UnreadableFile(f"The file has more than {self.limits.cells:,} cells. Split it and try again.")
        cell = open_cells[-1] = WordCell()
        self.row.cells.append(cell)
        paragraphs[-1] = []

    def finish_table(self) -> None:
        """A table ends: one of the document's, or lines of the cell that holds it."""
        table = self.open_tables.pop()
        self.row = self.open_tables[-1].rows[-1] if self.open_tables and self.open_tables[-1].rows else None
        if not self.open_tables:
            self.tables.extend(_unframed(table))
        elif self.open_cells:
            cell = self.open_cells[-1]
            cell.lines.extend(_flattened(table))
            cell.nested = [*(cell.nested or ()), table]

    # What attributes say, read once where the element stands

    def _span(self, attributes: Attributes) -> Act:
        return partial(self.set_span, self._columns(attributes))

    def _before(self, attributes: Attributes) -> Act:
        return partial(self.set_before, self._columns(attributes))

    def _merge(self, attributes: Attributes) -> Act:
        return partial(self.set_merge, _value(attributes) or "continue")

    def _header(self, attributes: Attributes) -> Act | None:
        return None if _value(attributes).lower() in _OFF else self.set_header

    def _symbol(self, attributes: Attributes) -> Act:
        code = _value(attributes, "char").upper()
        known = _SYMBOLS.get(code[-2:]) if _value(attributes, "font").startswith(_SYMBOL_FONTS) else None
        return partial(self.add, known or "\ufffd")

    def _footnote(self, attributes: Attributes) -> Act:
        return partial(self.note, "footnote", _value(attributes, "id"))

    def _endnote(self, attributes: Attributes) -> Act:
        return partial(self.note, "endnote", _value(attributes, "id"))

    def _comment(self, attributes: Attributes) -> Act:
        return partial(self.note, "comment", _value(attributes, "id"))

    def _columns(self, attributes: Attributes) -> int:
        """A number of columns, refused when no table has so many."""
        written = _value(attributes)
        count = int(written) if re.fullmatch(r"\d{1,6}", written, re.A) else 1
        if count > self.limits.columns:
            raise UnreadableFile(f"The file has more than {self.limits.columns} columns in a table.")
        return count


_PLAIN = {
    "tbl": "begin_table",
    "tr": "begin_row",
    "tc": "begin_cell",
    "p": "begin_paragraph",
    "cellDel": "remove_cell",
    "lastRenderedPageBreak": "break_page",
    "altChunk": "embed",
}
_INSIDE_RUN = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_READ: dict[str, Callable[[WordDocument, Attributes], Act | None]] = {
    "gridSpan": WordDocument._span,
    "gridBefore": WordDocument._before,
    "vMerge": WordDocument._merge,
    "tblHeader": WordDocument._header,
    "sym": WordDocument._symbol,
    "footnoteReference": WordDocument._footnote,
    "endnoteReference": WordDocument._endnote,
    "commentReference": WordDocument._comment,
}
_FINISH = {"tbl": "finish_table", "tc": "finish_cell", "p": "finish_paragraph"}


def local_name(name: str) -> str:
    """The name of a Word element without its namespace; nothing for elements of others."""
    if name == FALLBACK:
        return "Fallback"
    return next((name[len(space) :] for space in WORD if name.startswith(space)), "")


def _value(attributes: Attributes, name: str = "val") -> str:
    return next((attributes[space + name] for space in WORD if space + name in attributes), "")


def _flattened(table: WordTable) -> list[str]:
    """A table inside a cell as lines of text, one a row."""
    kept = (row for row in table.rows if not row.deleted)
    return [" | ".join(filter(None, (" ".join(" ".join(c.lines).split()) for c in row.cells))) for row in kept]


def _unframed(table: WordTable) -> list[WordTable]:
    """The tables in a table of a single cell, which is only a frame round them; else the table itself."""
    cells = [cell for row in table.rows if not row.deleted for cell in row.cells]
    if len(cells) != 1 or not any(len(inner.rows) > 1 for inner in cells[0].nested or ()):
        return [table]
    inner = cells[0].nested or []
    flat = [line for nested in inner for line in _flattened(nested)]
    around = [line for line in cells[0].lines if line not in flat]
    inner[0].text_before = [*table.text_before, *around]
    for later in inner[1:]:
        later.text_before = []
    return [found for nested in inner for found in _unframed(nested)]
