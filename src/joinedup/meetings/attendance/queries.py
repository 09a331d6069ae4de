"""Who was asked to a meeting, who came, and whether that makes a quorum at a moment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.meetings.attendance import rules
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.quorum import queries as quorum
from joinedup.meetings.quorum.rules import Judgement, QuorumRule, judge_quorum
from joinedup.meetings.quorum.words import AgencyBook, Attender
from joinedup.partnership.queries import Seat
from joinedup_core.permits import Actor, Permission, holds_anywhere


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


@dataclass(frozen=True)
class AttendanceLine:
    """One seat (or visitor) on the attendance sheet."""

    key: str
    """The seat's id, or `visitor:<id>`: the name of its row in the form."""
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

    @property
    def state_label(self) -> str:
        """The state in words."""
        return rules.STATES.get(self.state, self.state)

    def as_attender(self) -> Attender:
        """What quorum is judged from."""
        return Attender(
            seat=self.key, agency=str(self.agency_id) if self.agency_id else None, agency_kind=self.agency_kind,
            role=self.role, post=self.post, state=self.state, deputy_has_authority=self.deputy_has_authority,
            remote=self.remote, arrived=_local(self.arrived_at), left=_local(self.left_at),
        )  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The attendance of a meeting: its lines, the group's rule, and what is needed to judge it again."""

    meeting: MeetingHead
    lines: tuple[AttendanceLine, ...]
    rule: QuorumRule | None
    book: AgencyBook

    def judge(self, *, at: datetime | None = None, recused: Collection[str] = ()) -> Judgement:
        """Whether the meeting is quorate at a moment (None: as marked)."""
        moment = _local(at) if at else None
        return judge_quorum(
            self.rule, [li.as_attender() for li in self.lines], at=moment, recused=recused, book=self.book
        )


def get_sheet(actor: Actor, partnership: str, meeting_id: UUID) -> Sheet:
    """The attendance sheet of a meeting, for those who may see attendance there. Raises `NotFound`."""
    rows = Meeting.objects.visible_to(actor, Permission.SEE_ATTENDANCE).filter(place__startswith=f"{partnership}/")
    meeting = rows.select_related("group__partnership").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFound("no such meeting")
    return sheet_of(meeting)


def sheet_of(meeting: Meeting) -> Sheet:
    """The sheet of a meeting whose reader or command has been judged already."""
    head = head_of(meeting)
    marked = list(Attendance.objects.filter(meeting=meeting).select_related("seat", "agency", "seat__agency"))
    by_seat = {a.seat_id: a for a in marked if a.seat_id}
    seats = Seat.objects.filter(Q(pk__in=by_seat) | (Q(group_id=head.group_id) & _live(head.on)))
    seats = list(seats.select_related("agency"))
    asked = dict(Invitation.objects.filter(meeting=meeting).values_list("seat_id", "state"))
    names = people({u for s in seats for u in (s.holder_id, s.deputy_id) if u})
    lines = [_seat_line(s, by_seat.get(s.pk), asked.get(s.pk, ""), names) for s in seats]
    lines.sort(
        key=lambda li: (li.role not in {"chair", "vice_chair"}, li.agency.casefold(), li.post.casefold(), li.key)
    )
    visitors = sorted((_visitor_line(a) for a in marked if not a.seat_id), key=lambda li: (li.name.casefold(), li.key))
    return Sheet(head, (*lines, *visitors), quorum.rule_in_force(head.group_id, head.on), quorum.agency_book())


def head_of(meeting: Meeting) -> MeetingHead:
    """A meeting's row as the head of a page."""
    group = meeting.group
    return MeetingHead(
        meeting.pk, group.partnership.key, group.pk, group.name, meeting.title, meeting.starts_at, meeting.ends_at,
        meeting.state, group.critical, meeting.place, group.partnership.provenance,
    )  # fmt: skip


def get_absence(actor: Actor, partnership: str, attendance_id: UUID) -> tuple[MeetingHead, AttendanceLine]:
    """One seat's absence with its meeting, for the judgement of its reason. Raises `NotFound`."""
    rows = Attendance.objects.visible_to(actor, Permission.SEE_ATTENDANCE).filter(place__startswith=f"{partnership}/")
    row = rows.select_related("meeting__group__partnership", "seat", "agency").filter(pk=attendance_id).first()
    if row is None or row.seat is None:
        raise NotFound("no such attendance")
    asked = Invitation.objects.filter(meeting_id=row.meeting_id, seat_id=row.seat_id).values_list("state", flat=True)
    names = people({row.seat.holder_id} if row.seat.holder_id else set())
    return head_of(row.meeting), _seat_line(row.seat, row, next(iter(asked), ""), names)


def may(actor: Actor, permission: Permission, place: str) -> bool:
    """Whether a button is offered at a place."""
    return holds_anywhere(actor, permission, place)


def _seat_line(seat: Seat, row: Attendance | None, invitation: str, names: dict) -> AttendanceLine:
    holder = names[seat.holder_id].name if seat.holder_id in names else seat.holder_name
    deputy = names[seat.deputy_id].name if seat.deputy_id in names else seat.deputy_name
    agency = row.agency if row and row.agency_id else seat.agency
    return AttendanceLine(
        key=str(seat.pk), seat_id=seat.pk, post=row.post if row else seat.post, role=row.role if row else seat.role,
        agency_id=agency.pk if agency else None, agency=agency.name if agency else "",
        agency_kind=agency.kind if agency else "", holder=holder, deputy=deputy,
        state=row.state if row else rules.EXPECTED, name=row.name if row else "",
        deputy_has_authority=row.deputy_has_authority if row else seat.deputy_has_authority,
        remote=bool(row and row.remote), arrived_at=row.arrived_at if row else None,
        left_at=row.left_at if row else None, reason=row.reason if row else "",
        reason_valid=row.reason_valid if row else None, invitation=invitation, version=row.version if row else 0,
        id=row.pk if row else None, letter_made_at=row.letter_made_at if row else None,
    )  # fmt: skip


def _visitor_line(row: Attendance) -> AttendanceLine:
    return AttendanceLine(
        key=f"visitor:{row.pk}", seat_id=None, post=row.post, role="visitor", agency_id=row.agency_id,
        agency=row.agency.name if row.agency else "", agency_kind=row.agency.kind if row.agency else "", holder=row.name,
        deputy="", state=row.state, name=row.name, deputy_has_authority=False, remote=row.remote,
        arrived_at=row.arrived_at, left_at=row.left_at, reason="", reason_valid=None, invitation="", version=row.version,
        id=row.pk,
    )  # fmt: skip


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def _live(on: date) -> Q:
    return (Q(from_on__isnull=True) | Q(from_on__lte=on)) & (Q(to_on__isnull=True) | Q(to_on__gte=on))
