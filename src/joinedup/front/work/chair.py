"""The chair's page: what is inquorate, overdue, unexplained and not evidenced in one partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.actions.queries import ActionLine
from joinedup.meetings.actions.register import queries as actions
from joinedup.meetings.attendance import queries as attendance
from joinedup.meetings.decisions import queries as decisions
from joinedup.meetings.obligations import queries as obligations
from joinedup.partnership.duties import queries as duties
from joinedup.planning.check import queries as check
from joinedup.planning.registers import queries as registers
from joinedup.planning.risks import queries as risks
from joinedup_core.permits import Actor

FEW = 8


@dataclass(frozen=True)
class ChairsPage:
    """Four questions and what answers them."""

    inquorate: tuple[decisions.DecisionLine, ...]
    lapses: tuple[decisions.CriticalLapse, ...]
    late: tuple[ActionLine, ...]
    late_total: int
    agencies: tuple[actions.AgencyCount, ...]
    reviews: int
    missed: int
    lapsed: tuple[risks.LapsedAcceptance, ...]
    duties: tuple[duties.DutyDetail, ...]
    findings: tuple[tuple[str, str, int], ...]
    not_judged: int
    to_confirm: tuple[ActionLine, ...]
    impact: tuple[ActionLine, ...]


def chairs_page(actor: Actor, key: str, *, now: datetime) -> ChairsPage:
    """What the chair of a partnership asks about, as far as the actor may see it."""
    today = timezone.localtime(now).date()
    late = _actions(actor, key, today, when="overdue")
    standing = duties.duties(actor, key, on=today)
    return ChairsPage(
        inquorate=tuple(decisions.unratified(actor, key, limit=FEW)),
        lapses=tuple(decisions.critical_lapses(actor, key, now=now)),
        late=late.items[:FEW],
        late_total=late.total,
        agencies=tuple(a for a in actions.summary(actor, key, {}, today).agencies if a.overdue or a.waiting),
        reviews=registers.risks_of(
            actor, key, Listing("-current", filters={"review": "overdue"}, per_page=1), on=today
        ).total,
        missed=len(obligations.complaints(actor, key, today=today)),
        lapsed=tuple(risks.lapsed_acceptances(actor, key)),
        duties=tuple(d for d in standing if d.standing.status in {"overdue", "never_shown"}),
        findings=_findings(actor, key, today),
        not_judged=attendance.absences_to_judge(actor, key, until=today),
        to_confirm=_actions(actor, key, today, status="waiting").items[:FEW],
        impact=_actions(actor, key, today, status="impact_asked").items[:FEW],
    )


def _actions(actor: Actor, key: str, today: date, **filters: str) -> Page[ActionLine]:
    return actions.register(actor, key, Listing("due", filters=filters), today)


def _findings(actor: Actor, key: str, today: date) -> tuple[tuple[str, str, int], ...]:
    """The register check by rule: the rule's key, its title and how many findings nobody has dealt with."""
    found = check.register_check(actor, key, on=today)
    return tuple((c.key, c.title, c.found - c.dealt) for c in found.by_rule if c.found > c.dealt)
