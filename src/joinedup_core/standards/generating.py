"""Invented files for the check, of any size: the same number, seed and day give the same files. No person is in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from joinedup_core.standards.engine import Engine, query, text
from joinedup_core.standards.loading import rules
from joinedup_core.standards.rule import SCALES

TABLES = ("contacts", "concerns", "shares", "sources", "notices", "intervals")
CONTACTS_A_PERSON = 20


def generate(folder: Path, contacts: int, *, seed: int, today: date) -> tuple[Path, ...]:
    """Write contacts.parquet and the five files beside it into a folder (made where it is not there); give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with Engine() as engine:
        engine.set("today", today, "DATE")
        engine.set("seed", seed, "BIGINT")
        engine.set("contacts", contacts, "BIGINT")
        engine.set("persons", max(1, contacts // CONTACTS_A_PERSON), "BIGINT")
        levels = [(rule.key, place, level) for rule in rules().rules for place, level in enumerate(SCALES[rule.scale])]
        engine.table("levels", ["rule VARCHAR", "place INTEGER", "level VARCHAR"], levels)
        engine.connection.execute(query("generated"))
        paths = tuple(folder / f"{name}.parquet" for name in TABLES)
        for name, path in zip(TABLES, paths, strict=True):
            engine.connection.execute(f"COPY made_{name} TO {text(str(path))} (FORMAT parquet)")
    return paths
