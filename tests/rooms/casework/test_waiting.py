"""What waits for somebody stands on their home page by kind, with a number and the first day; of what they may open alone."""

from __future__ import annotations

from datetime import time, timedelta
from html import unescape
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.alerts import commands as alerts
from joinedup.casework.case_actions import commands as actions
from joinedup.casework.escalations import commands as escalations
from joinedup.casework.hearings.commands import arrange_hearing
from joinedup.casework.held_elsewhere.commands import ask_for_update, note_own_action, record_update_sent
from joinedup.casework.models import Hearing
from joinedup.casework.panels.commands import make_panel
from joinedup.casework.referrals import commands as referrals
from joinedup.casework.research import commands as research
from joinedup.casework.sharing import commands as sharing
from joinedup.casework.waiting.queries import waiting, waiting_elsewhere
from joinedup.casework.waiting.rules import KINDS, Waits, in_order
from joinedup.casework.waiting.shown import LISTS
from joinedup.foundation.models import TrailEntry
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, make_case, practitioner
from tests.cast import ROOT, World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, today
from tests.rooms.casework.test_alerts import raised
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_escalations import started
from tests.rooms.casework.test_referrals import bar, desk, officer, sent
from tests.rooms.casework.test_sharing import asked

__all__ = ["desk", "marac", "officer"]


def home(who: Actor) -> str:
    return unescape(sign_in(who).get("/").content.decode())


def told(who: Actor, at: object = None) -> dict[str, tuple[int, int]]:
    """What waits for somebody: how many of each kind, and how many of them are late."""
    return {one.kind: (one.number, one.late) for one in waiting(acting(who), "northvale", at or timezone.now())}


def test_every_kind_has_a_list_and_late_ones_come_first() -> None:
    assert set(KINDS) == set(LISTS)
    found = in_order([Waits("alert", 1), Waits("action", 2, 1), Waits("request", 0), Waits("research", 1)])
    assert [one.kind for one in found] == ["action", "alert", "research"]
    assert (found[0].words, found[0].late_words) == ("2 actions that your agency owes panels", "1 late")


def test_a_practitioner_for_whom_nothing_waits_is_told_so(stranger: Actor, case: Made) -> None:
    assert told(stranger) == {}
    assert "Nothing waits for you." in home(stranger)


