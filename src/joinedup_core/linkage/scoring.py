"""Score the candidate pairs in chunks, so that memory is bounded, and keep those above a weight."""

from __future__ import annotations

from typing import Any

from joinedup_core.linkage.engine import Engine
from joinedup_core.linkage.model import Model, linker

CHUNK_ROWS = 1_500_000


def score(engine: Engine, table: str, model: Model, *, least_weight: float, out: str = "pairs") -> Any:
    """Make the table `out` of id_l, id_r and weight (log2 of the odds) of the pairs at or above `least_weight`."""
    records = int(engine.rows(f"SELECT count(*) FROM {table}")[0][0])
    chunks = max(1, -(-records // CHUNK_ROWS))
    at = linker(engine, table, model)
    parts = []
    for part in range(1, chunks + 1):
        frame = at.inference.predict_chunk(
            left_chunk=(part, chunks), right_chunk=(1, 1), threshold_match_weight=least_weight, warning_mode="never"
        )
        engine.run(
            f"__part_{part}",
            f"SELECT least(id_l, id_r) AS id_l, greatest(id_l, id_r) AS id_r, match_weight AS weight "
            f"FROM {frame.physical_name}",
        )
        frame.drop_table_from_database_and_remove_from_cache()
        parts.append(f"__part_{part}")
    engine.run(out, " UNION ALL ".join(f"SELECT * FROM {name}" for name in parts))
    engine.drop(*parts)
    return at
