"""Reading persons: what is known of somebody, for whoever may see a case that names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound
from joinedup.people.cases import rules as case_rules
from joinedup.people.identities.queries import Alike, alike_to
from joinedup.people.models import (
    CasePerson,
    Person,
    PersonAddress,
    PersonName,
    PersonNumber,
    PersonTelephone,
)
from joinedup.people.number_kinds.queries import labels_called
from joinedup.people.persons import rules
from joinedup.people.persons.rules import PersonDetails
from joinedup.people.records.brought_in.queries import Held, held_about
from joinedup.people.records.queries import RecordLine, newest, records_about
from joinedup.people.records.rules import Compared, Told, side_by_side
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Fact:
    """A name, number, telephone or address of a person: its kind in words, what it says, a note, from and to."""

    id: UUID
    person_id: UUID
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
class CaseOfPerson:
    """A case that names the person and that the reader may see."""

    id: UUID
    person_id: UUID
    reference: str
    state: str
    part: str
    agency: str
    """Which agency leads it."""

    @property
    def part_words(self) -> str:
        """The part as people read it."""
        return case_rules.PARTS.get(self.part, self.part)

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return case_rules.STATES.get(self.state, self.state)


@dataclass(frozen=True)
class Row:
    """One of the records that decisions made one person: its own name and date of birth, and the cases that it came by."""

    id: UUID
    name: str
    born: str
    cases: str
    read: bool
    """Whether it stands on the page; one that only closed cases name asks for a reason on its own page."""

    @property
    def words(self) -> str:
        """The row in a few words: name, date of birth, cases and who leads them."""
        return f"{self.name}{f', born {self.born}' if self.born else ''}, {self.cases}"


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
    rows: tuple[Row, ...] = ()
    """This row and every other that decisions made one person with it, of those that the reader may see."""
    sources: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()
    held: tuple[Held, ...] = ()
    """Records of the own agency's system that are possibly this person, and that nobody has decided about."""
    possible: tuple[Alike, ...] = ()
    """Whom nobody has confirmed to be the same person."""

    def of(self, what: str) -> list[Fact]:
        """Its names, numbers, telephones or addresses."""
        return [fact for fact in self.facts if fact.what == what]

    @property
    def others(self) -> tuple[Row, ...]:
        """The other rows."""
        return tuple(row for row in self.rows if row.id != self.id)

    @property
    def ids(self) -> list[UUID]:
        """The ids of the rows that were read."""
        return [row.id for row in self.rows if row.read]

    def row_words(self, person_id: UUID) -> str:
        """On which of the rows something stands."""
        return next((row.words for row in self.others if row.id == person_id), "This record")


@dataclass(frozen=True)
class Known:
    """By what somebody is told apart from others of the same name: date of birth as far as it is known, and other names."""

    id: UUID
    name: str
    born: str
    age: str
    others: tuple[str, ...]

    @property
    def born_words(self) -> str:
        """The date of birth, as it is known, with the age; or that nobody knows it."""
        if not self.born:
            return "date of birth not known"
        return f"born {self.born}" + (f", age {self.age}" if self.age else "")

    @property
    def words(self) -> str:
        """All but the name, in a line."""
        return "; ".join([self.born_words, *([f"also known as {', '.join(self.others)}"] if self.others else [])])

    @property
    def whole(self) -> str:
        """The name with it."""
        return f"{self.name} ({self.words})"


def known(actor: Actor, person_ids: Iterable[UUID | str]) -> dict[UUID, Known]:
    """By what some people are told apart, of those whom the actor may see and of the names that the actor may see; no address."""
    on = timezone.localdate()
    rows = list(Person.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in={str(one) for one in person_ids}))
    names: dict[UUID, list[str]] = {row.pk: [row.known_as] if row.known_as else [] for row in rows}
    shown = PersonName.objects.visible_to(actor, Permission.SEE_CASES).filter(person_id__in=list(names))
    for other in shown.order_by("from_on", "made_at"):
        names[other.person_id].append(f"{other.forenames} {other.surname}".strip())
    return {
        row.pk: Known(
            row.pk, row.name, row.born, "" if row.died_on else rules.age_words(row.born_from_on, row.born_to_on, on),
            tuple(one for one in dict.fromkeys(names[row.pk]) if one and one != row.name),
        )
        for row in rows
    }  # fmt: skip


