"""What waits for one reader: what they owe, what they are asked, which meetings come, what changed in what they follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from joinedup.foundation import places
from joinedup.front.work.changes import ToldChange, changes_in_words
from joinedup.meetings.actions.queries import ActionLine
from joinedup.meetings.actions.register import queries as actions
from joinedup.meetings.agreements import queries as agreements
from joinedup.meetings.attendance import queries as attendance
from joinedup.meetings.calendar import queries as calendar
from joinedup.meetings.decisions import queries as decisions
from joinedup.meetings.obligations import queries as obligations
from joinedup.partnership import queries as partnership
from joinedup_core.permits import Actor, Permission, holds_anywhere


@dataclass(frozen=True)
class Desk:
    """One partnership as the people who run it need it today: numbers that each lead to their list."""

    key: str
    name: str
    provenance: str
    late_actions: int
    to_confirm: int
    unratified: int
    obligations: int


@dataclass(frozen=True)
class Work:
    """What the home page shows one reader."""

    owed: int
    late: int
    actions: tuple[ActionLine, ...]
    confirm: tuple[ActionLine, ...]
    invitations: tuple[attendance.InvitationLine, ...]
    agreements: tuple[agreements.WaitingRequest, ...]
    meetings: tuple[calendar.MeetingLine, ...]
    desks: tuple[Desk, ...]
    changes: tuple[ToldChange, ...]

    @property
    def to_answer(self) -> int:
        """How many invitations have no answer yet."""
        return sum(i.state == "invited" for i in self.invitations)


def my_work(actor: Actor, *, now: datetime) -> Work:
    """Everything that waits for the actor, from every room they may enter."""
    today = timezone.localtime(now).date()
    mine = actions.my_actions(actor, today)
    return Work(
        owed=len(mine),
        late=sum(line.overdue for line in mine),
        actions=tuple(mine[:10]),
        confirm=tuple(actions.to_confirm(actor, today)[:6]),
        agreements=tuple(agreements.my_requests(actor, now=now)),
        invitations=tuple(attendance.my_invitations(actor, now=now)[:6]),
        meetings=tuple(calendar.coming_meetings(actor, now=now, limit=6)),
        desks=tuple(_desks(actor, now)),
        changes=tuple(changes_in_words(actor, since=now - timedelta(days=14))),
    )


def _desks(actor: Actor, now: datetime) -> list[Desk]:
    """The partnerships the actor keeps the actions of: business managers, support, chairs."""
    today = timezone.localtime(now).date()
    mine = [
        p
        for p in partnership.partnerships(actor)
        if holds_anywhere(actor, Permission.EDIT_ACTIONS, places.board(p.key))
    ]
    return [_desk(actor, p, today) for p in mine]


def _desk(actor: Actor, line: partnership.PartnershipLine, today: date) -> Desk:
    found = actions.summary(actor, line.key, {}, today)
    return Desk(
        line.key, line.name, line.provenance, found.overdue, found.waiting,
        len(decisions.unratified(actor, line.key)),
        len(obligations.complaints(actor, line.key, today=today)),
    )  # fmt: skip
