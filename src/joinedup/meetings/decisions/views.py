"""Pages of decisions: those of a meeting, the register, one decision, agreement and ratification."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joinedup.foundation.commands import NotAllowed
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import export_table, page, submit, taken_away
from joinedup.meetings.agreements.queries import asked_seats, my_request
from joinedup.meetings.agreements.tables import requests_table
from joinedup.meetings.attendance.queries import need_board, sees_sheet
from joinedup.meetings.decisions import commands, queries, tables
from joinedup.meetings.decisions.forms import (
    AgreementForm,
    DecisionForm,
    InterestForm,
    OutOfMeetingForm,
    RegisterFilter,
    SettleForm,
)  # fmt: skip
from joinedup.partnership.queries import groups
from joinedup_core.permits import Permission

FILTERS = ("group", "state", "way", "year", "words")


@require_GET
def register(request: HttpRequest, partnership: str) -> HttpResponse:
    """The decision register, with filters, and to take away."""
    need_board(request.actor, Permission.SEE_MEETINGS, partnership)
    file = request.GET.get("format")
    form = RegisterFilter(request.GET, choices={"group": [(g.id, g.name) for g in groups(request.actor, partnership)]})
    listing = Listing.from_request(request.GET, default="-when", filters=FILTERS, per_page=10_000 if file else 50)
    found = queries.decisions(request.actor, partnership, listing)
    table = tables.decisions_table(partnership, found)
    if file:
        return export_table(table, file, f"{partnership}-decisions", request=request, filters=form)
    return page(
        request, "meetings/decisions/register.html", partnership=partnership, filter=form, table=table,
        critical=queries.critical_lapses(request.actor, partnership, now=timezone.now()),
        may_record=queries.may_record(request.actor, partnership),
    )  # fmt: skip


@require_GET
def decisions(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """The decisions of a meeting, the interests declared in it, and what waits from before."""
    head = queries.get_head(request.actor, partnership, meeting_id)
    found = queries.decisions_of_meeting(request.actor, meeting_id)
    waiting = queries.unratified(request.actor, partnership, group_id=head.group_id)
    waiting = [d for d in waiting if d.meeting_id != meeting_id]
    interests = queries.interests_of_meeting(request.actor, meeting_id)
    sees = sees_sheet(request.actor, head.place)
    table, open_ones = tables.of_meeting(partnership, found), tables.from_before(partnership, waiting)
    if file := taken_away(request, f"{partnership}-decisions-of-meeting", table, open_ones):
        return file
    return page(
        request, "meetings/decisions/meeting.html", partnership=partnership, meeting=head, here="decisions",
        may_see_attendance=sees, begun=head.has_begun(timezone.now()),
        by_item=queries.quorum_by_item(request.actor, partnership, head, interests, now=timezone.now()) if sees else (),
        table=table, waiting=open_ones,
        interests=interests,
        may_record=queries.may(request.actor, Permission.RECORD_DECISIONS, head.place),
        may_declare=queries.may(request.actor, Permission.DECLARE_INTERESTS, head.place),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def record_decision(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Record a decision of a meeting: the quorum of its time decides what it is."""
    head = queries.get_head(request.actor, partnership, meeting_id)
    now = timezone.localtime()
    running = head.starts_at <= now <= head.ends_at
    form = DecisionForm(
        request.POST or None, initial={"at": now.time().replace(second=0, microsecond=0) if running else None},
        choices={"item": queries.items_to_decide(request.actor, meeting_id)},
    )  # fmt: skip
    if submit(form, lambda: commands.record_decision(request.actor, meeting_id, now=now, **form.details(head.on))):
        made = queries.get_decision(request.actor, partnership, form.result)
        messages.success(request, f"Decision {made.reference} is recorded as {made.state_label.lower()}.")
        return redirect("meetings:decisions", partnership, meeting_id)
    return page(request, "meetings/decisions/record.html", partnership=partnership, meeting=head, form=form)


