"""Pages of alerts."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.alerts import commands, queries
from joinedup.casework.alerts.forms import AlertForm, EndForm, HaveForm, ToldForm
from joinedup.casework.arrivals.rules import ALERT
from joinedup.casework.contacts.shown import way_by
from joinedup.casework.queries import CaseHead, check_open, get_case, may_record, offer_recording, offer_sharing
from joinedup.casework.reasons import reason_for
from joinedup.casework.telling.queries import seen_by
from joinedup.kit.answers import page, submit
from joinedup.kit.forms import Form
from joinedup.kit.tables import Column, Table
from joinedup.partnership.agencies.queries import agency_choices
from joinedup_core.calendar import day_in_words


def alerts(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """The alerts of a case, and about whom one can be raised."""
    case = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, case)
    found = commands.open_alerts(request.actor, case_id, at=timezone.now(), reason=reason)
    return page(
        request, "casework/alerts/list.html", case=case, partnership=partnership, table=_table(case, found), crumbs=_way(case),
        may_record=case.state != "closed" and may_record(request.actor, case),
    )  # fmt: skip


def raise_one(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Raise an alert about somebody on the case."""
    case = get_case(request.actor, partnership, case_id)
    who = case.person(person_id)
    check_open(case)
    offer_sharing(request.actor, case)
    others = [one for one in _agencies(request, partnership) if str(one[0]) != request.actor.agency_id]
    form = AlertForm(request.POST or None, choices={"agencies": others})

    def act() -> UUID:
        said = dict(form.cleaned_data)
        until = timezone.make_aware(datetime.combine(said.pop("until_on"), time(23, 59)))
        now = {"at": timezone.now(), "key": uuid4()}
        return commands.raise_alert(request.actor, case_id, person_id=person_id, until_at=until, **now, **said)

    if submit(form, act):
        messages.success(
            request,
            "It is raised. Each agency’s workers on the case are told, or its desk. Nobody said that they have it yet: see below whom to ring.",
        )
        return redirect("casework:alert", partnership, form.result)
    return _form(request, case, form, "Raise an alert", who.name)


def alert(request: HttpRequest, partnership: str, alert_id: UUID) -> HttpResponse:
    """One alert: what it says, until when, and who has it."""
    line, case = _found(request, partnership, alert_id)
    reason = reason_for(request, case)
    found = commands.open_alert(request.actor, alert_id, at=timezone.now(), reason=reason)
    stands = found.stands and case.state != "closed" and may_record(request.actor, case)
    unseen = {
        one.agency for one in found.have if found.own and one.at is None and not seen_by(ALERT, found.id, one.agency_id)
    }
    return page(
        request, "casework/alerts/alert.html", line=found, partnership=partnership, person=case.person(line.person_id),
        unseen=unseen, may_have=stands and found.named and not found.mine_has, may_tell=stands and found.own, crumbs=_way(case, "Alert"),
    )  # fmt: skip


def have(request: HttpRequest, partnership: str, alert_id: UUID) -> HttpResponse:
    """Say that one's agency has it."""
    return _step(
        request,
        partnership,
        alert_id,
        HaveForm(request.POST or None),
        commands.acknowledge_alert,
        "We have it",
        own=False,
    )


def told(request: HttpRequest, partnership: str, alert_id: UUID) -> HttpResponse:
    """Record that an agency was told by telephone."""
    form = ToldForm(request.POST or None, choices={"agency_id": _agencies(request, partnership)})
    return _step(request, partnership, alert_id, form, commands.record_told, "Told by telephone")


def end(request: HttpRequest, partnership: str, alert_id: UUID) -> HttpResponse:
    """End it."""
    return _step(request, partnership, alert_id, EndForm(request.POST or None), commands.end_alert, "End this alert")


def _step(
    request: HttpRequest, partnership: str, alert_id: UUID, form: Form, act: Any, title: str, *, own: bool = True
) -> HttpResponse:
    line, case = _found(request, partnership, alert_id)
    offer_recording(request.actor, case, own=line.own if own else line.named)
    if submit(form, lambda: act(request.actor, alert_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "It is recorded.")
        return redirect("casework:alert", partnership, alert_id)
    return _form(request, case, form, title, case.person(line.person_id).name)


def _agencies(request: HttpRequest, partnership: str) -> list[tuple[UUID, str]]:
    return agency_choices(request.actor, partnership, on=timezone.localdate())


def _form(request: HttpRequest, case: CaseHead, form: Form, title: str, caption: str) -> HttpResponse:
    return page(
        request, "casework/concern_form.html", form=form, title=title, caption=caption, crumbs=_way(case, title)
    )


def _found(request: HttpRequest, partnership: str, alert_id: UUID) -> tuple[queries.AlertLine, CaseHead]:
    line = queries.get_alert(request.actor, partnership, alert_id, timezone.now())
    return line, get_case(request.actor, partnership, line.case_id)


def _table(case: CaseHead, found: list[queries.AlertLine]) -> Table:
    names = {person.id: person.name for person in case.persons}
    return Table(
        "Alerts",
        [
            Column("person", "About", value=lambda line: names.get(line.person_id, "Somebody")),
            Column("state", "Stands", kind="tag", value=lambda line: line.state, colour=lambda line: line.colour),
            Column("agency", "Raised by"),
            Column("until", "Until", value=lambda line: day_in_words(timezone.localdate(line.until_at))),
        ],
        found,
        noun=("alert", "alerts"),
        caption_hidden=True,
        empty="No alert is raised that you may see. Not finding one does not mean that there is no risk.",
        row_link=lambda line: reverse("casework:alert", args=[case.partnership, line.id]),
    )


def _way(case: CaseHead, last: str = "") -> list[tuple[str, str]]:
    return way_by(case, "Alerts", "alerts", last)
