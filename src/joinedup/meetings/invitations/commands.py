"""Asking by an e-mailed link, taking the answer, and reminding once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.foundation.links.commands import make_link, revoke_link, spend
from joinedup.foundation.links.queries import Link, links_about
from joinedup.foundation.links.rules import REVOKED, expiry
from joinedup.foundation.models import LightLink
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.attendance.commands import keep_answer, tell_holder
from joinedup.meetings.attendance.models import Invitation
from joinedup.meetings.attendance.rules import INVITED
from joinedup.meetings.calendar.rules import COMING
from joinedup.meetings.invitations.models import InvitationReminder
from joinedup.meetings.invitations.rules import MOST_DAYS, days_of_link
from joinedup.partnership.commands import Partnership
from joinedup_core.permits import Actor, Permission

PURPOSE = "invitation"


@command(Permission.SEND_NOTICES)
def send_invitation_link(
    actor: Actor, invitation: Invitation, *, email: str, at: datetime, days: int | None = None
) -> Outcome[UUID]:
    """E-mail a link through which an agency whose seat has no account says whether somebody comes to this one meeting."""
    _check_open(invitation, at)
    if invitation.seat.holder and invitation.seat.holder.is_active:
        raise Refused("has_account", "The holder of this seat has an account, and answers there")
    for earlier in links_about(actor, [invitation.pk], at):
        if earlier.state.is_live:
            revoke_link(actor, earlier.id, at=at)
    link_id = _send(actor, invitation, email, at, days, wording="invitation_by_link")
    return Outcome(link_id, f"link {link_id} for invitation {invitation.pk}")


@command(Permission.USE_LINK)
def answer_invitation_by_link(
    actor: Actor, link: LightLink, *, accepts: bool, at: datetime, reason: str = "", sends_deputy: bool = False,
    deputy_post: str = "",
) -> Outcome[str]:  # fmt: skip
    """Take an agency's answer: somebody comes, a deputy comes, or an apology with its reason. The link is spent."""
    spend(link, purpose=PURPOSE, at=at)
    rows = Invitation.objects.select_for_update(of=("self",))
    invitation = rows.filter(pk=link.target_id, seat__agency_id=link.agency_id).first()
    if invitation is None:
        raise NotFound("no such invitation")
    if sends_deputy and not deputy_post.strip():
        raise Refused("no_post", "Give the post of the deputy, not their name", "deputy_post")
    keep_answer(
        invitation, accepts=accepts, at=at, reason=reason, sends_deputy=sends_deputy, deputy_post=deputy_post, by=None
    )
    return Outcome(invitation.state, f"link {link.pk} answered: invitation {invitation.state}")


@command(Permission.SEND_NOTICES)
def remind_invited(actor: Actor, invitation: Invitation, *, at: datetime) -> Outcome[bool]:
    """Remind whoever was asked and has not answered, once: the holder by message, an agency by a fresh link."""
    if invitation.state != INVITED or invitation.meeting.state not in COMING:
        return Outcome(False, "nothing to remind of")
    if tell_holder(invitation, "invitation_reminder", at):
        return Outcome(True, "reminder queued")
    links = links_about(actor, [invitation.pk], at)
    if (
        not links
        or links[0].state.state == REVOKED
        or invitation.reminded_at
        or (invitation.seat.holder and invitation.seat.holder.is_active)
    ):
        return Outcome(False, "nobody to write to, or reminded before")
    _renew(actor, invitation, links, at)
    invitation.save_changes(reminded_at=at)
    return Outcome(True, "reminder queued with a link")


@command(Permission.ARRANGE_MEETINGS)
def set_invitation_reminder(actor: Actor, partnership: Partnership, *, days_before: int, source: str) -> Outcome[None]:
    """Set how many working days before a meeting people are reminded, and where that number comes from."""
    if not 1 <= days_before <= MOST_DAYS:
        raise Refused("days_out_of_range", f"Give 1 to {MOST_DAYS} working days", "days_before")
    if not source.strip():
        raise Refused("no_source", "Say where this comes from, such as the terms of reference and their date", "source")
    values = {"days_before": days_before, "source": source.strip()}
    row, made = InvitationReminder.objects.get_or_create(
        partnership=partnership, defaults={**values, "place": partnership.place}
    )
    if not made:
        row.save_changes(**values)
    return Outcome(None, f"remind {days_before} working days before")


def _renew(actor: Actor, invitation: Invitation, links: list[Link], at: datetime) -> None:
    """Send a fresh link to the address last written to; the earlier ones stop working."""
    for earlier in links:
        if earlier.state.is_live:
            revoke_link(actor, earlier.id, at=at)
    _send(actor, invitation, links[0].email, at, None, wording="invitation_reminder_by_link")


def _send(actor: Actor, invitation: Invitation, email: str, at: datetime, days: int | None, *, wording: str) -> UUID:
    meeting_on = timezone.localtime(invitation.meeting.ends_at).date()
    lives = days or days_of_link(meeting_on, timezone.localtime(at).date())
    link_id = make_link(
        actor, below=invitation.place, purpose=PURPOSE, target_id=invitation.pk, agency_id=invitation.seat.agency_id,
        email=email, now=at, days=lives,
    )  # fmt: skip
    queue_notice(
        place=invitation.place, email=email, wording=wording, now=at, about=f"meetings.Invitation:{invitation.pk}",
        blanks={"day": expiry(at, lives).date().isoformat(), "link": str(link_id)},
    )  # fmt: skip
    return link_id


def _check_open(invitation: Invitation, at: datetime) -> None:
    if invitation.meeting.state == "cancelled":
        raise Refused("cancelled", "This meeting was cancelled, so nobody need answer")
    if at >= invitation.meeting.ends_at:
        raise Refused("over", "This meeting is over, so nobody need answer")
