"""How much waits for a reader in a partnership, of what they may open and answer: a query for each kind, however much there is.

What is counted here is what the lists that the page leads to show: a number never tells more than they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from joinedup.casework.alerts.models import AlertStep, RiskAlert
from joinedup.casework.alerts.queries import AlertLine, alerts_called
from joinedup.casework.arrivals.queries import arrivals_waiting
from joinedup.casework.case_actions.models import CaseAction
from joinedup.casework.escalations.models import Escalation, EscalationStep
from joinedup.casework.escalations.queries import EscalationLine, escalations_called
from joinedup.casework.escalations.rules import SETTLED, STAGED, Policy, is_over, stage_due
from joinedup.casework.held_elsewhere.queries import own_actions_waiting, updates_waiting
from joinedup.casework.panel_cases.models import PanelCase, PanelReferral, ReferralAnswer
from joinedup.casework.panel_cases.queries import met_elsewhere
from joinedup.casework.panels.models import Panel
from joinedup.casework.referrals.queries import received_waiting, sent_waiting
from joinedup.casework.research.models import ResearchReply, ResearchRequest
from joinedup.casework.sharing.models import InformationReply, InformationRequest
from joinedup.casework.sharing.queries import RequestLine, requests_called
from joinedup.casework.stages.queries import policies_called
from joinedup.casework.waiting.rules import Waits, in_order
from joinedup.people.acknowledgements.queries import unacknowledged
from joinedup.people.bound import before_panels, case_in
from joinedup_core.permits import ALLOWS, Actor, Permission


def waiting(actor: Actor, partnership: str, now: datetime) -> list[Waits]:
    """What waits for the actor in a partnership where they practise, late ones first; only counted, nobody named."""
    here, found = f"{partnership}/", [*received_waiting(actor, partnership, now)]
    if any(case_in(grant.place) and grant.place.startswith(here) for grant in actor.grants):
        today = timezone.localdate(now)
        found += [*_alerts(actor, here, now), _escalations(actor, here, now), *_requests(actor, here, today)]
        found += [_research(actor, here, now), _actions(actor, here, today), *_referred(actor, here)]
        found += _met(actor, partnership)
        found += sent_waiting(actor, partnership, now)
        found += shared_waiting(actor, partnership)
    return in_order(found)


def waiting_elsewhere(actor: Actor, partnership: str, today: date) -> list[Waits]:
    """What waits for the actor, of whom no link is asked: what their agency owes panels whose cases stay elsewhere, and what was sent to them."""
    owed = [*own_actions_waiting(actor, partnership, today), *updates_waiting(actor, partnership, today)]
    return in_order([*owed, *arrivals_waiting(actor, partnership, timezone.now())])


def open_items(
    actor: Actor, partnership: str, now: datetime
) -> tuple[list[AlertLine], list[EscalationLine], list[RequestLine]]:
    """The alerts, escalations and requests for information that wait for the actor, each list with the first due first."""
    here, today = f"{partnership}/", timezone.localdate(now)
    alerts = _alert_rows(actor, here, now).values_list("pk", flat=True)
    escalations = [pk for pk, *_ in _escalation_rows(actor, here)]
    requests = _request_rows(actor, here).values_list("pk", flat=True)
    return (
        alerts_called(actor, list(alerts), now),
        escalations_called(actor, escalations, now),
        requests_called(actor, list(requests), today),
    )


def shared_waiting(actor: Actor, partnership: str) -> list[Waits]:
    """How much that others shared with the actor's agency it has not said that it has."""
    rows = unacknowledged(actor, partnership)
    return [Waits("shared", len(rows), 0, min((one.on for one in rows), default=None))]


def _alerts(actor: Actor, here: str, now: datetime) -> Iterable[Waits]:
    """Those that the actor may answer, and those of cases that they only supervise: somebody else has to."""
    records = _cases(actor, here, Permission.RECORD_ITEMS)
    rows = list(_alert_rows(actor, here, now).values_list("case_id", "from_at"))
    for kind, own in (("alert", True), ("supervised", False)):
        raised = [at for case, at in rows if (case in records) is own]
        yield Waits(kind, len(raised), 0, min(raised, default=None))


def _alert_rows(actor: Actor, here: str, now: datetime) -> QuerySet[RiskAlert]:
    """The alerts that stand and that the actor's agency must say it has, in cases in which the actor may say so or supervises."""
    steps = AlertStep.objects.filter(alert_id=OuterRef("pk"))
    has = Exists(steps.filter(kind__in=("acknowledged", "told"), for_agency_id=actor.agency_id))
    rows = RiskAlert.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        _in_cases(actor, here, Permission.RECORD_ITEMS) | _in_cases(actor, here, Permission.LINK_WORKERS),
        agencies__contains=[actor.agency_id],
        until_at__gt=now,
    )
    return rows.exclude(has).exclude(Exists(steps.filter(kind="ended")))


def _escalations(actor: Actor, here: str, now: datetime) -> Waits:
    rows = _escalation_rows(actor, here)
    due = [stage_due(policy, stage, timezone.localtime(since))[0] for _, stage, since, policy in rows]
    days = [timezone.localdate(one) if isinstance(one, datetime) else one for one in due if one]
    late = sum(is_over(one, timezone.localtime(now)) for one in due)
    return Waits("escalation", len(due), late, min(days, default=None))


