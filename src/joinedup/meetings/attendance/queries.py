"""Who was asked to a meeting, who came, and whether that makes a quorum at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.meetings.attendance import rules
from joinedup.meetings.attendance.lines import (
    AbsenceLine,
    AgencyYear,
    AttendanceLine,
    InvitationLine,
    Matrix,
    MatrixRow,
    MeetingHead,
    here,
)  # fmt: skip
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.attendance.rules import Mark, Tally
from joinedup.meetings.attendance.tallies import added_up
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.quorum import queries as quorum
from joinedup.meetings.quorum.rules import NOT_QUORATE, Judgement, QuorumRule, judge_quorum
from joinedup.meetings.quorum.words import AgencyBook
from joinedup.partnership.queries import Group, Seat, SeatHolder, seat_holders_on
from joinedup_core.permits import Actor, Permission, Thing, decide, holds_anywhere


@dataclass(frozen=True)
class Sheet:
    """The attendance of a meeting: its lines, the group's rule, and what is needed to judge it again."""

    meeting: MeetingHead
    lines: tuple[AttendanceLine, ...]
    rule: QuorumRule | None
    book: AgencyBook
    out_of_term: tuple[AttendanceLine, ...] = ()
    """Seats of the group whose term has ended or not begun on the day: shown and told, never marked."""

    @property
    def empty(self) -> tuple[AttendanceLine, ...]:
        """The seats that nobody can sit in on the day, each with its reason."""
        return (*self.out_of_term, *(li for li in self.lines if li.empty and li.state not in rules.HERE))

    @property
    def came(self) -> tuple[AttendanceLine, ...]:
        """The lines of those who are marked as there."""
        return tuple(li for li in self.lines if li.state in rules.HERE)

    def judge(self, *, at: datetime | None = None, recused: Collection[str] = ()) -> Judgement:
        """Whether the meeting is quorate at a moment (None: as marked)."""
        moment = here(at) if at else None
        return judge_quorum(
            self.rule, [li.as_attender() for li in (*self.lines, *self.out_of_term)], at=moment, recused=recused,
            book=self.book,
        )  # fmt: skip

    def with_marks(self, marks: Collection[Mark]) -> Sheet:
        """The same sheet as it would be with some marks, nothing being saved."""
        marked = {m.key: m for m in marks}
        return replace(self, lines=tuple(_marked(li, marked.get(li.key), self.meeting.on) for li in self.lines))


def mark_of(line: AttendanceLine) -> Mark:
    """What is marked for a line now."""
    return Mark(
        line.key, line.version, line.state, line.name, line.deputy_has_authority, line.remote, _clock(line.arrived_at),
        _clock(line.left_at), line.reason,
    )  # fmt: skip


def moment_of(day: date, clock: time | None) -> datetime | None:
    """A time of the meeting's day as a moment."""
    return timezone.make_aware(datetime.combine(day, clock)) if clock else None


def get_sheet(actor: Actor, partnership: str, meeting_id: UUID) -> Sheet:
    """The attendance sheet of a meeting, for those who may see attendance there. Raises `NotFound`."""
    rows = Meeting.objects.visible_to(actor, Permission.SEE_ATTENDANCE).filter(place__startswith=f"{partnership}/")
    meeting = rows.select_related("group__partnership").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFound("no such meeting")
    return sheet_of(meeting)


def quorum_ahead(actor: Actor, partnership: str, meeting_id: UUID) -> str:
    """Why a meeting to come cannot be quorate even if everybody who can comes; nothing where it can. Posts, no names.

    For those who may not see attendance the apologies already sent are left out of it. Raises `NotFound`.
    """
    rows = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(place__startswith=f"{partnership}/")
    meeting = rows.select_related("group__partnership").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFound("no such meeting")
    sheet = sheet_of(meeting)
    if not sees_sheet(actor, meeting.place):
        sheet = replace(sheet, lines=tuple(replace(li, state=rules.EXPECTED) for li in sheet.lines if li.seat_id))
    judgement = sheet.judge()
    return judgement.because if judgement.state == NOT_QUORATE and sheet.meeting.provenance != "published" else ""


