"""What is known of duties: how each stands today, and the evidence recorded for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from joinedup.foundation.commands import NotFound
from joinedup.partnership.duties import rules
from joinedup.partnership.models import Duty, DutyEvidence
from joinedup.partnership.rules import DUTY_REGIMES
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class DutyDetail:
    """A duty with how it stands."""

    id: UUID
    version: int
    regime: str
    text: str
    legislation: str
    source: str
    evidence: str
    shown_on: date | None
    due_on: date | None
    every_months: int | None
    owner_id: UUID | None
    owner: str
    note: str
    standing: rules.DutyStanding

    @property
    def regime_words(self) -> str:
        """The regime as people read it."""
        return DUTY_REGIMES.get(self.regime, self.regime)

    @property
    def status(self) -> str:
        """How it stands, as people read it."""
        return self.standing.label

    @property
    def colour(self) -> str:
        """The colour of that status's tag."""
        return rules.DUTY_COLOURS.get(self.standing.status, "grey")


@dataclass(frozen=True)
class Evidence:
    """That a duty was shown to be met on a day, and by what."""

    shown_on: date
    evidence: str
    next_due_on: date | None


def duties(actor: Actor, partnership: str, *, on: date, regime: str = "", status: str = "") -> list[DutyDetail]:
    """The duties of a partnership, regime by regime, as they stand on a day."""
    rows = _rows(actor, partnership)
    found = [_detail(row, on) for row in (rows.filter(regime=regime) if regime else rows)]
    order = {key: i for i, key in enumerate(DUTY_REGIMES)}
    found.sort(key=lambda d: order.get(d.regime, 99))
    return [d for d in found if not status or d.standing.status == status]


def get_duty(actor: Actor, partnership: str, duty_id: UUID, *, on: date) -> DutyDetail:
    """One duty of a partnership. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=duty_id).first()
    if row is None:
        raise NotFound("no such duty here")
    return _detail(row, on)


def evidence_of(actor: Actor, duty_id: UUID) -> list[Evidence]:
    """Everything recorded as showing a duty met, the latest first."""
    rows = DutyEvidence.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(duty_id=duty_id)
    return [Evidence(e.shown_on, e.evidence, e.next_due_on) for e in rows.order_by("-shown_on", "-made_at")]


def _rows(actor: Actor, partnership: str) -> QuerySet[Duty]:
    seen = Duty.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    return seen.select_related("owner", "partnership").order_by("regime", "made_at", "id")  # type: ignore[no-any-return]


def _detail(row: Duty, on: date) -> DutyDetail:
    standing = rules.judge_duty(
        shown_on=row.shown_on, due_on=row.due_on, every_months=row.every_months, evidence=row.evidence, today=on,
        published=row.partnership.provenance == "published", closed_on=row.closed_on,
    )  # fmt: skip
    return DutyDetail(
        id=row.pk, version=row.version, regime=row.regime, text=row.text, legislation=row.legislation,
        source=row.source, evidence=row.evidence, shown_on=row.shown_on, due_on=row.due_on,
        every_months=row.every_months, owner_id=row.owner_id, owner=row.owner.name if row.owner else "",
        note=row.note, standing=standing,
    )  # fmt: skip
