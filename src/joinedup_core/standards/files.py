"""Reading the files that the check is given: their columns are looked at first, and what is wrong is said in a sentence."""

from __future__ import annotations

from pathlib import Path

from joinedup_core.standards.engine import Engine, text
from joinedup_core.standards.told import COLUMNS, MAY_BE_ABSENT, UnreadableTold

_FITS = {
    "VARCHAR": ("VARCHAR", "UUID", "ENUM", "BIGINT", "INTEGER", "HUGEINT"),
    "DATE": ("DATE",),
    "BOOLEAN": ("BOOLEAN",),
    "INTEGER": ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"),
}
_WORDS = {"VARCHAR": "text", "DATE": "days (type DATE)", "BOOLEAN": "true or false", "INTEGER": "whole numbers"}
_SMALL = ("sources", "notices", "intervals")


def read_file(engine: Engine, name: str, path: Path) -> None:
    """Make the table `name` of the check from a Parquet or CSV file. Raises UnreadableTold."""
    import duckdb

    reader = _reader(name, path)
    try:
        described = engine.rows(f"DESCRIBE SELECT * FROM {reader}")
        columns = _columns(name, path, {row["column_name"]: row["column_type"] for row in described})
        # What is small is read at once, so that a wrong cell is found here; the large tables are read where they are used.
        kind = "TABLE" if name in _SMALL else "VIEW"
        engine.connection.execute(f"CREATE OR REPLACE TEMP {kind} {name} AS SELECT {columns} FROM {reader}")
    except duckdb.Error as reason:
        first = str(reason).splitlines()[0].split(":", 1)[-1].strip()
        raise UnreadableTold(f"{path} cannot be read as {path.suffix.lstrip('.')}: {first}") from None
    if name == "intervals":
        _check_intervals(engine, path)


def _reader(name: str, path: Path) -> str:
    if not path.is_file():
        raise UnreadableTold(f"There is no file {path}. Check the name.")
    if path.suffix.lower() == ".parquet":
        return f"read_parquet({text(str(path))})"
    if path.suffix.lower() == ".csv":
        named = ", ".join(f"{text(column)}: {text(kind)}" for column, kind in COLUMNS[name].items())
        return (
            f"read_csv({text(str(path))}, header = true, types = {{{named}}})"
            if _has_all(name, path)
            else f"read_csv({text(str(path))}, header = true)"
        )
    raise UnreadableTold(f"{path}: give a .parquet or .csv file.")


def _has_all(name: str, path: Path) -> bool:
    """Whether the first line of a CSV file names every column (types may be told only for those that are there)."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = file.readline()
    return set(COLUMNS[name]) <= {cell.strip().strip('"') for cell in first.split(",")}


def _columns(name: str, path: Path, found: dict[str, str]) -> str:
    """The select list; a sentence where a column is missing or holds something else."""
    selected = []
    for column, kind in COLUMNS[name].items():
        held = found.get(column)
        if held is None:
            if (name, column) not in MAY_BE_ABSENT:
                raise UnreadableTold(f"{path} has no column “{column}”. It needs {', '.join(COLUMNS[name])}.")
            selected.append(f'NULL::{kind} AS "{column}"')
        elif held.split("(")[0] not in _FITS[kind] and held != '"NULL"':
            raise UnreadableTold(f"{path}: the column “{column}” must hold {_WORDS[kind]}, and holds {held}.")
        else:
            selected.append(f'"{column}"' if held == kind else f'"{column}"::{kind} AS "{column}"')
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
