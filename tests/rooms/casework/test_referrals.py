"""Referrals: unacknowledged is not received; the receiving team sees the referral and nothing else of the case."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.desks.commands import add_desk
from joinedup.casework.models import ReceivedReferral, Referral, ReferralStep
from joinedup.casework.referrals import commands, queries
from joinedup.casework.referrals.commands import Told
from joinedup.casework.referrals.jobs import tell_unacknowledged_referrals
from joinedup.casework.referrals.rules import Kind, Step, acknowledge_by, decide_by, kinds, late_if_received_by, stand
from joinedup.foundation import context, jobs, places
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.links.queries import token_for
from joinedup.foundation.models import LightLink, Notice, TrailEntry
from joinedup.partnership.models import Membership
from joinedup.people.models import Case, CaseLink, Conflict, NamedReader, Team, TeamMembership
from joinedup_core.clocks import all_clocks, find_clock
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, practitioner
from tests.cast import ROOT, World, actor, sign_in, user
from tests.rooms.casework.test_contacts import url

NOW = datetime(2026, 5, 22, 15, 0, tzinfo=UTC)  # the Friday before a bank holiday
SAID = {"worry": "kestrel: he comes at night", "criterion": "Escalation"}
TOLD = Told("Sadie Pennock, born 1990", SAID, "given", "01632 960123")


@pytest.fixture
def officer(world: World) -> Actor:
    """Noor of the police, who works in the team that takes Prevent and MARAC referrals."""
    return practitioner("noor", "Noor Vance", world.police)


@pytest.fixture
def desk(world: World, maya: Actor, officer: Actor) -> UUID:
    """The police's desk, read by a team on the system."""
    team = Team.objects.create(agency_id=world.police, place=places.board("northvale"), name="Vulnerability desk")
    TeamMembership.objects.create(team=team, place=team.place, user_id=officer.user_id, from_on=date(2026, 1, 1))
    there = Membership.objects.get(partnership_id=world.partnership, agency_id=world.police).pk
    context.tell_database(maya)
    return add_desk(maya, there, takes=["marac", "prevent", "scams"], telephone="01632 960111", team_id=team.pk)


@pytest.fixture
def outside(world: World, maya: Actor) -> UUID:
    """The council's desk, which is told outside the system."""
    there = Membership.objects.get(partnership_id=world.partnership, agency_id=world.council).pk
    context.tell_database(maya)
    said = {"how": "Their web form", "email": "desk@example.org"}
    return add_desk(maya, there, takes=["child", "adult", "early_help", "prevent"], telephone="01632 960222", **said)


def sent(who: Actor, case: Made, desk: UUID, kind: str = "marac", told: Told = TOLD, at: datetime = NOW) -> UUID:
    return commands.send_referral(
        acting(who), case.id, person_id=case.persons[0], kind=kind, desk_id=desk, told=told, at=at, key=uuid4()
    )


def bar(who: Actor, case_id: UUID) -> None:
    """A conflict of interest, recorded by an officer."""
    made = user("conny", "Conny Vale")
    accounts.grant_role(
        ROOT, user_id=made, role=Role.CONFLICT_OFFICER, place=places.partnership("northvale"), from_on=date(2024, 1, 1)
    )
    acting(actor(made))
    Conflict.objects.create(
        place=places.partnership("northvale"), user_id=who.user_id, case_id=case_id, nature="Sister", from_at=Now()
    )


def test_every_clock_of_a_kind_exists() -> None:
    for kind in kinds().values():
        assert not kind.decide or find_clock(kind.decide, all_clocks())


def test_unacknowledged_is_not_received_and_the_number_is_said() -> None:
    until, because = acknowledge_by(NOW, urgent=False)
    assert until.date() == date(2026, 5, 26)
    assert "Spring bank holiday" in because or "bank holiday" in because.lower()
    assert stand([], until, None, NOW, "01632 960111").key == "sent"
    late = stand([], until, None, until + timedelta(minutes=2), "01632 960111")
    assert (late.key, "01632 960111" in late.next) == ("not_received", True)
    heard = [Step("acknowledged", NOW)]
    assert stand(heard, until, date(2026, 5, 27), NOW + timedelta(days=9), "").key == "decision_late"
    assert stand([*heard, Step("answered", NOW, "declined")], until, None, NOW, "").next.startswith(
        "Do you still worry?"
    )


