"""Pages that say why something is seen, and by whom."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from joinedup.kit.answers import page
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import may
from joinedup.people.seeing import commands, queries
from joinedup.people.views import Frame, case_frame, person_frame
from joinedup_core.permits import Permission


def case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Why the reader sees a case; who else could and did, for those who link workers to it."""
    framed = case_frame(request, partnership, case_id)
    row = framed["case"]
    shown: dict[str, Any] = {}
    if may(request.actor, Permission.LINK_WORKERS, row.place):
        could, did, more = commands.list_who_sees(request.actor, case_id)
        shown = {**_tables(could, did), "most": len(did) if more else 0}
    return _page(request, framed, queries.why_case(request.actor, row), **shown)


def person(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Why the reader sees a person."""
    framed = person_frame(request, partnership, person_id)
    return _page(request, framed, queries.why_person(request.actor, person_id))


def note(request: HttpRequest, partnership: str, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Why the reader sees a note."""
    framed = case_frame(request, partnership, case_id)
    return _page(request, framed, queries.why_note(request.actor, framed["case"], note_id))


def _page(request: HttpRequest, framed: Frame, because: list[str], **shown: Any) -> HttpResponse:
    framed = {**framed, "crumbs": [*framed["crumbs"], ("Why can I see this?", "")]}
    return page(request, "people/why.html", because=because, **shown, **framed)


def _tables(could: list[queries.Could], did: list[queries.Opening]) -> dict[str, Table]:
    return {
        "could": Table(
            "Who can see it",
            [
                Column("name", "Who"), Column("agency", "Agency"), Column("words", "As"),
                Column("since", "Since", kind="day", value=lambda c: localtime(c.since).date()), Column("state_words", "Now"),
            ],
            could, noun=("person or team", "people and teams"), caption_hidden=True, empty="Nobody.",
        ),
        "did": Table(
            "Who opened it",
            [
                Column("at", "When", value=lambda o: f"{localtime(o.at):%-d %B %Y, %H:%M}"), Column("who", "Who"), Column("agency", "Agency"),
                Column("what", "What"), Column("why", "Reason given", value=lambda o: o.why or "By a link"),
            ],
            did, noun=("opening", "openings"), caption_hidden=True, empty="Nobody yet.",
        ),
    }  # fmt: skip