def sheet_of(meeting: Meeting) -> Sheet:
    """The sheet of a meeting whose reader or command has been judged already."""
    head = head_of(meeting)
    marked = list(Attendance.objects.filter(meeting=meeting).select_related("seat", "agency", "seat__agency"))
    by_seat = {a.seat_id: a for a in marked if a.seat_id}
    on, seats = head.on, _seats_for(head, by_seat)
    asked = dict(Invitation.objects.filter(meeting=meeting).values_list("seat_id", "state"))
    names = people({u for s in seats for u in (s.holder_id, s.deputy_id) if u})
    lines = [
        _seat_line(s, by_seat.get(s.pk), asked.get(s.pk, ""), names, on=on, published=head.provenance == "published")
        for s in seats
    ]
    lines.sort(
        key=lambda li: (li.role not in {"chair", "vice_chair"}, li.agency.casefold(), li.post.casefold(), li.key)
    )
    visitors = sorted((_visitor_line(a) for a in marked if not a.seat_id), key=lambda li: (li.name.casefold(), li.key))
    sat, out = [li for li in lines if li.in_term or li.id], [li for li in lines if not (li.in_term or li.id)]
    rule = quorum.rule_in_force(head.group_id, on)
    return Sheet(head, (*sat, *visitors), rule, quorum.agency_book(), tuple(out))


def _seats_for(head: MeetingHead, marked: Collection[UUID]) -> list[Seat]:
    """The seats of a meeting's sheet, as they were held on its day, and those whose term then was over or not begun.

    Left out: seats of agencies that had ended, and those whose post another seat of the agency had taken over.
    """
    rows = Seat.objects.filter(Q(pk__in=marked) | Q(group_id=head.group_id)).select_related("agency")
    terms = seat_holders_on(head.group_id, head.on)
    seats = [_as_held(seat, terms.get(seat.pk), head.on) for seat in rows]
    live = {(s.agency_id, s.post.casefold()) for s in seats if _in_term(s, head.on)}
    return [
        s for s in seats
        if s.pk in marked or _in_term(s, head.on)
        or (_agency_lives(s, head.on) and (s.agency_id, s.post.casefold()) not in live)
    ]  # fmt: skip


def _as_held(seat: Seat, term: SeatHolder | None, on: date) -> Seat:
    """The seat with whoever held it on the day, where it has passed on since (nothing is saved)."""
    if term is not None and not ((seat.holder_id or seat.holder_name) and seat.from_on and seat.from_on <= on):
        seat.holder_id, seat.holder_name, seat.from_on, seat.to_on = (
            term.holder_id, term.holder_name, term.from_on, term.to_on,
        )  # fmt: skip
    return seat


def _in_term(seat: Seat, on: date) -> bool:
    return (seat.from_on is None or seat.from_on <= on) and (seat.to_on is None or seat.to_on >= on)


def _agency_lives(seat: Seat, on: date) -> bool:
    return seat.agency is None or seat.agency.to_on is None or seat.agency.to_on >= on


def head_of(meeting: Meeting) -> MeetingHead:
    """A meeting's row as the head of a page."""
    group = meeting.group
    return MeetingHead(
        meeting.pk, group.partnership.key, group.pk, group.name, meeting.title, meeting.starts_at, meeting.ends_at,
        meeting.state, group.critical, meeting.place, group.partnership.provenance,
    )  # fmt: skip


def attendance_matrix(
    actor: Actor, partnership: str, *, until: date, months: int = 12, group_id: UUID | None = None
) -> Matrix:
    """Attendance by agency and group over some months, added up by the database; successors with what they followed."""
    since = rules.months_before(until, months)
    rows = _yearly(actor, partnership, since, until)
    rows = rows.filter(group_id=group_id) if group_id else rows
    book, tallies = quorum.agency_book(), added_up(rows)
    now = {agency: book.same(str(agency)) for agency in {agency for agency, _ in tallies}}
    found: dict[str, dict[UUID, Tally]] = {agency: defaultdict(Tally) for agency in now.values()}
    for (agency, group), tally in tallies.items():
        found[now[agency]][group] += tally
    groups = group_names({group for _, group in tallies})
    lines = []
    for key, cells in found.items():
        total = sum(cells.values(), Tally())
        lines.append(MatrixRow(UUID(key), book.name(key), tuple(cells.get(group) for group, _ in groups), total))
    lines.sort(key=lambda row: row.agency.casefold())
    return Matrix(since, until, tuple(groups), tuple(lines))


