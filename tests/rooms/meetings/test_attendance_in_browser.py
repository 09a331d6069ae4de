"""Pages of attendance in a real browser: nothing axe finds, nothing wider than a phone, live with scripts, whole without.

The browser's requests are answered by Django's test client, so nothing is committed and no server is started.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import connections

from joinedup.meetings.attendance.models import Attendance
from joinedup.meetings.decisions import commands as decisions
from joinedup.meetings.minutes import commands as minutes
from tests.cast import ROOT
from tests.rooms.meetings.board import NOW, at, make_board, mark
from tests.rooms.meetings.test_attendance_pages import at as address
from tests.rooms.meetings.test_attendance_pages import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HOST = "http://localhost"
AXE = Path(__file__).parents[2] / "vendor" / "axe.min.js"


@pytest.fixture
def board(world):
    made = make_board(world)
    mark(made.meeting, {made.council: "present", made.icb: "present", made.police: "absent"})
    return made


def answered_by(page, client, *, scripts: bool = True):
    """Let Django's test client answer the page's requests."""

    ours = connections["default"]

    def answer(route):
        connections["default"] = ours  # Playwright's loop has a storage of its own: keep to the test's transaction
        asked = route.request
        parts = urlsplit(asked.url)
        if parts.path.startswith("/static/"):
            found = finders.find(parts.path.removeprefix("/static/"))
            return route.fulfill(path=found) if found and (scripts or not found.endswith(".js")) else route.abort()
        headers = {"HTTP_" + k.upper().replace("-", "_"): v for k, v in asked.headers.items() if k.startswith("hx-")}
        given = client.generic(
            asked.method, asked.url.removeprefix(HOST), asked.post_data_buffer or b"",
            content_type=asked.headers.get("content-type", ""), follow=False, **headers,
        )  # fmt: skip
        if given.status_code in {301, 302}:
            given = client.get(given["Location"])
        return route.fulfill(status=given.status_code, body=given.content, headers=dict(given.headers))

    page.route("**/*", answer)
    return page


def faults(page):
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document)")["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found]


def pages_of(world, board):
    decisions.declare_interest(ROOT, board.item, seat=board.icb, nature="Their own contract")
    made = decisions.record_decision(ROOT, board.meeting, text="Adopt it", at=at(10, 30), item=board.item, now=NOW)
    minutes.draft_minutes(ROOT, board.meeting, at=NOW)
    away = Attendance.objects.get(seat_id=board.police).pk
    return [
        address("attendance", board.meeting), address("decisions", board.meeting), address("decision", made),
        address("record_decision", board.meeting), address("settle_decision", made), address("decision_register"),
        address("minutes", board.meeting), address("edit_minutes", board.meeting), address("quorum_rules"),
        address("quorum_trial", world.board), address("record_quorum_rule", world.board), address("attendance_year"),
        address("agency_attendance", world.police), address("absences"), address("absence", away),
    ]  # fmt: skip


@pytest.mark.parametrize("width", [1100, 320])
def test_no_page_has_a_fault(world, board, maya, chromium, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    answered_by(page, client_of(maya))
    wrong = []
    for url in pages_of(world, board):
        page.goto(HOST + url)
        assert "Sign in" not in page.title()
        wrong += [(url.split("/")[-2], fault) for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append((url, "wider than the screen"))
    page.close()
    assert wrong == []


def test_the_quorum_is_live_from_the_keyboard(board, maya, page):
    answered_by(page, client_of(maya))
    page.goto(HOST + address("attendance", board.meeting))
    assert "Not quorate: Vale Police is not represented." in page.inner_text("#quorum")
    page.focus(f"#id_state_{board.police}")
    page.keyboard.press("p")
    page.wait_for_function("document.querySelector('.quorum__state').textContent === 'Quorate'")
    assert Attendance.objects.get(seat_id=board.police).state == "absent"
    page.click("text=Save attendance")
    assert Attendance.objects.get(seat_id=board.police).state == "present"


def test_without_scripts_the_trial_still_answers(world, board, maya, page):
    answered_by(page, client_of(maya), scripts=False)
    page.goto(HOST + address("quorum_trial", world.board))
    page.uncheck(f"input[name=here][value='{world.police}']")
    page.click("text=Try it")
    text = page.inner_text("#quorum")
    assert "Not quorate: Vale Police is not represented." in text
    assert "UNRATIFIED" in text.upper()


def test_the_trial_is_live(world, board, maya, page):
    answered_by(page, client_of(maya))
    page.goto(HOST + address("quorum_trial", world.board))
    assert page.inner_text(".quorum__state") == "Quorate"
    page.uncheck(f"input[name=here][value='{world.police}']")
    page.wait_for_function("document.querySelector('.quorum__state').textContent === 'Not quorate'")
