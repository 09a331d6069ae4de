"""The check itself: for a case as it is opened, and for a whole partnership each night, by the same queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from joinedup_core.standards.case_engine import CaseEngine
from joinedup_core.standards.engine import Engine, query, text
from joinedup_core.standards.files import Files, read_files
from joinedup_core.standards.judgement import Judgement, ToldContact, as_judgement
from joinedup_core.standards.rule import Standards
from joinedup_core.standards.told import COLUMNS, Told, UnreadableTold

IN_CONTACT_DAYS = 365
"""An agency is named as one that could visit while its last contact is no older than this: a choice of ours."""
_COUNTS = {"contact": "counts_as_contact", "in_person": "counts_in_person", "in_person_at_home": "counts_at_home"}


def check_one(
    standards: Standards,
    told: Told,
    *,
    today: date,
    in_contact_days: int = IN_CONTACT_DAYS,
    engine: CaseEngine | None = None,
    evidence: bool = True,
) -> tuple[Judgement, ...]:
    """How every standard stands for the persons of one case, with each contact as `evidence` unless that is not asked for.

    `engine` may be kept and handed in again by one thread, which spares opening one.
    """
    if not told.concerns:
        return ()
    if engine is None:
        with CaseEngine() as own:
            return check_one(
                standards, told, today=today, in_contact_days=in_contact_days, engine=own, evidence=evidence
            )
    rows = engine.findings(standards, told, today=today, in_contact_days=in_contact_days)
    contacts: dict[str, list[dict[str, Any]]] = {}
    for one in engine.contacts(standards, told, today=today, in_contact_days=in_contact_days) if evidence else ():
        contacts.setdefault(one["person"], []).append(one)
    return tuple(as_judgement(row, _contacts(row, contacts.get(row["person"], ()))) for row in rows)


def _contacts(row: Mapping[str, Any], contacts: Iterable[Mapping[str, Any]]) -> tuple[ToldContact, ...]:
    """The person's contacts, each with whether it counts for what the strictest reading asks."""
    counts = _COUNTS.get(row["asked_kind"])
    return tuple(
        ToldContact(
            one["agency"], one["on"], one["mode"], bool(counts and one[counts]),
            "" if counts and one[counts] else one["why_not_more"] or "this rule asks for no contact",
        )
        for one in contacts
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of files came to: findings by state and by reason, and sentences on what could not be used."""

    findings: int
    states: Mapping[str, int]
    reasons: Mapping[str, int]
    unusable: tuple[str, ...]


def check_many(
    standards: Standards,
    files: Files,
    output: Path,
    *,
    today: date,
    in_contact_days: int = IN_CONTACT_DAYS,
    memory: str = "3GB",
    threads: int | None = None,
) -> Checked:
    """Judge every concern of the files and write the findings as Parquet or CSV; all of them or no file.

    Raises UnreadableTold with a sentence where a file cannot be used.
    """
    import duckdb

    if output.resolve() in {path.resolve() for path in _given(files)}:
        raise UnreadableTold(f"{output} is one of the files to read. Give the findings a name of their own.")
    # What does not fit into memory, and the findings until they are whole, stand in a private folder beside the output.
    with (
        TemporaryDirectory(dir=output.parent, prefix=".standards-") as folder,
        Engine(memory=memory, threads=threads, folder=Path(folder) / "spilled") as engine,
    ):
        read_files(engine, files)
        try:
            fresh = files.sources is not None
            engine.judge(standards, today=today, in_contact_days=in_contact_days, told_how_fresh=fresh)
            unfinished = Path(folder) / f"findings{output.suffix.lower()}"
            _write(engine, unfinished)
            checked = _told(engine, unfinished)
        except duckdb.OutOfMemoryException:
            raise UnreadableTold(
                f"{memory} of memory are not enough. Give more with --memory. Nothing was written."
            ) from None
        except duckdb.Error as reason:
            said = str(reason).split("\n", 1)[0].split(":", 1)[-1].strip()
            raise UnreadableTold(f"A file cannot be read to its end: {said} Nothing was written.") from None
        unfinished.replace(output)
        return checked


def _given(files: Files) -> list[Path]:
    return [path for name in COLUMNS if (path := getattr(files, name)) is not None]


def _write(engine: Engine, path: Path) -> None:
    kind = "FORMAT csv, HEADER" if path.suffix == ".csv" else "FORMAT parquet"
    engine.connection.execute(f"COPY (FROM findings) TO {text(str(path))} ({kind})")


def _told(engine: Engine, findings: Path) -> Checked:
    """What it came to, counted from what was written."""
    states = engine.rows(
        f"SELECT state, reason, count(*) AS number FROM {text(str(findings))} GROUP BY ALL ORDER BY 3 DESC, 1, 2"
    )
    found = sum(row["number"] for row in states)
    return Checked(found, _summed(states, "state"), _summed(states, "reason"), _unusable(engine))


def _summed(rows: list[dict[str, Any]], column: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        if row[column]:
            found[row[column]] = found.get(row[column], 0) + row["number"]
    return found


def _unusable(engine: Engine) -> tuple[str, ...]:
    """Sentences on rows that were left out, with how many."""
    rows = engine.rows(query("unusable"))
    return tuple(f"{row['number']:,} {row['what']}" for row in rows if row["number"])
