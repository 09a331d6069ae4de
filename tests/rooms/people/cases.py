"""Practitioners and cases of an invented town, made by the app role as somebody who may: for tests of access."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client

from joinedup.foundation import places
from joinedup.foundation.accounts import commands as accounts
from joinedup.people.models import Case, CaseLink, CaseNote, CasePerson, Conflict, NamedReader, Person
from joinedup_core.permits import Actor, Role
from tests.cases import acting
from tests.cast import ROOT, World, actor, sign_in, user

HERE = places.partnership("northvale")
BEGAN = date(2024, 1, 1)


def browser(who: Actor) -> Client:
    """A signed-in browser; each answer is that of a request of its own."""
    return sign_in(who)


def nobody_acts() -> None:
    """The database is told that nobody acts."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('joinedup.actor', '', true)")


@dataclass
class Town:
    """Northvale's practitioners, and the cases made so far."""

    world: World
    people: dict[str, Actor] = field(default_factory=dict)

    def practitioner(self, name: str, agency: UUID, *roles: Role) -> Actor:
        """Somebody who practises for an agency, perhaps with further roles."""
        made = user(name, name.title())
        accounts.serve_agency(ROOT, user_id=made, agency_id=agency, from_on=BEGAN)
        self._grant(made, Role.PRACTITIONER, agency)
        for role in roles:
            self._grant(made, role, agency if role is Role.AGENCY_LEAD else None)
        self.people[name] = actor(made)
        return self.people[name]

    def case(self, lead: Actor, *, restriction: int = 0, person: UUID | None = None, note: str = "A note") -> Case:
        """A case that somebody leads, with one person and one note; restricted only once its leader is listed."""
        assert lead.agency_id is not None
        acting(lead)
        case_id = uuid4()
        here = places.case("northvale", case_id)
        case = Case(
            pk=case_id, place=here, partnership_id=self.world.partnership, reference=f"C-{str(case_id)[:8].upper()}",
            opened_on=BEGAN, lead_agency_id=lead.agency_id,
        )  # fmt: skip
        Case.objects.bulk_create([case])
        self.link(lead, case, Role.LEAD_WORKER)
        person_id = person or self.person()
        CasePerson.objects.create(case=case, place=here, person_id=person_id, part="subject", from_on=BEGAN)
        CaseNote.objects.create(
            case=case, place=here, agency_id=lead.agency_id, text=note, written_by_id=lead.user_id, written_at=Now()
        )
        if restriction:
            NamedReader.objects.create(case=case, place=here, user_id=lead.user_id, from_at=Now())
            Case.objects.filter(pk=case_id).update(restriction=restriction)
        case.restriction = restriction
        return case

    def person(self, **fields: Any) -> UUID:
        """An invented person, made by whoever acts."""
        row = Person(place=places.people("northvale"), partnership_id=self.world.partnership, **fields)
        row.sort_name = row.name
        Person.objects.bulk_create([row])
        return row.pk

    def link(self, who: Actor, case: Case, kind: Role, **fields: Any) -> None:
        """A link from now on, made by whoever acts."""
        CaseLink.objects.create(
            case=case,
            place=case.place,
            kind=kind,
            agency_id=who.agency_id,
            user_id=who.user_id,
            from_at=Now(),
            **fields,
        )

    def bar(self, officer: Actor, who: Actor, **what: Any) -> None:
        """A conflict of somebody, recorded by the conflict officer."""
        acting(officer)
        Conflict.objects.create(place=HERE, user_id=who.user_id, nature="Sister", from_at=Now(), **what)

    def _grant(self, made: UUID, role: Role, agency: UUID | None) -> None:
        accounts.grant_role(ROOT, user_id=made, role=role, place=HERE, from_on=BEGAN, agency_id=agency)


@pytest.fixture
def town(world: World) -> Town:
    """The usual people: two social workers, a nurse, an officer, who reviews, who keeps conflicts, two agency leads."""
    town = Town(world)
    town.practitioner("lena", world.council)
    town.practitioner("noor", world.hospital)
    town.practitioner("bea", world.council, Role.AGENCY_LEAD)
    town.practitioner("hugh", world.hospital, Role.AGENCY_LEAD)
    town.practitioner("petra", world.police, Role.PRIVACY_OFFICER)
    town.practitioner("cali", world.hospital, Role.PRIVACY_OFFICER)
    town.practitioner("connie", world.icb, Role.CONFLICT_OFFICER)
    return town
