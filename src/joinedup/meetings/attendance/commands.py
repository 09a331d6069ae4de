"""Inviting, answering, and marking who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Changed, NotAllowed, Outcome, Refused, check_version, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.attendance import queries, rules
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.attendance.rules import Mark
from joinedup.meetings.calendar.models import Meeting
from joinedup_core.permits import Actor, Permission, decide


@dataclass(frozen=True)
class LetterFacts:
    """What an absence letter says: posts, agency, group and days. No name is needed to report an absence."""

    partnership: str
    group: str
    meeting: str
    held_on: date
    agency: str
    post: str
    state: str
    missed: int
    asked: int
    valid: int
    """How often the chair judged the reason of these absences valid, and not valid; the rest is not judged."""
    not_valid: int


@command(Permission.ARRANGE_MEETINGS)
def invite_seats(actor: Actor, meeting: Meeting, *, at: datetime | None = None) -> Outcome[int]:
    """Invite every seat of the group that is live on the day and has not been invited yet; tell holders with an account."""
    _check_real(meeting)
    _check_not_cancelled(meeting)
    at = at or timezone.now()
    sheet = queries.sheet_of(meeting)
    wanted = [li.seat_id for li in sheet.lines if li.seat_id and not li.invitation]
    Invitation.objects.bulk_create([Invitation(meeting=meeting, place=meeting.place, seat_id=s) for s in wanted])
    if meeting.state == "planned" and meeting.ends_at > at:
        meeting.save_changes(state="invited")
    made = Invitation.objects.filter(meeting=meeting, seat_id__in=wanted)
    told = sum(
        tell_holder(i, "invitation", at) for i in made.select_related("seat__holder", "meeting__group__partnership")
    )
    return Outcome(len(wanted), f"invited {len(wanted)} seats to meeting {meeting.pk}, {told} by message")


@command(Permission.ANSWER_INVITATIONS)
def answer_invitation(
    actor: Actor, invitation: Invitation, *, accepts: bool, at: datetime, reason: str = "", sends_deputy: bool = False,
    deputy_post: str = "",
) -> Outcome[str]:  # fmt: skip
    """Accept or decline. A decline without a deputy becomes the apology, with its reason; the chair judges the reason."""
    _check_own_seat(actor, invitation)
    keep_answer(
        invitation, accepts=accepts, at=at, reason=reason, sends_deputy=sends_deputy, deputy_post=deputy_post,
        by=actor.user_id,
    )  # fmt: skip
    return Outcome(invitation.state, f"invitation {invitation.pk} {invitation.state}")


def keep_answer(
    invitation: Invitation, *, accepts: bool, at: datetime, reason: str, sends_deputy: bool, deputy_post: str,
    by: str | None,
) -> None:  # fmt: skip
    """Keep an answer, and the apology it may be, inside a command that has judged who answers."""
    _check_not_cancelled(invitation.meeting)
    if at >= invitation.meeting.ends_at:
        raise Refused("over", "This meeting is over. Tell the business unit if what is recorded about you is wrong")
    if not accepts and not sends_deputy and not reason.strip():
        raise Refused("no_reason", "Give the reason for your apology: the chair judges whether it is valid", "reason")
    deputy = sends_deputy and not accepts
    invitation.save_changes(
        state=rules.ACCEPTED if accepts else rules.DECLINED,
        sends_deputy=deputy,
        deputy_post=deputy_post.strip()[:200] if deputy else "",
        reason="" if accepts else reason.strip()[:500],
        answered_at=at,
        answered_by_id=by,
    )
    _apologise(invitation, apology=not accepts and not sends_deputy)


def tell_holder(invitation: Invitation, wording: str, at: datetime) -> bool:
    """Queue a message to the holder of the seat, once for each wording; nothing where they have no account or it is past."""
    holder, meeting = invitation.seat.holder, invitation.meeting
    if holder is None or not holder.is_active or meeting.ends_at <= at:
        return False
    page = reverse("meetings:invitation", args=[meeting.group.partnership.key, invitation.pk])
    made = queue_notice(
        place=invitation.place, email=holder.email, user_id=holder.pk, wording=wording, now=at,
        about=f"meetings.Invitation:{invitation.pk}", once=f"{wording}:{invitation.pk}",
        blanks={"day": queries.head_of(meeting).on.isoformat(), "page": page},
    )  # fmt: skip
    return made is not None


@command(Permission.RECORD_ATTENDANCE)
def record_attendance(actor: Actor, meeting: Meeting, *, marks: Sequence[Mark], now: datetime) -> Outcome[int]:
    """Mark who came. Give only the rows that were changed: a row somebody else changed meanwhile is not overwritten."""
    _check_real(meeting)
    _check_not_cancelled(meeting)
    sheet = queries.sheet_of(meeting)
    lines, saved = (
        {li.key: li for li in sheet.lines},
        Attendance.objects.in_bulk([li.id for li in sheet.lines if li.id]),
    )
    theirs: dict[str, object] = {}
    new, changed = [], []
    for mark in marks:
        line = lines.get(mark.key)
        if line is None and (why := next((li.empty for li in sheet.out_of_term if li.key == mark.key), "")):
            raise Refused("out_of_term", why)
        if line is None:
            raise Refused("unknown_seat", "A seat on this page is no longer on the group: open the page again")
        _check_mark(mark, line, sheet.meeting.on, now)
        if queries.mark_of(line) == replace(mark, version=line.version):
            continue
        if mark.version != line.version:
            theirs[_label(line)] = queries.mark_of(line).words
        (changed if line.id else new).append(_row(meeting, sheet.meeting.on, line, saved.get(line.id), mark))
    if theirs:
        raise Changed(theirs)
    Attendance.objects.bulk_create(new)
    fields = ["state", "name", "deputy_has_authority", "remote", "arrived_at", "left_at", "reason", "reason_valid",
              "judged_by", "judged_at", "held_on", "vacant", "version"]  # fmt: skip
    Attendance.objects.bulk_update(changed, fields)
    return Outcome(len(new) + len(changed), f"marked {len(new) + len(changed)} seats of meeting {meeting.pk}")


@command(Permission.RECORD_ATTENDANCE)
def add_visitor(actor: Actor, meeting: Meeting, *, name: str, post: str = "", remote: bool = False) -> Outcome[UUID]:
    """Add somebody who came without a seat. A visitor never counts to the quorum."""
    _check_real(meeting)
    _check_not_cancelled(meeting)
    made = Attendance.objects.create(
        meeting=meeting, place=meeting.place, group_id=meeting.group_id, held_on=queries.head_of(meeting).on,
        role="visitor", state=rules.PRESENT, name=name.strip(), post=post.strip(), remote=remote,
    )  # fmt: skip
    return Outcome(made.pk, f"visitor {made.pk} at meeting {meeting.pk}")


@command(Permission.JUDGE_ABSENCE)
def judge_absence(actor: Actor, attendance: Attendance, *, version: int, valid: bool, at: datetime) -> Outcome[None]:
    """Record the chair's judgement, whether the reason for an absence is valid."""
    shown = {"How the seat was taken": rules.STATES[attendance.state], "Reason": attendance.reason}
    check_version(attendance, version, shown=shown)
    if attendance.state not in rules.AWAY:
        raise Refused("not_away", "Somebody came for this seat, so there is no absence to judge")
    if attendance.vacant:
        raise Refused("vacant", rules.NOBODY_ABSENT)
    attendance.save_changes(reason_valid=valid, judged_by_id=actor.user_id, judged_at=at)
    return Outcome(None, f"absence {attendance.pk} {'with' if valid else 'without'} valid reason")


