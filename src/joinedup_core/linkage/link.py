"""Link records of several sources: from the common record to persons, with what was decided and why.

    engine = DuckEngine()
    read_sources(engine, paths, "id", sources)
    linked = link(engine)
    engine.rows("SELECT source, record, cluster, confidence FROM links")

A link is "possibly the same person" until somebody confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from joinedup_core.linkage import clusters, decisions, standard, threshold
from joinedup_core.linkage.blocking import block
from joinedup_core.linkage.decisions import Decision
from joinedup_core.linkage.engine import Engine
from joinedup_core.linkage.model import Model, train
from joinedup_core.linkage.scoring import score
from joinedup_core.linkage.threshold import STATED_ERROR, Threshold

KEEP_FROM = -3.3  # weights under this are not kept: fewer than one in ten of such pairs are one person


@dataclass(frozen=True)
class Linked:
    """What came out: the model, the threshold, and counts. The rows are in the engine's tables.

    `links` (source, record, cluster, confidence, restriction), `pairs` (id_l, id_r, weight), `evidence` (pairs
    inside groups with their conflicts), `prepared` (the standardised records), `clusters` (id, cluster).
    """

    model: Model
    threshold: Threshold
    records: int
    persons: int
    linked: int
    review: int


def link(
    engine: Engine,
    raw: str = "raw",
    *,
    error: float = STATED_ERROR,
    decided: Iterable[Decision] = (),
    model: Model | None = None,
) -> Linked:
    """Link the records of the table `raw`. `error`: the share of wrong pairs allowed; `model`: one learned before."""
    standard.number(engine, raw)
    standard.clean(engine)
    standard.enrich(engine)
    rules = block(engine)
    model = model or train(engine, "blocked", rules)
    at = score(engine, "blocked", model, least_weight=KEEP_FROM)
    chosen = threshold.choose(engine, "pairs", error=error)
    decisions.load(engine, decided, "prepared")
    cluster(engine, at, chosen)
    return result(engine, model, chosen)


def cluster(engine: Engine, at: object, chosen: Threshold) -> None:
    """The tables `clusters` and `links` from `pairs`, `prepared` and `decided`."""
    engine.run(
        "__pairs",
        "SELECT id_l, id_r, weight FROM pairs UNION ALL "
        f"SELECT id_l, id_r, {clusters.SURE} AS weight FROM decided WHERE verdict = 'same'",
    )
    clusters.connect_bounded(engine, "prepared", "__pairs", chosen.link, "components")
    clusters.gather(engine, at, "prepared", "pairs", "components", decided="decided")
    clusters.split(engine, "components", "evidence", link_weight=chosen.link)
    clusters.describe(engine)
    engine.drop("__pairs")


def result(engine: Engine, model: Model, chosen: Threshold) -> Linked:
    """What came out, counted from the tables."""
    records, persons, linked = engine.rows("SELECT count(*), count(DISTINCT cluster), count(confidence) FROM links")[0]
    review = engine.rows(
        "SELECT count(*) FROM pairs AS p JOIN clusters AS l ON p.id_l = l.id JOIN clusters AS r ON p.id_r = r.id "
        f"WHERE p.weight >= {chosen.review} AND l.cluster <> r.cluster"
    )[0][0]
    return Linked(model, chosen, int(records), int(persons), int(linked), int(review))
