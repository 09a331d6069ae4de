"""Pages that change a case: opening, people on it, links, notes, sharing, closing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.people.cases import commands, forms
from joinedup.people.files import queries
from joinedup.people.number_kinds.queries import choices_of, number_kinds
from joinedup.people.persons import commands as persons
from joinedup.people.persons.forms import DetailsForm
from joinedup.people.persons.queries import check_may_name
from joinedup.people.views import case_frame, form_page, frame
from joinedup_core.permits import Permission


def my_cases(request: HttpRequest, partnership: str) -> HttpResponse:
    """The cases the reader works on here."""
    framed = frame(request, partnership)
    framed["crumbs"][-1] = ("My cases", "")
    found = commands.list_my_cases(request.actor, queries.practice(request.actor, partnership))
    table = Table(
        "My cases",
        [
            Column("reference", "Case"), Column("persons", "About", value=lambda c: c.persons or "Nobody by name"), Column("kind_words", "What it is about"),
            Column("words", "I am"), Column("since", "Since", kind="day", value=lambda c: localtime(c.since).date()),
            Column("state_words", "State", kind="tag", colour={"Open": "green", "On hold": "yellow", "Closed": "grey"}),
        ],
        found, noun=("case", "cases"), empty="You work on no case here now.", caption_hidden=True,
        row_link=lambda c: reverse("casefiles:case", args=[partnership, c.id]),
    )  # fmt: skip
    return page(
        request, "people/my_cases.html", table=table, find_url=reverse("cases:find", args=[partnership]), **framed
    )


def open_case(request: HttpRequest, partnership: str) -> HttpResponse:
    """Open a case about somebody who was not found."""
    framed = frame(request, partnership)
    practice = queries.practice(request.actor, partnership)
    form = _begun(request, partnership, forms.OpenCaseForm, {"telephone": queries.last_telephone(request.actor)})

    def act() -> UUID:
        given = {name: form.cleaned_data[name] for name in ("kind", "part", "number_kind", "number", "telephone")}
        return commands.open_case(request.actor, practice, details=form.details(), on=framed["today"], **given)

    if submit(form, act):
        messages.success(request, "The case is open, and you lead it.")
        return redirect("casefiles:case", partnership, form.result)
    return form_page(request, framed, form, title="Open a case", button="Open the case")


def register_person(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Register somebody who was not found, on a case."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    form = _begun(request, partnership, forms.RegisterForm, {})

    def act() -> UUID:
        given = {name: form.cleaned_data[name] for name in ("part", "number_kind", "number")}
        return persons.register_person(request.actor, case_id, details=form.details(), on=framed["today"], **given)

    if submit(form, act):
        messages.success(request, "They are registered, and on the case.")
        return redirect("casefiles:case", partnership, case_id)
    return form_page(request, framed, form, title="Register somebody on the case", button="Register them")


def open_about(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Open a case about somebody who was found."""
    framed = frame(request, partnership)
    practice = queries.practice(request.actor, partnership)
    check_may_name(person_id, partnership)
    form = forms.OpenAboutForm(request.POST or None, initial={"telephone": queries.last_telephone(request.actor)})

    def act() -> UUID:
        return commands.open_case(request.actor, practice, person_id=person_id, on=framed["today"], **form.cleaned_data)

    if submit(form, act):
        messages.success(request, "The case is open, and you lead it.")
        return redirect("casefiles:case", partnership, form.result)
    return form_page(request, framed, form, title="Open a case about the person found", button="Open the case")


