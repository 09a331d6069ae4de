"""What is known of a person: numbers that check, half-known dates, corrections by two people, each agency's own record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Changed, NotFound, Refused
from joinedup.people.models import CasePerson, Person
from joinedup.people.persons import commands, queries, rules
from joinedup.people.records.commands import keep_record
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import sign_in
from tests.rooms.people.conftest import TODAY
from tests.rooms.people.test_cases import link, page


@pytest.fixture
def person(case: UUID) -> UUID:
    """The person the case is about."""
    return CasePerson.objects.get(case_id=case).person_id


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("nhs", "943 476 5919", "9434765919"), ("upn", "A801200001001", None), ("nhs", "943 476 5918", None), ("nhs", "94347", None),
        ("nhs", "1111111111", None), ("police", "wm/12 34", "WM/1234"), ("national_insurance", "qq 12 34 56 c", None),
        ("national_insurance", "AB 12 34 56 C", "AB123456C"), ("other", "?", None),
    ],
)  # fmt: skip
def test_numbers_are_kept_as_they_check(kind: str, typed: str, kept: str | None) -> None:
    if kept is not None:
        assert rules.NUMBER_KINDS[kind].check(typed) == kept
        return
    with pytest.raises(rules.Wrong) as wrong:
        rules.NUMBER_KINDS[kind].check(typed)
    assert wrong.value.field == "number"


def test_one_check_letter_of_a_pupil_number_fits() -> None:
    fits = []
    for letter in rules.UPN_LETTERS:
        try:
            fits.append(rules.pupil(f"{letter}801200001001"))
        except rules.Wrong:
            continue
    assert len(fits) == 1


@pytest.mark.parametrize(
    ("born", "to", "words"),
    [
        (date(2011, 4, 3), date(2011, 4, 3), "15"), (date(2011, 1, 1), date(2011, 12, 31), "14 or 15"),
        (date(1950, 1, 1), date(1959, 12, 31), "66 to 76"), (None, None, ""),
    ],
)  # fmt: skip
def test_an_age_is_as_sure_as_the_date_of_birth(born: date | None, to: date | None, words: str) -> None:
    assert rules.age_words(born, to, TODAY) == words


def test_a_wrong_number_is_told_beside_its_field_and_nothing_is_lost(wren: Actor, person: UUID) -> None:
    address = reverse("cases:add_fact", args=["northvale", person, "number"])
    text = sign_in(wren).post(address, {"kind": "nhs", "number": "943 476 5918"}).content.decode()
    assert "This NHS number does not check" in text
    assert "943 476 5918" in text
    commands.add_number(acting(wren), person, kind="nhs", number="943 476 5919")
    assert "9434765919" in page(wren, "casefiles:person", person).content.decode()


def test_two_who_correct_at_once_are_shown_both_versions(wren: Actor, person: UUID) -> None:
    acting(wren)
    before = queries.details_of(Person.objects.get(pk=person))
    commands.correct_person(acting(wren), person, version=1, details=replace(before, first_language="Polish"), on=TODAY)
    with pytest.raises(Changed) as changed:
        commands.correct_person(acting(wren), person, version=1, details=before, on=TODAY)
    assert changed.value.current["First language"] == "Polish"
    commands.correct_person(acting(wren), person, version=2, details=replace(before, surname="Aldous"), on=TODAY)
    acting(wren)
    assert Person.objects.get(pk=person).sort_name == "aldous sadie"


def test_each_agency_sees_its_own_record(wren: Actor, dele: Actor, case: UUID, person: UUID) -> None:
    link(wren, case, dele)
    given = {"person_id": person, "as_of_on": date(2026, 11, 20), "at": timezone.now(), "on": TODAY}
    keep_record(acting(wren), case, source="Social care system", surname="Penock", **given)
    keep_record(acting(dele), case, source="Hospital system", surname="Pennock", needs="Asthma", **given)
    text = page(dele, "casefiles:person", person).content.decode()
    assert "Asthma" in text
    assert "old" in text
    assert "Penock" not in text.replace("Pennock", "")


def test_an_address_ends_and_stays_readable_and_a_stranger_adds_nothing(wren: Actor, ines: Actor, person: UUID) -> None:
    with pytest.raises(Refused, match="Enter a postcode"):
        commands.add_address(acting(wren), person, kind="home", lines="1 Mill Lane", postcode="?")
    made = commands.add_address(acting(wren), person, kind="home", lines="1 Mill Lane", postcode="sy2 6nd")
    commands.end_fact(acting(wren), person, what="address", fact_id=made, on=TODAY)
    assert "1 Mill Lane, SY2 6ND" in page(wren, "casefiles:person", person).content.decode()
    with pytest.raises(NotFound):
        commands.add_name(acting(ines), person, kind="alias", surname="Other")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("cases:correct_person", ()), ("cases:add_fact", ("address",)), ("cases:warnings", ()), ("cases:warn", ()),
        ("cases:restriction_person", ()), ("cases:why_person", ()), ("cases:declare_with_person", ()),
    ],
)  # fmt: skip
def test_every_page_about_somebody_names_them(wren: Actor, person: UUID, name: str, more: tuple[str, ...]) -> None:
    """Two records open side by side must not be taken for each other: an address on the wrong one reaches the wrong hands."""
    text = sign_in(wren).get(reverse(name, args=["northvale", person, *more])).content.decode()
    heading = text[text.index("<main") :]
    assert Person.objects.get(pk=person).name in heading[: heading.index("</h1>")]
