"""The same linkage on Spark, for a region or the country: every statement is DuckDB's, said again by sqlglot.

Needs pyspark (`requirements-spark.txt`) and Java. Tables between the steps are Parquet in a folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from joinedup_core.linkage.engine import Row


def local_session(folder: Path, *, threads: int = 2, memory: str = "4g") -> Any:
    """A Spark session on this machine with Splink's functions."""
    from pyspark.sql import SparkSession
    from splink.backends.spark import similarity_jar_location

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers find rapidfuzz where we did
    session = (
        SparkSession.builder.master(f"local[{threads}]")
        .appName("joinedup")
        .config("spark.jars", similarity_jar_location())
        .config("spark.driver.memory", memory)
        .config("spark.sql.shuffle.partitions", str(2 * threads))
        .config("spark.default.parallelism", str(2 * threads))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.sql.ansi.enabled", "false")
        .config("spark.sql.codegen.wholeStage", "false")  # the comparisons are too long for one method of Java
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    session.sparkContext.setCheckpointDir(str(folder / "checkpoints"))
    return session


def alike_as_duckdb() -> Callable[[str | None, str | None], float | None]:
    """A function of how alike two texts are (Jaro-Winkler), as DuckDB measures it; Spark's workers need rapidfuzz alone for it.

    Splink's own for Spark counts half a letter that changed places and DuckDB's does not: near a threshold that made other pairs.
    """

    def alike(one: str | None, other: str | None) -> float | None:
        from rapidfuzz.distance import JaroWinkler

        return None if one is None or other is None else JaroWinkler.similarity(one, other)

    return alike


class SparkEngine:
    """Runs DuckDB's SQL on a Spark session. `folder` holds the tables between the steps."""

    dialect = "spark"

    def __init__(self, session: Any, folder: Path) -> None:
        from splink import SparkAPI

        self.session, self.folder, self.made = session, folder, 0
        make: Any = SparkAPI  # not typed by Splink
        self.api = make(spark_session=session, break_lineage_method="parquet")  # brings Splink's functions
        session.udf.register("alike_as_duckdb", alike_as_duckdb(), "double")

    def say(self, query: str) -> str:
        """A statement of DuckDB as Spark says it."""
        import sqlglot

        return sqlglot.transpile(query, read="duckdb", write="spark")[0]

    def run(self, name: str, query: str) -> None:
        """Make the table `name` from a query; a name in use is given to the new one.

        Tables of ours for a moment (two underscores) stay in memory; the others become files, which ends their past.
        """
        if name.startswith("__"):
            self.session.sql(self.say(query)).persist().createOrReplaceTempView(name)
            return
        self.made += 1
        path = str(self.folder / f"{name.strip('_')}_{self.made}")
        self.session.sql(self.say(query)).write.mode("overwrite").parquet(path)
        self.session.read.parquet(path).createOrReplaceTempView(name)

    def rows(self, query: str) -> list[Row]:
        """The rows of a query."""
        return [tuple(row) for row in self.session.sql(self.say(query)).collect()]

    def drop(self, *names: str) -> None:
        """Forget tables."""
        for name in names:
            self.session.catalog.dropTempView(name)

    def load(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Make a small table of text columns from rows."""
        schema = ", ".join(f"`{heading}` string" for heading in columns)
        self.session.createDataFrame([tuple(row) for row in rows], schema).createOrReplaceTempView(name)

    def read(self, path: Path) -> str:
        """A CSV or Parquet file as a table of text columns; gives its name."""
        self.made += 1
        name = f"file_{self.made}"
        if path.suffix.lower() in {".parquet", ".pq"}:
            frame = self.session.read.parquet(str(path))
            frame = frame.select([frame[f"`{c}`"].cast("string").alias(c) for c in frame.columns])
        else:
            frame = self.session.read.csv(str(path), header=True, quote='"', escape='"', multiLine=True)
        frame.createOrReplaceTempView(name)
        return name

    def columns(self, table: str) -> list[str]:
        """The columns of a table."""
        return list(self.session.table(table).columns)

    def fingerprint(self, expression: str) -> str:
        """SQL of a 64-bit number for a text; NULL for NULL."""
        return f"(CASE WHEN ({expression}) IS NULL THEN NULL ELSE xxhash64({expression}) END)"

    def condition(self, sql: str) -> str:
        """A condition of a comparison: the likeness of texts goes by another name on Spark."""
        import sqlglot

        said = sql.format(alike="alike_as_duckdb")
        return sqlglot.transpile(said, read="duckdb", write="spark")[0]

    def register(self, table: str) -> Any:
        """A table of ours as Splink's frame."""
        return self.api.register(table)
