"""The database's own protection of the case wing: every table is under it, and nobody acting is shown nothing."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from joinedup.foundation.hardening import Unsafe
from joinedup.people import protection
from tests.conftest import _start


def test_every_model_with_a_case_or_a_person_names_a_form() -> None:
    assert protection.unprotected_models() == []
    assert {form for _, form in protection.protected_models()} <= set(protection.FORMS)


@pytest.mark.django_db
def test_the_program_refuses_to_serve_where_a_table_stands_open(request: pytest.FixtureRequest) -> None:
    with connection.cursor() as cursor:
        protection.check(cursor)
    owner = _start(request.config)
    name = connection.settings_dict["NAME"]
    import psycopg

    from joinedup.foundation.cluster.roles import OWNER

    with psycopg.connect(owner.address(OWNER, name), autocommit=True) as link:
        link.execute("alter table people_casenote no force row level security")
        try:
            with connection.cursor() as cursor, pytest.raises(Unsafe, match="people_casenote"):
                protection.check(cursor)
        finally:
            link.execute("alter table people_casenote force row level security")


@pytest.mark.django_db
def test_nobody_acting_is_shown_nothing_and_may_delete_nothing() -> None:
    for model, _ in protection.protected_models():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone()[0] == 0
        refused = pytest.raises(ProgrammingError, match="permission denied")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"delete from {table}")


@pytest.mark.django_db
def test_every_function_that_acts_as_the_owner_pins_its_search_path() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.proname from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosecdef"
            " and not coalesce(array_to_string(p.proconfig, ' ') like '%search_path=pg_catalog%', false)"
        )
        assert [name for (name,) in cursor.fetchall()] == []
