"""Prepare, hold and minute a meeting that loses its quorum half way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from joinedup.front.demo.world import INSTALLER
from joinedup.meetings.quorum.commands import record_quorum_rule
from joinedup.meetings.quorum.parts import ALL_OF, Part
from joinedup.partnership import commands, queries
from tests.journeys.conftest import signed_in
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser
KINDS = ("council", "police", "health_commissioner")


def make_board(partnership: str, name: str) -> None:
    """A board with a seat for each of three partners, all of whom must be there."""
    found, then = queries.get_partnership(INSTALLER, partnership), date(2020, 1, 1)
    board = commands.create_group(INSTALLER, found.id, name=name, kind="board")
    made = []
    for kind in KINDS:
        made.append(commands.add_agency(INSTALLER, found.id, name=f"{kind.title()} of {name}", kind=kind))
        post = f"Director, {kind}"
        commands.add_seat(INSTALLER, board, post=post, agency_id=made[-1], holder_name=f"D. {kind}", from_on=then)
    part = Part(ALL_OF, agencies=tuple(map(str, made)), says="all three partners")
    record_quorum_rule(INSTALLER, board, rule_parts=[part], source="Terms of reference, 2020", from_on=then)


@pytest.fixture(params=part(["by keyboard, wide", "320 px, no scripts"], __name__))
def maya(request, chromium, address: str, northvale: str) -> Iterator[Walker]:
    """The business manager, with a board of her own."""
    wide = "wide" in request.param
    walker = Walker(chromium, address, signed_in("maya"), scripts=wide, narrow=not wide)
    walker.board = f"Board held {request.param}"
    make_board(northvale, walker.board)
    yield walker
    walker.close()


def test_a_meeting_loses_its_quorum(maya: Walker) -> None:
    arrange(maya)
    prepare(maya)
    everybody_comes(maya)
    decide(maya, "Adopt the annual report", "10:10", "taken")
    the_police_leave(maya)
    decide(maya, "Spend the reserve", "11:00", "unratified")
    minute(maya)


def arrange(maya: Walker) -> None:
    maya.go("/northvale/meetings/", "Meetings")
    maya.press("Arrange one meeting", role="link")
    held = timezone.localdate() - timedelta(days=1)  # yesterday: decisions cannot be taken later than now
    maya.choose("Group", maya.board)
    maya.type("Title", "Winter meeting")
    for box, number in (("Day", held.day), ("Month", held.month), ("Year", held.year)):
        maya.type(box, str(number))
    maya.type("Starts at", "10am")
    maya.press("Put it in the calendar")
    maya.look("Winter meeting")


def prepare(maya: Walker) -> None:
    maya.press("Add an item", role="link")
    maya.look("Add an item")
    maya.type("Title", "Annual report")
    maya.press("Add to the agenda")
    maya.look("Winter meeting")
    maya.tells("Annual report")
    maya.press("Attendance and quorum", role="link")
    maya.look("Attendance")


def everybody_comes(maya: Walker) -> None:
    maya.press("Mark everybody else present and save")
    maya.look("Attendance")
    maya.tells("A decision taken now would be: taken")


def decide(maya: Walker, text: str, at: str, becomes: str) -> None:
    maya.press("Decisions", role="link")
    maya.press("Record a decision", role="link")
    maya.look("Record a decision")
    maya.type("Decision", text)
    maya.type("Time of the decision", at)
    maya.press("Record the decision")
    maya.look("Decisions")
    maya.tells(f"is recorded as {becomes}")
    maya.press("Attendance", role="link")


def the_police_leave(maya: Walker) -> None:
    seat = maya.page.get_by_role("group", name="Director, police", exact=False)
    box = seat.get_by_label("Left", exact=True)
    maya.reach(box)
    maya.page.keyboard.type("10:40")
    maya.press("Save attendance")
    maya.look("Attendance")
    maya.tells("left at 10:40")


def minute(maya: Walker) -> None:
    maya.press("Minutes", role="link")
    maya.press("Make a first draft")
    maya.look("Minutes")
    maya.tells("Still to write")
    maya.press("Approve this version")
    maya.tells("still stands under 1. Annual report")
    maya.press("Edit", role="link")
    maya.look("Edit the minutes")
    box = maya.page.get_by_label("Text of the minutes")
    text = box.input_value()
    assert "Spend the reserve" in text
    maya.type(box, text.replace("(what was said)", "The report was read and talked about."))
    maya.press("Save the minutes")
    maya.look("Minutes")
    maya.press("Approve this version")
    maya.look("Minutes")
    maya.tells("The minutes are approved")
    maya.press("Circulate")
    maya.look("Minutes")
    maya.tells("Approved and circulated")
