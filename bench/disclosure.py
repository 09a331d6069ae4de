"""Leaks: what is found of people planted in generated files of every kind, and how often nobody stands where one is told."""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import Counter
from pathlib import Path

from bench.disclosure_cases import invented_cast
from bench.disclosure_files import PLACES, Planted, planted_file
from bench.disclosure_names import measure_names
from bench.words import print_table
from joinedup_core.disclosure import Leak, leaks

REAL = Path(os.environ.get("JOINEDUP_SHARED", "../shared")) / "data/text/inspection_reports.jsonl"


def missed_and_false(planted: Planted, found: tuple[Leak, ...]) -> tuple[list[tuple[str, str]], set[str]]:
    """(form, place) of what was planted and not told; the places that tell of somebody who is not in the file."""
    told = {role for leak in found for role in leak.roles}
    missed = [(form, place) for role, form, place in planted.plants if role not in told]
    in_it = {role for role, _, _ in planted.plants}
    return missed, {leak.where for leak in found if not in_it.intersection(leak.roles)}


def main() -> None:
    """Write the files, check each, print by kind of file; then published reports, in which nobody of a cast stands."""
    parser = argparse.ArgumentParser(description="Measure: leaks found in finished files")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--names", type=int, metavar="LINES", help="names that no cast holds, planted in so many lines")
    options = parser.parse_args()
    if options.names:
        measure_names(options.names, options.seed)
        return
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in PLACES}
    missing: Counter[tuple[str, str, str]] = Counter()
    for seed in range(options.seed, options.seed + options.files):
        planted = planted_file(seed)
        kind = planted.name.rpartition(".")[2]
        began = time.process_time()
        missed, false = missed_and_false(planted, leaks(planted.data, planted.name, planted.cast))
        counts[kind].update(
            files=1, planted=len(planted.plants), missed=len(missed), lines=planted.lines, false=len(false),
            ms=round(1000 * (time.process_time() - began)),
        )  # fmt: skip
        missing.update((kind, *one) for one in missed)
    print_table(
        ("Kind", "Files", "Planted", "Missed", "Lines", "False alarms by line", "ms a file"),
        [_row(kind, count) for kind, count in counts.items()],
    )
    for (kind, form, place), count in missing.most_common(40):
        print(f"missed {count}: {form} in {kind}, {place}")
    _published(options.seed)


def _row(kind: str, count: Counter[str]) -> tuple[str, ...]:
    files, lines = max(count["files"], 1), max(count["lines"], 1)
    counted = (f"{count[key]:,}" for key in ("files", "planted", "missed", "lines"))
    return (kind, *counted, f"{count['false'] / lines:.2%}", f"{count['ms'] / files:.1f}")


def _published(seed: int) -> None:
    if not REAL.exists():
        print("The published reports are not here (JOINEDUP_SHARED), so false alarms in them were not measured.")
        return
    lines = [line for text in _texts() for line in text.splitlines() if line.strip()][:20_000]
    chance = random.Random(seed)
    rows = []
    for _ in range(3):
        found = leaks("\n\n".join(lines).encode(), "reports.txt", invented_cast(chance))
        sure = {
            sure: len({leak.where for leak in found if leak.sure == sure}) for sure in ("certain", "likely", "possible")
        }
        rows.append((f"{len(lines):,}", *(f"{count / len(lines):.2%}" for count in sure.values())))
    print("\nPublished reports against invented casts (a name of the cast can truly stand in a report)")
    print_table(("Lines", "Certain", "Likely", "Possible"), rows)


def _texts() -> list[str]:
    with REAL.open(encoding="utf-8") as file:
        told = [json.loads(line) for _, line in zip(range(60), file, strict=False)]
    return [max((value for value in one.values() if isinstance(value, str)), key=len, default="") for one in told]


if __name__ == "__main__":
    main()
