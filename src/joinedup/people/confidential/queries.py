"""What pages may know of confidential addresses: that there is one, never which."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import may
from joinedup.people.files.queries import part_words
from joinedup.people.models import CasePerson, Person
from joinedup_core.permits import Actor, Permission

MOST_OFFERED = 60
"""A list of tick boxes longer than this is not read: whoever else it is, is written in words."""


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


def who_may_be_feared(actor: Actor, person_id: UUID) -> list[tuple[UUID, str]]:
    """Who can be named as somebody who must not learn an address: people on the actor's cases, those on the person's own cases first."""
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).exclude(person_id=person_id)
    rows = rows.select_related("person", "case").order_by("person__sort_name", "case__reference")
    same = set(
        CasePerson.objects.visible_to(actor, Permission.SEE_CASES)
        .filter(person_id=person_id)
        .values_list("case_id", flat=True)
    )
    found: dict[UUID, str] = {}
    for row in sorted(rows, key=lambda one: one.case_id not in same)[:MOST_OFFERED]:
        born = f", born {row.person.born}" if row.person.born else ""
        found.setdefault(
            row.person_id, f"{row.person.name}{born} (case {row.case.reference}, {part_words(row.part).lower()})"
        )
    return list(found.items())


def get_located_person(actor: Actor, partnership: str, person_id: UUID) -> str:
    """The name of somebody whose addresses the actor's links let them see. Raises `NotFound`."""
    rows = Person.objects.visible_to(actor, Permission.SEE_LOCATIONS).filter(partnership__key=partnership)
    found = rows.filter(pk=person_id).first()
    if found is None or not (may(actor, Permission.SEE_LOCATIONS, found.place) or found.thing.also):
        raise NotFound("no such person")
    return found.name
