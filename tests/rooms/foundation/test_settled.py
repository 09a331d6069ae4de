"""What is settled is read once, seen by the next request after it changes, and never kept while it is written."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from joinedup.foundation.models import RoleGrant
from joinedup.foundation.placed import Placed
from joinedup.foundation.settled import Settled, within_request
from joinedup.partnership import commands as partnership
from joinedup.partnership.models import Agency, AgencyContact
from joinedup.partnership.queries import actor_for, agencies_called, names_in_frame
from joinedup_core.permits import Actor
from tests.cases import practitioner
from tests.cast import ROOT, World


@pytest.fixture
def wren(world: World) -> Actor:
    """A worker of the council."""
    return practitioner("wren", "Wren Achebe", world.council)


def begin(who: Actor) -> Actor:
    """What a request begins with: who it is, and with that the mark."""
    return actor_for(UUID(who.user_id), on=timezone.localdate())


def asked(read: Callable[[], object]) -> int:
    """How many questions the database was asked."""
    with CaptureQueriesContext(connection) as caught:
        read()
    return len(caught)


def name_of(agency: UUID) -> str:
    return agencies_called({agency})[agency]


def rename(agency: UUID, name: str) -> None:
    """As another process would, for all that this one knows."""
    Agency.objects.filter(pk=agency).update(name=name)


def test_a_name_is_read_once_and_changes_with_the_next_request(world: World, wren: Actor) -> None:
    with within_request():
        begin(wren)
        before = name_of(world.council)
    with within_request():
        begin(wren)
        assert asked(lambda: name_of(world.council)) == 0
        rename(world.council, "Eastvale Council")
        assert name_of(world.council) == before, "one request tells one thing"
    with within_request():
        begin(wren)
        assert asked(lambda: name_of(world.council)) == 1
        assert name_of(world.council) == "Eastvale Council"


def test_what_was_rolled_back_never_comes_again(world: World, wren: Actor) -> None:
    before = name_of(world.council)
    with within_request(), transaction.atomic():
        rename(world.council, "Never Council")
        begin(wren)
        assert name_of(world.council) == "Never Council"
        transaction.set_rollback(True)
    with within_request():
        begin(wren)
        assert name_of(world.council) == before
        rename(world.council, "Eastvale Council")
    with within_request():
        begin(wren)
        assert name_of(world.council) == "Eastvale Council"


def test_whoever_writes_reads_what_they_wrote(world: World, wren: Actor) -> None:
    stranger = practitioner("ines", "Ines Roe", world.police)
    with within_request():
        begin(wren)
        assert name_of(world.council)
        partnership.add_agency(
            ROOT,
            world.partnership,
            name="Eastvale Trust",
            kind="charity",
            regime="children",
            standing="relevant_agency",
        )
        rename(world.council, "Eastvale Council")
        assert name_of(world.council) == "Eastvale Council"
        begin(stranger)  # such as to ask what a colleague may still see
        assert name_of(world.council) == "Eastvale Council"
        rename(world.council, "Westvale Council")
        assert name_of(world.council) == "Westvale Council"


def test_whatever_is_saved_is_read_anew(world: World, wren: Actor) -> None:
    """Without any command."""
    with within_request():
        begin(wren)
        assert name_of(world.council)
        Agency.objects.get(pk=world.council).save_changes(name="Eastvale Council")
        assert name_of(world.council) == "Eastvale Council"


def test_outside_a_request_nothing_is_kept(world: World, wren: Actor) -> None:
    begin(wren)
    assert asked(lambda: name_of(world.council)) == 1
    assert asked(lambda: name_of(world.council)) == 1


def test_another_reader_is_told_no_more_than_they_may_see(world: World, wren: Actor) -> None:
    """The name of the partnership in the frame is for those who see the partnership."""
    stranger = practitioner("ines", "Ines Roe", world.police)
    RoleGrant.objects.filter(user_id=stranger.user_id).delete()
    for who, told in ((wren, True), (stranger, False), (wren, True)):
        with within_request():
            assert bool(names_in_frame(begin(who), "northvale")[0]) is told


@pytest.mark.django_db
def test_every_settled_table_puts_a_mark() -> None:
    tables = {m._meta.db_table for m in apps.get_models() if issubclass(m, Placed) and m.settled}
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'settled' and tgenabled = 'O'")
        assert {name.removeprefix("public.") for (name,) in cursor.fetchall()} == tables
    assert "casework_deviationnotice" in tables


def test_what_puts_no_mark_is_not_kept() -> None:
    with pytest.raises(ValueError, match="AgencyContact"):
        Settled(Agency, AgencyContact)
