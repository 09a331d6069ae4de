"""The intervals and notices that hold, for the check and for the page that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from joinedup.casework.agreed.models import ContactInterval, DeviationNotice
from joinedup.casework.agreed.rules import NoticeSaid, holds_until, needs_review
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.foundation.settled import Settled, reach
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import Interval, Notice

_INTERVALS = Settled(ContactInterval)
_NOTICES = Settled(DeviationNotice)
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
    """A deviation notice as the register shows it, and why it was given."""

    id: UUID
    notice: Notice
    """As the check takes it: until the earlier of its last day and its review."""
    said: NoticeSaid
    group: str
    needs_review: bool
    over: bool
    """Ended, or its last day is past."""
    ended_on: date | None
    ended_by: str
    ended_why: str
    corrects_id: UUID | None

    @property
    def why(self) -> str:
        """Why it was given, and what is done instead."""
        return self.said.why


def intervals(actor: Actor, partnership: str) -> list[IntervalLine]:
    """The intervals that hold: of each standard and level the one approved last."""
    asked = ("intervals", reach(actor, Permission.SEE_PARTNERSHIP), partnership)
    return list(_INTERVALS.kept(asked, lambda: _intervals(actor, partnership)))


def _intervals(actor: Actor, partnership: str) -> tuple[IntervalLine, ...]:
    rows = ContactInterval.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(
        partnership__key=partnership, ended_on=None
    )
    last = rows.order_by("rule", "level", "-approved_on", "-made_at").distinct("rule", "level").select_related("group")
    return tuple(
        IntervalLine(
            x.pk,
            Interval(x.days, x.due_soon_days, x.missed_after_days, x.group.name, x.approved_on, x.rule, x.level),
            x.version,
        )
        for x in last
    )


def notices(actor: Actor, partnership: str, *, today: date) -> list[Notice]:
    """The notices that excuse today or will, the earliest first. One that names no day on which it ends excuses nobody."""
    asked = ("notices", reach(actor, Permission.SEE_PARTNERSHIP), partnership, today)
    return list(_NOTICES.kept(asked, lambda: _excusing(actor, partnership, today)))


def _excusing(actor: Actor, partnership: str, today: date) -> tuple[Notice, ...]:
    rows = _notices(actor, partnership).filter(Q(ended_on=None) | Q(ended_on__gt=today))
    live = [row for row in rows if (until := holds_until(row.until_on, row.review_on)) is not None and until >= today]
    names = {None: EVERY_AGENCY, **agencies_called({row.agency_id for row in live if row.agency_id})}
    return tuple(_told(row, names) for row in live)


def register_of_notices(actor: Actor, partnership: str, *, today: date) -> list[NoticeLine]:
    """Every notice that was ever given, the earliest first; who ended one, when and why."""
    rows = list(_notices(actor, partnership).select_related("group"))
    names = {None: EVERY_AGENCY, **agencies_called({row.agency_id for row in rows if row.agency_id})}
    who = people({row.ended_by_id for row in rows if row.ended_by_id})
    found = []
    for row in rows:
        said = NoticeSaid(row.agency_id, row.rule, row.why, row.sent_on, row.from_on, row.until_on, row.review_on)
        again = row.ended_on is None and needs_review(said, today)
        by = who[row.ended_by_id].name if row.ended_by_id else ""
        over = row.ended_on is not None or (not again and (holds_until(row.until_on, row.review_on) or today) < today)
        ended = (row.ended_on, by, row.ended_why, row.corrects_id)
        found.append(NoticeLine(row.pk, _told(row, names), said, row.group.name, again, over, *ended))
    return found


def get_notice(actor: Actor, partnership: str, notice_id: UUID, *, today: date) -> NoticeLine:
    """One notice of a partnership. Raises `NotFound` where there is none."""
    for line in register_of_notices(actor, partnership, today=today):
        if line.id == notice_id:
            return line
    raise NotFound("no such notice")


def _notices(actor: Actor, partnership: str) -> QuerySet[DeviationNotice]:
    rows = DeviationNotice.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    return rows.order_by("from_on", "made_at")


def _told(row: DeviationNotice, names: Mapping[UUID | None, str]) -> Notice:
    until = holds_until(row.until_on, row.review_on)
    return Notice(names[row.agency_id], row.rule or EVERY_RULE, row.sent_on, row.from_on, until)