@require_http_methods(["GET", "POST"])
def declare_interest(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Declare an interest in an item."""
    head = queries.get_head(request.actor, partnership, meeting_id)
    choices = {
        "item": queries.items_to_decide(request.actor, meeting_id),
        "seat": queries.seats_to_declare_for(request.actor, head),
    }
    form = InterestForm(request.POST or None, choices=choices)

    def act() -> UUID:
        details = dict(form.cleaned_data)
        return commands.declare_interest(request.actor, details.pop("item"), **details)

    if submit(form, act):
        messages.success(request, "The interest is declared.")
        return redirect("meetings:decisions", partnership, meeting_id)
    return page(request, "meetings/decisions/interest.html", partnership=partnership, meeting=head, form=form)


@require_POST
def withdraw_interest(request: HttpRequest, partnership: str, meeting_id: UUID, interest_id: UUID) -> HttpResponse:
    """Withdraw an interest declared by mistake."""
    queries.get_head(request.actor, partnership, meeting_id)
    commands.withdraw_interest(request.actor, interest_id)
    messages.success(request, "The interest is withdrawn.")
    return redirect("meetings:decisions", partnership, meeting_id)


@require_http_methods(["GET", "POST"])
def seek_agreement(request: HttpRequest, partnership: str) -> HttpResponse:
    """Begin a decision out of a meeting."""
    mine = groups(request.actor, partnership, permission=Permission.RECORD_DECISIONS)
    need_board(request.actor, Permission.RECORD_DECISIONS, partnership)
    by = timezone.localdate() + timedelta(days=7)
    form = OutOfMeetingForm(
        request.POST or None, initial={"answer_by_on": by}, choices={"group": [(g.id, g.name) for g in mine]}
    )

    def act() -> UUID:
        details = dict(form.cleaned_data)
        return commands.seek_agreement(request.actor, details.pop("group"), at=timezone.now(), **details)

    if submit(form, act):
        messages.success(
            request,
            "Members with an account are asked by a message. Send a link to the others, or record what they say.",
        )
        return redirect("meetings:decision", partnership, form.result)
    return page(request, "meetings/decisions/out_of_meeting.html", partnership=partnership, form=form)


@require_GET
def decision(request: HttpRequest, partnership: str, decision_id: UUID) -> HttpResponse:
    """One decision: its quorum, who agreed, and how it is to be settled."""
    found = queries.get_decision(request.actor, partnership, decision_id)
    asked = queries.agreements(request.actor, partnership, decision_id)
    place = queries.place_of(found.group_id, partnership)
    may_record = found.is_open and queries.may(request.actor, Permission.RECORD_DECISIONS, place)
    agreements = tables.agreements_table(asked) if found.is_open or found.way != "in_meeting" else None
    requests = asked_seats(request.actor, partnership, decision_id, now=timezone.now()) if may_record else []
    shown = agreements, requests_table(partnership, requests)
    if file := taken_away(request, f"{partnership}-{found.reference}", *shown):
        return file
    return page(
        request, "meetings/decisions/decision.html", partnership=partnership, decision=found,
        facts=tables.decision_facts(found), agreements=shown[0], requests=shown[1],
        mine=my_request(request.actor, decision_id) if found.is_open else None,
        may_record=may_record,
        may_settle=found.is_open and queries.may(request.actor, Permission.RATIFY_DECISIONS, place),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def record_agreement(request: HttpRequest, partnership: str, decision_id: UUID) -> HttpResponse:
    """Record what a seat answered."""
    found = queries.get_decision(request.actor, partnership, decision_id)
    _offer(request, partnership, Permission.RECORD_DECISIONS, found)
    asked = queries.agreements(request.actor, partnership, decision_id)
    seats = [(a.seat_id, f"{a.post}, {a.agency}" if a.agency else a.post) for a in asked]
    form = AgreementForm(request.POST or None, choices={"seat": seats})
    if submit(
        form, lambda: commands.record_agreement(request.actor, decision_id, at=timezone.now(), **form.cleaned_data)
    ):
        messages.success(request, "The answer is recorded.")
        return redirect("meetings:decision", partnership, decision_id)
    return page(request, "meetings/decisions/agreement.html", partnership=partnership, decision=found, form=form)


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, partnership: str, decision_id: UUID) -> HttpResponse:
    """Ratify an unratified decision, or let it lapse."""
    found = queries.get_decision(request.actor, partnership, decision_id)
    _offer(request, partnership, Permission.RATIFY_DECISIONS, found)
    meetings = queries.meetings_to_ratify_at(request.actor, found, now=timezone.now())
    form = SettleForm(
        request.POST or None, initial={"version": found.version},
        choices={"meeting": [(m.id, m.label) for m in meetings]},
    )  # fmt: skip

    def act() -> str:
        d = dict(form.cleaned_data)
        day = next((m.on for m in meetings if m.id == d["meeting"]), None)
        clock = d.pop("time")
        at = timezone.make_aware(datetime.combine(day, clock)) if day and clock else timezone.now()
        d["ratified"] = d["ratified"] == "yes"
        return commands.settle_decision(request.actor, decision_id, at=at, now=timezone.now(), **d)

    if submit(form, act):
        messages.success(request, f"Decision {found.reference} is {form.result}.")
        return redirect("meetings:decision", partnership, decision_id)
    return page(request, "meetings/decisions/settle.html", partnership=partnership, decision=found, form=form)


def _offer(request: HttpRequest, partnership: str, needed: Permission, found: queries.DecisionLine) -> None:
    """Raise `NotAllowed` before a form is shown to whoever may not send it; the command judges what is sent."""
    if request.method != "POST" and not queries.may(
        request.actor, needed, queries.place_of(found.group_id, partnership)
    ):
        raise NotAllowed("Your role here lets you read this decision, not change it. Ask the business manager.")
