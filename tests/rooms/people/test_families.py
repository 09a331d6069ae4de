"""Families: rows of generations, the same in words, and nothing told of somebody the reader may not see."""

from __future__ import annotations

import math
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from joinedup.foundation.commands import Refused
from joinedup.people.families import commands, rules
from joinedup.people.families.rules import Tie
from joinedup.people.models import CasePerson, Household, HouseholdMember, Relationship
from joinedup.people.persons.commands import register_person
from joinedup.people.persons.rules import PersonDetails
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import sign_in
from tests.rooms.people.conftest import TODAY, open_case
from tests.rooms.people.test_cases import page

IDS = [UUID(int=n) for n in range(1, 7)]


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(list(rules.KINDS)), st.sampled_from(IDS)), max_size=12))
def test_any_family_is_drawn_without_boxes_over_each_other(given_ties: list) -> None:
    ties = [Tie(*one) for one in given_ties if one[0] != one[2]]
    drawn = rules.draw([(person, f"Person {person.int}") for person in IDS], ties)
    places = {(box.x, box.y) for box in drawn.boxes}
    assert len(places) == len(IDS)
    assert all(
        0 <= box.x <= drawn.width - rules.WIDE and 0 <= box.y <= drawn.height - rules.HIGH for box in drawn.boxes
    )
    assert [line.number for line in drawn.lines] == list(range(1, len(ties) + 1))


def test_children_stand_below_parents_and_partners_beside_each_other() -> None:
    a, b, c, d = IDS[:4]
    row = rules.generations([d, c, b, a], [Tie(a, "partner", b), Tie(a, "parent", c), Tie(c, "parent", d)])
    assert (row[a], row[b], row[c], row[d]) == (0, 0, 1, 2)


@pytest.fixture
def mother(wren: Actor, case: UUID) -> UUID:
    """Ruth, mother of the child the case is about."""
    details = PersonDetails(forenames="Ruth", surname="Pennock")
    return register_person(acting(wren), case, details=details, part="parent", on=TODAY)


@pytest.mark.parametrize(
    "told",
    [
        [
            (0, "parent", 2),
            (1, "parent", 2),
            (0, "former_partner", 1),
            (1, "may_pose_risk", 0),
            (1, "may_pose_risk", 2),
        ],
        [(0, "parent", 1), (0, "parent", 2), (1, "sibling", 2), (1, "carer", 2)],
        [
            (0, "parent", 2),
            (0, "parent", 3),
            (1, "parent", 3),
            (2, "sibling", 3),
            (0, "former_partner", 1),
            (1, "controls", 0),
        ],
    ],
)
def test_no_number_of_a_line_lies_on_another(told: list[tuple[int, str, int]]) -> None:
    ties = [rules.Tie(IDS[one], kind, IDS[other]) for one, kind, other in told]
    drawn = rules.draw([(person, "A name") for person in IDS[:4]], ties)
    spots = [(line.x, line.y) for line in drawn.lines]
    apart = [math.dist(one, other) for n, one in enumerate(spots) for other in spots[n + 1 :]]
    assert min(apart) >= 22
    assert all(11 <= y <= drawn.height - 11 for _, y in spots)


def test_a_family_is_drawn_and_told_in_words(wren: Actor, case: UUID, mother: UUID) -> None:
    child = CasePerson.objects.get(case_id=case, part="subject").person_id
    client, sent = sign_in(wren), {"person_id": mother, "kind": "parent", "other_id": child}
    text = client.post(reverse("cases:relate", args=["northvale", case]), sent, follow=True).content.decode()
    assert "Ruth Pennock is the parent of Sadie Pennock" in text
    assert "<svg" in text
    assert (
        "This is recorded already"
        in client.post(reverse("cases:relate", args=["northvale", case]), sent).content.decode()
    )
    risk = commands.relate(acting(wren), case, person_id=mother, kind="may_pose_risk", other_id=child)
    commands.end_relationship(acting(wren), case, relationship_id=risk, on=TODAY, because="She said so")
    acting(wren)
    assert Relationship.objects.get(pk=risk).to_on == TODAY


def test_who_lives_together_and_who_moved_out(wren: Actor, case: UUID, mother: UUID) -> None:
    child = CasePerson.objects.get(case_id=case, part="subject").person_id
    commands.join_household(acting(wren), case, person_id=mother, from_on=date(2025, 1, 1), part="tenant")
    home = Household.objects.get().pk
    member = commands.join_household(acting(wren), case, person_id=child, household_id=home, from_on=date(2025, 2, 1))
    with pytest.raises(Refused, match="live in this household already"):
        commands.join_household(acting(wren), case, person_id=child, household_id=home)
    commands.leave_household(acting(wren), case, member_id=member, on=date(2026, 3, 1), because="Her aunt rang")
    text = page(wren, "cases:family", case).content.decode()
    assert "Ruth Pennock, tenant, from 1 January 2025" in text
    assert "until 1 March 2026" in text


