"""Reading escalations: those of a case, and one with its steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.casework.escalations.models import Escalation, EscalationStep
from joinedup.casework.escalations.rules import SETTLED, STAGED, Policy, stage_due, stand
from joinedup.casework.referrals.models import Referral
from joinedup.casework.stages.queries import policies_called
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import ALLOWS, Actor, Permission, Role, Thing, decide, here

WHO_ACTS = "The two agencies that disagree move and settle it. You may read it."


@dataclass(frozen=True)
class StepLine:
    """A step."""

    kind: str
    stage: int
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class EscalationLine:
    """An escalation: between whom, at which stage, and its steps from the first to the last."""

    id: UUID
    case_id: UUID
    agency: str
    with_agency: str
    party: bool
    theme: str
    about: str
    safety: str
    stage: int
    settled: bool
    state: str
    colour: str
    because: str
    steps: tuple[StepLine, ...]
    agency_id: UUID
    with_agency_id: UUID
    due: date | datetime | None
    policy: Policy
    """The stages that it began under."""
    started_by: UUID
    about_what: str
    about_id: UUID | None


def referral_of(actor: Actor, case_id: UUID, referral_id: UUID) -> UUID | None:
    """To which agency a referral of a case was sent; none where the actor does not see it there."""
    rows = Referral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id, pk=referral_id)
    found: UUID | None = rows.values_list("to_agency_id", flat=True).first()
    return found


def works_on(actor: Actor, place: str) -> bool:
    """Whether the actor reads and records in a case for their agency. All others see one they started by its arrival with them."""
    asked = (Permission.RECORD_ITEMS, Permission.SEE_ITEMS)
    return all(decide(actor, one, Thing(place)).allowed for one in asked)


def may_act(actor: Actor, line: EscalationLine, place: str) -> bool:
    """Whether the actor may move or settle one on the case's own pages: who records there for one of the two agencies, and who started it.

    Emergency access only reads: whoever has no more answers it where it was sent to them.
    """
    if not line.party or decide(actor, Permission.RECORD_ITEMS, Thing(place)).allowed:
        return line.party
    standing = {grant.role for grant in here(actor, place).grants} - {Role.EMERGENCY_READER}
    return str(line.started_by) == actor.user_id and any(Permission.SEE_ITEMS in ALLOWS[role] for role in standing)


def lines(actor: Actor, case_id: UUID, now: datetime) -> list[EscalationLine]:
    """The escalations of a case that the actor may see, those not settled first."""
    rows = Escalation.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    return sorted(lines_of(actor, rows.order_by("-started_at"), now), key=lambda line: line.settled)


def get_escalation(actor: Actor, partnership: str, escalation_id: UUID, now: datetime) -> EscalationLine:
    """One escalation. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = Escalation.objects.visible_to(actor, Permission.SEE_ITEMS)
    found = lines_of(actor, rows.filter(place__startswith=f"{partnership}/", pk=escalation_id), now)
    if not found:
        raise NotFound("no such escalation")
    return found[0]


def escalations_called(actor: Actor, ids: Iterable[UUID], now: datetime) -> list[EscalationLine]:
    """Some escalations by their ids, those in the order given that the actor may see."""
    rows = Escalation.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk__in=list(ids))
    found = {line.id: line for line in lines_of(actor, rows, now)}
    return [found[one] for one in ids if one in found]


def line_of(actor: Actor, row: Escalation, now: datetime) -> EscalationLine:
    """A row as a value."""
    return lines_of(actor, [row], now)[0]


def lines_of(actor: Actor, rows: Iterable[Escalation], now: datetime) -> list[EscalationLine]:
    """Rows as values, in their order. The database shows the steps of whatever escalation it shows."""
    found = list(rows)
    steps: dict[UUID, list[EscalationStep]] = {row.pk: [] for row in found}
    for step in EscalationStep.objects.filter(escalation_id__in=list(steps)).order_by("taken_at", "made_at"):
        steps[step.escalation_id].append(step)
    every = [step for those in steps.values() for step in those]
    names = people({step.taken_by_id for step in every if step.taken_by_id})
    agencies = agencies_called({one for row in found for one in (row.agency_id, row.with_agency_id)})
    policies = policies_called({row.under_id for row in found})
    lines = []
    for row in found:
        policy = policies[row.under_id]
        at = max((s for s in steps[row.pk] if s.kind in STAGED), key=lambda s: s.stage)
        settled = any(s.kind == SETTLED for s in steps[row.pk])
        since = timezone.localtime(at.taken_at)
        told = tuple(
            StepLine(s.kind, s.stage, s.words, names[s.taken_by_id].name if s.taken_by_id else "By itself", s.taken_at)
            for s in steps[row.pk]
        )
        lines.append(
            EscalationLine(
                row.pk, row.case_id, agencies[row.agency_id], agencies[row.with_agency_id],
                actor.agency_id in (str(row.agency_id), str(row.with_agency_id)), row.theme, row.about, row.safety, at.stage,
                settled, *stand(policy, at.stage, since, settled, timezone.localtime(now)), told, row.agency_id,
                row.with_agency_id, None if settled else stage_due(policy, at.stage, since)[0], policy,
                row.started_by_id, row.about_what, row.about_id,
            )
        )  # fmt: skip
    return lines
