"""Every address is listed as public, own or placed, and behaves so.

public: answers a signed-out reader. own: signed out goes to sign-in; signed in, it shows what is theirs.
placed: signed out goes to sign-in; an outsider gets 404, as if there were nothing.
"""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from joinedup_core.permits import Actor
from tests.cast import World
from tests.house.addresses import Address, listed, running

SAMPLES = {
    "UUIDConverter": uuid.UUID(int=7),
    "IntConverter": 1,
    "SlugConverter": "northvale",
    "StringConverter": "x",
    "PathConverter": "x",
}
SIGN_IN = "/accounts/login/"


def fill(address: Address) -> str:
    return reverse(address.name, kwargs={name: SAMPLES[kind] for name, kind in address.parameters})


def ours() -> list[Address]:
    return [a for a in running() if not a.route.startswith("accounts/")]


@pytest.fixture
def signed_in(world: World, omar: Actor) -> Client:
    """Omar, business manager of the neighbouring partnership, signed in."""
    from joinedup.foundation.models import User

    client = Client()
    client.force_login(User.objects.get(pk=omar.user_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def test_every_address_is_listed() -> None:
    kinds = listed()
    assert [a.name for a in ours() if kinds.get(a.name) not in {"public", "own", "placed"}] == []


def test_nothing_is_listed_that_does_not_run() -> None:
    running_names = {a.name for a in ours()}
    assert [name for name in listed() if name not in running_names and name != "gallery"] == []


@pytest.mark.django_db
def test_signed_out_goes_to_sign_in_except_where_public() -> None:
    kinds, client, wrong = listed(), Client(), []
    for address in ours():
        if kinds.get(address.name) == "public":
            continue
        answer = client.get(fill(address))
        if answer.status_code != 302 or not answer["Location"].startswith(SIGN_IN):
            wrong.append(f"{address.name}: {answer.status_code}")
    assert wrong == []


def test_an_outsider_of_a_placed_address_gets_404(signed_in: Client) -> None:
    kinds, wrong = listed(), []
    for address in ours():
        if kinds.get(address.name) != "placed":
            continue
        for method in (signed_in.get, signed_in.post):
            answer = method(fill(address))
            if answer.status_code not in {404, 405}:
                wrong.append(f"{address.name} {method.__name__}: {answer.status_code}")
    assert wrong == []
