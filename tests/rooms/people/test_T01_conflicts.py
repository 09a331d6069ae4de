"""T01: a conflict bars at once, is seen by its officer alone, and only two people of different agencies end it."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Refused
from joinedup.people.conflicts import commands, queries
from joinedup.people.finding.commands import keep_keys
from joinedup.people.models import Case, Conflict
from joinedup_core.permits import Permission, Role
from tests.rooms.people.cases import Town, acting, browser


def test_T01_two_people_of_different_agencies_end_a_conflict(town: Town) -> None:
    noor, at = town.people["noor"], timezone.now()
    case = town.case(town.people["lena"])
    town.link(noor, case, Role.LEAD_WORKER)
    same = town.practitioner("cole", town.world.icb, Role.CONFLICT_OFFICER)
    other = town.practitioner("olive", town.world.police, Role.CONFLICT_OFFICER)
    officer = acting(town.people["connie"])
    barred = commands.record_conflict(
        officer, town.world.partnership, user_id=UUID(str(noor.user_id)), case_id=case.pk, nature="Her sister"
    )
    assert [line.id for line in queries.conflicts(officer, "northvale")] == [barred]
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Conflict.objects.filter(pk=barred).update(ended_by=officer.user_id, end_agreed_by=other.user_id, to_at=Now())
    me = acting(noor)
    assert list(Case.objects.visible_to(me, Permission.SEE_CASES)) == []
    assert queries.conflicts(me, "northvale") == []
    assert not commands.end_conflict(acting(town.people["connie"]), barred, at=at, reason="Divorced")
    for again in (town.people["connie"], same):
        with pytest.raises(Refused, match="another agency"):
            commands.end_conflict(acting(again), barred, at=at)
    assert commands.end_conflict(acting(other), barred, at=at)
    assert Case.objects.visible_to(acting(noor), Permission.SEE_CASES).get() == case


def test_T01_whoever_declares_their_own_conflict_is_barred_at_once_and_the_officer_sees_it(town: Town) -> None:
    noor = town.people["noor"]
    case = town.case(town.people["lena"])
    town.link(noor, case, Role.ALLOCATED_WORKER)
    client, address = browser(noor), reverse("cases:declare_with_case", args=["northvale", case.pk])
    assert "no_nature" not in client.post(address, {"nature": " "}).content.decode()
    answer = client.post(address, {"nature": "My sister"}, follow=True)
    assert "closed to you" in answer.content.decode()
    assert client.get(address).status_code == 404
    page = browser(town.people["connie"]).get(reverse("conflicts:conflicts", args=["northvale"])).content.decode()
    assert "Noor" in page
    assert f"case {case.reference}" in page
    assert "My sister" in page
    assert browser(noor).get(reverse("conflicts:conflicts", args=["northvale"])).status_code == 404


def test_T01_an_officer_records_by_name_and_date_of_birth_and_two_end_it_with_a_reason(town: Town) -> None:
    noor = town.people["noor"]
    acting(town.people["lena"])
    her = town.person(
        forenames="Sadie", surname="Pennock", born="3 April 2011", born_from_on="2011-04-03", born_to_on="2011-04-03"
    )
    case = town.case(town.people["lena"], person=her)
    keep_keys(her)
    town.link(noor, case, Role.ALLOCATED_WORKER)
    client, address = browser(town.people["connie"]), reverse("conflicts:record", args=["northvale"])
    given = {
        "who": f"{noor.user_id}:{noor.agency_id}",
        "forenames": "Sadie",
        "surname": "Pennock",
        "nature": "Her aunt",
    }
    assert "whole name and full date of birth" in client.post(address, {**given, "born": "2011"}).content.decode()
    assert "Nothing was recorded" in client.post(address, {**given, "born": "4 April 2011"}).content.decode()
    assert client.post(address, {**given, "born": "3 April 2011"}).status_code == 302
    assert browser(noor).get(reverse("casefiles:case", args=["northvale", case.pk])).status_code == 404
    olive = town.practitioner("olive", town.world.police, Role.CONFLICT_OFFICER)
    acting(town.people["connie"])
    end = reverse("conflicts:end", args=["northvale", Conflict.objects.get().pk])
    assert "Say why" in client.post(end, {"reason": "  "}).content.decode() or client.post(end, {}).status_code == 200
    client.post(end, {"reason": "They have fallen out, and she moved"})
    assert browser(noor).get(reverse("casefiles:case", args=["northvale", case.pk])).status_code == 404
    assert "fallen out" in browser(olive).get(end).content.decode()
    assert browser(olive).post(end, {"reason": " "}).status_code == 200
    browser(olive).post(end, {"reason": "I asked both of them"})
    assert browser(noor).get(reverse("casefiles:case", args=["northvale", case.pk])).status_code == 200
    page = browser(olive).get(reverse("conflicts:conflicts", args=["northvale"])).content.decode()
    assert "They have fallen out, and she moved. I asked both of them" in page, "what each of the two typed is kept"