@command(Permission.RECORD_ATTENDANCE)
def make_absence_letter(actor: Actor, attendance: Attendance, *, at: datetime) -> Outcome[LetterFacts]:
    """Give what a letter to the line manager says. The trail keeps who made it; nothing is sent by itself."""
    judged = rules.judge_letter(attendance.state, attendance.reason_valid, vacant=attendance.vacant)
    if not judged.allowed:
        raise Refused("no_letter", judged.because)
    head = queries.head_of(attendance.meeting)
    since = rules.year_before(head.on)
    rows = Attendance.objects.filter(seat_id=attendance.seat_id, held_on__range=(since, head.on))
    asked = rows.exclude(state=rules.EXPECTED).exclude(vacant=True).count()
    judged_as = list(rows.filter(state__in=rules.AWAY, vacant=False).values_list("reason_valid", flat=True))
    attendance.save_changes(letter_made_at=at)
    partnership = attendance.meeting.group.partnership.name
    facts = LetterFacts(
        partnership, head.group, head.title, head.on, attendance.agency.name if attendance.agency else "",
        attendance.post, attendance.state, len(judged_as), asked, judged_as.count(True), judged_as.count(False),
    )  # fmt: skip
    return Outcome(facts, f"letter for absence {attendance.pk}")


def _row(meeting: Meeting, day: date, line: queries.AttendanceLine, row: Attendance | None, mark: Mark) -> Attendance:
    """The row as it is to be saved. A new state or reason has not been judged yet."""
    same = line.state == mark.state and line.reason == mark.reason
    row = row or Attendance(
        meeting=meeting, place=meeting.place, group_id=meeting.group_id, seat_id=line.seat_id,
        agency_id=line.agency_id, role=line.role, post=line.post, version=0,
    )  # fmt: skip
    row.held_on, row.state, row.name, row.remote = day, mark.state, mark.name.strip(), mark.remote
    row.deputy_has_authority, row.reason = mark.deputy_has_authority, mark.reason.strip()
    row.arrived_at, row.left_at = queries.moment_of(day, mark.arrived), queries.moment_of(day, mark.left)
    if not same:
        row.reason_valid = row.judged_by = row.judged_at = None
    row.vacant = line.vacant and mark.state == rules.ABSENT
    row.version += 1
    return row


