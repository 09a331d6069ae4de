"""Import of a 2,000-row risk register from a Word table, as `joinedup import risks` does it, to the commit."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import time
from argparse import Namespace
from pathlib import Path

from bench.crowd import work_of
from bench.population import populate
from bench.stage import Stage
from bench.words import print_table, spread

ROWS = 2000
HEADINGS = ("Ref", "Risk", "Current score", "Target score", "Controls", "Owner", "Timeframe")


def main() -> None:
    """Write the file, import it into a new register several times, print."""
    parser = argparse.ArgumentParser(description="Measure: import of a Word risk register")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with Stage(yardstick=False) as stage:
        file = _word_file(stage.folder / "register.docx")
        at = populate("bench", groups=1)
        for run in range(options.runs):
            _make_register(at, f"risks-{run}")
        stage.settle()
        size = file.stat().st_size / 1_000_000
        pids = [os.getpid(), *stage.pids]
        taken, worked = [], []
        for run in range(options.runs):
            before = work_of(pids)
            taken.append(_import(at, file, f"risks-{run}"))
            worked.append(work_of(pids) - before)
    print(f"\nImport of a Word register of {ROWS:,} rows ({size:.1f} MB), {options.runs} runs")
    print_table(("Seconds to the commit", "Processor seconds"), [(spread(taken, 1), spread(worked, 1))])
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _word_file(path: Path) -> Path:
    from joinedup_core.tables import write_docx

    rows = [
        (
            f"{n // 20 + 1}.{n % 20 + 1}", f"Risk {n}: help comes late because those who know do not tell",
            f"{n % 5 + 1} x {n % 4 + 1}", "1 x 2", "The pathway is agreed and followed\nA monthly audit of ten cases",
            "Head of Safeguarding\nPolice", "Mar 2027\nOngoing",
        )
        for n in range(ROWS)
    ]  # fmt: skip
    path.write_bytes(write_docx("Risk register", HEADINGS, rows))
    return path


def _make_register(at, key: str) -> None:
    from joinedup.planning.models import RiskRegister

    RiskRegister.objects.create(
        partnership_id=at.partnership, group_id=at.groups[0], key=key, name=key, place=at.place(at.groups[0])
    )


def _import(at, file: Path, register: str) -> float:
    from django.db import transaction
    from django.utils import timezone

    from joinedup.foundation import context
    from joinedup.front.imports.cli import import_risks
    from joinedup.partnership.queries import actor_for

    options = Namespace(file=str(file), register=register, partnership=None, table=None, dry_run=False, json=True)
    said = io.StringIO()
    began = time.perf_counter()
    with transaction.atomic(), contextlib.redirect_stdout(said):
        actor = actor_for(at.users[0], on=timezone.localdate())
        context.tell_database(actor)
        code = import_risks(options, actor)
    seconds = time.perf_counter() - began
    if code or f'"imported": {ROWS}' not in said.getvalue():
        raise SystemExit(f"The import did not take all rows:\n{said.getvalue()[-800:]}")
    return seconds


if __name__ == "__main__":
    main()
