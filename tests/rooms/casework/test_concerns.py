"""Concerns: each level has its reason and stays in the history; two editors do not overwrite each other."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from joinedup.casework.concerns import commands
from joinedup.casework.concerns.commands import Stand
from joinedup.casework.concerns.rules import LEVELS, direction, domains, level_problem
from joinedup.casework.models import ConcernLevel
from joinedup.foundation.commands import Refused
from joinedup.people.models import Person
from joinedup_core.permits import Actor
from tests.cases import Made, acting, share
from tests.cast import World, sign_in
from tests.rooms.casework.test_contacts import url

CURRENT = Stand("current", date(2026, 5, 1), "She told the school nurse")


def worry(who: Actor, case: Made, stand: Stand = CURRENT, about: str = "domestic_abuse", **more) -> UUID:
    details = {"part": "at_risk", "scale": domains()[about].scale, "at": timezone.now(), "key": uuid4(), **more}
    return commands.record_concern(acting(who), case.id, person_id=case.persons[0], about=about, stand=stand, **details)


def level(to: str, **more: object) -> dict[str, object]:
    said = {"level": to, "from_on": "2026-05-09", "reason": "Seen with a bruise", "harm_at_home": "yes"}
    return {**said, "significant_harm": "not_known", "version": 1, **more}


@given(st.lists(st.sampled_from(list(LEVELS["risk"])), min_size=2))
def test_the_direction_is_that_of_the_last_step(levels: list[str]) -> None:
    before, now = (list(LEVELS["risk"]).index(one) for one in levels[-2:])
    wanted = "rising" if now > before else "falling" if now < before else "steady"
    assert direction("scams", levels).key == wanted


def test_early_help_has_levels_of_its_own() -> None:
    assert level_problem("early_help", "needs", "complex") is None
    assert "these levels: Early help" in (level_problem("early_help", "risk", "high") or "")
    assert level_problem("scams", "needs", "increasing")


def test_a_concern_goes_up_with_a_reason_and_keeps_its_history(worker: Actor, case: Made) -> None:
    concern, client = worry(worker, case), sign_in(worker)
    refused = client.post(url("change_level", concern), level("high", reason=""))
    assert "Answer “Why is it at this level?”" in refused.content.decode()
    assert client.post(url("change_level", concern), level("high")).status_code == 302
    text = client.get(url("concern", concern)).content.decode()
    assert "It went from Current to High" in text
    assert "She told the school nurse" in text
    assert "Seen with a bruise" in text
    assert ConcernLevel.objects.count() == 2


def test_two_editors_see_both_versions(worker: Actor, case: Made) -> None:
    concern, client = worry(worker, case), sign_in(worker)
    client.post(url("change_level", concern), level("high"))
    text = client.post(url("change_level", concern), level("increasing", reason="My own words")).content.decode()
    assert "Somebody else changed this" in text
    assert "My own words" in text
    assert "Seen with a bruise" in text


@pytest.mark.parametrize(
    ("stand", "said"),
    [
        (Stand("current", date(2099, 5, 1), "x"), "has not come yet"),
        (Stand("current", date(2026, 5, 1), " "), "Say why"),
    ],
)
def test_a_level_needs_a_reason_and_a_day_that_has_come(worker: Actor, case: Made, stand: Stand, said: str) -> None:
    with pytest.raises(Refused, match=said):
        worry(worker, case, stand)


def test_the_same_concern_stands_once_until_it_is_ended(worker: Actor, case: Made) -> None:
    first = worry(worker, case)
    with pytest.raises(Refused, match="has this concern about them already"):
        worry(worker, case)
    commands.end_concern(acting(worker), first, reason="He moved away; she agrees", at=timezone.now(), version=1)
    worry(worker, case)


def test_whoever_it_is_shared_with_sees_how_it_stands_and_may_not_change_it(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    concern, there = worry(worker, case), sign_in(nurse)
    assert there.get(url("concern", concern)).status_code == 404
    share(acting(worker), concern, case, world.hospital)
    commands.change_level(
        acting(worker), concern, stand=Stand("high", date(2026, 5, 9), "Rising"), at=timezone.now(), version=1
    )
    assert "High, since 9 May 2026" in there.get(url("concern", concern)).content.decode()
    assert there.get(url("change_level", concern)).status_code == 403


def test_the_form_makes_a_concern_and_lists_it(worker: Actor, case: Made) -> None:
    client, said = sign_in(worker), level("risk:high", key=str(uuid4()), about="scams", part="at_risk")
    assert client.post(url("record_concern", case.id, case.persons[0]), said).status_code == 302
    client.post(url("record_concern", case.id, case.persons[0]), said)
    assert client.get(url("case", case.id)).content.decode().count("Financial scams and doorstep crime</a>") == 1


@pytest.mark.parametrize("act", ["change_level", "end_concern"])
def test_whose_level_is_changed_stands_in_the_heading(worker: Actor, case: Made, act: str) -> None:
    text = sign_in(worker).get(url(act, worry(worker, case))).content.decode()
    acting(worker)
    assert f"{Person.objects.get(pk=case.persons[0]).name}: Domestic abuse" in text


def test_a_concern_leads_on_to_a_contact_a_referral_and_a_panel(worker: Actor, case: Made) -> None:
    text = sign_in(worker).get(url("concern", worry(worker, case))).content.decode()
    for name in ("record", "choose_referral"):
        assert url(name, case.id, case.persons[0]) in text
    assert f"/northvale/panels/case/{case.id}/" in text
