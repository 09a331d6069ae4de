"""Where the SQL of linkage runs: DuckDB on this machine, or Spark. Statements are written once, for DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import duckdb

Row = tuple[Any, ...]


class Engine(Protocol):
    """Runs DuckDB's SQL somewhere. Names of tables are ours and never come from outside."""

    dialect: str

    def run(self, name: str, query: str) -> None:
        """Make the table `name` from a query, replacing what stood there."""

    def rows(self, query: str) -> list[Row]:
        """The rows of a query (small ones)."""

    def drop(self, *names: str) -> None:
        """Remove tables that are no longer needed."""

    def load(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Make a small table of text columns from rows."""

    def read(self, path: Path) -> str:
        """SQL that reads a file of rows, every column as text."""

    def columns(self, table: str) -> list[str]:
        """The columns of a table or of SQL that reads a file."""

    def fingerprint(self, expression: str) -> str:
        """SQL of a 64-bit number for a text, NULL for NULL; equal texts give equal numbers."""

    def condition(self, sql: str) -> str:
        """A condition of a comparison, as this engine says it."""

    def register(self, table: str) -> Any:
        """A table of ours as Splink's frame."""


def text(value: str) -> str:
    """A string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def column(name: str) -> str:
    """A name as a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def scattered(number: str) -> str:
    """SQL of a number that is spread evenly over the remainders of small divisors; the same in every engine."""
    return f"(({number}) * 2654435761) % 4294967296 // 97"


class DuckEngine:
    """DuckDB. `memory` such as "6GB" bounds what it holds; `folder` is where it puts what does not fit."""

    dialect = "duckdb"

    def __init__(self, *, memory: str | None = None, threads: int | None = None, folder: Path | None = None) -> None:
        import duckdb

        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        self.connection.execute("SET preserve_insertion_order = false")
        if memory:
            self.connection.execute(f"SET memory_limit = {text(memory)}")
        if threads:
            self.connection.execute(f"SET threads = {int(threads)}")
        if folder:
            self.connection.execute(f"SET temp_directory = {text(str(folder))}")

    def register(self, table: str) -> Any:
        """A table of ours as Splink's frame."""
        from splink import DuckDBAPI

        return DuckDBAPI(self.connection).register(table)

    def run(self, name: str, query: str) -> None:
        """Make the table `name` from a query, replacing what stood there."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def rows(self, query: str) -> list[Row]:
        """The rows of a query."""
        return self.connection.execute(query).fetchall()

    def drop(self, *names: str) -> None:
        """Remove tables."""
        for name in names:
            self.connection.execute(f"DROP TABLE IF EXISTS {name}")

    def load(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Make a table of text columns from rows."""
        import pyarrow

        data = list(zip(*rows, strict=True)) or [() for _ in columns]
        table = pyarrow.table(
            {heading: pyarrow.array(values, pyarrow.string()) for heading, values in zip(columns, data, strict=True)}
        )
        self.connection.register("__loading", table)
        self.run(name, "SELECT * FROM __loading")
        self.connection.unregister("__loading")

    def read(self, path: Path) -> str:
        """SQL that reads a CSV or Parquet file, every column as text."""
        if path.suffix.lower() in {".parquet", ".pq"}:
            return f"(SELECT COLUMNS(*)::VARCHAR FROM read_parquet({text(str(path))}))"
        return f"read_csv({text(str(path))}, all_varchar = true, header = true)"

    def fingerprint(self, expression: str) -> str:
        """SQL of a 64-bit number for a text; NULL for NULL."""
        return f"(CASE WHEN ({expression}) IS NULL THEN NULL ELSE hash({expression}) END)"

    def columns(self, table: str) -> list[str]:
        """The columns of a table or of SQL that reads a file."""
        return [str(row[0]) for row in self.rows(f"DESCRIBE SELECT * FROM {table}")]

    def condition(self, sql: str) -> str:
        """A condition of a comparison: DuckDB calls the likeness of two texts by its own name."""
        return sql.format(alike="jaro_winkler_similarity")

    def close(self) -> None:
        """Let go of the memory."""
        self.connection.close()
