"""Escalation: safety first, anybody may start, either side moves it, what is overdue climbs by itself, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from joinedup.casework.escalations import commands, queries
from joinedup.casework.escalations.jobs import climb_overdue_escalations
from joinedup.casework.escalations.rules import climbs, stage_due, stand, template
from joinedup.foundation import context, jobs
from joinedup.foundation.commands import NotAllowed, Refused
from joinedup_core.clocks import all_clocks, find_clock
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, practitioner
from tests.cast import World, sign_in
from tests.rooms.casework.test_contacts import url

NOW = datetime(2026, 5, 22, 10, 0, tzinfo=UTC)  # the Friday before a bank holiday


def started(who: Actor, case: Made, agency: UUID, stage: int = 1) -> UUID:
    said = {"theme": "threshold", "about": "kestrel: she needs an assessment", "safety": "She stays with her aunt"}
    return commands.start_escalation(acting(who), case.id, agency_id=agency, at=NOW, key=uuid4(), stage=stage, **said)


def run_job(at: datetime) -> None:
    clerk = jobs.actor_of("casework.climb_overdue_escalations")
    context.tell_database(clerk)
    climb_overdue_escalations(clerk, at)


def stage_of(who: Actor, escalation: UUID) -> int:
    return queries.get_escalation(acting(who), "northvale", escalation, NOW).stage


def test_the_stages_are_lincolnshires_four_and_each_has_its_clock() -> None:
    four, day = template(), timedelta(days=1)
    assert [bool(find_clock(one.clock, all_clocks())) for one in four.stages] == [True] * 4
    assert stage_due(four, 1, NOW)[0] == date(2026, 5, 27)
    assert stage_due(four, 4, NOW)[0] is None
    assert not climbs(four, 1, NOW, NOW + 5 * day)
    assert climbs(four, 1, NOW, NOW + 6 * day)
    assert not climbs(four, 4, NOW, NOW + 365 * day)
    assert "overdue" in stand(four, 2, NOW - 21 * day, False, NOW + 10 * day)[0]


def test_safety_comes_first(worker: Actor, case: Made, world: World) -> None:
    said = {"agency_id": world.hospital, "theme": "threshold", "about": "x", "safety": " ", "at": NOW, "key": uuid4()}
    with pytest.raises(Refused, match="Safety first"):
        commands.start_escalation(acting(worker), case.id, **said)
    with pytest.raises(Refused, match="Choose the other agency"):
        started(worker, case, world.council)


def test_either_side_moves_it_and_it_is_settled_once(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    escalation, there = started(worker, case, world.hospital), sign_in(nurse)
    assert "She stays with her aunt" in there.get(url("escalation", escalation)).content.decode()
    assert "Answer" in there.post(url("move_escalation", escalation), {"words": ""}).content.decode()
    there.post(url("move_escalation", escalation), {"words": "We spoke and do not agree"})
    assert stage_of(worker, escalation) == 2
    commands.say(acting(worker), escalation, words="Our managers meet at 2", at=NOW)
    sign_in(worker).post(url("settle_escalation", escalation), {"words": "An assessment by Friday"})
    page = there.get(url("escalation", escalation)).content.decode()
    for words in ("Settled at stage 2", "An assessment by Friday", "Our managers meet at 2"):
        assert words in page
    with pytest.raises(Refused, match="was settled"):
        commands.move_up(acting(nurse), escalation, words="More", at=NOW)


def test_what_is_overdue_climbs_one_stage_at_a_time_and_once(worker: Actor, case: Made, world: World) -> None:
    escalation = started(worker, case, world.hospital)
    run_job(NOW + timedelta(days=3))
    assert stage_of(worker, escalation) == 1
    for _ in range(2):
        run_job(NOW + timedelta(days=7))
    assert stage_of(worker, escalation) == 2
    assert "climbed by itself to stage 2" in sign_in(worker).get(url("escalation", escalation)).content.decode()


def test_strangers_find_nothing_and_readers_do_not_move_it(
    worker: Actor, stranger: Actor, case: Made, world: World
) -> None:
    escalation = started(worker, case, world.hospital)
    for name in ("escalation", "move_escalation", "settle_escalation"):
        assert sign_in(stranger).get(url(name, escalation)).status_code == 404
    reviewer = practitioner("pia", "Pia Moor", world.hospital)
    acting(worker)
    link(reviewer, case.id, case.place, Role.CASE_REVIEWER)
    with pytest.raises(NotAllowed):
        commands.settle(acting(reviewer), escalation, words="Done", at=NOW)


def test_themes_go_to_learning_without_names(worker: Actor, case: Made, world: World) -> None:
    started(worker, case, world.hospital, stage=3)
    clerk = jobs.actor_of("casework.climb_overdue_escalations")
    context.tell_database(clerk)
    year = {"from_on": date(2026, 4, 1), "until_on": date(2027, 3, 31)}
    assert commands.count_escalations(clerk, world.partnership, **year) == [("threshold", 3, False, 1)]


def test_the_form_starts_one_and_lists_it(worker: Actor, case: Made, world: World) -> None:
    client, said = sign_in(worker), {"csrfmiddlewaretoken": "one showing", "safety": "With her aunt"}
    said |= {"agency_id": str(world.hospital), "theme": "sharing", "about": "The report", "stage": "1"}
    for _ in range(2):
        assert client.post(url("start_escalation", case.id), said).status_code == 302
    assert client.get(url("escalations", case.id)).content.decode().count("Information is not shared</a>") == 1
