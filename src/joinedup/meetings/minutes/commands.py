"""Drafting, editing, approving and circulating minutes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.attendance.queries import head_of
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.minutes import queries, rules
from joinedup.meetings.minutes.models import Minutes, MinutesVersion
from joinedup.meetings.quorum.words import listed
from joinedup_core.permits import Actor, Permission


@command(Permission.WRITE_MINUTES)
def draft_minutes(actor: Actor, meeting: Meeting, *, at: datetime) -> Outcome[UUID]:
    """Make a first draft from agenda, attendance, interests and decisions."""
    if meeting.group.partnership.provenance == "published":
        raise Refused(
            "published_facts_only", "This partnership holds published facts only, and its minutes are not among them"
        )
    if meeting.state == "cancelled":
        raise Refused("cancelled", "This meeting was cancelled, so there is nothing to minute")
    if at < meeting.starts_at:
        begins = timezone.localtime(meeting.starts_at)
        raise Refused(
            "not_begun",
            f"This meeting begins on {begins.day} {begins:%B %Y} at {begins:%H:%M}. Draft its minutes once it has begun: "
            "a draft says who came and what was decided",
        )
    if Minutes.objects.filter(meeting=meeting).exists():
        raise Refused("drafted", "Minutes of this meeting are drafted already: open them and edit them")
    text = queries.first_draft(actor, meeting)
    made = Minutes.objects.create(meeting=meeting, place=meeting.place, text=text)
    _keep(made, actor, at, "First draft")
    return Outcome(made.pk, f"minutes {made.pk} drafted")


@command(Permission.WRITE_MINUTES)
def edit_minutes(
    actor: Actor, minutes: Minutes, *, version: int, text: str, at: datetime, note: str = ""
) -> Outcome[int]:
    """Save a new version of a draft. Approved minutes are changed only after they are returned."""
    check_version(minutes, version, shown={"Text of the minutes": minutes.text})
    if minutes.state != rules.DRAFT:
        raise Refused("approved", "These minutes are approved. Ask the chair to return them before you change them")
    if minutes.save_changes(text=text.replace("\r\n", "\n")):
        _keep(minutes, actor, at, note)
    return Outcome(minutes.version, f"minutes {minutes.pk} version {minutes.version}")


@command(Permission.APPROVE_MINUTES)
def approve_minutes(actor: Actor, minutes: Minutes, *, version: int, at: datetime) -> Outcome[None]:
    """Approve the version that was read: if it changed since, or an item still waits to be written, nothing is approved."""
    check_version(minutes, version, shown={"Text of the minutes": minutes.text})
    if minutes.state != rules.DRAFT:
        raise Refused("approved", "These minutes are approved already")
    if unwritten := rules.still_to_write(minutes.text):
        raise Refused(
            "not_written",
            f"Not approved: “{rules.WHAT_WAS_SAID}” still stands under {listed(unwritten)}. "
            "Write what was said there, or that nothing was, and then approve",
        )
    minutes.save_changes(state=rules.APPROVED, approved_at=at, approved_by_id=actor.user_id)
    return Outcome(None, f"minutes {minutes.pk} approved")


@command(Permission.APPROVE_MINUTES)
def return_minutes(actor: Actor, minutes: Minutes, *, version: int) -> Outcome[None]:
    """Return approved minutes to draft, to be put right. What was approved stays among the versions."""
    check_version(minutes, version, shown={"State": rules.STATES[minutes.state]})
    if minutes.state == rules.DRAFT:
        raise Refused("draft", "These minutes are a draft already")
    minutes.save_changes(state=rules.DRAFT, approved_at=None, approved_by=None, circulated_at=None)
    return Outcome(None, f"minutes {minutes.pk} returned")


@command(Permission.WRITE_MINUTES)
def circulate_minutes(actor: Actor, minutes: Minutes, *, at: datetime) -> Outcome[int]:
    """Tell everybody who holds a seat that the minutes are there. The message carries the day, never content."""
    if minutes.state == rules.DRAFT:
        raise Refused("not_approved", "Minutes are circulated once the chair has approved them")
    day = head_of(minutes.meeting).on.isoformat()
    sent = 0
    for user_id, email in queries.receivers(minutes.meeting, on=timezone.localtime(at).date()).items():
        once = f"minutes:{minutes.pk}:{minutes.version}:{user_id}"
        sent += queue_notice(
            place=minutes.place, email=email, wording="minutes_circulated", blanks={"day": day}, now=at,
            user_id=user_id, about=f"meetings.Minutes:{minutes.pk}", once=once,
        ) is not None  # fmt: skip
    minutes.save_changes(state=rules.CIRCULATED, circulated_at=at)
    return Outcome(sent, f"minutes {minutes.pk} circulated to {sent}")


def _keep(minutes: Minutes, actor: Actor, at: datetime, note: str) -> None:
    number = MinutesVersion.objects.filter(minutes=minutes).count() + 1
    MinutesVersion.objects.create(
        minutes=minutes,
        number=number,
        text=minutes.text,
        note=note.strip()[:200],
        saved_at=at,
        saved_by_id=actor.user_id,
    )
