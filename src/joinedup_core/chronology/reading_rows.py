"""From the rows of a table to entries, each cell either in an entry or told as unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from joinedup_core.calendar import Moment
from joinedup_core.chronology.columns import OTHER
from joinedup_core.chronology.entry import Entry, Provenance, Unread
from joinedup_core.chronology.people_named import people, writes_surname_first
from joinedup_core.chronology.reading_dates import Dates, span_of
from joinedup_core.tables import Cell, MappedColumn, RawRow, RawTable

# The texts of an entry in the order of its fields; "who" and what is told otherwise stand between and behind them.
_TEXTS = ("what", "kind", "where", "outcome", "seen", "author", "comment", "information", "reference")
_DATED = frozenset({"when", "time", "ends", "end_time"})
NO_DATE = "The row has no date. Give at least a year, for example 2018."
_NOTES = {"footnote": "Footnote", "endnote": "Endnote", "comment": "Comment in the file"}


@dataclass(slots=True)
class TableReading:
    """The reading of one table: where each field stands, and what has been read so far."""

    table: RawTable
    columns: tuple[MappedColumn, ...]
    dates: Dates
    file: str
    agency: str
    entries: list[Entry] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    above: Moment | None = None

    def read(self) -> None:
        """Read every row."""
        at = {column.key: column.index for column in self.columns if column.key}
        texts = [at.get(key) for key in _TEXTS]
        refined = [(key, index) for key, index in at.items() if key in _DATED and key != "when"]
        extra = [(column.heading.removeprefix(OTHER), column.index) for column in self.columns if column.key is None]
        agency, who, told = at.get("agency"), at.get("who"), at.get("problems")
        surname_first = who is not None and writes_surname_first(
            self.table.headings[who], {row.cells[who].text for row in self.table.rows}
        )
        self._settle(at)
        name, file = self.table.name, self.file
        used: set[str] = set()
        for row in self.table.rows:
            cells = row.cells
            source = Provenance(file, name, row.number, row.page)
            problems = cells[told].text.split("\n") if told is not None and cells[told].text else []
            more = [(heading, cells[index].text) for heading, index in extra if cells[index].text]
            when = self._when(row, at, refined, source, problems, more)
            if when is None:
                continue
            if row.section:
                used.add(row.section)
                if not isinstance(self.dates.of_text(row.section), Moment):
                    more.append(("Section", row.section))
            for cell in cells:
                if cell.notes:
                    more += _notes(cells, self.columns)
                    break
            whose = (cells[agency].text if agency is not None else "") or self.agency
            persons = people(cells[who].text, surname_first) if who is not None else ()
            event, kind, where, outcome, seen, author, comment, information, reference = [
                "" if index is None else cells[index].text for index in texts
            ]
            self.entries.append(
                Entry(
                    when, source, whose, event, persons, kind, where, outcome, seen, author, comment, information,
                    reference, tuple(more), tuple(problems),
                )
            )  # fmt: skip
        self._sections(used)

    def _settle(self, at: dict[str, int]) -> None:
        """Settle in which order the dates of the table stand, from all its written ones together."""
        columns = [at[key] for key in ("when", "ends") if key in at]
        told: dict[str, int] = {}
        for row in self.table.rows:
            for index in columns:
                if row.cells[index].value is None:
                    told.setdefault(row.cells[index].text, row.number)
            if row.section:
                told.setdefault(row.section, row.number)
        self.dates.settle(told)

    def _when(
        self,
        row: RawRow,
        at: dict[str, int],
        refined: list[tuple[str, int]],
        source: Provenance,
        problems: list[str],
        more: list[tuple[str, str]],
    ) -> Moment | None:
        """When the row's event was; None when it has no date that can be read, and the row is told as unread."""
        cell = row.cells[at["when"]]
        section = row.section or ""
        if cell.text:
            found = self.dates.of_cell(cell, self.above)
        else:
            found = self.dates.of_text(section) if section else NO_DATE
            found = NO_DATE if isinstance(found, str) else found
        if isinstance(found, str):
            self._refuse(row, source, found)
            return None
        for key, index in refined:
            if row.cells[index].text:
                found = self._refined(found, key, row, at, source, problems, more)
        if cell.text in self.dates.month_first:
            problems.append(self.dates.because)
        self.above = found
        return found

    def _refined(
        self,
        found: Moment,
        key: str,
        row: RawRow,
        at: dict[str, int],
        source: Provenance,
        problems: list[str],
        more: list[tuple[str, str]],
    ) -> Moment:
        """A moment with what one more cell says; a cell that cannot be read is told and kept as it was written."""
        cell = row.cells[at[key]]
        if key == "time":
            better = self.dates.with_time(found, cell)
        elif key == "ends":
            better = self.dates.of_cell(cell, found)
            if isinstance(better, Moment) and "end_time" in at and row.cells[at["end_time"]].text:
                better = self.dates.with_time(better, row.cells[at["end_time"]])
            better = span_of(found, better) if isinstance(better, Moment) else better
        elif "ends" in at and row.cells[at["ends"]].text:
            return found  # read together with the end date
        else:
            end = self.dates.with_time(Moment(found.on), cell)
            better = span_of(found, end) if isinstance(end, Moment) else end
        if isinstance(better, Moment):
            return better
        heading = self.table.headings[at[key]]
        problems.append(better)
        more.append((heading, cell.text))
        self.unread.append(Unread(source, better, heading, cell.text))
        return found

    def _refuse(self, row: RawRow, source: Provenance, because: str) -> None:
        """A whole row told as unread, with all its texts."""
        pairs = zip(self.table.headings, row.cells, strict=True)
        cells = [(heading, cell.text) for heading, cell in pairs if cell.text]
        cells += _notes(row.cells, self.columns)
        heading = next((c.heading for c in self.columns if c.key == "when"), "")
        text = next((cell.text for c, cell in zip(self.columns, row.cells, strict=True) if c.key == "when"), "")
        self.unread.append(Unread(source, because, heading, text, tuple(cells)))

    def _sections(self, used: set[str]) -> None:
        """Rows that span the table and head no entry are told as unread: they may be events without a date."""
        for number, text in self.table.spanning:
            if text not in used:
                source = Provenance(self.file, self.table.name, number)
                because = "The row spans the table and has no date of its own. Give it a date if it tells an event."
                self.unread.append(Unread(source, because, cells=(("", text),)))


def _notes(cells: tuple[Cell, ...], columns: tuple[MappedColumn, ...]) -> Iterator[tuple[str, str]]:
    """Footnotes and comments anchored in a row, with the column they stand at."""
    for cell, column in zip(cells, columns, strict=True):
        for kind, text in cell.notes:
            yield (f"{_NOTES.get(kind, kind)} ({column.heading})", text)
