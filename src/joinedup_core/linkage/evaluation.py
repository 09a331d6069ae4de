"""How well records were linked, against a known truth: by pairs and by whole persons, with intervals, by group.

Every record is tallied with the others of its person (true), of its group found (found), and of both (right); sums of
these give precision, recall and F1 for all records or for those of one kind, so that nobody is linked worse unseen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from joinedup_core.linkage.engine import Engine

FOLDS = 40
Tally = tuple[float, float, float]


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 of pairs, F1's 95% interval, and the share of persons whose records are exactly right."""

    name: str
    records: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    whole_persons: float
    wrong_pairs: int
    missed_pairs: int

    def __str__(self) -> str:
        return (
            f"{self.name}: F1 {self.f1:.4f} ({self.low:.4f}-{self.high:.4f}), precision {self.precision:.4f}, recall "
            f"{self.recall:.4f}, persons exactly right {self.whole_persons:.4f}"
        )


def tally(engine: Engine, found: str, truth: str, out: str = "tallied") -> None:
    """The table `out`, a row a record. `found` has source, record, cluster; `truth` source, record, person.

    Other columns of `truth` are kept, to group by.
    """
    engine.run(
        out,
        "SELECT *, count(*) OVER (PARTITION BY cluster) - 1 AS n_found, count(*) OVER (PARTITION BY person) - 1 AS n_true, "
        "count(*) OVER (PARTITION BY cluster, person) - 1 AS n_right FROM (SELECT t.*, f.cluster "
        f"FROM {truth} AS t JOIN {found} AS f ON t.source = f.source AND t.record = f.record) AS j",
    )


def evaluate(engine: Engine, tallied: str = "tallied", *, name: str = "all", where: str = "TRUE") -> Score:
    """The score of the records for which `where` (SQL over the tallied table) holds."""
    rows = engine.rows(
        f"SELECT {engine.fingerprint('CAST(person AS VARCHAR)')} % {FOLDS} AS fold, count(*), sum(n_found), sum(n_true), "
        "sum(n_right), count(DISTINCT person), count(DISTINCT CASE WHEN n_right < n_true OR n_right < n_found THEN person END) "
        f"FROM {tallied} WHERE {where} GROUP BY 1"
    )
    parts: list[Tally] = [(float(r[2]), float(r[3]), float(r[4])) for r in rows]
    found, true, right = _sum(parts)
    persons, wrong = sum(int(r[5]) for r in rows), sum(int(r[6]) for r in rows)
    f1 = _f1((found, true, right))
    error = _jackknife(parts)
    return Score(
        name=name,
        records=sum(int(r[1]) for r in rows),
        precision=right / found if found else 1.0,
        recall=right / true if true else 1.0,
        f1=f1,
        low=max(0.0, f1 - 1.96 * error),
        high=min(1.0, f1 + 1.96 * error),
        whole_persons=1 - wrong / persons if persons else 1.0,
        wrong_pairs=round((found - right) / 2),
        missed_pairs=round((true - right) / 2),
    )


def by_group(engine: Engine, groups: str, tallied: str = "tallied") -> list[Score]:
    """A score for each value of `groups` (SQL over the tallied table giving text), largest group first."""
    values = engine.rows(f"SELECT {groups} AS g, count(*) AS n FROM {tallied} GROUP BY 1 ORDER BY n DESC, g")
    return [
        evaluate(engine, tallied, name=str(value), where=f"{groups} = '{str(value).replace(chr(39), chr(39) * 2)}'")
        for value, _ in values
        if value is not None
    ]


def _sum(parts: Sequence[Tally]) -> Tally:
    return sum(p[0] for p in parts), sum(p[1] for p in parts), sum(p[2] for p in parts)


def _f1(tallied: Tally) -> float:
    found, true, right = tallied
    return 2 * right / (found + true) if found + true else 1.0


def _jackknife(parts: Sequence[Tally]) -> float:
    """The standard error of F1, leaving out a fold of persons at a time."""
    count = len(parts)
    if count < 2:
        return 0.0
    whole = _sum(parts)
    left_out = [_f1((whole[0] - p[0], whole[1] - p[1], whole[2] - p[2])) for p in parts]
    mean = sum(left_out) / count
    return math.sqrt((count - 1) / count * sum((value - mean) ** 2 for value in left_out))
