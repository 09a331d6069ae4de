"""What boards owe each other: periods, judgements, placing by itself, complaints, the page."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.foundation import jobs
from joinedup.foundation.commands import Refused
from joinedup.meetings.agenda import commands as agenda
from joinedup.meetings.calendar import commands as calendar
from joinedup.meetings.models import AgendaItem
from joinedup.meetings.obligations import commands, queries
from joinedup.meetings.obligations.rules import (
    Evidence,
    Period,
    choose_meeting,
    complains,
    judge_period,
    period_of,
    periods,
)
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cast import ROOT, World, actor, user
from tests.rooms.meetings.client import browser

TODAY = date(2026, 11, 22)
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))


class TestPeriods:
    def test_a_year_from_april_and_one_from_january(self) -> None:
        assert period_of("annually", 4, TODAY) == YEAR
        assert YEAR.label == "2026-27"
        assert period_of("annually", 1, TODAY).label == "2026"

    def test_quarters_of_a_year_from_april(self) -> None:
        found = [p.label for p in periods("quarterly", 4, YEAR.first, YEAR.last)]
        assert found == [
            "April to June 2026",
            "July to September 2026",
            "October to December 2026",
            "January to March 2027",
        ]

    def test_quarters_have_no_gaps_whatever_the_year_begins_with(self) -> None:
        for month in range(1, 13):
            found = list(periods("quarterly", month, date(2026, 1, 1), date(2027, 12, 31)))
            assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))


class TestJudging:
    @pytest.mark.parametrize(
        ("period", "evidence", "published", "state"),
        [
            (QUARTER, None, False, "not_scheduled"),
            (QUARTER, Evidence(date(2026, 12, 1), "planned"), False, "scheduled"),
            (QUARTER, Evidence(date(2026, 11, 1), "held"), False, "done"),
            (QUARTER, Evidence(date(2026, 11, 1), "invited"), False, "unconfirmed"),
            (Period(date(2026, 7, 1), date(2026, 9, 30)), None, False, "missed"),
            (Period(date(2026, 7, 1), date(2026, 9, 30)), None, True, "not_published"),
            (QUARTER, None, True, "not_scheduled"),
            (Period(date(2026, 1, 1), date(2026, 3, 31)), None, False, "not_yet"),
        ],
    )
    def test_each_state(self, period: Period, evidence: Evidence | None, published: bool, state: str) -> None:
        found = judge_period(period, evidence, today=TODAY, from_on=date(2026, 6, 1), published_only=published)
        assert found.state == state
        assert found.because

    def test_complains_when_missed_or_when_little_time_is_left(self) -> None:
        def answer(period: Period) -> bool:
            judged = judge_period(period, None, today=TODAY, from_on=date(2020, 1, 1), published_only=False)
            return complains(judged, period, TODAY)

        assert answer(QUARTER)
        assert answer(Period(date(2026, 7, 1), date(2026, 9, 30)))
        assert not answer(YEAR)
        assert not answer(Period(date(2027, 1, 1), date(2027, 3, 31)))

    def test_the_meeting_with_the_fewest_owed_items_takes_it(self) -> None:
        meetings = [(date(2026, 12, 1), 1, "december"), (date(2027, 2, 1), 0, "february"), (date(2027, 5, 1), 0, "may")]
        assert choose_meeting(meetings, YEAR, TODAY) == "february"
        assert choose_meeting(meetings[:1], Period(date(2027, 4, 1), date(2028, 3, 31)), TODAY) is None


@pytest.fixture
def rule(maya: Actor, world: World) -> UUID:
    """The case review group brings the board one item a year."""
    return commands.add_cross_board_rule(
        maya, world.partnership, to_group=world.board, from_group=world.subgroup, title="Yearly item on reviews",
        from_on=timezone.localdate(), year_starts_in=timezone.localdate().month, source="Protocol", paragraph="5.8",
    )  # fmt: skip


def soon(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def meeting(maya: Actor, group: UUID, day: date) -> UUID:
    return calendar.arrange_meeting(maya, group, title="Board", on=day, start_time=time(10))


def states(reader: Actor) -> list[str]:
    today = timezone.localdate()
    return [
        c.answer.state
        for g in queries.grids(reader, "northvale", on=today, today=today)
        for r in g.rows
        for c in r.cells
    ]


class TestPlacing:
    def test_puts_itself_on_the_agenda_when_a_meeting_is_arranged(self, maya: Actor, world: World, rule: UUID) -> None:
        assert states(maya) == ["not_scheduled"]
        taken = meeting(maya, world.board, soon(40))
        meeting(maya, world.board, soon(60))
        [item] = AgendaItem.objects.filter(rule_id=rule)
        assert (item.meeting_id, item.note, item.source) == (taken, "Protocol, paragraph 5.8", "rule")
        assert states(maya) == ["scheduled"]

    def test_a_rule_made_later_finds_the_meetings_there_are(self, maya: Actor, world: World) -> None:
        agenda.add_standing_item(maya, world.board, title="Any other business", closing=True)
        meetings = [meeting(maya, world.board, soon(days)) for days in (10, 100, 200, 300)]
        commands.add_cross_board_rule(
            maya, world.partnership, to_group=world.board, from_words="The hate crime partnership", title="Figures",
            kind="data", every="quarterly", from_on=timezone.localdate(), year_starts_in=timezone.localdate().month,
        )  # fmt: skip
        found = AgendaItem.objects.filter(source="rule").values_list("period_on", flat=True)
        last = [AgendaItem.objects.filter(meeting=m).order_by("order", "made_at").last() for m in meetings]
        assert {item.title for item in last} == {"Any other business"}
        assert len(found) == len(set(found)) >= 3

    def test_a_cancelled_meeting_passes_it_on(self, maya: Actor, world: World, rule: UUID) -> None:
        first, second = meeting(maya, world.board, soon(40)), meeting(maya, world.board, soon(60))
        calendar.cancel_meeting(maya, first, version=1, because="Snow")
        assert AgendaItem.objects.get(rule_id=rule, state="accepted").meeting_id == second

    def test_taken_off_it_goes_on_and_never_comes_back_to_that_meeting(
        self, maya: Actor, world: World, rule: UUID
    ) -> None:
        first = meeting(maya, world.board, soon(40))
        item = AgendaItem.objects.get(rule_id=rule)
        agenda.withdraw_item(maya, item.pk, because="Not ready")
        commands.place_owed_items(maya, world.partnership, today=timezone.localdate())
        assert not AgendaItem.objects.filter(meeting_id=first, state="accepted").exists()
        assert states(maya) == ["not_scheduled"]
        second = meeting(maya, world.board, soon(60))
        assert AgendaItem.objects.get(rule_id=rule, state="accepted").meeting_id == second

    def test_it_cannot_move_out_of_its_year(self, maya: Actor, world: World, rule: UUID) -> None:
        meeting(maya, world.board, soon(40))
        far = meeting(maya, world.board, soon(400))
        item = AgendaItem.objects.filter(rule_id=rule).earliest("period_on")
        with pytest.raises(Refused, match="owed in"):
            agenda.move_item(maya, item.pk, to=far)

    def test_held_is_done(self, maya: Actor, world: World, rule: UUID) -> None:
        calendar.hold_meeting(maya, meeting(maya, world.board, soon(40)), at=timezone.now() + timedelta(days=40))
        assert states(maya) == ["done"]

    def test_the_job_may_run_twice(self, maya: Actor, world: World, rule: UUID) -> None:
        import joinedup.meetings.obligations.jobs  # noqa: F401

        meeting(maya, world.board, soon(40))
        AgendaItem.objects.filter(rule_id=rule).delete()
        for _ in range(2):
            jobs.run("meetings.place_owed_items", timezone.now())
        assert AgendaItem.objects.filter(rule_id=rule).count() == 1

    def test_groups_of_another_partnership_are_refused(self, world: World) -> None:
        with pytest.raises(Refused, match="groups of this partnership"):
            commands.add_cross_board_rule(
                ROOT, world.partnership, to_group=world.elsewhere_board, title="X", from_on=TODAY
            )


class TestPage:
    def test_empty_cells_say_not_scheduled_and_lead_to_the_meeting_once_there_is_one(
        self, maya: Actor, world: World, rule: UUID
    ) -> None:
        client = browser(maya)
        text = client.get("/northvale/meetings/owed/").content.decode()
        assert "Not scheduled" in text
        assert "paragraph 5.8" in text
        made = meeting(maya, world.board, soon(40))
        assert f"/northvale/meetings/{made}/#agenda" in client.get("/northvale/meetings/owed/").content.decode()
        assert client.get("/northvale/meetings/owed/?format=docx").status_code == 200

    def test_a_rule_is_added_and_ended_on_pages(self, maya: Actor, world: World) -> None:
        client = browser(maya)
        typed = {
            "title": "Yearly item", "from_group": str(world.subgroup), "to_group": str(world.board), "kind": "item",
            "every": "annually", "year_starts_in": "4", "from_on": "2026-04-01",
        }  # fmt: skip
        assert client.post("/northvale/meetings/owed/new/", typed).status_code == 302
        [line] = queries.rules(maya, "northvale")
        early = client.post(
            f"/northvale/meetings/owed/{line.id}/end/", {"version": 1, "on": "2020-01-01"}
        ).content.decode()
        assert "must not be before the day the rule began" in early
        assert (
            client.post(f"/northvale/meetings/owed/{line.id}/end/", {"version": 1, "on": "2027-01-01"}).status_code
            == 302
        )

    def test_a_published_partnership_is_never_said_to_have_missed(self, world: World) -> None:
        one = partnership.create_partnership(ROOT, key="oldtown", name="Oldtown", provenance="published")
        board = partnership.create_group(ROOT, one, name="Board", kind="board")
        commands.add_cross_board_rule(
            ROOT, one, to_group=board, from_words="Others", title="Item", from_on=date(2020, 1, 1)
        )
        assert queries.complaints(ROOT, "oldtown", today=TODAY) == []

    def test_a_member_of_another_group_sees_the_grid(self, maya: Actor, world: World, rule: UUID) -> None:
        lee = user("lee", "Lee Moss")
        partnership.add_seat(ROOT, world.subgroup, post="Nurse", agency_id=world.icb, holder_id=lee)
        assert browser(actor(lee)).get("/northvale/meetings/owed/").status_code == 200
