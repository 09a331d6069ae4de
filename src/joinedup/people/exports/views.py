"""Who is on a case, or who works on it, as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from joinedup.foundation.commands import NotFound
from joinedup.kit.tables import Column, Table
from joinedup.people.exports.door import table_of_case
from joinedup.people.files import queries
from joinedup.people.views import case_frame


def export(request: HttpRequest, partnership: str, case_id: UUID, what: str, fmt: str) -> HttpResponse:
    """Who is on a case, or who works on it, as a file."""
    framed = case_frame(request, partnership, case_id)
    if what not in _TABLES:
        raise NotFound("no such list")
    caption, columns, rows = _TABLES[what]
    return table_of_case(
        request, case_id, what=what, fmt=fmt, name=f"case-{framed['case'].reference}-{what}",
        make=lambda: Table(caption, columns, rows(request, framed["case"])),
    )  # fmt: skip


_TABLES = {
    "people": (
        "Who is on the case",
        [Column("name", "Name"), Column("part", "Part"), Column("born", "Born"), Column("from_on", "On the case since", kind="day")],
        lambda request, case: queries.file_of(request.actor, case).persons,
    ),
    "workers": (
        "Who works on the case",
        [Column("name", "Who"), Column("words", "As"), Column("agency", "Agency"), Column("telephone", "Telephone"), Column("email", "E-mail")],
        lambda request, case: queries.file_of(request.actor, case).workers,
    ),
}  # fmt: skip
