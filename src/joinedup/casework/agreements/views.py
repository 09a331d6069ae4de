"""Pages of the register of sharing agreements."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreements import commands, queries
from joinedup.casework.agreements.forms import AgreementForm, StopForm, TellForm
from joinedup.casework.sharing.rules import bases
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import get_partnership, may, memberships_kept
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission

WHO_KEEPS = "The partnership’s business manager keeps this register."


def agreements(request: HttpRequest, partnership: str) -> HttpResponse:
    """The agreements that stand, with those whose review is due."""
    get_partnership(request.actor, partnership)
    found, today = queries.agreements(request.actor, partnership), timezone.localdate()
    late = [one for one in found if one.review_on < today]
    telling = queries.standing_decisions(request.actor, partnership)
    return page(
        request, "casework/sharing/agreements.html", partnership=partnership, table=_table(found), found=found,
        due=f"{len(late)} should have been looked at again by now." if late else "", crumbs=[("Sharing agreements", "")],
        may_edit=may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)),
        telling=_telling(telling, {one.id: one.title for one in found}),
        own=_own(request, partnership, found, {(one.agreement_id, one.agency) for one in telling}),
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


def tell(request: HttpRequest, partnership: str, agreement_id: UUID, membership_id: UUID) -> HttpResponse:
    """Decide for one's agency that its contacts are told under an agreement."""
    about = _about(request, partnership, agreement_id, membership_id)
    form = TellForm(request.POST or None)
    if submit(
        form,
        lambda: commands.tell_contacts(
            request.actor, membership_id, agreement_id=agreement_id, at=timezone.now(), **form.cleaned_data
        ),
    ):
        messages.success(request, f"Contacts of {about['agency']} are told under this agreement from now on.")
        return redirect("casework:agreements", partnership)
    return page(request, "casework/sharing/telling.html", form=form, title="Tell the parties of our contacts", **about)


def stop_telling(request: HttpRequest, partnership: str, agreement_id: UUID, membership_id: UUID) -> HttpResponse:
    """End it."""
    about = _about(request, partnership, agreement_id, membership_id)
    form = StopForm(request.POST or None)
    if submit(
        form,
        lambda: commands.stop_telling_contacts(
            request.actor, membership_id, agreement_id=agreement_id, at=timezone.now(), **form.cleaned_data
        ),
    ):
        messages.success(request, f"Contacts of {about['agency']} are told no more under this agreement.")
        return redirect("casework:agreements", partnership)
    return page(
        request, "casework/sharing/telling.html", form=form, title="Stop telling our contacts", ending=True, **about
    )


def _about(request: HttpRequest, partnership: str, agreement_id: UUID, membership_id: UUID) -> dict[str, Any]:
    """The agreement and the agency of a form, for whoever decides for that agency; else NotFound."""
    agreement = next((x for x in queries.agreements(request.actor, partnership) if x.id == agreement_id), None)
    kept = dict(memberships_kept(request.actor, partnership, Permission.TELL_CONTACTS))
    if agreement is None or membership_id not in kept:
        raise NotFound("no such agreement, or not an agency that the reader decides for")
    agency = kept[membership_id]
    way = [("Sharing agreements", reverse("casework:agreements", args=[partnership])), (agreement.title, "")]
    return {
        "agreement": agreement,
        "agency": agency,
        "others": [x for x in agreement.parties if x != agency],
        "crumbs": way,
    }


def _own(
    request: HttpRequest, partnership: str, found: list[queries.AgreementLine], telling: set[tuple[UUID, str]]
) -> list[dict[str, str]]:
    """What the reader may decide for agencies of theirs, as links."""
    links = []
    for membership_id, agency in memberships_kept(request.actor, partnership, Permission.TELL_CONTACTS):
        for one in found:
            if agency in one.parties:
                ends = (one.id, agency) in telling
                address = reverse(
                    f"casework:{'stop_telling' if ends else 'tell_contacts'}", args=[partnership, one.id, membership_id]
                )
                words = "Stop telling contacts" if ends else "Tell the other parties of contacts"
                links.append({"address": address, "words": f"{words} of {agency} under “{one.title}”"})
    return links


def _telling(found: list[queries.Deciding], titles: dict[UUID, str]) -> Table:
    return Table(
        "Who tells",
        [
            Column("agency", "Agency"),
            Column("agreement", "Under", value=lambda one: titles.get(one.agreement_id, "")),
            Column("since", "Since", value=lambda one: day_in_words(timezone.localdate(one.decided_at))),
            Column("decided_by", "Decided by"),
            Column("because", "Why"),
        ],
        found,
        noun=("agency", "agencies"),
        caption_hidden=True,
        empty="No agency tells its contacts yet. Each agency’s lead decides for their own.",
    )


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
    return f"{day}. {one.impact_words}" if one.impact_words else day
