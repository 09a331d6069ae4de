"""The nightly check of a whole partnership, from PostgreSQL to the stored counts, beside plain queries over the same rows.

    python -m bench.standards night [--cases 10000] [--runs 3]          full size: --people 200000 --cases 100000

A generated town with twenty contacts a case. The check is the job's own command. The yardsticks read the same concerns,
contacts and shares as the database's owner, without policies: PostgreSQL alone, by one query for the last contact of each
kind with each person; and psycopg with DuckDB, which fetches the rows in portions as large and windows them by person.
Each runs in a process of its own, in turn, its imports not counted; peak memory is that of this process, the database's own is not in it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.stage import ROOT, Stage
from bench.town import KEY, fill
from bench.words import print_table, spread

Done = Callable[[], tuple[int, int]]
"""Made ready to run; it tells rows read, and lines that they come to."""
HEAD = ("What", "Seconds", "Processor s", "Peak MB", "Rows read", "Comes to")
CONCERNS = """
SELECT p.identity::text AS person, c.domain AS rule, c.level, c.level_from_on, c.part FROM casework_concern c
JOIN people_case k ON k.id = c.case_id JOIN people_person p ON p.id = c.person_id
WHERE starts_with(c.place, 'town/') AND c.ended_on IS NULL AND k.state IN ('open', 'on_hold')
"""
CONTACTS = """
SELECT p.identity::text AS person, a.name AS agency, x.earliest_on AS "on", x.mode, x.seen FROM casework_contact x
JOIN people_person p ON p.id = x.person_id JOIN partnership_agency a ON a.id = x.agency_id
WHERE starts_with(x.place, 'town/') AND p.identity IN (SELECT person::uuid FROM ({concerns}) AS c)
"""
SHARES = """
SELECT s.item_id::text AS item, s.from_at::date AS "on" FROM people_shareditem s JOIN casework_concern c ON c.id = s.item_id
WHERE starts_with(c.place, 'town/') AND c.ended_on IS NULL AND s.withdrawn_at IS NULL
"""
LAST = """
SELECT rule, level, part, days // 28 AS band, count(DISTINCT person) AS number FROM (
    SELECT c.*, (current_date - w.any_on) AS days, w.seen_on, w.agencies FROM concerns AS c LEFT JOIN (
        SELECT person, max("on") FILTER (mode <> 'none') AS any_on, max("on") FILTER (mode LIKE 'in_person%' AND seen <> 'not_seen') AS seen_on,
            count(DISTINCT agency) AS agencies
        FROM contacts GROUP BY person) AS w USING (person)) AS told
GROUP BY ALL
"""
"""For PostgreSQL and for DuckDB alike, but for two words."""


def check(portion: int) -> Done:
    """The job's own command, once: rows read, and lines of the stored table."""
    import django

    django.setup()
    import duckdb  # noqa: F401
    import pyarrow  # noqa: F401
    from django.db import transaction
    from django.utils import timezone

    from joinedup.casework.models import CheckedNight
    from joinedup.casework.standards.commands import check_partnership
    from joinedup.foundation import context, jobs
    from joinedup.partnership.queries import every_partnership

    def run() -> tuple[int, int]:
        clerk = jobs.actor_of("casework.check_standards")
        town = next(number for number, key, _, _ in every_partnership() if key == KEY)
        with transaction.atomic():
            context.tell_database(clerk)
            read = check_partnership(clerk, town, today=timezone.localdate(), now=timezone.now())
            return read, len(CheckedNight.objects.get(partnership_id=town).table["rows"])

    return run


def postgresql(portion: int) -> Done:
    """One query in the database; the rows it reads are counted beforehand by `duckdb`."""
    import psycopg

    asked = LAST.replace("//", "/").replace("FILTER (mode", "FILTER (WHERE mode")
    asked = asked.replace("GROUP BY ALL", "GROUP BY rule, level, part, band")
    concerns = (
        f"WITH concerns AS MATERIALIZED ({CONCERNS}), contacts AS ({CONTACTS.format(concerns='TABLE concerns')}) "
    )

    def run() -> tuple[int, int]:
        with psycopg.connect(os.environ["BENCH_OWNER"]) as connection:
            return 0, len(connection.execute(concerns + asked).fetchall())

    return run


