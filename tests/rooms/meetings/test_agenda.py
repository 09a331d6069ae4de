"""Agendas: standing items, the forward plan, what members raise, order and times."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from joinedup.foundation.commands import Changed, NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.meetings.agenda import commands, queries
from joinedup.meetings.agenda.rules import judge_time, shifted, timings
from joinedup.meetings.calendar import commands as calendar
from joinedup.meetings.calendar import queries as calendar_queries
from joinedup.meetings.models import AgendaItem
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cast import ROOT, World, actor, user
from tests.rooms.meetings.client import browser


def meeting_on(maya: Actor, group: UUID, day: date = date(2027, 3, 10)) -> UUID:
    return calendar.arrange_meeting(maya, group, title="Board", on=day, start_time=time(10), minutes=60)


def titles(reader: Actor, meeting: UUID) -> list[str]:
    line = calendar_queries.get_meeting(reader, "northvale", meeting)
    return [i.title for i in queries.agenda_of(reader, line).items]


def item_id(meeting: UUID, title: str) -> UUID:
    return AgendaItem.objects.get(meeting_id=meeting, title=title).pk


class TestRules:
    def test_times_run_until_an_item_without_one(self) -> None:
        ten = timezone.make_aware(timezone.datetime(2027, 3, 10, 10))
        found = [t.starts_at and f"{t.starts_at:%H:%M}" for t in timings(ten, [5, 20, None, 10])]
        assert found == ["10:00", "10:05", "10:25", None]

    def test_says_when_the_items_do_not_fit(self) -> None:
        judged = judge_time(60, [40, 30, None])
        assert not judged.fits
        assert judged.because == "The items take 70 minutes, and the meeting is 60 minutes long"
        assert judged.missing == ("1 item has no time allotted",)

    @pytest.mark.parametrize(("by", "found"), [(-1, "bac"), (1, "acb")])
    def test_an_item_moves_one_place(self, by: int, found: str) -> None:
        assert shifted("abc", "b", by) == list(found)

    def test_an_item_at_an_end_stays(self) -> None:
        assert shifted("abc", "a", -1) == list("abc")


class TestFilling:
    def test_standing_items_are_copied_in_with_closing_ones_last(self, maya: Actor, world: World) -> None:
        commands.add_standing_item(maya, world.board, title="Any other business", closing=True)
        commands.add_standing_item(maya, world.board, title="Apologies", minutes=5)
        meeting = meeting_on(maya, world.board)
        commands.add_standing_item(maya, world.board, title="Risks")
        commands.add_item(maya, meeting, title="Neglect strategy")
        assert titles(maya, meeting) == ["Apologies", "Risks", "Neglect strategy", "Any other business"]

    def test_an_ended_standing_item_leaves_later_agendas(self, maya: Actor, world: World) -> None:
        item = commands.add_standing_item(maya, world.board, title="Covid")
        before, after = meeting_on(maya, world.board), meeting_on(maya, world.board, date(2027, 6, 9))
        commands.end_standing_item(maya, item, on=date(2027, 4, 1))
        assert (titles(maya, before), titles(maya, after)) == (["Covid"], [])

    def test_a_changed_one_changes_agendas_to_come_but_for_what_was_changed_there(
        self, maya: Actor, world: World
    ) -> None:
        item = commands.add_standing_item(maya, world.board, title="Risks", minutes=5)
        first, second = meeting_on(maya, world.board), meeting_on(maya, world.board, date(2027, 6, 9))
        commands.change_item(maya, item_id(second, "Risks"), version=1, title="Risks, all of them", minutes=5)
        commands.change_standing_item(maya, item, version=1, title="Risk register", minutes=15)
        assert (titles(maya, first), titles(maya, second)) == (["Risk register"], ["Risks, all of them"])
        assert set(AgendaItem.objects.values_list("minutes", flat=True)) == {15}

    def test_one_ended_by_mistake_stands_again(self, maya: Actor, world: World) -> None:
        item, meeting = commands.add_standing_item(maya, world.board, title="Risks"), meeting_on(maya, world.board)
        commands.end_standing_item(maya, item, on=date(2027, 1, 1))
        assert titles(maya, meeting) == []
        commands.change_standing_item(maya, item, version=2, title="Risks", to_on=None)
        assert titles(maya, meeting) == ["Risks"]

    def test_the_forward_plan_goes_to_the_first_meeting_of_its_month(self, maya: Actor, world: World) -> None:
        early = commands.plan_item(maya, world.board, title="Annual report", month_on=date(2027, 3, 20))
        first, second = meeting_on(maya, world.board), meeting_on(maya, world.board, date(2027, 3, 24))
        commands.plan_item(maya, world.board, title="Budget", month_on=date(2027, 3, 1))
        assert titles(maya, first) == ["Annual report", "Budget"]
        assert titles(maya, second) == []
        assert queries.get_plan_item(maya, "northvale", early).meeting_id == first

    def test_what_a_cancelled_meeting_had_from_the_plan_waits_again(self, maya: Actor, world: World) -> None:
        planned = commands.plan_item(maya, world.board, title="Budget", month_on=date(2027, 3, 1))
        meeting = meeting_on(maya, world.board)
        calendar.cancel_meeting(maya, meeting, version=1, because="Snow")
        assert queries.get_plan_item(maya, "northvale", planned).state == "planned"
        assert titles(maya, meeting_on(maya, world.board, date(2027, 3, 25))) == ["Budget"]


class TestRaising:
    def test_a_member_raises_and_sees_the_answer(self, maya: Actor, pat: Actor, world: World) -> None:
        meeting = meeting_on(maya, world.board)
        item = commands.raise_item(pat, meeting, title="Knife crime")
        assert titles(pat, meeting) == []
        with pytest.raises(Refused, match="Say why"):
            commands.answer_item(maya, item, accept=False)
        commands.answer_item(maya, item, accept=False, because="Goes to the executive")
        [line] = queries.my_items(pat, "northvale")
        assert (line.item.state, line.item.answer) == ("declined", "Goes to the executive")

    def test_another_member_does_not_see_what_is_only_proposed(self, maya: Actor, pat: Actor, world: World) -> None:
        lee = user("lee", "Lee Moss")
        partnership.add_seat(ROOT, world.board, post="Nurse", agency_id=world.icb, holder_id=lee)
        item = commands.raise_item(pat, meeting_on(maya, world.board), title="Knife crime")
        assert queries.waiting_items(actor(lee), "northvale") == []
        with pytest.raises(NotFound):
            queries.get_item(actor(lee), "northvale", item)
        assert len(queries.waiting_items(maya, "northvale")) == 1

    def test_a_member_does_not_arrange(self, maya: Actor, pat: Actor, world: World) -> None:
        with pytest.raises(NotAllowed):
            commands.add_item(pat, meeting_on(maya, world.board), title="Knife crime")


class TestChanging:
    def test_a_confidential_item_has_no_title_for_those_who_only_watch(self, maya: Actor, world: World) -> None:
        watcher = user("win", "Win Hale")
        partnership.add_seat(ROOT, world.board, post="Observer", role="observer", holder_id=watcher)
        meeting = meeting_on(maya, world.board)
        commands.add_item(maya, meeting, title="A named school", confidential=True, note="Which one")
        line = calendar_queries.get_meeting(actor(watcher), "northvale", meeting)
        [item] = queries.agenda_of(actor(watcher), line).items
        assert (item.title, item.note) == ("Confidential item", "")
        assert "named school" not in browser(actor(watcher)).get(f"/northvale/meetings/{meeting}/").content.decode()

    def test_the_second_of_two_sees_the_first_ones_version(self, maya: Actor, world: World) -> None:
        meeting = meeting_on(maya, world.board)
        item = commands.add_item(maya, meeting, title="Budget")
        commands.change_item(maya, item, version=1, title="The budget")
        with pytest.raises(Changed):
            commands.change_item(maya, item, version=1, title="Money")

    def test_a_presenter_sits_on_the_group(self, maya: Actor, world: World) -> None:
        other = partnership.add_seat(ROOT, world.subgroup, post="Head")
        with pytest.raises(Refused, match="seat of this group"):
            commands.add_item(maya, meeting_on(maya, world.board), title="Budget", presenter_seat_id=other)

    def test_an_item_moves_to_another_meeting_of_the_group_only(self, maya: Actor, world: World) -> None:
        here, later = meeting_on(maya, world.board), meeting_on(maya, world.board, date(2027, 6, 9))
        elsewhere = meeting_on(maya, world.subgroup)
        item = commands.add_item(maya, here, title="Budget")
        with pytest.raises(Refused, match="same group"):
            commands.move_item(maya, item, to=elsewhere)
        commands.move_item(maya, item, to=later)
        assert (titles(maya, here), titles(maya, later)) == ([], ["Budget"])


class TestPages:
    def test_buttons_move_an_item_without_scripts(self, maya: Actor, world: World) -> None:
        meeting, client = meeting_on(maya, world.board), browser(maya)
        for title in ("One", "Two", "Three"):
            commands.add_item(maya, meeting, title=title)
        client.post(f"/northvale/meetings/items/{item_id(meeting, 'Three')}/shift/", {"by": "up"})
        client.post(f"/northvale/meetings/items/{item_id(meeting, 'One')}/shift/", {"by": "down"})
        assert titles(maya, meeting) == ["Three", "One", "Two"]

    def test_a_member_raises_and_the_manager_answers(self, maya: Actor, pat: Actor, world: World) -> None:
        meeting = meeting_on(maya, world.board)
        typed = {"title": "Knife crime", "purpose": "discussion"}
        assert browser(pat).post(f"/northvale/meetings/{meeting}/items/new/", typed).status_code == 302
        item = item_id(meeting, "Knife crime")
        text = browser(maya).get(f"/northvale/meetings/{meeting}/").content.decode()
        assert f"/northvale/meetings/items/{item}/answer/" in text
        assert browser(maya).post(f"/northvale/meetings/items/{item}/answer/", {"accept": "yes"}).status_code == 302
        assert titles(pat, meeting) == ["Knife crime"]

    @pytest.mark.parametrize(
        "path",
        [
            "forward-plan/",
            "forward-plan/new/",
            "standing-items/",
            "standing-items/new/",
            "raised/",
            "forward-plan/?format=xlsx",
        ],
    )
    def test_every_page_opens(self, maya: Actor, world: World, path: str) -> None:
        commands.plan_item(maya, world.board, title="Budget", month_on=date(2027, 3, 1))
        commands.add_standing_item(maya, world.board, title="Apologies")
        assert browser(maya).get(f"/northvale/meetings/{path}").status_code == 200

    def test_an_items_pages_open_and_act(self, maya: Actor, world: World) -> None:
        meeting, client = meeting_on(maya, world.board), browser(maya)
        meeting_on(maya, world.board, date(2027, 6, 9))
        item = commands.add_item(maya, meeting, title="Budget")
        for step in ("", "move/", "withdraw/"):
            assert client.get(f"/northvale/meetings/items/{item}/{step}").status_code == 200
        client.post(
            f"/northvale/meetings/items/{item}/",
            {"version": 1, "title": "Money", "purpose": "decision", "minutes": "15"},
        )
        assert titles(maya, meeting) == ["Money"]
        client.post(f"/northvale/meetings/items/{item}/withdraw/", {"because": "Not ready"})
        assert titles(maya, meeting) == []

    def test_two_who_edit_a_standing_item_see_both_versions(self, maya: Actor, world: World) -> None:
        item, client = commands.add_standing_item(maya, world.board, title="Risks", note="All"), browser(maya)
        url = f"/northvale/meetings/standing-items/{item}/"
        assert 'value="Risks"' in client.get(url).content.decode()
        typed = {"version": 1, "title": "First words", "purpose": "discussion"}
        assert client.post(url, typed).status_code == 302
        second = client.post(url, {**typed, "title": "Second words"}).content.decode()
        assert "First words" in second
        assert "Second words" in second
        assert client.post(url, {**typed, "title": "Second words", "version": 2}).status_code == 302
        assert queries.get_standing_item(maya, "northvale", item).title == "Second words"

    def test_a_plan_item_is_typed_in_months(self, maya: Actor, world: World) -> None:
        client = browser(maya)
        typed = {"group_id": str(world.board), "title": "Budget", "purpose": "decision", "month_on": "mar 2027"}
        assert client.post("/northvale/meetings/forward-plan/new/", typed).status_code == 302
        [line] = queries.forward_plan(maya, "northvale", Listing("month")).items
        assert line.month == "March 2027"
        changed = {**typed, "version": 1, "month_on": "13/2027"}
        shown = client.post(f"/northvale/meetings/forward-plan/{line.id}/", changed).content.decode()
        assert "Enter a month and year, such as March 2027" in shown
        client.post(
            f"/northvale/meetings/forward-plan/{line.id}/", {**changed, "month_on": "4/2027", "step": "withdraw"}
        )
        assert queries.get_plan_item(maya, "northvale", line.id).state == "withdrawn"

    def test_the_meeting_page_asks_the_same_number_of_queries_for_any_length(self, maya: Actor, world: World) -> None:
        meeting, client, counts = meeting_on(maya, world.board), browser(maya), []
        seat = partnership.add_seat(ROOT, world.board, post="Head", agency_id=world.council)
        for more in (1, 9, 30):
            for n in range(more):
                commands.add_item(maya, meeting, title=f"Item {n}", presenter_seat_id=seat)
            client.get(f"/northvale/meetings/{meeting}/")
            with CaptureQueriesContext(connection) as seen:
                client.get(f"/northvale/meetings/{meeting}/")
            counts.append(len(seen))
        assert len(set(counts)) == 1, counts
