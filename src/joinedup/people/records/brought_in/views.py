"""The page on which a worker says whether a record of their agency's system is a person on the case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.people.persons.queries import get_person
from joinedup.people.records.brought_in import commands, forms
from joinedup.people.views import case_frame
from joinedup_core.permits import Permission


def decide(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID, held_id: UUID) -> HttpResponse:
    """What the system says and what agrees; then yes, or somebody else."""
    framed = case_frame(request, partnership, case_id, Permission.RECORD_ITEMS)
    held = commands.read_held_record(request.actor, case_id, person_id=person_id, held_id=held_id)
    person = get_person(request.actor, partnership, person_id)
    table = Table(
        "The person and the record",
        [
            Column("label", "What"), Column("here", person.name, value=lambda row: row.said[0] or "Not told"),
            Column("there", f"{held.source}, {held.number}", value=lambda row: row.said[1] or "Not told"),
            Column("state", "Beside each other", kind="tag", colour={"They differ": "yellow"}),
        ],
        held.beside(person), noun=("field", "fields"), caption_hidden=True,
    )  # fmt: skip
    form = forms.MatchForm(request.POST or None)
    given = {"person_id": person_id, "held_id": held_id, "at": timezone.now()}
    if submit(form, lambda: commands.decide_record(request.actor, case_id, **given, **form.cleaned_data)):
        messages.success(
            request, "The decision is recorded. Your agency’s record is shared with nobody until you decide so."
        )
        return redirect("casefiles:person", partnership, person_id)
    framed["crumbs"].append(("Is it this person?", ""))
    return page(request, "people/held_record.html", form=form, held=held, table=table, person=person, **framed)