def duckdb(portion: int) -> Done:
    """The rows fetched in portions into DuckDB, and one query over them."""
    import duckdb as engine
    import psycopg
    import pyarrow

    def run() -> tuple[int, int]:
        held, read = engine.connect(), 0
        held.execute("SET memory_limit = '1GB'")
        held.execute("SET threads = 1")
        tables = {"concerns": CONCERNS, "contacts": CONTACTS.format(concerns=CONCERNS), "shares": SHARES}
        with psycopg.connect(os.environ["BENCH_OWNER"]) as connection:
            for name, sql in tables.items():
                with connection.cursor(name=name) as cursor:
                    cursor.execute(sql)
                    columns = [column.name for column in cursor.description or ()]
                    made = False
                    while rows := cursor.fetchmany(portion):
                        told = pyarrow.table(dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)))
                        held.register("told", told)
                        held.execute(f"INSERT INTO {name} FROM told" if made else f"CREATE TABLE {name} AS FROM told")
                        made, read = True, read + len(rows)
        return read, len(held.execute(LAST).fetchall())

    return run


RUNS: dict[str, tuple[str, Callable[[int], Done]]] = {
    "check": ("The night's check, with its trail", check),
    "postgresql": ("PostgreSQL alone: the last contact of each kind", postgresql),
    "duckdb": ("psycopg and DuckDB: the same rows, windowed by person", duckdb),
}


def main(arguments: Sequence[str]) -> None:
    """Fill, run all in turn, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--portion", type=int, default=20_000)
    parser.add_argument("--run", choices=RUNS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.run:
        _measure(options)
        return
    with Stage(yardstick=False) as stage:
        began = time.monotonic()
        fill(stage, people=options.people or 2 * options.cases, cases=options.cases)
        _agree()
        stage.settle()
        print(f"{options.cases:,} cases, filled in {time.monotonic() - began:.0f} s", flush=True)
        environment = stage.installation.environment() | {
            "BENCH_OWNER": stage.installation.owner_address,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        found: dict[str, list[dict[str, float]]] = {name: [] for name in RUNS}
        for _ in range(options.runs):
            for name, runs in found.items():
                runs.append(_process(name, options.portion, environment))
    _print(found)


def _agree() -> None:
    """An interval for every standard and a fresh system of every agency, so that there is something to judge."""
    from django.utils import timezone

    from joinedup.casework.models import ContactInterval
    from joinedup.casework.standards.queries import standards_of
    from joinedup.partnership.models import Group, Partnership

    town, group = Partnership.objects.get(key=KEY), Group.objects.filter(partnership__key=KEY).first()
    for rule in standards_of(KEY)[0].rules:
        ContactInterval.objects.create(
            partnership=town, group=group, place=group.place, rule=rule.key, days=28, due_soon_days=5, missed_after_days=56,
            approved_on=timezone.localdate() - timedelta(days=300),
        )  # fmt: skip


def _process(name: str, portion: int, environment: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.standards", "night", "--run", name, "--portion", str(portion)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _measure(options: argparse.Namespace) -> None:
    run = RUNS[options.run][1](options.portion)
    began, worked = time.perf_counter(), time.process_time()
    read, lines = run()
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    print(json.dumps({"seconds": seconds, "processor": processor, "peak": _peak(), "read": read, "lines": lines}))


def _peak() -> float:
    """The most memory this process has held, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _print(found: dict[str, list[dict[str, float]]]) -> None:
    print_table(HEAD, [_row(name, runs) for name, runs in found.items()])
    for name in ("postgresql", "duckdb"):
        pairs = zip(found["check"], found[name], strict=True)
        print(f"Ratio to {name}: {spread([a['seconds'] / b['seconds'] for a, b in pairs], 2)} of wall seconds.")
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _row(name: str, runs: list[dict[str, Any]]) -> tuple[str, ...]:
    figures = (
        spread([r["seconds"] for r in runs], 1),
        spread([r["processor"] for r in runs], 1),
        spread([r["peak"] for r in runs]),
    )
    read = f"{runs[0]['read']:,}" if runs[0]["read"] else "the same"
    return (RUNS[name][0], *figures, read, f"{runs[0]['lines']:,} lines")
