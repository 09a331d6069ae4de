"""A town of 200,000 people, 100,000 cases and 2,000,000 contacts: opening a case, the worklist, finding somebody.

    python -m bench.cases --people 200000 --cases 100000

Each of 20 users asks, reads for a second, and asks again. Then the same with the policies of the database switched
off, for users with 40 cases and for users with 600: what the second wall costs.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from uuid import UUID

import psycopg

from bench.crowd import Asked, Times, ask
from bench.population import sign_in
from bench.stage import Stage
from bench.town import Filled, administrator_address, fill
from bench.words import print_table, spread

HEAD = ("What", "Policies", "Users", "p50 ms", "p95 ms", "Work ms", "Pages")


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8)
    options = parser.parse_args()
    with Stage(yardstick=False) as stage:
        began = time.monotonic()
        town = fill(stage, people=options.people, cases=options.cases)
        stage.settle()
        print(
            f"{options.people:,} people, {options.cases:,} cases, {_rows(stage):,} contacts, filled in {time.monotonic() - began:.0f} s",
            flush=True,
        )
        lines = _pages(stage, town, options)
        lines += _walls(stage, town, options)
        print_table(HEAD, lines)
        print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _pages(stage: Stage, town: Filled, options: argparse.Namespace) -> list[tuple[str, ...]]:
    sessions = sign_in(town.users)
    mine = _cases_of(stage, town.users)
    opened = [[Asked(f"/{town.key}/cases/{case}/") for case in cases] for cases in mine]
    recorded = [[Asked(f"/{town.key}/casework/{case}/") for case in cases] for cases in mine]
    worklist = [[Asked(f"/{town.key}/casework/")]] * len(sessions)
    arrived = sign_in(town.others)
    # Whoever signs in meets the first page before any other; that a session is new is no part of a worklist.
    for number in range(0, len(arrived), 20):
        ask(stage.ours, Asked("/"), arrived[number : number + 20], seconds=0.9, pause=0.9)
    others = [Asked(f"/{town.key}/casework/", session=session) for session in arrived]
    first = [others[number :: len(sessions)] for number in range(len(sessions))]
    searched = [
        [
            Asked(f"/{town.key}/cases/find/", f"forenames={one}&surname={two}&born={day:%d}+{day:%B}+{day:%Y}")
            for one, two, day in town.people[number :: len(sessions)]
        ]
        for number in range(len(sessions))
    ]
    lines = []
    for name, asked in (
        ("Open a case", opened), ("What its standard requires", recorded), ("Worklist, first reading", first), ("Worklist, again", worklist), ("Find somebody", searched),
    ):  # fmt: skip
        runs = [_ask(stage, asked, sessions, options) for _ in range(options.runs)]
        lines.append(_line(name, "on", runs))
    return lines


def _walls(stage: Stage, town: Filled, options: argparse.Namespace) -> list[tuple[str, ...]]:
    """Opening a case with the policies on and off by turns."""
    lines = []
    for name, users in (("Open a case, 40 cases", town.users), ("Open a case, 600 cases", town.busy)):
        sessions = sign_in(users)
        asked = [[Asked(f"/{town.key}/cases/{case}/") for case in cases[:40]] for cases in _cases_of(stage, users)]
        found: dict[bool, list[Times]] = {True: [], False: []}
        for _ in range(options.runs):
            for on in (True, False):
                _policies(stage, on=on)
                found[on].append(_ask(stage, asked, sessions, options))
        _policies(stage, on=True)
        lines += [_line(name, "on", found[True]), _line(name, "off", found[False])]
        ratios = [a.worked / b.worked for a, b in zip(found[True], found[False], strict=True)]
        middle = [a.p50 / b.p50 for a, b in zip(found[True], found[False], strict=True)]
        print(f"{name}: on to off, work {spread(ratios, 2)}, p50 {spread(middle, 2)}", flush=True)
    return lines


def _ask(stage: Stage, asked: Sequence[Sequence[Asked]], sessions: Sequence[str], options: argparse.Namespace) -> Times:
    return ask(stage.ours, asked, sessions, seconds=options.seconds, pids=stage.pids)


def _cases_of(stage: Stage, users: Sequence[UUID]) -> list[list[UUID]]:
    """The open cases of each user, in the order in which sessions are made: by e-mail."""
    with _administrator(stage) as connection:
        rows = connection.execute(
            "SELECT u.id, array_agg(l.case_id) FROM foundation_user AS u JOIN people_caselink AS l ON l.user_id = u.id "
            "JOIN people_case AS c ON c.id = l.case_id AND c.state = 'open' WHERE u.id = ANY(%s) GROUP BY u.id, u.email ORDER BY u.email",
            [list(users)],
        ).fetchall()
    return [row[1] for row in rows]


def _policies(stage: Stage, *, on: bool) -> None:
    """Switch the row-level policies of every table of the case wing."""
    from joinedup.people.protection import protected_models

    with _administrator(stage) as connection:
        for model, _ in protected_models():
            connection.execute(f"ALTER TABLE {model._meta.db_table} {'ENABLE' if on else 'DISABLE'} ROW LEVEL SECURITY")


def _rows(stage: Stage) -> int:
    with _administrator(stage) as connection:
        row = connection.execute("SELECT count(*) FROM casework_contact").fetchone()
    return int(row[0]) if row else 0


def _administrator(stage: Stage) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(administrator_address(stage.installation.owner_address, stage.installation.home))


def _line(name: str, policies: str, runs: list[Times]) -> tuple[str, ...]:
    return (
        name, policies, "20", spread([run.p50 for run in runs]), spread([run.p95 for run in runs]),
        spread([run.worked for run in runs]), str(sum(len(run.taken) for run in runs)),
    )  # fmt: skip


if __name__ == "__main__":
    main()