def test_the_team_reads_it_acknowledges_decides_and_joins(
    worker: Actor, officer: Actor, case: Made, desk: UUID
) -> None:
    told = Told("Sadie Pennock", SAID, "given", "01632 960123", may_join=True)
    referral, there = sent(worker, case, desk, told=told), sign_in(officer)
    assert there.get(url("case", case.id)).status_code == 404
    assert "Not received" in sign_in(worker).get(url("referral", referral)).content.decode()
    page = there.get(url("received_one", referral)).content.decode()
    assert "kestrel" in page
    assert "Rory" not in page
    assert "We have it" in page
    there.post(url("acknowledge_referral", referral))
    there.post(url("acknowledge_referral", referral))
    acting(worker)
    assert ReferralStep.objects.filter(kind="acknowledged").count() == 1
    with pytest.raises(Refused, match="Accept it first"):
        commands.join_case(acting(officer), referral)
    there.post(url("answer_referral", referral), {"reply": "accepted", "words": "Heard on Tuesday", "version": "0"})
    assert "Heard on Tuesday" in sign_in(worker).get(url("referral", referral)).content.decode()
    there.post(url("join_case", referral))
    assert there.get(url("case", case.id)).status_code == 200
    acting(worker)
    assert CaseLink.objects.filter(user_id=officer.user_id, kind=Role.ALLOCATED_WORKER).count() == 1


def test_nobody_else_of_the_agency_and_nobody_barred_sees_it(
    worker: Actor, officer: Actor, stranger: Actor, case: Made, desk: UUID, world: World
) -> None:
    referral = sent(worker, case, desk)
    for address in (url("received_one", referral), url("referral", referral)):
        assert sign_in(stranger).get(address).status_code == 404
    with pytest.raises(NotFound):
        commands.open_received(acting(stranger), referral, at=NOW)
    assert str(referral) not in sign_in(stranger).get(url("received")).content.decode()
    bar(officer, case.id)
    assert sign_in(officer).get(url("received_one", referral)).status_code == 404
    acting(officer)
    assert ReceivedReferral.objects.count() == 0
    with pytest.raises(NotFound):
        commands.acknowledge_referral(acting(officer), referral, at=NOW)


