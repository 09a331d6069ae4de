"""Measures one page: how many queries for 1, 10 and 100 rows, how long for 1 and 20 users, beside the yardstick."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.crowd import Asked, Times, ask
from bench.population import Population, populate, sign_in
from bench.stage import Stage
from bench.words import print_table, spread

COUNTED = (1, 10, 100)
HEAD = ("Users", "p50 ms", "p95 ms", "Admin p50", "Admin p95", "p50 ratio", "Work ms", "Admin work", "Pages")


@dataclass(frozen=True)
class Page:
    """A page that was promised to be quick, and how to fill it."""

    name: str
    rows: int
    noun: str
    fill: Callable[[Population, int], None]
    """Give a partnership so many rows."""
    address: str
    """The page of the partnership `{key}`."""
    yardstick: str
    """The change list over the same rows."""
    groups: int = 40
    agencies: int = 25
    managers: int = 10
    """How many of the twenty users may see everything; where the page is only for managers, all of them."""
    form: str = ""
    """What is posted, where the page answers a form."""
    agencies_are_rows: bool = False


def measure(page: Page) -> None:
    """Fill, count, measure, print."""
    options = _options(page)
    with Stage() as stage:
        began = time.monotonic()
        big = _filled(page, page.rows)
        small = [(rows, _filled(page, rows)) for rows in COUNTED]
        stage.settle()
        print(f"{page.name}: {page.rows:,} {page.noun}, filled in {time.monotonic() - began:.0f} s", flush=True)
        counts = {rows: _count_queries(page, population) for rows, population in small}
        sessions = sign_in(big.users)
        our_page = Asked(page.address.format(key=big.key), page.form)
        their_page = Asked(page.yardstick.format(key=big.key))
        for server, asked in ((stage.ours, our_page), (stage.theirs, their_page)):
            ask(server, asked, sessions, seconds=3, pause=0.2)
        lines = []
        for users in (1, 20):
            runs: list[tuple[Times, Times]] = []
            for _ in range(options.runs):
                told = {"sessions": sessions[:users], "seconds": options.seconds, "pids": stage.pids}
                runs.append((ask(stage.ours, our_page, **told), ask(stage.theirs, their_page, **told)))
            lines.append(_line(users, runs))
    shown = " · ".join(f"{rows} rows: {count}" for rows, count in counts.items())
    print(f"\n{page.name} ({page.rows:,} {page.noun}), {options.runs} runs of {options.seconds:g} s, pauses of 1 s")
    print_table(HEAD, lines)
    print(f"Queries for {shown}. Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _options(page: Page) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=f"Measure: {page.name}")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=8)
    return parser.parse_args()


def _filled(page: Page, rows: int) -> Population:
    agencies = rows if page.agencies_are_rows else page.agencies
    population = populate(f"bench-{rows}", groups=page.groups, agencies=agencies, managers=page.managers)
    page.fill(population, rows)
    return population


def _count_queries(page: Page, population: Population) -> int:
    """Ask within this process, with as many rows on a page as there are, and count."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from joinedup.foundation.listing import Listing

    Listing.from_request.__func__.__kwdefaults__["per_page"] = 100  # type: ignore[attr-defined]
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = sign_in(population.users[:1])[0]
    path = page.address.format(key=population.key)
    said = {"path": path, "headers": {"host": "localhost"}}
    if page.form:
        said |= {"data": page.form, "content_type": "application/x-www-form-urlencoded"}
    ask_page = client.post if page.form else client.get
    ask_page(**said)
    with CaptureQueriesContext(connection) as queries:
        answer = ask_page(**said)
    if answer.status_code != 200 or b"Sign out" not in answer.content:
        raise SystemExit(f"{path} answered {answer.status_code}, so its queries were not counted.")
    if os.environ.get("BENCH_QUERIES"):
        for query in queries.captured_queries:
            print(query["time"], query["sql"][:600])
    return len(queries)


def _line(users: int, runs: list[tuple[Times, Times]]) -> tuple[str, ...]:
    return (
        str(users),
        spread([ours.p50 for ours, _ in runs]),
        spread([ours.p95 for ours, _ in runs]),
        spread([theirs.p50 for _, theirs in runs]),
        spread([theirs.p95 for _, theirs in runs]),
        spread([ours.p50 / theirs.p50 for ours, theirs in runs], digits=2),
        spread([ours.worked for ours, _ in runs]),
        spread([theirs.worked for _, theirs in runs]),
        str(sum(len(ours.taken) for ours, _ in runs)),
    )
