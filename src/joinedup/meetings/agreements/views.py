"""Pages of agreeing outside a meeting: a member's answer, sending a link, the answer through it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.foundation.commands import Refused
from joinedup.foundation.links.commands import revoke_link
from joinedup.foundation.links.queries import Link
from joinedup.foundation.links.views import answers_link
from joinedup.kit.answers import page, submit
from joinedup.meetings.agreements import commands, queries
from joinedup.meetings.agreements.forms import AnswerByLinkForm, AnswerForm, LinkForm
from joinedup.meetings.decisions.commands import ask_for_agreement
from joinedup.meetings.decisions.queries import get_decision
from joinedup.partnership.agencies.queries import addresses_to_write_to


@require_POST
def ask(request: HttpRequest, partnership: str, decision_id: UUID) -> HttpResponse:
    """Ask every seat that was not asked yet."""
    get_decision(request.actor, partnership, decision_id)
    try:
        count = ask_for_agreement(request.actor, decision_id, at=timezone.now())
        messages.success(request, f"{count} seats are asked." if count else "Every seat was asked already.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("meetings:decision", partnership, decision_id)


@require_http_methods(["GET", "POST"])
def agreement_request(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """Agree, or object with the reason, as the holder or deputy of the seat that is asked."""
    found = queries.get_request(request.actor, partnership, request_id)
    form = AnswerForm(request.POST or None)
    if submit(form, lambda: commands.answer_agreement(request.actor, request_id, at=timezone.now(), **form.answered())):
        messages.success(request, "Your answer is recorded.")
        return redirect("meetings:agreement_request", partnership, request_id)
    return page(
        request, "meetings/agreements/request.html", partnership=partnership, asked=found, form=form, is_member=True
    )


@require_http_methods(["GET", "POST"])
def send_link(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """Send an agency a link to agree or object."""
    now = timezone.now()
    found = queries.get_asked_seat(request.actor, partnership, request_id, now=now)
    known = addresses_to_write_to(request.actor, partnership).get(found.agency_id or request_id, "")
    form = LinkForm(request.POST or None, initial={"email": known, "days": 14})
    if submit(form, lambda: commands.send_agreement_link(request.actor, request_id, at=now, **form.cleaned_data)):
        messages.success(request, "The link is on its way. Nothing in the message says what it is about.")
        return redirect("meetings:decision", partnership, found.decision_id)
    return page(
        request, "meetings/agreements/send_link.html", partnership=partnership, asked=found, form=form,
        live=[li for li in found.links if li.state.is_live], known=bool(known),
    )  # fmt: skip


@require_POST
def withdraw_link(request: HttpRequest, partnership: str, request_id: UUID, link_id: UUID) -> HttpResponse:
    """Withdraw a link that was not used."""
    found = queries.get_asked_seat(request.actor, partnership, request_id, now=timezone.now())
    try:
        revoke_link(request.actor, link_id, at=timezone.now())
        messages.success(request, "The link no longer works.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("meetings:decision", partnership, found.decision_id)


@answers_link(commands.PURPOSE)
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    """What an agency sees and answers through its link: this decision alone."""
    found = queries.get_asked_decision(link)
    form = AnswerByLinkForm(request.POST if request.method == "POST" else None)
    frame: dict[str, Any] = {"asked": found, "link": link, "navigation": (), "user_menu": None}
    if submit(
        form, lambda: commands.answer_agreement_by_link(request.actor, link.id, at=timezone.now(), **form.answered())
    ):
        return page(request, "meetings/invitations/thanks.html", **frame)
    return page(request, "meetings/agreements/request.html", form=form, **frame)
