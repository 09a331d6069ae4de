"""Registering persons and keeping what is known of them right. Nothing is taken away: what was wrong ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.people.cases.queries import check_open
from joinedup.people.finding.commands import keep_keys
from joinedup.people.models import (
    Case,
    CasePerson,
    Person,
    PersonAddress,
    PersonName,
    PersonNumber,
    PersonTelephone,
)
from joinedup.people.number_kinds.queries import number_kinds
from joinedup.people.persons import queries, rules
from joinedup.people.persons.rules import PersonDetails, Wrong
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_CASES)
def register_person(
    actor: Actor, case: Case, *, details: PersonDetails, part: str, on: date, number_kind: str = "", number: str = ""
) -> Outcome[UUID]:
    """Register somebody who was not found, and put them on the case."""
    check_open(case)
    person_id = new_person(case.partnership_id, places.key_of(case.place), details, on, number_kind, number)
    put_on_case(case, person_id, part, on)
    return Outcome(person_id, f"person {person_id} as {part}")


@command(Permission.EDIT_CASES)
def add_person(actor: Actor, case: Case, *, person_id: UUID, part: str, on: date) -> Outcome[None]:
    """Put a person who was found on the case. Whoever may not know of them gets what "no such person" gives."""
    check_open(case)
    put_on_case(case, person_id, part, on)
    return Outcome(None, f"person {person_id} as {part}")


@command(Permission.EDIT_CASES)
def correct_person(actor: Actor, person: Person, *, version: int, details: PersonDetails, on: date) -> Outcome[None]:
    """Correct what is known of a person. What it said before stays in the activity record's history of the row."""
    check_version(person, version, shown=queries.shown(person))
    changed = person.save_changes(**_columns(details, on))
    if {"forenames", "surname", "known_as"} & set(changed):
        person.save(update_fields=["sort_name"])
        keep_keys(person.pk)
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_CASES)
def add_name(
    actor: Actor, person: Person, *, kind: str, forenames: str = "", surname: str = "", from_on: date | None = None,
    to_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Add another name somebody goes or went by."""
    if kind not in rules.NAME_KINDS:
        raise Refused("no_such_kind", "Choose what kind of name it is", "kind")
    if not (forenames.strip() or surname.strip()):
        raise Refused("no_name", "Enter the forenames, the surname or both", "forenames")
    _check_days(from_on, to_on)
    made = PersonName.objects.create(
        person=person, place=person.place, kind=kind, forenames=forenames.strip(), surname=surname.strip(),
        from_on=from_on, to_on=to_on,
    )  # fmt: skip
    keep_keys(person.pk)
    return Outcome(made.pk, f"name {made.pk}, {kind}")


@command(Permission.EDIT_CASES)
def add_number(
    actor: Actor, person: Person, *, kind: str, number: str, from_on: date | None = None, to_on: date | None = None
) -> Outcome[UUID]:
    """Add a number under which an agency knows the person; its check digit is checked where it has one."""
    _check_days(from_on, to_on)
    made = _number(person.pk, person.place, kind, number, from_on, to_on)
    keep_keys(person.pk)
    return Outcome(made, f"number {made}, {kind}")


@command(Permission.EDIT_CASES)
def add_telephone(
    actor: Actor, person: Person, *, number: str, note: str = "", from_on: date | None = None, to_on: date | None = None
) -> Outcome[UUID]:
    """Add a telephone number, with when it is safe to ring."""
    _check_days(from_on, to_on)
    typed = _read(rules.telephone, number, "number")
    if not typed:
        raise Refused("no_number", "Enter the telephone number", "number")
    made = PersonTelephone.objects.create(
        person=person, place=person.place, number=typed, note=note.strip(), from_on=from_on, to_on=to_on
    )
    keep_keys(person.pk)
    return Outcome(made.pk, f"telephone {made.pk}")


@command(Permission.SEE_LOCATIONS)
def add_address(
    actor: Actor, person: Person, *, kind: str, lines: str = "", postcode: str = "", from_on: date | None = None,
    to_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Add where somebody lives, from and to."""
    if kind not in rules.ADDRESS_KINDS:
        raise Refused("no_such_kind", "Choose what kind of address it is", "kind")
    if kind != "no_fixed" and not (lines.strip() or postcode.strip()):
        raise Refused("no_address", "Enter the address, or as much of it as is known", "lines")
    _check_days(from_on, to_on)
    made = PersonAddress.objects.create(
        person=person, place=person.place, kind=kind, lines=lines.strip(),
        postcode=_read(lambda text: rules.postcode(text, whole=False), postcode, "postcode"), from_on=from_on, to_on=to_on,
    )  # fmt: skip
    keep_keys(person.pk)
    return Outcome(made.pk, f"address {made.pk}")


ENDED: dict[str, tuple[type[Any], str]] = {
    "name": (PersonName, "other_names"), "number": (PersonNumber, "numbers"),
    "telephone": (PersonTelephone, "telephones"), "address": (PersonAddress, "addresses"),
}  # fmt: skip


@command(Permission.EDIT_CASES)
def end_fact(actor: Actor, person: Person, *, what: str, fact_id: UUID, on: date) -> Outcome[None]:
    """End a name, a number, a telephone or an address on its last day. It stays readable as it was."""
    model, _ = ENDED.get(what, (None, ""))
    row = model.objects.filter(person=person, pk=fact_id).first() if model else None
    if row is None:
        raise Refused("no_such_fact", "This is not on the person's record any more. Open their page again")
    if row.from_on and on < row.from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day", "on")
    row.save_changes(to_on=on)
    keep_keys(person.pk)
    return Outcome(None, f"{what} {fact_id} ends {on.isoformat()}")


# -- for the commands of other corners, which judge the permission and write the trail ---------------------


def new_person(
    partnership_id: UUID, key: str, details: PersonDetails, on: date, number_kind: str = "", number: str = ""
) -> UUID:
    """Make a person, with a number where one is known. The caller puts them on a case: until then nobody sees them."""
    person_id = uuid4()
    place = places.people(key, person_id)
    columns = _columns(details, on)
    if not (details.forenames.strip() or details.surname.strip() or details.known_as.strip()):
        raise Refused(
            "no_name", "Enter a name, or what they are known as: “unknown man, red coat” will do", "forenames"
        )
    Person.objects.create(pk=person_id, place=place, partnership_id=partnership_id, **columns)
    if number.strip():
        _number(person_id, place, number_kind, number, None, None)
    return person_id


def put_on_case(case: Case, person_id: UUID, part: str, on: date) -> None:
    """Name a person on a case. Raises `NotFound` where the person is not for this actor to know."""
    queries.check_may_name(person_id, places.key_of(case.place))
    if CasePerson.objects.filter(case=case, person_id=person_id, part=part).exists():
        raise Refused("on_it_already", "This person is on the case already in this part", "part")
    CasePerson.objects.create(case=case, place=case.place, person_id=person_id, part=part, from_on=on)
    keep_keys(person_id)


def _number(person_id: UUID, place: str, kind: str, number: str, from_on: date | None, to_on: date | None) -> UUID:
    found = rules.NUMBER_KINDS.get(kind) or number_kinds(places.key_of(place), timezone.localdate()).get(kind)
    if found is None:
        raise Refused("no_such_kind", "Choose what kind of number it is", "kind")
    kept = _read(found.check, number, "number")
    if PersonNumber.objects.filter(person_id=person_id, kind=kind, number=kept, to_on__isnull=True).exists():
        raise Refused("known_already", "This number is on the person's record already", "number")
    if kind.startswith(rules.OWN):
        _check_no_other(person_id, kind, kept)
    row = {"kind": kind, "number": kept, "from_on": from_on, "to_on": to_on}
    return PersonNumber.objects.create(person_id=person_id, place=place, **row).pk


def _check_no_other(person_id: UUID, kind: str, number: str) -> None:
    """One person alone has a number of this kind. What the actor may not see is not told: a search finds it as a possible match."""
    mine = Person.objects.filter(pk=person_id).values_list("identity", flat=True).first()
    held = PersonNumber.objects.filter(kind=kind, number=number, to_on__isnull=True).exclude(person_id=person_id)
    if held.exclude(person__identity=mine).exists():
        raise Refused(
            "another_person", "This number is on the record of somebody else whom you may see, and one person alone has such a number."
            " Check it, or say that the two are one person", "number",
        )  # fmt: skip


def _columns(details: PersonDetails, on: date) -> dict[str, Any]:
    """The columns of what was typed, the date of birth read. Raises `Refused`."""
    typed = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(details).items()}
    try:
        born = rules.read_born(details.born, on)
    except Wrong as wrong:
        raise Refused(wrong.field, wrong.message, wrong.field) from wrong
    if details.died_on and details.died_on > on:
        raise Refused("died_in_future", "The date of death is in the future: check the year", "died_on")
    if born and details.died_on and details.died_on < born.earliest:
        raise Refused("died_before_born", "The date of death is before the date of birth: check both", "died_on")
    typed["born"] = str(born) if born else ""
    return typed | {"born_from_on": born and born.earliest, "born_to_on": born and born.latest}


def _read(check: Callable[[str], str], text: str, field: str) -> str:
    try:
        return check(text)
    except Wrong as wrong:
        raise Refused("wrong_number", wrong.message, field) from wrong


def _check_days(from_on: date | None, to_on: date | None) -> None:
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day", "to_on")
