"""The home page of a practitioner: my cases, not seen, waiting for me; and the doors to emergency access."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.models import TrailEntry
from joinedup.front.cases import desk
from joinedup.people.models import CasePerson
from joinedup.people.persons import commands as persons
from joinedup.people.restrictions import commands
from joinedup_core.permits import Actor, Role
from tests.cases import acting
from tests.cast import sign_in
from tests.rooms.people.cases import Town


def test_home_shows_a_practitioner_their_cases_and_trails_it(wren: Actor, case: UUID) -> None:
    text = sign_in(wren).get("/").content.decode()
    assert "Sadie Pennock" in text
    assert reverse("emergency:ask", args=["northvale"]) in text
    assert str(case) in TrailEntry.objects.get(verb="people.list_few_cases").note


def rows_of_opening_home(who: Actor) -> list[str]:
    """What opening the home page leaves on the trail."""
    client, before = sign_in(who), TrailEntry.objects.count()
    assert client.get("/").status_code == 200
    return list(TrailEntry.objects.order_by("id").values_list("verb", flat=True)[before:])


def test_what_home_only_counts_leaves_no_row_on_the_trail(town: Town) -> None:
    lena = town.people["lena"]
    assert rows_of_opening_home(lena) == []
    for _ in range(2):
        case = town.case(lena)
        person = CasePerson.objects.get(case=case).person_id
        persons.add_number(acting(lena), person, kind="police", number="WM/1234")
    assert rows_of_opening_home(lena) == ["people.list_few_cases", "casework.list_few_unseen"]
    assert "One pair of records is possibly the same person" in sign_in(lena).get("/").content.decode()


def test_only_the_cases_that_home_shows_stand_on_the_trail(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    lena = town.people["lena"]
    made = {str(town.case(lena).pk) for _ in range(3)}
    monkeypatch.setattr(desk, "FEW", 1)
    assert "All 3 of your cases" in sign_in(lena).get("/").content.decode()
    note = TrailEntry.objects.get(verb="people.list_few_cases").note
    assert len([case for case in made if case in note]) == 1


def test_home_of_others_says_nothing_of_cases(maya: Actor, case: UUID) -> None:
    text = sign_in(maya).get("/").content.decode()
    assert "Cases in" not in text
    assert "Emergency access" not in text


def test_a_request_to_lower_waits_for_the_second_person(town: Town) -> None:
    lena, bea, at = town.people["lena"], town.people["bea"], timezone.now()
    case = town.case(lena)
    town.link(bea, case, Role.CASE_SUPERVISOR)
    listed = {"level": 1, "reason": "Her brother", "readers": [UUID(str(bea.user_id))], "at": at}
    commands.restrict_case(acting(lena), case.pk, version=case.version, **listed)
    commands.ask_to_lower(acting(lena), case.pk, level=0, reason="He left", at=at)
    assert "do you agree?" in sign_in(bea).get("/").content.decode()
    assert "do you agree?" not in sign_in(lena).get("/").content.decode()
    assert "do you agree?" not in sign_in(town.people["noor"]).get("/").content.decode()
