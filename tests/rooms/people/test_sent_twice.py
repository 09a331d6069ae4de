"""Whatever form is sent twice, at one moment or again, is carried out once: in real connections, on the real database."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.jobs.commands import run_job
from joinedup.foundation.models import SentForm
from joinedup.front.worker import find_jobs
from joinedup.people.models import CaseNote
from joinedup_core.permits import Actor
from tests.cases import acting, practitioner
from tests.cast import World, sign_in
from tests.rooms.people.conftest import open_case

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SENT_TWICE = "This was sent twice"


def token(client: Client, address: str) -> str:
    """The token of one showing of the form."""
    return TOKEN.findall(client.get(address).content.decode())[-1]


def at_once(client: Client, address: str, given: dict[str, object]) -> list[tuple[int, str]]:
    """The same form sent twice at one moment, in a connection each: the answers, and where they lead."""
    together = Barrier(2)

    def send(number: int) -> tuple[int, str]:
        browser = Client()
        browser.cookies = client.cookies.copy()
        try:
            together.wait(timeout=10)
            answer = browser.post(address, given)
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as presses:
        return list(presses.map(send, range(2)))


@pytest.fixture
def browser(wren: Actor) -> Client:
    return sign_in(wren)


@pytest.fixture
def address(case: UUID) -> str:
    """Where Wren writes a note."""
    return reverse("cases:write_note", args=["northvale", case])


def notes(who: Actor) -> list[str]:
    acting(who)
    return sorted(row.text for row in CaseNote.objects.all())


def test_the_same_showing_sent_again_is_kept_once_and_says_so(wren: Actor, browser: Client, address: str) -> None:
    given = {"text": "She was seen", "csrfmiddlewaretoken": token(browser, address)}
    first, second = (browser.post(address, given) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert SENT_TWICE in browser.get(second["Location"]).content.decode()
    assert notes(wren) == ["She was seen"]


def test_other_words_from_the_same_showing_are_kept_too(wren: Actor, browser: Client, address: str) -> None:
    """Somebody goes back, writes more and sends again: nothing typed is lost."""
    key = token(browser, address)
    for text in ("She was seen", "She was seen, and ate"):
        browser.post(address, {"text": text, "csrfmiddlewaretoken": key})
    assert notes(wren) == ["She was seen", "She was seen, and ate"]


def test_the_same_words_from_another_showing_are_another_note(wren: Actor, browser: Client, address: str) -> None:
    for _ in range(2):
        browser.post(address, {"text": "No answer", "csrfmiddlewaretoken": token(browser, address)})
    assert notes(wren) == ["No answer"] * 2


def test_what_came_back_to_be_mended_may_be_sent_again(wren: Actor, browser: Client, address: str) -> None:
    given = {"text": " ", "csrfmiddlewaretoken": token(browser, address)}
    assert [browser.post(address, given).status_code for _ in range(2)] == [200, 200]


def test_what_is_remembered_of_it_holds_no_word_and_goes_after_a_day(
    wren: Actor, browser: Client, address: str
) -> None:
    browser.post(address, {"text": "A word", "csrfmiddlewaretoken": token(browser, address)})
    row = SentForm.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", row.mark)
    find_jobs()
    run_job("foundation.forget_sent_forms", timezone.now())
    assert SentForm.objects.exists()
    run_job("foundation.forget_sent_forms", timezone.now() + timedelta(days=2))
    assert not SentForm.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_one_moment_one_is_kept_and_the_other_led_to_the_same_page(world: World) -> None:
    with transaction.atomic():
        wren = practitioner("wren", "Wren Achebe", world.council)
        case = open_case(wren)
    browser, address = sign_in(wren), reverse("cases:write_note", args=["northvale", case])
    given = {"text": "She was seen", "csrfmiddlewaretoken": token(browser, address)}
    first, second = at_once(browser, address, given)
    assert first == second == (302, reverse("casefiles:case", args=["northvale", case]))
    with transaction.atomic():
        assert notes(wren) == ["She was seen"]
