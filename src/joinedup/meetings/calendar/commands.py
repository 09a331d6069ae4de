"""Changing the calendar: series, single meetings, changes, cancelling, and feed addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.meetings.agenda import commands as agenda
from joinedup.meetings.calendar import queries
from joinedup.meetings.calendar.models import Meeting, Series
from joinedup.meetings.calendar.rules import COMING, STATES, Slot, Unreadable, closed_as_data
from joinedup.partnership.commands import Group, Partnership
from joinedup_core.calendar import Closed
from joinedup_core.permits import Actor, Permission

SHORTEST, LONGEST = 5, 12 * 60


@command(Permission.ARRANGE_MEETINGS)
def plan_series(
    actor: Actor, group: Group, *, title: str, every: str, starts_on: date, until_on: date, start_time: time,
    weekday: int | None = None, nth: int | None = None, minutes: int = 120, where: str = "", link: str = "",
    closed: Sequence[Closed] = (), avoid_bank_holidays: bool = True, leave_out: Sequence[str] = (),
) -> Outcome[UUID]:  # fmt: skip
    """Put a series in the calendar. Dates left out, dates without a free day and dates already there are not made.

    Each meeting gets its standing items, what the forward plan has for its month, and what other boards owe.
    """
    _check_length(minutes)
    try:
        lines = queries.preview_series(
            actor, group.pk, today=timezone.localdate(), every=every, weekday=weekday, nth=nth, starts_on=starts_on,
            until_on=until_on, start_time=start_time, minutes=minutes, closed=closed,
            avoid_bank_holidays=avoid_bank_holidays,
        )  # fmt: skip
    except Unreadable as problem:
        raise Refused("bad_rhythm", str(problem)) from problem
    lines = [li for li in lines if li.slot and not li.already and li.proposal.key not in leave_out]
    if not lines:
        raise Refused("no_dates", "No date is left: choose a longer time or fewer days to avoid")
    series = Series.objects.create(
        group=group, place=group.place, title=title, every=every, weekday=weekday, nth=nth, starts_on=starts_on,
        until_on=until_on, start_time=start_time, minutes=minutes, where=where, link=link,
        avoid_bank_holidays=avoid_bank_holidays, closed=closed_as_data(closed),
    )  # fmt: skip
    made = [
        Meeting(
            group=group, place=group.place, series=series, title=title, starts_at=li.slot.starts_at,
            ends_at=li.slot.ends_at, where=where, link=link, moved_from_on=li.proposal.moved_from,
            moved_because=li.proposal.because[:500],
        )
        for li in lines if li.slot
    ]  # fmt: skip
    Meeting.objects.bulk_create(made)
    agenda.fill_agendas(made)
    return Outcome(series.pk, f"series {series.pk} with {len(made)} meetings")


@command(Permission.ARRANGE_MEETINGS)
def arrange_meeting(
    actor: Actor, group: Group, *, title: str, on: date, start_time: time, minutes: int = 120, where: str = "",
    link: str = "", note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Put one meeting in the calendar, with its standing items and what is due at it."""
    slot = _free_slot(group.pk, on, start_time, minutes)
    meeting = Meeting.objects.create(
        group=group, place=group.place, title=title, starts_at=slot.starts_at, ends_at=slot.ends_at, where=where,
        link=link, note=note,
    )  # fmt: skip
    agenda.fill_agendas([meeting])
    return Outcome(meeting.pk, f"meeting {meeting.pk}")


@command(Permission.ARRANGE_MEETINGS)
def change_meeting(
    actor: Actor, meeting: Meeting, *, version: int, title: str, on: date, start_time: time, minutes: int,
    where: str = "", link: str = "", note: str = "", because: str = "",
) -> Outcome[None]:  # fmt: skip
    """Change a meeting that is still to come. A meeting moved to another day keeps the day it was moved from and why."""
    check_version(meeting, version, shown=_shown(meeting))
    _check_coming(meeting, "changed")
    slot = _free_slot(meeting.group_id, on, start_time, minutes, ignoring=meeting.pk)
    was = timezone.localtime(meeting.starts_at).date()
    moved = {"moved_from_on": was, "moved_because": because.strip()[:500]} if on != was else {}
    changed = meeting.save_changes(
        title=title, starts_at=slot.starts_at, ends_at=slot.ends_at, where=where, link=link, note=note, **moved
    )
    if moved:
        agenda.release_items(meeting)
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.ARRANGE_MEETINGS)
def cancel_meeting(actor: Actor, meeting: Meeting, *, version: int, because: str) -> Outcome[None]:
    """Cancel a meeting, saying why. It stays in the calendar as cancelled; what was due at it finds another meeting."""
    check_version(meeting, version, shown=_shown(meeting))
    _check_coming(meeting, "cancelled")
    if not because.strip():
        raise Refused("no_reason", "Say why the meeting is cancelled: members and the record need to know", "because")
    meeting.save_changes(state="cancelled", cancelled_because=because.strip()[:500])
    agenda.release_items(meeting)
    return Outcome(None, "cancelled")


@command(Permission.RECORD_ATTENDANCE)
def hold_meeting(actor: Actor, meeting: Meeting, *, at: datetime) -> Outcome[None]:
    """Record that a meeting was held, and when it began."""
    if meeting.state == "held":
        return Outcome(None, "held already")
    _check_coming(meeting, "held")
    if timezone.localtime(at).date() < timezone.localtime(meeting.starts_at).date():
        raise Refused("not_begun", "This meeting has not begun: if it was held earlier, change its day first")
    meeting.save_changes(state="held", held_at=at)
    return Outcome(None, "held")


@command(Permission.FOLLOW)
def make_calendar_address(actor: Actor, partnership: Partnership) -> Outcome[UUID]:
    """Make a new secret address for the actor's own calendar feed; the old one stops working at once."""
    if actor.user_id is None:
        raise Refused("nobody", "Only somebody signed in has a calendar feed")
    return Outcome(accounts.renew_calendar_key(UUID(actor.user_id)), "new calendar address")


def _free_slot(group_id: UUID, on: date, start_time: time, minutes: int, *, ignoring: UUID | None = None) -> Slot:
    """The slot, if the group is not already meeting then. The group is locked, so two clerks at once get one slot.

    The database holds the same by itself (`group_meets_once_at_a_time`), whoever writes.
    """
    _check_length(minutes)
    Group.objects.select_for_update(of=("self",)).get(pk=group_id)
    slot = queries.slot_on(on, start_time, minutes)
    if any(slot.overlaps(other) for other in queries.group_slots(group_id, [slot], ignoring=ignoring)):
        raise Refused(
            "group_meets_then", "This group already has a meeting at that time: choose another time", "start_time"
        )
    return slot


def _check_length(minutes: int) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(
            "bad_length", "A meeting takes from 5 minutes to 12 hours: enter its length in minutes", "minutes"
        )


def _check_coming(meeting: Meeting, wanted: str) -> None:
    if meeting.state not in COMING:
        raise Refused("not_coming", f"This meeting is {STATES[meeting.state].lower()}, so it cannot be {wanted}")


def _shown(meeting: Meeting) -> dict[str, object]:
    """What a second editor is shown of the version saved in the meantime."""
    line = queries.meeting_line(meeting)
    return {
        "Title": line.title, "Day": line.on, "Starts at": timezone.localtime(line.starts_at).time().strftime("%H:%M"),
        "Length in minutes": line.minutes, "Place": line.where, "Joining link": line.link, "Note": line.note,
        "State": line.state_label,
    }  # fmt: skip
