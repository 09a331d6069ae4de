"""The three tables in the tests' database, and ways to put a world into them and to ask as somebody."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from joinedup.foundation import context
from joinedup.foundation.cluster.roles import OWNER
from joinedup_core.permits import Actor
from tests.conftest import _start
from tests.kernel.worlds import World, place_of

SQL = (Path(__file__).parent / "tables.sql").read_text()


@pytest.fixture
def owner(db: None, request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """A connection as the owner, with the kernel's tables made anew; they are gone afterwards."""
    server = _start(request.config)
    with psycopg.connect(server.address(OWNER, settings.DATABASES["default"]["NAME"]), autocommit=True) as link:
        link.execute("drop schema if exists kernel cascade")
        link.execute(SQL.encode())
        yield link
        connection.close()
        link.execute("drop schema kernel cascade")


def fill(owner: psycopg.Connection, world: World) -> None:
    """Put a world into the tables, as the owner."""
    today = timezone.localdate()
    with owner.transaction(), owner.cursor() as cursor:
        cursor.execute("truncate kernel.items, kernel.links, kernel.cases")
        cases = [(uuid.UUID(int=1000 + n), place_of(n)) for n in range(world.cases)]
        cursor.executemany("insert into kernel.cases values (%s, %s)", cases)
        items = [(uuid.UUID(int=2000 + n), cases[c][0], place_of(c), a, "x") for n, (c, a) in enumerate(world.items)]
        cursor.executemany("insert into kernel.items values (%s, %s, %s, %s, %s)", items)
        links = [
            (
                uuid.uuid4(), cases[k.case][0], k.user, k.agency, today + timedelta(days=k.from_day),
                None if k.to_day is None else today + timedelta(days=k.to_day),
            )
            for k in world.links
        ]  # fmt: skip
        cursor.executemany("insert into kernel.links values (%s, %s, %s, %s, %s, %s)", links)


def acting(user: uuid.UUID) -> None:
    """Tell the database who acts, for this transaction."""
    context.tell_database(Actor(f"user:{user}", str(user)))


def visible_to_user(user: uuid.UUID) -> set[int]:
    """What the policies let through of the items for a user; leaves neither locks nor a context behind."""
    with transaction.atomic():
        acting(user)
        found = visible_by_raw_sql()
        transaction.set_rollback(True)
    return found


def visible_by_raw_sql() -> set[int]:
    """The numbers of the items that the database's own policies let through now."""
    with connection.cursor() as cursor:
        cursor.execute("select id from kernel.items")
        return {row[0].int - 2000 for row in cursor.fetchall()}
