"""Recording conflicts of interest, and ending them by two people of different agencies."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models.functions import Now

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.conflicts.models import Conflict
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
def end_conflict(actor: Actor, conflict: Conflict, *, at: datetime) -> Outcome[bool]:
    """End a conflict: the first officer asks, a second one of another agency agrees. True once it has ended."""
    me = UUID(str(actor.user_id))
    if conflict.to_at is not None:
        raise Refused("ended", "This conflict has ended already.")
    if conflict.ended_by_id is None:
        conflict.save_changes(ended_by_id=me)
        return Outcome(False, f"conflict {conflict.pk}: end asked for")
    if conflict.ended_by_id == me or _share_an_agency(conflict.ended_by_id, me):
        raise Refused("same_agency", "Somebody of another agency than the one who asked has to agree that it ends.")
    conflict.save_changes(end_agreed_by_id=me, to_at=at)
    return Outcome(True, f"conflict {conflict.pk} ended")


def _share_an_agency(one: UUID, other: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select app.share_an_agency(%s, %s)", [one, other])
        return bool(cursor.fetchone()[0])
