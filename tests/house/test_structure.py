"""A new database begins with the structure written down, and it is what all migrations come to."""

from __future__ import annotations

from joinedup.front import structure
from tests.database import OWNER, Server
from tests.structure import alike, dumped, empty, migrate, written

ONE, OTHER = "joinedup_begun", "joinedup_migrated"


def test_a_beginning_and_all_migrations_come_to_the_same(server: Server, django_db_setup, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        for name in (ONE, OTHER):
            empty(server, name)
        migrate(server, OTHER)
        said = "the migrations changed: run `python -m tests.structure`"
        assert written(server, OTHER) == structure.STRUCTURE.read_text(encoding="utf-8"), said
        with server.using(OWNER, ONE):
            assert structure.begin()
            assert not structure.begin(), "what is there is left alone"
        migrate(server, ONE)
        assert alike(dumped(server, ONE)) == alike(dumped(server, OTHER))
