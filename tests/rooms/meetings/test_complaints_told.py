"""Managers are told of what boards owe each other once, and at most once a quarter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from joinedup.foundation import jobs
from joinedup.foundation.models import Notice, TrailEntry
from joinedup.meetings.models import ComplaintTold
from joinedup.meetings.obligations import commands
from joinedup.meetings.obligations.jobs import tell_complaints
from joinedup.partnership.models import Partnership
from joinedup_core.permits import Actor
from tests.cast import World


def run(day: date) -> None:
    tell_complaints(jobs.actor_of("meetings.tell_complaints"), datetime(day.year, day.month, day.day, 7, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _rule(world: World, maya: Actor) -> None:
    """Something owed every quarter since July, which nobody ever brought."""
    commands.add_cross_board_rule(
        maya, world.partnership, to_group=world.board, title="Figures", from_on=date(2026, 7, 1), every="quarterly",
        from_words="The adults board", source="Protocol",
    )  # fmt: skip


def test_once_a_quarter_and_each_complaint_once(maya: Actor) -> None:
    run(date(2026, 10, 5))
    notice = Notice.objects.get()
    assert (str(notice.user_id), notice.wording, notice.blanks["count"]) == (maya.user_id, "owed_items", "1")
    assert notice.blanks["page"] == "/northvale/meetings/owed/"
    run(date(2026, 10, 6))
    run(date(2026, 12, 1))
    assert Notice.objects.count() == 1
    run(date(2027, 1, 4))
    assert Notice.objects.count() == 2
    assert ComplaintTold.objects.count() == 2
    run(date(2027, 1, 5))
    assert Notice.objects.count() == 2
    assert TrailEntry.objects.filter(actor_key="job:meetings.tell_complaints", outcome="done").count() == 5


def test_nothing_to_complain_of_tells_nobody() -> None:
    run(date(2026, 7, 2))
    assert not Notice.objects.exists()


def test_published_facts_complain_of_nothing() -> None:
    Partnership.objects.filter(key="northvale").update(provenance="published")
    run(date(2026, 10, 5))
    assert not Notice.objects.exists()


def test_without_a_manager_it_waits(maya: Actor) -> None:
    from joinedup.foundation.models import User

    User.objects.filter(pk=maya.user_id).update(is_active=False)
    run(date(2026, 10, 5))
    assert not ComplaintTold.objects.exists()


def test_the_neighbours_manager_is_not_told(omar: Actor) -> None:
    run(date(2026, 10, 5))
    assert not Notice.objects.filter(user_id=omar.user_id).exists()
