"""A calendar file (RFC 5545) of meetings: the group, the time and the place, never a title, a link or an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from icalendar import Calendar, Event

from joinedup.meetings.calendar.queries import MeetingLine

STATUS = {"planned": "TENTATIVE", "invited": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar_file(meetings: Sequence[MeetingLine], *, now: datetime, base: str) -> bytes:
    """The meetings as a calendar file. It leaves the program, so it says only which group meets, when and where."""
    calendar = Calendar()
    calendar.add("prodid", "-//Joinedup//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Partnership meetings")
    calendar.add("refresh-interval;value=duration", "PT6H")
    for meeting in meetings:
        calendar.add_component(_event(meeting, now, base))
    return calendar.to_ical()


def _event(meeting: MeetingLine, now: datetime, base: str) -> Event:
    event = Event()
    cancelled = "Cancelled: " if meeting.state == "cancelled" else ""
    event.add("uid", f"{meeting.id}@joinedup")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("sequence", meeting.version - 1)
    event.add("summary", f"{cancelled}{meeting.group}")
    event.add("status", STATUS.get(meeting.state, "TENTATIVE"))
    event.add("url", f"{base}/{meeting.partnership}/meetings/{meeting.id}/")
    if meeting.where and "://" not in meeting.where:
        event.add("location", meeting.where)
    return event
