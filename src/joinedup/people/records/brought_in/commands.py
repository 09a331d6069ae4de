"""Bringing in a file of records, and saying whether one of them is a person on a case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup.people.models import AgencyRecord, Case, CasePerson, RecordMatch
from joinedup.people.records.brought_in import queries
from joinedup.people.records.brought_in.rules import STATES, RecordRow
from joinedup_core.permits import Actor, Permission


@command(Permission.REGISTER_PEOPLE)
def bring_in_records(
    actor: Actor, membership: Membership, *, rows: Sequence[RecordRow], system: str, as_of_on: date, at: datetime
) -> Outcome[tuple[int, int]]:
    """Keep the records of an agency's own system: how many are new and how many changed. The same file again changes nothing.

    Whether any of them is somebody known here is told to nobody: those of the agency who work with the person see it there.
    """
    if not system.strip() or len(system.strip()) > 100:
        raise Refused(
            "system", "Say which system of your agency the records are from, in at most 100 letters.", "system"
        )
    if as_of_on > timezone.localdate(at):
        raise Refused("future", "The system cannot have said so in the future: check the day.", "as_of_on")
    given = [
        {name: str(value) if isinstance(value, date) else value for name, value in asdict(row).items()}
        | {"keys": row.keys}
        for row in rows
    ]
    key = places.key_of(membership.place)
    with connection.cursor() as cursor:
        cursor.execute(
            "select added, changed from app.bring_in_records(%s, %s, %s, %s)",
            [f"{key}/", system.strip(), as_of_on, json.dumps(given)],
        )
        added, changed = cursor.fetchone()
    return Outcome((added, changed), f"{len(rows)} rows: {added} new, {changed} changed")


@command(Permission.RECORD_ITEMS, reads=True)
def read_held_record(actor: Actor, case: Case, *, person_id: UUID, held_id: UUID) -> Outcome[queries.Held]:
    """One record of the own agency's system that is possibly a person on the case, to be decided about."""
    return Outcome(_held(case, person_id, held_id), f"held record {held_id} for person {person_id}")


@command(Permission.RECORD_ITEMS)
def decide_record(
    actor: Actor, case: Case, *, person_id: UUID, held_id: UUID, state: str, why: str, at: datetime
) -> Outcome[None]:
    """Say whether a record of the own agency's system is a person on the case; what is confirmed is kept as the agency's record."""
    held = _held(case, person_id, held_id)
    if state not in STATES:
        raise Refused("no_such_state", "Choose whether it is this person", "state")
    if not why.strip():
        raise Refused("no_reason", "Say why: what agrees, what does not, who told you", "why")
    own = {"case": case, "place": case.place, "agency_id": actor.agency_id, "person_id": person_id}
    RecordMatch.objects.create(
        **own, held_id=held_id, state=state, why=why.strip(), decided_by_id=actor.user_id, decided_at=at
    )
    if state == "confirmed":
        AgencyRecord.objects.create(
            **own, source=held.source, number=held.number, forenames=held.forenames, surname=held.surname, born=held.born,
            nhs_number=held.nhs_number, sex=held.sex, first_language=held.first_language, needs=held.needs, as_of_on=held.as_of_on,
            received_at=at,
        )  # fmt: skip
    return Outcome(None, f"held record {held_id} and person {person_id}: {state}")


def _held(case: Case, person_id: UUID, held_id: UUID) -> queries.Held:
    on_it = CasePerson.objects.filter(case=case, person_id=person_id).exists()
    found = next((one for one in queries.held_about([person_id]) if one.id == held_id), None) if on_it else None
    if found is None:
        raise NotFound("no such record")
    return found
