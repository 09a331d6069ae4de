"""What is written in a closed case: refused with a sentence and what was typed kept, or one of a named short list."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from joinedup import casework, people
from joinedup.casework.alerts.queries import get_alert
from joinedup.casework.arrivals.commands import have_arrived_alert
from joinedup.casework.case_actions.commands import give_action, say_of_action
from joinedup.casework.hearings.commands import Discussion, record_discussion, write_update
from joinedup.casework.models import Arrival, CaseAction, HearingItem, WrittenUpdate
from joinedup.casework.panel_cases.commands import finish_case
from joinedup.foundation.commands import COMMANDS, Command, Refused
from joinedup.people.bound import Bound
from joinedup.people.cases.commands import close_case, write_note
from joinedup.people.models import Case
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, today
from tests.rooms.casework.test_alerts import raised
from tests.rooms.casework.test_panel_pages import url
from tests.rooms.casework.test_referrals import desk, officer

__all__ = ["desk", "marac", "officer"]

READS = (
    "open_",
    "list_",
    "read_",
    "take_away",
    "make_transfer",
    "take_questionnaire",
    "check_letter_address",
    "reveal_addresses",
)
STILL_WRITTEN = {
    "finishing what was begun before it closed": """
        casework.say_of_action casework.answer_request casework.acknowledge_panel_referral casework.answer_panel_referral
        casework.record_receipt casework.finish_case casework.remove_flag casework.take_off_agenda casework.move_item
        casework.record_chase casework.record_reply casework.withdraw_referral casework.acknowledge_referral
        casework.answer_referral people.acknowledge_sharing casework.take_on casework.complete_panel_case
    """,
    # A desk, a manager, a chair has no link to the case: they cannot open it again, and whoever sent it waits. An alert stands until its
    # day, whatever the case; a disagreement may be about the closing itself.
    "the answer of those who cannot open it again, to what was sent to them": """
        casework.answer_arrived_escalation casework.answer_arrived_request casework.have_arrived_alert
        casework.disagree_about_referral casework.disagree_about_arrival
    """,
    "who may read it, and what is kept from whom": """
        casework.join_case people.link_worker people.hand_over_lead people.end_link
        casework.withdraw_item casework.withdraw_decision casework.recuse_myself casework.recuse_member people.declare_with_case
        people.restrict_case people.add_reader people.end_reader people.ask_to_lower people.agree_to_lower
        people.end_emergency_access people.review_emergency_access
    """,
    "about a person, whatever the case": """
        people.add_address people.add_name people.add_number people.add_telephone people.correct_person people.end_fact
        people.decide_identity people.decide_record people.declare_with_person people.keep_confidential_address people.warn_staff people.review_warning
        people.end_warning people.restrict_person people.add_reader_of_person people.end_reader_of_person
        people.ask_to_lower_person people.agree_to_lower_person
    """,
    "opening and closing it": "people.close_case people.reopen_case",
}


def of_the_wing() -> dict[str, Command]:
    """Every command of the case wing, also of modules that no page imports."""
    for room in (casework, people):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if module.name.endswith(".commands"):
                importlib.import_module(module.name)
    return {name: entry for name, entry in COMMANDS.items() if name.startswith(("casework.", "people."))}


def in_cases() -> dict[str, Command]:
    """The commands of the case wing that write about a case, something in it, or a person."""
    found = {}
    for name, entry in of_the_wing().items():
        if not entry.everywhere:
            model = entry.placed[entry.about]
            if (issubclass(model, Bound) or model is Case) and not name.partition(".")[2].startswith(READS):
                found[name] = entry
    return found


def asks(body: Callable[..., Any]) -> bool:
    """Whether a command, or what it calls in its own module first, asks whether the case is open."""
    source, module = inspect.getsource(body), inspect.getmodule(body)
    called = [getattr(module, name, None) for name in re.findall(r"\b(_\w+)\(", source)]
    return any("check_open(" in inspect.getsource(one) for one in [body, *called] if inspect.isfunction(one))


def test_every_command_asks_whether_the_case_is_open_or_is_on_the_short_list() -> None:
    listed = [name for names in STILL_WRITTEN.values() for name in names.split()]
    commands = in_cases()
    assert len(commands) > 80
    assert sorted({name for name, entry in commands.items() if not asks(entry.body)} - set(listed)) == []
    assert sorted(set(listed) - set(commands)) == [], "listed, but no such command"


@pytest.fixture
def item(marac: Marac, worker: Actor, case: Made, world: World) -> HearingItem:
    """The case on today's agenda, an action given; then the case is closed."""
    before, item = marac.listed(case, marac.hearing(0, start_time=time(23, 30), minutes=25), worker)
    give_action(acting(marac.cora), before, agency_id=world.police, text="Ring her", due_on=today(), at=timezone.now())
    version = Case.objects.get(pk=case.id).version
    close_case(acting(worker), case.id, version=version, reason="moved", on=today(), goes_on="The police ring her")
    acting(marac.cora)
    return HearingItem.objects.get(pk=item)


