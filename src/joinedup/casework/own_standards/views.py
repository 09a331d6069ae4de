"""Pages of the contact standards that hold in a partnership, and of its own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.own_standards import commands, queries
from joinedup.casework.own_standards.forms import EndForm, KeepForm
from joinedup.casework.own_standards.shown import rules_table, versions_table
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.permits import Permission

TITLE = "Contact standards: what they ask"


def standards(request: HttpRequest, partnership: str) -> HttpResponse:
    """The contact standards that hold today, their duties, and every version of the partnership's own."""
    get_partnership(request.actor, partnership)
    today = timezone.localdate()
    found, borrowed = queries.standards_of(partnership, today)
    own = queries.versions(request.actor, partnership, today=today)
    may_edit = may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))
    return page(
        request, "casework/standards.html", title=TITLE, partnership=partnership, borrowed=borrowed, rules=rules_table(found, today),
        duties=[duty for duty in found.duties if duty.in_force(today)], own=versions_table(partnership, own, may_edit=may_edit),
        may_edit=may_edit, crumbs=[_above(partnership), (TITLE, "")],
    )  # fmt: skip


def keep(request: HttpRequest, partnership: str) -> HttpResponse:
    """Keep a version of the partnership's own."""
    _check_may_edit(request, partnership)
    here = [(line.id, line.name) for line in groups(request.actor, partnership)]
    form = KeepForm(request.POST or None, request.FILES or None, choices={"group_id": here})

    def act() -> UUID:
        said = dict(form.cleaned_data)
        return commands.keep_standards(request.actor, said.pop("group_id"), on=timezone.localdate(), **said)

    if submit(form, act):
        messages.success(request, "The version is kept. It holds from its first day on.")
        return redirect("casework:standards", partnership)
    way = [
        _above(partnership),
        (TITLE, reverse("casework:standards", args=[partnership])),
        ("Standards of our own", ""),
    ]
    return page(request, "casework/own_standards_form.html", form=form, title="Keep standards of our own", crumbs=way)


def version(request: HttpRequest, partnership: str, version_id: UUID) -> HttpResponse:
    """One version: its text as it was given."""
    get_partnership(request.actor, partnership)
    line = queries.get_version(request.actor, partnership, version_id, today=timezone.localdate())
    title = f"Standards of our own, version {line.number}"
    way = [_above(partnership), (TITLE, reverse("casework:standards", args=[partnership])), (title, "")]
    return page(request, "casework/own_standards.html", line=line, title=title, crumbs=way)


def end(request: HttpRequest, partnership: str, version_id: UUID) -> HttpResponse:
    """End a version."""
    _check_may_edit(request, partnership)
    today = timezone.localdate()
    line = queries.get_version(request.actor, partnership, version_id, today=today)
    form = EndForm(request.POST or None)
    if submit(form, lambda: commands.end_standards(request.actor, version_id, on=today, **form.cleaned_data)):
        messages.success(
            request, "The version has ended. Its text is kept; the one before it holds again, where there is one."
        )
        return redirect("casework:standards", partnership)
    title = f"End version {line.number}"
    way = [_above(partnership), (TITLE, reverse("casework:standards", args=[partnership])), (title, "")]
    return page(request, "casework/agreed_form.html", form=form, title=title, crumbs=way)


def _check_may_edit(request: HttpRequest, partnership: str) -> None:
    get_partnership(request.actor, partnership)
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager keeps its standards.")


def _above(partnership: str) -> tuple[str, str]:
    return "Contact standards: what was agreed", reverse("casework:agreed", args=[partnership])
