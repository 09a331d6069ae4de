"""Pages of referrals for the team they were sent to. They see the referral and nothing else of the case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.referrals import commands, queries
from joinedup.casework.referrals.forms import AnswerForm
from joinedup.casework.referrals.shown import events, facts, table
from joinedup.kit.answers import page, submit
from joinedup.people.files.queries import practice

EMPTY = "Nothing was sent to your teams here. Was something announced by telephone and is not here? Ring its sender."


def received(request: HttpRequest, partnership: str) -> HttpResponse:
    """What was sent to one's teams: what nobody acknowledged first."""
    membership = practice(request.actor, partnership)
    found = commands.list_received(request.actor, membership, at=timezone.now())
    listed = table("Received", found.lines, lambda x: reverse("casework:received_one", args=[partnership, x.id]), EMPTY)
    return page(
        request,
        "casework/referrals/received.html",
        table=listed,
        more=found.more,
        shown=len(found.lines),
        crumbs=_way(partnership),
    )


def received_one(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """One of them: read it, say that it arrived, decide."""
    practice(request.actor, partnership)
    line = queries.get_received(request.actor, partnership, referral_id, timezone.now())
    found = commands.open_received(request.actor, referral_id, at=timezone.now())
    accepted = any(step.answer == "accepted" for step in found.steps)
    return page(
        request, "casework/referrals/received_one.html", found=found, line=found.line, partnership=partnership,
        facts=facts(found), events=events(found), arrived=found.line.stand.arrived, may_join=found.may_join and accepted,
        disagree=not found.line.own,
        crumbs=_way(partnership, line.reference),
    )  # fmt: skip


@require_POST
def acknowledge(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Say that it arrived."""
    queries.get_received(request.actor, partnership, referral_id, timezone.now())
    commands.acknowledge_referral(request.actor, referral_id, at=timezone.now())
    messages.success(request, "Its sender sees that you have it. Now decide, and tell them.")
    return redirect("casework:received_one", partnership, referral_id)


def answer(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Decide, or tell what came of it."""
    line = queries.get_received(request.actor, partnership, referral_id, timezone.now())
    form = AnswerForm(request.POST or None, initial={"version": len(queries.decisions(referral_id))})
    at = timezone.now()
    if submit(form, lambda: commands.answer_referral(request.actor, referral_id, at=at, **form.cleaned_data)):
        messages.success(request, "Its sender sees what you decided and why.")
        return redirect("casework:received_one", partnership, referral_id)
    told = {
        "title": "Decide and tell the sender",
        "caption": line.reference,
        "crumbs": _way(partnership, line.reference),
    }
    return page(request, "casework/concern_form.html", form=form, **told)


@require_POST
def join(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Join the case of an accepted referral."""
    queries.get_received(request.actor, partnership, referral_id, timezone.now())
    case_id = commands.join_case(request.actor, referral_id)
    messages.success(request, "You work on the case now.")
    return redirect("casework:case", partnership, case_id)


def _way(partnership: str, last: str = "") -> list[tuple[str, str]]:
    here = [("My cases", reverse("cases:my_cases", args=[partnership]))]
    if not last:
        return [*here, ("Referrals received", "")]
    return [*here, ("Referrals received", reverse("casework:received", args=[partnership])), (last, "")]
