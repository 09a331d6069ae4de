"""The traps of access.md, each met on purpose once, so that the case wing does not fall into it."""

from __future__ import annotations

import uuid

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from joinedup.foundation import context
from tests.kernel.conftest import acting, fill, visible_by_raw_sql
from tests.kernel.test_prover import WITNESS
from tests.kernel.worlds import USERS


@pytest.fixture
def filled(owner: psycopg.Connection) -> psycopg.Connection:
    fill(owner, WITNESS)
    return owner


def set_context(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('joinedup.actor', %s, true)", [value])


def test_nobody_acting_sees_nothing(filled: psycopg.Connection) -> None:
    assert visible_by_raw_sql() == set()


def test_a_forged_context_sees_nothing(filled: psycopg.Connection) -> None:
    right = context.signed(str(USERS[0]), "", "x")
    set_context(right)
    assert visible_by_raw_sql()
    for forged in (
        right.replace(str(USERS[0]), str(USERS[1])),
        right[:-1] + "0",
        right.rsplit("|", 1)[0],
        f"{USERS[0]}||x|",
        "|",
        "",
    ):
        set_context(forged)
        if forged != right:
            assert visible_by_raw_sql() == set(), forged


def test_the_app_role_cannot_read_the_signing_key(filled: psycopg.Connection) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select key from app.context_key")


def test_the_context_ends_with_its_transaction(filled: psycopg.Connection) -> None:
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}, autocommit=True) as link:
        with link.transaction():
            link.execute("select set_config('joinedup.actor', %s, true)", [context.signed(str(USERS[0]), "", "x")])
            assert link.execute("select count(*) from kernel.items").fetchone()[0]
        assert link.execute("select count(*) from kernel.items").fetchone()[0] == 0


def test_insert_returning_of_a_new_case_is_refused_by_its_own_policy(filled: psycopg.Connection) -> None:
    acting(USERS[0])
    made = uuid.uuid4()
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("insert into kernel.cases values (%s, 'x/') returning id", [made])
    with connection.cursor() as cursor:  # so keys are made in Python and nothing is asked back
        cursor.execute("insert into kernel.cases values (%s, 'x/')", [made])


def test_for_update_under_a_select_only_policy_silently_finds_nothing(filled: psycopg.Connection) -> None:
    acting(USERS[0])
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from kernel.cases")
        assert cursor.fetchone()[0] == 1
        cursor.execute("select id from kernel.cases for update")
        assert cursor.fetchall() == []


def test_without_the_owners_own_policy_the_definer_finds_nothing_or_recurses(filled: psycopg.Connection) -> None:
    filled.execute("drop policy owner_reads on kernel.links")
    acting(USERS[0])
    assert visible_by_raw_sql() == set()


def test_one_case_is_asked_for_by_may_open_not_the_list(filled: psycopg.Connection) -> None:
    acting(USERS[0])
    with connection.cursor() as cursor:
        cursor.execute("select kernel.may_open(%s), kernel.may_open(%s)", [uuid.UUID(int=1000), uuid.UUID(int=1001)])
        assert cursor.fetchone() == (True, False)


def test_the_app_role_neither_owns_nor_bypasses(filled: psycopg.Connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone()[0] is False
        cursor.execute(
            "select count(*) from pg_class where relnamespace = 'kernel'::regnamespace and relkind = 'r' and relforcerowsecurity"
        )
        assert cursor.fetchone()[0] == 3
