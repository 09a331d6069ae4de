"""Pages of staff-safety warnings about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import AskFirst, NotFound, Refused
from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.people.files.queries import practice
from joinedup.people.views import form_page, frame, person_frame
from joinedup.people.warnings import commands, forms, queries

KEPT = "why_warnings"
"""Where a session keeps why somebody looked, by the person's id."""


def warnings(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """The warnings that stand about a person; where every case of theirs is closed it asks why, once a session."""
    framed = _frame(request, partnership, person_id)
    framed["crumbs"][-1] = ("Staff safety", "")
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        request.session[KEPT] = {**request.session.get(KEPT, {}), str(person_id): form.cleaned_data["reason"]}
    try:
        found = _opened(request, person_id)
    except Refused as refusal:
        return form_page(request, framed, form, title="Staff safety", button="Show the warnings", words=refusal.message)
    shown = [(w, w.late(framed["today"])) for w in found]
    return page(request, "people/warnings/warnings.html", warnings=shown, person_id=person_id, **framed)


def overdue(request: HttpRequest, partnership: str) -> HttpResponse:
    """The warnings on one's own cases whose day of review has passed."""
    framed = frame(request, partnership)
    framed["crumbs"].append(("Staff safety: to look at again", ""))
    found = commands.list_overdue(request.actor, practice(request.actor, partnership), on=framed["today"])
    table = Table(
        "Staff-safety warnings to look at again",
        [
            Column("person", "About"), Column("kind_words", "Warning"), Column("review_on", "Was to be looked at on", kind="day"),
            Column("agency", "Recorded by", value=lambda w: f"{w.by}, {w.agency}"), Column("told_label", "Was the person told?"),
        ],
        found, noun=("warning", "warnings"), caption_hidden=True,
        empty="No warning about anybody on your open cases waits to be looked at again.",
        row_link=lambda w: reverse("cases:warnings", args=[partnership, w.person_id]),
    )  # fmt: skip
    return page(request, "people/warnings/overdue.html", table=table, **framed)


def warn(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Warn staff."""
    framed = _frame(request, partnership, person_id)
    form = forms.WarnForm(request.POST or None)
    given = {"at": timezone.now(), "on": framed["today"]}
    if submit(form, lambda: commands.warn_staff(request.actor, person_id, **given, **form.cleaned_data)):
        messages.success(request, "Everybody who may see the person is shown the warning.")
        return redirect("cases:warnings", partnership, person_id)
    return form_page(request, framed, form, title="Warn staff", button="Warn them")


def review(request: HttpRequest, partnership: str, person_id: UUID, warning_id: UUID) -> HttpResponse:
    """Say that a warning is still right."""
    framed, line = _one(request, partnership, person_id, warning_id)
    form = forms.ReviewForm(
        request.POST or None, initial={name: getattr(line, name) for name in ("told", "told_words", "version")}
    )
    given = {"warning_id": warning_id, "on": framed["today"]}
    if submit(form, lambda: commands.review_warning(request.actor, person_id, **given, **form.cleaned_data)):
        messages.success(request, "The warning stands.")
        return redirect("cases:warnings", partnership, person_id)
    return form_page(
        request, framed, form, title="Is the warning still right?", button="It is still right", words=line.words
    )


def end(request: HttpRequest, partnership: str, person_id: UUID, warning_id: UUID) -> HttpResponse:
    """End a warning."""
    framed, line = _one(request, partnership, person_id, warning_id)
    form = forms.EndForm(request.POST or None)
    given = {"warning_id": warning_id, "on": framed["today"]}
    if submit(form, lambda: commands.end_warning(request.actor, person_id, **given, **form.cleaned_data)):
        messages.success(request, "The warning has ended.")
        return redirect("cases:warnings", partnership, person_id)
    return form_page(request, framed, form, title="End the warning", button="End it", words=line.words)


def _one(
    request: HttpRequest, partnership: str, person_id: UUID, warning_id: UUID
) -> tuple[dict[str, Any], queries.WarningLine]:
    framed = _frame(request, partnership, person_id)
    try:
        found = _opened(request, person_id)
    except Refused as refusal:
        raise AskFirst(refusal.message, reverse("cases:warnings", args=[partnership, person_id])) from None
    line = next((w for w in found if w.id == warning_id), None)
    if line is None:
        raise NotFound("no such warning")
    return framed, line


def _opened(request: HttpRequest, person_id: UUID) -> list[queries.WarningLine]:
    reason = str(request.session.get(KEPT, {}).get(str(person_id), ""))
    return commands.open_warnings(request.actor, person_id, reason=reason)


def _frame(request: HttpRequest, partnership: str, person_id: UUID) -> dict[str, Any]:
    framed = person_frame(request, partnership, person_id)
    framed["crumbs"].append(("Staff safety", reverse("cases:warnings", args=[partnership, person_id])))
    return framed
