"""When whoever is asked to agree outside a meeting is reminded. Pure."""

from __future__ import annotations

from datetime import date

from joinedup_core.calendar.working_days import add_working_days

REMIND_BEFORE = 1
"""Working days before the last day to answer (the program's own default: no document of a partnership sets one)."""


def is_time_to_remind(answer_by_on: date, asked_on: date, today: date) -> bool:
    """Whether a reminder is due: from a working day before the last day until that day, never on the day of asking."""
    return asked_on < today and add_working_days(answer_by_on, -REMIND_BEFORE) <= today <= answer_by_on


def due_words(answer_by_on: date | None, today: date) -> str:
    """By when an answer is asked for, in words; nothing where no day was set."""
    if answer_by_on is None:
        return ""
    day = f"{answer_by_on.day} {answer_by_on:%B %Y}"
    if answer_by_on < today:
        return f"was asked for by {day}"
    return "is asked for by today" if answer_by_on == today else f"is asked for by {day}"
