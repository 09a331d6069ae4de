"""Pages of what was agreed about contact standards."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreed import commands, queries
from joinedup.casework.agreed.forms import CorrectNoticeForm, EndNoticeForm, IntervalForm, NoticeForm
from joinedup.casework.agreed.shown import LABELS, intervals_table, notices_table, past_notices_table
from joinedup.casework.standards.queries import standards_of
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import ask_first, page, submit
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.permits import Permission

TITLE = "Contact standards: what was agreed"


def agreed(request: HttpRequest, partnership: str) -> HttpResponse:
    """The intervals that hold and the notices that were given."""
    get_partnership(request.actor, partnership)
    standards, borrowed = standards_of(partnership)
    titles = {queries.EVERY_RULE: "Every standard", **{rule.key: rule.title for rule in standards.rules}}
    notices = queries.register_of_notices(request.actor, partnership, today=timezone.localdate())
    intervals = queries.intervals(request.actor, partnership)
    may_edit = may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))
    over, stands = [one for one in notices if one.over], [one for one in notices if not one.over]
    ending = [
        (x.id, titles.get(x.interval.rule, x.interval.rule), LABELS.get(x.interval.level, "every level"))
        for x in intervals
    ]
    return page(
        request, "casework/agreed.html", partnership=partnership, borrowed=borrowed,
        intervals=intervals_table(intervals, titles), ending=ending if may_edit else [], may_edit=may_edit,
        notices=notices_table(partnership, stands, titles, standards.notice_days, may_edit=may_edit),
        again=sum(one.needs_review for one in stands), over=past_notices_table(over, titles) if over else None,
        crumbs=[(TITLE, "")],
    )  # fmt: skip


def interval(request: HttpRequest, partnership: str) -> HttpResponse:
    """Record an interval that a group approved."""
    offered = _offered(request, partnership)
    form = IntervalForm(request.POST or None, choices={**offered, "level": LABELS.items()})

    def act() -> object:
        said = dict(form.cleaned_data)
        return commands.approve_interval(request.actor, said.pop("group_id"), on=timezone.localdate(), **said)

    if submit(form, act):
        messages.success(request, "The interval is recorded, and holds from now on.")
        return redirect("casework:agreed", partnership)
    return _form(request, partnership, form, "Record an approved interval")


def notice(request: HttpRequest, partnership: str) -> HttpResponse:
    """Record an agency's notice."""
    offered = _offered(request, partnership)
    agencies = agency_choices(request.actor, partnership, on=timezone.localdate())
    form = NoticeForm(request.POST or None, choices={**offered, "agency_id": agencies})

    today = timezone.localdate()
    if submit(
        form, lambda: commands.record_notice(request.actor, form.cleaned_data["group_id"], said=form.said(), on=today)
    ):
        messages.success(request, "The notice is recorded.")
        return redirect("casework:agreed", partnership)
    return _form(request, partnership, form, "Record a notice")


def correct_notice(request: HttpRequest, partnership: str, notice_id: UUID) -> HttpResponse:
    """Record a notice anew in place of one that was wrong, or to renew it."""
    offered, today = _offered(request, partnership), timezone.localdate()
    old = queries.get_notice(request.actor, partnership, notice_id, today=today)
    agencies = agency_choices(request.actor, partnership, on=today)
    offers = {"agency_id": agencies, "rule": offered["rule"]}
    form = CorrectNoticeForm(request.POST or None, choices=offers, initial=asdict(old.said))
    if submit(
        form,
        lambda: commands.correct_notice(
            request.actor, notice_id, said=form.said(), reason=form.cleaned_data["reason"], on=today
        ),
    ):
        messages.success(request, "The notice is recorded anew. The one before it has ended, and is kept.")
        return redirect("casework:agreed", partnership)
    return _form(request, partnership, form, "Correct or renew a notice")


def end_notice(request: HttpRequest, partnership: str, notice_id: UUID) -> HttpResponse:
    """End a notice."""
    _offered(request, partnership)
    today = timezone.localdate()
    queries.get_notice(request.actor, partnership, notice_id, today=today)
    form = EndNoticeForm(request.POST or None)
    if submit(form, lambda: commands.end_notice(request.actor, notice_id, on=today, **form.cleaned_data)):
        messages.success(request, "The notice has ended: it excuses nobody any more. It is kept.")
        return redirect("casework:agreed", partnership)
    return _form(request, partnership, form, "End a notice")


def end_interval(request: HttpRequest, partnership: str, interval_id: UUID) -> HttpResponse:
    """Take an interval back, once it was asked."""
    _offered(request, partnership)
    line = next((one for one in queries.intervals(request.actor, partnership) if one.id == interval_id), None)
    if line is None:
        raise NotFound("no such interval")
    if request.method != "POST":
        words = "Nobody’s contact is late by it from now on. It stays readable as it was. To take this back, record it again."
        about = f"{line.interval.rule}: every {line.interval.days} days"
        told = {"title": "Take this interval back?", "button": "Take it back", "words": words, "about": about}
        return ask_first(request, crumbs=[(TITLE, reverse("casework:agreed", args=[partnership]))], **told)
    commands.end_interval(request.actor, interval_id, on=timezone.localdate())
    messages.success(request, "The interval is taken back: nothing is late by it any more.")
    return redirect("casework:agreed", partnership)


def _offered(request: HttpRequest, partnership: str) -> dict[str, Any]:
    """The groups and standards of the partnership, for those who may record what was agreed."""
    get_partnership(request.actor, partnership)
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager records what was agreed.")
    here = [(line.id, line.name) for line in groups(request.actor, partnership)]
    return {"group_id": here, "rule": [(rule.key, rule.title) for rule in standards_of(partnership)[0].rules]}


def _form(request: HttpRequest, partnership: str, form: Any, title: str) -> HttpResponse:
    way = [("Contact standards: what was agreed", reverse("casework:agreed", args=[partnership])), (title, "")]
    return page(request, "casework/agreed_form.html", form=form, title=title, crumbs=way)
