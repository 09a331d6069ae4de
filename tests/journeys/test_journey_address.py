"""A victim's new address: kept apart, shown for a purpose to whoever works with her, and nowhere else whatever anybody opens."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from joinedup.foundation.commands import Refused
from joinedup.foundation.models import Notice, TrailEntry, User
from joinedup.foundation.search.commands import gather_words
from joinedup.foundation.search.models import SearchWord
from joinedup.people.confidential.commands import check_letter_address, keep_confidential_address
from tests.journeys.cases import Found, acting, case_of
from tests.journeys.conftest import signed_in
from tests.journeys.crawling import crawl
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser
LINES, POSTCODE = "Marlpit Cottage\nGoosefoot Lane", "VE9 8QW"
MARKERS = ("Marlpit", "Goosefoot", "VE9 8QW", "VE98QW")
IN_THE_DEMONSTRATION = ("Pump House", "Lower Marsh", "VE7 3PX", "VE73PX")
ROOMS = tuple(
    f"/northvale/{room}/" for room in ("cases", "casework", "confidential", "conflicts", "emergency-access", "panels")
)
WITHIN = (*ROOMS, "/calendar/")
WORK_WITH_THEM = ("priya", "karim", "mel", "zadie", "dilys")
OFFICERS = ("sam", "bea")
"""A privacy officer and a conflict officer: no case is theirs."""


@pytest.fixture(scope="module")
def tannery(northvale: str) -> Found:
    """Leah's case; she has just moved."""
    return case_of("karim", "Leah")


@pytest.fixture(params=part(["by keyboard, wide", "320 px, no scripts"], __name__))
def karim(request, chromium, address: str) -> Iterator[Walker]:
    """Her social worker."""
    wide = "wide" in request.param
    walker = Walker(chromium, address, signed_in("karim"), scripts=wide, narrow=not wide)
    yield walker
    walker.close()


def test_it_is_kept_and_shown_for_a_purpose_alone(karim: Walker, tannery: Found) -> None:
    leah = tannery.people["Leah"]
    karim.go(f"/northvale/cases/persons/{leah}/", "Leah Hartnoll")
    karim.press("keep it apart", role="link")
    karim.look("Keep a confidential address")
    karim.type("Address", "")
    for line in LINES.split("\n"):
        karim.page.keyboard.type(line)
        karim.page.keyboard.press("Enter")
    karim.type("Postcode (optional)", POSTCODE)
    karim.page.get_by_label("Who else must not learn it? (optional)").fill("Dean Rusbridge and his family")
    karim.press("Keep it")
    karim.look("Leah Hartnoll")
    karim.tells("The address is kept")
    hidden(karim)
    karim.press("show it for a purpose", role="link")
    karim.look("Show the confidential address")
    karim.press("Show it")
    karim.tells("There is a problem")
    hidden(karim)
    karim.tick("To visit them, or to send help now")
    karim.press("Show it")
    karim.look("Confidential address")
    karim.tells("Marlpit Cottage Goosefoot Lane VE9 8QW")
    karim.page.goto(karim.page.url)
    hidden(karim)
    shown = TrailEntry.objects.filter(verb="people.reveal_addresses", target=f"people.Person:{leah}", outcome="done")
    assert shown.exists()
    assert all("purpose visit" in row.note for row in shown)


def hidden(karim: Walker) -> None:
    text = karim.page.content()
    assert [marker for marker in MARKERS if marker in text] == []


class Listening(Client):
    """A browser that looks for the address in everything it is answered."""

    leaks: list[str]
    heard = 0

    def request(self, **environment: object) -> HttpResponse:
        """Answer, and look."""
        answer = super().request(**environment)
        said = everything_in(answer)
        self.leaks += [
            f"{environment['PATH_INFO']}: {marker}" for marker in (*MARKERS, *IN_THE_DEMONSTRATION) if marker in said
        ]
        type(self).heard += 1
        return answer


def everything_in(answer: HttpResponse) -> str:
    """Text, headers and, of a file, every part and property."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = str(answer.headers)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return said + "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    if body.startswith(b"%PDF"):
        pdf = PdfReader(io.BytesIO(body))
        return said + str(pdf.metadata) + "".join(page.extract_text() for page in pdf.pages)
    return said + body.decode(errors="replace")


def test_nobody_meets_it(tannery: Found, caplog: pytest.LogCaptureFixture) -> None:
    """In no page or file of cases that anybody of the cast can reach, nor in a search, a message, the trail, a log or the cache."""
    with acting("karim") as actor:
        keep_confidential_address(actor, tannery.people["Leah"], lines=LINES, postcode=POSTCODE)
    refuge, leaks = case_of("priya", "Farida"), list[str]()

    def listening(person: str) -> Client:
        client = Listening(raise_request_exception=False)
        client.cookies, client.leaks = signed_in(person).cookies, leaks
        return client

    own = [path for case in (refuge, tannery) for path in pages_of(case)]
    for person in (*WORK_WITH_THEM, *OFFICERS):
        opened = crawl(
            listening, [*own, *ROOMS, f"/calendar/{calendar_key(person)}.ics"], [person], within=WITHIN, each=1
        )
        assert person in OFFICERS or opened.pages["casefiles:case"], person
        for words in ("Marlpit", "VE9 8QW", "Pump House"):
            answer = signed_in(person).post("/search/", {"words": words}).content.decode()
            assert ("Leah" in answer, "Farida" in answer) == (False, False)
    assert leaks == []
    assert Listening.heard > 250
    told = (kept() + caplog.text).casefold()
    assert [marker for marker in MARKERS if marker.casefold() in told] == []


def pages_of(case: Found) -> list[str]:
    """The pages of a case from which all its others are reached."""
    rooms = [f"/northvale/cases/{case.id}/", f"/northvale/casework/{case.id}/"]
    return rooms + [f"/northvale/cases/persons/{person}/" for person in case.people.values()]


def calendar_key(person: str) -> str:
    """Of the address that a calendar program asks."""
    return str(User.objects.get(email=f"{person}@example.org").calendar_key)


def kept() -> str:
    """What is kept where it may not be: messages, the trail, the search index, the cache, open addresses and notes."""
    gather_words()
    said = [
        str(list(rows)) for rows in (TrailEntry.objects.values(), Notice.objects.values(), SearchWord.objects.values())
    ]
    with acting("karim"), connection.cursor() as cursor:
        for table in ("foundation_cache", "people_findkeys", "people_personaddress", "people_casenote"):
            cursor.execute(f"select coalesce(string_agg(t::text, ''), '') from {table} t")
            said.append(cursor.fetchone()[0])
    return "".join(said)


def test_a_letter_to_an_address_of_whoever_she_fears_is_refused(tannery: Found) -> None:
    leah = tannery.people["Leah"]
    with acting("karim") as actor:
        for lines in ("Flat 2, 61 Quay Street", "Flat 5, 61 Quay Street"):
            with pytest.raises(Refused, match="must not learn"):
                check_letter_address(actor, leah, lines=f"{lines}\nNorthvale", postcode="NV1 2DL")
        check_letter_address(actor, leah, lines="The children’s centre\nMill Lane", postcode="NV2 6AA")
