"""Reading who else is involved with a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from joinedup.foundation.accounts.queries import people
from joinedup.partnership.queries import agencies_called
from joinedup.people.involved.rules import HIDDEN_AGENCY_KINDS
from joinedup.people.models import Team


@dataclass(frozen=True)
class Pointer:
    """An agency that works with a person: through whom, since when, how to reach them, and how fresh that is."""

    agency: str
    user_id: UUID | None
    worker: str
    since: datetime
    telephone: str
    email: str
    fresh: datetime


def involved(partnership: str, person_id: UUID) -> list[Pointer]:
    """The agencies and workers that whoever acts may know of, by name of the agency; nothing where they may not see the person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from app.involved(%s, %s, %s)", [person_id, f"{partnership}/people/", list(HIDDEN_AGENCY_KINDS)]
        )
        rows = cursor.fetchall()
    agencies = agencies_called({row[0] for row in rows})
    users = people({row[1] for row in rows if row[1]})
    teams = dict(Team.objects.filter(pk__in={row[2] for row in rows if row[2]}).values_list("pk", "name"))
    found = []
    for agency, user, team, since, telephone, fresh in rows:
        who = users.get(user) if user else None
        name = who.name if who else teams.get(team, "")
        found.append(Pointer(agencies[agency], user, name, since, telephone or "", who.email if who else "", fresh))
    return sorted(found, key=lambda p: (p.agency, p.worker))
