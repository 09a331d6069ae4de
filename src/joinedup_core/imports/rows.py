"""Reading rows: what was understood, what was not, which row and column, and why."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from joinedup_core.imports.columns import Chosen, mapping_problems
from joinedup_core.tables import FieldSpec, RawTable


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken: where it stands in the file, the column and a sentence."""

    row: int
    column: str
    because: str

    def __str__(self) -> str:
        place = f"Row {self.row}" if self.row else "The file"
        return f"{place}, column “{self.column}”: {self.because}" if self.column else f"{place}: {self.because}"


@dataclass(frozen=True)
class RowRead:
    """One row of the file: what was understood (label and words), what to look at, and the value to store."""

    number: int
    title: str
    understood: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    value: Any = None


@dataclass(frozen=True)
class Reading:
    """All that was read of a file."""

    rows: tuple[RowRead, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Problems of the file, then of its rows."""
        return (*self.problems, *(problem for row in self.rows for problem in row.problems))

    @property
    def values(self) -> tuple[Any, ...]:
        """What is to be stored, row by row."""
        return tuple(row.value for row in self.rows)

    @property
    def notes(self) -> int:
        """How many things somebody should look at."""
        return sum(len(row.notes) for row in self.rows)


@dataclass
class Cells:
    """One row while it is read: cells by field, and the notes and problems gathered so far."""

    number: int
    texts: dict[str, str]
    headings: dict[str, str]
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __getitem__(self, key: str) -> str:
        return self.texts.get(key, "")

    def has(self, key: str) -> bool:
        """Whether the file has a column for the field."""
        return key in self.headings

    def problem(self, key: str, because: str) -> None:
        """Refuse the row, naming the column as the file heads it."""
        self.problems.append(Problem(self.number, self.headings.get(key, key), because))

    def note(self, words: str) -> None:
        """Something to look at that does not stop the import."""
        self.notes.append(words)


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be imported: its fields and how one row becomes a value."""

    key: str
    label: str
    fields: tuple[FieldSpec, ...]
    read: Callable[..., RowRead]
    section_field: str = ""
    unique_field: str = ""
    title: str = ""
    intro: str = ""


def read_rows(kind: Kind, table: RawTable, chosen: Chosen, **given: Any) -> Reading:
    """Read every row of a table as the kind of thing it is, by the columns chosen."""
    wrong = mapping_problems(kind.fields, table.headings, chosen)
    if wrong:
        return Reading(problems=tuple(Problem(0, "", because) for because in wrong))
    heads = {key: table.headings[column] for key, column in chosen.items()}
    read: list[RowRead] = []
    for row in table.rows:
        found = {key: row.cells[column].text.strip() for key, column in chosen.items()}
        if not any(found.values()):
            continue
        if kind.section_field and not found.get(kind.section_field):
            found[kind.section_field] = row.section or ""
        read.append(kind.read(Cells(row.number, found, heads), **given))
    return _judged(kind, read)


def _judged(kind: Kind, read: list[RowRead]) -> Reading:
    """The whole reading: an empty file is a problem, and so is the same reference twice."""
    if not read:
        return Reading(problems=(Problem(0, "", "No rows were found below the headings; nothing can be imported."),))
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for row in read:
        first = seen.setdefault(row.title, row.number) if kind.unique_field and row.title else row.number
        if first != row.number:
            label = next(f.label for f in kind.fields if f.key == kind.unique_field)
            problems.append(
                Problem(
                    row.number,
                    label,
                    f"“{row.title}” stands in row {first} too: give each row its own, or take one out.",
                )
            )
    return Reading(tuple(read), tuple(problems))
