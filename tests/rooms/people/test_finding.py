"""Find before create: near-spellings, sounds, half-known dates, numbers; and what the barred are shown."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from joinedup.foundation import context
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.models import TrailEntry
from joinedup.partnership.queries import membership_of
from joinedup.people.cases import commands as cases
from joinedup.people.finding import commands, rules
from joinedup.people.finding.rules import Asked
from joinedup.people.models import CasePerson, Conflict, Person
from joinedup.people.persons import commands as persons
from joinedup.people.persons.rules import postcode as read_postcode
from joinedup.people.settings.commands import settle
from joinedup.people.settings.rules import FIND_REACH, NAME_AND_BORN, TWO_IDENTIFIERS
from joinedup_core.calendar.reading import parse_half_date
from joinedup_core.permits import Actor, Role
from tests.cases import acting
from tests.cast import ROOT, World, actor, sign_in, user
from tests.masking import masked
from tests.rooms.people.conftest import TODAY

WHO = {"forenames": "Sadie", "surname": "Pennock", "born": "3 April 2011"}


@pytest.fixture(autouse=True)
def wide(maya: Actor, world: World) -> None:
    """Most tests are about how names compare, so the partnership settled that a name and a date of birth find anybody."""
    context.tell_database(maya)
    settle(maya, world.partnership, key=FIND_REACH, value=NAME_AND_BORN, agreed_by="Executive", on=TODAY)


@pytest.fixture
def person(case: UUID) -> UUID:
    """Sadie Pennock, born on 3 April 2011, on Wren's case."""
    return CasePerson.objects.get(case_id=case).person_id


def find(who: Actor, **given: object) -> list[UUID]:
    given = {**given, "born": parse_half_date(given["born"])} if given.get("born") else given
    practice = membership_of(who.agency_id, "northvale", on=TODAY)
    found = commands.find_people(acting(who), practice, asked=Asked(**given), at=timezone.now())
    return [match.person_id for match in found]


def searched(who: Actor, **given: str) -> str:
    answer = sign_in(who).post(reverse("cases:find", args=["northvale"]), given)
    assert answer.status_code == 200
    return masked(answer.content).decode()


def bar(who: Actor, **what: UUID) -> None:
    """A conflict of interest of somebody, recorded by the conflict officer."""
    made = user("officer", "Asha Quill")
    accounts.grant_role(ROOT, user_id=made, role=Role.CONFLICT_OFFICER, place="northvale/", from_on=date(2024, 1, 1))
    context.tell_database(actor(made))
    Conflict.objects.create(
        place="northvale/people/", user_id=who.user_id, nature="Sister", from_at="2026-01-01T00:00Z", **what
    )


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12), st.data())
def test_one_slip_in_a_name_is_always_near(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    slip = data.draw(
        st.sampled_from([name[:at] + name[at + 1 :], name[:at] + "q" + name[at:], name[:at] + "q" + name[at + 1 :]])
    )
    if len(slip) >= rules.SHORTEST:
        kept = set(rules.keys_of(rules.Known(names=(("", name),))))
        assert kept & set(rules.question(Asked(surname=slip))["surname"]["levels"]["near"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("stephen", "steven"), ("catherine", "kathryn"), ("mohammed", "muhamad"), ("shaun", "sean"), ("knight", "nite")],
)
def test_names_that_sound_alike_share_a_sound(one: str, other: str) -> None:
    assert rules.sound(one) == rules.sound(other) != ""


@pytest.mark.parametrize(
    "given",
    [
        WHO, WHO | {"surname": "Penock"}, WHO | {"surname": "Pennick", "born": "April 2011"}, WHO | {"born": "4 March 2011"},
        WHO | {"forenames": "Sadey", "born": "about 2011"}, WHO | {"surname": "Aldous"}, {"surname": "Pennock", "born": "2011"},
        {"numbers": (("nhs", "9434765919"), ("police", "WM/1234"))},
        WHO | {"born": "1 January 1990", "telephone": "01632960077"},
    ],
)  # fmt: skip
def test_somebody_with_no_link_finds_a_pointer(wren: Actor, ines: Actor, person: UUID, given: dict) -> None:
    persons.add_number(acting(wren), person, kind="nhs", number="943 476 5919")
    persons.add_number(acting(wren), person, kind="police", number="WM/1234")
    persons.add_telephone(acting(wren), person, number="01632 960 077")
    assert find(ines, **given) == [person]


@pytest.mark.parametrize(
    "given", [WHO | {"born": "1 January 1990"}, WHO | {"surname": "Aldous", "forenames": "Ruth"}, {"surname": "Aldous", "born": "2011"}]
)  # fmt: skip
def test_others_are_not_found(ines: Actor, person: UUID, given: dict) -> None:
    assert find(ines, **given) == []


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"telephone": "01632960077"}, True), ({"postcode": "SY2 6ND"}, True), ({"postcode": "SY2 6"}, True), ({"postcode": "SY2"}, True),
        ({"postcode": "SY2 7"}, True), ({"postcode": "SY3"}, False), ({"postcode": "SY26"}, False), ({"telephone": "01632960078"}, False),
        ({"surname": "Penock", "postcode": "SY2 6ND"}, True), ({"surname": "Penock", "postcode": "SY2"}, False),
        ({"postcode": "SY2 6", "born": "1 January 1990"}, False), ({"forenames": "Ruth", "postcode": "SY2 6ND"}, False),
    ],
)  # fmt: skip
def test_a_surname_with_a_telephone_or_part_of_a_postcode_finds(
    wren: Actor, ines: Actor, person: UUID, given: dict, found: bool
) -> None:
    persons.add_telephone(acting(wren), person, number="01632 960 077")
    persons.add_address(acting(wren), person, kind="home", lines="1 Mill Lane", postcode="sy2 6nd")
    assert find(ines, **{"surname": "Pennock", **given}) == ([person] if found else [])


