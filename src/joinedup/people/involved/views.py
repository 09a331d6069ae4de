"""The pointer view: who else is involved."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.timezone import localtime

from joinedup.kit.answers import page
from joinedup.kit.tables import Column, Table
from joinedup.people.files.queries import practice
from joinedup.people.finding.rules import NOT_KNOWN_HERE
from joinedup.people.involved import commands, rules
from joinedup.people.views import frame


def involved(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Agencies, since when, through whom, how to reach them, how fresh. Nothing of why, and no name of the person."""
    framed = frame(request, partnership)
    framed["crumbs"].append(("Who else is involved", ""))
    found = commands.list_involved(
        request.actor, practice(request.actor, partnership), person_id=person_id, at=timezone.now()
    )
    table = Table(
        "Who else is involved",
        [
            Column("agency", "Agency"), Column("worker", "Who"), Column("telephone", "Telephone", value=lambda p: p.telephone or "None given"),
            Column("email", "E-mail"), Column("since", "Since", kind="day", value=lambda p: localtime(p.since).date()),
            Column("fresh", "Last heard of", kind="day", value=lambda p: localtime(p.fresh).date()),
        ],
        found, noun=("worker or team", "workers and teams"), caption_hidden=True, empty="Nobody is listed who may be shown to you.",
    )  # fmt: skip
    words = {"hidden": rules.HIDDEN, "source": rules.SOURCE, "doubt": rules.DOUBT, "not_known": NOT_KNOWN_HERE}
    return page(request, "people/involved.html", table=table, **words, **framed)
