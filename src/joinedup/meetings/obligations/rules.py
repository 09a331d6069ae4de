"""What boards owe each other: years and quarters, and whether each was met. Pure.

The pattern is Warrington's protocol of September 2014 (paragraphs 5.3, 5.6 and 5.8), where three boards undertake to
bring each other yearly items and quarterly figures. The rules themselves are data; nothing here knows Warrington.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from joinedup_core.calendar import add_months, day_in_words
from joinedup_core.calendar.months import MONTH_NAMES

FREQUENCIES = {"annually": "Once a year", "quarterly": "Every quarter"}
KINDS = {"item": "An agenda item", "data": "Figures, under an agenda item"}
MONTHS_IN = {"annually": 12, "quarterly": 3}
STATES = {
    "done": "Done",
    "scheduled": "Scheduled",
    "unconfirmed": "Not confirmed",
    "not_scheduled": "Not scheduled",
    "missed": "Missed",
    "not_published": "Not published",
    "not_yet": "Before the rule began",
}
COLOURS = {
    "done": "green",
    "scheduled": "blue",
    "unconfirmed": "yellow",
    "not_scheduled": "grey",
    "missed": "red",
    "not_published": "grey",
    "not_yet": "grey",
}
COMPLAIN_WITHIN = timedelta(days=60)


@dataclass(frozen=True)
class Period:
    """A year or a quarter in which something is owed; both days are in it."""

    first: date
    last: date

    @property
    def label(self) -> str:
        """`2026-27`, `2026`, or `October to December 2026`."""
        if (self.last - self.first).days > 300:
            same = self.first.year == self.last.year
            return str(self.first.year) if same else f"{self.first.year}-{self.last.year % 100:02d}"
        return f"{MONTH_NAMES[self.first.month - 1]} to {MONTH_NAMES[self.last.month - 1]} {self.last.year}"


@dataclass(frozen=True)
class Evidence:
    """The agenda item that answers a period: the meeting's day and whether it is held or still to come."""

    meeting_on: date
    meeting_state: str


@dataclass(frozen=True)
class Answer:
    """Whether a period's obligation is met: the state, why, the day it rests on, and what is missing."""

    state: str
    because: str
    on: date | None = None
    missing: str = ""

    @property
    def label(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return COLOURS[self.state]


def period_of(every: str, year_starts_in: int, day: date) -> Period:
    """The year or quarter a day falls in."""
    months = MONTHS_IN[every]
    since = (day.month - year_starts_in) % 12
    first = add_months(day.replace(day=1), -(since % months))
    return Period(first, add_months(first, months) - timedelta(days=1))


def periods(every: str, year_starts_in: int, first: date, last: date) -> Iterator[Period]:
    """The years or quarters from the one a day falls in to the one another day falls in."""
    period = period_of(every, year_starts_in, first)
    while period.first <= last:
        yield period
        period = period_of(every, year_starts_in, period.last + timedelta(days=1))


def judge_period(
    period: Period, evidence: Evidence | None, *, today: date, from_on: date, published_only: bool
) -> Answer:
    """Whether what is owed in a period was brought.

    A partnership made from published facts is never said to have missed anything: nothing published is not a failing.
    """
    if period.last < from_on:
        return Answer("not_yet", f"The rule is watched from {day_in_words(from_on)}")
    if evidence is not None:
        return _judge_item(evidence, today)
    if period.last < today:
        if published_only:
            return Answer(
                "not_published", "Nothing published says whether this was brought", missing="a published minute"
            )
        return Answer(
            "missed", f"{period.label} ended and no meeting took it", missing="an agenda item of a meeting held"
        )
    if published_only:
        return Answer("not_scheduled", "No meeting for this time is published", missing="a published meeting date")
    left = (period.last - today).days
    return Answer(
        "not_scheduled",
        f"No meeting has it on its agenda; {left} {'day is' if left == 1 else 'days are'} left",
        missing="a meeting of the receiving board in this time",
    )


def _judge_item(evidence: Evidence, today: date) -> Answer:
    on = day_in_words(evidence.meeting_on)
    if evidence.meeting_state == "held":
        return Answer("done", f"Taken at the meeting on {on}", evidence.meeting_on)
    if evidence.meeting_on >= today:
        return Answer("scheduled", f"On the agenda for {on}", evidence.meeting_on)
    return Answer(
        "unconfirmed", f"On the agenda for {on}, but nobody has recorded that the meeting was held", evidence.meeting_on,
        "the record that the meeting was held",
    )  # fmt: skip


def quarter_of(day: date) -> date:
    """The first day of the calendar quarter a day falls in."""
    return period_of("quarterly", 1, day).first


def complains(answer: Answer, period: Period, today: date) -> bool:
    """Whether somebody should be told: missed, or not scheduled with under 60 days left, or not confirmed."""
    if answer.state == "not_scheduled":
        return period.first <= today and period.last - today <= COMPLAIN_WITHIN
    return answer.state in ("missed", "unconfirmed")


def choose_meeting(meetings: list[tuple[date, int, object]], period: Period, today: date) -> object | None:
    """The meeting that takes what is owed: in the period and not past; the one with fewest such items, then the first.

    Each meeting is its day, how many owed items it has already, and its key.
    """
    fits = [m for m in meetings if period.first <= m[0] <= period.last and m[0] >= today]
    return min(fits, key=lambda m: (m[1], m[0]))[2] if fits else None
