"""Pages of what was sent to one's desk or to one's stage of a disagreement."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.alerts.forms import HaveForm
from joinedup.casework.arrivals import commands, queries
from joinedup.casework.arrivals.forms import AnswerEscalationForm
from joinedup.casework.arrivals.rules import ALERT, ESCALATION, REQUEST
from joinedup.casework.arrivals.shown import events, table
from joinedup.casework.sharing.forms import ReplyForm
from joinedup.casework.telling.queries import seen_by
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import get_partnership

ANSWERS = {
    ALERT: (HaveForm, commands.have_arrived_alert, "We have it"),
    REQUEST: (ReplyForm, commands.answer_arrived_request, "Reply"),
    ESCALATION: (AnswerEscalationForm, commands.answer_arrived_escalation, "Answer this disagreement"),
}


def arrived(request: HttpRequest, partnership: str) -> HttpResponse:
    """What was sent to one's desks and stages: what waits first."""
    get_partnership(request.actor, partnership)
    found = commands.list_arrivals(request.actor, queries.standing(request.actor, partnership), at=timezone.now())
    return page(
        request, "casework/arrivals/list.html", partnership=partnership, table=table(partnership, found), crumbs=[("Sent to your agency", "")]
    )  # fmt: skip


def arrival(request: HttpRequest, partnership: str, arrival_id: UUID) -> HttpResponse:
    """One of them: what it says, about whom, and what was answered."""
    line = queries.get_arrival(request.actor, partnership, arrival_id, timezone.now())
    found = commands.open_arrival(request.actor, arrival_id, at=timezone.now())
    answer = ANSWERS[line.what][2] if line.what in ANSWERS and line.waits else ""
    return page(
        request, "casework/arrivals/one.html", found=found, line=line, partnership=partnership, answer=answer, disagree=line.what != ESCALATION and str(found.line.agency_id) != request.actor.agency_id, events=events(found),
        unseen=_unseen(found),
        crumbs=_way(partnership, line.words),
    )  # fmt: skip


def _unseen(found: queries.ArrivalDetail) -> str:
    """The agency that a disagreement is with, where nobody there can see it: whoever started it must telephone."""
    line, other = found.line, found.other
    if not line.begun or not line.waits or other is None or seen_by(line.what, line.item_id, other[0]):
        return ""
    return other[1]


def answer(request: HttpRequest, partnership: str, arrival_id: UUID) -> HttpResponse:
    """Answer one of them, in the form of its kind."""
    line = queries.get_arrival(request.actor, partnership, arrival_id, timezone.now())
    if line.what not in ANSWERS:
        raise NotFound("nothing to answer here")
    form_of, act, title = ANSWERS[line.what]
    form = form_of(request.POST or None)
    if submit(form, lambda: act(request.actor, arrival_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "It is recorded: whoever sent it sees it.")
        return redirect("casework:arrival", partnership, arrival_id)
    told = {"title": title, "caption": f"From {line.agency}", "crumbs": _way(partnership, title)}
    return page(request, "casework/concern_form.html", form=form, **told)


def _way(partnership: str, last: str) -> list[tuple[str, str]]:
    return [("Sent to your agency", reverse("casework:arrived", args=[partnership])), (last, "")]
