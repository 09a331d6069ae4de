"""What waits for one reader: what they owe, what they are asked, which meetings come, what changed in what they follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from joinedup.foundation import places
from joinedup.front import case_wing
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
    chairs: bool
    """Whether the chair's page of the partnership is theirs."""


@dataclass(frozen=True)
class Work:
    """What the home page shows one reader."""

    owed: int
    late: int
    actions: tuple[ActionLine, ...]
    to_confirm: int
    confirm: tuple[ActionLine, ...]
    invitations: tuple[attendance.InvitationLine, ...]
    agreements: tuple[agreements.WaitingRequest, ...]
    meetings: tuple[tuple[calendar.MeetingLine, UUID | None], ...]
    """What comes, each with its hearing where a panel hears cases at it: the meeting's own agenda does not name them."""
    desks: tuple[Desk, ...]
    partnerships: tuple[partnership.PartnershipLine, ...]
    changes: tuple[ToldChange, ...]

    @property
    def to_answer(self) -> int:
        """How many invitations have no answer yet."""
        return sum(i.state == "invited" for i in self.invitations)


def my_work(actor: Actor, *, now: datetime) -> Work:
    """Everything that waits for the actor, from every room they may enter."""
    today = timezone.localtime(now).date()
    mine, confirm = actions.my_actions(actor, today, limit=10), actions.to_confirm(actor, today, limit=6)
    here, coming = partnership.partnerships(actor), calendar.coming_meetings(actor, now=now, limit=6)
    hearings = case_wing.hearings_at(actor, [one.id for one in coming])
    return Work(
        owed=mine.total,
        late=mine.late,
        actions=mine.lines,
        to_confirm=confirm.total,
        confirm=confirm.lines,
        agreements=tuple(agreements.my_requests(actor, now=now)),
        invitations=tuple(attendance.my_invitations(actor, now=now)[:6]),
        meetings=tuple((one, hearings.get(one.id)) for one in coming),
        desks=_desks(actor, here, today),
        partnerships=tuple(here),
        changes=tuple(changes_in_words(actor, since=now - timedelta(days=14))),
    )


def _desks(actor: Actor, here: list[partnership.PartnershipLine], today: date) -> tuple[Desk, ...]:
    """The partnerships the actor keeps the actions of: business managers, support, chairs."""
    mine = [p for p in here if holds_anywhere(actor, Permission.EDIT_ACTIONS, places.board(p.key))]
    if not mine:
        return ()
    keys = [p.key for p in mine]
    counted, unratified = actions.late_and_waiting(actor, keys, today), decisions.count_unratified(actor, keys)
    return tuple(
        Desk(
            p.key, p.name, p.provenance, *counted.get(p.key, (0, 0)), unratified.get(p.key, 0),
            len(obligations.complaints(actor, p.key, today=today)),
            holds_anywhere(actor, Permission.CONFIRM_ACTIONS, places.board(p.key)),
        )
        for p in mine
    )  # fmt: skip
