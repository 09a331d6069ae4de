"""The demonstration in a database of its own, served to a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.template import Template
from django.test import Client, override_settings
from django.test.utils import _TestState

from joinedup.foundation.models import User
from tests.database import Server
from tests.demonstration import copied, filled, once_a_run
from tests.journeys import rarities
from tests.journeys.crawling import Map, crawl
from tests.journeys.serving import serve

LIKE_THE_DEMONSTRATION = {"DEMO": True, "SECOND_FACTOR_REQUIRED": False, "ACCOUNT_RATE_LIMITS": False}
WITH_RARITIES = "joinedup_demo_and_more"


@pytest.fixture(scope="session")
def demonstration(server: Server, loaded_once: str, django_db_blocker) -> rarities.Places:
    """Where the rare pages are of the demonstration in which everything has happened (`WITH_RARITIES`: copied, never used)."""

    def make() -> rarities.Places:
        return filled(server, WITH_RARITIES, loaded_once, rarities.happen)

    with django_db_blocker.unblock():
        return once_a_run("rarities", make)


@pytest.fixture(scope="module")
def northvale(server: Server, demonstration, django_db_blocker) -> Iterator[str]:
    """A module's own copy of the demonstration, where its tests may change what they like."""
    with django_db_blocker.unblock(), own_copy(server, "journey"):
        yield "northvale"


@contextmanager
def own_copy(server: Server, name: str) -> Iterator[None]:
    """Within it, a copy of the demonstration with its rare pages, under the demonstration's settings."""
    with copied(server, WITH_RARITIES, name), override_settings(**LIKE_THE_DEMONSTRATION), rendered_as_in_service():
        yield


@contextmanager
def rendered_as_in_service() -> Iterator[None]:
    """Within it, no copy is kept of what every template was given, as Django's tests do: nobody here looks at it."""
    watched, Template._render = Template._render, _TestState.saved_data.template_render
    try:
        yield
    finally:
        Template._render = watched


PEOPLE = ("maya", "iris", "ewan", "karim", "priya", "dilys", "oskar", "bea", "")
START = ("/", "/northvale/", "/demo/", "/public/")


def signed_in(person: str) -> Client:
    """A client in which a member of the cast is signed in; `""` is nobody."""
    client = Client(raise_request_exception=False)
    if person:
        user = User.objects.get(email=f"{person}@example.org")
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture(scope="session")
def found(server: Server, demonstration: rarities.Places, django_db_blocker) -> Map:
    """Every address that links lead to, with somebody who was led there. True of every copy."""

    def look() -> Map:
        with own_copy(server, "crawl"):
            return crawl(signed_in, START, PEOPLE, demonstration)

    with django_db_blocker.unblock():
        return once_a_run("found", look)


@pytest.fixture(scope="module")
def address(northvale: str) -> Iterator[str]:
    """Where the program is served."""
    yield from serve()
