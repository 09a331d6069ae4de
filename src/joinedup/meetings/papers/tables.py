"""How papers and their versions are listed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from joinedup.kit.tables import Column, Table
from joinedup.meetings.papers.queries import PaperLine, VersionLine


def papers_table(partnership: str, rows: Any) -> Table:
    """Papers to sort and take away as a list."""
    return Table(
        "Papers",
        [
            Column("title", "Paper", sort="title"),
            Column("meeting_on", "Meeting", kind="day", sort="meeting"),
            Column("group", "Group", sort="group"),
            Column("version", "Version", value=lambda p: p.latest.number if p.latest else "", numeric=True),
            Column("late", "Late", kind="tag", colour=lambda p: "orange", spare=True),
            Column("restricted", "Restricted", value=lambda p: "Restricted" if p.restricted else "", spare=True),
        ],
        rows,
        noun=("paper", "papers"),
        empty="No papers to show.",
        caption_hidden=True,
        row_link=lambda p: reverse("meetings:paper", args=[partnership, p.id]),
        exports=("csv", "xlsx", "docx"),
    )


def versions_table(partnership: str, paper: PaperLine) -> Table:
    """The versions of a paper, newest first."""

    def link(line: VersionLine) -> str | None:
        return (
            None if paper.withdrawn_because else reverse("meetings:version", args=[partnership, paper.id, line.number])
        )

    return Table(
        f"Versions of “{paper.title}”",
        [
            Column("number", "Version"),
            Column("file_name", "File", link=link),
            Column("size_words", "Size"),
            Column("added_at", "Came", kind="moment"),
            Column("late_days", "Working days late", numeric=True),
            Column("note", "What changed", spare=True),
        ],
        paper.versions,
        empty="No version yet.",
        key="versions",
        exports=("csv", "xlsx", "docx"),
    )
