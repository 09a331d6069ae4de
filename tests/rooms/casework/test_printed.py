"""What is printed of people and cases says on every sheet how it is marked, who printed it and when; the screen shows none of it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from joinedup.foundation import context
from joinedup.people.families.commands import relate
from joinedup.people.settings.commands import settle
from joinedup.people.settings.rules import MARKING
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url
from tests.rooms.casework.test_panel_pages import url as panel_url
from tests.rooms.meetings.test_attendance_in_browser import HOST, answered_by

__all__ = ["marac"]
SHEET = "Not for onward sharing without the agreement of whoever recorded it"


def test_pages_of_cases_carry_it_and_pages_of_boards_do_not(
    worker: Actor, maya: Actor, case: Made, world: World
) -> None:
    page = sign_in(worker).get(url("case", case.id)).content.decode()
    assert "OFFICIAL-SENSITIVE" in page
    assert "Printed by Wren Achebe, Northvale Council. It stood so on" in page
    assert SHEET in page
    assert SHEET not in sign_in(maya).get("/northvale/meetings/").content.decode()
    context.tell_database(maya)
    agreed = {"agreed_by": "Executive", "on": date(2026, 1, 1)}
    settle(maya, world.partnership, key=MARKING, value="NORTHVALE RESTRICTED", **agreed)
    page = sign_in(worker).get(reverse("casefiles:case", args=["northvale", case.id])).content.decode()
    assert "NORTHVALE RESTRICTED" in page
    assert "OFFICIAL-SENSITIVE" not in page


@pytest.mark.browser
def test_every_sheet_carries_it(page, marac: Marac, worker: Actor, case: Made) -> None:
    for day in range(1, 29):
        record(worker, case, when=f"{day} May 2026")
    worry(worker, case)
    relate(acting(worker), case.id, person_id=case.persons[0], kind="partner", other_id=case.persons[1])
    _, item = marac.listed(case, marac.hearing(), worker)
    places = {
        "contacts": (worker, url("case", case.id)), "case": (worker, reverse("casefiles:case", args=["northvale", case.id])),
        "family": (worker, reverse("cases:family", args=["northvale", case.id])), "panel": (marac.cora, panel_url("item", item)),
    }  # fmt: skip
    for name, (who, address) in places.items():
        answered_by(page, sign_in(who))
        page.goto(HOST + address)
        assert not page.locator(".kit-sheet").first.is_visible()
        sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
        flat = [" ".join(sheet.split()) for sheet in sheets]
        assert all("OFFICIAL-SENSITIVE" in sheet and "Printed by" in sheet and SHEET in sheet for sheet in flat), name
        assert name != "contacts" or len(sheets) > 1
