"""What pages may know of confidential addresses: that there is one, never which."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import may
from joinedup.people.models import Person
from joinedup_core.permits import Actor, Permission


def people_with_confidential_addresses() -> set[UUID]:
    """Of the people whom whoever acts may see, those whose address is confidential: hide ward, distance and school too."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.confidential_people()")
        return {row[0] for row in cursor.fetchall()}


def is_shared_address(person_id: UUID, lines: str, postcode: str) -> bool:
    """Whether somebody who must not learn where the person is lives at an address, or so near that the post is not safe."""
    with connection.cursor() as cursor:
        cursor.execute("select app.is_shared_address(%s, %s, %s)", [person_id, lines, postcode])
        return bool(cursor.fetchone()[0])


def get_located_person(actor: Actor, partnership: str, person_id: UUID) -> str:
    """The name of somebody whose addresses the actor's links let them see. Raises `NotFound`."""
    rows = Person.objects.visible_to(actor, Permission.SEE_LOCATIONS).filter(partnership__key=partnership)
    found = rows.filter(pk=person_id).first()
    if found is None or not (may(actor, Permission.SEE_LOCATIONS, found.place) or found.thing.also):
        raise NotFound("no such person")
    return found.name