def test_a_panel_writes_nothing_new_in_a_closed_case_and_keeps_what_was_typed(
    marac: Marac, item: HearingItem, world: World
) -> None:
    cora, before = sign_in(marac.cora), item.panel_case_id
    cora.post(f"/northvale/casework/{item.case_id}/why/", {"reason": "complaint"})
    given = {
        "agency_id": world.police,
        "text": "Fit a kestrel lock",
        "due_on": (today() + timedelta(days=3)).isoformat(),
    }
    for address in (url("give_action", before), url("item", item.pk)):
        answer = cora.post(address, {**given, "key": "6f1c9a3e-7c1e-4f43-9d3c-111111111111", "give": "1"}, follow=True)
        text = answer.content.decode()
        assert "This case is closed: open it again" in text
        assert "Fit a kestrel lock" in text
    with pytest.raises(Refused, match="closed"):
        write_update(acting(marac.piet), item.case_id, item_id=item.pk, text="Seen", at=timezone.now())
    acting(marac.cora)
    assert (CaseAction.objects.count(), WrittenUpdate.objects.count()) == (1, 0)
    page = cora.get(url("before", before)).content.decode()
    assert "This case is closed. Only what finishes it is still written here" in page
    assert "Give an action" not in page


def test_what_was_begun_before_it_closed_is_finished(marac: Marac, item: HearingItem, worker: Actor) -> None:
    acting(marac.piet)
    action = CaseAction.objects.get()
    said = {"version": action.version, "state": "done", "because": "She was rung", "at": timezone.now()}
    say_of_action(acting(marac.piet), action.pk, **said)
    decision = "closed" if "closed" in _decisions(marac) else _decisions(marac)[0]
    heard = Discussion(decision=decision, decided="She has moved", information="", risks="")
    record_discussion(acting(marac.cora), item.pk, version=item.version, discussion=heard, at=timezone.now())
    acting(marac.cora)
    version = item.panel_case.__class__.objects.get(pk=item.panel_case_id).version
    finish_case(acting(marac.cora), item.panel_case_id, version=version, because="She has moved", at=timezone.now())
    with pytest.raises(Refused, match="closed"):
        write_note(acting(worker), item.case_id, text="More", at=timezone.now())


def _decisions(marac: Marac) -> list[str]:
    from joinedup.casework.panels.queries import get_panel

    return [one.key for one in get_panel(acting(marac.cora), "northvale", marac.panel).kind.decisions]


def test_a_desk_that_cannot_open_the_case_again_still_answers_what_was_sent_to_it(
    worker: Actor, officer: Actor, desk: UUID, case: Made, world: World
) -> None:
    alert = raised(worker, case, world.police)
    version = Case.objects.get(pk=case.id).version
    close_case(acting(worker), case.id, version=version, reason="moved", on=today(), goes_on="The police ring her")
    acting(officer)
    arrival = Arrival.objects.get(item_id=alert).pk
    have_arrived_alert(acting(officer), arrival, words="A marker", at=timezone.now())
    assert get_alert(acting(worker), "northvale", alert, timezone.now()).state == "All have it"