def _check_mark(mark: Mark, line: queries.AttendanceLine, day: date, now: datetime) -> None:
    if wrong := rules.wrong_with(mark):
        raise Refused("bad_mark", f"{_label(line)}: {wrong[0].lower()}{wrong[1:]}", f"state_{mark.key}")
    if mark.state == rules.PRESENT and line.vacant and line.state != rules.PRESENT:
        raise Refused(
            "vacant",
            f"{_label(line)}: nobody holds this seat, so nobody can be present in it. Give the seat to whoever came, or add them as a visitor",
            f"state_{mark.key}",
        )
    if mark.state in rules.HERE and day > timezone.localtime(now).date():
        raise Refused(
            "not_yet", f"{_label(line)}: nobody can be present before the day of the meeting", f"state_{mark.key}"
        )


def _check_own_seat(actor: Actor, invitation: Invitation) -> None:
    """Sharing a group lets nobody answer for another: only the seat's holder or deputy, or whoever arranges meetings."""
    if actor.user_id in {str(u) for u in (invitation.seat.holder_id, invitation.seat.deputy_id) if u}:
        return
    if not decide(actor, Permission.ARRANGE_MEETINGS, invitation.thing).allowed:
        raise NotAllowed("only the holder of the seat, their deputy or the business unit answers an invitation")


def _apologise(invitation: Invitation, *, apology: bool) -> None:
    """Make the declined invitation the apology, or take an apology back that came from it."""
    seat, meeting = invitation.seat, invitation.meeting
    row = Attendance.objects.filter(meeting=meeting, seat=seat).first()
    if row is None and apology:
        Attendance.objects.create(
            meeting=meeting, place=meeting.place, group_id=meeting.group_id, held_on=queries.head_of(meeting).on,
            seat=seat, agency_id=seat.agency_id, role=seat.role, post=seat.post, state=rules.APOLOGY,
            deputy_has_authority=seat.deputy_has_authority, reason=invitation.reason,
        )  # fmt: skip
    elif row is not None and row.state in {rules.EXPECTED, rules.APOLOGY}:
        row.save_changes(
            state=rules.APOLOGY if apology else rules.EXPECTED, reason=invitation.reason if apology else "",
            reason_valid=None, judged_by=None, judged_at=None,
        )  # fmt: skip


def _check_real(meeting: Meeting) -> None:
    if meeting.group.partnership.provenance == "published":
        raise Refused(
            "published_facts_only",
            "This partnership holds published facts only, and attendance is not published. Use the trial of its rule instead",
        )


def _check_not_cancelled(meeting: Meeting) -> None:
    if meeting.state == "cancelled":
        raise Refused("cancelled", "This meeting was cancelled, so nobody attends it")


def _label(line: queries.AttendanceLine) -> str:
    return f"{line.post}, {line.agency}" if line.agency and line.post else line.post or line.agency or line.name
