"""Who is told that something waits: those who could read it, once, without a word of what it is. Everybody else is told nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from joinedup.casework.alerts.commands import acknowledge_alert
from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.escalations.commands import move_up
from joinedup.casework.hearings.commands import follow_meeting
from joinedup.casework.panel_cases.commands import acknowledge_panel_referral
from joinedup.casework.referrals.commands import answer_referral
from joinedup.casework.research import commands as research
from joinedup.casework.sharing.commands import ask_for_information, decide_sharing
from joinedup.casework.telling.jobs import tell_of_unanswered
from joinedup.foundation import context, jobs
from joinedup.foundation.accounts.commands import grant_role
from joinedup.foundation.jobs.commands import run_job
from joinedup.foundation.models import Notice, RoleGrant, TrailEntry, User
from joinedup.foundation.notices import jobs as _notices  # noqa: F401 - registers the job
from joinedup.partnership.commands import add_seat
from joinedup.people.acknowledgements.queries import unacknowledged
from joinedup.people.cases.commands import write_note
from joinedup.people.models import Case, CaseLink, NamedReader, TeamMembership
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, practitioner
from tests.cast import ROOT, World, actor, sign_in, user
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_alerts import raised
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_escalations import started
from tests.rooms.casework.test_referrals import bar, desk, officer, sent
from tests.rooms.casework.test_referrals_to_panels import send
from tests.rooms.casework.test_sharing import WEIGHED

__all__ = ["desk", "marac", "officer"]
AT = timezone.now()


def told(who: Actor) -> list[str]:
    """The wordings that wait for somebody, and nothing else in them than where to look."""
    rows = list(Notice.objects.filter(user_id=who.user_id).order_by("made_at"))
    assert all(set(row.blanks) <= {"page", "reference"} for row in rows)
    return [row.wording for row in rows]


def test_an_alert_is_told_once_to_those_of_the_agency_who_work_on_the_case(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    raised(worker, case, world.hospital, world.police)
    assert told(nurse) == ["something_urgent_waits"]
    assert told(stranger) == told(worker) == []


@pytest.mark.parametrize("kept_out", ["conflict", "list", "link", "listed"])
def test_nobody_is_told_of_a_case_that_they_may_not_see(
    kept_out: str, worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    if kept_out == "conflict":
        bar(nurse, case.id)
    acting(worker)
    if kept_out == "link":
        CaseLink.objects.filter(user_id=nurse.user_id).update(to_at=timezone.now())
    if kept_out in ("list", "listed"):
        for one in (worker, nurse)[: 1 + (kept_out == "listed")]:
            NamedReader.objects.create(
                case_id=case.id, place=case.place, user_id=one.user_id, from_at=AT - timedelta(1)
            )
        Case.objects.filter(pk=case.id).update(restriction=1)
    raised(worker, case, world.hospital)
    assert told(nurse) == (["something_urgent_waits"] if kept_out == "listed" else [])


def test_what_is_shared_and_what_is_asked_for_is_told(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    note = write_note(acting(worker), case.id, text="kestrel", at=AT)
    said = {"agency_id": world.hospital, "at": AT, "on": today()}
    decide_sharing(acting(worker), case.id, items=[note], weighed=WEIGHED, **said)
    asked = {
        "asks": "Any visit?",
        "purpose": "A plan",
        "basis": "adult",
        "due_on": today(),
        "person_id": case.persons[0],
    }
    ask_for_information(acting(worker), case.id, **said, **asked)
    assert told(nurse) == ["something_waits"] * 2


@pytest.mark.parametrize("urgent", [False, True])
def test_coordinators_are_told_of_what_is_written_straight_to_their_panel(
    urgent: bool, marac: Marac, worker: Actor, case: Made
) -> None:
    marac.refer(worker, case, urgent=urgent)
    assert told(marac.cora) == ["something_urgent_waits" if urgent else "something_waits"]
    assert told(marac.hana) == told(marac.piet) == []


@pytest.mark.parametrize("listed", [True, False])
def test_a_coordinator_on_the_list_of_a_restricted_case_is_told_of_it(
    listed: bool, marac: Marac, worker: Actor, case: Made
) -> None:
    acting(worker)
    for who in (worker, *([marac.cora] if listed else [])):
        NamedReader.objects.create(case_id=case.id, place=case.place, user_id=who.user_id, from_at=AT - timedelta(1))
    Case.objects.filter(pk=case.id).update(restriction=1)
    marac.refer(worker, case)
    acting(worker)
    assert told(marac.cora) == (["something_waits"] if listed else [])


def test_research_its_reminders_and_actions_are_told_to_whoever_answers_for_the_agency(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    before = marac.accept(case, marac.refer(worker, case))
    asked = {"agency_ids": [world.police], "due_at": moment(1), "at": AT}
    for _ in range(2):
        research.ask_agencies(acting(marac.cora), before, **asked)
    assert told(marac.piet) == ["something_waits"]
    request = _request(marac)
    for _ in range(2):
        research.chase(acting(marac.cora), request, at=timezone.now())
    assert told(marac.piet)[1:] == ["something_still_waits"] * 2
    given = {"agency_id": world.police, "text": "Mark the number", "due_on": today(), "at": AT, "key": uuid4()}
    for _ in range(2):
        give_action(acting(marac.cora), before, **given)
    assert told(marac.piet)[3:] == ["something_waits"]
    assert told(marac.hana) == []


def test_the_sender_is_told_of_a_decision_while_they_may_see_the_case(
    worker: Actor, officer: Actor, nurse: Actor, case: Made, desk: UUID
) -> None:
    referral = sent(worker, case, desk)
    answer_referral(acting(officer), referral, reply="declined", words="Not met", at=AT)
    assert told(worker) == ["an_answer_came"]
    assert told(nurse) == []
    acting(worker)
    again = sent(worker, case, desk)
    bar(worker, case.id)
    answer_referral(acting(officer), again, reply="declined", words="Not met", at=AT)
    assert told(worker) == ["an_answer_came"]


def _request(marac: Marac) -> UUID:
    from joinedup.casework.models import ResearchRequest

    acting(marac.cora)
    return ResearchRequest.objects.get().pk


@pytest.mark.parametrize("lost", ["link", "conflict", "list", "practice"])
def test_what_was_written_before_somebody_lost_the_case_is_not_sent_after(
    lost: str, worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    raised(worker, case, world.hospital)
    assert told(nurse) == ["something_urgent_waits"]
    acting(worker)
    if lost == "link":
        CaseLink.objects.filter(user_id=nurse.user_id).update(to_at=timezone.now())
    if lost == "conflict":
        bar(nurse, case.id)
    if lost == "list":
        NamedReader.objects.create(case_id=case.id, place=case.place, user_id=worker.user_id, from_at=AT - timedelta(1))
        Case.objects.filter(pk=case.id).update(restriction=1)
    if lost == "practice":
        RoleGrant.objects.filter(user_id=nurse.user_id, role="practitioner").update(to_on=today() - timedelta(1))
    assert run_job("foundation.send_notices", timezone.now() + timedelta(minutes=1))
    assert Notice.objects.get(user_id=nurse.user_id).state == "dropped"


def test_whoever_still_works_on_it_or_in_the_team_it_went_to_is_sent_it(
    worker: Actor, nurse: Actor, officer: Actor, desk: UUID, case: Made, world: World
) -> None:
    raised(worker, case, world.hospital)
    sent(worker, case, desk)
    assert run_job("foundation.send_notices", timezone.now() + timedelta(minutes=1))
    assert {Notice.objects.get(user_id=one.user_id).state for one in (nurse, officer)} == {"sent"}


def test_what_a_team_was_sent_is_not_told_to_who_left_it(worker: Actor, officer: Actor, desk: UUID, case: Made) -> None:
    sent(worker, case, desk)
    TeamMembership.objects.filter(user_id=officer.user_id).update(to_on=today() - timedelta(1))
    assert run_job("foundation.send_notices", timezone.now() + timedelta(minutes=1))
    assert Notice.objects.get(user_id=officer.user_id).state == "dropped"


def test_what_a_barred_coordinator_cannot_move_is_told_to_the_chair_and_to_nobody_who_is_barred_too(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    chair = practitioner("chai", "Chai Rowan", world.police)
    add_seat(ROOT, marac.group, post="Chair", role="chair", agency_id=world.police, holder_id=UUID(str(chair.user_id)))
    hearing = marac.hearing(days=8)
    marac.listed(case, hearing, worker)
    acting(marac.cora)
    follow_meeting(acting(marac.cora), hearing, at=timezone.now())
    assert told(chair) == [], "everything moved"
    bar(marac.cora, case.id)
    follow_meeting(acting(marac.cora), hearing, at=timezone.now())
    assert told(chair) == ["moved_not_whole"]
    row = Notice.objects.get(user_id=chair.user_id)
    assert row.blanks == {"page": f"/northvale/panels/hearing/{hearing}/"}
    assert str(case.id) not in f"{row.about} {row.once}"
    trail = TrailEntry.objects.filter(verb="casework.follow_meeting").order_by("-id")[0]
    assert trail.note == "no case"


def run_chasing(at: datetime) -> None:
    clerk = jobs.actor_of("casework.tell_of_unanswered")
    context.tell_database(clerk)
    tell_of_unanswered(clerk, at)


def test_what_nobody_answered_in_time_is_told_once_more_to_the_desk_too_and_to_its_sender(
    worker: Actor, nurse: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    colleague = practitioner("ines", "Ines Roe", world.police)
    acting(worker)
    link(colleague, case.id, case.place, Role.ALLOCATED_WORKER)
    raised(worker, case, world.police)
    asked = {
        "asks": "Any visit?",
        "purpose": "A plan",
        "basis": "adult",
        "due_on": today(),
        "person_id": case.persons[0],
    }
    ask_for_information(acting(worker), case.id, agency_id=world.hospital, at=AT, on=today(), **asked)
    run_chasing(timezone.now())
    assert (told(colleague), told(nurse), told(officer), told(worker)) == (
        ["something_urgent_waits"],
        ["something_waits"],
        [],
        [],
    )
    for _ in range(2):
        run_chasing(timezone.now() + timedelta(days=5))
    assert told(colleague)[1:] == ["something_still_waits"]
    assert told(nurse)[1:] == ["something_still_waits"]
    assert told(officer) == ["something_still_waits"]
    assert told(worker) == ["nobody_answered"] * 2


def test_whoever_works_on_the_case_and_at_the_desk_is_told_once_of_one_thing(
    worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    acting(worker)
    link(officer, case.id, case.place, Role.ALLOCATED_WORKER)
    raised(worker, case, world.police)
    run_chasing(timezone.now() + timedelta(days=5))
    assert told(officer) == ["something_urgent_waits", "something_still_waits"]


def test_a_coordinator_who_sent_it_is_told_once_of_a_decision(
    marac: Marac, officer: Actor, case: Made, desk: UUID, worker: Actor
) -> None:
    acting(worker)
    link(marac.cora, case.id, case.place, Role.ALLOCATED_WORKER)
    referral = send(marac.cora, case, desk)
    acting(marac.cora)
    before = len(told(marac.cora))
    answer_referral(acting(officer), referral, reply="declined", words="Known to us", at=timezone.now())
    acting(marac.cora)
    assert told(marac.cora)[before:] == ["an_answer_came"]


@pytest.mark.parametrize("lost", ["team", "practice", "conflict", "account"])
def test_what_came_to_a_desk_is_not_told_to_whoever_lost_it(
    lost: str, worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    raised(worker, case, world.police)
    assert told(officer) == ["something_urgent_waits"]
    if lost == "team":
        TeamMembership.objects.filter(user_id=officer.user_id).update(to_on=today() - timedelta(1))
    if lost == "practice":
        RoleGrant.objects.filter(user_id=officer.user_id, role="practitioner").update(to_on=today() - timedelta(1))
    if lost == "conflict":
        bar(officer, case.id)
    if lost == "account":
        User.objects.filter(pk=officer.user_id).update(is_active=False)
    assert run_job("foundation.send_notices", timezone.now() + timedelta(minutes=1))
    assert Notice.objects.get(user_id=officer.user_id).state == "dropped"


@pytest.mark.parametrize("lost", ["", "role", "conflict"])
def test_what_came_by_a_role_is_sent_while_they_hold_it(
    lost: str, worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    lead = user("leda", "Leda Frome")
    grant_role(
        ROOT,
        user_id=lead,
        role=Role.AGENCY_LEAD,
        place="northvale/",
        agency_id=world.hospital,
        from_on=today() - timedelta(9),
    )
    escalation = started(worker, case, world.hospital)
    for _ in range(2):
        move_up(acting(worker), escalation, words="They did not agree", at=timezone.now())
    assert Notice.objects.filter(user_id=lead).count() == 1
    if lost == "role":
        RoleGrant.objects.filter(user_id=lead).update(to_on=today() - timedelta(1))
    if lost == "conflict":
        bar(actor(lead), case.id)
    assert run_job("foundation.send_notices", timezone.now() + timedelta(minutes=1))
    assert Notice.objects.get(user_id=lead).state == ("dropped" if lost else "sent")


def test_an_answered_alert_is_chased_no_more(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    alert = raised(worker, case, world.hospital)
    acknowledge_alert(acting(nurse), alert, words="A marker", at=timezone.now())
    run_chasing(timezone.now() + timedelta(days=5))
    assert told(worker) == []


def test_coordinators_are_told_each_day_until_they_say_that_they_have_it(
    marac: Marac, worker: Actor, case: Made
) -> None:
    referral = marac.refer(worker, case, urgent=True)
    for days in (0, 4, 4, 5):
        run_chasing(timezone.now() + timedelta(days=days))
    assert told(marac.cora)[1:] == ["something_still_waits"] * 2
    assert told(worker) == ["nobody_answered"]
    acknowledge_panel_referral(acting(marac.cora), case.id, referral_id=referral, at=timezone.now())
    run_chasing(timezone.now() + timedelta(days=9))
    assert told(marac.cora)[1:] == ["something_still_waits"] * 2


def test_what_was_shared_is_acknowledged_from_the_list(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    note = write_note(acting(worker), case.id, text="kestrel", at=AT)
    decide_sharing(acting(worker), case.id, items=[note], weighed=WEIGHED, agency_id=world.hospital, at=AT, on=today())
    there = sign_in(nurse)
    page = there.get(url("waiting")).content.decode()
    assert "kestrel" not in page
    shared = unacknowledged(acting(nurse), "northvale")[0]
    listed = there.get(url("waiting")).content.decode()
    assert "Note, recorded on" in listed
    assert "kestrel" not in listed
    there.post(url("have_shared", case.id, shared.id))
    assert unacknowledged(acting(nurse), "northvale") == []
    assert "Nothing that was shared" in there.get(url("waiting")).content.decode()
