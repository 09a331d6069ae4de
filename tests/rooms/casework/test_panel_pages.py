"""A MARAC on its pages, from referral to actions, as its people go through it."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.telling.jobs import tell_of_unanswered
from joinedup.foundation import context, jobs
from joinedup.foundation.models import Notice
from joinedup.people.models import CasePerson
from joinedup_core.permits import Actor
from tests.cases import Made, acting, make_case
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today

__all__ = ["marac"]


def url(name: str, *ids: UUID) -> str:
    """An address of panels."""
    return reverse(f"panels:{name}", args=["northvale", *ids])


def text(client: Client, name: str, *ids: UUID) -> str:
    """What a page says."""
    answer = client.get(url(name, *ids))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def send(client: Client, name: str, *ids: UUID, **said: object) -> str:
    """A form that is sent and taken; where it leads."""
    answer = client.post(url(name, *ids), said)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def referral(case: Made, **more: object) -> dict[str, object]:
    """A referral as a browser sends it."""
    said = {
        "victims": [case.persons[0]], "posing": [case.persons[1]], "criteria": ["professional_judgement"],
        "because": "She is planning to leave on Friday", "concern": "He said that he would find her", "consent": "given",
        "informed": "told", "safe_contact": "Ring the school office, mornings only",
    }  # fmt: skip
    return {**said, **more}


def test_from_referral_to_actions(marac: Marac, worker: Actor, case: Made, world: World) -> None:
    wren, cora, hana, piet = (sign_in(one) for one in (worker, marac.cora, marac.hana, marac.piet))
    start = timezone.localtime()
    hearing_on = {"on": today().isoformat(), "start_time": "23:30", "minutes": 25, "emergency": "on"}
    send(cora, "arrange", marac.panel, **hearing_on)
    hearing = models.Hearing.objects.get().pk
    assert "Refer to Northvale MARAC" in text(wren, "of_case", case.id)
    refused = wren.post(url("refer", marac.panel, case.id), referral(case, because="")).content.decode()
    assert "Write your reasons" in refused
    assert "He said that he would find her" in refused
    where = send(wren, "refer", marac.panel, case.id, **referral(case))
    assert "Nobody has taken it on yet. If it cannot wait, telephone 01632 960 200" in _plain(wren.get(where))
    assert text(cora, "panel", marac.panel).count("Sadie Pennock") == 1
    acting(marac.cora)
    made = models.PanelReferral.objects.get().pk
    assert "Ring the school office" in text(cora, "referral", made)
    agencies = [world.hospital, world.police]
    send(cora, "referral", made, accepts="yes", version=0, hearing_id=hearing, agency_ids=agencies)
    assert "Before the panel" in text(wren, "of_case", case.id)
    acting(marac.cora)
    before, item = models.PanelCase.objects.get().pk, models.HearingItem.objects.get().pk
    requests = {row.agency_id: row.pk for row in models.ResearchRequest.objects.all()}
    assert "No reply" in text(hana, "asked")
    send(hana, "reply", requests[world.hospital], answer="held", text="Two visits to A&E, with bruises")
    assert "Vale Police" in text(cora, "chasing", marac.panel)
    assert "Northvale Hospitals" not in text(cora, "chasing", marac.panel)
    send(cora, "chase", requests[world.police])
    send(cora, "reply", requests[world.police], answer="nothing_held", by_telephone="Control room, 01632 960 111")
    assert "Every agency has answered" in text(cora, "chasing", marac.panel)
    send(piet, "update", item, text="Officers will drive past at school times")
    page = text(cora, "item", item)
    assert "Two visits to A&amp;E" in page
    assert "Officers will drive past" in page
    assert "23:30" in text(hana, "hearing", hearing)
    said = {"decision": "plan", "decided": "Meet her at the school", "information": "", "risks": "", "version": 1}
    send(cora, "item", item, **said)
    send(
        cora,
        "give_action",
        before,
        agency_id=world.police,
        text="Mark the school",
        due_on=today().isoformat(),
        key=uuid4(),
    )
    assert "Flag on records" in text(cora, "before", before)
    acting(marac.piet)
    action = models.CaseAction.objects.get().pk
    assert "Mark the school" in text(piet, "asked")
    answer = piet.post(url("action", action), {"state": "was_not", "because": "", "version": 1}).content.decode()
    assert "Error" in answer
    send(piet, "action", action, state="was_not", because="The form was not sent on; it goes today", version=1)
    assert "Was not done" in text(cora, "before", before)
    assert start.date() == today()


def test_who_is_what_on_the_case_is_ticked_on_its_referral(marac: Marac, worker: Actor, case: Made) -> None:
    """A child left unticked would be counted as no child in the household."""
    acting(worker)
    rows = CasePerson.objects.filter(case_id=case.id)
    rows.filter(person_id=case.persons[0]).update(part="victim")
    rows.filter(person_id=case.persons[1]).update(part="child")
    shown = sign_in(worker).get(url("refer", marac.panel, case.id)).content.decode()
    ticked = {
        field for field, person in (("victims", 0), ("posing", 1), ("children", 1), ("children", 0))
        if re.search(rf'name="{field}"[^>]*value="{case.persons[person]}"[^>]*checked', shown)
    }  # fmt: skip
    assert ticked == {"victims", "children"}
    assert "Who is at risk? (optional)" not in shown


def test_a_hearing_is_reached_from_my_work(marac: Marac, worker: Actor, case: Made) -> None:
    hearing = marac.hearing()
    empty = text(sign_in(marac.cora), "hearing", hearing)
    assert url("panel", marac.panel) in empty[empty.index("To put a case on it") :]
    marac.listed(case, hearing, worker)
    home = sign_in(marac.piet).get("/").content.decode()
    assert url("hearing", hearing) in home
    assert text(sign_in(marac.piet), "hearing", hearing)


def test_an_action_given_while_the_case_is_heard_loses_no_word_of_the_discussion(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    _, item = marac.listed(case, marac.hearing(), worker)
    cora = sign_in(marac.cora)
    typed = {
        "decision": "",
        "decided": "He is to be told nothing",
        "information": "",
        "risks": "He has a key",
        "version": 1,
    }
    action = {
        "agency_id": world.police,
        "text": "Fit a new lock",
        "due_on": today() + timedelta(days=3),
        "key": uuid4(),
    }
    for _ in range(2):  # pressed twice, or the page sent again
        answer = cora.post(url("item", item), {**typed, **action, "give": "1"}).content.decode()
        assert "The action is given." in answer
        assert "He is to be told nothing" in answer
        assert "He has a key" in answer
        acting(marac.cora)
        assert models.CaseAction.objects.get().text == "Fit a new lock"
    cora.post(url("item", item), {**typed, **action, "text": "Fit a lock, and a chain", "give": "1"})
    acting(marac.cora)
    assert models.CaseAction.objects.count() == 2, "other words, sent from the same page, are not lost"
    wrong = cora.post(url("item", item), {**typed, **action, "text": "", "give": "1"}).content.decode()
    assert "Answer “What is to be done”" in wrong
    assert "He is to be told nothing" in wrong
    begun = cora.post(url("item", item), {**typed, **action, "decision": "plan", "text": "Ring her"})
    assert "You have begun an action" in begun.content.decode()
    assert "Ring her" in begun.content.decode()


def test_a_stranger_gets_what_no_such_record_gives(marac: Marac, worker: Actor, stranger: Actor, case: Made) -> None:
    before, item = marac.listed(case, marac.hearing(), worker)
    acting(marac.cora)
    ids = {
        "referral": models.PanelReferral.objects.get().pk, "before": before, "item": item, "put": before, "ask": before,
        "give_action": before, "recuse": before, "transfer": before, "finish": before, "flag": before, "update": item,
        "of_case": case.id, "hearing": models.Hearing.objects.get().pk, "receipt": before,
    }  # fmt: skip
    client = sign_in(stranger)
    for name, pk in ids.items():
        there, not_there = client.get(url(name, pk)), client.get(url(name, uuid4()))
        assert (there.status_code, not_there.status_code) == (404, 404), name
        assert _bare(there) == _bare(not_there), name
    assert client.get(url("refer", marac.panel, case.id)).status_code == 404
    assert client.get(url("members", marac.panel)).status_code == 403  # who signed is the panel’s to know


def test_members_are_refused_what_the_coordinator_does(marac: Marac, worker: Actor, case: Made) -> None:
    before, _ = marac.listed(case, marac.hearing(), worker)
    client = sign_in(marac.hana)
    for name in ("put", "ask", "give_action", "transfer", "finish", "flag"):
        assert client.get(url(name, before)).status_code == 403, name
    assert client.get(url("arrange", marac.panel)).status_code == 403


def test_a_repeat_is_found_by_itself_and_says_why(marac: Marac, worker: Actor, case: Made, world: World) -> None:
    first = marac.accept(case, marac.refer(worker, case))
    acting(marac.cora)
    panel_cases.finish_case(acting(marac.cora), first, version=1, because="Plan carried out", at=timezone.now())
    again = marac.accept(case, marac.refer(worker, case, criteria=("repeat",)))
    acting(marac.cora)
    row = models.PanelCase.objects.get(pk=again)
    assert row.repeat == "repeat"
    assert "The same victim and the same person" in text(sign_in(marac.cora), "before", again)
    other = make_case(worker, world, [("Ada", "Quill", "victim"), ("Bo", "Quill", "may_pose_risk")], "domestic_abuse")
    acting(worker)
    new = marac.accept(other, marac.refer(worker, other))
    acting(marac.cora)
    assert models.PanelCase.objects.get(pk=new).repeat == "not_repeat"


def test_a_collision_is_told_to_coordinators_alone(marac: Marac, worker: Actor, case: Made, world: World) -> None:
    from joinedup.casework.panels import commands as panels
    from joinedup.partnership import commands as partnership
    from tests.cast import ROOT

    asb = partnership.create_group(ROOT, world.partnership, name="Northvale ASB panel", kind="panel")
    partnership.add_seat(
        ROOT, asb, post="Clerk", role="secretary", agency_id=world.council, holder_id=UUID(str(marac.cora.user_id))
    )
    panel = panels.make_panel(ROOT, asb, kind="asb")
    panels.sign_confidentiality(acting(marac.cora), panel, on=today())
    other = Marac(panel, asb, marac.cora, marac.piet, marac.hana)
    other.accept(case, other.refer(worker, case, criteria=("vulnerable_victim",)))
    before, item = marac.listed(case, marac.hearing(), worker)
    assert "Sadie Pennock: Northvale ASB panel" in text(sign_in(marac.cora), "before", before)
    for one in ("Northvale MARAC", "Northvale ASB panel"):
        assert f"Somebody before {one} is before another panel too" in sign_in(marac.cora).get("/").content.decode()
    assert "Somebody is before another panel too" in text(sign_in(marac.cora), "panel", panel)
    assert "before another panel too" not in sign_in(marac.piet).get("/").content.decode()
    clerk = jobs.actor_of("casework.tell_of_unanswered")
    context.tell_database(clerk)
    for _ in range(2):
        tell_of_unanswered(clerk, timezone.now())
    acting(marac.cora)
    told = Notice.objects.filter(once__startswith="two-panels:")
    assert [(one.user_id, set(one.blanks)) for one in told] == [(UUID(str(marac.cora.user_id)), {"page"})]
    for name, pk in (("before", before), ("item", item)):
        assert "ASB panel" not in text(sign_in(marac.hana), name, pk)


def test_a_place_is_referred_to_a_panel_that_considers_places(marac: Marac, worker: Actor, world: World) -> None:
    said = {
        "considers": "place",
        "words": "Bus station",
        "criteria": ["visible_high_risk"],
        "concern": "Fights",
    }
    refused = sign_in(worker).post(url("refer_other", marac.panel), said)
    assert refused.status_code == 200
    assert models.PanelReferral.objects.count() == 0


def test_a_transferred_case_is_not_thought_to_have_arrived(marac: Marac, worker: Actor, case: Made) -> None:
    before = marac.accept(case, marac.refer(worker, case))
    cora = sign_in(marac.cora)
    send(cora, "transfer", before, to_area="Southmoor", on=today().isoformat(), because="She moved", version=1)
    assert "Nobody there has said that it arrived" in text(cora, "before", before)
    assert "nobody there has said" in text(cora, "panel", marac.panel)
    send(cora, "receipt", before, receipt="Ines of Southmoor, by telephone, at noon")
    assert "Arrived: Ines of Southmoor" in text(cora, "before", before)


def test_a_flag_comes_off_when_its_time_is_up_or_for_a_reason(marac: Marac, worker: Actor, case: Made) -> None:
    before = marac.accept(case, marac.refer(worker, case))
    acting(marac.cora)
    models.PanelCase.objects.get(pk=before).save_changes(flag_until_on=moment(9).date())
    cora = sign_in(marac.cora)
    assert "Its time is not up" in cora.post(url("flag", before), {"because": "time_is_up"}).content.decode()
    send(cora, "flag", before, because="moved")
    assert "Taken off on" in text(cora, "before", before)


@pytest.mark.parametrize("name", ["panel", "members"])
def test_a_business_manager_sees_a_panel_and_no_case(
    name: str, marac: Marac, worker: Actor, case: Made, maya: Actor
) -> None:
    marac.listed(case, marac.hearing(), worker)
    assert "Pennock" not in text(sign_in(maya), name, marac.panel)


def test_opening_leaves_a_row_on_the_trail_before_the_page(marac: Marac, worker: Actor, case: Made) -> None:
    from joinedup.foundation.models import TrailEntry

    before, _ = marac.listed(case, marac.hearing(), worker)
    hana = sign_in(marac.hana)
    text(hana, "before", before)
    text(hana, "panel", marac.panel)
    acting(marac.hana)
    rows = TrailEntry.objects.filter(actor_key=f"user:{marac.hana.user_id}")
    assert rows.filter(verb="casework.open_panel_case", note__contains=str(before)).count() == 1
    assert rows.filter(verb="casework.list_desk").count() == 1
    assert not rows.filter(note__contains="Pennock").exists()


def _plain(answer: object) -> str:
    return " ".join(answer.content.decode().split())


def _bare(answer: object) -> str:
    import re

    return re.sub(r'nonce="[^"]*"|value="[A-Za-z0-9]{64}"', "", answer.content.decode())


def test_an_address_that_became_confidential_is_left_out_of_what_was_written_before(
    marac: Marac, worker: Actor, case: Made
) -> None:
    """T02: whoever wrote it could not know; whoever reads it now must not learn it."""
    from joinedup.people.confidential.commands import keep_confidential_address

    before, item = marac.listed(case, marac.hearing(), worker, concern="She moved to 14 Quince Row last week")
    assert "Quince" in text(sign_in(marac.hana), "before", before)
    keep_confidential_address(acting(worker), case.persons[0], lines="14 Quince Row\nUpper Vale", postcode="NV7 4QX")
    acting(marac.cora)
    referred = models.PanelReferral.objects.get().pk
    for who in (marac.hana, marac.cora):
        for name, pk in (("before", before), ("item", item), ("referral", referred)):
            page = text(sign_in(who), name, pk)
            assert "Quince" not in page, name
            assert "Left out" in page, name
