"""The Spark path beside the DuckDB path: the same files must give the same pairs and persons."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from joinedup_core.linkage.engine import DuckEngine, Engine
from joinedup_core.linkage.files import read_sources
from joinedup_core.linkage.link import link
from joinedup_core.linkage.mapping import Source
from joinedup_core.linkage.spark import SparkEngine, local_session
from joinedup_core.town.agencies import AGENCIES
from joinedup_core.town.build import Town


def compare(rows: int, seed: int) -> None:
    """Link a town both ways and count the differences."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        Town.of_records(rows, seed=seed).write(folder)
        session = local_session(folder)
        try:
            found = {}
            engines: dict[str, Engine] = {"DuckDB": DuckEngine(threads=2), "Spark": SparkEngine(session, folder)}
            for name, engine in engines.items():
                begun = time.perf_counter()
                sources = {agency.key: Source(agency.key, deduplicated=agency.kept_apart) for agency in AGENCIES}
                read_sources(engine, [folder / f"{agency.key}.csv" for agency in AGENCIES], "record", sources)
                linked = link(engine)
                pairs = {(row[0], row[1]) for row in engine.rows("SELECT id_l, id_r FROM pairs")}
                links = {(row[0], row[1]): row[2] for row in engine.rows("SELECT source, record, cluster FROM links")}
                found[name] = pairs, links
                print(
                    f"{name}: {linked.records} records, {len(pairs)} pairs, {linked.persons} persons, {time.perf_counter() - begun:.0f} s"
                )
        finally:
            session.stop()
        (pairs, links), (others, other_links) = found["DuckDB"], found["Spark"]
        print(f"pairs found by one only: {len(pairs ^ others)}; records with another person: "
              f"{sum(links[key] != other_links[key] for key in links)}")  # fmt: skip
