"""`./joinedup link`: which records of some files are the same person. No database is needed."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path


def link(options: Namespace) -> int:
    """Read the files, link their records, write who is who; print what was done."""
    from joinedup_core.linkage import known
    from joinedup_core.linkage.decisions import read_decisions
    from joinedup_core.linkage.engine import DuckEngine
    from joinedup_core.linkage.files import read_sources
    from joinedup_core.linkage.link import link as link_records
    from joinedup_core.linkage.mapping import Unmapped, read_mapping
    from joinedup_core.linkage.writing import write_links, write_review

    if not 0 < options.error < 0.5:
        raise Unmapped("The error is a share between 0 and 0.5, such as 0.01 for one wrong pair in a hundred.")
    sources = read_mapping(Path(options.map)) if options.map else {}
    decided = read_decisions(Path(options.decisions)) if options.decisions else []
    engine = DuckEngine(memory=options.memory)
    read_sources(engine, [Path(file) for file in options.files], options.id, sources)
    folder = Path(options.known) if options.known else None
    if folder and known.is_known(folder):
        linked = known.update(engine, folder, decided=decided)
    else:
        linked = link_records(engine, error=options.error, decided=decided)
    write_links(engine, Path(options.output))
    if folder:
        known.keep(engine, linked, folder)
    if options.review:
        write_review(engine, linked, Path(options.review))
    told = {
        "records": linked.records,
        "persons": linked.persons,
        "records_linked": linked.linked,
        "pairs_for_review": linked.review,
        "expected_error": round(linked.threshold.expected_error, 5),
        "written": options.output,
    }
    print(json.dumps(told) if options.json else _in_words(told, options.review))
    return 0


def _in_words(told: dict[str, object], review: str | None) -> str:
    where = f" They are in {review}." if review else " Write them with --review FILE."
    return (
        f"{told['records']} records are possibly {told['persons']} people; {told['records_linked']} records were linked to "
        f"another. Written to {told['written']}.\n"
        f"{told['pairs_for_review']} pairs need somebody to look at them.{where}\n"
        "A link means possibly the same person, until somebody confirms it."
    )
