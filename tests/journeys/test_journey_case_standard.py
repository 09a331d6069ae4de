"""Somebody on duty meets domestic abuse, raises the level, and the page says what the standard requires now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import signed_in
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser
WALKS = {"by keyboard, wide": ("karim", "Leah Hartnoll"), "320 px, no scripts": ("gwen", "Ivy Hartnoll")}
"""The social worker on duty about the mother; the school’s safeguarding lead, on a telephone, about the child."""
REASON = "Dean forced the back door on Sunday night while the children were in. The neighbour rang the police."
RULE = "ensure contact is face to face in person and includes visits to the home"
PROTECT, DISRUPT = "Act to intervene and make the person safe", "Act to disrupt"
SHARING = "Does sharing the risk also take the place of face to face contact once the level is raised?"


@pytest.fixture(params=part(list(WALKS), __name__))
def worker(request, chromium, address: str) -> Iterator[Walker]:
    """Whoever is on duty, and about whom they are told."""
    person, about = WALKS[request.param]
    wide = "wide" in request.param
    walker = Walker(chromium, address, signed_in(person), scripts=wide, narrow=not wide)
    walker.about = about
    yield walker
    walker.close()


def test_the_level_rises_and_the_page_turns(worker: Walker) -> None:
    find_the_concern(worker)
    at_current(worker)
    raise_it(worker)
    at_high(worker)
    who_poses_the_risk(worker)
    both_on_the_case(worker)


def find_the_concern(worker: Walker) -> None:
    worker.go("/northvale/cases/", "My cases")
    worker.press("", role="link", exact=False, beside="Leah Hartnoll")
    worker.tells("Domestic abuse")
    worker.press("Concerns and contacts", role="link")
    worker.look("Concerns and contacts")
    worker.press("Domestic abuse", role="link", beside=worker.about)
    worker.look("Domestic abuse")


def at_current(worker: Walker) -> None:
    worker.tells("Ongoing contact with the individual or their family, or the risk shared with others")
    worker.tells("No interval agreed")
    worker.tells("Work to the Domestic Abuse Pathway")
    assert PROTECT not in worker.page.content()


def raise_it(worker: Walker) -> None:
    worker.press("Change or confirm the level", role="link")
    worker.look("Change or confirm the level")
    worker.tick("High")
    worker.page.get_by_role("group", name="Is harm likely in the home?").get_by_label("Yes").check()
    worker.press("Save", exact=False)
    worker.look("Change or confirm the level")
    worker.tells("There is a problem")
    assert worker.page.get_by_label("High", exact=True).is_checked(), "what was chosen is kept"
    worker.type("Why is it at this level?", REASON)
    worker.press("Save", exact=False)
    worker.look("Domestic abuse")


def at_high(worker: Walker) -> None:
    worker.tells("Face to face in person, with visits to the home.")
    worker.tells("At this level also")
    worker.tells(PROTECT)
    worker.tells(RULE)
    worker.tells("No interval agreed")
    worker.tells("Who could visit: ")
    worker.tells("Zadie Holm, ")
    assert "Late" not in worker.page.locator("main").inner_text()
    worker.tells(SHARING)
    worker.tells(REASON)


def who_poses_the_risk(worker: Walker) -> None:
    worker.press("Concerns and contacts", role="link")
    worker.press("a concern about Dean Rusbridge", role="link")
    worker.look("Record a concern")
    worker.choose("What is the concern about?", "Domestic abuse")
    worker.tick("May pose a risk to others")
    worker.tick("High")
    worker.type("Why is it at this level?", REASON)
    for asked in ("Is harm likely in the home?", "Is significant harm to a child feared?"):
        worker.page.get_by_role("group", name=asked).get_by_label("Yes").check()
    worker.press("Save", exact=False)
    worker.look("Domestic abuse")
    worker.tells(DISRUPT)


def both_on_the_case(worker: Walker) -> None:
    worker.press("Concerns and contacts", role="link")
    worker.look("Concerns and contacts")
    worker.tells(PROTECT)
    worker.tells(DISRUPT)
    worker.unfold("What the standard leaves open")
    worker.tells(SHARING)
    worker.go("/northvale/casework/", "Who has not been seen")
    row = worker.page.locator("tr", has_text=worker.about).inner_text()
    assert "High" in row
    assert "No interval agreed" in row
