"""Reading conflicts of interest: for the conflict officer alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound
from joinedup.people.conflicts.models import Conflict
from joinedup.people.finding.rules import Asked, question
from joinedup_core.permits import Actor, Permission, holds_anywhere


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
    end_reason: str = ""
    end_agreed_reason: str = ""
    who: str = ""
    with_whom: str = ""

    @property
    def state_words(self) -> str:
        """Whether it holds."""
        return "Ended" if self.to_at else "Its end waits for a second officer" if self.end_asked_by else "Holds"

    @property
    def end_words(self) -> str:
        """Why it is no more, in the words of the first officer and of the second."""
        return ". ".join(dict.fromkeys(one.rstrip(".") for one in (self.end_reason, self.end_agreed_reason) if one))


def conflicts(actor: Actor, partnership: str) -> list[ConflictLine]:
    """The conflicts of a partnership, the latest first."""
    rows = Conflict.objects.visible_to(actor, Permission.KEEP_CONFLICTS)
    rows = list(rows.filter(place__startswith=places.partnership(partnership)).order_by("-from_at", "id"))
    named = _named([c.pk for c in rows])
    return [
        ConflictLine(
            c.pk, c.user_id, c.team_id, c.person_id, c.household_id, c.case_id, c.nature, c.from_at, c.to_at, c.ended_by_id,
            c.end_reason, c.end_agreed_reason, *named.get(c.pk, ("", "")),
        )
        for c in rows
    ]  # fmt: skip


def check_officer(actor: Actor, partnership: str) -> None:
    """Raise `NotFound` for everybody who keeps no conflicts here."""
    if not holds_anywhere(actor, Permission.KEEP_CONFLICTS, places.partnership(partnership)):
        raise NotFound("keeps no conflicts here")


def targets(partnership: str, *, reference: str, asked: Asked) -> list[dict[str, UUID]]:
    """The case of a reference, and everybody of a full name and date of birth, as what `record_conflict` takes. Officers alone."""
    fields = question(asked)
    keys = {name: [*levels["same"], *levels.get("form", [])] for name in fields for levels in [_levels(fields[name])]}
    born = asked.born.exact if asked.born else None
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from app.conflict_target(%s, %s, %s, %s)",
            [f"{partnership}/", reference.strip(), json.dumps(keys), born],
        )
        return [{"case_id": case} if case else {"person_id": person} for case, person in cursor.fetchall()]


def _levels(asked: dict[str, object]) -> dict[str, list[str]]:
    return asked["levels"]  # type: ignore[return-value]


def _named(ids: list[UUID]) -> dict[UUID, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select * from app.conflict_words(%s)", [ids])
        return {row[0]: (row[1] or "", row[2]) for row in cursor.fetchall()}