def test_alerts_wait_until_the_agency_says_that_it_has_them(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    first = raised(worker, case, world.hospital, world.police)
    raised(worker, case, world.hospital)
    assert told(nurse) == {"alert": (2, 0)}
    assert told(worker) == told(stranger) == {}
    text = home(nurse)
    assert "2 risk alerts: say that your agency has them" in text
    assert url("waiting") in text
    assert "Pennock" not in text.split("Waiting for me")[1].split("My cases<")[0]
    alerts.acknowledge_alert(acting(nurse), first, words="A marker on her notes", at=timezone.now())
    assert told(nurse) == {"alert": (1, 0)}
    assert told(nurse, timezone.now() + timedelta(days=15)) == {}


def test_a_supervisor_is_told_of_alerts_that_nobody_of_theirs_has_answered(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    boss = practitioner("bossina", "Bossina", world.hospital)
    acting(worker)
    link(boss, case.id, case.place, Role.CASE_SUPERVISOR)
    alert = raised(worker, case, world.hospital)
    assert (told(boss), told(nurse)) == ({"supervised": (1, 0)}, {"alert": (1, 0)})
    assert "A risk alert that your agency has not said it has, in a case you supervise" in home(boss)
    assert "No alert waits" not in sign_in(boss).get(url("waiting")).content.decode()
    alerts.acknowledge_alert(acting(nurse), alert, words="A marker on her notes", at=timezone.now())
    assert told(boss) == {}


def test_escalations_wait_for_both_sides_and_from_the_second_stage_for_managers(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    boss, auditor = (practitioner(name, name.title(), world.hospital) for name in ("bossina", "auditta"))
    acting(worker)
    link(boss, case.id, case.place, Role.CASE_SUPERVISOR)
    link(auditor, case.id, case.place, Role.CASE_AUDITOR)
    escalation = started(worker, case, world.hospital)
    assert told(worker) == told(nurse) == {"escalation": (1, 1)}
    assert told(boss) == told(auditor) == {}
    escalations.move_up(acting(worker), escalation, words="They did not agree", at=timezone.now())
    assert told(boss) == told(nurse) == {"escalation": (1, 0)}
    escalations.settle(acting(worker), escalation, words="They assess tomorrow", at=timezone.now())
    assert told(boss) == told(nurse) == told(worker) == {}


def test_requests_for_information_wait_for_a_reply_and_late_ones_for_whoever_asked(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    asked(worker, case, world.hospital, today() + timedelta(days=2))
    second = asked(worker, case, world.hospital)
    tomorrow = timezone.now() + timedelta(days=1)
    assert told(nurse) == {"request": (2, 0)}
    assert told(worker) == {}
    assert told(nurse, tomorrow) == {"request": (2, 1)}
    assert told(worker, tomorrow) == {"no_reply": (1, 1)}
    sharing.reply_to_request(acting(nurse), second, reply="nothing_held", words="", at=timezone.now(), on=today())
    assert told(nurse, tomorrow) == {"request": (1, 0)}


def test_what_panels_ask_waits_for_those_who_sit_for_the_agency(
    worker: Actor, case: Made, marac: Marac, world: World
) -> None:
    first = marac.refer(worker, case)
    assert told(marac.cora)["panel"] == (1, 0)
    assert "A referral to Northvale MARAC to answer" in home(marac.cora)
    before, due = marac.accept(case, first), timezone.now() + timedelta(hours=2)
    research.ask_agencies(acting(marac.cora), before, agency_ids=[world.police], due_at=due, at=timezone.now())
    actions.give_action(
        acting(marac.cora), before, text="kestrel", agency_id=world.police, due_on=today(), at=timezone.now()
    )
    assert told(marac.piet) == {"research": (1, 0), "action": (1, 0)}
    later = timezone.now() + timedelta(days=1)
    assert told(marac.piet, later) == {"research": (1, 1), "action": (1, 1)}
    text = home(marac.piet)
    assert "A panel asks what your agency holds" in text
    assert "Answer by" in text
    assert "kestrel" not in text
    assert "panel" not in told(marac.cora)
    assert told(marac.hana) == {}
    research.answer_request(
        acting(marac.piet), case.id, request_id=research_id(marac.piet), answer="nothing_held", at=timezone.now()
    )
    assert told(marac.piet) == {"action": (1, 0)}


def research_id(who: Actor) -> UUID:
    from joinedup.casework.research.queries import own_requests

    return own_requests(acting(who), "northvale", now=timezone.now())[0].id


def test_a_referral_waits_at_the_desk_and_then_for_its_sender_to_ring(
    worker: Actor, officer: Actor, case: Made, desk: UUID
) -> None:
    now = timezone.now()
    referral = sent(worker, case, desk, at=now)
    assert told(officer) == {"received": (1, 0)}
    assert told(worker) == {}
    assert "not received until you say that you have it" in home(officer)
    later = now + timedelta(days=9)
    assert told(officer, later) == {"received": (1, 1)}
    assert told(worker, later) == {"not_received": (1, 1)}
    referrals.acknowledge_referral(acting(officer), referral, at=now)
    assert told(officer, later) == {"decide": (1, 0)}
    assert "not_received" not in told(worker, later)
    said = {"reply": "accepted", "words": "We visit", "version": 0, "at": timezone.now()}
    referrals.answer_referral(acting(officer), referral, **said)
    assert told(officer, later) == {}


def test_own_actions_of_panels_whose_cases_stay_elsewhere_wait_for_whoever_sits_there(world: World) -> None:
    group = partnership.create_group(ROOT, world.partnership, name="MAPPA level 2", kind="panel")
    piet = practitioner("piet", "Piet Lund", world.police)
    partnership.add_seat(
        ROOT, group, post="Sergeant", role="member", agency_id=world.police, holder_id=UUID(str(piet.user_id))
    )
    panel = make_panel(ROOT, group, kind="mappa_2", telephone="01632 960 200")
    note_own_action(acting(piet), panel, text="kestrel", due_on=today(), reference="V1")
    found = waiting_elsewhere(acting(piet), "northvale", today() + timedelta(days=1))
    assert [(one.number, one.late, one.panel_id) for one in found] == [(1, 1, panel)]
    assert "An action that your agency noted from MAPPA level 2" in home(piet)
    hearing = arrange_hearing(ROOT, panel, on=today() + timedelta(days=30), start_time=time(9, 30), now=timezone.now())
    due = ask_for_update(ROOT, hearing, agency_id=world.police)
    owed = [
        one for one in waiting_elsewhere(acting(piet), "northvale", due + timedelta(days=1)) if one.kind == "update"
    ]
    assert [(one.number, one.late, one.first, one.hearing_id) for one in owed] == [(1, 1, due, hearing)]
    text = home(piet)
    assert "A written update that your agency owes MAPPA level 2" in text
    assert reverse("panels:updates", args=["northvale", hearing]) in text
    assert [one.kind for one in waiting_elsewhere(acting(piet), "northvale", today() + timedelta(days=31))] == [
        "own_action"
    ]
    record_update_sent(acting(piet), hearing, agency_id=world.police, sent_on=today(), on=today())
    assert [one.kind for one in waiting_elsewhere(acting(piet), "northvale", today())] == ["own_action"]


def test_the_list_shows_each_by_the_reference_of_its_case_and_stands_on_the_trail(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    every = [
        raised(worker, case, world.hospital),
        started(worker, case, world.hospital),
        asked(worker, case, world.hospital),
    ]
    text = sign_in(nurse).get(url("waiting")).content.decode()
    assert text.count(case.id.hex[:12]) == 3
    assert "Pennock" not in text
    note = TrailEntry.objects.filter(verb="casework.list_waiting").latest("id").note
    assert all(str(one) in note for one in every)
    assert case.id.hex[:12] not in sign_in(stranger).get(url("waiting")).content.decode()


def test_the_home_page_asks_the_same_however_much_waits(worker: Actor, nurse: Actor, world: World, desk: UUID) -> None:
    def filled() -> int:
        case = make_case(acting(worker), world, [("Sadie", "Pennock", "victim")])
        link(nurse, case.id, case.place, Role.ALLOCATED_WORKER)
        for _ in range(2):
            raised(worker, case, world.hospital)
            started(worker, case, world.hospital)
            asked(worker, case, world.hospital)
        reader = acting(nurse)
        with CaptureQueriesContext(connection) as found:
            waiting(reader, "northvale", timezone.now())
        return len(found)

    assert filled() == filled()


def test_a_closed_case_waits_for_nobody(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    raised(worker, case, world.hospital)
    asked(worker, case, world.hospital)
    started(worker, case, world.hospital)
    with connection.cursor() as cursor:
        acting(worker)
        cursor.execute("update people_case set state = 'closed', closed_on = %s where id = %s", [today(), case.id])
        assert cursor.rowcount == 1
    assert told(nurse) == {}


def test_nothing_of_a_case_waits_for_somebody_whom_a_conflict_bars(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    raised(worker, case, world.hospital)
    asked(worker, case, world.hospital)
    bar(nurse, case.id)
    assert told(nurse) == {}
    assert "Nothing waits for you." in home(nurse)


def test_the_meetings_page_leads_to_the_panels_own_agenda_and_shows_nothing_of_a_case(
    worker: Actor, case: Made, marac: Marac, maya: Actor
) -> None:
    hearing = marac.hearing()
    marac.listed(case, hearing, worker)
    acting(marac.cora)
    meeting = reverse("meetings:meeting", args=["northvale", Hearing.objects.get().meeting_id])
    for who in (marac.piet, maya):
        page = unescape(sign_in(who).get(meeting).content.decode())
        assert "Nothing is on the agenda yet" not in page
        assert "Cases are heard from the panel’s own agenda" in page
        assert reverse("panels:hearing", args=["northvale", hearing]) in page
        assert "Pennock" not in page
    assert sign_in(maya).get(reverse("panels:hearing", args=["northvale", hearing])).status_code == 200
