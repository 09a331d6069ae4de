"""Linking people: accuracy without labels on public and invented data, time and memory beside plain Splink.

    python -m bench.linkage shared            FEBRL 1 to 3 and fake_1000 (from JOINEDUP_SHARED, ../shared)
    python -m bench.linkage town --rows N     the invented town, by group of people
    python -m bench.linkage scale --rows N …  time, memory and accuracy beside plain Splink, same blocking, same run
    python -m bench.linkage spark --rows N    the pairs of the Spark path against those of DuckDB

Settings are the defaults everywhere. Plain Splink may choose its best threshold after the fact; we may not.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import linkage_peer as peer
from joinedup_core.linkage import standard, threshold
from joinedup_core.linkage.blocking import RULES, block, key_column
from joinedup_core.linkage.clusters import connect
from joinedup_core.linkage.decisions import load
from joinedup_core.linkage.engine import DuckEngine
from joinedup_core.linkage.evaluation import Score, by_group, evaluate, tally
from joinedup_core.linkage.fields import NAMES
from joinedup_core.linkage.files import read_sources
from joinedup_core.linkage.link import KEEP_FROM, cluster, link
from joinedup_core.linkage.model import train
from joinedup_core.linkage.scoring import CHUNK_ROWS, score
from joinedup_core.town.agencies import AGENCIES
from joinedup_core.town.build import Town

SHARED = Path(os.environ.get("JOINEDUP_SHARED", "../shared")) / "data" / "linkage"
AGES = (
    "CASE WHEN year(born) >= 2021 THEN 'under 5' WHEN year(born) >= 2008 THEN '5 to 17' "
    "WHEN year(born) >= 1961 THEN '18 to 64' ELSE '65 and over' END"
)


def shared() -> None:
    """Public data: our defaults against plain Splink at the threshold that suits it best."""
    if not SHARED.is_dir():
        sys.exit(f"There is no {SHARED}: set JOINEDUP_SHARED to the folder that holds data/linkage.")
    ours_wrong = theirs_wrong = 0
    for name in ("febrl3", "fake_1000", "febrl1", "febrl2"):
        path = SHARED / (f"{name}.csv" if name.startswith("febrl") else f"splink_{name}.csv")
        identifier = "rec_id" if name.startswith("febrl") else "unique_id"
        person = "regexp_extract(rec_id, 'rec-([0-9]+)', 1)" if name.startswith("febrl") else "cluster"
        begun = time.perf_counter()
        engine = DuckEngine(threads=2)
        read_sources(engine, [path], identifier, {})
        found = link(engine)
        seconds = time.perf_counter() - begun
        engine.run(
            "truth",
            f"SELECT '{path.stem}' AS source, {identifier} AS record, {person} AS person FROM {engine.read(path)}",
        )
        tally(engine, "links", "truth")
        ours = evaluate(engine, name=name)
        best, theirs = _peer_best(engine, path, name, identifier)
        print(f"{ours}; threshold {found.threshold.link}, {seconds:.1f} s")
        print(f"    plain Splink at its best threshold ({best}): {theirs}")
        print(
            f"    errors (pairs): {ours.wrong_pairs + ours.missed_pairs} to {theirs.wrong_pairs + theirs.missed_pairs}"
        )
        ours_wrong += ours.wrong_pairs + ours.missed_pairs
        theirs_wrong += theirs.wrong_pairs + theirs.missed_pairs
    print(f"Pooled errors: {ours_wrong} to {theirs_wrong} ({ours_wrong / theirs_wrong - 1:+.0%})")


def _peer_best(engine: DuckEngine, path: Path, name: str, identifier: str) -> tuple[float, Score]:
    """Plain Splink, clustered at each of several thresholds: the one with the fewest errors."""
    engine.run("theirs", f"SELECT * FROM {engine.read(path)}")
    linker = (
        peer.febrl(engine.connection, "theirs") if name.startswith("febrl") else peer.fake(engine.connection, "theirs")
    )
    peer.predict(linker, "their_pairs", least=-10)
    engine.run("their_nodes", f"SELECT {identifier} AS id FROM theirs")
    scores = []
    for weight in peer.THRESHOLDS:
        connect(engine, "their_nodes", "their_pairs", weight, "their_comps")
        engine.run("their_links", f"SELECT '{path.stem}' AS source, id AS record, comp AS cluster FROM their_comps")
        tally(engine, "their_links", "truth", out="their_tallied")
        scores.append((float(weight), evaluate(engine, "their_tallied", name=name)))
    return min(scores, key=lambda one: one[1].wrong_pairs + one[1].missed_pairs)


def load_town(engine: DuckEngine, rows: int, seed: int) -> None:
    """The tables `raw` and `truth` of a town with about so many records."""
    made = Town.of_records(rows, seed=seed, engine=engine)
    columns = {name: name for name in NAMES if name != "address"}
    tables = [(agency, made.extract(agency)) for agency in AGENCIES]
    engine.run(
        "raw",
        " UNION ALL ".join(
            standard.raw_sql(table, agency.key, "record", columns, kept_apart=agency.kept_apart)
            for agency, table in tables
        ),
    )
    people = "people.community, people.sex, people.born, people.is_twin, people.household_kind"
    engine.run(
        "truth",
        " UNION ALL ".join(
            f"SELECT source, record, person, {people} FROM {table} JOIN people USING (person)" for _, table in tables
        ),
    )
    engine.drop(*(table for _, table in tables), "people", "households", "addresses", "relationships", "known_as")


def town(rows: int, seed: int) -> None:
    """The invented town, whole and by group."""
    engine = DuckEngine(threads=2, memory="8GB", folder=Path(tempfile.mkdtemp()))
    load_town(engine, rows, seed)
    found = link(engine)
    tally(engine, "links", "truth")
    print(f"{evaluate(engine, name=f'town of {found.records} rows, seed {seed}')}; threshold {found.threshold.link}")
    print(f"conflicting records linked: {_conflicts(engine)}; pairs for review: {found.review}")
    for title, groups in (("community of name", "community"), ("sex", "sex"), ("age", AGES), ("twin", "CAST(is_twin AS VARCHAR)"),
                          ("household", "household_kind"), ("source", "source")):  # fmt: skip
        print(f"by {title}:")
        for one in by_group(engine, groups):
            print(f"    {one} ({one.records} records)")


def _conflicts(engine: DuckEngine) -> int:
    """Pairs inside groups whose evidence conflicts."""
    return int(
        engine.rows(
            "SELECT count(*) FROM evidence AS e JOIN clusters AS l ON e.id_l = l.id "
            "JOIN clusters AS r ON e.id_r = r.id AND l.cluster = r.cluster WHERE e.conflict IS NOT NULL"
        )[0][0]
    )


def scale(sizes: list[int], seed: int) -> None:
    """Time, memory and accuracy, ours and plain Splink's, each in a process of its own over the same prepared table."""
    print(f"load average {os.getloadavg()[0]:.1f} at the start")
    seen: dict[str, list[tuple[int, float]]] = {"ours": [], "plain": []}
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            made = _step("prepare", folder, rows, seed)
            print(
                f"{made['records']} rows: town {made['town']:.1f} s; preparing and blocking {made['prepare']:.1f} s, {made['mb']} MB"
            )
            for who in ("ours", "plain"):
                told = _step(who, folder, rows, seed)
                seen[who].append((made["records"], told["cpu"]))
                print(
                    f"    {who}: {told['seconds']:.1f} s ({told['cpu']:.1f} s of processor time), {told['mb']} MB; {told['score']}"
                )
            ratio = seen["ours"][-1][1] / seen["plain"][-1][1]
            print(f"    ours to plain, processor time: {ratio:.2f}")
    for who, points in seen.items():
        for (n, a), (m, b) in itertools.pairwise(points):
            print(f"{who}: growth exponent from {n} to {m} rows {math.log(b / a) / math.log(m / n):.2f}")
    print(f"load average {os.getloadavg()[0]:.1f} at the end")


