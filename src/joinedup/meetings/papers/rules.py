"""Rules of papers: when they are due and how late one came. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import add_working_days, day_in_words, working_days_between

ASSUMED_DAYS = 5
MOST_DAYS = 30


@dataclass(frozen=True)
class Deadline:
    """The day papers are due, why, and what is in doubt about it."""

    on: date
    working_days: int
    because: str
    doubt: str = ""


@dataclass(frozen=True)
class Lateness:
    """Whether a version came late: by how many working days, and the sentence that says so."""

    days: int
    because: str

    @property
    def is_late(self) -> bool:
        """Whether it came after the deadline."""
        return self.days > 0


def deadline(meeting_on: date, working_days: int | None, source: str = "") -> Deadline:
    """When papers for a meeting are due: so many working days before it.

    No statute sets this for safeguarding partnerships, so a group that has not said gets five, marked as assumed.
    """
    days = ASSUMED_DAYS if working_days is None else working_days
    on = add_working_days(meeting_on, -days)
    unit = "working day" if days == 1 else "working days"
    because = f"{days} {unit} before the meeting, which is {day_in_words(on)}"
    if working_days is None:
        return Deadline(
            on,
            days,
            because,
            f"Assumed: this group has not said how long before a meeting papers are due ({days} {unit} taken)",
        )
    return Deadline(on, days, because, "" if source else "Set here without saying where it is written")


def judge_lateness(added_on: date, due_on: date) -> Lateness:
    """How late a version came."""
    days = max(0, working_days_between(due_on, added_on))
    if added_on > due_on and days == 0:
        days = 1
    if days == 0:
        return Lateness(0, f"In time: due {day_in_words(due_on)}")
    unit = "working day" if days == 1 else "working days"
    return Lateness(days, f"Late by {days} {unit}: due {day_in_words(due_on)}, came {day_in_words(added_on)}")


def size_in_words(size: int) -> str:
    """A file's size as people read it."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"
