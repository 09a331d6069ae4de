"""Rules of asking people to meetings: when they are reminded, how long a link lives, how they were asked in words."""

from __future__ import annotations

from datetime import date

from joinedup_core.calendar.working_days import add_working_days

REMIND_BEFORE = 5
"""Working days before a meeting."""
REMIND_SOURCE = "The program's own default: no published document of this partnership sets one"
MOST_DAYS = 30
LINK_LONGEST = 60


def is_time_to_remind(meeting_on: date, today: date, before: int) -> bool:
    """Whether whoever has not answered is to be reminded today: from so many working days before, until the day before."""
    return add_working_days(meeting_on, -before) <= today < meeting_on


def first_reminder_day(meeting_on: date, before: int) -> date:
    """The first day on which a reminder for a meeting goes out."""
    return add_working_days(meeting_on, -before)


def days_of_link(meeting_on: date, today: date) -> int:
    """How long a link to answer lives unless the sender says otherwise: until the day of the meeting."""
    return min(LINK_LONGEST, max(1, (meeting_on - today).days))
