"""Pages of emergency access: asking, what is open, and the reviewer's list."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation.accounts.fresh import require_fresh_sign_in
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup.people.emergency import commands, queries
from joinedup.people.emergency.forms import ReasonForm, ReferenceForm, ReviewForm
from joinedup.people.emergency.rules import LONDON
from joinedup.people.settings.queries import settings_of
from joinedup.people.settings.rules import EMERGENCY_MINUTES, REVIEW_DAYS


def ask(request: HttpRequest, partnership: str) -> HttpResponse:
    """Give the reference of the case, freshly signed in; where it may be offered, the next step asks why."""
    membership = queries.own_membership(request.actor, partnership)
    require_fresh_sign_in(request)
    form = ReferenceForm(request.POST or None)
    if submit(form, lambda: commands.look_for_emergency(request.actor, membership, **form.cleaned_data)):
        reason = ReasonForm(initial=form.cleaned_data)
        return page(request, "people/emergency/no_link.html", form=reason, **form.cleaned_data, **_frame(partnership))
    return page(request, "people/emergency/ask.html", form=form, **_frame(partnership))


@require_POST
def take(request: HttpRequest, partnership: str) -> HttpResponse:
    """Open the case for an hour."""
    membership = queries.own_membership(request.actor, partnership)
    require_fresh_sign_in(request)
    form = ReasonForm(request.POST)
    now = timezone.now()
    if submit(form, lambda: commands.take_emergency_access(request.actor, membership, at=now, **form.cleaned_data)):
        return redirect("emergency:current", partnership)
    reference = request.POST.get("reference", "")
    return page(request, "people/emergency/no_link.html", form=form, reference=reference, **_frame(partnership))


def current(request: HttpRequest, partnership: str) -> HttpResponse:
    """What is open to the reader in this way now, each with a way to end it."""
    queries.own_membership(request.actor, partnership)
    open_now = queries.live_accesses(request.actor)
    return page(request, "people/emergency/current.html", accesses=open_now, partnership=partnership)


@require_POST
def end(request: HttpRequest, partnership: str, access_id: UUID) -> HttpResponse:
    """End one of one's own before its hour is over. Raises `NotFound`."""
    if access_id not in {one.id for one in queries.live_accesses(request.actor)}:
        raise NotFound("no such access")
    commands.end_emergency_access(request.actor, access_id)
    messages.success(request, "The emergency access has ended. It is on record, and will be reviewed.")
    return redirect("emergency:current", partnership)


def reviews(request: HttpRequest, partnership: str) -> HttpResponse:
    """The emergency accesses that wait for a review, and those reviewed."""
    found = queries.accesses_to_review(request.actor, partnership)
    return page(
        request, "people/emergency/reviews.html", accesses=found, now=timezone.now(), crumbs=[("Emergency access", "")],
        **_frame(partnership),
    )  # fmt: skip


def review(request: HttpRequest, partnership: str, access_id: UUID) -> HttpResponse:
    """One emergency access and its review."""
    access = queries.get_access(request.actor, partnership, access_id)
    form = ReviewForm(request.POST or None)
    if not access.reviewed and submit(form, lambda: _review(request, access_id, form.cleaned_data)):
        messages.success(request, "The review is on record.")
        return redirect("emergency:reviews", partnership)
    own = str(access.agency_id) == request.actor.agency_id or str(access.user_id) == request.actor.user_id
    return page(request, "people/emergency/review.html", access=access, form=form, own=own, partnership=partnership)


def _frame(partnership: str) -> dict[str, Any]:
    """The partnership's key, how long it lasts and when its review is due, in words."""
    held = settings_of(partnership, on=timezone.localdate())
    review = held[REVIEW_DAYS].words
    return {
        "partnership": partnership, "lasts": held[EMERGENCY_MINUTES].words,
        "review": "one working day" if held[REVIEW_DAYS].value == "1" else review,
    }  # fmt: skip


def _review(request: HttpRequest, access_id: UUID, given: dict[str, Any]) -> None:
    until: date | None = given.pop("link_until")
    moment = None if until is None else datetime.combine(until, time(23, 59, 59), LONDON)
    commands.review_emergency_access(request.actor, access_id, link_until=moment, **given)
