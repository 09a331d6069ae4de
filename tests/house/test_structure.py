"""A new database begins with the structure written down, and it is what all migrations come to."""

from __future__ import annotations

from joinedup.front import structure
from tests.database import OWNER, Server
from tests.structure import HEAD, empty, sealed

ONE = "joinedup_begun"


def test_the_file_was_written_of_these_migrations() -> None:
    """Both ways of beginning are compared when it is written; its seal breaks when a migration, a library or itself changes."""
    written = structure.STRUCTURE.read_text(encoding="utf-8")
    body = written.removeprefix(HEAD).partition("\n")[2]
    assert written == sealed(body), "the migrations changed: run `python -m tests.structure`"


def test_a_beginning_leaves_nothing_to_migrate(server: Server, django_db_setup, django_db_blocker) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with django_db_blocker.unblock():
        empty(server, ONE)
        with server.using(OWNER, ONE):
            assert structure.begin()
            assert not structure.begin(), "what is there is left alone"
            executor = MigrationExecutor(connection)
            assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
