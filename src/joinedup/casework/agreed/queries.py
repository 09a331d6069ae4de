"""The intervals and notices that hold, for the check and for the page that lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.agreed.models import ContactInterval, DeviationNotice
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import Interval, Notice

EVERY_RULE = EVERY_AGENCY = "*"
"""How the check is told that a notice is about every standard, or of the whole partnership."""


@dataclass(frozen=True)
class IntervalLine:
    """An approved interval that holds."""

    id: UUID
    interval: Interval
    version: int


@dataclass(frozen=True)
class NoticeLine:
    """A deviation notice, and why it was given."""

    notice: Notice
    why: str


def intervals(actor: Actor, partnership: str) -> list[IntervalLine]:
    """The intervals that hold: of each standard and level the one approved last."""
    rows = ContactInterval.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(
        partnership__key=partnership, ended_on=None
    )
    last = rows.order_by("rule", "level", "-approved_on", "-made_at").distinct("rule", "level").select_related("group")
    return [
        IntervalLine(
            x.pk,
            Interval(x.days, x.due_soon_days, x.missed_after_days, x.group.name, x.approved_on, x.rule, x.level),
            x.version,
        )
        for x in last
    ]


def notices(actor: Actor, partnership: str, *, today: date) -> list[NoticeLine]:
    """The notices that hold today or will, the earliest first."""
    rows = DeviationNotice.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    live = [row for row in rows.order_by("from_on", "made_at") if row.until_on is None or row.until_on >= today]
    names = {None: EVERY_AGENCY, **agencies_called({row.agency_id for row in live if row.agency_id})}
    return [
        NoticeLine(Notice(names[x.agency_id], x.rule or EVERY_RULE, x.sent_on, x.from_on, x.until_on), x.why)
        for x in live
    ]