def agency_row(actor: Actor, partnership: str, agency_id: UUID, *, until: date) -> AgencyYear:
    """One agency's attendance over twelve months, where the actor may see attendance at all. Raises `NotFound`."""
    matrix = attendance_matrix(actor, partnership, until=until)
    same = quorum.agency_book().same(str(agency_id))
    row = next((r for r in matrix.rows if str(r.agency_id) == same), None)
    if row is None:
        raise NotFound("no attendance of this agency")
    groups = zip(matrix.groups, row.cells, strict=True)
    return AgencyYear(row.agency, tuple((name, tally) for (_, name), tally in groups if tally), row.total)


def groups_with_attendance(actor: Actor, partnership: str) -> list[tuple[UUID, str]]:
    """Groups whose attendance the actor may see, for choosing one."""
    rows = Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(place__startswith=f"{partnership}/")
    return list(rows.order_by("name", "id").values_list("id", "name"))


def absences(
    actor: Actor, partnership: str, *, until: date, months: int = 12, agency_id: UUID | None = None, limit: int = 200
) -> list[AbsenceLine]:
    """Who was away and why, the latest first; for one agency (with what it followed) or all."""
    rows = _yearly(actor, partnership, rules.months_before(until, months), until).filter(state__in=rules.AWAY)
    if agency_id is not None:
        book = quorum.agency_book()
        rows = rows.filter(agency_id__in=[a for a in book.names if book.same(a) == book.same(str(agency_id))])
    rows = rows.select_related("agency").order_by("-held_on", "agency__sort_name", "id")[:limit]
    names = dict(group_names({a.group_id for a in rows}))
    return [
        AbsenceLine(
            a.pk, a.meeting_id, names.get(a.group_id, ""), a.held_on, a.agency.name if a.agency else "", a.post, a.state,
            a.reason, a.reason_valid, a.letter_made_at, a.vacant,
        )
        for a in rows
    ]  # fmt: skip


def absences_to_judge(actor: Actor, partnership: str, *, until: date) -> int:
    """How many absences of the twelve months have a reason that the chair has not judged."""
    rows = _yearly(actor, partnership, rules.months_before(until, 12), until).filter(state__in=rules.AWAY)
    return rows.filter(reason_valid=None, vacant=False).count()


def my_invitations(actor: Actor, *, now: datetime) -> list[InvitationLine]:
    """Invitations to coming meetings that name the actor, as holder or deputy of the seat, the soonest first."""
    if actor.user_id is None:
        return []
    mine = Q(seat__holder_id=actor.user_id) | Q(seat__deputy_id=actor.user_id)
    rows = Invitation.objects.visible_to(actor, Permission.ANSWER_INVITATIONS).filter(mine, meeting__ends_at__gt=now)
    rows = rows.exclude(meeting__state="cancelled").select_related("meeting__group__partnership", "seat")
    return [invitation_line(i, actor) for i in rows.order_by("meeting__starts_at", "id")]


def get_invitation(actor: Actor, partnership: str, invitation_id: UUID) -> InvitationLine:
    """One invitation that the actor may answer. Raises `NotFound`."""
    rows = Invitation.objects.visible_to(actor, Permission.ANSWER_INVITATIONS)
    rows = rows.filter(place__startswith=f"{partnership}/").select_related("meeting__group__partnership", "seat")
    row = rows.filter(pk=invitation_id).first()
    if row is None:
        raise NotFound("no such invitation")
    return invitation_line(row, actor)


def invitation_line(row: Invitation, actor: Actor) -> InvitationLine:
    """An invitation's row as a value."""
    head = head_of(row.meeting)
    return InvitationLine(
        row.pk, head.partnership, head.id, head.group, head.title, head.starts_at, row.seat.post, row.state,
        row.sends_deputy, row.reason, actor.user_id == str(row.seat.deputy_id), row.deputy_post,
    )  # fmt: skip


def group_names(ids: set[UUID]) -> list[tuple[UUID, str]]:
    """Groups by name, for pages whose reader may see the rows that sit in them."""
    return list(Group.objects.filter(pk__in=ids).order_by("name", "id").values_list("id", "name"))


def _yearly(actor: Actor, partnership: str, since: date, until: date) -> Any:
    rows = Attendance.objects.visible_to(actor, Permission.SEE_ATTENDANCE)
    cancelled = Meeting.objects.filter(state="cancelled", place__startswith=places.board(partnership)).values("pk")
    return rows.filter(
        place__startswith=places.board(partnership), held_on__gte=since, held_on__lte=until,
        role__in=rules.EXPECTED_ROLES, agency__isnull=False,
    ).exclude(meeting_id__in=cancelled)  # fmt: skip


