"""What a chronology is made of: one event told by one source, where it was read, and what could not be read.

These values are the ground on which reading, writing, merging and finding stand. They hold text as the agency
wrote it; nothing is corrected here, and nothing is guessed: a field that was not told is empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from joinedup_core.calendar import Moment
from joinedup_core.tables import MappedColumn


@dataclass(frozen=True, slots=True, order=True)
class Provenance:
    """Where something was read: the file's name, the table or sheet in it, its row and page (0 where not known).

    Rows are counted as a person would who opens the file: from 1, headings included.
    """

    file: str = ""
    table: str = ""
    row: int = 0
    page: int = 0

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row else ""
        page = f"page {self.page}" if self.page else ""
        return ", ".join(filter(None, (self.file, self.table, page, row)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as one agency tells it. All texts are as written, without spaces at their ends.

    `when` is as exact as it was told and no more. `who` are the people
    named as present or involved, `seen` says whether the child or adult was seen, `information` is the record the
    agency took it from, `reference` its own number for the event. `extra` holds the columns that have no field of
    ours, in their order. `problems` are sentences about what could be read only in part.
    """

    when: Moment
    source: Provenance = Provenance()
    agency: str = ""
    what: str = ""
    who: tuple[str, ...] = ()
    kind: str = ""
    where: str = ""
    outcome: str = ""
    seen: str = ""
    author: str = ""
    comment: str = ""
    information: str = ""
    reference: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell or a whole row that did not become part of an entry: where it stands, what it says, and why not.

    `column` is empty for a whole row, whose texts are then in `cells` under their headings: nothing is lost.
    """

    source: Provenance
    because: str
    column: str = ""
    text: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        column = f", column \u201c{self.column}\u201d" if self.column else ""
        return f"{self.source}{column}: {self.because}"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table was taken for which field, how surely and why."""

    table: str
    columns: tuple[MappedColumn, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one file: its entries in the order of the file, and all that was not read, with the reason.

    `notes` is the text outside the tables (titles, preamble, page headings, text boxes). `remembered` is what a
    caller keeps for the agency and hands back with its next file: a field's key, or "", for every heading.
    """

    entries: tuple[Entry, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    columns: tuple[Columns, ...] = ()
    remembered: dict[str, str] = field(default_factory=dict)
