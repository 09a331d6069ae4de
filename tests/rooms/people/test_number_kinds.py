"""A partnership adds kinds of number: recorded and searched by their shape, brought in with records; one that several have finds nobody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Refused
from joinedup.partnership.queries import membership_of
from joinedup.people.finding.rules import Asked, number_key, question
from joinedup.people.models import OwnNumberKind, PersonNumber
from joinedup.people.number_kinds.commands import end_number_kind, keep_number_kind
from joinedup.people.number_kinds.queries import number_kinds
from joinedup.people.number_kinds.rules import key_of, kind_of, problem
from joinedup.people.persons.commands import add_number
from joinedup.people.persons.rules import NUMBER_KINDS, Wrong
from joinedup.people.records.brought_in.commands import bring_in_records
from joinedup.people.records.brought_in.queries import held_about
from joinedup.people.records.brought_in.rules import read_records
from joinedup_core.permits import Actor
from joinedup_core.tables import read_tables
from tests.cases import Made, acting, make_case, practitioner
from tests.cast import World, sign_in

KEY = "own_outreach_number"


def keep(who: Actor, group: UUID, **more: Any) -> UUID:
    today = timezone.localdate()
    said = {"label": "Outreach number", "shapes": "RS-99999, RSa9999", "example": "RS-00001", "unique": True}
    return keep_number_kind(
        acting(who), group, **(said | {"approved_on": today, "effective_from": today, "on": today} | more)
    )


@pytest.fixture
def worker(world: World) -> Actor:
    """Wren, who leads a case for the council."""
    return practitioner("wren", "Wren Achebe", world.council)


@pytest.fixture
def case(world: World, worker: Actor) -> Made:
    """A case of two people."""
    made = make_case(worker, world, [("Sadie", "Pennock", "subject"), ("Rory", "Pennock", "parent")])
    acting(worker)
    return made


@pytest.mark.parametrize(
    ("typed", "kept"), [("rs-12345", "RS-12345"), (" RS - 1 2345 ", "RS-12345"), ("rsb1234", "RSB1234")]
)
def test_a_number_is_read_by_its_shape(typed: str, kept: str) -> None:
    assert kind_of("Outreach number", "RS-99999, RSa9999", "RS-00001").check(typed) == kept


@pytest.mark.parametrize("typed", ["", "RS-1234", "RS-123456", "RS 12345", "RSX-12345", "RS-1234O", "RS-12٣45"])
def test_what_is_not_of_the_shape_is_refused_in_a_clear_sentence(typed: str) -> None:
    with pytest.raises(Wrong, match=r"“Outreach number” is written as RS-99999 .* such as RS-00001"):
        kind_of("Outreach number", "RS-99999", "RS-00001").check(typed)


@pytest.mark.parametrize(
    ("shapes", "example", "words"),
    [("", "x", "how it is written"), ("RS", "RS", "no shape"), ("RS_99", "RS_99", "no shape"), ("RS-1234", "RS-1234", "one single number"), ("RS-99", "RS-9A", "is not written as")],
)  # fmt: skip
def test_a_shape_that_checks_nothing_is_refused(shapes: str, example: str, words: str) -> None:
    assert words in problem(shapes, example)[0]


def test_one_is_recorded_found_and_keeps_its_label_once_it_has_ended(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    kept, client = keep(maya, world.board), sign_in(worker)
    add = reverse("cases:add_fact", args=["northvale", case.persons[0], "number"])
    assert "Outreach number" in client.get(add).content.decode()
    assert "such as RS-00001" in client.post(add, {"kind": KEY, "number": "RS-12"}).content.decode()
    assert client.post(add, {"kind": KEY, "number": "rs-12345"}).status_code == 302
    find = reverse("cases:find", args=["northvale"])
    asked = {"number_kind": KEY, "number": "RS-12345", "surname": "Pennock"}
    found = client.post(find, asked).content.decode()
    assert "Outreach number" in found
    assert "The same" in found
    assert "is written as" in client.post(find, asked | {"number": "12345"}).content.decode()
    end_number_kind(acting(maya), kept, reason="Joined, minute 9", on=timezone.localdate())
    person = client.get(reverse("casefiles:person", args=["northvale", case.persons[0]])).content.decode()
    assert "Outreach number" in person
    assert "Outreach number" not in client.get(add).content.decode()
    with pytest.raises(Refused, match="what kind of number"):
        add_number(acting(worker), case.persons[1], kind=KEY, number="RS-12346")


def test_one_person_alone_has_each_number_unless_several_can(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    keep(maya, world.board)
    keep(maya, world.board, label="Household number", shapes="H9999", example="H0001", unique=False)
    add_number(acting(worker), case.persons[0], kind=KEY, number="RS-12345")
    with pytest.raises(Refused, match="somebody else whom you may see"):
        add_number(acting(worker), case.persons[1], kind=KEY, number="RS-12345")
    for person in case.persons:
        add_number(acting(worker), person, kind="shared_household_number", number="H0007")
    acting(worker)
    assert PersonNumber.objects.filter(kind="shared_household_number").count() == 2


def test_a_number_that_several_can_have_finds_nobody_by_itself() -> None:
    shared, own = key_of("Household number", unique=False), key_of("Outreach number", unique=True)
    assert number_key(shared, "H1").startswith("m:")
    assert set(question(Asked(numbers=((shared, "H1"), (own, "RS-1"))))) == {f"shared:{shared}", f"number:{own}"}
    assert not Asked(numbers=((shared, "H1"), ("shared_other", "1"))).enough
    assert not Asked(numbers=((shared, "H1"), (own, "RS-1"))).enough
    assert Asked(numbers=((own, "RS-1"), ("nhs", "9990000050"))).enough


def test_it_is_offered_from_its_day_on_and_nowhere_else(maya: Actor, world: World) -> None:
    today = timezone.localdate()
    keep(maya, world.board, effective_from=today + timedelta(days=1))
    assert set(number_kinds("northvale", today)) == set(NUMBER_KINDS)
    assert KEY in number_kinds("northvale", today + timedelta(days=1))
    assert KEY not in number_kinds("southmoor", today + timedelta(days=1))
    with pytest.raises(Refused, match="is there already"):
        keep(maya, world.board)
    with pytest.raises(Refused, match="has not come yet"):
        keep(maya, world.board, label="Other", approved_on=date(2099, 1, 1))


def test_a_file_of_records_is_compared_by_it(maya: Actor, worker: Actor, case: Made, world: World) -> None:
    keep(maya, world.board)
    add_number(acting(worker), case.persons[0], kind=KEY, number="RS-12345")
    text = b"number,surname,outreach number\nA1,Penrose,rs-12345\nA2,Moor,RS-9\nA3,Vale,\n"
    today = timezone.localdate()
    found = read_records(read_tables(text, "x.csv")[0], today=today, kinds=number_kinds("northvale", today))
    assert [row.number for row in found.rows] == ["A1", "A3"]
    assert "Row 3: Outreach number: “RS-9” was not understood. “Outreach number” is written as" in found.problems[0]
    membership = membership_of(world.council, "northvale", on=today)
    bring_in_records(acting(worker), membership, rows=found.rows, system="Outreach", as_of_on=today, at=timezone.now())
    acting(worker)
    [held] = held_about([case.persons[0]])
    assert (held.number, held.because) == ("A1", "number")
    page = sign_in(worker).get(reverse("casefiles:person", args=["northvale", case.persons[0]])).content.decode()
    assert "A number of the same kind is on both" in page


def test_the_business_manager_keeps_and_ends_one_on_pages(maya: Actor, worker: Actor, world: World) -> None:
    address, client, today = (
        reverse("cases:keep_number_kind", args=["northvale"]),
        sign_in(maya),
        timezone.localdate().isoformat(),
    )
    said = {"label": "Outreach number", "shapes": "RS-99999", "unique": "yes", "group_id": str(world.board)}
    said |= {"approved_on": today, "effective_from": today}
    assert "is not written as" in client.post(address, said | {"example": "12"}).content.decode()
    assert client.post(address, said | {"example": "RS-00001"}).status_code == 302
    end = reverse("cases:end_number_kind", args=["northvale", OwnNumberKind.objects.get().pk])
    assert sign_in(worker).get(address).status_code == sign_in(worker).get(end).status_code == 403
    assert client.post(end, {"reason": "Minute 9"}).status_code == 302
    assert "Minute 9" in sign_in(worker).get(reverse("cases:number_kinds", args=["northvale"])).content.decode()
