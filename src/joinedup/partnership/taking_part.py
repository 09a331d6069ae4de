"""Where an agency takes part: asked at every request of whoever works on cases, and by tables while they are loaded."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection

from joinedup.foundation.settled import Settled

_TAKING_PART = Settled()
"""Of memberships and partnerships, which put a mark when they change; they cannot be named here, where tables are still loaded."""


def keys_where_taking_part(agency_id: UUID | str, *, on: date) -> set[str]:
    """The keys of the partnerships that an agency takes part in on a day. In SQL, as `HELD` is: every request asks it."""
    return set(_TAKING_PART.kept(("taking part", str(agency_id), on), lambda: _read(agency_id, on)))


def _read(agency_id: UUID | str, on: date) -> frozenset[str]:
    statement = """
        select p.key from partnership_membership m join partnership_partnership p on p.id = m.partnership_id
        where m.agency_id = %(agency)s
          and (m.from_on is null or m.from_on <= %(on)s) and (m.to_on is null or m.to_on >= %(on)s)
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, {"agency": agency_id, "on": on})
        return frozenset(key for (key,) in cursor.fetchall())
