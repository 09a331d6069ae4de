"""Pages of the kinds of number that a partnership records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup.people.number_kinds import commands, queries
from joinedup.people.number_kinds.forms import EndForm, KeepForm
from joinedup.people.persons.rules import NUMBER_KINDS
from joinedup.people.views import form_page
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission

TITLE = "Kinds of number"


def number_kinds(request: HttpRequest, partnership: str) -> HttpResponse:
    """What comes with the program, and what the partnership added."""
    framed = _frame(request, partnership)
    framed["crumbs"][-1] = (TITLE, "")
    found = queries.register(request.actor, partnership, today=framed["today"])
    may_edit = _may_edit(request, partnership)
    return page(
        request, "people/number_kinds.html", title=TITLE, bundled=[kind.label for kind in NUMBER_KINDS.values()],
        own=_table(partnership, found, may_edit=may_edit), may_edit=may_edit, partnership=partnership, **framed,
    )  # fmt: skip


def keep(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add one of the partnership's own."""
    framed = _frame(request, partnership)
    _check_may_edit(request, partnership)
    here = [(line.id, line.name) for line in groups(request.actor, partnership)]
    form = KeepForm(request.POST or None, choices={"group_id": here})

    def act() -> UUID:
        said = dict(form.cleaned_data)
        return commands.keep_number_kind(request.actor, said.pop("group_id"), on=framed["today"], **said)

    if submit(form, act):
        messages.success(request, "The kind is kept. It is offered from its first day on.")
        return redirect("cases:number_kinds", partnership)
    return form_page(request, framed, form, title="Add a kind of number", button="Keep it")


def end(request: HttpRequest, partnership: str, kind_id: UUID) -> HttpResponse:
    """Offer one no longer."""
    framed = _frame(request, partnership)
    _check_may_edit(request, partnership)
    line = queries.get_kind(request.actor, partnership, kind_id, today=framed["today"])
    form = EndForm(request.POST or None)
    if submit(form, lambda: commands.end_number_kind(request.actor, kind_id, on=framed["today"], **form.cleaned_data)):
        messages.success(request, "It is offered no longer. Numbers of the kind stay on people’s records.")
        return redirect("cases:number_kinds", partnership)
    return form_page(request, framed, form, title=f"End “{line.label}”", button="End it")


def _table(partnership: str, found: Sequence[queries.KindLine], *, may_edit: bool) -> Table:
    columns = [
        Column("label", "Called", value=lambda x: x.label),
        Column("state", "Stands", kind="tag", value=lambda x: _state(x)[0], colour=lambda x: _state(x)[1]),
        Column("shapes", "Written as", value=lambda x: f"{x.shapes}, such as {x.example}"),
        Column(
            "unique", "Tells who somebody is", value=lambda x: "Yes" if x.unique else "No: several people can have one"
        ),
        Column("from", "From", value=lambda x: day_in_words(x.effective_from)),
        Column("approved", "Approved by", value=lambda x: f"{x.group}, {day_in_words(x.approved_on)}"),
        Column("ended", "Ended", spare=True, value=_ended),
    ]
    if may_edit:
        columns.append(
            Column(
                "end", "End", kind="link",
                value=lambda x: ("", "") if x.ended_on else ("End it", reverse("cases:end_number_kind", args=[partnership, x.id])),
            )
        )  # fmt: skip
    return Table(
        "Of our own", columns, found, empty="This partnership has added none of its own here.", caption_hidden=True
    )


def _state(line: queries.KindLine) -> tuple[str, str]:
    if line.ended_on:
        return "Ended", "grey"
    return ("Offered", "green") if line.offered else ("Not yet", "blue")


def _ended(line: queries.KindLine) -> str:
    return f"{day_in_words(line.ended_on)}, {line.ended_by}: {line.ended_why}" if line.ended_on else ""


def _may_edit(request: HttpRequest, partnership: str) -> bool:
    return may(request.actor, Permission.EDIT_PARTNERSHIP, places.board(partnership))


def _check_may_edit(request: HttpRequest, partnership: str) -> None:
    if not _may_edit(request, partnership):
        raise NotAllowed("The partnership’s business manager keeps its kinds of number.")


def _frame(request: HttpRequest, partnership: str) -> dict[str, Any]:
    here = get_partnership(request.actor, partnership)
    crumbs = [
        (here.name, reverse("partnership:overview", args=[partnership])),
        (TITLE, reverse("cases:number_kinds", args=[partnership])),
    ]
    return {"here": here, "today": timezone.localdate(), "crumbs": crumbs}
