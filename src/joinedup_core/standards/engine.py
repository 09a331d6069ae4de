"""Runs the check's SQL on DuckDB, in memory: the rules and what was told become tables, each query is one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from joinedup_core.calendar import day_in_words
from joinedup_core.standards.rule import PARTS, SCALES, STANDING, Standards
from joinedup_core.standards.told import COLUMNS

if TYPE_CHECKING:
    import duckdb

QUERIES = ("held", "agencies", "persons", "shared", "excusing", "agreed", "judged", "findings")
_SQL = Path(__file__).parent / "sql"
_NO_FRESHNESS = "How fresh the sources are was not told: a contact may not have come in yet."


def text(value: str) -> str:
    """A string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


@cache
def query(name: str) -> str:
    """The SQL of one file."""
    return (_SQL / f"{name}.sql").read_text("utf-8")


class Engine:
    """One connection in memory. `memory` such as "3GB" bounds what DuckDB holds; `folder` takes what does not fit.

    With `many` each query keeps its rows for the next. Without it they are views but for `held`, which four others read: a case
    is answered by two statements, and what takes time is understanding them, not running them. The SQL is the same.
    """

    def __init__(
        self, *, many: bool = False, memory: str | None = None, threads: int | None = None, folder: Path | None = None
    ) -> None:
        import duckdb

        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        self.connection.execute("SET preserve_insertion_order = false")
        self.connection.execute(query("counting"))
        self._many, self._views_made = many, False
        self._empty: set[str] = set()
        self._ruled: tuple[Standards, date] | None = None
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
        if not rows and name in self._empty:
            return  # an engine that is kept has it so already
        columns = COLUMNS[name]
        (self._empty.discard if rows else self._empty.add)(name)
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
        """Run every query; the view `findings` then holds the judgements. The tables of what is told must be there."""
        self._set_rules(standards, today)
        self.set("in_contact_days", in_contact_days, "INTEGER")
        self._set_freshness(today, told_how_fresh)
        for name in QUERIES:
            if self._many or name == "held":
                self.connection.execute(query(name))
            elif not self._views_made:
                self.connection.execute(query(name).replace("TEMP TABLE", "TEMP VIEW", 1))
        self._views_made = True

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a query by column."""
        done = self.connection.execute(sql)
        names = [column[0] for column in done.description or ()]
        return [dict(zip(names, row, strict=True)) for row in done.fetchall()]

    def _set_rules(self, standards: Standards, today: date) -> None:
        """The rules in force today as tables: their names, what each level means and asks, and the other duties."""
        if self._ruled and self._ruled[0] is standards and self._ruled[1] == today:
            return  # an engine that is kept has them already
        self._ruled = (standards, today)
        self.set("today", today, "DATE")
        self.set("notice_days", standards.notice_days, "INTEGER")
        self.set("standing", STANDING, "VARCHAR")
        rules = [rule for rule in standards.rules if rule.in_force(today)]
        names = [(name, rule.key) for rule in rules for name in dict.fromkeys((rule.key, rule.domain, *rule.aliases))]
        self.table("rule_names", ["name VARCHAR", "rule VARCHAR"], names)
        levels = [
            (
                *(rule.key, level, rank, str(rule.tier(level)), str(rule.home), str(rule.share)),
                *(
                    rule.asks(raised=False, home=False),
                    rule.asks(raised=True, home=False),
                    rule.asks(raised=True, home=True),
                ),
            )
            for rule in rules
            for rank, level in enumerate(SCALES[rule.scale])
        ]
        texts = ("rule", "level", "tier", "home", "share", "asks_any", "asks_in_person", "asks_at_home")
        columns = [f"{name} VARCHAR" for name in texts]
        self.table("rule_levels", [*columns[:2], "rank INTEGER", *columns[2:]], levels)
        duties = [
            (rule.key, level, part, list(rule.also_at(level, part)))
            for rule in rules
            for level in SCALES[rule.scale]
            for part in PARTS
        ]
        self.table("rule_duties", ["rule VARCHAR", "level VARCHAR", "part VARCHAR", "also VARCHAR[]"], duties)

    def _set_freshness(self, today: date, told_how_fresh: bool) -> None:
        """Which sources are stale, in words; and the sentence where nobody told how fresh they are."""
        told = self.rows("SELECT * FROM sources ORDER BY source") if told_how_fresh else None
        stale = [words for row in told or () if (words := _stale(row, today))]
        self.set("stale", stale, "VARCHAR[]")
        self.set("freshness_missing", _NO_FRESHNESS if told is None else None, "VARCHAR")


def _stale(source: dict[str, Any], today: date) -> str:
    """In words, that a source is stale ("" where it is not); one that does not say how fresh it is counts as stale."""
    name, until, days = (
        source["source"] or "a source without a name",
        source["told_until_on"],
        source["stale_after_days"],
    )
    if until is None or days is None:
        return f"{name} does not say how fresh it is"
    return f"{name} has told nothing since {day_in_words(until)}" if (today - until).days > days else ""
