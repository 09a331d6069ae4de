"""The calendar: series with reasons, clashes, changes seen by two, cancelling, the feed."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from threading import Barrier
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from joinedup.foundation.accounts import queries as accounts
from joinedup.foundation.commands import Changed, NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.meetings.calendar import commands, queries
from joinedup.meetings.calendar.rules import Unreadable, read_closed
from joinedup.meetings.models import Meeting
from joinedup.partnership import commands as partnership
from joinedup.partnership.groups import commands as groups
from joinedup_core.permits import Actor
from tests.cast import ROOT, World, actor, user
from tests.rooms.meetings.client import browser

LONDON = ZoneInfo("Europe/London")
SERIES = {
    "title": "Board meeting", "every": "monthly", "weekday": 0, "nth": 1, "starts_on": date(2027, 1, 1),
    "until_on": date(2027, 12, 31), "start_time": time(10), "minutes": 120,
}  # fmt: skip


def days(actor: Actor) -> list[date]:
    return [m.on for m in queries.meetings_between(actor, "northvale", date(2027, 1, 1), date(2027, 12, 31))]


def one(actor: Actor, group: UUID, day: date = date(2027, 3, 10), **more: object) -> UUID:
    details = {"title": "Board", "on": day, "start_time": time(10), "minutes": 120, **more}
    return commands.arrange_meeting(actor, group, **details)


class TestReadClosed:
    def test_reads_spans_and_single_days(self) -> None:
        found = read_closed("26 October 2026 to 30 October 2026: autumn half term\n\n1/2/2027")
        assert [(c.first, c.last, c.name) for c in found] == [
            (date(2026, 10, 26), date(2026, 10, 30), "autumn half term"),
            (date(2027, 2, 1), date(2027, 2, 1), "days without meetings"),
        ]

    @pytest.mark.parametrize(
        "text", ["soon", "October 2026", "30 October 2026 to 26 October 2026", "1/1/2020 to 1/1/2027"]
    )
    def test_says_which_line_is_wrong(self, text: str) -> None:
        with pytest.raises(Unreadable, match="Line 2"):
            read_closed(f"1 May 2027\n{text}")


class TestPlanSeries:
    def test_moves_bank_holidays_and_school_holidays_and_says_why(self, maya: Actor, world: World) -> None:
        closed = read_closed("26 July 2027 to 31 August 2027: summer holidays")
        commands.plan_series(maya, world.board, **SERIES, closed=closed)
        found = queries.meetings(maya, "northvale", Listing("when"), now=datetime(2026, 11, 22, tzinfo=LONDON)).items
        moved = {m.moved_from_on: (m.on, m.moved_because) for m in found if m.moved_from_on}
        assert moved[date(2027, 5, 3)][1].startswith("Monday 3 May 2027 is a bank holiday")
        assert "summer holidays" in moved[date(2027, 8, 2)][1]
        assert not any(date(2027, 7, 26) <= m.on <= date(2027, 8, 31) for m in found)

    def test_makes_what_the_preview_shows_but_for_what_is_left_out(self, maya: Actor, world: World) -> None:
        wanted = {k: v for k, v in SERIES.items() if k != "title"}
        shown = queries.preview_series(maya, world.board, today=date(2026, 11, 22), closed=(), **wanted)
        commands.plan_series(maya, world.board, **SERIES, leave_out=[shown[2].proposal.key])
        assert days(maya) == [line.proposal.on for n, line in enumerate(shown) if n != 2]

    def test_planned_twice_makes_nothing_twice(self, maya: Actor, world: World) -> None:
        commands.plan_series(maya, world.board, **SERIES)
        with pytest.raises(Refused, match="No date is left"):
            commands.plan_series(maya, world.board, **SERIES)

    def test_is_refused_with_a_sentence_when_too_many(self, maya: Actor, world: World) -> None:
        weekly = {**SERIES, "every": "weekly", "nth": None, "until_on": date(2029, 12, 1)}
        with pytest.raises(Refused, match="the most at once is 120"):
            commands.plan_series(maya, world.board, **weekly)

    def test_a_member_may_not(self, pat: Actor, world: World) -> None:
        with pytest.raises(NotAllowed):
            commands.plan_series(pat, world.board, **SERIES)


class TestClashes:
    def test_name_posts_and_groups_and_no_person(self, maya: Actor, pat: Actor, world: World) -> None:
        partnership.add_seat(
            ROOT, world.subgroup, post="Police lead", agency_id=world.police, holder_id=UUID(pat.user_id)
        )
        there = one(maya, world.subgroup, start_time=time(11))
        here = one(maya, world.board)
        line = queries.get_meeting(maya, "northvale", here)
        [clash] = queries.meeting_clashes(maya, line, today=date(2026, 11, 22))
        assert clash.meeting_id == there
        assert clash.words == (
            "Superintendent, Vale Police also sits on Case Review Group (there as Police lead), "
            "which meets that day from 11:00 to 13:00"
        )
        assert "Pat" not in browser(maya).get(f"/northvale/meetings/{here}/").content.decode()

    def test_meetings_back_to_back_do_not_clash(self, maya: Actor, pat: Actor, world: World) -> None:
        partnership.add_seat(
            ROOT, world.subgroup, post="Police lead", agency_id=world.police, holder_id=UUID(pat.user_id)
        )
        one(maya, world.subgroup, start_time=time(12))
        line = queries.get_meeting(maya, "northvale", one(maya, world.board))
        assert queries.meeting_clashes(maya, line, today=date(2026, 11, 22)) == []


class TestChange:
    def test_the_second_of_two_sees_the_first_ones_version(self, maya: Actor, world: World) -> None:
        meeting = one(maya, world.board)
        change = {"title": "New", "on": date(2027, 3, 10), "start_time": time(10), "minutes": 90}
        commands.change_meeting(maya, meeting, version=1, **change)
        with pytest.raises(Changed) as caught:
            commands.change_meeting(maya, meeting, version=1, **change)
        assert caught.value.current["Length in minutes"] == 90

    def test_two_meetings_of_a_group_do_not_overlap(self, maya: Actor, world: World) -> None:
        one(maya, world.board)
        with pytest.raises(Refused, match="already has a meeting"):
            one(maya, world.board, start_time=time(11))

    def test_the_database_itself_refuses_an_overlap_whoever_writes(self, maya: Actor, world: World) -> None:
        meeting = Meeting.objects.get(pk=one(maya, world.board))
        for group, allowed in ((world.subgroup, True), (world.board, False)):
            copy = Meeting(
                group_id=group, place=meeting.place, title="x", starts_at=meeting.starts_at, ends_at=meeting.ends_at
            )
            with (
                nullcontext() if allowed else pytest.raises(IntegrityError, match="group_meets_once"),
                transaction.atomic(),
            ):
                copy.save()
        Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
        one(maya, world.board)

    def test_a_cancelled_meeting_keeps_its_reason_and_cannot_change(self, maya: Actor, world: World) -> None:
        meeting = one(maya, world.board)
        with pytest.raises(Refused, match="Say why"):
            commands.cancel_meeting(maya, meeting, version=1, because=" ")
        commands.cancel_meeting(maya, meeting, version=1, because="Snow")
        assert queries.get_meeting(maya, "northvale", meeting).cancelled_because == "Snow"
        with pytest.raises(Refused, match="cannot be cancelled"):
            commands.cancel_meeting(maya, meeting, version=2, because="Again")


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_at_the_same_instant_one_gets_the_time_and_the_other_a_sentence() -> None:
    """Both move a meeting to the same free hour, each in a connection of their own."""
    made = partnership.create_partnership(ROOT, key="northvale", name="Northvale")
    board = groups.create_group(ROOT, made, name="Board", kind="board")
    meetings = [one(ROOT, board, date(2027, 3, day)) for day in (10, 11)]
    at_once = Barrier(2)

    def move(meeting: UUID) -> str:
        try:
            with transaction.atomic():
                at_once.wait(timeout=10)
                commands.change_meeting(
                    ROOT, meeting, version=1, title="Board", on=date(2027, 3, 12), start_time=time(10), minutes=60
                )
            return "moved"
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as clerks:
        assert sorted(clerks.map(move, meetings)) == ["group_meets_then", "moved"]


class TestFeed:
    def test_shows_what_its_owner_may_see_and_nothing_of_what_is_discussed(
        self, maya: Actor, pat: Actor, world: World
    ) -> None:
        soon = timezone.localdate() + timedelta(days=20)
        one(maya, world.board, soon, title="Child Q", where="Room 4", link="https://example.org/join")
        one(maya, world.subgroup, soon, start_time=time(14))
        address = f"/calendar/{accounts.calendar_key_of(UUID(pat.user_id))}.ics"
        answer = Client().get(address)
        text = answer.content.decode()
        assert answer["Content-Type"].startswith("text/calendar")
        assert "SUMMARY:Safeguarding Children Board" in text
        assert "LOCATION:Room 4" in text
        assert not any(word in text for word in ("Child Q", "example.org", "Case Review Group"))

    def test_a_new_address_ends_the_old_one(self, pat: Actor, world: World) -> None:
        old = accounts.calendar_key_of(UUID(pat.user_id))
        new = commands.make_calendar_address(pat, world.partnership)
        assert Client().get(f"/calendar/{old}.ics").status_code == 404
        assert Client().get(f"/calendar/{new}.ics").status_code == 200


class TestPages:
    def test_a_series_is_previewed_before_it_is_saved(self, maya: Actor, world: World) -> None:
        client, form = browser(maya), {
            "group_id": str(world.board), "title": "Board", "every": "monthly", "nth": "1", "weekday": "0",
            "starts_on": "2027-01-01", "until_on": "2027-06-30", "start_time": "10am", "minutes": "120",
            "avoid_bank_holidays": "on", "closed": "",
        }  # fmt: skip
        shown = client.post("/northvale/meetings/series/new/", {**form, "step": "preview"}).content.decode()
        assert "Monday 3 May 2027 is a bank holiday" in shown
        assert not Meeting.objects.exists()
        seen = re.search('name="seen" value="([^"]+)"', shown)[1]
        other = client.post("/northvale/meetings/series/new/", {**form, "nth": "2", "step": "save", "seen": seen})
        assert "Look at them again, then save" in other.content.decode()
        assert not Meeting.objects.exists()
        saved = client.post("/northvale/meetings/series/new/", {**form, "step": "save", "seen": seen})
        assert saved.status_code == 302
        assert Meeting.objects.count() == 6

    def test_bad_input_says_what_to_do_and_keeps_what_was_typed(self, maya: Actor, world: World) -> None:
        typed = {
            "group_id": str(world.board),
            "title": "Board",
            "closed": "one day",
            "until_on_day": "40",
            "minutes": "x",
        }
        text = browser(maya).post("/northvale/meetings/series/new/", typed).content.decode()
        assert "“one day” is not a full date" in text
        assert "Enter a whole number" in text
        assert "one day</textarea>" in text

    @pytest.mark.parametrize(
        "path", ["", "?view=table", "year/2027/", "new/", "series/new/", "address/", "?format=csv"]
    )
    def test_every_page_opens(self, maya: Actor, world: World, path: str) -> None:
        one(maya, world.board)
        answer = browser(maya).get(f"/northvale/meetings/{path}")
        assert answer.status_code == 200
        assert b"Safeguarding Children Board" in answer.content or "address" in path or "new" in path

    def test_a_meeting_is_changed_and_cancelled(self, maya: Actor, world: World) -> None:
        meeting, client = one(maya, world.board), browser(maya)
        home = f"/northvale/meetings/{meeting}/"
        typed = {
            "version": 1,
            "title": "Board",
            "on": "2027-03-17",
            "start_time": "10:00",
            "minutes": "60",
            "because": "Snow",
        }
        assert client.post(f"{home}change/", typed).status_code == 302
        assert b"From 10 March 2027. Snow" in client.get(home).content
        assert client.post(f"{home}cancel/", {"version": 2, "because": "Ice"}).status_code == 302
        assert b"Ice" in client.get(home).content

    def test_a_meeting_that_has_begun_is_recorded_as_held(self, maya: Actor, world: World) -> None:
        begun = one(maya, world.board, timezone.localdate() - timedelta(days=1))
        client, home = browser(maya), f"/northvale/meetings/{begun}/"
        assert b"Record that it was held" in client.get(home).content
        client.post(f"{home}held/")
        assert queries.get_meeting(maya, "northvale", begun).state == "held"
        assert b"Record that it was held" not in client.get(home).content

    def test_past_meetings_begin_with_the_latest_and_the_table_keeps_the_filter(
        self, maya: Actor, world: World
    ) -> None:
        for back in (40, 20, 30):
            one(maya, world.board, timezone.localdate() - timedelta(days=back), title=f"Back {back}")
        page = browser(maya).get("/northvale/meetings/", {"show": "past"}).content.decode()
        assert page.index("Back 20") < page.index("Back 30") < page.index("Back 40")
        assert "?show=past&amp;view=table" in page

    def test_a_meeting_to_come_cannot_have_been_held(self, maya: Actor, world: World) -> None:
        with pytest.raises(Refused, match="has not begun"):
            commands.hold_meeting(maya, one(maya, world.board), at=timezone.now())

    def test_an_outsider_finds_nothing(self, maya: Actor, omar: Actor, world: World) -> None:
        meeting = one(maya, world.board)
        with pytest.raises(NotFound):
            queries.get_meeting(omar, "northvale", meeting)
        assert browser(omar).get(f"/northvale/meetings/{meeting}/").status_code == 404
        assert browser(omar).get(f"/southmoor/meetings/{meeting}/").status_code == 404

    def test_the_list_asks_the_same_number_of_queries_for_any_length(
        self, maya: Actor, world: World, django_assert_num_queries: object
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client, counts = browser(maya), []
        for more in (1, 9, 40):
            start = Meeting.objects.count()
            for n in range(more):
                one(maya, world.board, date(2027, 1, 1) + timedelta(days=start + n))
            client.get("/northvale/meetings/")
            with CaptureQueriesContext(
                connection,
            ) as seen:
                client.get("/northvale/meetings/")
            counts.append(len(seen))
        assert len(set(counts)) == 1, counts

    def test_a_member_of_several_groups_has_coming_meetings(self, maya: Actor, world: World) -> None:
        sam = user("sam", "Sam Reed")
        for group in (world.board, world.subgroup):
            partnership.add_seat(ROOT, group, post="Head", agency_id=world.council, holder_id=sam)
        soon = timezone.localdate() + timedelta(days=9)
        one(maya, world.board, soon)
        one(maya, world.subgroup, soon + timedelta(days=1))
        assert len(queries.coming_meetings(actor(sam), now=timezone.now())) == 2
        assert queries.coming_meetings(maya, now=timezone.now()) == []
