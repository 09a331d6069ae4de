"""What is known already: kept in a folder, so that a new extract is linked against it and nothing is forgotten.

A record that comes again replaces what was known of it, under its old number; persons keep their numbers while
their first record stays. A restriction once held by a person stays with every record of that person, whatever
later extracts say and however groups are split.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from joinedup_core.linkage import decisions, standard
from joinedup_core.linkage.blocking import block
from joinedup_core.linkage.decisions import Decision
from joinedup_core.linkage.engine import DuckEngine, text
from joinedup_core.linkage.link import KEEP_FROM, Linked, cluster, result
from joinedup_core.linkage.mapping import Unmapped
from joinedup_core.linkage.scoring import score
from joinedup_core.linkage.threshold import Threshold

TABLES = ("cleaned", "pairs", "held")
VERSION = 1


def keep(engine: DuckEngine, linked: Linked, folder: Path) -> None:
    """Keep what was linked. All of it is written beside first, so that nothing is ever saved by half."""
    engine.run("held", "SELECT p.id, l.restriction FROM links AS l JOIN prepared AS p USING (source, record)")
    beside, before = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for path in (beside, before):
        shutil.rmtree(path, ignore_errors=True)
    beside.mkdir(parents=True)
    for table in TABLES:
        engine.connection.execute(f"COPY {table} TO {text(str(beside / f'{table}.parquet'))} (FORMAT parquet)")
    told = {"version": VERSION, "model": linked.model, "threshold": asdict(linked.threshold)}
    (beside / "model.json").write_text(json.dumps(told), encoding="utf-8")
    if folder.exists():
        folder.rename(before)
    beside.rename(folder)
    shutil.rmtree(before, ignore_errors=True)


def is_known(folder: Path) -> bool:
    """Whether a folder holds what `keep` kept."""
    return (folder / "model.json").is_file()


def update(engine: DuckEngine, folder: Path, raw: str = "raw", *, decided: Iterable[Decision] = ()) -> Linked:
    """Link the records of the table `raw` against those known; only pairs with a new record are compared.

    The model and threshold are the ones learned at first. Leaves the tables that `link` leaves. Does not keep it.
    """
    told = _read(engine, folder)
    model, chosen = told["model"], Threshold(**told["threshold"])
    _number(engine, raw)
    standard.clean(engine, "numbered", out="fresh")
    engine.run(
        "cleaned",
        "SELECT * FROM (SELECT k.* REPLACE (greatest(k.restriction, coalesce(h.restriction, 0)) AS restriction) "
        "FROM (SELECT * FROM fresh UNION ALL BY NAME SELECT * FROM known_cleaned WHERE id NOT IN (SELECT id FROM fresh)) AS k "
        "LEFT JOIN held AS h ON h.id = k.id) AS c",
    )
    standard.enrich(engine)
    rules = block(engine, extra="p.id IN (SELECT id FROM fresh) AS fresh")
    scored = model | {
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"l.key_{rule.name} = r.key_{rule.name} AND (l.fresh OR r.fresh)"} for rule in rules
        ]
    }
    at = score(engine, "blocked", scored, least_weight=KEEP_FROM, out="new_pairs")
    engine.run(
        "pairs",
        "SELECT * FROM known_pairs WHERE id_l NOT IN (SELECT id FROM fresh) AND id_r NOT IN (SELECT id FROM fresh) "
        "UNION ALL SELECT * FROM new_pairs",
    )
    decisions.load(engine, decided, "prepared")
    cluster(engine, at, chosen)
    return result(engine, model, chosen)


def _read(engine: DuckEngine, folder: Path) -> dict[str, Any]:
    """The known tables, and the model with its threshold."""
    told: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if told.get("version") != VERSION:
        raise Unmapped(f"{folder} was kept by another version of Joinedup. Link its files again from the beginning.")
    for table, name in (("cleaned", "known_cleaned"), ("pairs", "known_pairs"), ("held", "held")):
        engine.run(name, f"SELECT * FROM read_parquet({text(str(folder / f'{table}.parquet'))})")
    return told


def _number(engine: DuckEngine, raw: str) -> None:
    """Number the new records: those known keep their numbers, the rest follow on."""
    engine.run(
        "numbered",
        "SELECT coalesce(k.id, (SELECT max(id) FROM known_cleaned) + row_number() OVER "
        "(PARTITION BY k.id IS NULL ORDER BY r.source, r.record)) AS id, r.* "
        f"FROM {raw} AS r LEFT JOIN known_cleaned AS k ON k.source = r.source AND k.record = r.record",
    )
