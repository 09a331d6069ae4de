"""Asking who else is involved with a person. Trailed; each worker who is shown is told, once a day, that a colleague asked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import Outcome, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.partnership.commands import Membership
from joinedup.people.involved.queries import Pointer, involved
from joinedup.people.persons.queries import check_may_point
from joinedup_core.permits import Actor, Permission


@command(Permission.FIND_PEOPLE, reads=True)
def list_involved(actor: Actor, membership: Membership, *, person_id: UUID, at: datetime) -> Outcome[list[Pointer]]:
    """Who else works with somebody whom the actor may see or find. Raises `NotFound` for everybody else alike."""
    key = places.key_of(membership.place)
    check_may_point(person_id, key)
    found = involved(key, person_id)
    told = {p.user_id for p in found if p.user_id and str(p.user_id) != actor.user_id}
    for user_id, worker in people(told).items():
        queue_notice(
            place=membership.place, email=worker.email, wording="was_pointed_to", blanks={}, now=at, user_id=user_id,
            once=f"pointed:{at.date()}:{user_id}:{actor.user_id}:{person_id}",
        )  # fmt: skip
    return Outcome(found, f"person {person_id}, {len(found)} pointers")
