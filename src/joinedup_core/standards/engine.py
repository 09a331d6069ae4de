"""Runs the check's SQL on DuckDB, in memory: the rules and what was told become tables, each query is one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from joinedup_core.standards.rule import STANDING, Standards
from joinedup_core.standards.ruled import NO_FRESHNESS, RULED, ruled, stale_in_words
from joinedup_core.standards.told import COLUMNS

if TYPE_CHECKING:
    import duckdb

QUERIES = ("held", "agencies", "persons", "shared", "excusing", "agreed", "judged", "findings")
_SQL = Path(__file__).parent / "sql"


def text(value: str) -> str:
    """A string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


@cache
def query(name: str) -> str:
    """The SQL of one file."""
    return (_SQL / f"{name}.sql").read_text("utf-8")


class Engine:
    """One connection in memory. `memory` such as "3GB" bounds what DuckDB holds; `folder` takes what does not fit.

    Each query keeps its rows for the next. A case by itself is answered by CaseEngine, with the same SQL.
    """

    def __init__(self, *, memory: str | None = None, threads: int | None = None, folder: Path | None = None) -> None:
        import duckdb

        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        self.connection.execute("SET preserve_insertion_order = false")
        self.connection.execute(query("counting"))
        if memory:
            self.connection.execute(f"SET memory_limit = {text(memory)}")
        if threads:
            self.connection.execute(f"SET threads = {int(threads)}")
        if folder:
            self.connection.execute(f"SET temp_directory = {text(str(folder))}")

    def __enter__(self) -> Engine:
        """Use as `with Engine() as engine`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection and let its memory go."""
        self.connection.close()

    def fill(self, name: str, rows: Sequence[Any]) -> None:
        """Make a table of what is told from value objects, in the columns of `COLUMNS`."""
        columns = COLUMNS[name]
        self.table(
            name,
            [f"{column} {kind}" for column, kind in columns.items()],
            ([getattr(row, column) for column in columns] for row in rows),
        )

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Make a table from rows; every column is given as "name TYPE". Handed over by column: binding each cell takes 15 times as long."""
        import pyarrow

        kinds = [column.split(" ", 1) for column in columns]
        cells = list(zip(*rows, strict=True)) or [()] * len(kinds)
        told = pyarrow.table({key: pyarrow.array(cells[at]) for at, (key, _) in enumerate(kinds)})
        cast = ", ".join(f'CAST("{key}" AS {kind}) AS "{key}"' for key, kind in kinds)
        self.connection.register("__told", told)
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {cast} FROM __told")
        self.connection.unregister("__told")

    def stream(self, name: str, portions: Iterable[Sequence[Sequence[Any]]]) -> int:
        """Make a table of what is told from portions of rows in the columns of `COLUMNS`; how many rows. One portion is held at a time."""
        columns = [f"{column} {kind}" for column, kind in COLUMNS[name].items()]
        self.table(name, columns, ())
        told = 0
        for rows in portions:
            self.table("__portion", columns, rows)
            self.connection.execute(f"INSERT INTO {name} FROM __portion")
            told += len(rows)
        self.connection.execute("DROP TABLE IF EXISTS __portion")
        return told

    def set(self, name: str, value: Any, kind: str) -> None:
        """Set a variable of the queries."""
        self.connection.execute(f"SET VARIABLE {name} = ?::{kind}", [value])

    def judge(self, standards: Standards, *, today: date, in_contact_days: int, told_how_fresh: bool) -> None:
        """Run every query; `findings` then holds the judgements. The tables of what is told must be there."""
        self._set_rules(standards, today)
        self.set("in_contact_days", in_contact_days, "INTEGER")
        self._set_freshness(today, told_how_fresh)
        for name in QUERIES:
            self.connection.execute(query(name))

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a query by column."""
        done = self.connection.execute(sql)
        names = [column[0] for column in done.description or ()]
        return [dict(zip(names, row, strict=True)) for row in done.fetchall()]

    def _set_rules(self, standards: Standards, today: date) -> None:
        """The rules in force today as tables."""
        self.set("today", today, "DATE")
        self.set("notice_days", standards.notice_days, "INTEGER")
        self.set("standing", STANDING, "VARCHAR")
        for name, rows in ruled(standards, today).items():
            self.table(name, [f"{column} {kind}" for column, kind in RULED[name].items()], rows)

    def _set_freshness(self, today: date, told_how_fresh: bool) -> None:
        """Which sources are stale, in words; and the sentence where nobody told how fresh they are."""
        columns = "source, told_until_on, stale_after_days"
        told = self.connection.execute(f"SELECT {columns} FROM sources").fetchall() if told_how_fresh else ()
        self.set("stale", stale_in_words(told, today), "VARCHAR[]")
        self.set("freshness_missing", None if told_how_fresh else NO_FRESHNESS, "VARCHAR")
