"""Which column of a source is which part of the common record: by a mapping file, else by its heading."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from joinedup_core.linkage.fields import BY_HEADING, NAMES


class Unmapped(ValueError):
    """What was given cannot be used; the message is a sentence for the person who gave it."""

    exit_code = 1


@dataclass(frozen=True)
class Source:
    """What the mapping says of one source: its name, its columns, and whether it keeps its own people apart.

    `deduplicated` is a promise of the source: two of its records are two persons.
    """

    name: str
    columns: Mapping[str, str] = field(default_factory=dict)
    deduplicated: bool = False


def by_headings(headings: Sequence[str]) -> dict[str, str]:
    """The parts of the common record that the headings name: part to heading. The first of two is taken."""
    found: dict[str, str] = {}
    for heading in headings:
        part = BY_HEADING.get("".join(c for c in heading.lower() if c.isalnum()))
        if part and part not in found:
            found[part] = heading
    return found


def map_columns(source: Source, headings: Sequence[str]) -> dict[str, str]:
    """Part to heading for one file: what the mapping names, the rest by the headings.

    Raises Unmapped where the mapping names a column that is not there, or nothing can be compared.
    """
    absent = [heading for heading in source.columns.values() if heading and heading not in headings]
    if absent:
        raise Unmapped(
            f"The mapping of {source.name} names the column {absent[0]!r}, but the file has {', '.join(headings)}. "
            "Put the heading as it stands in the file."
        )
    taken = set(source.columns.values())
    guessed = {part: heading for part, heading in by_headings(headings).items() if heading not in taken}
    columns = {part: heading for part, heading in (guessed | dict(source.columns)).items() if heading}
    if not columns.keys() & {"forename", "surname", "name"} or len(columns) < 2:
        raise Unmapped(
            f"{source.name} has no columns that are understood as a name and something to compare it by "
            f"({', '.join(headings)}). Say which is which with --map."
        )
    return columns


def read_mapping(path: Path) -> dict[str, Source]:
    """The sources of a mapping file, by name; "*" holds what counts for every file.

    [columns]            forename = "First name"        for every file
    [police]             deduplicated = true            for police.csv
    [police.columns]     surname = "Family name"        an empty string means: do not use
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unmapped(f"There is no file {path}. Give the mapping's path after --map.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unmapped(f"{path} is not TOML: {error}.") from None
    everywhere = _columns(path, "every file", data.get("columns", {}))
    sources = {"*": Source("*", everywhere, _kept_apart(path, "every file", data.get("deduplicated", False)))}
    for name, section in data.items():
        if name in {"columns", "deduplicated"}:
            continue
        if not isinstance(section, dict):
            raise Unmapped(f"{path}: {name!r} is not understood. Use [columns], [SOURCE] and [SOURCE.columns].")
        columns = everywhere | _columns(path, name, section.get("columns", {}))
        apart = _kept_apart(path, name, section.get("deduplicated", sources["*"].deduplicated))
        sources[name] = Source(name, columns, apart)
    return sources


def source_of(name: str, sources: Mapping[str, Source]) -> Source:
    """What is said of one source, or of every file."""
    if name in sources:
        return sources[name]
    general = sources.get("*", Source("*"))
    return Source(name, general.columns, general.deduplicated)


def _columns(path: Path, name: str, section: object) -> dict[str, str]:
    """One table of columns, checked."""
    if not isinstance(section, dict):
        raise Unmapped(f"{path}: the columns of {name} are not a table of PART = HEADING.")
    for part, heading in section.items():
        if part not in NAMES:
            raise Unmapped(f"{path}: {part!r} is no part of the common record. There are: {', '.join(NAMES)}.")
        if not isinstance(heading, str):
            raise Unmapped(f"{path}: the heading of {part} is not text. Put it in quotation marks.")
    return dict(section)


def _kept_apart(path: Path, name: str, value: object) -> bool:
    """The promise `deduplicated`, checked."""
    if not isinstance(value, bool):
        raise Unmapped(f"{path}: deduplicated of {name} is true or false, without quotation marks.")
    return value
