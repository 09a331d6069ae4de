"""Pages that keep what is known of a person right."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import submit
from joinedup.people.cases import commands as cases
from joinedup.people.number_kinds.queries import choices_of, number_kinds
from joinedup.people.persons import commands, forms
from joinedup.people.records.commands import keep_record
from joinedup.people.views import case_frame, form_page, person_frame
from joinedup_core.permits import Permission

ADDING: dict[str, tuple[Any, Any, str]] = {
    "name": (forms.NameForm, commands.add_name, "Add another name"),
    "number": (forms.NumberForm, commands.add_number, "Add a number"),
    "telephone": (forms.TelephoneForm, commands.add_telephone, "Add a telephone number"),
    "address": (forms.AddressForm, commands.add_address, "Add an address"),
}
CONFIDENTIAL = (
    "Do not type an address here that must be kept from somebody: everybody on a case with this person may read it."
)


def correct(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Correct what is known of a person; two versions are shown where somebody else saved first."""
    framed = person_frame(request, partnership, person_id)
    found = cases.read_person(request.actor, person_id)
    form = forms.CorrectForm(request.POST or None, initial=asdict(found.details) | {"version": found.version})

    def act() -> None:
        version = form.cleaned_data["version"]
        commands.correct_person(request.actor, person_id, version=version, details=form.details(), on=framed["today"])

    if submit(form, act):
        messages.success(request, "The record is corrected.")
        return redirect("casefiles:person", partnership, person_id)
    return form_page(request, framed, form, title="Correct the record", button="Save the corrections")


def add(request: HttpRequest, partnership: str, person_id: UUID, what: str) -> HttpResponse:
    """Add a name, a number, a telephone number or an address."""
    framed = person_frame(request, partnership, person_id)
    if what not in ADDING:
        raise NotFound("no such kind of fact")
    form_class, command, title = ADDING[what]
    choices = {"kind": choices_of(number_kinds(partnership, framed["today"]))} if what == "number" else {}
    form = form_class(request.POST or None, choices=choices)
    if submit(form, lambda: command(request.actor, person_id, **form.cleaned_data)):
        messages.success(request, "It is on the record.")
        return redirect("casefiles:person", partnership, person_id)
    words = CONFIDENTIAL if what == "address" else ""
    return form_page(request, framed, form, title=title, button="Add it", words=words)


def end(request: HttpRequest, partnership: str, person_id: UUID, what: str, fact_id: UUID) -> HttpResponse:
    """End a name, a number, a telephone number or an address."""
    framed = person_frame(request, partnership, person_id)
    form = forms.EndForm(request.POST or None, initial={"on": framed["today"]})
    if submit(
        form, lambda: commands.end_fact(request.actor, person_id, what=what, fact_id=fact_id, **form.cleaned_data)
    ):
        messages.success(request, "It ends. It stays readable as it was.")
        return redirect("casefiles:person", partnership, person_id)
    return form_page(request, framed, form, title="This holds no more", button="Save the last day")


def record(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Keep what the own agency's system says of somebody on the case."""
    framed = case_frame(request, partnership, case_id, Permission.RECORD_ITEMS)
    form = forms.RecordForm(request.POST or None, initial={"as_of_on": framed["today"]})

    def act() -> UUID:
        given = form.cleaned_data
        return keep_record(request.actor, case_id, person_id=person_id, at=timezone.now(), on=framed["today"], **given)

    if submit(form, act):
        messages.success(request, "The record is kept. Only your agency reads it until you share it.")
        return redirect("casefiles:person", partnership, person_id)
    return form_page(request, framed, form, title="What our system says", button="Keep it")