def get_absence(actor: Actor, partnership: str, attendance_id: UUID) -> tuple[MeetingHead, AttendanceLine]:
    """One seat's absence with its meeting, for the judgement of its reason. Raises `NotFound`."""
    rows = Attendance.objects.visible_to(actor, Permission.SEE_ATTENDANCE).filter(place__startswith=f"{partnership}/")
    row = rows.select_related("meeting__group__partnership", "seat", "agency").filter(pk=attendance_id).first()
    if row is None or row.seat is None:
        raise NotFound("no such attendance")
    asked = Invitation.objects.filter(meeting_id=row.meeting_id, seat_id=row.seat_id).values_list("state", flat=True)
    names = people({row.seat.holder_id} if row.seat.holder_id else set())
    head = head_of(row.meeting)
    return head, _seat_line(row.seat, row, next(iter(asked), ""), names, on=head.on)


def need_board(actor: Actor, permission: Permission, partnership: str) -> None:
    """Raise `NotFound` for whoever may not look so at anything of the partnership."""
    if not holds_anywhere(actor, permission, places.board(partnership)):
        raise NotFound("nothing here")


def may(actor: Actor, permission: Permission, place: str) -> bool:
    """Whether a button is offered at a place."""
    return holds_anywhere(actor, permission, place)


def sees_sheet(actor: Actor, place: str) -> bool:
    """Whether the sheet of a meeting there is the actor's to see: whole, and not their own agency's rows alone."""
    return decide(actor, Permission.SEE_ATTENDANCE, Thing(place)).allowed


def _seat_line(
    seat: Seat, row: Attendance | None, invitation: str, names: dict, *, on: date, published: bool = False
) -> AttendanceLine:
    holder = names[seat.holder_id].name if seat.holder_id in names else seat.holder_name
    deputy = names[seat.deputy_id].name if seat.deputy_id in names else seat.deputy_name
    agency = row.agency if row and row.agency_id else seat.agency
    empty = rules.empty_words(
        seat.post, agency.name if agency else "", held=bool(holder or deputy) or published, from_on=seat.from_on,
        to_on=seat.to_on, on=on,
    )  # fmt: skip
    return AttendanceLine(
        key=str(seat.pk), seat_id=seat.pk, post=row.post if row else seat.post, role=row.role if row else seat.role,
        agency_id=agency.pk if agency else None, agency=agency.name if agency else "",
        agency_kind=agency.kind if agency else "", holder=holder, deputy=deputy,
        state=row.state if row else rules.EXPECTED, name=row.name if row else "",
        deputy_has_authority=row.deputy_has_authority if row else seat.deputy_has_authority,
        remote=bool(row and row.remote), arrived_at=row.arrived_at if row else None,
        left_at=row.left_at if row else None, reason=row.reason if row else "",
        reason_valid=row.reason_valid if row else None, invitation=invitation, version=row.version if row else 0,
        id=row.pk if row else None, letter_made_at=row.letter_made_at if row else None, empty=empty,
        in_term=_in_term(seat, on), nobody_absent=bool(row and row.vacant),
    )  # fmt: skip


def _visitor_line(row: Attendance) -> AttendanceLine:
    return AttendanceLine(
        key=f"visitor-{row.pk}", seat_id=None, post=row.post, role="visitor", agency_id=row.agency_id,
        agency=row.agency.name if row.agency else "", agency_kind=row.agency.kind if row.agency else "", holder=row.name,
        deputy="", state=row.state, name=row.name, deputy_has_authority=False, remote=row.remote,
        arrived_at=row.arrived_at, left_at=row.left_at, reason="", reason_valid=None, invitation="", version=row.version,
        id=row.pk,
    )  # fmt: skip


def _marked(line: AttendanceLine, mark: Mark | None, day: date) -> AttendanceLine:
    if mark is None:
        return line
    return replace(
        line, state=mark.state, name=mark.name, deputy_has_authority=mark.deputy_has_authority, remote=mark.remote,
        arrived_at=moment_of(day, mark.arrived), left_at=moment_of(day, mark.left), reason=mark.reason,
    )  # fmt: skip


def _clock(moment: datetime | None) -> time | None:
    return timezone.localtime(moment).time().replace(second=0, microsecond=0) if moment else None
