"""Warning staff, looking again whether a warning is still right, and ending it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.partnership.commands import Membership
from joinedup.people.cases.rules import READING_REASONS
from joinedup.people.models import Person, StaffWarning
from joinedup.people.persons.queries import only_on_closed_cases
from joinedup.people.warnings import queries
from joinedup.people.warnings.queries import WarningLine
from joinedup.people.warnings.rules import KINDS, TOLD, review_problem
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.SEE_CASES, reads=True)
def open_warnings(actor: Actor, person: Person, *, reason: str = "") -> Outcome[list[WarningLine]]:
    """The warnings about a person that stand; which ones stands on the trail. Where every case is closed, a reason is asked for."""
    if only_on_closed_cases(actor, person) and reason not in READING_REASONS:
        raise Refused("reason_needed", "Every case of theirs is closed. Choose why you look", "reason")
    found = queries.warnings(actor, [person.pk])
    told = " ".join(str(one.id) for one in found) or "none listed"
    return Outcome(found, f"{reason} staff warnings {told}".lstrip())


@command(Permission.FIND_PEOPLE, reads=True)
def list_overdue(actor: Actor, membership: Membership, *, on: date) -> Outcome[list[WarningLine]]:
    """The warnings on the actor's cases that should have been looked at again: one row of ids on the trail."""
    found = queries.overdue(actor, places.key_of(membership.place), on)
    return Outcome(found, "staff warnings " + " ".join(str(one.id) for one in found) if found else "none overdue")


@command(Permission.RECORD_ITEMS)
def warn_staff(
    actor: Actor,
    person: Person,
    *,
    kind: str,
    words: str,
    told: str,
    review_on: date,
    at: datetime,
    on: date,
    told_words: str = "",
) -> Outcome[UUID]:
    """Warn everybody who may see the person. Why they were not told has to be said where they were not."""
    if kind not in KINDS:
        raise Refused("no_such_kind", "Choose what the warning is", "kind")
    if not words.strip():
        raise Refused("no_words", "Say what happened, when, and what to do", "words")
    _check(told, told_words, review_on, on)
    row = StaffWarning(
        pk=uuid4(), person=person, place=person.place, kind=kind, words=words.strip(), told=told, told_words=told_words.strip(),
        review_on=review_on, agency_id=actor.agency_id, recorded_by_id=actor.user_id, recorded_at=at,
    )  # fmt: skip
    StaffWarning.objects.bulk_create([row])
    return Outcome(row.pk, f"staff warning {row.pk}, {kind}, person {told}")


@command(Permission.RECORD_ITEMS)
def review_warning(
    actor: Actor, person: Person, *, warning_id: UUID, told: str, review_on: date, on: date, version: int,
    told_words: str = "",
) -> Outcome[None]:  # fmt: skip
    """Say that a warning is still right, with the next day of review and whether the person was told by now."""
    row = _standing(person, warning_id)
    shown = {
        "Was the person told?": TOLD[row.told],
        "When and how, or why not": row.told_words,
        "Looked at again": day_in_words(row.review_on),
    }
    check_version(row, version, shown=shown)
    _check(told, told_words, review_on, on)
    row.save_changes(review_on=review_on, told=told, told_words=told_words.strip())
    return Outcome(None, f"staff warning {warning_id} looked at, next {review_on.isoformat()}, person {told}")


@command(Permission.RECORD_ITEMS)
def end_warning(actor: Actor, person: Person, *, warning_id: UUID, reason: str, on: date) -> Outcome[None]:
    """End a warning. It stays readable as one that ended."""
    if not reason.strip():
        raise Refused("no_reason", "Say why the warning is no longer needed", "reason")
    _standing(person, warning_id).save_changes(ended_on=on, end_reason=reason.strip())
    return Outcome(None, f"staff warning {warning_id} ended")


def _standing(person: Person, warning_id: UUID) -> StaffWarning:
    row: StaffWarning | None = StaffWarning.objects.filter(person=person, pk=warning_id, ended_on=None).first()
    if row is None:
        raise Refused("no_such_warning", "This warning has ended already. Open the page again")
    return row


def _check(told: str, told_words: str, review_on: date, on: date) -> None:
    if told not in TOLD:
        raise Refused("not_said", "Say whether the person was told", "told")
    if told != "told" and not told_words.strip():
        raise Refused("no_why", "Say why they were not told yet, and who decided it", "told_words")
    if problem := review_problem(review_on, on):
        raise Refused("review_day", problem, "review_on")
