"""How consent stands for those whom items of a case are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from joinedup.casework.consents.rules import Fact, Stands, standing
from joinedup.casework.queries import CasePerson
from joinedup.casework.sharing.models import Consent
from joinedup.people.bound import CaseItem
from joinedup.people.cases.queries import Person
from joinedup.people.files.queries import part_words
from joinedup_core.permits import Actor, Permission


class Asked(NamedTuple):
    """Somebody whom the items are about: their part on the case, and how their consent stands."""

    person_id: UUID
    part: str
    stands: Stands


def consent_of(actor: Actor, case_id: UUID, items: Iterable[CaseItem], agency_id: UUID, *, today: date) -> list[Asked]:
    """How the consent stands of everybody whom some items are about. A note names nobody, so it is about all on the case.

    Every consent is read that the actor's agency recorded and the actor may see, in whichever case, of a person's joined records too.
    """
    parts = parts_of(actor, case_id)
    about = {getattr(item, "person_id", None) for item in items}
    asked = [person for person in parts if None in about or person in about]
    identities = identities_of(actor, asked)
    facts: dict[UUID, list[Fact]] = {}
    rows = Consent.objects.visible_to(actor, Permission.SEE_ITEMS).filter(person__identity__in=set(identities.values()))
    for row in rows.select_related("person"):
        said = Fact(row.state, row.to_agency_id, row.said_on, row.until_on, row.made_at)
        facts.setdefault(row.person.identity, []).append(said)
    return [
        Asked(person, parts[person], standing(facts.get(identities[person], ()), agency_id, today)) for person in asked
    ]


def parts_of(actor: Actor, case_id: UUID) -> dict[UUID, str]:
    """Who is on a case, and as what, in words."""
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(case_id=case_id).order_by("made_at")
    return {row.person_id: part_words(row.part).lower() for row in rows}


def identities_of(actor: Actor, persons: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """The identity of some persons whom the actor may see: records that a decision joined have one."""
    rows = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in=set(persons))
    return dict(rows.values_list("pk", "identity"))
