"""Southend's registers as files to take away and bring in again."""

from __future__ import annotations

from joinedup.foundation.commands import NotFound
from joinedup.planning.southend.rules import PUBLISHED, Published
from joinedup_core.tables import write_docx


def get_published(key: str) -> Published:
    """One of the two registers. Raises `NotFound`."""
    found = next((published for published in PUBLISHED if published.key == key), None)
    if found is None:
        raise NotFound("no such published register")
    return found


def published_registers() -> tuple[Published, ...]:
    """Both registers as published."""
    return PUBLISHED


def word_file(key: str) -> bytes:
    """A register as a Word table: categories as rows of their own, several controls in one cell, as published."""
    published = get_published(key)
    table = published.table
    rows: list[list[str]] = []
    section = None
    for row in table.rows:
        if row.section != section:
            section = row.section
            rows.append([section or "", *[""] * (len(table.headings) - 1)])
        rows.append([cell.text for cell in row.cells])
    return write_docx(f"{published.label} (January 2020)", table.headings, rows)