def file_of(actor: Actor, person: Person, *, closed_too: bool = False) -> PersonFile:
    """A person's page in values, of every row that decisions made one person; a fixed number of queries, however much is known.

    A row that only closed cases name is read where a reason was given (`closed_too`).
    """
    on = timezone.localdate()
    same = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(
        identity=person.identity, partnership_id=person.partnership_id
    )
    people = {person.pk: person} | {one.pk: one for one in same.order_by("sort_name", "made_at")}
    cases = _cases(actor, people)
    rows = [_row(one, [c for c in cases if c.person_id == one.pk], person, closed_too) for one in people.values()]
    read = {row.id: people[row.id] for row in rows if row.read}
    records = records_about(actor, list(read))
    facts = _facts(actor, read)
    sources = [*_own(read, rows, facts), *(record.told(on) for record in newest(records))]
    return PersonFile(
        id=person.pk, version=person.version, name=person.name,
        age="" if person.died_on else rules.age_words(person.born_from_on, person.born_to_on, on),
        details=details_of(person), summary=tuple(shown(person).items()), facts=tuple(facts),
        records=tuple(records), cases=tuple(c for c in cases if c.person_id in read), rows=tuple(rows),
        sources=tuple(one.source for one in sources), compared=tuple(side_by_side(sources)),
        possible=tuple(alike_to(actor, list(read))), held=tuple(held_about(list(read))),
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
        **({"Needs after 18": rules.GOES_ON.get(person.needs_go_on, "")} if person.needs_go_on else {}),
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
    return all(case.state == "closed" for case in _cases(actor, [person.pk]))


def _row(one: Person, cases: list[CaseOfPerson], person: Person, closed_too: bool) -> Row:
    on = ", ".join(dict.fromkeys(f"case {case.reference} ({case.agency})" for case in cases))
    read = one.pk == person.pk or closed_too or any(case.state != "closed" for case in cases)
    return Row(one.pk, one.name, one.born, on, read)


def _own(people: Mapping[UUID, Person], rows: Sequence[Row], facts: Sequence[Fact]) -> list[Told]:
    """What each row of the partnership itself says, to be set beside what agencies' systems say."""
    label, today = rules.NUMBER_KINDS["nhs"].label, timezone.localdate()
    nhs = {fact.person_id: fact.words for fact in facts if fact.kind == label and not fact.ended(today)}
    named = {row.id: f"Another record here: {row.cases}" for row in rows}
    return [
        Told(
            named[one.pk] if n else "The record here",
            {
                "surname": one.surname, "forenames": one.forenames, "born": one.born, "sex": rules.SEXES.get(one.sex, ""),
                "first_language": one.first_language, "needs": one.support_needs, "nhs_number": nhs.get(one.pk, ""),
            },
        )
        for n, one in enumerate(people.values())
    ]  # fmt: skip


def _cases(actor: Actor, people: Iterable[UUID]) -> list[CaseOfPerson]:
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(person_id__in=list(people))
    rows = rows.select_related("case__lead_agency").order_by("-case__opened_on", "pk")
    return [
        CaseOfPerson(r.case_id, r.person_id, r.case.reference, r.case.state, r.part, r.case.lead_agency.name) for r in rows
    ]  # fmt: skip


def _facts(actor: Actor, people: Iterable[UUID]) -> list[Fact]:
    wanted = list(people)
    rows = [
        (what, row)
        for what, model, permission in (
            ("name", PersonName, Permission.SEE_CASES), ("number", PersonNumber, Permission.SEE_CASES),
            ("telephone", PersonTelephone, Permission.SEE_CASES), ("address", PersonAddress, Permission.SEE_LOCATIONS),
        )
        for row in model.objects.visible_to(actor, permission).filter(person_id__in=wanted).order_by("-from_on", "made_at")
    ]  # fmt: skip
    numbers = [row for what, row in rows if what == "number"]
    labels = labels_called(places.key_of(numbers[0].place), {row.kind for row in numbers}) if numbers else {}
    return [Fact(row.pk, row.person_id, what, *_words(what, row, labels), row.from_on, row.to_on) for what, row in rows]


def _words(what: str, row: Any, labels: Mapping[str, str]) -> tuple[str, str, str]:
    """Kind, words and note of a fact."""
    if what == "name":
        return rules.NAME_KINDS.get(row.kind, row.kind), f"{row.forenames} {row.surname}".strip(), ""
    if what == "number":
        return labels.get(row.kind, row.kind), row.number, ""
    if what == "telephone":
        return "Telephone", row.number, row.note
    lines = ", ".join(part for part in (*row.lines.splitlines(), row.postcode) if part.strip())
    return rules.ADDRESS_KINDS.get(row.kind, row.kind), lines, ""
