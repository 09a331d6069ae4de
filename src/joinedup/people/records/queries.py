"""Reading what agencies' own systems say of a person: the own agency's records, and those that were shared with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from joinedup.people.models import AgencyRecord as AgencyRecord  # casework asks for it here
from joinedup.people.persons.rules import SEXES
from joinedup.people.records.rules import Told
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class RecordLine:
    """What one agency's own system says, where from and how fresh."""

    id: UUID
    person_id: UUID
    case_id: UUID
    agency: str
    own: bool
    source: str
    number: str
    forenames: str
    surname: str
    born: str
    nhs_number: str
    sex: str
    first_language: str
    needs: str
    as_of_on: date
    received_at: datetime

    @property
    def name(self) -> str:
        """The name under which that system knows the person."""
        return f"{self.forenames} {self.surname}".strip()

    def freshness(self, on: date) -> str:
        """How old it is, in words."""
        days = (on - self.as_of_on).days
        return "today" if days < 1 else f"{days} day{'s' if days > 1 else ''} old"

    def told(self, on: date) -> Told:
        """What it says, to be set beside the others: agency, system and how fresh."""
        said = {
            "surname": self.surname, "forenames": self.forenames, "born": self.born, "nhs_number": self.nhs_number,
            "sex": SEXES.get(self.sex, ""), "first_language": self.first_language, "needs": self.needs,
        }  # fmt: skip
        return Told(f"{self.agency}: {self.source}, {self.freshness(on)}", said)


def records_about(actor: Actor, person_ids: Sequence[UUID]) -> list[RecordLine]:
    """Every record about some persons that the actor may read: by agency, the newest of each first."""
    rows = AgencyRecord.objects.visible_to(actor, Permission.SEE_ITEMS).filter(person_id__in=list(person_ids))
    rows = rows.select_related("agency").order_by("agency__sort_name", "-as_of_on", "-received_at")
    return [
        RecordLine(
            r.pk, r.person_id, r.case_id, r.agency.name, str(r.agency_id) == actor.agency_id, r.source, r.number, r.forenames,
            r.surname, r.born, r.nhs_number, r.sex, r.first_language, r.needs, r.as_of_on, r.received_at,
        )
        for r in rows
    ]  # fmt: skip


def newest(records: Sequence[RecordLine]) -> list[RecordLine]:
    """The newest record of each system and number of each agency: what that system says now."""
    found: dict[tuple[str, str, str], RecordLine] = {}
    for record in records:
        found.setdefault((record.agency, record.source.casefold(), record.number), record)
    return list(found.values())
