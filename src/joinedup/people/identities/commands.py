"""Deciding that two records are one person, or are not. Every decision can be taken back by the next one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup.people.identities import queries, rules
from joinedup.people.models import IdentityDecision, Person
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_CASES)
def decide_identity(
    actor: Actor, person: Person, *, other_id: UUID, state: str, why: str, at: datetime
) -> Outcome[None]:
    """Say whether a person and another are possibly, certainly or not the same; restrictions and conflicts survive."""
    if state not in rules.STATES:
        raise Refused("no_such_state", "Choose whether they are the same person", "state")
    if not why.strip():
        raise Refused("no_reason", "Say why: what agrees, what does not, who told you", "why")
    seen = Person.objects.visible_to(actor, Permission.EDIT_CASES).filter(pk=other_id).first()
    if seen is None or other_id == person.pk:
        raise NotFound("no such person")
    one = person.identity == seen.identity
    IdentityDecision.objects.create(
        person=person, place=person.place, other_id=other_id, state=state, why=why.strip(), decided_by_id=actor.user_id, decided_at=at
    )  # fmt: skip
    if state == "confirmed" and not one:
        _ask("app.join_identities", person.pk, other_id)
    elif state != "confirmed" and one and not _ask("app.part_identities", person.pk, other_id):
        raise Refused(
            "one_through_another",
            "Both are confirmed to be the same person as a third. Decide about that one first",
            "state",
        )
    return Outcome(None, f"person {person.pk} and {other_id}: {state}")


@command(Permission.FIND_PEOPLE, reads=True)
def list_alike(actor: Actor, membership: Membership) -> Outcome[queries.Pairs]:
    """The records on the actor's cases that are possibly one person: proposed to whoever may decide. One row of ids."""
    found = queries.alike(actor, places.key_of(membership.place))
    return Outcome(found, " ".join(f"{one.one_id} {one.other_id}" for one in found.shown) or "none alike")


def _ask(function: str, one: UUID, other: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s, %s)", [one, other])
        return bool(cursor.fetchone()[0])
