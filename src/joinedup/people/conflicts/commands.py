"""Recording conflicts of interest, and ending them by two people of different agencies."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models.functions import Now

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.conflicts.models import Conflict
from joinedup.people.conflicts.queries import targets
from joinedup.people.finding.rules import Asked
from joinedup.people.models import Case, Person
from joinedup_core.permits import Actor, Permission


@command(Permission.KEEP_CONFLICTS, reads=True)
def record_conflict(
    actor: Actor, partnership: Partnership, *, nature: str, user_id: UUID | None = None, team_id: UUID | None = None,
    person_id: UUID | None = None, household_id: UUID | None = None, case_id: UUID | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Bar a user or a team from a person, a household or a case, from now on. Those it bars are not told and cannot tell."""
    if (user_id is None) == (team_id is None):
        raise Refused("nobody", "Choose the person or the team that it bars", "user_id")
    if sum(one is not None for one in (person_id, household_id, case_id)) != 1:
        raise Refused("nothing", "Say with whom: one person, one household or one case", "person_id")
    if not nature.strip():
        raise Refused("no_nature", "Say what the conflict is", "nature")
    row = Conflict(
        pk=uuid4(), place=places.partnership(partnership.key), user_id=user_id, team_id=team_id, person_id=person_id,
        household_id=household_id, case_id=case_id, nature=nature.strip(), from_at=Now(),
    )  # fmt: skip
    Conflict.objects.bulk_create([row])
    return Outcome(row.pk, f"conflict {row.pk}")


@command(Permission.KEEP_CONFLICTS)
def end_conflict(actor: Actor, conflict: Conflict, *, at: datetime, reason: str = "") -> Outcome[bool]:
    """End a conflict: the first officer asks, with a reason; a second one of another agency agrees, and may say why. True once it has ended."""
    me = UUID(str(actor.user_id))
    if conflict.to_at is not None:
        raise Refused("ended", "This conflict has ended already.")
    if conflict.ended_by_id is None:
        if not reason.strip():
            raise Refused("no_reason", "Say why the conflict is no more", "reason")
        conflict.save_changes(ended_by_id=me, end_reason=reason.strip())
        return Outcome(False, f"conflict {conflict.pk}: end asked for")
    if conflict.ended_by_id == me or _share_an_agency(conflict.ended_by_id, me):
        raise Refused("same_agency", "Somebody of another agency than the one who asked has to agree that it ends.")
    conflict.save_changes(end_agreed_by_id=me, end_agreed_reason=reason.strip(), to_at=at)
    return Outcome(True, f"conflict {conflict.pk} ended")


def _share_an_agency(one: UUID, other: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select app.share_an_agency(%s, %s)", [one, other])
        return bool(cursor.fetchone()[0])


@command(Permission.SEE_CASES, reads=True)
def declare_with_case(actor: Actor, case: Case, *, nature: str) -> Outcome[None]:
    """Declare one's own conflict with a case that one can see. From the next page on one cannot; nobody is told but the officer."""
    return _declare(None, case.pk, nature)


@command(Permission.SEE_CASES, reads=True)
def declare_with_person(actor: Actor, person: Person, *, nature: str) -> Outcome[None]:
    """Declare one's own conflict with somebody on a case of one's own: it holds for every case that names them."""
    return _declare(person.pk, None, nature)


def _declare(person_id: UUID | None, case_id: UUID | None, nature: str) -> Outcome[None]:
    if not nature.strip():
        raise Refused("no_nature", "Say what the conflict is", "nature")
    with connection.cursor() as cursor:
        cursor.execute("select app.declare_own_conflict(%s, %s, %s, %s)", [uuid4(), person_id, case_id, nature])
        if not cursor.fetchone()[0]:
            raise NotFound("no such record")
    return Outcome(None, "own conflict declared")


@command(Permission.KEEP_CONFLICTS, reads=True)
def find_targets(
    actor: Actor, partnership: Partnership, *, reference: str, asked: Asked
) -> Outcome[list[dict[str, UUID]]]:
    """Whom or what a conflict is with, as ids for `record_conflict`; trailed, found or not."""
    found = targets(partnership.key, reference=reference, asked=asked)
    return Outcome(found, " ".join(str(one) for target in found for one in target.values()) or "nobody")
