"""The contact-standard check of a whole partnership, beside a DuckDB query that reads and writes as much.

    python -m bench.standards [--contacts 10000000] [--runs 3]
    python -m bench.standards night [--cases 10000]     from PostgreSQL: see standards_night.py

The files are made from a seed. The peer reads the same columns of contacts and concerns, windows the contacts by person
and writes as many rows. Both run in processes of their own, in turn, with the same limit of memory; each says its wall
and processor seconds and its peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench import standards_night
from bench.words import print_table, spread
from joinedup_core.standards import Engine, Files, check_many, rules
from joinedup_core.standards.engine import text
from joinedup_core.standards.generating import generate

TODAY = date(2026, 6, 1)
PEER = """
COPY (
    SELECT c.*, w.agency, w."on", w.mode, w.seen, w.at_home, w.before, w.contacts
    FROM (SELECT DISTINCT ON (person, rule, posing_or_at_risk) * FROM read_parquet({concerns}) LIMIT {rows}) AS c
    LEFT JOIN (
        SELECT
            person, agency, "on", mode, seen, at_home, lag("on") OVER latest AS before,
            row_number() OVER latest AS turn, count(*) OVER (PARTITION BY person) AS contacts
        FROM read_parquet({contacts})
        WINDOW latest AS (PARTITION BY person ORDER BY "on" DESC)
        QUALIFY turn = 1
    ) AS w USING (person)
) TO {output} (FORMAT parquet)
"""


def main() -> None:
    """Make the files, run both several times in turn, print."""
    if sys.argv[1:2] == ["night"]:
        standards_night.main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description="Measure: the contact-standard check")
    parser.add_argument("--contacts", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", default="3GB")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--run", choices=("check", "peer"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        _measure(options)
        return
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), options.contacts, seed=1, today=TODAY)
        found: dict[str, list[dict[str, float]]] = {"check": [], "peer": []}
        for _ in range(options.runs):
            for which, runs in found.items():
                runs.append(_process(which, Path(folder), options))
    _print(found, options)


def _process(which: str, folder: Path, options: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.standards", "--run", which, "--folder", str(folder)]
    command += ["--memory", options.memory, "--threads", str(options.threads)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _measure(options: argparse.Namespace) -> None:
    """Run one of them once, and say what it took."""
    folder: Path = options.folder
    output = folder / f"{options.run}.parquet"
    standards = rules()
    began, worked = time.perf_counter(), time.process_time()
    if options.run == "check":
        files = Files(
            *(folder / f"{n}.parquet" for n in ("contacts", "concerns", "shares", "sources", "notices", "intervals"))
        )
        check_many(standards, files, output, today=TODAY, memory=options.memory, threads=options.threads)
    else:
        with Engine(memory=options.memory, threads=options.threads, folder=folder / "spilled") as engine:
            rows = engine.rows(f"SELECT count(*) AS number FROM read_parquet({text(str(folder / 'check.parquet'))})")[
                0
            ]["number"]
            paths = {name: text(str(folder / f"{name}.parquet")) for name in ("contacts", "concerns")}
            engine.connection.execute(PEER.format(**paths, rows=rows, output=text(str(output))))
    seconds, processor, peak = time.perf_counter() - began, time.process_time() - worked, _peak()
    with Engine() as engine:
        rows = engine.rows(f"SELECT count(*) AS number FROM read_parquet({text(str(output))})")[0]["number"]
    print(json.dumps({"seconds": seconds, "processor": processor, "peak": peak, "rows": rows}))


def _peak() -> float:
    """The most memory this process has held, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _print(found: dict[str, list[dict[str, float]]], options: argparse.Namespace) -> None:
    print(
        f"\n{options.contacts:,} contacts, {options.threads} threads, at most {options.memory} for DuckDB, {options.runs} runs"
    )
    names = {
        "check": "The contact-standard check",
        "peer": "A DuckDB query: same columns, window by person, as many rows",
    }
    print_table(
        ("What", "Seconds", "Processor s", "Peak MB", "Rows"),
        (
            (
                names[which], spread([r["seconds"] for r in runs], 1), spread([r["processor"] for r in runs], 1),
                spread([r["peak"] for r in runs]), f"{runs[0]['rows']:,}",
            )
            for which, runs in found.items()
        ),
    )  # fmt: skip
    pairs = list(zip(found["check"], found["peer"], strict=True))
    print(
        f"\nRatio: {spread([a['seconds'] / b['seconds'] for a, b in pairs], 2)} of wall seconds, "
        f"{spread([a['processor'] / b['processor'] for a, b in pairs], 2)} of processor seconds. "
        f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    )


if __name__ == "__main__":
    main()
