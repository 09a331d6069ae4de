"""How long a deviation notice excuses, and what it must say. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from joinedup_core.calendar import day_in_words

LONGEST_DAYS = 366
"""A notice is looked at again within a year of its first day: a choice of ours (docs/decisions/a-notice-ends-or-is-looked-at-again.md)."""


@dataclass(frozen=True)
class NoticeSaid:
    """What a notice says. No agency: the whole partnership departs from it; an empty rule: from every standard."""

    agency_id: UUID | None
    rule: str
    why: str
    sent_on: date
    from_on: date
    until_on: date | None = None
    review_on: date | None = None


def holds_until(until_on: date | None, review_on: date | None) -> date | None:
    """The last day on which a notice excuses anybody: the earlier of both. None, where it names neither: it excuses nobody."""
    return min((day for day in (until_on, review_on) if day), default=None)


def needs_review(said: NoticeSaid, today: date) -> bool:
    """Whether somebody must look at a notice again: its review is past, or it is an old one without an end or about everything."""
    until = holds_until(said.until_on, said.review_on)
    overdue = said.review_on is not None and said.review_on < today and said.review_on == until
    return until is None or overdue or (until >= today and not (said.agency_id or said.rule))


def problem(said: NoticeSaid, on: date) -> tuple[str, str] | None:
    """The field and a sentence where a notice may not stand as it is; else None."""
    if not said.agency_id and not said.rule:
        return "rule", "Choose an agency, a standard, or both. No notice excuses everybody from everything."
    if not said.why.strip():
        return "why", "Say why the agency departs from the standard, and what it does instead."
    if said.sent_on > on:
        return "sent_on", f"{day_in_words(said.sent_on)} has not come yet: give the day the notice was sent."
    ends = holds_until(said.until_on, said.review_on)
    if ends is None:
        return (
            "until_on",
            "Give the last day, or the day by which the group looks at it again. It excuses nobody after that.",
        )
    named = "until_on" if ends == said.until_on else "review_on"
    if ends < said.from_on:
        return named, "The last day, and the day it is looked at again, must not be before the first day."
    if ends > said.from_on + timedelta(days=LONGEST_DAYS):
        return named, "A notice is looked at again within a year of its first day: give an earlier day."
    return None
