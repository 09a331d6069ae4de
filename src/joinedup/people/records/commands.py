"""Keeping what an agency's own system says of a person, beside what the others say."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.people.cases.queries import check_open
from joinedup.people.models import AgencyRecord, Case, CasePerson
from joinedup.people.persons.rules import Wrong, nhs, read_born
from joinedup_core.permits import Actor, Permission


@command(Permission.RECORD_ITEMS)
def keep_record(
    actor: Actor, case: Case, *, person_id: UUID, source: str, as_of_on: date, at: datetime, on: date, number: str = "",
    forenames: str = "", surname: str = "", born: str = "", nhs_number: str = "", sex: str = "", first_language: str = "", needs: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Keep what the own agency's system says of somebody on the case, with its source and how fresh it is."""
    check_open(case)
    if not CasePerson.objects.filter(case=case, person_id=person_id).exists():
        raise NotFound("no such person on the case")
    if not source.strip():
        raise Refused("no_source", "Enter the system it comes from", "source")
    if as_of_on > on:
        raise Refused("in_future", "The source cannot have said so in the future: check the day", "as_of_on")
    try:
        read = read_born(born, on)
        nhs_number = nhs(nhs_number) if nhs_number.strip() else ""
    except Wrong as wrong:
        field = "nhs_number" if wrong.field == "number" else wrong.field
        raise Refused(field, wrong.message, field) from wrong
    made = AgencyRecord.objects.create(
        case=case, place=case.place, agency_id=actor.agency_id, person_id=person_id, source=source.strip(),
        number=number.strip(), forenames=forenames.strip(), surname=surname.strip(), born=str(read) if read else "",
        nhs_number=nhs_number, sex=sex, first_language=first_language.strip(), needs=needs.strip(), as_of_on=as_of_on, received_at=at,
    )  # fmt: skip
    return Outcome(made.pk, f"record {made.pk} about person {person_id}")
