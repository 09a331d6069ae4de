"""A few invented records and the town's, for the tests of linkage."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path


def write(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """A CSV file of rows that may lack columns."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, headings)
        sheet.writeheader()
        sheet.writerows(rows)
    return path
