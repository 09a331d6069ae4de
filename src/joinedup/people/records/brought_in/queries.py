"""Records of the own agency's system that are possibly people on the actor's own cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from joinedup.people.persons.rules import SEXES
from joinedup.people.records.brought_in.rules import read_records

AGREES = {
    "nhs": "The NHS number is on both", "name": "Same full date of birth, surname and forename",
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

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the system says, line by line."""
        told = [
            ("System", f"{self.source}, {self.number}"), ("Name", f"{self.forenames} {self.surname}".strip()), ("Date of birth", self.born),
            ("NHS number", self.nhs_number), ("Sex", SEXES.get(self.sex, "")), ("First language", self.first_language),
            ("Needs", self.needs), ("Address", ", ".join(part for part in (self.address, self.postcode) if part)),
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
