"""The brother-in-law of a man whom a family fears works in housing: for him they are not in the system at all."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup_core.calendar import day_in_words
from joinedup_core.calendar.months import add_months
from tests.house.addresses import running
from tests.journeys.cases import Found, case_of
from tests.journeys.conftest import signed_in
from tests.journeys.steps import Walker
from tests.masking import masked
from tests.whole import part

pytestmark = pytest.mark.browser
FAMILY = ("Hartnoll", "Rusbridge", "Tannery Row", "Quay Street", "NV3 7QT", "NV1 2DL", "9990000018")


@pytest.fixture(scope="module")
def family(northvale: str) -> Found:
    """The case that is hidden from him."""
    return case_of("karim", "Leah")


@pytest.fixture(params=part(["wide", "320 px, no scripts"], __name__))
def neil(request, chromium, address: str, family: Found) -> Iterator[Walker]:
    """The housing officer."""
    wide = request.param == "wide"
    walker = Walker(chromium, address, signed_in("neil"), scripts=wide, narrow=not wide)
    walker.hidden = (*FAMILY, family.reference)
    yield walker
    walker.close()


def test_he_looks_everywhere_and_finds_nothing(neil: Walker, family: Found) -> None:
    for path in (
        "/",
        "/northvale/cases/",
        "/northvale/casework/",
        "/northvale/cases/alike/",
        "/northvale/cases/approaching-18/",
    ):
        neil.go(path, "")
        nothing_here(neil)
    by_name(neil)
    assert "No match was found" in by_number(neil)
    by_the_search_of_the_whole_program(neil)
    by_reference(neil, family.reference)


def by_name(neil: Walker) -> None:
    neil.go("/northvale/cases/find/", "Find somebody")
    neil.type("Forenames (optional)", "Leah")
    neil.type("Surname (optional)", "Hartnoll")
    neil.type("Date of birth (optional)", "1993")
    neil.press("Search")
    neil.look("Find somebody")
    neil.tells("Not finding a record does not mean not known")
    neil.tells("No match was found")


def by_number(walker: Walker) -> str:
    """Two exact identifiers, which find anybody for whoever may; what the page then says."""
    walker.go("/northvale/cases/find/", "Find somebody")
    walker.type("Date of birth (optional)", day_in_words(add_months(timezone.localdate(), -402)))
    walker.choose("Kind of number (optional)", "NHS number")
    walker.type("Number (optional)", "999 000 0018")
    walker.press("Search")
    walker.look("Find somebody")
    walker.tells("Not finding a record does not mean not known")
    return walker.page.locator("main").inner_text()


def by_the_search_of_the_whole_program(neil: Walker) -> None:
    said = [search(neil, words) for words in ("Hartnoll", "Nosuchname")]
    assert said[0] == said[1]


def search(neil: Walker, words: str) -> str:
    neil.go("/search/", "Search")
    neil.type("Search for", words)
    neil.press("Search")
    neil.look("Search")
    return neil.page.locator("main").inner_text()


def by_reference(neil: Walker, reference: str) -> None:
    said = [ask_in_an_emergency(neil, one) for one in (reference, "C-ZZZZZZ")]
    assert said[0].replace(reference, "C-ZZZZZZ") == said[1]
    assert "Not finding a record does not mean not known" in said[0]


def ask_in_an_emergency(neil: Walker, reference: str) -> str:
    neil.go("/northvale/emergency-access/", "Emergency access")
    neil.type("Reference of the case", reference)
    neil.press("Continue")
    neil.look("Emergency access")
    return neil.page.locator("main").inner_text()


def nothing_here(neil: Walker) -> None:
    text = neil.page.content()
    assert [words for words in neil.hidden if words in text] == []


def test_somebody_else_finds_her(chromium, address: str) -> None:
    """What finds nothing for him does find her for a fire officer who is barred from nobody."""
    tam = Walker(chromium, address, signed_in("tam"))
    assert "Possible match 1" in by_number(tam)
    tam.close()


def test_every_address_answers_as_if_there_were_no_such_record(northvale: str, family: Found) -> None:
    """By the very address of case, person, note, concern and contact: what an id that nobody has gives, byte for byte."""
    client, apart = signed_in("neil"), []
    tried = list(addresses(family))
    for path, nowhere in tried:
        ask = client.post if client.get(path).status_code == 405 else client.get
        if told(ask(path)) != told(ask(nowhere)):
            apart.append(f"{ask.__name__} {path}")
    assert not apart, "\n".join(apart)
    assert len(tried) > 50


def addresses(family: Found) -> Iterator[tuple[str, str]]:
    """Every address that something of the case fills, and the same with ids that nobody has."""
    words = {
        "partnership": "northvale",
        "what": "people",
        "fmt": "xlsx",
        "act": "begin",
        "kind": "marac",
        "key": "dash",
    }
    ids = {"case_id": family.id, "person_id": family.people["Dean"], "note_id": family.notes[0]}
    ids |= {"concern_id": family.concerns[0], "contact_id": family.contacts[0]}
    for address in running():
        names = [name for name, _ in address.parameters]
        if set(names) <= {*words, *ids} and set(names) & set(ids):
            there, nowhere = (
                {name: given[name] for name in names} for given in (words | ids, words | dict.fromkeys(ids, uuid4()))
            )
            yield reverse(address.name, kwargs=there), reverse(address.name, kwargs=nowhere)


def told(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    """All that a reader can tell one answer from another by; what is new in each is masked, and 404 it must be."""
    assert answer.status_code == 404, answer.status_code
    headers = {name: value for name, value in answer.items() if name != "Content-Security-Policy"}
    return answer.status_code, masked(answer.content), headers
