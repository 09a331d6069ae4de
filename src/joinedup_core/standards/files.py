"""Reading the files that the check is given: their columns are looked at first, and what is wrong is said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from joinedup_core.standards.engine import Engine, text
from joinedup_core.standards.told import COLUMNS, MAY_BE_ABSENT, Kind, UnreadableTold

_KEYS = ("VARCHAR", "UUID", "BIGINT", "INTEGER")
_FITS: dict[Kind, tuple[str, ...]] = {
    "VARCHAR": (*_KEYS, "ENUM"),
    "DATE": ("DATE",),
    "BOOLEAN": ("BOOLEAN",),
    "INTEGER": ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"),
}
_WORDS = {"VARCHAR": "text", "DATE": "days (type DATE)", "BOOLEAN": "true or false", "INTEGER": "whole numbers"}
_SMALL = ("sources", "notices", "intervals")
_PERSONS = ("contacts", "concerns", "shares")


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a partnership, Parquet or CSV. The last three are optional."""

    contacts: Path
    concerns: Path
    shares: Path
    sources: Path | None = None
    notices: Path | None = None
    intervals: Path | None = None


def read_files(engine: Engine, files: Files) -> None:
    """Make the tables of the check from files. Raises UnreadableTold."""
    given: dict[str, Path] = {name: path for name in COLUMNS if (path := getattr(files, name)) is not None}
    held = {name: _described(engine, name, path) for name, path in given.items()}
    keys = {held[name].get("person", "") for name in _PERSONS}
    # Keys of one type are compared as they are, which is quicker than as text; where they differ, as text.
    key = keys.pop() if len(keys) == 1 else "VARCHAR"
    for name in COLUMNS:
        if name not in given:
            engine.fill(name, ())
            continue
        columns = _columns(name, given[name], held[name], key if key in _KEYS else "VARCHAR")
        # What is small is read at once, so that a wrong cell is found here; the large tables are read where they are used.
        kind = "TABLE" if name in _SMALL else "VIEW"
        _run(
            engine,
            given[name],
            f"CREATE OR REPLACE TEMP {kind} {name} AS SELECT {columns} FROM {_reader(name, given[name])}",
        )
    if "intervals" in given:
        _check_intervals(engine, given["intervals"])


def _described(engine: Engine, name: str, path: Path) -> dict[str, str]:
    """The columns of a file and their types."""
    if not path.is_file():
        raise UnreadableTold(f"There is no file {path}. Check the name.")
    _run(engine, path, f"CREATE OR REPLACE TEMP VIEW looked_at AS SELECT * FROM {_reader(name, path)}")
    return {row["column_name"]: row["column_type"] for row in engine.rows("DESCRIBE looked_at")}


def _run(engine: Engine, path: Path, sql: str) -> None:
    import duckdb

    try:
        engine.connection.execute(sql)
    except duckdb.Error as reason:
        said = str(reason).split("\n", 1)[0].split(":", 1)[-1].strip()
        raise UnreadableTold(f"{path} cannot be read: {said}") from None


def _reader(name: str, path: Path) -> str:
    """SQL that reads a file. A CSV file's cells are read as what its columns must hold, whatever they look like."""
    if path.suffix.lower() == ".parquet":
        return f"read_parquet({text(str(path))})"
    if path.suffix.lower() != ".csv":
        raise UnreadableTold(f"{path}: give a .parquet or .csv file.")
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = {cell.strip().strip('"') for cell in file.readline().split(",")}
    types = ", ".join(f"{text(column)}: {text(kind)}" for column, kind in COLUMNS[name].items() if column in first)
    return f"read_csv({text(str(path))}, header = true{f', types = {{{types}}}' if types else ''})"


def _columns(name: str, path: Path, held: dict[str, str], key: str) -> str:
    """The select list; a sentence where a column is missing or holds something else."""
    selected = []
    for column, kind in COLUMNS[name].items():
        wanted = key if column == "person" else kind
        if column not in held:
            if (name, column) not in MAY_BE_ABSENT:
                raise UnreadableTold(f"{path} has no column “{column}”. It needs {', '.join(COLUMNS[name])}.")
            selected.append(f'NULL::{kind} AS "{column}"')
        elif held[column].split("(")[0].strip('"') not in (*_FITS[kind], "NULL"):
            raise UnreadableTold(f"{path}: the column “{column}” must hold {_WORDS[kind]}, and holds {held[column]}.")
        else:
            selected.append(f'"{column}"' if held[column] == wanted else f'"{column}"::{wanted} AS "{column}"')
    return ", ".join(selected)


def _check_intervals(engine: Engine, path: Path) -> None:
    """An interval must be one that a group can have approved."""
    wrong = engine.rows(
        "SELECT count(*) AS number FROM intervals WHERE NOT coalesce(trim(approved_by) <> '' AND approved_on IS NOT NULL "
        "AND days >= 1 AND due_soon_days >= 0 AND due_soon_days < days AND coalesce(missed_after_days >= days, true), false)"
    )[0]["number"]
    if wrong:
        raise UnreadableTold(
            f"{path}: {wrong} intervals cannot be. Each needs days of at least 1, due_soon_days below it, missed_after_days "
            "at least as many or none, the group in approved_by and the day in approved_on."
        )
