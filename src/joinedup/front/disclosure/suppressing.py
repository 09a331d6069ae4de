"""Small numbers kept out of a finished table, on the command line: a table in, the same table with [c] in it out."""

from __future__ import annotations

import csv
import io
import re
from argparse import Namespace
from pathlib import Path

from joinedup.front.disclosure.cli import refuse
from joinedup_core.disclosure.suppression import Counts, SmallNumbers, Suppressed, UnusableTable, Zeros, suppress
from joinedup_core.tables import RawTable, UnreadableFile, read_tables

KEPT_BACK = "[c]"
_TOTAL = re.compile(r"^(?:(?:grand |overall )?totals?|all|overall)$", re.I)
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.A)


def keep_small_numbers_back(options: Namespace) -> int:
    """Write the table with its small numbers kept back; 1 and a sentence where that cannot be done."""
    file, out = Path(options.file), Path(options.out)
    try:
        if out.suffix.lower() != ".csv":
            raise UnusableTable(f"{out.name}: the table is written as .csv.")
        manner = SmallNumbers(options.below, Zeros(options.zeros), options.round_to)
        tables = read_tables(file.read_bytes(), file.name)
        if len(tables) != 1:
            raise UnusableTable(f"The file has {len(tables)} tables. Give one with a single table.")
        labels, counts = _counts(tables[0])
        found = suppress(counts, manner)
    except (UnreadableFile, UnusableTable) as error:
        return refuse(f"{file.name}: {error}")
    out.write_text(_written(tables[0], labels, found), encoding="utf-8-sig", newline="")
    print(_told(out.name, found, manner))
    return 0


def _counts(table: RawTable) -> tuple[int, Counts]:
    """How many columns of labels stand before the counts, and the counts."""
    wide = len(table.headings)
    labels = next((c for c in range(wide) if all(_COUNT.fullmatch(row.cells[c].text) for row in table.rows)), wide)
    if labels == wide or not table.rows:
        raise UnusableTable(
            "No column holds only whole numbers. Leave out percentages; write 0 where nothing was counted."
        )
    found = []
    for row in table.rows:
        for heading, cell in zip(table.headings[labels:], row.cells[labels:], strict=True):
            if not _COUNT.fullmatch(cell.text):
                raise UnusableTable(
                    f"Row {row.number}, column \u201c{heading}\u201d is no whole number. Write it, 0 included."
                )
        found.append(tuple(int(cell.text.replace(",", "")) for cell in row.cells[labels:]))
    last = table.rows[-1].cells[0].text if labels else ""
    return labels, Counts(tuple(found), bool(_TOTAL.match(table.headings[-1])), bool(_TOTAL.match(last)))


def _written(table: RawTable, labels: int, found: Suppressed) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.headings)
    for row, counts in zip(table.rows, found.rows, strict=True):
        shown = [KEPT_BACK if count is None else str(count) for count in counts]
        writer.writerow([*(cell.text for cell in row.cells[:labels]), *shown])
    return out.getvalue()


def _told(name: str, found: Suppressed, manner: SmallNumbers) -> str:
    least = "1" if manner.zeros is Zeros.SHOWN else "0"
    rounded = f" The others are rounded to {manner.round_to}." if manner.round_to else ""
    return (
        f"{name}: {len(found.first)} numbers from {least} to {manner.below - 1} are kept back ({KEPT_BACK}), and "
        f"{len(found.second)} more so that none can be worked out.{rounded} Other tables of the same people can still give "
        "one away: compare before you publish. The threshold is general practice, not law."
    )
