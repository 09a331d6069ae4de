"""Invented practitioners, people and cases for tests of the case wing, made as their own worker makes them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models.functions import Now

from joinedup.foundation import context, places
from joinedup.foundation.accounts import commands as accounts
from joinedup.people.cases.queries import with_links
from joinedup.people.models import Case, CaseLink, CasePerson, Person, SharedItem
from joinedup_core.permits import Actor, Role
from tests.cast import ROOT, World, actor, user


@dataclass(frozen=True)
class Made:
    """A case as a test made it."""

    id: UUID
    place: str
    persons: tuple[UUID, ...]


def practitioner(email: str, name: str, agency: UUID) -> Actor:
    """Somebody who practises in Northvale for an agency."""
    made = user(email, name)
    start = {"user_id": made, "agency_id": agency, "from_on": date(2024, 1, 1)}
    accounts.grant_role(ROOT, role=Role.PRACTITIONER, place=places.partnership("northvale"), **start)
    accounts.serve_agency(ROOT, **start)
    return actor(made)


def acting(who: Actor) -> Actor:
    """Whoever acts from now on, as the front door would make them today: the database is told, their links are open."""
    assert who.user_id is not None
    again = actor(UUID(who.user_id), on=date.today())
    context.tell_database(again)
    return with_links(again)


def make_case(who: Actor, world: World, people: Sequence[tuple[str, str, str]], kind: str = "safeguarding") -> Made:
    """A case with its lead worker and its persons: forename, surname and part of each."""
    context.tell_database(who)
    case_id = uuid.uuid4()
    place, today = places.case("northvale", case_id), date(2026, 1, 1)
    Case.objects.create(
        pk=case_id, partnership_id=world.partnership, place=place, reference=case_id.hex[:12], opened_on=today,
        lead_agency_id=who.agency_id, kind=kind,
    )  # fmt: skip
    link(who, case_id, place, Role.LEAD_WORKER)
    ids = []
    for forenames, surname, part in people:
        person = Person.objects.create(
            partnership_id=world.partnership, place=places.people("northvale"), forenames=forenames, surname=surname
        )
        ids.append(person.pk)
        CasePerson.objects.create(case_id=case_id, place=place, person=person, part=part, from_on=today)
    return Made(case_id, place, tuple(ids))


def link(who: Actor, case_id: UUID, place: str, kind: Role) -> None:
    """A link of somebody to a case, from now on; made by whoever acts."""
    CaseLink.objects.create(
        case_id=case_id, place=place, kind=kind, agency_id=who.agency_id, user_id=who.user_id, from_at=Now()
    )


def share(who: Actor, item: UUID, made: Made, to_agency: UUID) -> None:
    """An item of the actor's agency shared with another, from now on."""
    SharedItem.objects.create(
        item_id=item,
        case_id=made.id,
        place=made.place,
        from_agency_id=who.agency_id,
        to_agency_id=to_agency,
        from_at=Now(),
        decision_id=uuid.uuid4(),
    )
