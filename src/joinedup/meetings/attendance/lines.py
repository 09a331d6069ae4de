"""What attendance pages and other rooms are told: meetings, seats, invitations, absences and the year, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.meetings.attendance import rules
from joinedup.meetings.attendance.rules import Tally
from joinedup.meetings.quorum.words import Attender


def here(moment: datetime | None) -> datetime | None:
    """A moment by the clock on the wall."""
    return timezone.localtime(moment) if moment else None


@dataclass(frozen=True)
class MeetingHead:
    """A meeting as the head of a page shows it."""

    id: UUID
    partnership: str
    group_id: UUID
    group: str
    title: str
    starts_at: datetime
    ends_at: datetime
    state: str
    critical: bool
    place: str
    provenance: str

    @property
    def on(self) -> date:
        """The day it is on, here."""
        return timezone.localtime(self.starts_at).date()

    def has_begun(self, now: datetime) -> bool:
        """Whether its start has come, so that there can be something to decide and to minute."""
        return self.starts_at <= now


@dataclass(frozen=True)
class AttendanceLine:
    """One seat (or visitor) on the attendance sheet."""

    key: str
    """The seat's id, or `visitor-<id>`: the name of its row in the form."""
    seat_id: UUID | None
    post: str
    role: str
    agency_id: UUID | None
    agency: str
    agency_kind: str
    holder: str
    deputy: str
    state: str
    name: str
    deputy_has_authority: bool
    remote: bool
    arrived_at: datetime | None
    left_at: datetime | None
    reason: str
    reason_valid: bool | None
    invitation: str
    version: int
    id: UUID | None
    letter_made_at: datetime | None = None
    empty: str = ""
    """Why nobody can sit in it on the day, as a sentence; empty where somebody can."""
    in_term: bool = True
    """Whether the seat is on the group on the day."""
    nobody_absent: bool = False
    """Whether it was marked absent on a day when nobody held it."""

    @property
    def state_label(self) -> str:
        """The state in words."""
        return rules.STATES.get(self.state, self.state)

    @property
    def vacant(self) -> bool:
        """Whether it is a seat that nobody holds: nobody is present in it by right."""
        return self.seat_id is not None and not self.holder

    def as_attender(self) -> Attender:
        """What quorum is judged from."""
        return Attender(
            seat=self.key, agency=str(self.agency_id) if self.agency_id else None, agency_kind=self.agency_kind,
            role=self.role, post=self.post, state=self.state, deputy_has_authority=self.deputy_has_authority,
            remote=self.remote, arrived=here(self.arrived_at), left=here(self.left_at),
            empty=self.empty, in_term=self.in_term,
        )  # fmt: skip


@dataclass(frozen=True)
class MatrixRow:
    """An agency's attendance over a time: in each group, and in all."""

    agency_id: UUID
    agency: str
    cells: tuple[Tally | None, ...]
    total: Tally


@dataclass(frozen=True)
class AgencyYear:
    """One agency's attendance over twelve months, group by group."""

    agency: str
    groups: tuple[tuple[str, Tally], ...]
    total: Tally


@dataclass(frozen=True)
class Matrix:
    """Attendance by agency across all groups, from a day until a day. None in a cell: it has no seat there."""

    from_on: date
    until_on: date
    groups: tuple[tuple[UUID, str], ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class InvitationLine:
    """An invitation as its receiver sees it."""

    id: UUID
    partnership: str
    meeting_id: UUID
    group: str
    title: str
    starts_at: datetime
    post: str
    state: str
    sends_deputy: bool
    reason: str
    as_deputy: bool
    deputy_post: str = ""

    @property
    def state_label(self) -> str:
        """The answer in words."""
        return rules.ANSWERS.get(self.state, self.state)


@dataclass(frozen=True)
class AbsenceLine:
    """An absence as the list of reasons shows it."""

    id: UUID
    meeting_id: UUID
    group: str
    held_on: date
    agency: str
    post: str
    state: str
    reason: str
    reason_valid: bool | None
    letter_made_at: datetime | None
    vacant: bool = False

    @property
    def waits(self) -> bool:
        """Whether the chair has a reason to judge."""
        return self.reason_valid is None and not self.vacant

    @property
    def happened(self) -> str:
        """What happened, in words."""
        return "Seat vacant" if self.vacant else rules.STATES[self.state]
