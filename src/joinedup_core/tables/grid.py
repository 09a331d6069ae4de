"""From a grid of squares to a table: headings under a preamble, sections, repeated headings, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from joinedup_core.tables.raw import Cell, Limits, RawRow, RawTable, UnreadableFile, Value

HEADING_SEARCHED = 40
_NUMBERED_SECTION = re.compile(r"^(?:\d+(?:\.\d+)*[.):]?|[A-Z][.)]|section \d+\W?)\s+[^\W\d]", re.I)
_DATUM = re.compile(r"^[\d.,/%£ -]*\d[\d.,/%£ -]*$|^\d+\s*[xX\u00d7*]\s*\d+")


@dataclass(slots=True)
class Square:
    """One place in a grid. `wide` is how many columns it spans; 0 where it is covered by the one before."""

    text: str
    value: Value = None
    wide: int = 1
    continued: bool = False
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class GridRow:
    """One row of squares; `header` when the file itself marks it as a heading row; `page` in a Word file."""

    number: int
    squares: list[Square]
    header: bool = False
    page: int = 0


@dataclass
class Grid:
    """A table as found, before its headings are known."""

    name: str
    where: str
    rows: list[GridRow] = field(default_factory=list)
    since_1904: bool = False


def clean_text(text: str) -> str:
    """Single spaces, trimmed lines, one blank line for several, no control characters."""
    if text.isprintable():  # most texts: one line, no other spaces than plain ones
        return text if "  " not in text and text[:1] != " " and text[-1:] != " " else " ".join(text.split())
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    lines = "\n".join([" ".join(line.split()) for line in text.split("\n")])
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_BLANK_LINES = re.compile(r"\n{3,}")


def same_words(text: str) -> str:
    """Text for comparing: lower case, single spaces."""
    return " ".join(text.lower().split())


@dataclass(frozen=True, slots=True)
class _Outline:
    """Where a table's headings stand among its rows, and what they are."""

    rows: list[GridRow]
    width: int
    at: int
    deep: int
    headings: list[str]

    @property
    def body(self) -> list[GridRow]:
        """The rows below the headings."""
        return self.rows[self.at + self.deep :]


def table_of(grid: Grid, limits: Limits) -> RawTable | None:
    """The table in a grid, or None when there is nothing in it."""
    found = _outline(grid, limits)
    if found is None:
        return None
    rows, width, at = found.rows, found.width, found.at
    kept = _columns_kept(found)
    names = _names(found, kept)
    preamble = tuple(_joined(row) for row in rows[:at])
    section = next((_joined(row) for row in reversed(rows[:at]) if _is_numbered_section(row, width)), None)
    body, spanning = _body(found.body, rows[at : at + found.deep], kept, width, section)
    return RawTable(grid.name, names, body, grid.where, preamble, spanning, grid.since_1904)


def headings_of(grid: Grid, limits: Limits) -> tuple[str, ...] | None:
    """Only the headings of the table in a grid, or None when there is nothing in it."""
    found = _outline(grid, limits)
    return None if found is None else _names(found, _columns_kept(found))


def _outline(grid: Grid, limits: Limits) -> _Outline | None:
    rows, width = [], 0
    for row in grid.rows:
        used = _used(row.squares)
        if used:
            rows.append(row)
            width = max(width, used)
    if not rows:
        return None
    if width > limits.columns:
        raise UnreadableFile(f"The table has {width} columns; at most {limits.columns} are read.")
    at = _heading_at(rows, width)
    deep = _heading_depth(rows, at)
    return _Outline(rows, width, at, deep, _headings(rows[at : at + deep], width))


def _names(outline: _Outline, kept: Sequence[int]) -> tuple[str, ...]:
    return _distinct(outline.headings[column] or f"Column {column + 1}" for column in kept)


def _used(squares: Sequence[Square]) -> int:
    """The number of columns up to the last one with something in it, spans included."""
    for at in range(len(squares) - 1, -1, -1):
        square = squares[at]
        if square.text:
            wide = square.wide
            return at + wide if wide > 1 else at + 1
    return 0


def _filled(row: GridRow) -> list[Square]:
    return [square for square in row.squares if square.text and square.wide]


def _joined(row: GridRow) -> str:
    return " ".join(same.replace("\n", " ") for same in dict.fromkeys(s.text for s in _filled(row)))


def _is_datum(square: Square) -> bool:
    """Whether a square holds a number, a date or a score: something a heading does not."""
    typed = isinstance(square.value, (int, float, date)) and not isinstance(square.value, bool)
    return typed or (len(square.text) <= 40 and bool(_DATUM.match(square.text)))


def looks_like_data(row: GridRow) -> bool:
    """Whether a row holds data and so cannot be a heading row."""
    return any(_is_datum(square) for square in _filled(row))


def _heading_at(rows: Sequence[GridRow], width: int) -> int:
    """Which row holds the headings: the first marked so, else the first full enough row of short words."""
    searched = rows[:HEADING_SEARCHED]
    for at, row in enumerate(searched):
        if row.header and not _spans_all(row, width):
            return at
    most = max(len(_filled(row)) for row in searched)
    for at, row in enumerate(searched):
        filled = _filled(row)
        words = [square for square in filled if not _is_datum(square) and len(square.text) <= 80]
        if len(filled) >= 0.6 * most and len(words) >= 0.7 * len(filled):
            return at
    return max(range(len(searched)), key=lambda at: (len(_filled(searched[at])), -at))


