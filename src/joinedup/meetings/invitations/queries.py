"""Who was asked to a meeting and how, what an e-mailed link may show, and whom to remind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.foundation.links.queries import Link, links_about
from joinedup.foundation.links.rules import STATES as LINK_STATES
from joinedup.foundation.notices.queries import NoticeLine, notices_about
from joinedup.kit.days import words
from joinedup.meetings.attendance import rules as attendance
from joinedup.meetings.attendance.lines import MeetingHead
from joinedup.meetings.attendance.models import Invitation
from joinedup.meetings.attendance.queries import get_sheet, head_of
from joinedup.meetings.calendar.rules import COMING
from joinedup.meetings.invitations.models import InvitationReminder
from joinedup.meetings.invitations.rules import REMIND_BEFORE, REMIND_SOURCE, is_time_to_remind
from joinedup_core.permits import Actor, Permission, holds_anywhere


@dataclass(frozen=True)
class AskedSeat:
    """A seat that was asked to a meeting: how, and what it answered. Posts and agencies, no names."""

    id: UUID
    post: str
    agency_id: UUID | None
    agency: str
    answer: str
    state: str
    reason: str
    deputy_post: str
    answered_at: datetime | None
    by_link: bool
    how: tuple[str, ...]
    has_account: bool
    links: tuple[Link, ...]
    may_send: bool

    @property
    def label(self) -> str:
        """The seat in words."""
        return f"{self.post}, {self.agency}" if self.agency else self.post


@dataclass(frozen=True)
class AskedMeeting:
    """What somebody who follows an e-mailed link may see: this one meeting, and the seat that is asked."""

    partnership: str
    group: str
    starts_at: datetime
    ends_at: datetime
    where: str
    post: str
    agency: str
    answer: str
    closed: str
    """Why it can no longer be answered; empty where it can."""


@dataclass(frozen=True)
class Reminding:
    """When whoever has not answered is reminded, and where that comes from."""

    before: int
    source: str
    is_set: bool


def asked(actor: Actor, partnership: str, meeting_id: UUID, *, now: datetime) -> tuple[MeetingHead, list[AskedSeat]]:
    """Who was asked to a meeting, how, and what they answered. Raises `NotFound`."""
    head = get_sheet(actor, partnership, meeting_id).meeting
    rows = Invitation.objects.visible_to(actor, Permission.SEE_ATTENDANCE).filter(meeting_id=meeting_id)
    found = list(rows.select_related("seat__agency", "seat__holder"))
    notices = notices_about(actor, head.place, [_thing(i) for i in found])
    links: dict[UUID, list[Link]] = {}
    for link in links_about(actor, [i.pk for i in found], now):
        links.setdefault(link.target_id, []).append(link)
    sends = holds_anywhere(actor, Permission.SEND_NOTICES, head.place) and head.state in COMING and now < head.ends_at
    lines = [_asked(i, notices.get(_thing(i), []), links.get(i.pk, []), sends=sends) for i in found]
    return head, sorted(lines, key=lambda li: (li.agency.casefold(), li.post.casefold(), str(li.id)))


def get_asked(actor: Actor, partnership: str, invitation_id: UUID, *, now: datetime) -> tuple[MeetingHead, AskedSeat]:
    """One seat that was asked, for whoever sends it a link. Raises `NotFound`."""
    rows = Invitation.objects.visible_to(actor, Permission.SEND_NOTICES).filter(place__startswith=f"{partnership}/")
    row = rows.select_related("seat__agency", "seat__holder", "meeting__group__partnership").filter(pk=invitation_id)
    found = row.first()
    if found is None:
        raise NotFound("no such invitation")
    links = links_about(actor, [found.pk], now)
    return head_of(found.meeting), _asked(found, [], links, sends=True)


def get_asked_meeting(link: Link, *, now: datetime) -> AskedMeeting:
    """The one meeting a link was sent about. Raises `NotFound`."""
    rows = Invitation.objects.select_related("seat__agency", "meeting__group__partnership")
    row = rows.filter(pk=link.target_id, seat__agency_id=link.agency_id).first()
    if row is None:
        raise NotFound("no such invitation")
    meeting = row.meeting
    closed = "This meeting was cancelled." if meeting.state == "cancelled" else ""
    closed = closed or ("This meeting is over." if now >= meeting.ends_at else "")
    return AskedMeeting(
        meeting.group.partnership.name, meeting.group.name, meeting.starts_at, meeting.ends_at, meeting.where,
        row.seat.post, row.seat.agency.name if row.seat.agency else "", attendance.ANSWERS[row.state], closed,
    )  # fmt: skip


def invitations_to_remind(actor: Actor, today: date) -> list[UUID]:
    """Unanswered invitations to meetings that come soon, as each partnership counts its working days."""
    rows = Invitation.objects.visible_to(actor, Permission.SEND_NOTICES).filter(
        state=attendance.INVITED, meeting__state__in=COMING, meeting__starts_at__date__gt=today
    )
    before = dict(InvitationReminder.objects.values_list("partnership_id", "days_before"))
    found = rows.select_related("meeting__group").order_by("meeting__starts_at", "id")
    return [
        i.pk
        for i in found
        if is_time_to_remind(
            timezone.localtime(i.meeting.starts_at).date(), today,
            before.get(i.meeting.group.partnership_id, REMIND_BEFORE),
        )
    ]  # fmt: skip


def reminding(partnership: str) -> Reminding:
    """When whoever has not answered is reminded, and who set it so."""
    row = InvitationReminder.objects.filter(partnership__key=partnership).first()
    return Reminding(row.days_before, row.source, True) if row else Reminding(REMIND_BEFORE, REMIND_SOURCE, False)


def _thing(row: Invitation) -> str:
    return f"meetings.Invitation:{row.pk}"


def _asked(row: Invitation, notices: list[NoticeLine], links: list[Link], *, sends: bool) -> AskedSeat:
    seat = row.seat
    has_account = bool(seat.holder and seat.holder.is_active)
    answer = attendance.ANSWERS[row.state]
    if row.sends_deputy:
        answer = f"A deputy comes{f': {row.deputy_post}' if row.deputy_post else ''}"
    return AskedSeat(
        row.pk, seat.post, seat.agency_id, seat.agency.name if seat.agency else "", answer, row.state, row.reason,
        row.deputy_post, row.answered_at, row.answered_at is not None and row.answered_by_id is None,
        how_asked(notices, links, has_account=has_account), has_account, tuple(links), sends and not has_account,
    )  # fmt: skip


def how_asked(notices: list[NoticeLine], links: list[Link], *, has_account: bool) -> tuple[str, ...]:
    """How somebody was asked, in words: by which message, through which link, or not yet."""
    how = [f"Message, {words(timezone.localtime(n.made_at).date())}: {n.state_words.lower()}" for n in notices]
    if links:  # a message that carries a link is told as the link
        how = [
            f"Link to {li.email}, {words(timezone.localtime(li.made_at).date())}: {LINK_STATES[li.state.state].lower()}"
            for li in links
        ]
    if not how:
        how = ["On their page in Joinedup"] if has_account else ["Not yet: no account here and no link sent"]
    return tuple(how)