def test_a_surname_with_a_telephone_finds_on_ones_own_cases_whatever_was_settled(
    maya: Actor, world: World, wren: Actor, ines: Actor, person: UUID
) -> None:
    persons.add_telephone(acting(wren), person, number="01632 960 077")
    context.tell_database(maya)
    settle(maya, world.partnership, key=FIND_REACH, value=TWO_IDENTIFIERS, agreed_by="Executive", on=TODAY)
    assert find(wren, surname="Pennock", telephone="01632960077") == [person]
    assert find(ines, surname="Pennock", telephone="01632960077") == []


def test_half_a_postcode_is_kept_as_half(ines: Actor) -> None:
    assert [read_postcode(one, whole=False) for one in ("sy2 6", "SY2", "sy26nd", " b1  1 ")] == [
        "SY2 6",
        "SY2",
        "SY2 6ND",
        "B1 1",
    ]
    assert "No match was found" in searched(ines, surname="Pennock", postcode="SY2 6")


def test_the_page_says_how_fields_agree_and_nothing_of_what_is_held(wren: Actor, ines: Actor, person: UUID) -> None:
    persons.add_name(acting(wren), person, kind="alias", forenames="Kestrel")
    text = searched(ines, **WHO | {"surname": "Penock"})
    assert "Nearly the same" in text
    assert "possibly the same person" in text
    assert rules.NOT_KNOWN_HERE in text
    assert "Kestrel" not in text
    assert "Pennock" not in text
    trail = TrailEntry.objects.get(verb="people.find_people", outcome="done")
    assert trail.note == str(person)
    assert "Penock" not in trail.target + trail.place


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (WHO, False), (WHO | {"telephone": "01632960077"}, False), ({"numbers": (("nhs", "9434765919"), ("police", "WM/1234"))}, True),
        ({"numbers": (("nhs", "9434765919"),), "born": "3 April 2011"}, True),
        ({"numbers": (("nhs", "9434765919"),), "born": "April 2011"}, False),
        (WHO | {"born": "April 2011", "numbers": (("nhs", "9434765919"),)}, False),
    ],
)  # fmt: skip
def test_T01_unless_settled_otherwise_only_two_exact_identifiers_find_a_stranger(
    maya: Actor, world: World, wren: Actor, ines: Actor, person: UUID, given: dict, found: bool
) -> None:
    persons.add_number(acting(wren), person, kind="nhs", number="943 476 5919")
    persons.add_number(acting(wren), person, kind="police", number="WM/1234")
    context.tell_database(maya)
    settle(maya, world.partnership, key=FIND_REACH, value=TWO_IDENTIFIERS, agreed_by="Executive", on=TODAY)
    assert find(ines, **given) == ([person] if found else [])
    assert find(wren, **WHO | {"surname": "Penock"}) == [person]
    assert "your own cases alone" in sign_in(ines).get(reverse("cases:find", args=["northvale"])).content.decode()


def test_too_little_is_told_and_nothing_typed_is_lost(ines: Actor) -> None:
    text = searched(ines, surname="Pennock")
    assert rules.TOO_LITTLE in text
    assert 'value="Pennock"' in text


@pytest.mark.parametrize("what", ["person", "case"])
def test_a_barred_worker_is_shown_exactly_what_nothing_shows(
    ines: Actor, dele: Actor, case: UUID, person: UUID, what: str
) -> None:
    assert "Possible match 1" in searched(ines, **WHO)
    bar(ines, **({"person_id": person} if what == "person" else {"case_id": case}))
    hidden = searched(ines, **WHO)
    acting(dele)
    none = searched(ines, **WHO | {"surname": "Aldous", "forenames": "Ruth"})
    assert "Possible match 1" not in hidden
    assert hidden.replace("Pennock", "Aldous").replace("Sadie", "Ruth") == none
    with pytest.raises(NotFound):
        cases.open_case(
            acting(ines),
            membership_of(ines.agency_id, "northvale", on=TODAY),
            kind="child",
            part="subject",
            on=TODAY,
            person_id=person,
        )
    one = sign_in(ines).get(reverse("cases:open_about", args=["northvale", person]))
    other = sign_in(ines).get(reverse("cases:open_about", args=["northvale", UUID(int=9)]))
    assert one.status_code == other.status_code == 404
    assert masked(one.content) == masked(other.content)


def test_the_restricted_are_not_found(wren: Actor, ines: Actor, person: UUID) -> None:
    acting(wren)
    Person.objects.filter(pk=person).update(restriction=1)
    assert find(ines, **WHO) == []


def test_whoever_was_found_is_put_on_a_case_of_ones_own(ines: Actor, person: UUID) -> None:
    client = sign_in(ines)
    sent = {"kind": "child", "part": "subject", "why": "Seen alone at the station at night"}
    text = client.post(reverse("cases:open_about", args=["northvale", person]), sent, follow=True).content.decode()
    assert "Sadie Pennock" in text
    assert "Open their page" in searched(ines, **WHO)


def test_searching_too_often_is_refused(ines: Actor, person: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "AN_HOUR", 2)
    find(ines, **WHO)
    find(ines, **WHO)
    with pytest.raises(Refused, match="You searched 2 times"):
        find(ines, **WHO)


def test_a_search_is_handed_on_to_the_form_that_registers(ines: Actor) -> None:
    address = reverse("cases:open_case", args=["northvale"])
    text = sign_in(ines).post(address, {"begin": "1", **WHO}).content.decode()
    assert 'value="Pennock"' in text
    assert "There is a problem" not in text
