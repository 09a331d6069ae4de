"""Reading what agencies send, beside the usual libraries: a Word table of 20,000 rows and a sheet of 100,000.

The files are written here from a seed, the truth beside them. Every reader runs in a process of its own, one after the
other, and is given the same file; it says how long it took (processor and wall time, its imports not counted), its peak
memory, and its cells are compared with the truth.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench.reading_files import write_excel, write_word
from bench.words import print_table

Cells = list[list[Any]]
HEAD = ("Reader", "Seconds", "Processor s", "Times as fast", "Peak MB", "Rows", "Cells wrong or lost")


def main() -> None:
    """Write the files, run every reader several times in turn, print."""
    parser = argparse.ArgumentParser(description="Measure: reading chronologies from Word and Excel")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--word-rows", type=int, default=20_000)
    parser.add_argument("--excel-rows", type=int, default=100_000)
    parser.add_argument("--reader", choices=sorted(READERS), help=argparse.SUPPRESS)
    parser.add_argument("--file", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.reader:
        _measure(options.reader, Path(options.file))
        return
    with tempfile.TemporaryDirectory() as folder:
        word, excel = Path(folder) / "chronology.docx", Path(folder) / "chronology.xlsx"
        _keep(word, write_word(word, options.word_rows))
        print(
            f"\nA Word table of {options.word_rows:,} rows ({word.stat().st_size / 1e6:.1f} MB), least of {options.runs}"
        )
        _compare(word, ("python-docx", "ours: cells", "ours: entries"), options.runs)
        _keep(excel, write_excel(excel, options.excel_rows))
        print(
            f"\nA sheet of {options.excel_rows:,} rows ({excel.stat().st_size / 1e6:.1f} MB), least of {options.runs}"
        )
        readers = ("openpyxl", "openpyxl, read-only", "ours: values", "ours: table", "ours: sheet entries")
        _compare(excel, readers, options.runs)
    print(f"\nLoad average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors. Ratios are of processor seconds.")


def _keep(file: Path, truth: Sequence[Sequence[Any]]) -> None:
    file.with_suffix(".truth").write_text(json.dumps(truth, default=str))


def _compare(file: Path, readers: Sequence[str], runs: int) -> None:
    found: dict[str, list[dict[str, Any]]] = {reader: [] for reader in readers}
    for _ in range(runs):
        for reader in readers:
            command = [sys.executable, "-m", "bench.reading", "--reader", reader, "--file", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found[reader].append(json.loads(done.stdout))
    least = {reader: min(runs, key=lambda run: run["processor"]) for reader, runs in found.items()}
    peer = least[readers[0]]["processor"]
    print_table(
        HEAD,
        (
            (
                reader, f"{run['seconds']:.2f}", f"{run['processor']:.2f}", f"{peer / run['processor']:.1f}",
                f"{run['peak']:.0f}", f"{run['rows']:,}", f"{run['wrong']:,} of {run['cells']:,}",
            )
            for reader, run in least.items()
        ),
    )  # fmt: skip


def _measure(reader: str, file: Path) -> None:
    """Read once, say what it took, then compare with the truth (after the memory was measured)."""
    prepare, read = READERS[reader]
    prepare()
    began, worked = time.perf_counter(), time.process_time()
    found = read(file)
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    peak = _peak()
    truth = json.loads(file.with_suffix(".truth").read_text())
    cells = found if isinstance(found, list) else _cells_of(found)
    by_reference = {str(row[0]): row for row in cells if row}
    wrong = 0
    for row in truth:
        ours = by_reference.get(row[0], [])
        wrong += sum(_same(ours[at] if at < len(ours) else None) != text for at, text in enumerate(row))
    told = {"seconds": seconds, "processor": processor, "peak": peak, "rows": len(cells), "wrong": wrong}
    print(json.dumps({**told, "cells": sum(map(len, truth))}))


def _peak() -> float:
    """The most memory this process has held, in MB; not `ru_maxrss`, which begins with the parent's."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _same(value: Any) -> str:
    """A cell as the truth writes it: a date in a sheet as the moment at which its day begins."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return str(datetime.combine(value, datetime.min.time()))
    return "" if value is None else str(value)


def _python_docx(file: Path) -> Cells:
    """Row by row, the quickest way that python-docx has. A cell over several columns is taken once."""
    import docx

    found = []
    for table in docx.Document(str(file)).tables:
        for row in table.rows:
            cells = row.cells
            found.append(["" if at and cell._tc is cells[at - 1]._tc else cell.text for at, cell in enumerate(cells)])
    return found


def _openpyxl(file: Path, *, read_only: bool = False) -> Cells:
    import openpyxl

    book = openpyxl.load_workbook(file, read_only=read_only, data_only=True)
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def _our_cells(file: Path) -> Any:
    from joinedup_core.chronology import LIMITS
    from joinedup_core.tables import read_tables

    return read_tables(file.read_bytes(), file.name, LIMITS)[0]


def _our_values(file: Path) -> Cells:
    from joinedup_core.chronology import LIMITS
    from joinedup_core.tables.sheets import read_values

    return read_values(file.read_bytes(), LIMITS)[0].rows


def _our_entries(file: Path) -> Any:
    from joinedup_core.chronology import read_chronology

    return read_chronology(file.read_bytes(), file.name)


def _cells_of(found: Any) -> Cells:
    """The cells of a table or a reading of ours."""
    if hasattr(found, "headings"):
        return [[cell.text if cell.value is None else cell.value for cell in row.cells] for row in found.rows]
    if found.unread:
        raise SystemExit(f"{len(found.unread)} rows were not read: {found.unread[0]}")
    dated = found.entries[0].source.file.endswith(".xlsx")
    return [
        [e.reference, e.when.on.earliest if dated else f"{e.when.on.earliest:%d/%m/%Y}", e.agency, e.what, e.outcome,
         e.information]
        for e in found.entries
    ]  # fmt: skip


def _import(*names: str) -> Callable[[], None]:
    def prepare() -> None:
        for name in names:
            __import__(name)

    return prepare


READERS: dict[str, tuple[Callable[[], None], Callable[[Path], Any]]] = {
    "python-docx": (_import("docx"), _python_docx),
    "ours: cells": (_import("joinedup_core.chronology"), _our_cells),
    "ours: entries": (_import("joinedup_core.chronology"), _our_entries),
    "openpyxl": (_import("openpyxl"), _openpyxl),
    "openpyxl, read-only": (_import("openpyxl"), lambda file: _openpyxl(file, read_only=True)),
    "ours: values": (_import("joinedup_core.chronology", "python_calamine"), _our_values),
    "ours: table": (_import("joinedup_core.chronology", "python_calamine"), _our_cells),
    "ours: sheet entries": (_import("joinedup_core.chronology", "python_calamine"), _our_entries),
}


if __name__ == "__main__":
    main()