def _heading_depth(rows: Sequence[GridRow], at: int) -> int:
    """Two when a second heading row divides a spanning heading, and others reach down into it or have nothing below."""
    if at + 1 >= len(rows) or not any(square.wide > 1 for square in rows[at].squares):
        return 1
    below = rows[at + 1]
    under = [s.wide != 1 for s in rows[at].squares] + [False] * len(below.squares)
    filled = [covered for square, covered in zip(below.squares, under, strict=False) if square.text and square.wide]
    reaches = any(square.continued for square in below.squares) or (len(filled) > 1 and all(filled))
    divided = all(not _is_datum(square) and len(square.text) <= 40 for square in _filled(below) if not square.continued)
    return 2 if reaches and divided else 1


def _headings(rows: Sequence[GridRow], width: int) -> list[str]:
    """The heading of every column; of two rows, both ("Current risk: Impact")."""
    upper = _spread(rows[0], width) if len(rows) > 1 else _plain(rows[0], width)
    if len(rows) == 1:
        return upper
    lower = ["" if square.continued else _one_line(square.text) for square in _padded(rows[1], width)]
    return [f"{a}: {b}" if a and b and a != b else a or b for a, b in zip(upper, lower, strict=True)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _padded(row: GridRow, width: int) -> list[Square]:
    return [*row.squares[:width], *(Square("") for _ in range(width - len(row.squares)))]


def _plain(row: GridRow, width: int) -> list[str]:
    return [_one_line(square.text) for square in _padded(row, width)]


def _spread(row: GridRow, width: int) -> list[str]:
    """Headings with a spanning one repeated over the columns it covers."""
    found: list[str] = []
    for square in _padded(row, width):
        covered = square.wide == 0 and found
        found.append(found[-1] if covered else _one_line(square.text))
    return found


def _columns_kept(outline: _Outline) -> list[int]:
    """Columns with a heading or with anything in them."""
    unknown = {column for column in range(outline.width) if not outline.headings[column]}
    empty = set(unknown)
    for row in outline.body:
        if not empty:
            break
        empty -= {column for column in empty if column < len(row.squares) and row.squares[column].text}
    return [column for column in range(outline.width) if column not in empty]


def _distinct(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings of which none stands twice: the second "Owner" becomes "Owner (2)"."""
    taken: set[str] = set()
    found = []
    for heading in headings:
        name, count = heading, 1
        while same_words(name) in taken:
            count += 1
            name = f"{heading} ({count})"
        taken.add(same_words(name))
        found.append(name)
    return tuple(found)


def _spans_all(row: GridRow, width: int) -> bool:
    """Whether one merged cell is all there is in a row and it covers the table's width."""
    filled = _filled(row)
    return width > 1 and len(filled) == 1 and filled[0].wide >= max(2, width - 1)


def _is_numbered_section(row: GridRow, width: int) -> bool:
    """Whether a row holds nothing but something like "1. Financial" in its first cell."""
    filled = _filled(row)
    first = row.squares[0] if row.squares else None
    return width >= 3 and filled == [first] and bool(_NUMBERED_SECTION.match(filled[0].text))


def _body(
    rows: Sequence[GridRow],
    heading_rows: Sequence[GridRow],
    kept: Sequence[int],
    width: int,
    section: str | None,
) -> tuple[tuple[RawRow, ...], tuple[tuple[int, str], ...]]:
    """The rows below the headings, without repeats of the headings, each under its section; and the sections."""
    repeats = {same_words(_joined(row)) for row in heading_rows}
    heads = {repeat[:1] for repeat in repeats}
    found: list[RawRow] = []
    spanning: list[tuple[int, str]] = []
    for row in rows:
        squares = row.squares
        if _begins_like(squares, heads, repeats) and same_words(_joined(row)) in repeats:
            continue
        if _may_be_section(squares) and (_spans_all(row, width) or _is_numbered_section(row, width)):
            section = _joined(row)
            spanning.append((row.number, section))
            continue
        if len(squares) < width:
            squares = _padded(row, width)
        cells = tuple([Cell(s.text, s.value, s.continued, s.notes) for s in [squares[column] for column in kept]])
        found.append(RawRow(row.number, cells, section, row.page))
    return tuple(found), tuple(spanning)


def _begins_like(squares: Sequence[Square], heads: set[str], repeats: set[str]) -> bool:
    """Whether a row's first text is the beginning of a repeated heading: a quick look before the whole is compared."""
    first = ""
    for square in squares:
        if square.text and square.wide:
            first = square.text
            break
    if first and first[0].lower()[:1] not in heads:
        return False
    words = same_words(first[:200])
    return any(repeat.startswith(words) for repeat in repeats)


def _may_be_section(squares: Sequence[Square]) -> bool:
    """Whether only one of a row's squares is filled."""
    seen = False
    for square in squares:
        if square.text and square.wide:
            if seen:
                return False
            seen = True
    return seen