def _step(step: str, folder: str, rows: int, seed: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.linkage", step, "--folder", folder, "--rows", str(rows), "--seed", str(seed)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _engine(folder: Path) -> DuckEngine:
    return DuckEngine(threads=2, memory="6GB", folder=folder / "spill")


def _told(begun: tuple[float, float], **more: object) -> None:
    print(json.dumps({
        "seconds": time.perf_counter() - begun[0], "cpu": time.process_time() - begun[1],
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, **more,
    }))  # fmt: skip


def _prepare(folder: Path, rows: int, seed: int) -> None:
    """Write the blocked table and the truth."""
    engine, begun = _engine(folder), (time.perf_counter(), time.process_time())
    load_town(engine, rows, seed)
    made = time.perf_counter()
    standard.number(engine)
    standard.clean(engine)
    standard.enrich(engine)
    block(engine)
    prepared = time.perf_counter()
    for table in ("blocked", "truth"):
        engine.connection.execute(f"COPY {table} TO '{folder / table}.parquet' (FORMAT parquet)")
    records = engine.rows("SELECT count(*) FROM blocked")[0][0]
    _told(begun, town=made - begun[0], prepare=prepared - made, records=records)


def _ours(folder: Path) -> None:
    engine, begun = _engine(folder), (time.perf_counter(), time.process_time())
    engine.run("blocked", f"SELECT * FROM read_parquet('{folder}/blocked.parquet')")
    engine.connection.execute("CREATE VIEW prepared AS SELECT * FROM blocked")
    columns = {str(row[0]) for row in engine.rows("DESCRIBE blocked")}
    model = train(engine, "blocked", [rule for rule in RULES if key_column(rule) in columns])
    at = score(engine, "blocked", model, least_weight=KEEP_FROM)
    chosen = threshold.choose(engine, "pairs")
    load(engine, [], "prepared")
    cluster(engine, at, chosen)
    begun_reading = time.perf_counter(), time.process_time()
    spent = begun_reading[0] - begun[0], begun_reading[1] - begun[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    engine.run("truth", f"SELECT * FROM read_parquet('{folder}/truth.parquet')")
    conflicts = _conflicts(engine)
    tally(engine, "links", "truth")
    said = f"{evaluate(engine, name=f'weight {chosen.link}')}; conflicting records linked {conflicts}"
    print(json.dumps({"seconds": spent[0], "cpu": spent[1], "mb": memory, "score": said}))


def _plain(folder: Path) -> None:
    engine, begun = _engine(folder), (time.perf_counter(), time.process_time())
    engine.run(
        "blocked", f"SELECT *, forename || ' ' || surname AS whole_name FROM read_parquet('{folder}/blocked.parquet')"
    )
    keys = [str(row[0]) for row in engine.rows("DESCRIBE blocked") if str(row[0]).startswith("key_")]
    linker = peer.town(engine.connection, "blocked", keys)
    records = engine.rows("SELECT count(*) FROM blocked")[0][0]
    peer.predict(linker, "pairs", least=0, chunks=max(1, -(-records // CHUNK_ROWS)))
    connect(engine, "blocked", "pairs", 4, "comps")
    spent = time.perf_counter() - begun[0], time.process_time() - begun[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    engine.run("truth", f"SELECT * FROM read_parquet('{folder}/truth.parquet')")
    scores = []
    for weight in (0, 2, 4, 6, 8, 10, 12, 15, 20):
        connect(engine, "blocked", "pairs", weight, "comps")
        engine.run(
            "links", "SELECT b.source, b.record, c.comp AS cluster FROM comps AS c JOIN blocked AS b ON c.id = b.id"
        )
        tally(engine, "links", "truth")
        scores.append(evaluate(engine, name=f"best weight {weight}"))
    best = max(scores, key=lambda one: one.f1)
    print(json.dumps({"seconds": spent[0], "cpu": spent[1], "mb": memory, "score": str(best)}))


def main() -> None:
    """Read what to measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("shared", "town", "scale", "spark", "prepare", "ours", "plain"))
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000])
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--folder", type=Path, default=Path("."), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.what == "shared":
        shared()
    elif options.what == "town":
        for rows in options.rows:
            town(rows, options.seed)
    elif options.what == "scale":
        scale(options.rows, options.seed)
    elif options.what == "spark":
        from bench.linkage_spark import compare

        compare(options.rows[0], options.seed)
    elif options.what == "prepare":
        _prepare(options.folder, options.rows[0], options.seed)
    else:
        {"ours": _ours, "plain": _plain}[options.what](options.folder)


if __name__ == "__main__":
    main()
