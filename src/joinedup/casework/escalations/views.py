"""Pages of escalation."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.arrivals.queries import started
from joinedup.casework.arrivals.rules import ALERT, ESCALATION, REQUEST
from joinedup.casework.contacts.shown import way_by
from joinedup.casework.escalations import commands, queries
from joinedup.casework.escalations.forms import StartForm, WordsForm
from joinedup.casework.escalations.rules import REFERRAL, themes
from joinedup.casework.queries import CaseHead, check_open, get_case
from joinedup.casework.reasons import reason_for
from joinedup.casework.stages.queries import stages_of
from joinedup.casework.telling.queries import seen_by
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.kit.parts import Event
from joinedup.kit.tables import Column, Table
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import may
from joinedup_core.permits import Permission

WHAT_BEGAN = {REFERRAL: "A referral", ALERT: "A risk alert", REQUEST: "A request for information"}
"""What a disagreement can begin from that has a page in the case, which has the same name."""
STEPS = {"started": "Started at stage", "moved": "Moved to stage", "climbed": "Overdue: climbed by itself to stage", "said": "At stage", "settled": "Settled at stage"}  # fmt: skip


def escalations(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """The escalations of a case."""
    case = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, case)
    found = commands.open_escalations(request.actor, case_id, at=timezone.now(), reason=reason)
    return page(
        request, "casework/escalations/list.html", case=case, partnership=partnership, table=_table(case, found),
        policy=stages_of(partnership, timezone.localdate())[1], may_start=case.state != "closed", reads=may(request.actor, Permission.SEE_ITEMS, case.place), crumbs=_way(request, case),
    )  # fmt: skip


def start(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Start one."""
    case = get_case(request.actor, partnership, case_id)
    check_open(case)
    agencies = agency_choices(request.actor, partnership, on=timezone.localdate())
    others = [one for one in agencies if str(one[0]) != request.actor.agency_id]
    policy = stages_of(partnership, timezone.localdate())[1]
    offered = {"agency_id": others, "stage": [(one.number, f"{one.number}. {one.title}") for one in policy.stages]}
    referral = _referral(request)
    sent_to = queries.referral_of(request.actor, case_id, referral) if referral else None
    form = StartForm(request.POST or None, initial={"stage": 1, "agency_id": sent_to}, choices=offered)
    now = {"at": timezone.now(), "key": uuid4(), "referral_id": referral if sent_to else None}
    if submit(form, lambda: commands.start_escalation(request.actor, case_id, **now, **form.cleaned_data)):
        messages.success(request, "It is started. Speak with them now: writing it down is not telling them.")
        return _to_what_began(request, partnership, form.result, case.place)
    told = {"title": "Start an escalation", "caption": f"Case {case.reference}", "crumbs": _way(request, case, "Start")}
    return page(request, "casework/concern_form.html", form=form, **told)


def escalation(request: HttpRequest, partnership: str, escalation_id: UUID) -> HttpResponse:
    """One: at which stage, until when, and every step."""
    now = timezone.now()
    line = queries.get_escalation(request.actor, partnership, escalation_id, now)
    case = get_case(request.actor, partnership, line.case_id)
    reason = reason_for(request, case)
    found = commands.open_escalation(request.actor, escalation_id, at=now, reason=reason)
    return page(
        request, "casework/escalations/escalation.html", line=found, partnership=partnership, policy=found.policy,
        who=found.policy.stage(found.stage).who, theme=themes().get(found.theme, found.theme), events=_events(found),
        may_act=not found.settled and case.state != "closed" and queries.may_act(request.actor, found, case.place),
        unseen=_unseen(found), began=_began(found), last=found.stage >= found.policy.last, crumbs=_way(request, case, "Escalation"),
    )  # fmt: skip


def _referral(request: HttpRequest) -> UUID | None:
    """The referral that its page named in the address; none where it is no id."""
    try:
        return UUID(request.GET.get("referral", ""))
    except ValueError:
        return None


def _to_what_began(request: HttpRequest, partnership: str, escalation_id: UUID, place: str) -> HttpResponse:
    """To the page of the case for whoever may read there; to what is theirs alone for all others."""
    own = None if may(request.actor, Permission.SEE_ITEMS, place) else started(request.actor, escalation_id)
    if own is None:
        return redirect("casework:escalation", partnership, escalation_id)
    return redirect("casework:arrival", partnership, own)


def _began(line: queries.EscalationLine) -> tuple[str, str]:
    """What it began from, in words, and the name of its page."""
    return (WHAT_BEGAN[line.about_what], f"casework:{line.about_what}") if line.about_what in WHAT_BEGAN else ("", "")


def _unseen(line: queries.EscalationLine) -> str:
    """The other agency, where nobody there can see it; asked for those of the agency that started it, who must telephone."""
    if line.settled or seen_by(ESCALATION, line.id, line.with_agency_id):
        return ""
    return line.with_agency


def move(request: HttpRequest, partnership: str, escalation_id: UUID) -> HttpResponse:
    """Move it to the next stage."""
    return _step(request, partnership, escalation_id, commands.move_up, "Move it to the next stage")


def said(request: HttpRequest, partnership: str, escalation_id: UUID) -> HttpResponse:
    """Record what was said."""
    return _step(request, partnership, escalation_id, commands.say, "What was said")


def settled(request: HttpRequest, partnership: str, escalation_id: UUID) -> HttpResponse:
    """Record that it is settled."""
    return _step(request, partnership, escalation_id, commands.settle, "It is settled")


def _step(request: HttpRequest, partnership: str, escalation_id: UUID, act: Any, title: str) -> HttpResponse:
    line = queries.get_escalation(request.actor, partnership, escalation_id, timezone.now())
    case = get_case(request.actor, partnership, line.case_id)
    check_open(case)
    if not queries.may_act(request.actor, line, case.place):
        raise NotAllowed(queries.WHO_ACTS)
    form = WordsForm(request.POST or None)
    if submit(form, lambda: act(request.actor, escalation_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "It is recorded.")
        return redirect("casework:escalation", partnership, escalation_id)
    told = {"title": title, "caption": f"With {line.with_agency}", "crumbs": _way(request, case, title)}
    return page(request, "casework/concern_form.html", form=form, **told)


def _table(case: CaseHead, found: list[queries.EscalationLine]) -> Table:
    return Table(
        "Escalations",
        [
            Column("theme", "About", value=lambda x: themes().get(x.theme, x.theme)),
            Column("state", "Stands", kind="tag", value=lambda x: x.state, colour=lambda x: x.colour),
            Column("agency", "Started by"),
            Column("with_agency", "With"),
            Column("because", "Because"),
        ],
        found,
        noun=("escalation", "escalations"),
        caption_hidden=True,
        empty="Nobody has started one that you may see. Do you disagree about somebody’s safety? Start one: anybody may.",
        row_link=lambda x: reverse("casework:escalation", args=[case.partnership, x.id]),
    )


def _events(line: queries.EscalationLine) -> list[Event]:
    return [
        Event(f"{STEPS[step.kind]} {step.stage}", timezone.localtime(step.at), step.words, step.by)
        for step in reversed(line.steps)
    ]


def _way(request: HttpRequest, case: CaseHead, last: str = "") -> list[tuple[str, str]]:
    """The way here; not by what is closed to whoever sees nothing else of the case."""
    way = way_by(case, "Escalation", "escalations", last)
    closed = reverse("casework:case", args=[case.partnership, case.id])
    return way if may(request.actor, Permission.SEE_ITEMS, case.place) else [one for one in way if one[1] != closed]
