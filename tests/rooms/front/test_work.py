"""My work, the chair's page and an agency's page: true for their reader, the same queries for any length."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.front.following import commands as following
from joinedup.front.work.chair import chairs_page
from joinedup.front.work.changes import changes_in_words
from joinedup.front.work.queries import my_work
from joinedup.front.work.rules import told
from joinedup.meetings.actions import commands as actions
from joinedup.partnership import commands as partnership
from joinedup.partnership.models import Seat
from joinedup_core.permits import Actor
from tests.cast import World, actor, sign_in, user

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def add_actions(maya: Actor, world: World, count: int, due_on: date = date(2026, 11, 1)) -> None:
    """Actions of the police's seat on the board, late on the day of the tests."""
    seat = Seat.objects.get(group_id=world.board, agency_id=world.police)
    for number in range(count):
        actions.add_action(
            maya, world.board, text=f"Brief every sergeant, part {number}", at=NOW, owner_seat_id=seat.pk, due_on=due_on
        )


class TestMyWork:
    def test_counts_what_is_owed_and_late(self, world: World, maya: Actor, pat: Actor) -> None:
        add_actions(maya, world, 2)
        add_actions(maya, world, 1, date(2027, 1, 1))
        work = my_work(pat, now=NOW)
        assert (work.owed, work.late) == (3, 2)

    def test_what_others_owe_is_not_mine(self, world: World, maya: Actor, pat: Actor) -> None:
        add_actions(maya, world, 2)
        assert my_work(maya, now=NOW).owed == 0
        assert my_work(maya, now=NOW).desks[0].late_actions == 2

    def test_its_queries_do_not_grow(self, world: World, maya: Actor, pat: Actor) -> None:
        counts = []
        for more in (1, 9):
            add_actions(maya, world, more)
            with CaptureQueriesContext(connection) as caught:
                my_work(pat, now=NOW)
            counts.append(len(caught))
        assert counts[0] == counts[1]

    def test_the_page_says_it(self, world: World, maya: Actor, pat: Actor) -> None:
        add_actions(maya, world, 2)
        assert "you owe are late" in " ".join(sign_in(pat).get("/").content.decode().split())


class TestChairsPage:
    def test_finds_what_is_late(self, world: World, maya: Actor, chris: Actor, pat: Actor) -> None:
        add_actions(maya, world, 3)
        assert chairs_page(chris, "northvale", now=NOW).late_total == 3

    def test_answers_the_chair_and_the_manager(self, world: World, maya: Actor, chris: Actor, pat: Actor) -> None:
        add_actions(maya, world, 1)
        for reader in (maya, chris):
            assert "Brief every sergeant" in sign_in(reader).get("/northvale/chair/").content.decode()

    def test_a_member_is_not_shown_it(self, world: World, pat: Actor) -> None:
        assert sign_in(pat).get("/northvale/chair/").status_code == 404

    def test_no_door_to_it_for_who_keeps_actions_and_chairs_nothing(self, world: World, maya: Actor) -> None:
        tom = user("tom", "Tom Bielak")
        partnership.add_seat(maya, world.board, post="Support officer", role="secretary", holder_id=tom)
        text = sign_in(actor(tom)).get("/").content.decode()
        assert "How the boards stand" in text
        assert "/northvale/chair/" not in text


def test_an_agency_lead_sees_only_their_agencys_page(world: World, maya: Actor, pat: Actor, ana: Actor) -> None:
    add_actions(maya, world, 1)
    shown = sign_in(ana).get("/northvale/our-agency/").content.decode()
    assert "Northvale Hospitals NHS Trust" in shown
    assert "Brief every sergeant" not in shown


def test_a_member_who_sees_no_attendance_still_has_their_agencys_page(world: World, pat: Actor) -> None:
    shown = sign_in(pat).get("/northvale/our-agency/")
    assert "No attendance of your agency is recorded that you may see" in shown.content.decode()


def test_who_acts_for_no_agency_is_offered_no_agencys_page(world: World, chris: Actor, pat: Actor) -> None:
    offered = [sign_in(one).get("/northvale/").content.decode().count("/northvale/our-agency/") for one in (chris, pat)]
    assert offered == [0, 1]


class TestFollowing:
    def test_what_others_did_in_a_followed_group_is_told(self, world: World, maya: Actor, pat: Actor) -> None:
        following.follow_group(pat, world.board)
        add_actions(maya, world, 1)
        newest = changes_in_words(pat, since=timezone.now() - timedelta(minutes=5))[0]
        assert (newest.words, newest.title) == ("Action added", "Safeguarding Children Board")

    def test_who_else_follows_is_nobodys_news(self, world: World, maya: Actor, pat: Actor) -> None:
        following.follow_group(pat, world.board)
        following.follow_group(maya, world.board)
        told = changes_in_words(pat, since=timezone.now() - timedelta(minutes=5))
        assert not [c.words for c in told if "ollow" in c.words]

    def test_what_one_did_oneself_is_not_news(self, world: World, maya: Actor, pat: Actor) -> None:
        following.follow_group(maya, world.board)
        add_actions(maya, world, 1)
        told = changes_in_words(maya, since=timezone.now() - timedelta(minutes=5))
        assert "Action added" not in [c.words for c in told]

    def test_nobody_follows_what_they_may_not_see(self, world: World, omar: Actor) -> None:
        with pytest.raises(NotFound):
            following.follow_group(omar, world.board)

    def test_the_page_saves_what_is_ticked_and_unticked(self, world: World, pat: Actor) -> None:
        client = sign_in(pat)
        client.post("/following/", {"groups": [str(world.board)], "sent": "1"})
        assert b"checked" in client.get("/following/").content
        client.post("/following/", {"sent": "1"})
        assert b"checked" not in client.get("/following/").content


class TestTold:
    @pytest.mark.parametrize(
        ("verb", "words"),
        [
            ("meetings.record_decision", "Decision recorded"),
            ("planning.change_score", "Risk has a new score"),
            ("partnership.give_seat", "Seat given to somebody"),
            ("x.frobnicate", "Frobnicate"),
        ],
    )
    def test_says_what_was_done(self, verb: str, words: str) -> None:
        assert told(verb) == words


def test_the_front_page_tells_of_the_work_with_people_at_risk_where_it_is_here(world, client, settings) -> None:
    assert "people at risk" in client.get("/").content.decode()
    settings.CASE_ROOMS = ()
    assert "people at risk" not in client.get("/").content.decode()
