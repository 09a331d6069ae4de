"""The model: comparisons with what was learned as Splink's settings, kept as JSON, and scored by Splink."""

from __future__ import annotations

import copy
import logging
from collections.abc import Sequence
from typing import Any

from joinedup_core.linkage.blocking import Rule, key_column
from joinedup_core.linkage.comparisons import COMPARISONS, Comparison, Level
from joinedup_core.linkage.engine import Engine
from joinedup_core.linkage.training import Learned, learn

Model = dict[str, Any]
CALIBRATION_ROWS = 100_000  # rows whose pairs are scored to count the true ones


def active(engine: Engine, prepared: str) -> list[Comparison]:
    """The comparisons for which the data holds anything."""
    columns = sorted({column for comparison in COMPARISONS for column in comparison.needs})
    counts = engine.rows(f"SELECT {', '.join(f'count({c})' for c in columns)} FROM {prepared}")[0]
    held = {column for column, count in zip(columns, counts, strict=True) if count}
    return [c for c in COMPARISONS if held & set(c.needs)]


def settings(comparisons: Sequence[Comparison], rules: Sequence[Rule], learned: Learned) -> Model:
    """Splink's settings with what was learned; conditions still as they stand in `comparisons`, for any engine."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "probability_two_random_records_match": learned.share,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"l.{key_column(rule)} = r.{key_column(rule)}"} for rule in rules
        ],
        "comparisons": [
            {
                "output_column_name": comparison.key,
                "comparison_description": comparison.words,
                "comparison_levels": [_level(comparison, level, learned) for level in comparison.levels],
            }
            for comparison in comparisons
        ],
    }


def _level(comparison: Comparison, level: Level, learned: Learned) -> Model:
    said: Model = {
        "sql_condition": level.when or "ELSE",
        "label_for_charts": level.key,
    }
    if level.missing:
        return said | {"is_null_level": True}
    said["m_probability"] = level.m if level.fixed else learned.m[comparison.key][level.key]
    said["u_probability"] = level.u if level.fixed else learned.u[comparison.key][level.key]
    if level.rare:
        said |= {"tf_adjustment_column": level.rare, "tf_adjustment_weight": 1.0}
    return said


def linker(engine: Engine, table: str, model: Model) -> Any:
    """Splink's linker over the blocked table with a model."""
    from splink import Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    said = copy.deepcopy(model)
    for comparison in said["comparisons"]:
        for level in comparison["comparison_levels"]:
            if level["sql_condition"] != "ELSE":
                level["sql_condition"] = engine.condition(level["sql_condition"])
    return Linker(engine.register(table), said, log_level=None, validate_settings=False)


def train(engine: Engine, table: str, rules: Sequence[Rule]) -> Model:
    """A model for the records of `table`, learned from them without labels."""
    comparisons = active(engine, table)
    records = int(engine.rows(f"SELECT count(*) FROM {table}")[0][0])
    learned = learn(engine, comparisons, table, records, share=_first_share(engine, table, records))
    model = settings(comparisons, rules, learned)
    _rarity(engine, table, model)
    model["probability_two_random_records_match"] = _agreeing_share(engine, table, model, records)
    return model


def _first_share(engine: Engine, table: str, records: int) -> float:
    """A first guess of the share of all pairs that are one person, from pairs that agree on names and birth."""
    sure = engine.rows(
        f"SELECT coalesce(sum(n * (n - 1) / 2.0), 0) FROM (SELECT count(*) AS n FROM {table} "
        "WHERE root IS NOT NULL AND surname IS NOT NULL AND dob IS NOT NULL GROUP BY root, surname, dob) AS g"
    )[0][0]
    pairs = max(1.0, records * (records - 1) / 2)
    return min(0.2, max(float(sure) / 0.6, 1.0) / pairs)


def _rarity(engine: Engine, table: str, model: Model) -> None:
    """Set the weight of an average surname to nothing, so that the rarity alone is added or taken away."""
    chance = engine.rows(
        f"SELECT sum(CAST(n AS DOUBLE) * n) / (sum(n) * CAST(sum(n) AS DOUBLE)) FROM (SELECT count(*) AS n FROM {table} "
        "WHERE surname IS NOT NULL GROUP BY surname) AS s"
    )[0][0]
    for comparison in model["comparisons"]:
        if comparison["output_column_name"] == "surname_rarity" and chance:
            level = next(x for x in comparison["comparison_levels"] if x["label_for_charts"] == "same")
            level["m_probability"] = level["u_probability"] = float(chance)


def _agreeing_share(engine: Engine, table: str, model: Model, records: int) -> float:
    """The share of true pairs that agrees with the scores it leads to, from the pairs of some of the records."""
    pairs = records * (records - 1) / 2
    at = linker(engine, table, model)
    chunks = max(1, records // CALIBRATION_ROWS)
    frame = at.inference.predict_chunk(
        left_chunk=(1, chunks), right_chunk=(1, 1), threshold_match_weight=-12, warning_mode="never"
    )
    share = float(model["probability_two_random_records_match"])
    for _ in range(8):
        shift = share / (1 - share) * (1 - model["probability_two_random_records_match"])
        shift /= model["probability_two_random_records_match"]
        odds = f"power(2.0, match_weight) * {shift}"
        found = engine.rows(f"SELECT coalesce(sum({odds} / (1 + {odds})), 0) FROM {frame.physical_name}")[0][0]
        share = max(1.0, float(found) * chunks) / pairs
    frame.drop_table_from_database_and_remove_from_cache()
    return min(0.5, share)
