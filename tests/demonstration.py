"""The demonstration, loaded once a run by whichever worker needs it first: every module has a copy of its own."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from joinedup.front import demo
from tests.database import ADMIN, APP, OWNER, TEMPLATE, Server

COPY = "CREATE DATABASE {} TEMPLATE {} OWNER " + OWNER + " STRATEGY FILE_COPY"
LOADED = "joinedup_demo"
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


def once_a_run(name: str, make: Callable[[], Any]) -> Any:
    """What `make` gave the first worker that asked in this run of the tests; the others wait for it."""
    kept = Path(os.environ["JOINEDUP_TEST_DATA"]) / f"{name}-{RUN}"
    with open(f"{kept}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make()))
        return pickle.loads(kept.read_bytes())


def filled(server: Server, name: str, template: str, fill: Callable[[], Any]) -> Any:
    """Make a database from another, and fill it as the program would; what `fill` gave."""
    server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", COPY.format(name, template))
    with server.using(APP, name):
        told = fill()
    with psycopg.connect(server.address(ADMIN, name), autocommit=True) as admin:
        admin.execute("ANALYZE")  # the tests' cluster never does by itself, and without it plans are poor
    return told


@contextmanager
def copied(server: Server, loaded: str, name: str) -> Iterator[None]:
    """Within it, the tests of this worker use a copy of that database."""
    copy = f"joinedup_{name}_{WORKER}"
    server.run(f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)", COPY.format(copy, loaded))
    try:
        with server.using(APP, copy):
            yield
    finally:
        server.run(f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)")


@pytest.fixture(scope="session")
def loaded_once(server: Server, django_db_setup: None, django_db_blocker) -> str:
    """The name of the database into which the demonstration was loaded, and nothing else: copied, never used."""

    def load() -> str:
        filled(server, LOADED, TEMPLATE, lambda: demo.load(progress=lambda sentence: None))
        return LOADED

    with django_db_blocker.unblock():
        return once_a_run("loaded", load)


@pytest.fixture(scope="module")
def lived_in(server: Server, loaded_once: str, django_db_blocker) -> Iterator[None]:
    """The demonstration as it opens today, in this module's own copy; each test's changes are rolled back where it uses `db`."""
    with django_db_blocker.unblock(), copied(server, loaded_once, "lived_in"):
        yield
