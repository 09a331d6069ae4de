"""Records of the own agency's system that are possibly people on the actor's own cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from joinedup.people.models import Person
from joinedup.people.persons.rules import SEXES
from joinedup.people.records.brought_in.rules import read_records
from joinedup.people.records.rules import Compared, Told, side_by_side
from joinedup_core.calendar import day_in_words

AGREES = {
    "nhs": "The NHS number is on both", "number": "A number of the same kind is on both", "name": "Same full date of birth, surname and forename",
    "changed": "You have a record under this number; the system now tells it otherwise",
}  # fmt: skip


@dataclass(frozen=True)
class Held:
    """A record of the own agency's system that is possibly a person, and what agrees."""

    id: UUID
    person_id: UUID
    because: str
    source: str
    number: str
    forenames: str
    surname: str
    born: str
    nhs_number: str
    sex: str
    first_language: str
    needs: str
    address: str
    """Empty where the reader may not see where they are, or where an address of theirs is confidential."""
    postcode: str
    as_of_on: date

    @property
    def because_words(self) -> str:
        """What agrees, in words."""
        return AGREES[self.because]

    def beside(self, person: Person) -> list[Compared]:
        """The record and the person it is possibly about, field by field."""
        here = {
            "surname": person.surname, "forenames": person.forenames, "born": person.born, "sex": SEXES.get(person.sex, ""),
            "first_language": person.first_language, "needs": person.support_needs,
        }  # fmt: skip
        there = {
            "surname": self.surname, "forenames": self.forenames, "born": self.born, "sex": SEXES.get(self.sex, ""),
            "first_language": self.first_language, "needs": self.needs, "nhs_number": self.nhs_number,
        }  # fmt: skip
        return side_by_side([Told("", here), Told("", there)])

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the system says, line by line."""
        told = [
            ("System", f"{self.source}, {self.number}"), ("As it was on", day_in_words(self.as_of_on)),
            ("Address", ", ".join(part for part in (self.address, self.postcode) if part)),
        ]  # fmt: skip
        return [(label, words) for label, words in told if words]


def held_about(person_ids: Sequence[UUID]) -> list[Held]:
    """Of the own agency's records that nobody has decided about, those that are possibly one of some people whom the actor works with."""
    if not person_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select * from app.held_about(%s)", [list(person_ids)])
        return [Held(*row) for row in cursor.fetchall()]


__all__ = ["Held", "held_about", "read_records"]
