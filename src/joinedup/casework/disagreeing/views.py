"""Pages on which somebody starts a disagreement about what was sent to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.arrivals.queries import get_arrival, started
from joinedup.casework.arrivals.rules import ESCALATION
from joinedup.casework.disagreeing import commands
from joinedup.casework.escalations.forms import StartForm
from joinedup.casework.escalations.rules import Differs
from joinedup.casework.referrals.queries import get_received
from joinedup.casework.stages.queries import stages_of
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup.people.files.queries import practice

TITLE = "Start a disagreement"


def about_referral(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """About a referral that was sent to one's team, with whoever sent it."""
    practice(request.actor, partnership)
    line = get_received(request.actor, partnership, referral_id, timezone.now())
    if line.own:
        raise NotFound("of one's own agency")
    back = (line.reference, reverse("casework:received_one", args=[partnership, referral_id]))
    return _start(request, partnership, line.agency, back, commands.disagree_about_referral, referral_id)


def about_arrival(request: HttpRequest, partnership: str, arrival_id: UUID) -> HttpResponse:
    """About what arrived at one's desk, with whoever sent it."""
    line = get_arrival(request.actor, partnership, arrival_id, timezone.now())
    if line.what == ESCALATION or str(line.agency_id) == request.actor.agency_id:
        raise NotFound("nothing to disagree about here")
    back = (line.words, reverse("casework:arrival", args=[partnership, arrival_id]))
    return _start(request, partnership, line.agency, back, commands.disagree_about_arrival, arrival_id)


def _start(
    request: HttpRequest, partnership: str, agency: str, back: tuple[str, str], act: Callable[..., Any], thing: UUID
) -> HttpResponse:
    policy = stages_of(partnership, timezone.localdate())[1]
    offered = {"stage": [(one.number, f"{one.number}. {one.title}") for one in policy.stages]}
    form = StartForm(request.POST or None, initial={"stage": 1}, choices=offered)
    del form.fields["agency_id"]
    now = {"at": timezone.now(), "key": uuid4()}
    if submit(form, lambda: act(request.actor, thing, said=Differs(**form.cleaned_data), **now)):
        messages.success(request, "It is started. Speak with them now: writing it down is not telling them.")
        own = started(request.actor, form.result)
        return redirect("casework:arrival", partnership, own) if own else redirect("casework:arrived", partnership)
    told = {"title": TITLE, "caption": f"With {agency}", "crumbs": [back, (TITLE, "")]}
    return page(request, "casework/concern_form.html", form=form, **told)
