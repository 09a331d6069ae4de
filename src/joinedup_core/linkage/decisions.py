"""What people decided about identity: it overrides every score, is remembered, and can be taken back."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from joinedup_core.linkage.engine import Engine
from joinedup_core.linkage.mapping import Unmapped

HEADINGS = ("source", "record", "other_source", "other_record", "verdict", "by", "on", "reason")


class Verdict(StrEnum):
    """Two records are one person, are two persons, or the question is open again."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"


@dataclass(frozen=True)
class Decision:
    """One decision about two records; the last one about a pair counts. Nothing is deleted."""

    source: str
    record: str
    other_source: str
    other_record: str
    verdict: Verdict
    by: str
    on: date
    reason: str = ""

    @property
    def pair(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two records, in order."""
        first, second = sorted([(self.source, self.record), (self.other_source, self.other_record)])
        return first, second


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The last decision about each pair, unless it opened the question again. Of one day, the later in the list."""
    last: dict[object, Decision] = {}
    for decision in sorted(decisions, key=lambda one: one.on):
        last[decision.pair] = decision
    return [decision for decision in last.values() if decision.verdict is not Verdict.OPEN]


def read_decisions(path: Path) -> list[Decision]:
    """Decisions from a CSV file with HEADINGS. Raises Unmapped with a sentence, the row named."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except FileNotFoundError:
        raise Unmapped(f"There is no file {path}. Give the decisions' path after --decisions.") from None
    return [
        _decision(path, number, row) for number, row in enumerate(rows, start=2) if (row.get("verdict") or "").strip()
    ]


def _decision(path: Path, number: int, row: dict[str, str]) -> Decision:
    held = {heading: (row.get(heading) or "").strip() for heading in HEADINGS}
    absent = [heading for heading in HEADINGS[:-1] if not held[heading]]
    if absent:
        raise Unmapped(f"{path.name}, row {number}: {absent[0]} is empty. Fill it in, or leave the verdict empty.")
    try:
        verdict = Verdict(held["verdict"].lower())
    except ValueError:
        raise Unmapped(f"{path.name}, row {number}: the verdict is same, different or open.") from None
    try:
        on = date.fromisoformat(held["on"])
    except ValueError:
        raise Unmapped(f"{path.name}, row {number}: write the day as 2026-11-26.") from None
    if (held["source"], held["record"]) == (held["other_source"], held["other_record"]):
        raise Unmapped(f"{path.name}, row {number}: both records are the same one.")
    return Decision(held["source"], held["record"], held["other_source"], held["other_record"], verdict, held["by"], on,
                    held["reason"])  # fmt: skip


def load(engine: Engine, decisions: Iterable[Decision], prepared: str, out: str = "decided") -> None:
    """The table `out` (id_l, id_r, verdict) of the decisions in force about records that are there."""
    rows = [(*d.pair[0], *d.pair[1], d.verdict.value) for d in in_force(decisions)]
    engine.load("__decided", ("a_source", "a_record", "b_source", "b_record", "verdict"), rows)
    engine.run(
        out,
        "SELECT least(a.id, b.id) AS id_l, greatest(a.id, b.id) AS id_r, d.verdict FROM __decided AS d "
        f"JOIN {prepared} AS a ON a.source = d.a_source AND a.record = d.a_record "
        f"JOIN {prepared} AS b ON b.source = d.b_source AND b.record = d.b_record",
    )
    engine.drop("__decided")
