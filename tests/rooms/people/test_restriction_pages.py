"""The pages of restrictions and of staff-safety warnings."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from joinedup.people.models import CasePerson, StaffWarning
from joinedup_core.permits import Actor, Role
from tests.cases import acting
from tests.rooms.people.cases import Town, browser

SOON = (date.today() + timedelta(days=90)).isoformat()


@pytest.mark.parametrize("about", ["case", "person"])
def test_restricting_naming_readers_and_lowering_by_two(town: Town, about: str) -> None:
    lena, bea, noor = (town.people[name] for name in ("lena", "bea", "noor"))
    case = town.case(lena)
    person = CasePerson.objects.get(case=case).person_id
    for who in (bea, noor):
        acting(lena)
        town.link(who, case, Role.CASE_SUPERVISOR)
    key = case.pk if about == "case" else person
    shown = reverse(f"cases:restriction_{about}", args=["northvale", key])
    change = {
        act: reverse(f"cases:change_restriction_{about}", args=["northvale", key, act])
        for act in ("restrict", "lower", "list", "strike")
    }
    opened = reverse("casefiles:case", args=["northvale", case.pk])
    client = browser(lena)
    page = client.get(change["restrict"]).content.decode()
    version = page.partition('name="version" value="')[2].partition('"')[0]
    sent = {
        "version": version,
        "level": "2",
        "reason": "Her brother works at the hospital",
        "review_on": SOON,
        "readers": [str(bea.user_id)],
    }
    assert "two people have to agree" in client.post(change["restrict"], {**sent, "readers": []}).content.decode()
    assert client.post(change["restrict"], sent).status_code == 302
    assert [browser(who).get(opened).status_code for who in (lena, bea, noor)] == [200, 200, 404]
    client.post(change["list"], {"user_id": str(noor.user_id)})
    assert browser(noor).get(opened).status_code == 200
    client.post(change["strike"], {"user_id": str(noor.user_id)})
    assert browser(noor).get(opened).status_code == 404
    client.post(change["lower"], {"level": "0", "reason": "He left"})
    assert "I agree" not in client.get(shown).content.decode()
    page = browser(bea).get(shown).content.decode()
    assert "He left" in page
    agree = page.partition('action="')[2] and next(
        part.split('"')[0] for part in page.split('action="') if "/agree/" in part.split('"')[0]
    )
    assert client.post(agree).status_code == 409
    assert browser(bea).post(agree).status_code == 302
    assert browser(noor).get(opened).status_code == 200
    assert "agreed by Bea" in browser(bea).get(shown).content.decode()


def test_a_worker_who_may_not_restrict_is_told_whom_to_ask(town: Town) -> None:
    case = town.case(town.people["lena"])
    town.link(town.people["noor"], case, Role.ALLOCATED_WORKER)
    client = browser(town.people["noor"])
    assert client.get(reverse("cases:restriction_case", args=["northvale", case.pk])).status_code == 403


def test_staff_are_warned_on_the_case_and_the_warning_is_reviewed_and_ended(wren: Actor, case: UUID) -> None:
    person = CasePerson.objects.get(case_id=case).person_id
    client, add = browser(wren), reverse("cases:warn", args=["northvale", person])
    sent = {
        "kind": "two",
        "words": "He threw a chair on 3 May",
        "told": "not_told",
        "review_on": SOON,
        "told_words": "",
    }
    assert "Say why they were not told" in client.post(add, sent).content.decode()
    late = (date.today() + timedelta(days=400)).isoformat()
    assert "within a year" in client.post(add, {**sent, "told": "told", "review_on": late}).content.decode()
    assert client.post(add, {**sent, "told_words": "He would hurt her; the manager decided"}).status_code == 302
    opened = reverse("casefiles:case", args=["northvale", case])
    assert "He threw a chair" in client.get(opened).content.decode()
    acting(wren)
    row = StaffWarning.objects.get()
    assert (
        client.post(
            reverse("cases:review_warning", args=["northvale", person, row.pk]),
            {"told": "told", "review_on": SOON, "version": row.version},
        ).status_code
        == 302
    )
    assert (
        client.post(
            reverse("cases:end_warning", args=["northvale", person, row.pk]), {"reason": "He apologised"}
        ).status_code
        == 302
    )
    assert "He threw a chair" not in client.get(opened).content.decode()


def test_a_warning_whose_day_has_passed_is_listed_and_counted_for_those_on_the_case_alone(
    wren: Actor, ines: Actor, case: UUID
) -> None:
    person = CasePerson.objects.get(case_id=case).person_id
    sent = {"kind": "two", "words": "He threw a chair", "told": "told", "review_on": SOON, "told_words": ""}
    assert browser(wren).post(reverse("cases:warn", args=["northvale", person]), sent).status_code == 302
    listed = reverse("cases:overdue_warnings", args=["northvale"])
    name = "Sadie Pennock"
    assert name not in browser(wren).get(listed).content.decode()
    acting(wren)
    StaffWarning.objects.update(review_on=date.today() - timedelta(days=1))
    assert name in browser(wren).get(listed).content.decode()
    assert "One staff-safety warning is to be looked at again" in browser(wren).get("/").content.decode()
    assert name not in browser(ines).get(listed).content.decode()
    assert "staff-safety warning" not in browser(ines).get("/").content.decode()