def _escalation_rows(actor: Actor, here: str) -> list[tuple[UUID, int, datetime, Policy]]:
    """The escalations with or of the actor's agency that nobody settled: id, stage, since when it is at that, and its stages; the oldest first.

    Their steps are asked for once, by id: the database looks at each step by itself, and subqueries had it do so again and again.
    """
    rows = Escalation.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        _in_cases(actor, here, Permission.RECORD_ITEMS) | _in_cases(actor, here, Permission.LINK_WORKERS),
        Q(agency_id=actor.agency_id) | Q(with_agency_id=actor.agency_id),
    )
    records = _cases(actor, here, Permission.RECORD_ITEMS)
    known = {pk: (case, under) for pk, case, under in rows.values_list("pk", "case_id", "under_id")}
    policies = policies_called({under for _, under in known.values()})
    at: dict[UUID, tuple[int, datetime]] = {}
    settled = set()
    steps = EscalationStep.objects.filter(escalation_id__in=list(known), kind__in=(*STAGED, SETTLED))
    for escalation, kind, stage, since in steps.values_list("escalation_id", "kind", "stage", "taken_at"):
        if kind == SETTLED:
            settled.add(escalation)
        elif escalation not in at or stage > at[escalation][0]:
            at[escalation] = (stage, since)
    stand = [(pk, *at[pk], policies[known[pk][1]]) for pk in at if pk not in settled]
    found = [one for one in stand if known[one[0]][0] in records or one[1] >= one[3].managers_from]
    return sorted(found, key=lambda one: one[2])


def _requests(actor: Actor, here: str, today: date) -> Iterable[Waits]:
    rows, asked = _request_rows(actor, here), Q(to_agency_id=actor.agency_id)
    told = rows.aggregate(
        **{f"asked_{name}": one for name, one in _counted("due_on", today, asked).items()},
        **{f"ours_{name}": one for name, one in _counted("due_on", today, ~asked & Q(due_on__lt=today)).items()},
    )
    yield Waits("request", told["asked_number"], told["asked_late"], told["asked_first"])
    yield Waits("no_reply", told["ours_number"], told["ours_late"], told["ours_first"])


def _request_rows(actor: Actor, here: str) -> QuerySet[InformationRequest]:
    """The requests for information to or of the actor's agency that nobody replied to."""
    replied = Exists(InformationReply.objects.filter(request_id=OuterRef("pk")).exclude(reply=""))
    rows = InformationRequest.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        _in_cases(actor, here, Permission.RECORD_ITEMS), Q(to_agency_id=actor.agency_id) | Q(agency_id=actor.agency_id)
    )
    return rows.exclude(replied)


def _research(actor: Actor, here: str, now: datetime) -> Waits:
    rows = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(
        place__startswith=here, agency_id=actor.agency_id, panel_case__state="accepted"
    )
    rows = rows.exclude(Exists(ResearchReply.objects.filter(request_id=OuterRef("pk"))))
    return Waits("research", *_said(rows.aggregate(**_counted("due_at", now))))


def _actions(actor: Actor, here: str, today: date) -> Waits:
    rows = CaseAction.objects.visible_to(actor, Permission.UPDATE_CASE_ACTIONS)
    return Waits(
        "action", *_said(rows.filter(place__startswith=here, state="open").aggregate(**_counted("due_on", today)))
    )


def _referred(actor: Actor, here: str) -> list[Waits]:
    """The referrals to panels that the actor coordinates and nobody answered, for each panel."""
    before = PanelCase.objects.filter(panel_id=OuterRef("panel_id"), referral_id=OuterRef("pk"))
    withdrawn = ReferralAnswer.objects.filter(referral_id=OuterRef("pk"), state="withdrawn")
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        before_panels(actor, Permission.KEEP_PANEL_CASES), place__startswith=here
    )
    rows = rows.exclude(Exists(before)).exclude(Exists(withdrawn))
    told = rows.values("panel_id").annotate(
        number=Count("pk"), first=Min("referred_at"), panel_pk=_panel("id"), name=_panel("group__name")
    )
    return [Waits("panel", row["number"], 0, row["first"], row["panel_pk"], row["name"]) for row in told.order_by()]


def _met(actor: Actor, partnership: str) -> list[Waits]:
    """The cases that the actor keeps before a panel and with somebody who is before another one too, for each panel; until one has finished."""
    cases = [panel for _, panel in met_elsewhere(actor, partnership)]
    if not cases:
        return []
    rows = Panel.objects.filter(group_id__in=set(cases)).values_list("group_id", "pk", "group__name")
    return [Waits("collision", cases.count(group), 0, None, pk, name) for group, pk, name in rows]


def _panel(field: str) -> Subquery:
    return Subquery(Panel.objects.filter(group_id=OuterRef("panel_id")).values(field)[:1])


def _cases(actor: Actor, here: str, permission: Permission) -> set[UUID]:
    """The cases of a partnership in which a link of the actor allows something."""
    allowed = (g.place for g in actor.grants if permission in ALLOWS[g.role] and g.place.startswith(here))
    return {case for place in allowed if (case := case_in(place))}


def _in_cases(actor: Actor, here: str, permission: Permission) -> Q:
    """The open ones of them."""
    return Q(case_id__among=_cases(actor, here, permission)) & ~Q(case__state="closed")


def _counted(due: str, now: date | datetime, which: Q | None = None) -> dict[str, Any]:
    """How many there are, how many are late, and the first that is due."""
    late = Q(**{f"{due}__lt": now})
    every = which or Q()
    return {
        "number": Count("pk", filter=every),
        "late": Count("pk", filter=every & late),
        "first": Min(due, filter=every),
    }


def _said(told: dict[str, Any]) -> tuple[int, int, Any]:
    return told["number"], told["late"], told["first"]
