"""Reading persons: what is known of somebody, for whoever may see a case that names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.people.cases import rules as case_rules
from joinedup.people.models import (
    AgencyRecord,
    CasePerson,
    Person,
    PersonAddress,
    PersonName,
    PersonNumber,
    PersonTelephone,
)
from joinedup.people.persons import rules
from joinedup.people.persons.rules import PersonDetails
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Fact:
    """A name, number, telephone or address of a person: its kind in words, what it says, a note, from and to."""

    id: UUID
    what: str
    kind: str
    words: str
    note: str
    from_on: date | None
    to_on: date | None

    def ended(self, on: date) -> bool:
        """Whether it no longer holds."""
        return self.to_on is not None and self.to_on < on


@dataclass(frozen=True)
class RecordLine:
    """What one agency's own system says, where from and how fresh."""

    id: UUID
    agency: str
    source: str
    number: str
    name: str
    born: str
    sex: str
    first_language: str
    needs: str
    as_of_on: date
    received_at: datetime

    def freshness(self, on: date) -> str:
        """How old it is, in words."""
        days = (on - self.as_of_on).days
        return "today" if days < 1 else f"{days} day{'s' if days > 1 else ''} old"


@dataclass(frozen=True)
class CaseOfPerson:
    """A case that names the person and that the reader may see."""

    id: UUID
    reference: str
    state: str
    part: str

    @property
    def part_words(self) -> str:
        """The part as people read it."""
        return case_rules.PARTS.get(self.part, self.part)

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return case_rules.STATES.get(self.state, self.state)


@dataclass(frozen=True)
class PersonFile:
    """Everything on a person's page."""

    id: UUID
    version: int
    name: str
    age: str
    """How old they are, in words; empty where it is not known, or where they died."""
    details: PersonDetails
    summary: tuple[tuple[str, object], ...]
    facts: tuple[Fact, ...]
    records: tuple[RecordLine, ...]
    cases: tuple[CaseOfPerson, ...]

    def of(self, what: str) -> list[Fact]:
        """Its names, numbers, telephones or addresses."""
        return [fact for fact in self.facts if fact.what == what]


def file_of(actor: Actor, person: Person) -> PersonFile:
    """A person's page in values; a fixed number of queries, however much is known."""
    return PersonFile(
        id=person.pk, version=person.version, name=person.name,
        age="" if person.died_on else rules.age_words(person.born_from_on, person.born_to_on, timezone.localdate()),
        details=details_of(person), summary=tuple(shown(person).items()), facts=tuple(_facts(actor, person)),
        records=tuple(_records(actor, person)), cases=tuple(_cases(actor, person)),
    )  # fmt: skip


def details_of(person: Person) -> PersonDetails:
    """What is known of a person, as it would be typed."""
    return PersonDetails(**{name: getattr(person, name) for name in PersonDetails.__dataclass_fields__})


def shown(person: Person) -> dict[str, object]:
    """What is saved now, by the labels of the form: the other side of two versions."""
    return {
        "Forenames": person.forenames, "Surname": person.surname, "Known as": person.known_as, "Date of birth": person.born,
        "Date of death": person.died_on, "Sex": rules.SEXES.get(person.sex, ""),
        "Ethnicity": rules.ETHNICITY_WORDS.get(person.ethnicity, ""), "First language": person.first_language,
        "Interpreter": rules.INTERPRETER.get(person.interpreter, ""), "Communication needs": person.communication_needs,
        "Care and support needs": person.support_needs,
    }  # fmt: skip


def get_person(actor: Actor, partnership: str, person_id: UUID) -> Person:
    """The row of a person on a case that the actor may see, for the forms about them. Raises `NotFound`."""
    seen = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(pk=person_id)
    found: Person | None = seen.filter(partnership__key=partnership).first()
    if found is None:
        raise NotFound("no such person")
    return found


def check_may_name(person_id: UUID, key: str) -> None:
    """Raise `NotFound` unless the database lets the actor put this person of the partnership on a case."""
    with connection.cursor() as cursor:
        cursor.execute("select app.may_find(%s, %s)", [person_id, f"{key}/people/"])
        if not cursor.fetchone()[0]:
            raise NotFound("no such person")


def check_may_point(person_id: UUID, key: str) -> None:
    """Raise `NotFound` unless the actor may see this person of the partnership, or may find them as a pointer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select %s = any (array (select app.my_people())) or app.may_find(%s, %s)",
            [person_id, person_id, f"{key}/people/"],
        )
        if not cursor.fetchone()[0]:
            raise NotFound("no such person")


def only_on_closed_cases(actor: Actor, person: Person) -> bool:
    """Whether every case through which the actor sees the person is closed."""
    return all(case.state == "closed" for case in _cases(actor, person))


def _cases(actor: Actor, person: Person) -> list[CaseOfPerson]:
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(person=person)
    rows = rows.select_related("case").order_by("-case__opened_on", "pk")
    return [CaseOfPerson(row.case_id, row.case.reference, row.case.state, row.part) for row in rows]


def _facts(actor: Actor, person: Person) -> list[Fact]:
    return [
        Fact(row.pk, what, *_words(what, row), row.from_on, row.to_on)
        for what, model, permission in (
            ("name", PersonName, Permission.SEE_CASES), ("number", PersonNumber, Permission.SEE_CASES),
            ("telephone", PersonTelephone, Permission.SEE_CASES), ("address", PersonAddress, Permission.SEE_LOCATIONS),
        )
        for row in model.objects.visible_to(actor, permission).filter(person=person).order_by("-from_on", "made_at")
    ]  # fmt: skip


def _words(what: str, row: Any) -> tuple[str, str, str]:
    """Kind, words and note of a fact."""
    if what == "name":
        return rules.NAME_KINDS.get(row.kind, row.kind), f"{row.forenames} {row.surname}".strip(), ""
    if what == "number":
        return rules.NUMBER_KINDS[row.kind].label if row.kind in rules.NUMBER_KINDS else row.kind, row.number, ""
    if what == "telephone":
        return "Telephone", row.number, row.note
    lines = ", ".join(part for part in (*row.lines.splitlines(), row.postcode) if part.strip())
    return rules.ADDRESS_KINDS.get(row.kind, row.kind), lines, ""


def _records(actor: Actor, person: Person) -> list[RecordLine]:
    rows = AgencyRecord.objects.visible_to(actor, Permission.SEE_ITEMS).filter(person=person)
    rows = rows.select_related("agency").order_by("agency__sort_name", "-as_of_on", "-received_at")
    return [
        RecordLine(
            r.pk, r.agency.name, r.source, r.number, f"{r.forenames} {r.surname}".strip(), r.born, rules.SEXES.get(r.sex, ""),
            r.first_language, r.needs, r.as_of_on, r.received_at,
        )
        for r in rows
    ]  # fmt: skip
