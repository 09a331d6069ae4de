"""Emergency access at three in the morning: taken, told, over after its hour, and reviewed next day by somebody independent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from joinedup.foundation.models import Notice
from tests.database import ADMIN, Server
from tests.journeys.cases import Found, case_of
from tests.journeys.conftest import signed_in
from tests.journeys.steps import Walker, browsers
from tests.whole import part

pytestmark = pytest.mark.browser
WALKS = {"by keyboard, wide": "tam", "320 px, no scripts": "gwen"}
"""The fire service’s duty officer, and a teacher on a residential trip: neither works on the case."""
WORDS = "A woman rang from a call box by the marsh, gave this reference and hung up. I need to know who is with her."
ADDRESS = ("Old Pump House", "VE7 3PX")


@pytest.fixture(params=part(list(WALKS), __name__))
def open_browser(request, chromium, address: str) -> Iterator[Callable[[str], Walker]]:
    """A browser for whoever is named; `awake` is who takes it."""
    with browsers(chromium, address, wide="wide" in request.param) as give:
        give.awake = WALKS[request.param]
        yield give


@pytest.fixture
def refuge(northvale: str) -> Found:
    """The case of a family in a refuge."""
    return case_of("priya", "Farida")


@pytest.fixture
def hours_pass(server: Server) -> Callable[[datetime], None]:
    """Everything about emergency access is moved into the past: the database keeps its own clock, which nobody can set."""

    def move(began: datetime) -> None:
        name = settings.DATABASES["default"]["NAME"]
        with psycopg.connect(server.address(ADMIN, name), autocommit=True) as admin:
            admin.execute("set session_replication_role = replica")
            (since,) = admin.execute("select %s - max(taken_at) from people_emergencyaccess", [began]).fetchone()
            for row, moments in (
                ("people_emergencyaccess", ("taken_at", "until_at")),
                ("people_caselink", ("from_at", "to_at")),
            ):
                shift = ", ".join(f"{moment} = {moment} + %(since)s" for moment in moments)
                newest = "(select id, link_id from people_emergencyaccess order by made_at desc limit 1) e"
                key = "e.id" if row == "people_emergencyaccess" else "e.link_id"
                admin.execute(f"update {row} r set {shift} from {newest} where r.id = {key}", {"since": since})

    return move


def test_a_night_and_the_day_after(open_browser: Callable[[str], Walker], refuge: Found, hours_pass) -> None:
    awake = open_browser(open_browser.awake)
    before = awake.page.goto(f"/northvale/cases/{refuge.id}/")
    assert before.status == 404
    awake.said.clear()  # the browser reports the answer 404
    take(awake, refuge)
    read(awake, signed_in(open_browser.awake), refuge)
    those_concerned_are_told(open_browser, refuge)
    last_night = datetime.combine(timezone.localdate() - timedelta(days=1), time(3), ZoneInfo("Europe/London"))
    hours_pass(last_night)
    over(awake, refuge)
    review(open_browser("sam"), refuge)


def take(awake: Walker, refuge: Found) -> None:
    awake.go("/northvale/cases/", "My cases")
    awake.press("Emergency access", role="link")
    awake.look("Emergency access")
    awake.tells("If somebody is in danger now, ring 999 first.")
    awake.type("Reference of the case", refuge.reference.lower())
    awake.press("Continue")
    awake.look("You have no link to this case")
    awake.tick("Somebody may be in danger now")
    awake.press("Open it now")
    awake.look("You have no link to this case")
    awake.tells("There is a problem")
    awake.type("What has happened, and what do you need to know?", WORDS)
    awake.press("Open it now")


def read(awake: Walker, client: Client, refuge: Found) -> None:
    """It opens to read: nothing can be changed, taken away or located."""
    awake.look("Emergency access now")
    awake.press(f"Read {refuge.reference}", role="link")
    awake.look(refuge.reference)
    awake.tells("Farida Amiri")
    awake.tells("Priya Nandakumar")
    assert not awake.page.get_by_role("link", name="Write a note").count()
    assert not awake.page.get_by_role("link", name="Excel").count()
    for path in (f"/northvale/cases/{refuge.id}/", f"/northvale/cases/persons/{refuge.people['Farida']}/"):
        awake.page.goto(path)
        assert [words for words in ADDRESS if words in awake.page.content()] == []
    assert client.post(f"/northvale/confidential/{refuge.people['Farida']}/", {"purpose": "visit"}).status_code == 404


def those_concerned_are_told(open_browser: Callable[[str], Walker], refuge: Found) -> None:
    """The lead worker and her agency's lead, at once, and not a word of the case in it."""
    told = Notice.objects.filter(wording="opened_out_of_turn").values_list("email", flat=True)
    assert {"priya@example.org", "lowri@example.org"} <= set(told)
    said = str(list(Notice.objects.filter(wording="opened_out_of_turn").values()))
    assert [words for words in (refuge.reference, "Farida", "Amiri", *ADDRESS) if words in said] == []


def over(awake: Walker, refuge: Found) -> None:
    """After its hour the case is gone again."""
    assert awake.page.goto(f"/northvale/cases/{refuge.id}/").status == 404
    awake.said.clear()
    awake.go("/northvale/emergency-access/now/", "Emergency access now")
    awake.tells("Nothing is open to you in this way.")


def reference_of_newest() -> str:
    """The number of the access just taken: its notice names it, and nothing else."""
    return Notice.objects.filter(wording="opened_out_of_turn").order_by("-try_at").first().blanks["reference"]


def review(sam: Walker, refuge: Found) -> None:
    """The privacy officer, of another agency, says whether it was needed; he never sees the case himself."""
    sam.go("/northvale/emergency-access/reviews/", "Emergency access to review")
    sam.tells("at 03:00")
    sam.page.locator("main a", has_text="E-").first.wait_for()
    sam.page.get_by_role("link", name=reference_of_newest()).focus()
    with sam.page.expect_navigation():
        sam.page.keyboard.press("Enter")
    sam.look("Review of an emergency access")
    sam.tells(WORDS)
    sam.tells("03:00 to 04:00")
    sam.press("Record the review")
    sam.look("Review of an emergency access")
    sam.tells("There is a problem")
    sam.tick("Justified: it was needed, and nothing more follows")
    sam.type(
        "What you looked at, and why you found so",
        "The call is on the control room’s log. He read one page and rang the refuge.",
    )
    sam.press("Record the review")
    sam.look("Emergency access to review")
    sam.tells("Reviewed")
    assert signed_in("sam").get(f"/northvale/cases/{refuge.id}/").status_code == 404