def test_a_restricted_case_is_told_by_telephone_and_shown_to_nobody_off_its_list(
    worker: Actor, officer: Actor, case: Made, desk: UUID
) -> None:
    acting(worker)
    NamedReader.objects.create(case_id=case.id, place=case.place, user_id=worker.user_id, from_at=Now())
    Case.objects.filter(pk=case.id).update(restriction=1)
    with pytest.raises(Refused, match="This case is restricted"):
        sent(worker, case, desk)
    referral = sent(worker, case, desk, told=Told("Sadie", SAID, "given", "1", spoken_to="Sergeant Roe"))
    assert not Notice.objects.filter(wording="something_arrived").exists()
    assert sign_in(officer).get(url("received_one", referral)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "told", "said"),
    [
        ("early_help", Told("S", SAID, "refused", "1", how="portal"), "needs their agreement"),
        ("child", Told("S", SAID, "not_asked", "1", how="portal"), "Say why you refer without"),
        ("child", Told("S", {}, "given", "1", how="portal"), "What are you worried about"),
        ("child", Told("S", SAID, "given", "1"), "say how you sent it"),
        ("child", Told("S", SAID, "given", "1", how="portal", urgent=True), "telephone first"),
        ("child", Told(" ", SAID, "given", "1", how="portal"), "Say whom it is about"),
        ("prevent", Told("S", SAID, "given", "1", how="portal"), "Choose where it goes"),
        ("nonsense", TOLD, "Choose what you refer to"),
    ],
)
def test_what_may_not_go_out_is_said(
    worker: Actor, case: Made, outside: UUID, kind: str, told: Told, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        sent(worker, case, outside, kind, told)


def test_an_agency_outside_acknowledges_by_a_link_that_shows_nothing(worker: Actor, case: Made, outside: UUID) -> None:
    told = Told("Sadie Pennock", SAID, "given", "01632 960123", how="portal", link=True)
    referral = sent(worker, case, outside, "child", told, timezone.now())
    link = LightLink.objects.get(target_id=referral)
    address, client = f"/link/{token_for(link.pk)}/", Client()
    page = client.get(address).content.decode()
    assert "01632 960123" in page
    assert not [word for word in ("kestrel", "Pennock", "child", "Child") if word in page]
    assert (
        "Give your name" in client.post(address, {"who": " "}).content.decode()
        or "Enter" in client.post(address, {"who": ""}).content.decode()
    )
    assert "Thank you" in client.post(address, {"who": "Ada Quill, duty"}).content.decode()
    assert client.get(address).status_code == 410
    found = sign_in(worker).get(url("referral", referral)).content.decode()
    assert "Ada Quill, duty" in found
    commands.record_reply(
        acting(worker), referral, reply="assessment", told_by="Ada Quill", words="Begun", at=timezone.now()
    )
    assert "An assessment or enquiry was begun" in sign_in(worker).get(url("referral", referral)).content.decode()


def test_the_sender_is_told_once_and_the_page_names_the_number(worker: Actor, case: Made, desk: UUID) -> None:
    referral = sent(worker, case, desk)
    assert Notice.objects.filter(wording="something_arrived").count() == 1
    clerk = jobs.actor_of("casework.tell_unacknowledged_referrals")
    for _ in range(2):
        context.tell_database(clerk)
        tell_unacknowledged_referrals(clerk, timezone.now())
    assert Notice.objects.filter(wording="nobody_said_it_arrived").count() == 1
    page = sign_in(worker).get(url("to_chase")).content.decode()
    assert "ring 01632 960111" in page
    commands.record_chase(acting(worker), referral, spoke_to="Sergeant Roe", words="", have_it=True, at=timezone.now())
    assert "ring 01632 960111" not in sign_in(worker).get(url("to_chase")).content.decode()


def test_counts_go_to_jobs_and_name_nobody(worker: Actor, officer: Actor, case: Made, desk: UUID, world: World) -> None:
    referral = sent(worker, case, desk)
    commands.answer_referral(acting(officer), referral, reply="accepted", words="Yes", at=NOW)
    commands.answer_referral(acting(officer), referral, reply="assessment", words="Begun", at=NOW)
    clerk, year = (
        jobs.actor_of("casework.tell_unacknowledged_referrals"),
        {"from_on": date(2026, 4, 1), "until_on": date(2027, 3, 31)},
    )
    context.tell_database(clerk)
    assert commands.count_referrals(clerk, world.partnership, **year) == [("marac", "assessed", False, 1)]
    with pytest.raises(NotAllowed):
        commands.count_referrals(acting(worker), world.partnership, **year)


def test_the_form_sends_and_lists_it_and_reading_is_trailed(
    worker: Actor, officer: Actor, case: Made, desk: UUID
) -> None:
    client = sign_in(worker)
    assert "Ring 999 first" in client.get(url("choose_referral", case.id, case.persons[0])).content.decode()
    there = url("refer", case.id, case.persons[0], "marac")
    said = {
        "csrfmiddlewaretoken": "one showing",
        "desk_id": str(desk),
        "who": "Sadie",
        "consent": "given",
        "sender_telephone": "01632 960123",
    }
    assert "Answer “Why is it for MARAC?”" in client.post(there, said).content.decode()
    said |= {"said_criterion": "Repeat", "said_worry": "Again"}
    assert client.post(there, said).status_code == 302
    client.post(there, said)
    acting(worker)
    sent = Referral.objects.get().pk
    assert "R-" in client.get(url("referrals", case.id)).content.decode()
    sign_in(officer).get(url("received"))
    assert TrailEntry.objects.filter(verb="casework.list_received", note=f"received {sent}").exists()
    assert queries.received(acting(officer), "southmoor", NOW) == queries.Waiting((), more=False)
    assert reverse("casework:desks", args=["northvale"])


def test_what_nobody_acknowledged_is_listed_however_much_came_since(
    worker: Actor, officer: Actor, case: Made, desk: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 2)
    old = sent(worker, case, desk, at=NOW - timedelta(days=400))
    for hours in range(3):
        new = sent(worker, case, desk, at=NOW + timedelta(hours=hours))
        commands.acknowledge_referral(acting(officer), new, at=NOW)
    found = queries.received(acting(officer), "northvale", NOW)
    assert found.lines[0].id == old
    assert (len(found.lines), found.more) == (2, True)
    assert "These are 2 of them; there are more" in sign_in(officer).get(url("received")).content.decode()


def test_what_waits_for_a_decision_is_listed_however_much_was_decided_since(
    worker: Actor, officer: Actor, case: Made, desk: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 1)
    waits, decided = sent(worker, case, desk), sent(worker, case, desk, at=NOW + timedelta(days=1))
    for one in (waits, decided):
        commands.acknowledge_referral(acting(officer), one, at=NOW)
    commands.answer_referral(acting(officer), decided, reply="accepted", words="A visit", at=NOW)
    assert [line.id for line in queries.received(acting(officer), "northvale", NOW).lines] == [waits]


def test_what_was_not_received_is_chased_however_much_was_decided_since(
    worker: Actor, officer: Actor, case: Made, desk: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided, has, waits = (sent(worker, case, desk, at=NOW - timedelta(days=10 - n)) for n in range(3))
    for one in (decided, has):
        commands.record_chase(acting(worker), one, spoke_to="Sergeant Roe", words="", have_it=True, at=timezone.now())
    commands.answer_referral(acting(officer), decided, reply="accepted", words="A visit", at=NOW)
    for most, wanted in ((1, [waits]), (2, [waits, has]), (3, [waits, has, decided])):
        monkeypatch.setattr(queries, "MOST", most)
        found = queries.to_chase(acting(worker), "northvale", timezone.now())
        assert [line.id for line in found.lines] == wanted
        assert found.more is (most < 3)


def test_a_late_decision_comes_before_those_that_can_wait_and_the_page_says_that_there_are_more(
    worker: Actor, officer: Actor, case: Made, desk: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told("Sadie Pennock", {one.key: "Calls" for one in kinds()["scams"].fields}, "given", "01632 960123")
    can_wait = sent(worker, case, desk, "scams", told, at=NOW - timedelta(days=90))  # no limit of its decision is known
    late = sent(worker, case, desk)
    for one in (can_wait, late):
        commands.acknowledge_referral(acting(officer), one, at=NOW)
    monkeypatch.setattr(queries, "MOST", 1)
    found = queries.to_chase(acting(worker), "northvale", NOW + timedelta(days=180))
    assert [(line.id, line.stand.key) for line in found.lines] == [(late, "decision_late")]
    assert "These are the 1 most urgent; there are more" in sign_in(worker).get(url("to_chase")).content.decode()


@pytest.mark.parametrize("kind", [one for one in kinds().values() if one.decide])
def test_the_day_from_which_a_decision_is_late_agrees_with_its_clock(kind: Kind) -> None:
    today = date(2026, 5, 26)  # the day after a bank holiday
    last = late_if_received_by(kind, today)
    for day in (today - timedelta(days=back) for back in range(120)):
        on, _ = decide_by(kind, datetime(day.year, day.month, day.day))
        assert (on is not None and on < today) == (last is not None and day <= last)


def test_whoever_decides_after_another_is_shown_what_was_decided(
    worker: Actor, officer: Actor, case: Made, desk: UUID
) -> None:
    referral = sent(worker, case, desk)
    client, mine = sign_in(officer), {"reply": "declined", "words": "Not for us, ring the school"}
    assert 'name="version" value="0"' in client.get(url("answer_referral", referral)).content.decode()
    commands.answer_referral(acting(officer), referral, reply="accepted", words="Heard on Tuesday", at=NOW)
    page = client.post(url("answer_referral", referral), mine | {"version": "0"}).content.decode()
    assert "Somebody else changed this" in page
    for told in ("Accepted", "Heard on Tuesday", "Not for us, ring the school", 'name="version" value="1"'):
        assert told in page
    assert len(queries.decisions(referral)) == 1
    assert client.post(url("answer_referral", referral), mine | {"version": "1"}).status_code == 302
    acting(officer)
    assert [step.answer for step in queries.decisions(referral)] == ["accepted", "declined"]
