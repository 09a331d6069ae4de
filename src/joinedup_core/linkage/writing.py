"""Write who is who, and the sheet of pairs that people are to look at."""

from __future__ import annotations

import csv
from pathlib import Path

from joinedup_core.linkage.decisions import HEADINGS
from joinedup_core.linkage.engine import DuckEngine, text
from joinedup_core.linkage.explaining import explain_pairs
from joinedup_core.linkage.link import Linked
from joinedup_core.linkage.mapping import Unmapped
from joinedup_core.tables.formulas import guarded

MOST_REVIEWED = 500


def write_links(engine: DuckEngine, path: Path) -> None:
    """Write source, record, cluster, confidence and restriction, as Parquet or CSV by the file's ending."""
    if path.suffix.lower() not in {".parquet", ".csv"}:
        raise Unmapped("Give the output a name that ends in .parquet or .csv.")
    options = "FORMAT parquet" if path.suffix.lower() == ".parquet" else "HEADER, DELIMITER ','"
    query = "SELECT source, record, cluster, round(confidence, 6) AS confidence, restriction FROM links ORDER BY source, record"
    engine.connection.execute(f"COPY ({query}) TO {text(str(path))} ({options})")


def write_review(engine: DuckEngine, linked: Linked, path: Path, *, most: int = MOST_REVIEWED) -> int:
    """Write the pairs that need a person, the likeliest first, with the evidence in words; give how many.

    The sheet is what `--decisions` reads: fill in verdict, by and on, and give it back.
    """
    pairs = engine.rows(
        "SELECT p.id_l, p.id_r, p.weight FROM pairs AS p JOIN clusters AS l ON p.id_l = l.id "
        f"JOIN clusters AS r ON p.id_r = r.id WHERE p.weight >= {linked.threshold.review} AND l.cluster <> r.cluster "
        f"ORDER BY p.weight DESC, p.id_l, p.id_r LIMIT {int(most)}"
    )
    told = explain_pairs(engine, linked.model, [(int(a), int(b)) for a, b, _ in pairs])
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow([*HEADINGS, "probability", "because", "against"])
        for one in told:
            sheet.writerow([
                *(guarded(part) for part in (*one.left, *one.right)), "", "", "", "", f"{one.probability:.3f}",
                "; ".join(one.because), "; ".join(one.against),
            ])  # fmt: skip
    return len(told)
