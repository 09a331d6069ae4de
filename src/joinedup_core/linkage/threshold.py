"""From how much weight on two records are linked: by the error that is stated, not by taste."""

from __future__ import annotations

import math
from dataclasses import dataclass

from joinedup_core.linkage.engine import Engine

STATED_ERROR = 0.01  # of the pairs that are linked, how many may be wrong before groups are judged as a whole
REVIEW_FROM = -3.3  # log2 of the odds: one in ten; pairs from here to the threshold are for people to look at
LEAST_LINK = 0.0  # whatever the error stated: a pair more likely two persons than one is never linked


@dataclass(frozen=True)
class Threshold:
    """`link`: weight (log2 of the odds) from which pairs are linked; `review`: from which a person looks.

    `expected_error`: the share of linked pairs that the model expects to be wrong.
    """

    link: float
    review: float
    expected_error: float


def probability(weight: float) -> float:
    """The probability that a pair of this weight is one person."""
    return 1.0 / (1.0 + math.pow(2.0, -max(-500.0, min(500.0, weight))))


def choose(engine: Engine, pairs: str, *, error: float = STATED_ERROR) -> Threshold:
    """The lowest weight at which the expected share of wrong pairs among those linked is at most `error`."""
    rows = engine.rows(
        "SELECT floor(weight * 4) / 4 AS step, count(*) AS n, sum(1.0 / (1.0 + power(2.0, weight))) AS wrong "
        f"FROM {pairs} WHERE weight >= {LEAST_LINK} GROUP BY 1 ORDER BY 1 DESC"
    )
    link, linked, wrong, expected = 60.0, 0, 0.0, 0.0
    for step, n, more in rows:
        linked, wrong = linked + int(n), wrong + float(more)
        if wrong / linked > error:
            break
        link, expected = float(step), wrong / linked
    link = max(LEAST_LINK, link) if rows else LEAST_LINK
    return Threshold(link=link, review=min(REVIEW_FROM, link), expected_error=expected)
