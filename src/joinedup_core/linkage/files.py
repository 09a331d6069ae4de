"""Files of records, each a source: read, mapped to the common record, and brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from joinedup_core.linkage.engine import Engine, column, text
from joinedup_core.linkage.mapping import Source, Unmapped, map_columns, source_of
from joinedup_core.linkage.standard import raw_sql

DIRECT = {".csv", ".tsv", ".txt", ".parquet", ".pq"}


def read_sources(
    engine: Engine, paths: Sequence[Path], identifier: str, sources: Mapping[str, Source], out: str = "raw"
) -> list[Source]:
    """The table `out` of all files' records as they were written; a file's name without its ending is its source.

    Raises Unmapped with a sentence: a file or column that is not there, two files of one name, an identifier that
    is empty or stands twice.
    """
    names = [path.stem for path in paths]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise Unmapped(f"Two files are called {twice[0]}. The name is the source's name: rename one of them.")
    parts, read = [], []
    for path in paths:
        source = source_of(path.stem, sources)
        relation = _relation(engine, path)
        headings = engine.columns(relation)
        if identifier not in headings:
            raise Unmapped(f"{path.name} has no column {identifier!r}. It has: {', '.join(headings)}.")
        _check_identifiers(engine, path, relation, identifier)
        columns = map_columns(source, [heading for heading in headings if heading != identifier])
        parts.append(raw_sql(relation, source.name, identifier, columns, kept_apart=source.deduplicated))
        read.append(source)
    engine.run(out, " UNION ALL ".join(parts))
    return read


def _relation(engine: Engine, path: Path) -> str:
    """SQL of a file's rows as text."""
    if not path.is_file():
        raise Unmapped(f"There is no file {path}.")
    if path.suffix.lower() in DIRECT:
        return engine.read(path)
    from joinedup_core.tables import UnreadableFile, read_tables

    try:
        tables = read_tables(path.read_bytes(), path.name)
    except UnreadableFile as why:
        raise Unmapped(f"{path.name}: {why}") from why
    table = max(tables, key=lambda one: len(one.rows))
    name = column(f"file {path.stem}")
    engine.load(name, table.headings, [tuple(row.cells) for row in table.rows])
    return name


def _check_identifiers(engine: Engine, path: Path, relation: str, identifier: str) -> None:
    key = f"nullif(trim({column(identifier)}), '')"
    rows, known, different = engine.rows(f"SELECT count(*), count({key}), count(DISTINCT {key}) FROM {relation}")[0]
    if not rows:
        raise Unmapped(f"{path.name} has no rows.")
    if known < rows:
        raise Unmapped(
            f"{path.name}: {rows - known} of {rows} rows have nothing in {text(identifier)}. Each needs its own."
        )
    if different < rows:
        raise Unmapped(
            f"{path.name}: {rows - different} rows have an identifier in {text(identifier)} that another row has. Each "
            "record needs its own."
        )
