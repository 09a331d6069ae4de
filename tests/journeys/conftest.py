"""The demonstration in a database of its own, served to a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client, override_settings

from joinedup.foundation.models import User
from joinedup.front import demo
from tests.conftest import _start
from tests.database import APP, OWNER, TEMPLATE, Server
from tests.journeys import rarities
from tests.journeys.crawling import Map, crawl
from tests.journeys.serving import serve

COPY = "CREATE DATABASE {} TEMPLATE {} OWNER " + OWNER + " STRATEGY FILE_COPY"
LIKE_THE_DEMONSTRATION = {"DEMO": True, "SECOND_FACTOR_REQUIRED": False, "ACCOUNT_RATE_LIMITS": False}


@pytest.fixture(scope="session")
def demonstration(request, django_db_setup, django_db_blocker) -> Iterator[tuple[Server, str, rarities.Places]]:
    """A database into which the demonstration was loaded once: copied, never used. And where its rare pages are."""
    server, worker = _start(request.config), getattr(request.config, "workerinput", {}).get("workerid", "alone")
    loaded = f"joinedup_demo_{worker}"
    with django_db_blocker.unblock():
        before = dict(settings.DATABASES["default"])
        server.run(f"DROP DATABASE IF EXISTS {loaded} WITH (FORCE)", COPY.format(loaded, TEMPLATE))
        server.use(APP, loaded)
        demo.load(progress=lambda sentence: None)
        rare = rarities.happen()
        _restore(before)
    yield server, loaded, rare
    with django_db_blocker.unblock():
        server.run(f"DROP DATABASE IF EXISTS {loaded} WITH (FORCE)")


@pytest.fixture(scope="module")
def northvale(demonstration, django_db_blocker) -> Iterator[str]:
    """A module's own copy of the demonstration, where its tests may change what they like."""
    with django_db_blocker.unblock(), copied(*demonstration[:2], "journey"):
        yield "northvale"


@contextmanager
def copied(server: Server, loaded: str, name: str) -> Iterator[None]:
    copy = loaded.replace("demo", name)
    before = dict(settings.DATABASES["default"])
    server.run(f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)", COPY.format(copy, loaded))
    server.use(APP, copy)
    try:
        with override_settings(**LIKE_THE_DEMONSTRATION):
            yield
    finally:
        _restore(before)
        server.run(f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)")


def _restore(before: dict) -> None:
    from django.db import connections

    connections["default"].close()
    settings.DATABASES["default"].update(before)


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
def found(demonstration, django_db_blocker) -> Map:
    """Every address that links lead to, with somebody who was led there. True of every copy."""
    server, loaded, rare = demonstration
    with django_db_blocker.unblock(), copied(server, loaded, "crawl"):
        return crawl(signed_in, START, PEOPLE, rare)


@pytest.fixture(scope="module")
def address(northvale: str) -> Iterator[str]:
    """Where the program is served."""
    yield from serve()
