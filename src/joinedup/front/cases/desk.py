"""What waits for a practitioner on their home page: my cases, who was not seen, and what waits for me.

Whom it names stands on the trail, as for any list; what it only counts does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from joinedup.casework.panels.shown import moment
from joinedup.casework.standards.commands import list_few_unseen
from joinedup.casework.waiting.queries import waiting as waits_for
from joinedup.casework.waiting.queries import waiting_elsewhere
from joinedup.casework.waiting.shown import Line, waiting_lines
from joinedup.people.cases.commands import list_few_cases
from joinedup.people.emergency import queries as emergency
from joinedup.people.files.queries import practice, practises, works_on_any
from joinedup.people.identities.queries import MOST as ALIKE
from joinedup.people.identities.queries import alike_total
from joinedup.people.restrictions import queries as restrictions
from joinedup.people.warnings.queries import overdue_total
from joinedup_core.permits import Actor, Permission, holds_anywhere

FEW = 6


@dataclass(frozen=True)
class Unseen:
    """Somebody with a concern, and how long nobody is known to have seen them."""

    person: str
    words: str
    url: str


@dataclass(frozen=True)
class CaseDesk:
    """One partnership's cases as one reader needs them today."""

    key: str
    name: str
    practises: bool
    cases: tuple[Any, ...] = ()
    cases_total: int = 0
    unseen: tuple[Unseen, ...] = ()
    unseen_total: int = 0
    waiting: tuple[Line, ...] = ()
    """What waits, in words, and where: late ones first."""


def desk(actor: Actor, key: str, name: str) -> CaseDesk | None:
    """The desk of an actor in a partnership; None where they neither practise nor review there."""
    now = timezone.now()
    today = timezone.localdate(now)
    waiting = _reviews(actor, key, now) + waiting_lines(key, waiting_elsewhere(actor, key, today))
    if not practises(actor, key):
        return CaseDesk(key, name, False, waiting=_late_first(waiting)) if waiting else None
    waiting += waiting_lines(key, waits_for(actor, key, now))
    membership = practice(actor, key)
    cases, cases_total, unseen, unseen_total = [], 0, [], 0
    if works_on_any(actor, key):
        cases, cases_total = list_few_cases(actor, membership, few=FEW)
        unseen, unseen_total = list_few_unseen(actor, membership, few=FEW, today=today)
    waiting += [Line(_words(w), _where(key, w)) for w in restrictions.waiting(actor, key, on=today)]
    waiting += _alike(actor, key) + _warnings(actor, key, today)
    shown = tuple(_unseen(key, row) for row in unseen)
    return CaseDesk(key, name, True, tuple(cases), cases_total, shown, unseen_total, _late_first(waiting))


def _late_first(waiting: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(waiting, key=lambda line: not line.late))


def _alike(actor: Actor, key: str) -> list[Line]:
    pairs = alike_total(actor, key) if works_on_any(actor, key) else 0
    told = "One pair of records is" if pairs == 1 else f"{pairs} pairs of records are"
    told = f"More than {ALIKE} pairs of records are" if pairs > ALIKE else told
    return [Line(f"{told} possibly the same person", reverse("cases:alike", args=[key]))] if pairs else []


def _warnings(actor: Actor, key: str, today: date) -> list[Line]:
    late = overdue_total(actor, key, today) if works_on_any(actor, key) else 0
    told = "One staff-safety warning is" if late == 1 else f"{late} staff-safety warnings are"
    url = reverse("cases:overdue_warnings", args=[key])
    return [Line(f"{told} to be looked at again", url, "Late" if late == 1 else f"{late} late")] if late else []


def _reviews(actor: Actor, key: str, now: datetime) -> list[Line]:
    if not holds_anywhere(actor, Permission.REVIEW_EMERGENCY_ACCESS, f"{key}/"):
        return []
    open_now = [
        a for a in emergency.accesses_to_review(actor, key) if not a.reviewed and str(a.agency_id) != actor.agency_id
    ]
    if not open_now:
        return []
    several = len(open_now) > 1
    told = f"{len(open_now)} emergency access{'es' if several else ''} to review"
    late = sum(a.review_due_at < now for a in open_now)
    late_words = "" if not late else f"{late} late" if several else "Late"
    due = f"Review by {moment(min(a.review_due_at for a in open_now))}"
    return [Line(told, reverse("emergency:reviews", args=[key]), late_words, due)]


def _unseen(key: str, row: Any) -> Unseen:
    days = row.required.judgement.days_since
    words = (
        "No contact of the kind asked for is told"
        if days is None
        else f"Last contact of the kind asked for {days} days ago"
    )
    return Unseen(row.person, words, reverse("casework:concern", args=[key, row.required.concern.id]))


def _words(one: restrictions.Waiting) -> str:
    about = f"of case {one.reference}" if one.case_id else "of a person"
    return (
        f"Somebody asks that the restriction {about} be lowered: do you agree?"
        if one.agree
        else f"The restriction {about} is to be looked at again"
    )


def _where(key: str, one: restrictions.Waiting) -> str:
    if one.case_id:
        return reverse("casefiles:case", args=[key, one.case_id])
    return reverse("casefiles:person", args=[key, one.person_id])
