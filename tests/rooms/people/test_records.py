"""Agencies' own records beside each other, and the page of somebody whom decisions made one person out of several records."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.foundation.models import TrailEntry
from joinedup.people.models import CasePerson, NamedReader, Person
from joinedup.people.persons import commands as persons
from joinedup.people.records.commands import keep_record
from joinedup.people.records.rules import Told, side_by_side
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.rooms.people.conftest import TODAY, open_case
from tests.rooms.people.test_cases import link, page
from tests.rooms.people.test_identities import decide, person_of


@pytest.mark.parametrize(
    ("key", "said", "differ"),
    [
        ("born", ("3 April 2011", "April 2011", ""), False), ("born", ("3 April 2011", "4 April 2011"), True),
        ("surname", ("O’Hara", "OHARA"), False), ("surname", ("Penock", "Pennock"), True), ("surname", ("Pennock", ""), False),
        ("nhs_number", ("943 476 5919", "9434765919"), False), ("needs", ("Asthma", "Hearing aid"), False),
        ("born", ("unreadable", "3 April 2011"), True),
    ],
)  # fmt: skip
def test_sources_differ_where_they_cannot_both_be_right(key: str, said: tuple[str, ...], differ: bool) -> None:
    found = side_by_side([Told(str(n), {key: one}) for n, one in enumerate(said)])
    assert [(one.key, one.said, one.differ) for one in found] == [(key, said, differ)]


def kept(who: Actor, case: UUID, person: UUID, **more: object) -> UUID:
    """A record of an agency's own system."""
    given = {"person_id": person, "as_of_on": date(2026, 11, 20), "at": timezone.now(), "on": TODAY}
    return keep_record(acting(who), case, **{"source": "Social care system", **given, **more})


def test_a_record_is_shared_by_a_decision_and_then_stands_beside_the_others(
    wren: Actor, dele: Actor, case: UUID
) -> None:
    from joinedup.casework.sharing.commands import decide_sharing
    from joinedup.casework.sharing.queries import shareable
    from joinedup.casework.sharing.rules import Weighed

    person = person_of(case)
    link(wren, case, dele)
    kept(dele, case, person, source="Hospital system", surname="Pennock", needs="Asthma")
    record = kept(wren, case, person, surname="Penock", born="4 April 2011")
    hidden = page(dele, "casefiles:person", person).content.decode()
    assert "Penock" not in hidden
    assert "Social care system" not in hidden
    (item,) = [one for one in shareable(acting(wren), case) if one.id == record]
    assert "Penock" not in item.label
    weighed = Weighed("To keep her safe", "adult", "They see her weekly", "told", consent="given")
    told = {
        "agency_id": UUID(str(dele.agency_id)),
        "weighed": weighed,
        "at": timezone.now(),
        "on": timezone.localdate(),
    }
    decide_sharing(acting(wren), case, items=[record], **told)
    text = page(dele, "casefiles:person", person).content.decode()
    for words in (
        "Penock",
        "Northvale Council: Social care system",
        "They differ",
        "Asthma",
        "days old",
        "Shared with your agency",
    ):
        assert words in text, words


@pytest.fixture
def pair(wren: Actor, dele: Actor, case: UUID) -> tuple[UUID, UUID]:
    """Two records on two cases of Wren's, the second with an address, a number, another name and a record of the council."""
    other = open_case(wren, surname="Penock", first_language="Polish")
    two = person_of(other)
    persons.add_address(acting(wren), two, kind="home", lines="1 Mill Lane", postcode="sy2 6nd")
    persons.add_name(acting(wren), two, kind="alias", forenames="Sally", surname="Aldous")
    kept(wren, other, two, surname="Pennick")
    link(wren, case, dele)
    acting(wren)
    return person_of(case), two


def test_a_confirmed_person_has_one_page_of_all_that_the_reader_may_see(
    wren: Actor, dele: Actor, pair: tuple[UUID, UUID]
) -> None:
    secrets = ("1 Mill Lane", "Sally Aldous", "Pennick", "Penock")
    before = page(wren, "casefiles:person", pair[0]).content.decode()
    assert not any(words in before for words in secrets[:3])
    decide(wren, *pair, "confirmed")
    text = page(wren, "casefiles:person", pair[0]).content.decode()
    for words in (*secrets, "Polish", "Sadie Penock, born 3 April 2011, case ", "(Northvale Council)"):
        assert words in text, words
    opened = TrailEntry.objects.filter(verb="people.read_person", target=f"people.Person:{pair[0]}").order_by("-at")
    assert str(pair[1]) in opened[0].note
    theirs = page(dele, "casefiles:person", pair[0]).content.decode()
    assert not any(words in theirs for words in (*secrets, str(pair[1])))
    decide(wren, *pair, "apart")
    assert not any(words in page(wren, "casefiles:person", pair[0]).content.decode() for words in secrets[:3])


def test_the_strictest_restriction_holds_for_the_whole_page(wren: Actor, dele: Actor, pair: tuple[UUID, UUID]) -> None:
    decide(wren, *pair, "confirmed")
    acting(wren)
    NamedReader.objects.create(
        place="northvale/people/", person_id=pair[1], user_id=wren.user_id, from_at="2026-01-01T00:00Z"
    )
    Person.objects.filter(pk=pair[1]).update(restriction=1)
    assert page(dele, "casefiles:person", pair[0]).status_code == 404
    assert "1 Mill Lane" in page(wren, "casefiles:person", pair[0]).content.decode()


def test_what_only_closed_cases_name_asks_for_its_own_reason(wren: Actor, pair: tuple[UUID, UUID]) -> None:
    from joinedup.people.cases.commands import close_case
    from joinedup.people.models import Case

    decide(wren, *pair, "confirmed")
    acting(wren)
    case = Case.objects.get(persons__person_id=pair[1])
    close_case(acting(wren), case.pk, version=case.version, reason="moved", on=TODAY, goes_on="School sees her")
    text = page(wren, "casefiles:person", pair[0]).content.decode()
    assert "Its cases are closed" in text
    assert "1 Mill Lane" not in text


def test_possibly_the_same_is_said_on_the_page_until_it_is_confirmed(wren: Actor, case: UUID) -> None:
    one, two = person_of(case), person_of(open_case(wren, communication_needs="Signs"))
    text = page(wren, "casefiles:person", one).content.decode()
    assert "Possibly the same person, and nobody has confirmed it" in text
    assert f"?other={two}" in text
    decide(wren, two, one, "possible")
    assert "Somebody said so, and nobody has confirmed it" in page(wren, "casefiles:person", one).content.decode()
    decide(wren, two, one, "confirmed")
    assert "Possibly the same person, and nobody" not in page(wren, "casefiles:person", one).content.decode()
    assert CasePerson.objects.filter(person_id=two).count() == 1


def test_the_nhs_number_of_the_record_here_stands_beside_that_of_a_system(wren: Actor, case: UUID) -> None:
    person = person_of(case)
    persons.add_number(acting(wren), person, kind="nhs", number="943 476 5919")
    kept(wren, case, person, nhs_number="943 476 5919")
    from joinedup.people.persons.queries import file_of

    found = file_of(acting(wren), Person.objects.get(pk=person))
    assert [(one.said, one.differ) for one in found.compared if one.key == "nhs_number"] == [
        (("9434765919", "9434765919"), False)
    ]
