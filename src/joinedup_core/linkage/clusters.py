"""From scored pairs to persons: connected records, split wherever the evidence among them conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from joinedup_core.linkage.conflicts import conflict_sql
from joinedup_core.linkage.engine import Engine, Row
from joinedup_core.linkage.grouping import Pair, group

TOGETHER = "together"  # stands where a conflict stands, for pairs that people decided are one person

SURE = 60.0  # weight of a pair that people decided is one person
LARGEST = 150  # records; a larger web of links is cut by asking for stronger evidence
DOUBT = 0.0  # weight under which a pair inside a group makes the whole group be looked at again
WHOLE_WEIGHT = -2.0  # mean weight between two groups at which they are still one person, when some pair links them
STEPS = (4.0, 8.0, 12.0, 18.0)


def connect(engine: Engine, nodes: str, pairs: str, least: float, out: str) -> None:
    """The table `out` (id, comp): records connected by pairs of at least a weight, however indirectly."""
    from splink.clustering import cluster_pairwise_predictions_at_threshold

    engine.run("__edges", f"SELECT id_l, id_r FROM {pairs} WHERE weight >= {least}")
    engine.run("__nodes", f"SELECT id FROM {nodes}")
    found = engine.register("__nodes"), engine.register("__edges")
    frame = cluster_pairwise_predictions_at_threshold(
        found[0], found[1], found[0].db_api, node_id_column_name="id", edge_id_column_name_left="id_l",
        edge_id_column_name_right="id_r",
    )  # fmt: skip
    engine.run(out, f"SELECT id, cluster_id AS comp FROM {frame.physical_name}")
    frame.drop_table_from_database_and_remove_from_cache()
    engine.drop("__edges", "__nodes")


def connect_bounded(engine: Engine, nodes: str, pairs: str, least: float, out: str) -> None:
    """As `connect`, but webs larger than LARGEST are cut by asking for stronger evidence, step by step."""
    connect(engine, nodes, pairs, least, out)
    for step in STEPS:
        big = f"SELECT comp FROM {out} GROUP BY comp HAVING count(*) > {LARGEST}"
        if not engine.rows(f"SELECT count(*) FROM ({big}) AS b")[0][0]:
            return
        engine.run("__big", f"SELECT id FROM {out} WHERE comp IN ({big})")
        connect(engine, "__big", _inside(pairs, "__big"), least + step, "__cut")
        engine.run(
            out, f"SELECT o.id, coalesce(c.comp, o.comp) AS comp FROM {out} AS o LEFT JOIN __cut AS c ON o.id = c.id"
        )
        engine.drop("__big", "__cut")


def _inside(pairs: str, nodes: str) -> str:
    return f"(SELECT p.* FROM {pairs} AS p JOIN {nodes} AS l ON p.id_l = l.id JOIN {nodes} AS r ON p.id_r = r.id) AS p"


def gather(
    engine: Engine, at: Any, prepared: str, pairs: str, comps: str, out: str = "evidence", decided: str = ""
) -> None:
    """The table `out`: every pair inside a component with its weight and its conflict, if any.

    Pairs that no blocking rule brought together are scored now, so that a group is judged on all its evidence.
    """
    engine.run(
        "__inner",
        f"SELECT a.comp, a.id AS id_l, b.id AS id_r FROM {comps} AS a JOIN {comps} AS b "
        "ON a.comp = b.comp AND a.id < b.id",
    )
    engine.run(
        "__missed",
        "SELECT '0' AS match_key, i.id_l AS join_key_l, i.id_r AS join_key_r FROM __inner AS i "
        f"LEFT JOIN {pairs} AS p ON i.id_l = p.id_l AND i.id_r = p.id_r WHERE p.id_l IS NULL",
    )
    known = f"SELECT id_l, id_r, weight FROM {pairs}"
    if engine.rows("SELECT count(*) FROM __missed")[0][0]:
        at.table_management.register_blocked_pairs_for_predict(engine.register("__missed"))
        frame = at.inference.predict(warning_mode="never")
        engine.run("__late", f"SELECT id_l, id_r, match_weight AS weight FROM {frame.physical_name}")
        known += " UNION ALL SELECT least(id_l, id_r), greatest(id_l, id_r), weight FROM __late"
    engine.run("__known", known)
    conflict, joined = conflict_sql("l", "r"), ""
    if decided:
        conflict = f"CASE d.verdict WHEN 'same' THEN '{TOGETHER}' WHEN 'different' THEN 'decided' ELSE {conflict} END"
        joined = f"LEFT JOIN {decided} AS d ON i.id_l = d.id_l AND i.id_r = d.id_r "
    engine.run(
        out,
        f"SELECT i.comp, i.id_l, i.id_r, k.weight, {conflict} AS conflict FROM __inner AS i "
        f"LEFT JOIN __known AS k ON i.id_l = k.id_l AND i.id_r = k.id_r {joined}"
        f"JOIN {prepared} AS l ON i.id_l = l.id JOIN {prepared} AS r ON i.id_r = r.id",
    )
    engine.drop("__inner", "__missed", "__late", "__known")


def split(engine: Engine, comps: str, evidence: str, *, link_weight: float, out: str = "clusters") -> None:
    """The table `out` (id, cluster): components, regrouped where a pair conflicts or speaks against the rest."""
    doubtful = (
        f"SELECT DISTINCT comp FROM {evidence} WHERE conflict IS NOT NULL OR coalesce(weight, {DOUBT} - 1) < {DOUBT}"
    )
    rows = engine.rows(
        f"SELECT e.comp, e.id_l, e.id_r, e.weight, e.conflict FROM {evidence} AS e JOIN ({doubtful}) AS d "
        "ON e.comp = d.comp ORDER BY e.comp, e.id_l, e.id_r"
    )
    engine.load("__regrouped", ("id", "cluster"), list(_regroup(rows, link_weight)))
    engine.run(
        out,
        f"SELECT c.id, coalesce(CAST(r.cluster AS BIGINT), c.comp) AS cluster FROM {comps} AS c "
        "LEFT JOIN (SELECT CAST(id AS BIGINT) AS id, cluster FROM __regrouped) AS r ON c.id = r.id",
    )
    engine.drop("__regrouped")


def _regroup(rows: Sequence[Row], link_weight: float) -> Iterator[tuple[str, str]]:
    """Each doubtful component grouped again: (record, first record of its group)."""
    for _, held in groupby(rows, key=lambda row: row[0]):
        weights: dict[Pair, float] = {}
        apart: list[Pair] = []
        together: list[Pair] = []
        members: set[int] = set()
        for _, left, right, weight, conflict in held:
            members.update((left, right))
            weights[(left, right)] = weight
            if conflict == TOGETHER:
                together.append((left, right))
            elif conflict:
                apart.append((left, right))
        for found in group(
            sorted(members), weights, apart=apart, together=together, link_weight=link_weight, whole_weight=WHOLE_WEIGHT
        ):
            for member in found:
                yield str(member), str(found[0])


def describe(engine: Engine, out: str = "links") -> None:
    """The table `out`: each record with its person, how sure that is, and the strictest restriction of that person.

    `confidence` is the probability from the record's strongest tie within the group; empty for a record alone.
    """
    engine.run(
        "__ties",
        "SELECT id, max(weight) AS weight FROM (SELECT e.id_l AS id, e.weight FROM evidence AS e "
        "JOIN clusters AS l ON e.id_l = l.id JOIN clusters AS r ON e.id_r = r.id AND l.cluster = r.cluster UNION ALL "
        "SELECT e.id_r AS id, e.weight FROM evidence AS e JOIN clusters AS l ON e.id_l = l.id "
        "JOIN clusters AS r ON e.id_r = r.id AND l.cluster = r.cluster) AS t GROUP BY id",
    )
    engine.run(
        out,
        "SELECT p.source, p.record, c.cluster, "
        "CASE WHEN n.size > 1 THEN 1.0 / (1.0 + power(2.0, -coalesce(t.weight, 0))) END AS confidence, n.restriction "
        "FROM prepared AS p JOIN clusters AS c ON p.id = c.id LEFT JOIN __ties AS t ON p.id = t.id "
        "JOIN (SELECT c.cluster, count(*) AS size, max(p.restriction) AS restriction FROM clusters AS c "
        "JOIN prepared AS p ON p.id = c.id GROUP BY c.cluster) AS n ON n.cluster = c.cluster",
    )
    engine.drop("__ties")
