"""Every address in a real browser: no fault for axe, nothing wider than a phone, nothing blocked, no need of scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest

from tests.house.addresses import listed, running
from tests.house.test_addresses import fill
from tests.journeys.conftest import signed_in
from tests.journeys.crawling import Map
from tests.journeys.looking import NARROW, WIDE, Looker
from tests.whole import WHOLE

pytestmark = pytest.mark.browser

UNLINKED = {
    "health": "for machines",
    "gallery": "only where DEBUG or the demonstration was on at the start; tests/kit looks at it",
    "links:link": "arrives by e-mail; test_journey_link opens it",
    "calendar_feed": "copied into a calendar program",
    "planning:southend_word": "a sample beside an import",
}
"""Addresses to which no link leads, and why."""
CONTROLS = "main :is(form, button, input:not([type=hidden]), select, textarea, table, h1, h2)"


class Sent(HTMLParser):
    """What the server sends: all that a browser without scripts has. Counts headings, tables and controls in `main`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.there, self.headings = False, 0, 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what `CONTROLS` counts."""
        self.inside |= tag == "main"
        told = tag in ("form", "button", "select", "textarea", "table", "h1", "h2")
        told |= tag == "input" and ("type", "hidden") not in attrs
        self.there += self.inside and told
        self.headings += self.inside and tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        """After `main` nothing counts."""
        self.inside &= tag != "main"


@pytest.fixture(scope="module")
def looker(chromium, address: str) -> Iterator[Callable[..., Looker]]:
    """A browser for each person, kept for the module."""
    kept: dict[str, Looker] = {}

    def give(person: str) -> Looker:
        if person not in kept:
            kept[person] = Looker(chromium, address, signed_in(person))
        return kept[person]

    yield give
    for one in kept.values():
        one.close()


def test_links_lead_everywhere(found: Map, northvale: str) -> None:
    """Every address that shows something; those only sent to are on pages in some states alone."""
    client, kinds = signed_in("maya"), listed()
    shows = [a for a in running() if a.name in kinds and client.get(fill(a)).status_code != 405]
    expected = [a.name for a in shows if a.name not in UNLINKED]
    unreached = [name for name in expected if name not in found.reached]
    assert not unreached, "\n".join(unreached)


def test_no_link_is_broken(found: Map) -> None:
    assert not found.broken, "\n".join(found.broken)


@pytest.mark.parametrize("name", listed())
def test_page(name: str, found: Map, looker) -> None:
    example = found.example(name)
    if example is None:
        return  # only ever sent to, or a file
    person, path = example
    seen = looker(person)
    seen.page.set_viewport_size(WIDE)
    sent = Sent(seen.page.goto(path).text())
    seen.shoot(f"{name}-1100")
    wrong = [f"at 1100 px: {fault}" for fault in seen.faults()]
    seen.page.set_viewport_size(NARROW)
    seen.shoot(f"{name}-320")
    wrong += [f"at 320 px: {fault}" for fault in seen.faults(everything=False, axe=WHOLE)]
    wanted = seen.page.locator(CONTROLS).count()
    if sent.there < wanted:
        wrong.append(f"without scripts {sent.there} of {wanted} headings, tables and controls are there")
    if not sent.headings:
        wrong.append("without scripts there is no heading")
    assert not wrong, "\n".join([f"{person} {path}", *wrong])