def test_somebody_of_another_case_is_not_told_of(wren: Actor, dele: Actor, case: UUID, mother: UUID) -> None:
    other = open_case(dele, forenames="Noor", surname="Vale")
    acting(dele)
    stranger = CasePerson.objects.get(case_id=other).person_id
    with pytest.raises(Refused, match="somebody on this case"):
        commands.relate(acting(wren), case, person_id=mother, kind="friend", other_id=stranger)
    commands.join_household(acting(wren), case, person_id=mother)
    home = Household.objects.get().pk
    with pytest.raises(Refused, match="household of somebody on this case"):
        commands.join_household(acting(dele), other, person_id=stranger, household_id=home)
    assert page(dele, "cases:family", case).status_code == 404


def test_nothing_ends_at_one_press_and_what_ended_by_mistake_is_put_right(
    wren: Actor, case: UUID, mother: UUID
) -> None:
    child = CasePerson.objects.get(case_id=case, part="subject").person_id
    tie = commands.relate(acting(wren), case, person_id=mother, kind="parent", other_id=child)
    member = commands.join_household(acting(wren), case, person_id=mother, from_on=date(2025, 1, 1))
    client = sign_in(wren)
    for row, name, model in ((tie, "end_relationship", Relationship), (member, "leave_household", HouseholdMember)):
        address = reverse(f"cases:{name}", args=["northvale", case, row])
        assert "This ended" in client.get(address).content.decode()
        assert "Enter the last day" in client.post(address, {"because": ""}).content.decode()
        acting(wren)
        assert model.objects.get(pk=row).to_on is None
        given = {"on": "2026-03-01", "because": "Her aunt rang"}
        assert client.post(address, given).status_code == 302
        shown = client.get(address).content.decode()
        assert "Ended 1 March 2026. Her aunt rang" in shown
        version = {"version": model.objects.get(pk=row).version, "because": "It was her sister"}
        assert "Enter the last day" in client.post(address, {**version, "stands": "ended"}).content.decode()
        late = client.post(address, {**version, "version": 1, "stands": "stands"}).content.decode()
        assert "Somebody else changed this" in late
        assert "It was her sister" in late
        assert client.post(address, {**version, "stands": "stands"}).status_code == 302
        acting(wren)
        again = model.objects.get(pk=row)
        assert again.to_on is None
        assert "Her aunt rang" in again.ending
        assert "Put right: it did not end. It was her sister" in again.ending


def test_an_end_has_a_day_that_has_come_and_is_not_before_its_beginning(wren: Actor, case: UUID, mother: UUID) -> None:
    member = commands.join_household(acting(wren), case, person_id=mother, from_on=date(2026, 2, 1))
    said = {"member_id": member, "because": "Her aunt rang"}
    for on, words in ((date(2026, 1, 1), "It began on 1 February 2026"), (date(2200, 1, 1), "has not come yet")):
        with pytest.raises(Refused, match=words):
            commands.leave_household(acting(wren), case, on=on, **said)
    with pytest.raises(Refused, match="how you know"):
        commands.leave_household(acting(wren), case, on=TODAY, member_id=member, because=" ")
    commands.leave_household(acting(wren), case, on=TODAY, **said)
    with pytest.raises(Refused, match="ended already, on 26 November 2026"):
        commands.leave_household(acting(wren), case, on=TODAY, **said)
    commands.join_household(acting(wren), case, person_id=mother, household_id=Household.objects.get().pk)
    with pytest.raises(Refused, match="again since"):
        commands.put_move_right(acting(wren), case, member_id=member, on=None, because="Wrong", version=2)


def test_what_is_to_be_known_of_a_household_is_written_down_by_one_at_a_time(
    wren: Actor, dele: Actor, case: UUID, mother: UUID
) -> None:
    commands.join_household(acting(wren), case, person_id=mother)
    home = Household.objects.get()
    address = reverse("cases:note_household", args=["northvale", case, home.pk])
    assert sign_in(wren).post(address, {"note": "Shares the front door", "version": home.version}).status_code == 302
    assert "Shares the front door" in page(wren, "cases:family", case).content.decode()
    again = sign_in(wren).post(address, {"note": "Two doors", "version": home.version}).content.decode()
    assert "Two doors" in again
    assert "Shares the front door" in again
    assert sign_in(dele).get(address).status_code == 404
