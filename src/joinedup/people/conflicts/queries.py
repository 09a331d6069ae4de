"""Reading conflicts of interest: for the conflict officer alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from joinedup.foundation import places
from joinedup.people.conflicts.models import Conflict
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class ConflictLine:
    """One conflict as its officer sees it: who, by id, with what, since when, and whether its end waits for a second person."""

    id: UUID
    user_id: UUID | None
    team_id: UUID | None
    person_id: UUID | None
    household_id: UUID | None
    case_id: UUID | None
    nature: str
    from_at: datetime
    to_at: datetime | None
    end_asked_by: UUID | None


def conflicts(actor: Actor, partnership: str) -> list[ConflictLine]:
    """The conflicts of a partnership, the latest first."""
    rows = Conflict.objects.visible_to(actor, Permission.KEEP_CONFLICTS)
    rows = rows.filter(place__startswith=places.partnership(partnership)).order_by("-from_at", "id")
    return [
        ConflictLine(
            c.pk, c.user_id, c.team_id, c.person_id, c.household_id, c.case_id, c.nature, c.from_at, c.to_at, c.ended_by_id
        )
        for c in rows
    ]  # fmt: skip
