"""The trail against its owner: whatever is altered, removed, put in another order or cut off is found and named."""

import json
from argparse import Namespace
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings as configured
from django.db import connection, transaction

from joinedup.foundation.cluster.roles import OWNER
from joinedup.foundation.models import TrailEntry
from joinedup.foundation.trail import checkpoints, jobs, queries
from joinedup.foundation.trail.commands import record
from joinedup.front.checking import verify_trail
from joinedup_core.permits import Actor, Thing
from tests.conftest import _start

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROWS = 8


@pytest.fixture
def owner(transactional_db, request, settings, tmp_path):
    """Eight chained rows of one partnership, and a connection as the database's owner."""
    settings.DATA = tmp_path
    for number in range(ROWS):
        with transaction.atomic():
            thing = Thing("northvale/board/")
            record("x.do", Actor(f"user:{uuid4()}"), thing, f"x.Y:{number}", outcome="done", note="done", at=AT)
    server = _start(request.config)
    with psycopg.connect(server.address(OWNER, configured.DATABASES["default"]["NAME"]), autocommit=True) as link:
        yield link
        connection.close()


def row(number: int) -> TrailEntry:
    return TrailEntry.objects.get(chain="northvale", number=number)


def report() -> queries.ChainReport:
    found = {r.chain: r for r in queries.verify(checkpoints.read().points)}
    return found["northvale"]


def rewrite(owner: psycopg.Connection, *, ends_at: int) -> None:
    """Make the chain agree with itself again, as an owner who knows how could."""
    previous = ""
    for entry in TrailEntry.objects.filter(chain="northvale").order_by("number"):
        hashed = queries.hash_of(previous, entry)
        owner.execute("update foundation_trailentry set previous=%s, hash=%s where id=%s", (previous, hashed, entry.pk))
        previous = hashed
    owner.execute("update foundation_trailhead set number=%s, hash=%s where chain='northvale'", (ends_at, previous))


class TestAnIntactTrail:
    def test_says_so(self, owner) -> None:
        jobs.keep_checkpoint(Actor("job:x"), AT)
        assert report() == queries.ChainReport("northvale", 8, True, "8 rows, each follows from the one before")

    def test_checkpoints_are_added_only_when_something_was_done(self, owner) -> None:
        jobs.keep_checkpoint(Actor("job:x"), AT)
        jobs.keep_checkpoint(Actor("job:x"), AT)
        assert checkpoints.read().count == 1


class TestTheOwner:
    @pytest.mark.parametrize("field", ["verb", "actor_key", "place", "target", "outcome", "note"])
    def test_is_found_altering_a_row(self, owner, field) -> None:
        owner.execute(f"update foundation_trailentry set {field} = {field} || 'x' where id = %s", (row(5).pk,))
        assert (report().intact, report().first_bad_row) == (False, row(5).pk)

    def test_is_found_removing_a_row(self, owner) -> None:
        after = row(4).pk
        owner.execute("delete from foundation_trailentry where id = %s", (row(3).pk,))
        assert report().first_bad_row == after
        assert "removed or re-ordered" in report().because

    def test_is_found_putting_rows_in_another_order(self, owner) -> None:
        one, two = row(3).pk, row(6).pk
        owner.execute("update foundation_trailentry set number = 6 where id = %s", (one,))
        owner.execute("update foundation_trailentry set number = 3 where id = %s", (two,))
        assert report().first_bad_row == two

    def test_is_found_adding_a_row_behind_the_programs_back(self, owner) -> None:
        owner.execute("alter table foundation_trailentry disable trigger chain_trail")
        columns = "chain, at, verb, actor_key, place, target, outcome, note, previous, hash"
        owner.execute(
            f"insert into foundation_trailentry ({columns}) values ('northvale', now(), 'v', 'a', 'p', 't', 'done', '', '', '')"
        )
        assert "without being chained" in report().because

    def test_is_found_cutting_the_tail(self, owner) -> None:
        owner.execute("delete from foundation_trailentry where number > 6")
        assert "row number 7 is missing" in report().because

    def test_is_found_cutting_the_tail_with_its_recorded_end_by_the_checkpoint(self, owner) -> None:
        jobs.keep_checkpoint(Actor("job:x"), AT)
        owner.execute("delete from foundation_trailentry where number > 6")
        rewrite(owner, ends_at=6)
        assert queries.verify()[0].intact
        assert "row number 7 is missing" in report().because
        assert "a signed checkpoint knows 8" in report().because

    def test_is_found_rewriting_all_of_it_by_the_checkpoint(self, owner) -> None:
        jobs.keep_checkpoint(Actor("job:x"), AT)
        owner.execute("update foundation_trailentry set note = 'nothing happened' where number = 2")
        rewrite(owner, ends_at=8)
        assert queries.verify()[0].intact
        assert report().first_bad_row == row(8).pk

    def test_is_found_emptying_it_by_the_checkpoint(self, owner) -> None:
        jobs.keep_checkpoint(Actor("job:x"), AT)
        owner.execute("delete from foundation_trailentry")
        owner.execute("delete from foundation_trailhead")
        assert "row number 1 is missing" in report().because


class TestTheNewestRows:
    def test_are_checked_from_the_row_before_them(self, owner) -> None:
        assert queries.verify_newest("northvale", 3).because == "3 newest rows of 8, each follows from the one before"
        owner.execute("update foundation_trailentry set note = 'x' where number = 2")
        assert queries.verify_newest("northvale", 3).intact
        bad = row(7).pk
        owner.execute("update foundation_trailentry set note = 'x' where number = 7")
        assert queries.verify_newest("northvale", 3).first_bad_row == bad


class TestTheCheckpointFile:
    def lines(self) -> list[str]:
        return (checkpoints.folder() / checkpoints.FILE).read_text().splitlines()

    def put(self, lines: list[str]) -> None:
        (checkpoints.folder() / checkpoints.FILE).write_text("\n".join(lines) + "\n")

    @pytest.fixture
    def three(self, settings, tmp_path) -> None:
        settings.DATA = tmp_path
        for number in (1, 2, 3):
            checkpoints.write({"northvale": (number, str(number) * 64)}, AT)

    def test_holds(self, three) -> None:
        kept = checkpoints.read()
        assert (kept.count, kept.problems, sorted(kept.points["northvale"])) == (3, [], [1, 2, 3])

    def test_an_altered_line_is_named(self, three) -> None:
        lines = self.lines()
        self.put([lines[0], lines[1].replace("2222", "4444"), lines[2]])
        assert "line 2" in checkpoints.read().problems[0]

    def test_a_removed_line_is_noticed(self, three) -> None:
        lines = self.lines()
        self.put([lines[0], lines[2]])
        assert "before line 2" in checkpoints.read().problems[0]

    def test_only_the_installation_reads_it(self, three) -> None:
        assert (checkpoints.folder() / checkpoints.FILE).stat().st_mode & 0o077 == 0


class TestTheCommand:
    def test_tells_and_fails(self, owner, capsys) -> None:
        jobs.keep_checkpoint(Actor("job:x"), AT)
        assert verify_trail(Namespace(json=False)) == 0
        assert "Compared with 1 signed checkpoint" in capsys.readouterr().out
        owner.execute("delete from foundation_trailentry where number > 6")
        assert verify_trail(Namespace(json=True)) == 1
        told = json.loads(capsys.readouterr().out)
        assert "row number 7 is missing" in told["chains"][0]["because"]
