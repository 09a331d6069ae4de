"""The demonstration's cases as those who work on them find them: ids to try in the hands of whoever may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from joinedup.casework.models import Concern, Contact
from joinedup.foundation import context
from joinedup.foundation.models import User
from joinedup.front import case_wing
from joinedup.partnership.queries import actor_for
from joinedup.people.models import Case, CaseNote, CasePerson
from joinedup_core.permits import Actor


@dataclass(frozen=True)
class Found:
    """One case: its id and reference, people by forename, and the ids of what hangs on it."""

    id: UUID
    reference: str
    people: dict[str, UUID]
    notes: list[UUID]
    concerns: list[UUID]
    contacts: list[UUID]


@contextmanager
def acting(person: str) -> Iterator[Actor]:
    """A member of the cast, told to the database as whoever acts, for one transaction."""
    user = User.objects.get(email=f"{person}@example.org")
    with transaction.atomic():
        actor = actor_for(user.pk, on=timezone.localdate())
        context.tell_database(actor)
        yield case_wing.with_links(actor)


def case_of(worker: str, forename: str) -> Found:
    """The case of somebody, as one of its workers finds it."""
    with acting(worker):
        case = Case.objects.get(persons__person__forenames=forename)
        on_it = CasePerson.objects.filter(case=case).values_list("person__forenames", "person_id")
        kept = [
            list(model.objects.filter(case=case).values_list("pk", flat=True)) for model in (CaseNote, Concern, Contact)
        ]
        return Found(case.pk, case.reference, dict(on_it), *kept)
