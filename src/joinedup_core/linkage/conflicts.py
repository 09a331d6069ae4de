"""What two records of one person cannot both say. A conflict keeps records apart, whatever the weights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Conflict:
    """A conflict: SQL over two prepared records {l} and {r}, and its words."""

    key: str
    words: str
    when: str


CONFLICTS = (
    Conflict("nhs", "two valid NHS numbers that differ", "{l}.nhs <> {r}.nhs"),
    Conflict("source", "two records of a source that keeps its own people apart",
             "{l}.source = {r}.source AND {l}.kept_apart"),
    Conflict("places", "in two places at the same time",
             "{l}.stay_place <> {r}.stay_place AND {l}.stay_from < coalesce({r}.stay_to, '99999999') "
             "AND {r}.stay_from < coalesce({l}.stay_to, '99999999')"),
)  # fmt: skip


def conflict_sql(left: str, right: str) -> str:
    """SQL for the key of the first conflict between two records, NULL where there is none."""
    cases = " ".join(f"WHEN {c.when.format(l=left, r=right)} THEN '{c.key}'" for c in CONFLICTS)
    return f"(CASE {cases} ELSE NULL END)"
