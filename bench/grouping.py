"""The same event told twice: how right grouping is on invented chronologies that it was not adjusted on, and how fast.

The files of every agency are written in layouts and wordings of the family "held_out", read back, merged and grouped;
pairs of entries in one group are compared with the truth. The yardstick: same day, and token set ratio of the texts.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, utils

from bench.findings import measure
from bench.words import print_table, spread
from joinedup_core.chronology import Entry, read_chronology
from joinedup_core.chronology.findings import compose
from joinedup_core.chronology.inventing_files import invent

AGENCIES, SIZES = 12, (25_000, 50_000, 100_000)
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Case:
    """One invented chronology: what was found, what is true, what the yardstick gives (ratio, whether true)."""

    found: Pairs
    true: Pairs
    yardstick: list[tuple[float, bool]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure: the same event told by several agencies")
    parser.add_argument("--chronologies", type=int, default=60)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--styles", default="held_out", choices=("held_out", "tuning"))
    parser.add_argument("--seed", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--one", nargs=2, metavar=("ENTRIES", "A_DAY"), help="time one size and print it")
    parser.add_argument("--findings", action="store_true", help="measure contradictions and gaps instead")
    parser.add_argument("--show", action="store_true", help="with --findings, print what is wrong or missed")
    options = parser.parse_args()
    if options.one:
        _time_one(int(options.one[0]), float(options.one[1]))
        return
    if options.findings:
        measure(options)
        return
    cases = [_case(options.seed + n, options.entries, options.styles) for n in range(options.chronologies)]
    _print_rightness(cases, options)
    for title, a_day in (
        ("years grow with the entries (10 a day)", lambda size: 10.0),
        ("ten years, busier days", lambda size: size / 3652),
    ):
        _print_times(title, options.sizes, a_day, options.runs)
    print(f"Load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def _case(seed: int, entries: int, styles: str) -> Case:
    chance = random.Random(seed)
    agencies, a_day = chance.randint(5, 12), chance.choice((0.5, 1.0, 2.0))
    invention = invent(random.Random(seed), agencies=agencies, entries=entries, styles=styles, per_day=a_day)
    read = [read_chronology(table.as_file(), table.file, agency=table.agency).entries for table in invention.tables]
    composite = compose(*read)
    whole = composite.chronology.entries
    at = {(entry.source.file, entry.source.row): n for n, entry in enumerate(whole)}
    true = {pair for rows in invention.truth.events for pair in combinations(sorted(at[row] for row in rows), 2)}
    found = {pair for one in composite.grouping.groups for pair in combinations(one.members, 2)}
    return Case(found, true, _yardstick(whole, true))


def _yardstick(entries: Sequence[Entry], true: Pairs) -> list[tuple[float, bool]]:
    days: dict[object, list[int]] = {}
    for n, entry in enumerate(entries):
        days.setdefault(entry.when.on.earliest, []).append(n)
    texts = [utils.default_process(f"{entry.what} {entry.outcome}") for entry in entries]
    return [
        (fuzz.token_set_ratio(texts[a], texts[b]), (a, b) in true)
        for day in days.values()
        for a, b in combinations(day, 2)
        if entries[a].agency != entries[b].agency
    ]


def _f1(right: int, found: int, true: int) -> tuple[float, float, float]:
    precision, recall = right / max(found, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _figures(cases: Sequence[Case]) -> tuple[float, float, float]:
    return _f1(
        sum(len(c.found & c.true) for c in cases), sum(len(c.found) for c in cases), sum(len(c.true) for c in cases)
    )


def _interval(cases: Sequence[Case], figure: Callable[[Sequence[Case]], float]) -> str:
    """The figure and the middle 95% of it over chronologies drawn again and again with replacement."""
    chance = random.Random(1)
    drawn = sorted(figure(chance.choices(cases, k=len(cases))) for _ in range(400))
    return f"{figure(cases):.4f} ({drawn[10]:.4f}-{drawn[389]:.4f})"


def _best_yardstick(cases: Sequence[Case]) -> tuple[float, float]:
    """The yardstick's best F1 over all thresholds, and that threshold: it may look at the truth."""
    true = sum(len(case.true) for case in cases)
    ranked = sorted((pair for case in cases for pair in case.yardstick), reverse=True)
    best, right = (0.0, 0.0), 0
    for n, (ratio, is_true) in enumerate(ranked, start=1):
        right += is_true
        if n == len(ranked) or ranked[n][0] != ratio:
            best = max(best, (_f1(right, n, true)[2], ratio))
    return best


def _print_rightness(cases: Sequence[Case], options: argparse.Namespace) -> None:
    entries = f"{options.chronologies} chronologies of about {options.entries} entries, 5 to 12 agencies"
    print(
        f"\nGrouping, wordings and layouts \u201c{options.styles}\u201d: {entries}; {sum(len(c.true) for c in cases):,} true pairs"
    )
    f1, ratio = _best_yardstick(cases)
    rows = [
        (name, _interval(cases, lambda some, place=place: _figures(some)[place]))
        for place, name in enumerate(("precision of pairs", "recall of pairs", "F1"))
    ]
    rows.append(("same day and token set ratio: its best F1", f"{f1:.4f} (at ratio {ratio:.0f})"))
    print_table(("Figure", "Value (95% interval)"), rows)


def _print_times(title: str, sizes: Sequence[int], a_day: Callable[[int], float], runs: int) -> None:
    rows, points = [], []
    for size in sizes:
        took = [_measured(size, a_day(size)) for _ in range(runs)]
        wall, work = [one[1] for one in took], [one[2] for one in took]
        points.append((math.log(took[0][0]), math.log(min(work))))
        rows.append((f"{took[0][0]:,.0f}", spread(wall, 1), spread(work, 1), f"{max(one[3] for one in took):,.0f}"))
    print(f"\nMerge, group and find, {AGENCIES} agencies; {title}")
    print_table(("Entries", "Seconds", "Seconds of processor", "Peak MB"), rows)
    if len(points) > 1:
        print(
            f"Growth exponent of the work: {_slope(points):.2f} (n log n over these sizes would be {_n_log_n(sizes):.2f})."
        )


def _measured(size: int, a_day: float) -> list[float]:
    command = [sys.executable, "-m", "bench.grouping", "--one", str(size), str(a_day)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def _time_one(size: int, a_day: float) -> None:
    """In a process of its own, so that its peak is its own."""
    entries = invent(random.Random(5), agencies=AGENCIES, entries=size, styles="held_out", per_day=a_day).entries()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, worked = time.perf_counter(), time.process_time()
    compose(entries)
    took, work = time.perf_counter() - began, time.process_time() - worked
    peak = max(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(len(entries), took, work, peak / 1024)


def _slope(points: Sequence[tuple[float, float]]) -> float:
    across, up = (sum(point[n] for point in points) / len(points) for n in (0, 1))
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def _n_log_n(sizes: Sequence[int]) -> float:
    return _slope([(math.log(n), math.log(n * math.log(n))) for n in sizes])


if __name__ == "__main__":
    main()
