"""Runs the check's SQL for the persons of one case: the queries that a night runs, as one prepared statement.

DuckDB needs 40 ms to understand the check and a few to run it for one case. What it understood of a prepared statement it
keeps only as long as that reads no table and names each parameter once. So every table of what is told is one parameter, a
JSON object of columns, and the rules and the day are written into the statement: it is prepared anew when they change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from joinedup_core.standards.engine import QUERIES, query, text
from joinedup_core.standards.rule import STANDING, Standards
from joinedup_core.standards.ruled import NO_FRESHNESS, RULED, ruled, stale_in_words
from joinedup_core.standards.told import COLUMNS, Told

if TYPE_CHECKING:
    import duckdb

_EVIDENCE = ("contacts", "concerns")
_JUDGED = tuple(name for name in COLUMNS if name != "sources")
_MADE = re.compile(r"CREATE OR REPLACE TEMP (?:TABLE|VIEW) (\w+) AS\s")


class CaseEngine:
    """One connection in memory, for one thread, that is kept from case to case."""

    def __init__(self) -> None:
        import duckdb

        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        self.connection.execute("SET threads = 1")
        self._prepared: tuple[Standards, date, int] | None = None

    def __enter__(self) -> CaseEngine:
        """Use as `with CaseEngine() as engine`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection and let its memory go."""
        self.connection.close()

    def findings(self, standards: Standards, told: Told, *, today: date, in_contact_days: int) -> list[dict[str, Any]]:
        """The rows of `findings`, by person, rule and part."""
        self._prepare(standards, today, in_contact_days)
        sources = (
            None if told.sources is None else [(x.source, x.told_until_on, x.stale_after_days) for x in told.sources]
        )
        stale = ", ".join(text(words) for words in stale_in_words(sources or (), today))
        missing = text(NO_FRESHNESS) if sources is None else "NULL"
        return self._rows(
            f"EXECUTE findings({_given(told, _JUDGED)}, stale := [{stale}]::VARCHAR[], missing := {missing}::VARCHAR)"
        )

    def contacts(self, standards: Standards, told: Told, *, today: date, in_contact_days: int) -> list[dict[str, Any]]:
        """Each contact of these persons, and for which kind it counts or why it does not."""
        self._prepare(standards, today, in_contact_days)
        return self._rows(f"EXECUTE contacts_told({_given(told, _EVIDENCE)})")

    def _prepare(self, standards: Standards, today: date, in_contact_days: int) -> None:
        kept = self._prepared
        if kept and kept[0] is standards and kept[1:] == (today, in_contact_days):
            return
        values = {
            "today": f"DATE {text(today.isoformat())}",
            "in_contact_days": str(int(in_contact_days)),
            "notice_days": str(int(standards.notice_days)),
            "standing": text(STANDING),
            "stale": "(SELECT stale FROM freshness)",
            "freshness_missing": "(SELECT missing FROM freshness)",
        }
        self._prepared = None
        self.connection.execute(_with_values(query("counting"), values))
        self._statement("findings", _findings(ruled(standards, today), values))
        told = [_told(name) for name in _EVIDENCE]
        self._statement("contacts_told", f"WITH {', '.join(told)} {_with_values(query('contacts_told'), values)}")
        self._prepared = (standards, today, in_contact_days)

    def _statement(self, name: str, sql: str) -> None:
        self.connection.execute(f"PREPARE {name} AS {sql}")

    def _rows(self, sql: str) -> list[dict[str, Any]]:
        done = self.connection.execute(sql)
        names = [column[0] for column in done.description or ()]
        return [dict(zip(names, row, strict=True)) for row in done.fetchall()]


def _findings(rows: Mapping[str, Sequence[Sequence[object]]], values: Mapping[str, str]) -> str:
    """The whole check as one statement: each table of what is told, each of the rules, and each query is a named part."""
    parts = [_told(name) for name in _JUDGED]
    parts += [_part(name, columns, text(_columns(columns, rows[name]))) for name, columns in RULED.items()]
    parts.append("freshness AS MATERIALIZED (SELECT $stale::VARCHAR[] AS stale, $missing::VARCHAR AS missing)")
    parts += [_made(query(name), values) for name in QUERIES]
    return f"WITH {', '.join(parts)} FROM findings ORDER BY person, rule, posing_or_at_risk"


def _made(sql: str, values: Mapping[str, str]) -> str:
    """A query that makes a table, as a named part of a statement."""
    making = _MADE.search(sql)
    if making is None:
        raise ValueError("A query of the check makes one table or view.")
    body = _with_values(sql[making.end() :], values).strip().removesuffix(";")
    return f"{making[1]} AS MATERIALIZED ({body}\n)"


def _with_values(sql: str, values: Mapping[str, str]) -> str:
    """The queries' variables written out; DuckDB would understand a statement anew for each."""
    return re.sub(r"getvariable\('(\w+)'\)", lambda found: values[found[1]], sql)


def _told(name: str) -> str:
    return _part(name, COLUMNS[name], f"${name}::VARCHAR")


def _part(name: str, columns: Mapping[str, str], given: str) -> str:
    """A table as a named part of a statement, from a JSON object of its columns."""
    shape = json.dumps({column: [["VARCHAR"] if kind == "VARCHAR[]" else kind] for column, kind in columns.items()})
    cells = ", ".join(f'unnest(told."{column}") AS "{column}"' for column in columns)
    return f"{name} AS MATERIALIZED (SELECT {cells} FROM (SELECT from_json({given}, {text(shape)}) AS told))"


def _given(told: Told, names: Iterable[str]) -> str:
    """What is told as the parameters of a statement."""
    given = []
    for name in names:
        columns = COLUMNS[name]
        rows = [[getattr(row, column) for column in columns] for row in getattr(told, name)]
        given.append(f"{name} := {text(_columns(columns, rows))}")
    return ", ".join(given)


def _columns(columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> str:
    """Rows as a JSON object of columns; days as in ISO 8601."""
    cells = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return json.dumps(dict(zip(columns, map(list, cells), strict=True)), default=date.isoformat)
