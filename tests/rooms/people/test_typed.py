"""What was typed when a session ended comes back after signing in again: to the same user, once, for half an hour."""

from __future__ import annotations

import time
from importlib import import_module
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from joinedup.foundation.models import User
from joinedup.people.models import CaseNote
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import sign_in

TYPED = "She was seen alone, and said that she is afraid of going home"


def set_(client: Client, **values: object) -> None:
    session = client.session
    session.update(values)
    session.save()


def again(client: Client, who: Actor) -> None:
    """Somebody signs in in the same browser."""
    client.force_login(User.objects.get(pk=who.user_id), backend=settings.AUTHENTICATION_BACKENDS[0])
    set_(client, second_factor=True)


@pytest.fixture
def address(case: UUID) -> str:
    """The page on which Wren writes a note."""
    return reverse("cases:write_note", args=["northvale", case])


@pytest.fixture
def ended(wren: Actor, address: str) -> Client:
    """Wren's browser, whose session ended while the note was typed."""
    client = sign_in(wren)
    set_(client, seen_at=time.time() - settings.IDLE_MINUTES * 60 - 1, began_at=time.time() - 9000)
    answer = client.post(address, {"text": TYPED})
    assert answer["Location"] == f"/accounts/login/?next={address.replace('/', '%2F')}"
    return client


def test_the_form_comes_back_filled_and_is_sent_by_its_writer(ended: Client, wren: Actor, address: str) -> None:
    assert "for you alone" in ended.get("/accounts/login/").content.decode()
    again(ended, wren)
    page = ended.get(address).content.decode()
    assert TYPED in page
    assert "What you typed is here again" in page
    acting(wren)
    assert CaseNote.objects.count() == 0
    assert TYPED not in ended.get(address).content.decode()
    ended.post(address, {"text": TYPED})
    acting(wren)
    assert CaseNote.objects.get().text == TYPED


def test_nobody_else_at_the_device_gets_it(ended: Client, wren: Actor, dele: Actor, address: str) -> None:
    assert TYPED not in str(ended.cookies)
    assert TYPED not in ended.get("/accounts/login/").content.decode()
    again(ended, dele)
    assert TYPED not in ended.get("/").content.decode()
    again(ended, wren)
    assert TYPED not in ended.get(address).content.decode()


def test_it_is_forgotten_after_half_an_hour(ended: Client, wren: Actor, address: str) -> None:
    row = Session.objects.get(session_key=ended.session.session_key)
    assert row.expire_date.timestamp() - time.time() < 31 * 60
    again(ended, wren)
    typed = ended.session["typed"]
    set_(ended, typed={**typed, "until": time.time() - 1})
    assert TYPED not in ended.get(address).content.decode()
    assert "typed" not in ended.session


def test_a_day_and_a_choice_come_back_too(wren: Actor, case: UUID) -> None:
    client = sign_in(wren)
    set_(client, seen_at=time.time() - settings.IDLE_MINUTES * 60 - 1, began_at=time.time() - 9000)
    address = reverse("cases:open_case", args=["northvale"])
    given = {"kind": "adult", "died_on_day": "3", "died_on_month": "April", "died_on_year": "2020", "surname": "Aldous"}
    client.post(address, given)
    again(client, wren)
    page = client.get(address).content.decode()
    assert '<option value="adult" selected>' in page
    assert all(f'value="{one}"' in page for one in ("3", "April", "2020", "Aldous"))


def test_a_session_that_ended_leaves_the_database(ended: Client, wren: Actor) -> None:
    from django.utils import timezone

    from joinedup.foundation.jobs import commands as jobs

    import_module("joinedup.foundation.accounts.jobs")
    jobs.run_job("foundation.clear_sessions", timezone.now())
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now())
    jobs.run_job("foundation.clear_sessions", timezone.now())
    assert Session.objects.count() == 0
