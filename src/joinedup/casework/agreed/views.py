"""Pages of what was agreed about contact standards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.agreed import commands, queries
from joinedup.casework.agreed.forms import IntervalForm, NoticeForm
from joinedup.casework.concerns.rules import LEVELS
from joinedup.casework.standards.queries import standards_of
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission

LABELS = {key: label for scale in LEVELS.values() for key, label in scale.items()}


def agreed(request: HttpRequest, partnership: str) -> HttpResponse:
    """The intervals that hold and the notices that were given."""
    get_partnership(request.actor, partnership)
    standards, borrowed = standards_of(partnership)
    titles = {queries.EVERY_RULE: "Every standard", **{rule.key: rule.title for rule in standards.rules}}
    notices = queries.notices(request.actor, partnership, today=timezone.localdate())
    intervals = queries.intervals(request.actor, partnership)
    may_edit = may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))
    return page(
        request,
        "casework/agreed.html",
        partnership=partnership,
        borrowed=borrowed,
        intervals=_intervals(intervals, titles),
        ending=[
            (x.id, titles.get(x.interval.rule, x.interval.rule), LABELS.get(x.interval.level, "every level"))
            for x in intervals
            if may_edit
        ],
        notices=_notices(notices, titles, standards.notice_days),
        may_edit=may_edit,
        crumbs=[("Contact standards: what was agreed", "")],
    )


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

    def act() -> object:
        said = dict(form.cleaned_data)
        return commands.record_notice(request.actor, said.pop("group_id"), on=timezone.localdate(), **said)

    if submit(form, act):
        messages.success(request, "The notice is recorded.")
        return redirect("casework:agreed", partnership)
    return _form(request, partnership, form, "Record a notice")


@require_POST
def end_interval(request: HttpRequest, partnership: str, interval_id: UUID) -> HttpResponse:
    """Take an interval back."""
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


def _intervals(found: list[queries.IntervalLine], titles: dict[str, str]) -> Table:
    return Table(
        "Approved intervals",
        [
            Column("rule", "Standard", value=lambda x: titles.get(x.interval.rule, x.interval.rule)),
            Column("level", "Level", value=lambda x: LABELS.get(x.interval.level, "Every level")),
            Column("days", "Days", numeric=True, value=lambda x: x.interval.days),
            Column("missed", "Missed after", value=lambda x: x.interval.missed_after_days or "Never called missed"),
            Column("by", "Approved by", value=lambda x: x.interval.approved_by),
            Column("on", "On", value=lambda x: day_in_words(x.interval.approved_on)),
        ],
        found,
        empty="No interval is agreed: the days since the last contact are shown, and nothing is late or missed.",
    )


def _notices(found: list[queries.NoticeLine], titles: dict[str, str], days: int) -> Table:
    return Table(
        "Notices that an agency departs from a standard",
        [
            Column("agency", "Agency", value=lambda x: "The whole partnership" if x.notice.agency == queries.EVERY_AGENCY else x.notice.agency),
            Column("rule", "Standard", value=lambda x: titles.get(x.notice.rule, x.notice.rule)),
            Column("why", "Why"),
            Column("sent", "Sent", value=lambda x: day_in_words(x.notice.sent_on)),
            Column(
                "live", "Excuses from",
                value=lambda x: day_in_words(max(x.notice.from_on, x.notice.sent_on + timedelta(days=days))),
            ),
            Column("until", "Until", value=lambda x: day_in_words(x.notice.until_on) if x.notice.until_on else "No end"),
        ],
        found,
        empty="No agency has given notice that it departs from a standard.",
    )  # fmt: skip
