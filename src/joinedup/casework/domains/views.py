"""Pages of what a concern can be about in a partnership."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.rules import domains as bundled
from joinedup.casework.domains import commands, queries
from joinedup.casework.domains.forms import KeepForm
from joinedup.casework.own_standards.forms import EndForm
from joinedup.casework.standards.queries import standards_of
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission

TITLE = "What a concern can be about"


def domains(request: HttpRequest, partnership: str) -> HttpResponse:
    """What comes with the program, and what the partnership added, with whether a contact standard is about it."""
    get_partnership(request.actor, partnership)
    today = timezone.localdate()
    found = queries.register(request.actor, partnership, today=today)
    ruled = {rule.domain for rule in standards_of(partnership)[0].rules if rule.in_force(today)}
    may_edit = may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))
    return page(
        request, "casework/domains/domains.html", title=TITLE, partnership=partnership, bundled=list(bundled().values()),
        own=_table(partnership, found, ruled, may_edit=may_edit), may_edit=may_edit, crumbs=[(TITLE, "")],
    )  # fmt: skip


def keep(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add one of the partnership's own."""
    _check_may_edit(request, partnership)
    here = [(line.id, line.name) for line in groups(request.actor, partnership)]
    form = KeepForm(request.POST or None, choices={"group_id": here})

    def act() -> UUID:
        said = dict(form.cleaned_data)
        return commands.keep_domain(request.actor, said.pop("group_id"), on=timezone.localdate(), **said)

    if submit(form, act):
        messages.success(request, "It is kept. It is offered from its first day on.")
        return redirect("casework:domains", partnership)
    title = "Add something a concern can be about"
    way = [(TITLE, reverse("casework:domains", args=[partnership])), (title, "")]
    return page(request, "casework/agreed_form.html", form=form, title=title, crumbs=way)


def end(request: HttpRequest, partnership: str, domain_id: UUID) -> HttpResponse:
    """Offer one no longer."""
    _check_may_edit(request, partnership)
    today = timezone.localdate()
    line = queries.get_domain(request.actor, partnership, domain_id, today=today)
    form = EndForm(request.POST or None)
    if submit(form, lambda: commands.end_domain(request.actor, domain_id, on=today, **form.cleaned_data)):
        messages.success(request, "It is offered no longer. Concerns that are about it stay, with its words.")
        return redirect("casework:domains", partnership)
    title = f"End “{line.label}”"
    way = [(TITLE, reverse("casework:domains", args=[partnership])), (title, "")]
    return page(request, "casework/agreed_form.html", form=form, title=title, crumbs=way)


def _table(partnership: str, found: Sequence[queries.DomainLine], ruled: Collection[str], *, may_edit: bool) -> Table:
    columns = [
        Column("label", "Called", value=lambda x: x.label),
        Column("state", "Stands", kind="tag", value=lambda x: _state(x)[0], colour=lambda x: _state(x)[1]),
        Column("what", "What it is", value=lambda x: x.what),
        Column("rule", "Contact standard", value=lambda x: "One is about it" if x.key in ruled else "None is about it"),
        Column("key", "In rule files", value=lambda x: x.key),
        Column("from", "From", value=lambda x: day_in_words(x.effective_from)),
        Column("approved", "Approved by", value=lambda x: f"{x.group}, {day_in_words(x.approved_on)}"),
        Column("ended", "Ended", spare=True, value=_ended),
    ]
    if may_edit:
        columns.append(
            Column(
                "end", "End", kind="link",
                value=lambda x: ("", "") if x.ended_on else ("End it", reverse("casework:end_domain", args=[partnership, x.id])),
            )
        )  # fmt: skip
    return Table(
        "Of our own", columns, found, empty="This partnership has added none of its own here.", caption_hidden=True
    )


def _state(line: queries.DomainLine) -> tuple[str, str]:
    if line.ended_on:
        return "Ended", "grey"
    return ("Offered", "green") if line.offered else ("Not yet", "blue")


def _ended(line: queries.DomainLine) -> str:
    return f"{day_in_words(line.ended_on)}, {line.ended_by}: {line.ended_why}" if line.ended_on else ""


def _check_may_edit(request: HttpRequest, partnership: str) -> None:
    get_partnership(request.actor, partnership)
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager keeps what a concern can be about.")
