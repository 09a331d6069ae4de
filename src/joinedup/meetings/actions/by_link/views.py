"""Pages of e-mailed links about an action: the manager's, and the agency's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation.commands import NotAllowed, Refused
from joinedup.foundation.links.commands import revoke_link
from joinedup.foundation.links.queries import Link, links_about
from joinedup.foundation.links.rules import STATES
from joinedup.foundation.links.views import answers_link
from joinedup.kit.answers import page, submit
from joinedup.meetings.actions import queries
from joinedup.meetings.actions.by_link import commands
from joinedup.meetings.actions.by_link.forms import UpdateForm
from joinedup.meetings.actions.by_link.queries import get_asked_action
from joinedup.meetings.actions.forms import LinkForm
from joinedup.partnership.agencies.queries import addresses_to_write_to


def send_link(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """Send an agency a link for an update."""
    actor = _actor(request)
    found = queries.get_action(actor, partnership, action_id, timezone.localdate())
    if not found.may_send:
        raise NotAllowed("sending links is for whoever keeps the register")
    latest = addresses_to_write_to(actor, partnership).get(found.line.agency_id or action_id, "")
    form = LinkForm(request.POST or None, initial={"email": latest, "days": 14})
    if submit(form, lambda: commands.send_update_link(actor, action_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The link is on its way. Nothing in the message says what it is about")
        return redirect("actions:action", partnership, action_id)
    return page(
        request, "meetings/actions/send_link.html", partnership=partnership, action=found, form=form,
        title=f"Ask for an update on {found.line.reference}",
    )  # fmt: skip


@require_POST
def withdraw(request: HttpRequest, partnership: str, action_id: UUID, link_id: UUID) -> HttpResponse:
    """Withdraw a link that was not used."""
    queries.get_action(_actor(request), partnership, action_id, timezone.localdate())
    try:
        revoke_link(_actor(request), link_id, at=timezone.now())
        messages.success(request, "The link no longer works")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("actions:action", partnership, action_id)


@answers_link(commands.PURPOSE)
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    """What an agency sees and answers through its link: this action alone."""
    asked = get_asked_action(link)
    form = UpdateForm(request.POST if request.method == "POST" else None, request.FILES or None)
    frame: dict[str, Any] = {"asked": asked, "link": link, "navigation": (), "user_menu": None}
    if submit(form, lambda: commands.update_by_link(_actor(request), link.id, at=timezone.now(), **form.cleaned_data)):
        return page(request, "meetings/actions/by_link/thanks.html", **frame)
    return page(request, "meetings/actions/by_link/answer.html", form=form, **frame)


def links_of(request: HttpRequest, action_id: UUID) -> list[dict[str, Any]]:
    """The links sent about an action, as its page lists them."""
    return [
        {"link": link, "words": STATES[link.state.state], "live": link.state.is_live}
        for link in links_about(_actor(request), [action_id], timezone.now())
    ]


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]
