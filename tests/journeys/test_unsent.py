"""What was typed on a telephone and not sent, since the network was gone or the tab was closed, is offered again to who typed it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import signed_in
from tests.journeys.looking import SHOTS
from tests.journeys.steps import Walker

pytestmark = pytest.mark.browser
WORDS = "She stood at the kestrel window and did not open"
KEPT = "JSON.stringify(Object.entries(localStorage))"


@pytest.fixture
def karim(chromium, address: str, northvale: str) -> Iterator[Walker]:
    """A social worker with a telephone."""
    walker = Walker(chromium, address, signed_in("karim"), scripts=True, narrow=True)
    yield walker
    walker.close()


def wait_until(worker: Walker, *, kept: bool) -> None:
    for _ in range(50):
        if ("unsent:" in worker.page.evaluate(KEPT)) is kept:
            return
        worker.page.wait_for_timeout(100)
    raise AssertionError("kept" if not kept else "not kept")


def to_the_contact_form(worker: Walker) -> str:
    worker.go("/northvale/cases/", "My cases")
    worker.press("", role="link", exact=False, beside="Leah Hartnoll")
    worker.press("Concerns and contacts", role="link")
    worker.press("Record a contact", role="link", exact=False)
    return worker.page.url


def typed(worker: Walker) -> None:
    worker.page.get_by_label("When", exact=False).first.fill("1 May 2026")
    worker.page.get_by_label("Not at all", exact=False).or_(worker.page.locator("[name=seen]")).last.check()
    worker.page.locator("textarea").first.fill(WORDS)
    wait_until(worker, kept=True)


def test_what_was_not_sent_is_offered_and_what_was_sent_is_forgotten(karim: Walker) -> None:
    form = to_the_contact_form(karim)
    assert not karim.page.locator("text=Put it back").count()
    typed(karim)
    assert "kestrel" not in karim.page.evaluate(KEPT), "what is kept on the device is encrypted"
    karim.page.context.set_offline(True)
    karim.page.locator("main form button[type=submit], main form button:not([type])").last.click()
    karim.page.wait_for_timeout(300)
    karim.page.context.set_offline(False)
    karim.page.goto(form)
    karim.page.get_by_role("button", name="Put it back").wait_for()
    karim.look("contact")
    if SHOTS:
        karim.page.screenshot(path=f"{SHOTS}/unsent.png", full_page=True)
    karim.page.get_by_role("button", name="Put it back").click()
    assert karim.page.locator("textarea").first.input_value() == WORDS
    assert karim.page.locator("[name=seen]").last.is_checked()
    assert not karim.page.locator("text=Put it back").count()
    karim.page.goto(form)
    karim.page.get_by_role("button", name="Remove it").click()
    assert "unsent:" not in karim.page.evaluate(KEPT)


def test_a_note_that_was_sent_is_not_offered_again_and_signing_out_removes_the_rest(karim: Walker) -> None:
    karim.go("/northvale/cases/", "My cases")
    karim.press("", role="link", exact=False, beside="Leah Hartnoll")
    here = karim.page.url
    box = karim.page.locator("main textarea").first
    if not box.count():
        karim.page.locator("main a", has_text="note").first.click()
        box = karim.page.locator("main textarea").first
    box.fill(WORDS)
    wait_until(karim, kept=True)
    box.locator("xpath=ancestor::form").locator("button").last.click()
    karim.page.wait_for_load_state()
    assert WORDS in karim.page.content()
    wait_until(karim, kept=False)
    karim.page.goto(here)
    assert not karim.page.locator("text=Put it back").count()


def test_nobody_else_at_the_device_is_offered_it(karim: Walker, address: str) -> None:
    form = to_the_contact_form(karim)
    typed(karim)
    kept = karim.page.evaluate("JSON.stringify({...localStorage})")
    other = Walker(karim.page.context.browser, address, signed_in("oskar"), scripts=True, narrow=True)
    other.go("/northvale/cases/", "My cases")
    other.page.evaluate(
        "kept => Object.entries(JSON.parse(kept)).forEach(([name, one]) => localStorage.setItem(name, one))", kept
    )
    other.page.goto(form)
    other.page.wait_for_timeout(300)
    assert not other.page.locator("text=Put it back").count()
    assert "unsent:" in other.page.evaluate(KEPT), "it stays with who typed it"
    other.close()
