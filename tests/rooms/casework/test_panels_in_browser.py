"""Pages of panels in a real browser: nothing axe finds, nothing wider than a phone."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.case_actions import commands as case_actions
from joinedup.casework.research import commands as research
from joinedup_core.permits import Actor
from tests.cases import Made, acting, make_case, practitioner
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_contacts import url as casework_url
from tests.rooms.casework.test_coordinators_change import appoint
from tests.rooms.casework.test_panel_pages import url
from tests.rooms.casework.test_referrals import desk, officer
from tests.rooms.meetings.test_attendance_in_browser import HOST, answered_by, faults

__all__ = ["desk", "marac", "officer"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]
LONG = "He waited outside her work twice this week and told a neighbour that he would find her. She plans to leave on Friday."


@pytest.fixture
def morning(marac: Marac, worker: Actor, case: Made, world: World) -> dict[str, tuple[UUID, ...]]:
    """Three cases on an agenda, one that waits, a reply, an action: what a coordinator's pages show."""
    hearing = marac.hearing()
    more = {"concern": LONG, "safe_contact": "Ring the school office, mornings only. No letters.", "urgent": True}
    before, item = marac.listed(case, hearing, worker, **more)
    for names in (("Ada", "Quill"), ("Mercy", "Okonkwo-Featherstonehaugh")):
        people = [(*names, "victim"), ("Bo", names[1], "may_pose_risk"), ("Kit", names[1], "child")]
        marac.listed(make_case(worker, world, people, "domestic_abuse"), hearing, worker)
    last = make_case(worker, world, [("Ines", "Marlow", "victim")], "domestic_abuse")
    waiting = marac.refer(worker, last, posing=())
    asked = {"agency_ids": [world.hospital, world.police], "due_at": moment(1), "at": timezone.now()}
    research.ask_agencies(acting(marac.cora), before, **asked)
    request = models.ResearchRequest.objects.get(agency_id=world.hospital)
    said = {"request_id": request.pk, "answer": "held", "text": LONG, "at": timezone.now()}
    research.answer_request(acting(marac.hana), case.id, **said)
    acting(marac.cora)
    given = {
        "agency_id": world.council,
        "text": "Move the school meeting to the library",
        "due_on": today(),
        "at": timezone.now(),
    }
    action = case_actions.give_action(acting(marac.cora), before, **given)
    return {
        "list": (), "panel": (marac.panel,), "members": (marac.panel,), "sign": (marac.panel,), "change": (marac.panel,),
        "arrange": (marac.panel,), "chasing": (marac.panel,), "hearing": (hearing,), "item": (item,), "before": (before,),
        "referral": (waiting,), "put": (before,), "ask": (before,), "reply": (request.pk,), "action": (action,),
        "recuse": (before,), "transfer": (before,), "flag": (before,), "asked": (), "of_case": (case.id,),
    }  # fmt: skip


def test_every_page_passes_axe_and_fits_a_phone(page, marac: Marac, morning: dict[str, tuple[UUID, ...]]) -> None:
    client, wrong = sign_in(marac.cora), []
    answered_by(page, client)
    for name, ids in morning.items():
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(HOST + url(name, *ids))
        found = faults(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{name}: {found}"] if found else []
        wrong += [f"{name}: {wide} wide"] if wide > 320 else []
    assert wrong == []


def test_a_case_is_recorded_by_keyboard_and_the_next_one_follows(
    page, marac: Marac, morning: dict[str, tuple[UUID, ...]]
) -> None:
    answered_by(page, sign_in(marac.cora), scripts=False)
    page.goto(HOST + url("item", *morning["item"]))
    page.get_by_label("What was decided, and why").focus()
    page.keyboard.type("Meet her at the school")
    page.get_by_label("Safety plan agreed").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save and go to the next case").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "it has not been held yet" in page.content()
    assert page.get_by_label("What was decided, and why").input_value() == "Meet her at the school"


def test_a_referral_reaches_the_panel_by_keyboard_and_a_new_coordinator_takes_over_on_a_phone(
    page, marac: Marac, worker: Actor, case: Made, desk: UUID, world: World
) -> None:
    answered_by(page, sign_in(worker), scripts=False)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(HOST + casework_url("refer", case.id, case.persons[0], "marac"))
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for label, words in (
        ("What happened, and what do you fear?", LONG),
        ("Why is it for MARAC?", "High"),
        ("Your telephone", "01632 960123"),
    ):
        page.get_by_label(label).focus()
        page.keyboard.type(words)
    for name in ("criteria", "posing", "informed", "consent"):
        page.locator(f"[name={name}]").first.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Send the referral").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "As it stands with the panel" in page.content()
    nell = practitioner("nell", "Nell Oakes", world.council)
    appoint(marac, nell)
    answered_by(page, sign_in(nell), scripts=False)
    page.goto(HOST + url("panel", marac.panel))
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Take over these cases").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Sadie Pennock" in page.content()
