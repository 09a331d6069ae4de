"""Why two records are, or are not, linked: each comparison in words with its weight, from Splink's own score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from joinedup_core.linkage.comparisons import COMPARISONS, Comparison, Level
from joinedup_core.linkage.conflicts import CONFLICTS, conflict_sql
from joinedup_core.linkage.engine import Engine
from joinedup_core.linkage.model import Model, linker
from joinedup_core.linkage.threshold import probability
from joinedup_core.linkage.training import gamma

SLIGHT = 0.5  # weights (bits) under this are left unsaid
STATED = "possibly the same person"


@dataclass(frozen=True)
class Reason:
    """One comparison: its words, and its weight in bits (above 0 for one person, under 0 for two)."""

    comparison: str
    words: str
    weight: float

    def __str__(self) -> str:
        return f"{self.words} ({self.weight:+.1f})"


@dataclass(frozen=True)
class Explained:
    """A pair with its evidence. `conflict`: what both cannot say of one person, if there is such a thing."""

    left: tuple[str, str]
    right: tuple[str, str]
    weight: float
    reasons: tuple[Reason, ...]
    conflict: str | None = None
    missing: tuple[str, ...] = field(default=())

    @property
    def probability(self) -> float:
        """How likely it is one person; 0 where the evidence conflicts."""
        return 0.0 if self.conflict else probability(self.weight)

    @property
    def because(self) -> tuple[str, ...]:
        """What speaks for one person, strongest first."""
        return tuple(str(r) for r in sorted(self.reasons, key=lambda r: -r.weight) if r.weight >= SLIGHT)

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks for two persons, strongest first."""
        said = tuple(str(r) for r in sorted(self.reasons, key=lambda r: r.weight) if r.weight <= -SLIGHT)
        return (self.conflict, *said) if self.conflict else said


def explain_pairs(engine: Engine, model: Model, pairs: Sequence[tuple[int, int]]) -> list[Explained]:
    """The evidence of pairs of numbered records, in the order given. Needs the tables `blocked` and `prepared`."""
    if not pairs:
        return []
    engine.load("__asked", ("a", "b"), [(str(a), str(b)) for a, b in pairs])
    engine.run(
        "__asked_pairs",
        "SELECT '0' AS match_key, CAST(a AS BIGINT) AS join_key_l, CAST(b AS BIGINT) AS join_key_r FROM __asked",
    )
    at = linker(engine, "blocked", model | {"retain_intermediate_calculation_columns": True})
    at.table_management.register_blocked_pairs_for_predict(engine.register("__asked_pairs"))
    frame = at.inference.predict(warning_mode="never")
    scored = {(int(row["id_l"]), int(row["id_r"])): row for row in frame.as_record_list()}
    records = {
        (int(a), int(b)): ((str(sa), str(ra)), (str(sb), str(rb)), conflict)
        for a, b, sa, ra, sb, rb, conflict in engine.rows(
            f"SELECT q.join_key_l, q.join_key_r, l.source, l.record, r.source, r.record, {conflict_sql('l', 'r')} "
            "FROM __asked_pairs AS q JOIN prepared AS l ON q.join_key_l = l.id JOIN prepared AS r ON q.join_key_r = r.id"
        )
    }
    levels = _levels(engine, model)
    engine.drop("__asked", "__asked_pairs")
    return [_explained(*records[pair], levels[pair], scored[pair]) for pair in pairs if pair in scored]


def _levels(engine: Engine, model: Model) -> dict[tuple[int, int], list[tuple[Comparison, Level]]]:
    """At which level of each comparison of the model the pairs asked for stand."""
    used = {str(one["output_column_name"]) for one in model["comparisons"]}
    comparisons = [comparison for comparison in COMPARISONS if comparison.key in used]
    columns = engine.columns("prepared")
    sides = ", ".join(f"l.{c} AS {c}_l, r.{c} AS {c}_r" for c in columns)
    gammas = ", ".join(gamma(engine, comparison) for comparison in comparisons)
    rows = engine.rows(
        f"SELECT id_l, id_r, {gammas} FROM (SELECT {sides} FROM __asked_pairs AS q "
        "JOIN prepared AS l ON q.join_key_l = l.id JOIN prepared AS r ON q.join_key_r = r.id) AS p"
    )
    return {
        (int(row[0]), int(row[1])): [
            (comparison, comparison.levels[index]) for comparison, index in zip(comparisons, row[2:], strict=True)
        ]
        for row in rows
    }


def _explained(
    left: tuple[str, str],
    right: tuple[str, str],
    conflict: str | None,
    levels: Sequence[tuple[Comparison, Level]],
    row: dict[str, Any],
) -> Explained:
    reasons, missing = [], []
    for comparison, level in levels:
        if level.missing:
            missing.append(comparison.words)
            continue
        weight = float(row[f"mw_{comparison.key}"]) + float(row.get(f"mw_tf_adj_{comparison.key}") or 0.0)
        reasons.append(Reason(comparison.key, level.words, weight))
    words = next((c.words for c in CONFLICTS if c.key == conflict), None)
    return Explained(left, right, float(row["match_weight"]), tuple(reasons), words, tuple(missing))
