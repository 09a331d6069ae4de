"""Two records of one person: joined, taken apart again, and never less protected than before."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.foundation.commands import NotFound, Refused
from joinedup.people.identities import commands
from joinedup.people.models import CasePerson, Person
from joinedup.people.persons.commands import add_person
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import sign_in
from tests.rooms.people.conftest import TODAY, open_case
from tests.rooms.people.test_cases import page
from tests.rooms.people.test_finding import WHO, bar, find, wide

__all__ = ["wide"]  # names find strangers here too


def person_of(case: UUID) -> UUID:
    return CasePerson.objects.get(case_id=case, part="subject").person_id


def decide(who: Actor, one: UUID, other: UUID, state: str) -> None:
    commands.decide_identity(
        acting(who), one, other_id=other, state=state, why="Same number on both", at=timezone.now()
    )


@pytest.fixture
def pair(wren: Actor, case: UUID) -> tuple[UUID, UUID]:
    """Two records on two cases of Wren's."""
    other = open_case(wren, surname="Penock")
    acting(wren)
    return person_of(case), person_of(other)


def identities(*people: UUID) -> list[UUID]:
    return [Person.objects.get(pk=person).identity for person in people]


def test_joined_and_taken_apart_again(wren: Actor, pair: tuple[UUID, UUID]) -> None:
    decide(wren, *pair, "possible")
    assert "Possibly the same person" in page(wren, "cases:identity", pair[0]).content.decode()
    assert len(set(identities(*pair))) == 2
    decide(wren, *pair, "confirmed")
    assert len(set(identities(*pair))) == 1
    assert "Confirmed: the same person" in page(wren, "cases:identity", pair[1]).content.decode()
    decide(wren, pair[1], pair[0], "apart")
    assert len(set(identities(*pair))) == 2


def test_two_that_are_one_through_a_third_are_not_parted_by_half(wren: Actor, pair: tuple[UUID, UUID]) -> None:
    third = person_of(open_case(wren, surname="Pennok"))
    for one, other in ((pair[0], third), (third, pair[1])):
        decide(wren, one, other, "confirmed")
    with pytest.raises(Refused, match="the same person as a third"):
        decide(wren, *pair, "apart")
    decide(wren, third, pair[1], "apart")
    acting(wren)
    a, b, c = identities(*pair, third)
    assert a == c != b


def test_a_conflict_with_one_record_bars_both_and_outlives_the_parting(
    wren: Actor, ines: Actor, pair: tuple[UUID, UUID]
) -> None:
    assert set(find(ines, **WHO)) == set(pair)
    bar(ines, person_id=pair[0])
    assert find(ines, **WHO) == [pair[1]]
    decide(wren, *pair, "confirmed")
    assert find(ines, **WHO) == []
    decide(wren, *pair, "apart")
    assert find(ines, **WHO) == []


def test_a_restriction_outlives_the_parting(wren: Actor, ines: Actor, pair: tuple[UUID, UUID]) -> None:
    from joinedup.people.models import NamedReader

    assert set(find(ines, **WHO)) == set(pair)
    acting(wren)
    NamedReader.objects.create(
        place="northvale/people/", person_id=pair[0], user_id=wren.user_id, from_at="2026-01-01T00:00Z"
    )
    Person.objects.filter(pk=pair[0]).update(restriction=1)
    decide(wren, *pair, "confirmed")
    decide(wren, *pair, "apart")
    acting(wren)
    assert [Person.objects.get(pk=person).restriction for person in pair] == [1, 1]
    assert find(ines, **WHO) == []


def test_nobody_decides_about_somebody_they_may_not_see(wren: Actor, dele: Actor, case: UUID) -> None:
    theirs = person_of(case)
    own = person_of(open_case(dele, surname="Penock"))
    with pytest.raises(NotFound):
        decide(dele, own, theirs, "confirmed")
    with pytest.raises(NotFound):
        decide(dele, theirs, own, "confirmed")
    assert sign_in(dele).get(f"/northvale/cases/persons/{theirs}/identity/").status_code == 404


def test_whoever_was_found_may_be_joined_from_ones_own_case(wren: Actor, dele: Actor, case: UUID) -> None:
    acting(wren)
    found, mine = person_of(case), open_case(dele, surname="Penock")
    add_person(acting(dele), mine, person_id=found, part="other", on=TODAY)
    acting(dele)
    decide(dele, person_of(mine), found, "confirmed")
    assert len(set(identities(person_of(mine), found))) == 1


def test_with_nobody_to_compare_the_page_says_whom_to_ask(wren: Actor, case: UUID) -> None:
    one = person_of(case)
    assert "there is no record to compare. Ask the lead worker" in page(wren, "cases:identity", one).content.decode()
    open_case(wren, surname="Penock")
    assert "Record the decision" in page(wren, "cases:identity", one).content.decode()
