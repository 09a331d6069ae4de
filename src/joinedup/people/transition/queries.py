"""The young people on the reader's cases who approach 18 with needs that go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.people.models import CasePerson
from joinedup.people.transition.rules import Coming, coming_of_age
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class YoungPerson:
    """Somebody approaching 18, the case, and how near it is. Of a half-known date of birth the earliest day is taken."""

    person_id: UUID
    name: str
    reference: str
    needs: str
    goes_on: str
    """After 18: `yes`, `no`, or empty: nobody said yet."""
    coming: Coming
    born_known: bool


def young_people(actor: Actor, partnership: str, *, on: date) -> list[YoungPerson]:
    """All of them, who is 18 soonest first; those whose needs are said to end before 18 come last."""
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(
        case__partnership__key=partnership, person__born_from_on__isnull=False, person__died_on=None,
        person__born_from_on__gt=date(on.year - 19, 1, 1),
    )  # fmt: skip
    rows = rows.exclude(case__state="closed").select_related("person", "case").order_by("case__opened_on", "pk")
    found = {row.person_id: young for row in rows for young in _young(row, on)}
    return sorted(found.values(), key=lambda y: (y.goes_on == "no", y.coming.adult_on, y.name))


def _young(row: CasePerson, on: date) -> Iterator[YoungPerson]:
    person = row.person
    coming = coming_of_age(person.born_from_on, on)
    if coming is not None:
        known = person.born_from_on == person.born_to_on
        yield YoungPerson(
            person.pk, person.name, row.case.reference, person.support_needs, person.needs_go_on, coming, known
        )
