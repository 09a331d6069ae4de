"""Tables of reports and disruption."""

from __future__ import annotations

from collections.abc import Sequence

from joinedup.casework.reports.queries import DisruptionLine, ReportLine
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import Kind


def reports_table(found: Sequence[ReportLine]) -> Table:
    """Reports of all agencies, by the day of the behaviour; those of one incident share its number."""
    numbers = {incident: n for n, incident in enumerate(dict.fromkeys(one.incident for one in found), 1)}
    return Table(
        "Reports",
        [
            Column("happened", "Happened", value=lambda r: day_in_words(r.happened_on)),
            Column("reported", "Reported", value=lambda r: day_in_words(r.reported_on)), Column("agency", "To"),
            Column("incident", "Incident", numeric=True, value=lambda r: numbers[r.incident]),
            Column("words", "What was reported"), Column("reference", "Their number"),
        ],
        found, noun=("report", "reports"), empty="No report is linked yet.", caption_hidden=True,
    )  # fmt: skip


def disruption_table(found: Sequence[DisruptionLine], kind: Kind) -> Table:
    """What was done to disrupt."""
    words = {one.key: one.text for one in kind.disruption}
    return Table(
        "Disruption",
        [
            Column("done", "When", value=lambda d: day_in_words(d.done_on)), Column("agency", "Agency"),
            Column("kind", "What", value=lambda d: words.get(d.kind, d.kind)), Column("words", "In words"),
            Column("effect", "What came of it"),
        ],
        found, noun=("step", "steps"), empty="Nothing is recorded yet.", caption_hidden=True,
    )  # fmt: skip
