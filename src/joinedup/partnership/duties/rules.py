"""Statutory duties: whether each can be shown to be met today, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from joinedup_core.calendar.months import add_months, day_in_words

WARN_DAYS = 60


class DutyStatus(StrEnum):
    """How a duty stands."""

    SHOWN = "shown"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NEVER_SHOWN = "never_shown"
    CANNOT_TELL = "cannot_tell"
    CLOSED = "closed"


DUTY_STATUSES = {
    DutyStatus.SHOWN: "Shown",
    DutyStatus.DUE_SOON: "Due soon",
    DutyStatus.OVERDUE: "Overdue",
    DutyStatus.NEVER_SHOWN: "Never shown",
    DutyStatus.CANNOT_TELL: "Cannot be told",
    DutyStatus.CLOSED: "No longer asked",
}
DUTY_COLOURS = {
    "shown": "green", "due_soon": "yellow", "overdue": "red", "never_shown": "orange", "cannot_tell": "grey",
}  # fmt: skip


@dataclass(frozen=True)
class DutyStanding:
    """How a duty stands, why, when it is next due, the evidence it rests on and what is missing."""

    status: DutyStatus
    because: str
    due_on: date | None = None
    evidence: str = ""
    missing: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The status as people read it."""
        return DUTY_STATUSES[self.status]


def next_due(shown_on: date | None, every_months: int | None, due_on: date | None) -> date | None:
    """When a duty must next be shown: the day set for it, or so many months after it was last shown."""
    if due_on is not None:
        return due_on
    return add_months(shown_on, every_months) if shown_on and every_months else None


def judge_duty(
    *, shown_on: date | None, due_on: date | None, every_months: int | None, evidence: str, today: date,
    published: bool = False, closed_on: date | None = None, warn_days: int = WARN_DAYS,
) -> DutyStanding:  # fmt: skip
    """Whether the duty can be shown to be met. Where only published facts are kept a gap says nothing about the
    partnership: it cannot be told."""
    due = next_due(shown_on, every_months, due_on)
    if closed_on is not None and closed_on <= today:
        return DutyStanding(DutyStatus.CLOSED, f"No longer asked since {day_in_words(closed_on)}.", None, evidence)
    if published and (shown_on is None or due is None or due < today):
        return DutyStanding(
            DutyStatus.CANNOT_TELL,
            "Only published facts are kept here, and they do not say when this was last shown.",
            None, evidence, ("when it was last shown",),
        )  # fmt: skip
    if shown_on is None:
        words = f" It is due by {day_in_words(due)}." if due and due >= today else ""
        words = f" It was due by {day_in_words(due)}." if due and due < today else words
        status = DutyStatus.OVERDUE if due and due < today else DutyStatus.NEVER_SHOWN
        return DutyStanding(status, f"It has never been shown to be met.{words}", due, evidence, ("evidence",))
    shown = f"Last shown on {day_in_words(shown_on)}"
    if not evidence.strip():
        return DutyStanding(
            DutyStatus.CANNOT_TELL, f"{shown}, but by what is not recorded.", due, "", ("the evidence",)
        )
    if due is None:
        return DutyStanding(
            DutyStatus.CANNOT_TELL, f"{shown}; how often it must be shown is not set.", None, evidence,
            ("how often it must be shown, or the next date",),
        )  # fmt: skip
    if due < today:
        return DutyStanding(DutyStatus.OVERDUE, f"{shown}; it was due again by {day_in_words(due)}.", due, evidence)
    status = DutyStatus.DUE_SOON if due <= today + timedelta(days=warn_days) else DutyStatus.SHOWN
    return DutyStanding(status, f"{shown}; next due by {day_in_words(due)}.", due, evidence)
