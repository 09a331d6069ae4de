"""Records that are possibly one person are proposed to whoever works with both, and to nobody else; nothing is decided."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.front.cases import desk
from joinedup.people.identities import commands, queries
from joinedup.people.models import CasePerson, Person
from joinedup.people.persons import commands as persons
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import sign_in
from tests.rooms.people.conftest import open_case


def pairs(who: Actor) -> list[set[UUID]]:
    return [{a.one_id, a.other_id} for a in queries.alike(acting(who), "northvale").shown]


@pytest.mark.parametrize(
    ("other", "number", "proposed"),
    [
        ({}, "", True), ({"forenames": "Sadie Ann"}, "", True), ({"born": "April 2011"}, "", False), ({"surname": "Aldous"}, "", False),
        ({"forenames": "Kim", "surname": "Aldous", "born": "1950"}, "943 476 5919", True),
    ],
)  # fmt: skip
def test_pairs_are_proposed_until_somebody_decides(
    wren: Actor, dele: Actor, case: UUID, other: dict, number: str, proposed: bool
) -> None:
    one = CasePerson.objects.get(case_id=case).person_id
    two = CasePerson.objects.get(case_id=open_case(wren, **other)).person_id
    for person in (one, two) if number else ():
        persons.add_number(acting(wren), person, kind="nhs", number=number)
    assert pairs(wren) == ([{one, two}] if proposed else [])
    assert pairs(dele) == []
    acting(wren)
    assert Person.objects.filter(pk__in=(one, two)).values_list("identity").distinct().count() == 2
    if proposed:
        assert "possibly the same person" in sign_in(wren).get("/").content.decode()
        address = reverse("cases:alike", args=["northvale"])
        assert f"?other={max(one, two)}" in sign_in(wren).get(address).content.decode()
        commands.decide_identity(acting(wren), one, other_id=two, state="apart", why="Twins", at=timezone.now())
        assert pairs(wren) == []


def test_a_page_says_that_there_are_more_pairs_than_it_shows(
    wren: Actor, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_case(wren)
    open_case(wren)  # three records alike: three pairs
    browser, address = sign_in(wren), reverse("cases:alike", args=["northvale"])
    assert "There are more pairs" not in browser.get(address).content.decode()
    monkeypatch.setattr(queries, "MOST", 2)
    monkeypatch.setattr(desk, "ALIKE", 2)
    text = browser.get(address).content.decode()
    assert "There are more pairs than these 2" in text
    assert "More than 2 pairs of records are possibly the same person" in browser.get("/").content.decode()
