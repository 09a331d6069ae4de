"""A MARAC from referral to minutes: referred, taken on, researched, heard, decided, and each agency told its own part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from tests.database import Server
from tests.journeys.cases import Found, case_of
from tests.journeys.conftest import own_copy
from tests.journeys.serving import serve
from tests.journeys.steps import Walker, browsers
from tests.whole import part

pytestmark = pytest.mark.browser
WALKS = {"by keyboard, wide": ("karim", "Leah", "Dean"), "320 px, no scripts": ("ife", "Joan", "Peter")}
"""Who refers whom, and whom they fear: a social worker for a mother, another for an old woman whose son hurts her."""
FEAR = "He said that he would find her at work, and on Sunday he forced the door"
HELD = "Two visits to A and E with bruises that she could not explain"
DECIDED = "Meet at the children’s centre. The door is changed this week."
ACTION = "Put the address on the list for an immediate answer"


@pytest.fixture
def northvale(server: Server, demonstration, django_db_blocker) -> Iterator[str]:
    """A copy for each walk: a panel meets once at a time, and both meet now."""
    with django_db_blocker.unblock(), own_copy(server, "journey"):
        yield "northvale"


@pytest.fixture
def address(northvale: str) -> Iterator[str]:
    """Where the program is served."""
    yield from serve()


@pytest.fixture(params=part(list(WALKS), __name__))
def open_browser(request, chromium, address: str) -> Iterator[Callable[[str], Walker]]:
    """A browser for whoever is named."""
    with browsers(chromium, address, wide="wide" in request.param) as give:
        give.walk = WALKS[request.param]
        yield give


def test_from_referral_to_minutes(open_browser: Callable[[str], Walker], northvale: str) -> None:
    by, victim, feared = open_browser.walk
    case = case_of(by, victim)
    dilys, zadie = open_browser("dilys"), open_browser("zadie")
    refer(open_browser(by), case, victim, feared)
    held = arrange(dilys)
    take_on(dilys, victim, held)
    answer(zadie, victim)
    hear(dilys, victim, held)
    decide(dilys)
    papers(dilys, held, victim)


def refer(worker: Walker, case: Found, victim: str, feared: str) -> None:
    worker.go(f"/northvale/cases/{case.id}/", case.reference)
    worker.page.locator("main").get_by_role("link", name="Panels").focus()
    with worker.page.expect_navigation():
        worker.page.keyboard.press("Enter")
    worker.look("Panels")
    worker.press("Refer to Northvale MARAC", role="link")
    worker.look("Refer to Northvale MARAC")
    worker.tells("Ring 999 first")
    for group, name in (("Who is at risk?", victim), ("Who may pose the risk?", feared)):
        worker.page.get_by_role("group", name=group).get_by_label(name).first.check()
    worker.type("What happened, and what do you fear?", FEAR)
    worker.page.get_by_role("group", name="Why does it come before this panel?").get_by_role("checkbox").first.check()
    worker.tick("Yes, they know")
    worker.press("Refer")
    worker.look("Refer to Northvale MARAC")
    worker.tells("There is a problem")
    assert worker.page.get_by_label("What happened, and what do you fear?").input_value() == FEAR
    worker.tick("Yes, they agree")
    worker.press("Refer")
    worker.look(victim)
    worker.tells("Nobody has taken it on yet. If it cannot wait, telephone 01632 960 200.")


def arrange(dilys: Walker) -> str:
    """An emergency meeting that begins now: what is decided cannot have been decided later."""
    dilys.go("/northvale/panels/", "Panels")
    dilys.press("Northvale MARAC", role="link", exact=False)
    dilys.look("Northvale MARAC")
    dilys.press("Arrange a hearing", role="link")
    dilys.look("Arrange a hearing")
    now = timezone.localtime()
    for box, number in (("Day", now.day), ("Month", now.month), ("Year", now.year)):
        dilys.type(dilys.page.get_by_role("textbox", name=box, exact=True).first, str(number))
    dilys.type("Starts at", f"{now:%H:%M}")
    dilys.type("Length in minutes", "60")
    dilys.tick("Emergency meeting: members may open its cases at once")
    dilys.press("Arrange")
    dilys.look(f"{now.day} ")
    return dilys.page.url


def take_on(dilys: Walker, victim: str, held: str) -> None:
    dilys.go("/northvale/panels/", "Panels")
    dilys.press("Northvale MARAC", role="link", exact=False)
    dilys.look("Northvale MARAC")
    dilys.press("", role="link", exact=False, beside=victim)
    dilys.look(victim)
    dilys.tells(FEAR)
    dilys.tick("Yes")
    agenda = dilys.page.get_by_label("Put it on the agenda of", exact=False)
    wanted = held.rstrip("/").split("/")[-1]
    agenda.select_option(value=wanted)
    asked = dilys.page.get_by_role("group", name="Ask these agencies what they hold")
    for name in ("Vale Community", "Vale Police"):
        asked.get_by_label(name).first.check()
    dilys.press("Answer")
    dilys.look(victim)


def answer(zadie: Walker, victim: str) -> None:
    zadie.go("/northvale/panels/asked/", "What panels ask of us")
    zadie.tells("Silence is shown as “no reply”, never as “nothing held”.")
    zadie.press("", role="link", exact=False, beside=victim)
    zadie.look(victim)
    zadie.tick("Held: what follows is shared with the panel")
    zadie.press("Send to the panel")
    zadie.tells("There is a problem")
    zadie.type(zadie.page.get_by_label("What matters for safety, or why it is not shared", exact=False).first, HELD)
    zadie.press("Send to the panel")
    zadie.tells(HELD)


def hear(dilys: Walker, victim: str, held: str) -> None:
    dilys.page.goto(held)
    dilys.press("", role="link", exact=False, beside=victim)
    dilys.look(victim)
    dilys.tells(HELD)
    dilys.tells("No reply")


def decide(dilys: Walker) -> None:
    dilys.page.get_by_role("group", name="Decision").get_by_role("radio").first.check()
    dilys.type("What was decided, and why", DECIDED)
    dilys.press("Save")
    dilys.tells(DECIDED) if not dilys.page.get_by_label("What was decided, and why").count() else None
    agency = dilys.page.get_by_label("Agency", exact=True)
    agency.select_option(label=next(o for o in agency.locator("option").all_inner_texts() if "Vale Community" in o))
    dilys.type("What is to be done", ACTION)
    dilys.press("Give this action")
    dilys.tells(ACTION)


def papers(dilys: Walker, held: str, victim: str) -> None:
    """Each recipient’s own: actions alone unless more is asked; never the address that nobody may learn."""
    dilys.page.goto(held)
    dilys.press("Packs and minutes", role="link")
    dilys.look("Papers for one member")
    for_zadie = paper(dilys, "Zadie", "Actions of their agency alone, without names")
    assert ACTION in for_zadie
    assert victim not in for_zadie
    assert ACTION not in paper(dilys, "Mel", "Actions of their agency alone, without names")
    full = paper(dilys, "Zadie", "Full minutes of the cases they may see")
    assert DECIDED in full
    assert "Pump House" not in full


def paper(dilys: Walker, recipient: str, what: str) -> str:
    """Everything that stands in a paper made for somebody."""
    dilys.go(dilys.page.url, "Papers for one member")
    people = dilys.page.get_by_label("For whom?")
    people.select_option(label=next(o for o in people.locator("option").all_inner_texts() if recipient in o))
    dilys.tick(what)
    dilys.tick("Word")
    with dilys.page.expect_download() as coming:
        dilys.page.get_by_role("button", name="Make it").press("Enter")
    with zipfile.ZipFile(io.BytesIO(coming.value.path().read_bytes())) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist() if name.endswith(".xml"))