def add_person(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Put somebody who was found on a case."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    check_may_name(person_id, partnership)
    form = forms.PartForm(request.POST or None)
    given = {"person_id": person_id, "on": framed["today"]}
    if submit(form, lambda: persons.add_person(request.actor, case_id, **given, **form.cleaned_data)):
        messages.success(request, "They are on the case.")
        return redirect("casefiles:case", partnership, case_id)
    return form_page(request, framed, form, title="Put the person found on the case", button="Put them on the case")


def link_worker(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Give somebody, or a team, a link to the case."""
    framed = case_frame(request, partnership, case_id, Permission.LINK_WORKERS)
    offered = [(w.key, w.label) for w in queries.workers(partnership)]
    form = forms.LinkForm(request.POST or None, choices={"worker": offered})
    if submit(form, lambda: commands.link_worker(request.actor, case_id, **form.cleaned_data)):
        messages.success(request, "The link is made. It opens the case to them at once.")
        return redirect("casefiles:case", partnership, case_id)
    return form_page(request, framed, form, title="Add somebody who works on the case", button="Add them")


def hand_over_lead(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Hand the lead to somebody else."""
    framed = case_frame(request, partnership, case_id, Permission.LINK_WORKERS)
    offered = [(w.key, w.label) for w in queries.workers(partnership) if w.user_id]
    form = forms.LeadForm(request.POST or None, choices={"worker": offered})
    if submit(form, lambda: commands.hand_over_lead(request.actor, case_id, **form.cleaned_data)):
        messages.success(request, "The lead is handed over. Whoever led the case stays on it as an allocated worker.")
        return redirect("casefiles:case", partnership, case_id)
    return form_page(request, framed, form, title="Hand over the lead", button="Hand over the lead")


def end_link(request: HttpRequest, partnership: str, case_id: UUID, link_id: UUID) -> HttpResponse:
    """End a link at once, once it was asked."""
    framed = case_frame(request, partnership, case_id)
    if request.method != "POST":
        line = queries.ending_link(request.actor, framed["case"], link_id)
        words = "The case closes to them at once. What they wrote stays. To take this back, whoever links workers gives a new link."
        who = f"{line.name}, {line.words.lower()}"
        return ask_first(
            request, title="End this link?", about=who, words=words, button="End it", crumbs=framed["crumbs"]
        )
    own = commands.end_link(request.actor, case_id, link_id=link_id)
    messages.success(request, "The link has ended.")
    return redirect("cases:my_cases", partnership) if own else redirect("casefiles:case", partnership, case_id)


def write_note(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Write a note."""
    framed = case_frame(request, partnership, case_id, Permission.RECORD_ITEMS)
    form = forms.NoteForm(request.POST or None)
    if submit(form, lambda: commands.write_note(request.actor, case_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The note is kept. Only your agency reads it until you share it.")
        return redirect("casefiles:case", partnership, case_id)
    return form_page(request, framed, form, title="Write a note", button="Keep the note")


def correct_note(request: HttpRequest, partnership: str, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Correct a note by a new one."""
    framed = case_frame(request, partnership, case_id, Permission.RECORD_ITEMS)
    note = queries.get_note(request.actor, case_id, note_id)
    form = forms.NoteForm(request.POST or None, initial={"text": note.text})
    if submit(form, lambda: commands.correct_note(request.actor, note_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The correction is kept. The note before it stays readable.")
        return redirect("casefiles:case", partnership, case_id)
    words = "The note stays as it was; the correction stands beside it, for everybody who has the note."
    return form_page(request, framed, form, title="Correct a note", button="Keep the correction", words=words)


def close_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Close the case."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    stands = commands.read_what_stands(request.actor, case_id)
    form = forms.CloseForm(request.POST or None, initial={"version": framed["case"].version})
    if not stands:
        del form.fields["goes_on"]
    if submit(form, lambda: commands.close_case(request.actor, case_id, on=framed["today"], **form.cleaned_data)):
        messages.success(request, "The case is closed. Opening it asks for a reason from now on.")
        return redirect("cases:my_cases", partnership)
    words = "Nothing is taken away. Whoever opens the case afterwards says why."
    return form_page(
        request,
        framed | {"stands": stands},
        form,
        title="Close the case",
        button="Close the case",
        words=words,
        variant="warning",
    )


@require_POST
def reopen_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Open a closed case again."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    form = forms.VersionForm(request.POST)
    if submit(form, lambda: commands.reopen_case(request.actor, case_id, **form.cleaned_data)):
        messages.success(request, "The case is open again.")
        return redirect("casefiles:case", partnership, case_id)
    return form_page(request, framed, form, title="Open the case again", button="Open it again", status=409)


def _begun(request: HttpRequest, partnership: str, form: type[DetailsForm], initial: dict[str, Any]) -> DetailsForm:
    """A form of somebody to be registered: sent, or begun with what a search was given (nothing is typed twice)."""
    choices = {"number_kind": choices_of(number_kinds(partnership, timezone.localdate()))}
    if request.POST.get("begin"):
        given = {name: request.POST[name] for name in forms.BEGUN if name in request.POST}
        return form(initial=initial | given, choices=choices)
    return form(request.POST or None, initial=initial, choices=choices)
