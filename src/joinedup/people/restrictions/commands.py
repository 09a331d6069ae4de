"""Restricting a case, and lowering a restriction by two people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models.functions import Now

from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.people.models import Case, NamedReader
from joinedup.people.restrictions.models import RestrictionDecision
from joinedup.people.restrictions.rules import LEAST_ON_LIST, LEVELS
from joinedup_core.permits import Actor, Permission


@command(Permission.RESTRICT_CASES)
def restrict_case(
    actor: Actor, case: Case, *, version: int, level: int, reason: str, readers: Sequence[UUID], at: datetime
) -> Outcome[None]:  # fmt: skip
    """Restrict a case to a list of users, or seal it. Whoever does it stands on the list; lowering takes two people."""
    check_version(case, version, shown={"Restriction": LEVELS[case.restriction]})
    if level not in LEVELS or level <= case.restriction:
        raise Refused("not_stricter", "Choose a stricter restriction. Lowering one takes two people", "level")
    if not reason.strip():
        raise Refused("no_reason", "Say why it is restricted", "reason")
    listed = {*readers, UUID(str(actor.user_id))}
    if len(listed) < LEAST_ON_LIST[level]:
        raise Refused(
            "short_list", "Name somebody else too: two people have to agree before a seal is lifted", "readers"
        )
    standing = set(case.readers.filter(to_at__isnull=True).values_list("user_id", flat=True))
    for user_id in sorted(listed - standing):
        NamedReader.objects.create(case=case, place=case.place, user_id=user_id, from_at=Now())
    _decide(actor, case, level, reason, at, lowers=False)
    case.save_changes(restriction=level)
    return Outcome(None, f"case {case.pk} restricted to level {level}, {len(listed)} on its list")


@command(Permission.RESTRICT_CASES)
def ask_to_lower(actor: Actor, case: Case, *, level: int, reason: str, at: datetime) -> Outcome[UUID]:
    """Ask that a restriction be lowered. Nothing changes before somebody else on the list agrees."""
    if level not in LEVELS or level >= case.restriction:
        raise Refused("not_lower", "Choose a lower restriction than the case has now", "level")
    if not reason.strip():
        raise Refused("no_reason", "Say why the restriction is no longer needed", "reason")
    made = _decide(actor, case, level, reason, at, lowers=True)
    return Outcome(made, f"asked to lower case {case.pk} to level {level}")


@command(Permission.RESTRICT_CASES)
def agree_to_lower(actor: Actor, case: Case, *, decision_id: UUID, at: datetime) -> Outcome[None]:
    """Agree to what somebody else asked; the restriction is lowered with it."""
    found = RestrictionDecision.objects.filter(case=case, pk=decision_id, lowers=True, agreed_by__isnull=True).first()
    if found is None:
        raise NotFound("no such decision")
    if str(found.asked_by_id) == actor.user_id:
        raise Refused("same_person", "You asked for this yourself: somebody else on the list has to agree")
    if found.level >= case.restriction:
        raise Refused("not_lower", "The case is no longer as restricted as when this was asked")
    with transaction.atomic():
        found.save_changes(agreed_by_id=UUID(str(actor.user_id)), agreed_at=at)
        case.save_changes(restriction=found.level)
    return Outcome(None, f"case {case.pk} lowered to level {found.level}")


def _decide(actor: Actor, case: Case, level: int, reason: str, at: datetime, *, lowers: bool) -> UUID:
    row = RestrictionDecision(
        pk=uuid4(), case=case, place=case.place, level=level, lowers=lowers, reason=reason.strip(),
        asked_by_id=UUID(str(actor.user_id)), asked_at=at,
    )  # fmt: skip
    RestrictionDecision.objects.bulk_create([row])
    return row.pk
