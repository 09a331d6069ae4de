"""A partnership adds what a concern can be about: offered from a day on, never deleted; old concerns keep their words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand, change_level, record_concern
from joinedup.casework.domains.commands import end_domain, keep_domain
from joinedup.casework.domains.queries import own_domains
from joinedup.casework.models import Concern, OwnDomain
from joinedup.casework.numbers.beside import Beside
from joinedup.casework.numbers.queries import Quarter
from joinedup.casework.numbers.rules import BoardTable
from joinedup.casework.numbers.shown import sections
from joinedup.foundation.commands import Refused
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.test_agreed import page_of
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_own_standards import WHOLE
from tests.rooms.casework.test_own_standards import keep as keep_rules

STAND = Stand("high", date(2026, 5, 1), "She told us")


def keep(who: Actor, group: UUID, **more: Any) -> UUID:
    today = timezone.localdate()
    said = {"key": "violence", "label": "Serious violence", "what": "Harm with a weapon, done or threatened"}
    days = {"approved_on": today, "effective_from": today, "on": today}
    return keep_domain(acting(who), group, **(said | days | more))


def record(who: Actor, case: Made, about: str) -> Concern:
    said = {"about": about, "part": "at_risk", "level": "risk:high", "reason": "A knife", "harm_at_home": "no"}
    said |= {
        "significant_harm": "not_known",
        "from_on_0": "1",
        "from_on_1": "5",
        "from_on_2": "2026",
        "from_on": "2026-05-01",
    }
    answer = sign_in(who).post(url("record_concern", case.id, case.persons[0]), said)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    acting(who)
    return Concern.objects.get(domain=about, ended_on=None)


def test_one_is_offered_recorded_and_keeps_its_words_once_it_has_ended(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    kept, form = keep(maya, world.board), url("record_concern", case.id, case.persons[0])
    page = sign_in(worker).get(form).content.decode()
    assert "Harm with a weapon" in page
    offered = [
        page.index(f">{words}<")
        for words in ("Neglect of a child", "Serious violence", "Something else, in your words")
    ]
    assert offered == sorted(offered)
    made = record(worker, case, "violence")
    end_domain(acting(maya), kept, reason="Joined with another, minute 9", on=timezone.localdate())
    assert "Serious violence" not in sign_in(worker).get(form).content.decode()
    page = sign_in(worker).get(url("concern", made.pk)).content.decode()
    assert "Serious violence" in page
    change_level(
        acting(worker), made.pk, stand=Stand("very_high", date(2026, 5, 2), "Again"), at=timezone.now(), version=1
    )
    assert Concern.objects.get(pk=made.pk).level == "very_high"
    assert OwnDomain.objects.get(pk=kept).ended_on == timezone.localdate()
    details = {"part": "at_risk", "scale": "risk", "stand": STAND, "at": timezone.now(), "key": uuid4()}
    with pytest.raises(Refused, match="those listed"):
        record_concern(acting(worker), case.id, person_id=case.persons[1], about="violence", **details)


def test_it_is_offered_from_its_day_on_and_nowhere_else(maya: Actor, world: World) -> None:
    today = timezone.localdate()
    keep(maya, world.board, effective_from=today + timedelta(days=1))
    assert own_domains("northvale", today) == {}
    assert own_domains("northvale", today + timedelta(days=1))["violence"].label == "Serious violence"
    assert own_domains("southmoor", today + timedelta(days=1)) == {}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"label": " "}, "what it is called"),
        ({"what": ""}, "means the same"),
        ({"key": "Serious Violence"}, "small letters"),
        ({"key": "domestic_abuse"}, "is taken"),
        ({"label": "domestic ABUSE"}, "is there already"),
        ({"approved_on": date(2099, 1, 1)}, "has not come yet"),
        ({"effective_from": date(2020, 1, 1)}, "before the group approved"),
    ],
)
def test_what_would_be_taken_for_something_else_is_refused(maya: Actor, world: World, said: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        keep(maya, world.board, **said)


def test_a_name_is_never_used_again(maya: Actor, world: World) -> None:
    end_domain(acting(maya), keep(maya, world.board), reason="Minute 9", on=timezone.localdate())
    with pytest.raises(Refused, match="was once"):
        keep(maya, world.board, label="Violence")


def test_no_standard_is_about_it_until_the_partnerships_own_names_it(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    keep(maya, world.board)
    record(worker, case, "violence")
    assert "Northvale sees people" not in page_of(worker, case)
    register = reverse("casework:domains", args=["northvale"])
    told = sign_in(worker).get(register).content.decode()
    assert "None is about it" in told
    assert "nothing is asked for it until" in told
    keep_rules(maya, world.board, WHOLE.replace("domestic_abuse", "violence"), "whole")
    assert "Northvale sees people" in page_of(worker, case)
    assert "One is about it" in sign_in(worker).get(register).content.decode()


def test_boards_read_its_words_in_the_numbers() -> None:
    day = date(2026, 1, 1)
    levels = ("current", "increasing", "high", "very_high")
    table = BoardTable(levels, {"violence": (10, 10, 10, 10, 40), "all": (10, 10, 10, 10, 40)})
    quarter = Quarter(UUID(int=1), day, day, 1, "", 10, {"people:risk": table}, {}, False)
    found = sections(Beside([day], {day: quarter}, {"violence": "Serious violence"}))
    assert "Serious violence" in {row.of for one in found for row in one.rows}


def test_the_business_manager_keeps_and_ends_one_on_pages(maya: Actor, worker: Actor, world: World) -> None:
    address, client, today = (
        reverse("casework:keep_domain", args=["northvale"]),
        sign_in(maya),
        timezone.localdate().isoformat(),
    )
    said = {
        "label": "Serious violence",
        "what": "Harm",
        "group_id": str(world.board),
        "approved_on": today,
        "effective_from": today,
    }
    assert "small letters" in client.post(address, said | {"key": "A B"}).content.decode()
    assert client.post(address, said | {"key": "violence"}).status_code == 302
    end = reverse("casework:end_domain", args=["northvale", OwnDomain.objects.get().pk])
    assert sign_in(worker).get(address).status_code == sign_in(worker).get(end).status_code == 403
    assert client.post(end, {"reason": "Minute 9"}).status_code == 302
    assert "Minute 9" in sign_in(worker).get(reverse("casework:domains", args=["northvale"])).content.decode()
