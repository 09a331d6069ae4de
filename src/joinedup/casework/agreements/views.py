"""Pages of the register of sharing agreements."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreements import commands, queries
from joinedup.casework.agreements.forms import AgreementForm
from joinedup.casework.sharing.rules import bases
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import get_partnership, may
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission

WHO_KEEPS = "The partnership’s business manager keeps this register."


def agreements(request: HttpRequest, partnership: str) -> HttpResponse:
    """The agreements that stand, with those whose review is due."""
    get_partnership(request.actor, partnership)
    found, today = queries.agreements(request.actor, partnership), timezone.localdate()
    late = [one for one in found if one.review_on < today]
    return page(
        request, "casework/sharing/agreements.html", partnership=partnership, table=_table(found), found=found,
        due=f"{len(late)} should have been looked at again by now." if late else "", crumbs=[("Sharing agreements", "")],
        may_edit=may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)),
    )  # fmt: skip


def add(request: HttpRequest, partnership: str) -> HttpResponse:
    """Enter an agreement."""
    here = get_partnership(request.actor, partnership)
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed(WHO_KEEPS)
    parties = agency_choices(request.actor, partnership, on=timezone.localdate())
    form = AgreementForm(request.POST or None, choices={"parties": parties})
    if submit(form, lambda: commands.add_agreement(request.actor, here.id, **form.cleaned_data)):
        messages.success(request, "The agreement is entered.")
        return redirect("casework:agreements", partnership)
    way = [("Sharing agreements", reverse("casework:agreements", args=[partnership])), ("Add an agreement", "")]
    return page(request, "casework/agreed_form.html", form=form, title="Add an agreement", crumbs=way)


def end(request: HttpRequest, partnership: str, agreement_id: UUID) -> HttpResponse:
    """End an agreement, once it was asked."""
    one = next((one for one in queries.agreements(request.actor, partnership) if one.id == agreement_id), None)
    if one is None:
        raise NotFound("no such agreement")
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed(WHO_KEEPS)
    if request.method != "POST":
        words = "From today nobody can name it as the ground for sharing. What was shared under it stays as it is. To take this back, enter it again."
        way = [("Sharing agreements", reverse("casework:agreements", args=[partnership]))]
        return ask_first(
            request, title="End this agreement?", about=one.title, words=words, button="End it", crumbs=way
        )
    commands.end_agreement(request.actor, agreement_id, on=timezone.localdate())
    messages.success(request, "The agreement has ended.")
    return redirect("casework:agreements", partnership)


def _table(found: list[queries.AgreementLine]) -> Table:
    return Table(
        "Agreements",
        [
            Column("title", "Agreement"),
            Column("purpose", "For"),
            Column("parties", "Between", value=lambda one: ", ".join(one.parties)),
            Column("basis", "Basis", value=lambda one: bases()[one.basis].label if one.basis in bases() else one.basis),
            Column("review", "Looked at again by", value=lambda one: day_in_words(one.review_on)),
            Column("impact", "Impact assessed", value=_impact),
        ],
        found,
        noun=("agreement", "agreements"),
        caption_hidden=True,
        empty="No agreement is entered. Sharing to keep somebody safe does not wait for one.",
    )


def _impact(one: queries.AgreementLine) -> str:
    day = day_in_words(one.impact_assessed_on) if one.impact_assessed_on else "No"
    return f"{day}. {one.impact_words}".strip()
