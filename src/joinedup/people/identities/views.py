"""The page of identity decisions about a person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.people.cases.commands import read_person
from joinedup.people.files.queries import practice
from joinedup.people.identities import commands, forms, queries
from joinedup.people.views import frame, person_frame


def alike(request: HttpRequest, partnership: str) -> HttpResponse:
    """The records that are possibly one person, for whoever works with both."""
    framed = frame(request, partnership)
    framed["crumbs"].append(("Possibly the same person", ""))
    found = commands.list_alike(request.actor, practice(request.actor, partnership))
    table = Table(
        "Possibly the same person",
        [
            Column("one", "One record"), Column("other", "Another record"), Column("because", "What agrees"),
            Column(
                "decide", "Decide", kind="link",
                value=lambda a: ("Decide", f"{reverse('cases:identity', args=[partnership, a.one_id])}?other={a.other_id}"),
            ),
        ],
        found.shown, noun=("pair", "pairs"), caption_hidden=True, empty="No two records on your cases look like one person.",
    )  # fmt: skip
    return page(request, "people/alike.html", table=table, more=found.more, **framed)


def identity(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """What was decided, and a new decision."""
    framed = person_frame(request, partnership, person_id)
    person = read_person(request.actor, person_id)
    framed["crumbs"].append(("Same person?", ""))
    begun = {"other_id": request.GET.get("other"), "state": "possible"} if "other" in request.GET else {}
    form = forms.IdentityForm(
        request.POST or None, initial=begun, choices={"other_id": queries.others(request.actor, person_id)}
    )
    given = {"at": timezone.now()}
    if submit(form, lambda: commands.decide_identity(request.actor, person_id, **given, **form.cleaned_data)):
        messages.success(request, "The decision is recorded. It can be taken back by another.")
        return redirect("cases:identity", partnership, person_id)
    events = [
        (f"{d.state_words}: {d.name}", d.at, d.why, d.by if d.stands else f"{d.by}; a later decision stands")
        for d in queries.decisions(request.actor, person_id)
    ]
    return page(request, "people/identity.html", form=form, person=person, events=events, **framed)
