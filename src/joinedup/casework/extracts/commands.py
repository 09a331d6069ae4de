"""Bringing in an extract of contacts. The answer tells how many rows were taken, and nothing of whom they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from joinedup.casework.extracts.models import ContactExtract
from joinedup.casework.extracts.rules import ExtractRow
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.REGISTER_PEOPLE)
def bring_in_contacts(
    actor: Actor, membership: Membership, *, rows: Sequence[ExtractRow], system: str, told_until_on: date, stale_after_days: int,
    at: datetime,
) -> Outcome[int]:  # fmt: skip
    """Record the contacts of an agency's own system in every open case of its own that names the person; how many rows were taken.

    A row that was brought in before adds nothing. What matched is told to nobody: whoever works on the case sees it there.
    """
    today = timezone.localdate(at)
    if not system.strip():
        raise Refused("system", "Say which system of your agency the contacts are from.", "system")
    if told_until_on > today:
        said = day_in_words(told_until_on)
        raise Refused("future", f"{said} has not come yet. Give the last day the file tells of.", "told_until_on")
    if not 1 <= stale_after_days <= 365:
        raise Refused(
            "stale", "Give from 1 to 365 days after which the file is too old to rely on.", "stale_after_days"
        )
    key, agency = places.key_of(membership.place), str(membership.agency_id)
    given = [_given(row, agency, system) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute("select app.bring_in_contacts(%s, %s, %s)", [f"{key}/", system, json.dumps(given)])
    ContactExtract.objects.create(
        place=places.board(key), partnership_id=membership.partnership_id, agency_id=membership.agency_id,
        system=system.strip(), told_until_on=told_until_on, stale_after_days=stale_after_days, brought_in_at=at,
        brought_in_by_id=actor.user_id, rows=len(rows),
    )  # fmt: skip
    return Outcome(len(rows), f"{len(rows)} rows taken")


def _given(row: ExtractRow, agency: str, system: str) -> dict[str, str]:
    """A row as the database is given it; its id is the same whenever the same contact is told."""
    when = {name: str(value) for name, value in asdict(row.when).items()}
    key = str(row.key(agency, system))
    return {"id": key, "reference": row.reference, "mode": row.mode, "seen": row.seen, **when}
