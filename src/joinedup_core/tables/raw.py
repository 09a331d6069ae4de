"""What every reader of tables gives back: cells, rows and tables, the limits kept, and the refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

Value = date | datetime | int | float | bool | None


class UnreadableFile(ValueError):
    """A file was refused; the message is a sentence that says what is wrong and what to do."""


@dataclass(frozen=True)
class Limits:
    """How much is read at most. Kept while reading, so that a small file cannot become a large memory."""

    file_bytes: int = 25_000_000
    members: int = 2_000
    unpacked_bytes: int = 120_000_000
    ratio: int = 400
    tables: int = 200
    rows: int = 20_000
    columns: int = 200
    cells: int = 500_000
    characters: int = 20_000_000
    depth: int = 250


class Cell(NamedTuple):
    """One cell: its text (lines parted by newlines, a blank line kept) and its date or number if typed.

    `continued` says that the cell belongs to a merged cell that began in a row above, and repeats its text. `notes`
    are the footnotes and comments anchored in it: what kind, and what they say.
    """

    text: str
    value: Value = None
    continued: bool = False
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines with something in them."""
        return tuple(line for line in self.text.split("\n") if line)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of a table, its number where it came from (from 1), and the section heading above it.

    `page` is where a Word table's row stood when Word last laid it out, 0 where that is not known.
    """

    number: int
    cells: tuple[Cell, ...]
    section: str | None = None
    page: int = 0


@dataclass(frozen=True)
class RawTable:
    """One table: headings (never blank, never twice the same), rows as wide as the headings, where it stood.

    `preamble` holds the texts that stood above the heading row within the table or sheet; `spanning` the numbers and
    texts of the rows that span the table (the sections). `since_1904`: the workbook counts its days from 1904.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    where: str
    preamble: tuple[str, ...] = ()
    spanning: tuple[tuple[int, str], ...] = ()
    since_1904: bool = False

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The section headings, in order of first use."""
        return tuple(dict.fromkeys(row.section for row in self.rows if row.section))


@dataclass(frozen=True, slots=True)
class FileText:
    """All that a file says: its tables, and the lines outside them. `embeds`: another document in it was not read."""

    tables: list[RawTable]
    outside: tuple[str, ...] = ()
    embeds: bool = False
