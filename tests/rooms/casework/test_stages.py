"""A disagreement climbs to people: those whom its stage names are told, read it and answer it, and see nothing else of the case."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.casework.models import Arrival
from joinedup.foundation import places
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.models import Notice
from joinedup.people.models import Team, TeamMembership
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, practitioner
from tests.cast import ROOT, World, actor, sign_in, user
from tests.rooms.casework.test_arrivals import arrivals, page_of
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_escalations import NOW, run_job, stage_of, started
from tests.rooms.casework.test_referrals import bar, desk, officer

__all__ = ["desk", "officer"]


def manager_of(who: Actor, email: str, agency: UUID) -> Actor:
    """Somebody who supervises the team in which a worker is."""
    made = practitioner(email, f"{email} Hale", agency)
    team = Team.objects.create(agency_id=agency, place=places.board("northvale"), name="Ward team")
    for one, leads in ((who, False), (made, True)):
        TeamMembership.objects.create(
            team=team, place=team.place, user_id=one.user_id, supervises=leads, from_on=date(2026, 1, 1)
        )
    return made


def holding(email: str, role: Role, agency: UUID | None = None) -> Actor:
    made = user(email, f"{email} Orr")
    more = {"agency_id": agency} if agency else {}
    accounts.grant_role(
        ROOT, user_id=made, role=role, place=places.board("northvale"), from_on=date(2024, 1, 1), **more
    )
    return actor(made, on=timezone.localdate())


def told(who: Actor) -> int:
    return Notice.objects.filter(user_id=who.user_id, wording="something_waits").count()


def test_what_is_overdue_climbs_to_people_who_are_told_and_can_read_it(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    theirs, ours = manager_of(nurse, "mina", world.hospital), manager_of(worker, "otis", world.council)
    lead, other, chair = (
        holding("lena", Role.AGENCY_LEAD, world.hospital), holding("pat", Role.AGENCY_LEAD, world.police), holding("ivy", Role.INDEPENDENT_CHAIR),
    )  # fmt: skip
    escalation = started(worker, case, world.hospital)
    assert told(nurse) == 1
    assert [told(one) for one in (theirs, ours, lead, chair)] == [0] * 4
    run_job(NOW + timedelta(days=7))
    assert stage_of(worker, escalation) == 2
    assert [told(one) for one in (theirs, ours, lead, chair, other, stranger)] == [1, 1, 0, 0, 0, 0]
    assert "kestrel" in _page(theirs, escalation)
    assert [arrivals(one) for one in (lead, other, chair, stranger, nurse)] == [set()] * 5
    run_job(timezone.now() + timedelta(days=21))
    run_job(timezone.now() - timedelta(days=1))
    assert stage_of(worker, escalation) == 3
    assert [told(one) for one in (lead, other, chair)] == [1, 0, 0]
    assert "kestrel" in _page(lead, escalation)
    run_job(timezone.now() + timedelta(days=60))
    assert [told(one) for one in (lead, other, chair)] == [1, 0, 1]
    assert "kestrel" in _page(chair, escalation)
    for one in (theirs, lead, chair):
        assert sign_in(one).get(url("escalation", escalation)).status_code == 404
        assert sign_in(one).get(url("case", case.id)).status_code == 404


def test_whoever_a_stage_names_moves_and_settles_it(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    theirs = manager_of(nurse, "mina", world.hospital)
    lead = holding("lena", Role.AGENCY_LEAD, world.hospital)
    escalation = started(worker, case, world.hospital, stage=2)
    client = sign_in(theirs)
    acting(theirs)
    client.post(page_of(escalation, "answer_arrival"), {"act": "moved", "words": "We do not agree"})
    assert stage_of(worker, escalation) == 3
    assert told(lead) == 1
    client = sign_in(lead)
    acting(lead)
    client.post(page_of(escalation, "answer_arrival"), {"act": "settled", "words": "An assessment by Friday"})
    assert "An assessment by Friday" in sign_in(worker).get(url("escalation", escalation)).content.decode()
    again = client.post(page_of(escalation, "answer_arrival"), {"act": "said", "words": "More"}).content.decode()
    assert "was answered" in again


@pytest.mark.parametrize("who", ["manager", "lead", "chair"])
def test_a_conflict_keeps_it_from_whoever_the_stage_names(
    who: str, worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    theirs = manager_of(nurse, "mina", world.hospital)
    named = {
        "manager": theirs,
        "lead": holding("lena", Role.AGENCY_LEAD, world.hospital),
        "chair": holding("ivy", Role.INDEPENDENT_CHAIR),
    }[who]
    bar(named, case.id)
    escalation = started(worker, case, world.hospital, stage={"manager": 2, "lead": 3, "chair": 4}[who])
    assert told(named) == 0
    assert arrivals(named) == set()
    acting(worker)
    for row in list(Arrival.objects.filter(item_id=escalation)):
        assert sign_in(named).get(url("arrival", row.pk)).status_code == 404


def test_the_desk_is_the_practitioner_where_nobody_works_on_the_case(
    worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    escalation = started(worker, case, world.police)
    assert told(officer) == 1
    assert "kestrel" in _page(officer, escalation)


def _page(who: Actor, escalation: UUID) -> str:
    client = sign_in(who)
    acting(who)
    return str(client.get(page_of(escalation)).content.decode())


def test_the_manager_of_a_refused_worker_starts_one(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    manager = practitioner("gus", "Gus Hale", world.council)
    acting(worker)
    link(manager, case.id, case.place, Role.CASE_SUPERVISOR)
    client, said = sign_in(manager), {"safety": "With her aunt", "agency_id": str(world.hospital), "theme": "threshold"}
    answer = client.post(url("start_escalation", case.id), {**said, "about": "She needs an assessment", "stage": "2"})
    assert answer.status_code == 302
    assert "She needs an assessment" in client.get(answer.url).content.decode()
    assert told(nurse) == 1
