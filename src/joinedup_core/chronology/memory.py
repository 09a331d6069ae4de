"""What is kept of an agency's columns between its files, as a small TOML file that people can read and change."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping

from joinedup_core.chronology.columns import FIELDS
from joinedup_core.tables import UnreadableFile

_KEYS = frozenset(field.key for field in FIELDS)


def read_memory(text: str) -> dict[str, str]:
    """Headings and their fields from TOML: `[columns]` with a line such as `"details of contact" = "what"`.

    An empty field keeps a column as the agency's own. Raises UnreadableFile with a sentence.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(f"The map of columns is not TOML that can be read: {error}.") from error
    columns = told.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(key, str) for key in columns.values()):
        raise UnreadableFile('The map of columns needs a part [columns] with lines such as "event" = "what".')
    for heading, key in columns.items():
        if key and key not in _KEYS:
            raise UnreadableFile(
                f"The map gives \u201c{heading[:60]}\u201d a field that there is not, \u201c{key[:40]}\u201d. "
                f"The fields are {', '.join(field.key for field in FIELDS)}."
            )
    return dict(columns)


def write_memory(remembered: Mapping[str, str]) -> str:
    """Headings and their fields as TOML."""
    lines = [f"{_quoted(heading)} = {_quoted(key)}" for heading, key in remembered.items()]
    return "\n".join(["[columns]", *lines, ""])


def _quoted(text: str) -> str:
    """Text in quotation marks as TOML takes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
