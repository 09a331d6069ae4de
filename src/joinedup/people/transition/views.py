"""The list of young people who approach 18."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from joinedup.kit.answers import page
from joinedup.kit.tables import Column, Table
from joinedup.people.files.queries import practice
from joinedup.people.persons.rules import GOES_ON
from joinedup.people.transition import commands, rules
from joinedup.people.views import frame
from joinedup_core.calendar import day_in_words


def transition(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who approaches 18, which milestone they passed, which comes next, and what needs are recorded."""
    framed = frame(request, partnership)
    framed["crumbs"].append(("Approaching 18", ""))
    found = commands.list_young_people(request.actor, practice(request.actor, partnership), on=framed["today"])
    table = Table(
        "Young people approaching 18",
        [
            Column("name", "Who"), Column("reference", "Case"), Column("passed", "Passed", value=lambda y: y.coming.passed),
            Column("next", "Next", value=lambda y: f"{y.coming.next_words} on {day_in_words(y.coming.next_on)}"),
            Column("adult", "18 on", value=lambda y: day_in_words(y.coming.adult_on) + ("" if y.born_known else " at the earliest")),
            Column("needs", "Care and support needs", value=lambda y: y.needs or "None recorded: ask what goes on after 18"),
            Column("goes_on", "Go on after 18?", value=lambda y: GOES_ON.get(y.goes_on, "Nobody said yet: ask")),
        ],
        found, noun=("young person", "young people"), caption_hidden=True, empty="Nobody on your open cases is between 14 and 18.",
        row_link=lambda y: reverse("casefiles:person", args=[partnership, y.person_id]),
    )  # fmt: skip
    return page(request, "people/transition.html", table=table, doubt=rules.DOUBT, **framed)
