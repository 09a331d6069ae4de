"""Raising alerts, saying that one's agency has one, and ending them. Rows are only added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from joinedup.casework.alerts import queries
from joinedup.casework.alerts.models import AlertStep, RiskAlert
from joinedup.casework.alerts.queries import AlertLine
from joinedup.casework.arrivals.rules import ALERT
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.casework.telling.commands import URGENT, send
from joinedup.foundation.commands import NotAllowed, Outcome, Refused, command
from joinedup.people.cases.commands import address
from joinedup_core.permits import Actor, Permission, Thing, decide

LONGEST = timedelta(days=180)
"""An alert that never ends is read by nobody: after so long it is raised anew (the program's own choice)."""


@command(Permission.SEE_ITEMS, reads=True)
def open_alerts(actor: Actor, case: Case, *, at: datetime, reason: str = "") -> Outcome[list[AlertLine]]:
    """The alerts of a case; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.lines(actor, case.pk, at)
    return Outcome(found, f"{reason} alerts ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_alert(actor: Actor, alert: RiskAlert, *, at: datetime, reason: str = "") -> Outcome[AlertLine]:
    """One alert, to be read. Reading does not acknowledge it."""
    check_reason(alert.case, reason)
    return Outcome(queries.line_of(actor, alert, at), f"{reason} alert {alert.pk}".lstrip())


@command(Permission.SHARE_ITEMS, reads=True)
def raise_alert(
    actor: Actor, case: Case, *, person_id: UUID, look_out_for: str, do: str, agencies: Sequence[UUID], until_at: datetime, at: datetime,
    key: UUID,
) -> Outcome[UUID]:  # fmt: skip
    """Raise an alert to named agencies until a moment. `key` is the id that it gets."""
    check_open(case)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    if not look_out_for.strip() or not do.strip():
        field = "look_out_for" if not look_out_for.strip() else "do"
        raise Refused("words", "Say what to look out for, and what to do then.", field)
    if not agencies:
        raise Refused("agencies", "Choose which agencies must have it.", "agencies")
    if not at < until_at <= at + LONGEST:
        raise Refused(
            "until", f"Give a day in the next {LONGEST.days} days: an alert ends, and is raised anew.", "until_on"
        )
    row = RiskAlert.objects.create(
        pk=key, case_id=case.pk, place=case.place, agency_id=actor.agency_id, person_id=person_id,
        look_out_for=look_out_for.strip(), do=do.strip(), agencies=sorted({str(one) for one in agencies}), from_at=at,
        until_at=until_at, raised_by_id=actor.user_id,
    )  # fmt: skip
    for one in set(agencies):
        address(row, one, timezone.localdate(at), until_at=until_at)
        send(actor, ALERT, row, one, at=at, wording=URGENT)
    return Outcome(key, f"alert {key} to {len(set(agencies))} agencies until {until_at.date().isoformat()}")


@command(Permission.SEE_ITEMS, reads=True)
def acknowledge_alert(actor: Actor, alert: RiskAlert, *, words: str, at: datetime) -> Outcome[None]:
    """Say for one's agency that it has the alert, and what it does."""
    line = _check_stands(actor, alert, at)
    if not line.named:
        raise NotAllowed("This alert is not to your agency.")
    if line.mine_has:
        raise Refused("had", "Your agency has said so already.")
    row = _step(actor, alert, "acknowledged", UUID(str(actor.agency_id)), words, at)
    address(row, alert.agency_id, timezone.localdate(at))
    return Outcome(None, f"alert {alert.pk} acknowledged")


@command(Permission.RECORD_ITEMS, reads=True)
def record_told(actor: Actor, alert: RiskAlert, *, agency_id: UUID, words: str, at: datetime) -> Outcome[None]:
    """Record that an agency was told by telephone, and whom: nobody of theirs may work on the case."""
    _check_stands(actor, alert, at)
    if str(agency_id) not in alert.agencies:
        raise Refused("agency", "Choose one of the agencies that must have it.", "agency_id")
    if not words.strip():
        raise Refused("words", "Say whom you told, and how.", "words")
    _step(actor, alert, "told", agency_id, words, at)
    return Outcome(None, f"alert {alert.pk}: agency {agency_id} told")


@command(Permission.RECORD_ITEMS, reads=True)
def end_alert(actor: Actor, alert: RiskAlert, *, reason: str, at: datetime) -> Outcome[None]:
    """End an alert before its day, with a reason that each of its agencies sees."""
    _check_stands(actor, alert, at)
    if not reason.strip():
        raise Refused("reason", "Say why it is over.", "reason")
    row = _step(actor, alert, "ended", alert.agency_id, reason, at)
    for one in alert.agencies:
        address(row, UUID(one), timezone.localdate(at))
    return Outcome(None, f"alert {alert.pk} ended")


def _check_stands(actor: Actor, alert: RiskAlert, at: datetime) -> AlertLine:
    check_open(alert.case)
    if not decide(actor, Permission.RECORD_ITEMS, Thing(alert.place)).allowed:
        raise NotAllowed("Your link lets you read this. Ask the lead worker of the case.")
    line = queries.line_of(actor, alert, at)
    if not line.stands:
        raise Refused("over", "This alert is over. Raise a new one where the risk is back.")
    return line


def _step(actor: Actor, alert: RiskAlert, kind: str, agency_id: UUID, words: str, at: datetime) -> AlertStep:
    return AlertStep.objects.create(
        case_id=alert.case_id, place=alert.place, agency_id=actor.agency_id, alert_id=alert.pk, kind=kind,
        for_agency_id=agency_id, words=words.strip(), taken_by_id=actor.user_id, taken_at=at,
    )  # fmt: skip
