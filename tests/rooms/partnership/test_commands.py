"""Changing the partnership: what is done, what is refused, and in which words."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from joinedup.foundation.commands import Changed, NotAllowed, NotFound, Refused
from joinedup.foundation.models import TrailEntry
from joinedup.front import demo
from joinedup.partnership import commands
from joinedup.partnership.agencies.queries import get_agency, name_on_day
from joinedup.partnership.models import Agency, Duty, Group, Membership, Partnership, Seat, SeatTerm
from joinedup.partnership.queries import actor_for
from joinedup.partnership.seats import queries as seats
from joinedup.partnership.seats import rules
from joinedup_core.permits import Actor, Role
from tests.cast import ROOT, TODAY, World, user


def seat_of(world: World, **more: object) -> UUID:
    return commands.add_seat(ROOT, world.board, post="Chief Nursing Officer", agency_id=world.icb, **more)


class TestGroups:
    def edit(self, actor: Actor, group: UUID, **more: object) -> None:
        row = Group.objects.get(pk=group)
        given = {"version": row.version, "name": row.name, "kind": row.kind, "parent": row.parent_id, **more}
        commands.edit_group(actor, group, **given)

    def test_never_report_to_themselves(self, world: World, maya: Actor) -> None:
        with pytest.raises(Refused, match="itself reports to this one") as refusal:
            self.edit(maya, world.board, parent=world.subgroup)
        assert refusal.value.field == "parent"

    def test_never_report_to_another_partnership(self, world: World) -> None:
        with pytest.raises(Refused, match="Choose a group of this partnership"):
            self.edit(ROOT, world.board, parent=world.elsewhere_board)

    def test_a_parent_the_actor_cannot_see_is_not_there(self, world: World, maya: Actor) -> None:
        with pytest.raises(NotFound):
            self.edit(maya, world.board, parent=world.elsewhere_board)

    def test_show_the_second_editor_both_versions(self, world: World, maya: Actor) -> None:
        self.edit(maya, world.board, purpose="First")
        with pytest.raises(Changed) as refusal:
            self.edit(maya, world.board, version=1, purpose="Second")
        assert refusal.value.current["What it is for"] == "First"
        assert Group.objects.get(pk=world.board).purpose == "First"

    def test_end_only_when_nothing_reports_to_them(self, world: World, maya: Actor) -> None:
        with pytest.raises(Refused, match="Other groups report to this one"):
            commands.end_group(maya, world.board, version=1, on=TODAY, because="Replaced")
        commands.end_group(maya, world.subgroup, version=1, on=TODAY, because="Finished its work")
        commands.end_group(maya, world.board, version=1, on=TODAY, because="Replaced")
        assert Group.objects.get(pk=world.board).to_on == TODAY

    def test_pass_the_chair_to_an_agency_of_the_partnership(self, world: World, maya: Actor) -> None:
        commands.pass_chair(maya, world.board, version=1, chair_agency_id=world.icb, since=TODAY)
        assert Group.objects.get(pk=world.board).chair_agency_id == world.icb
        with pytest.raises(Refused, match="Choose the agency that chairs"):
            commands.pass_chair(maya, world.board, version=2, chair_agency_id=None, since=TODAY)

    def test_are_not_for_members_to_change(self, world: World, pat: Actor) -> None:
        with pytest.raises(NotAllowed):
            self.edit(pat, world.board, purpose="Mine")


class TestAgencies:
    def test_one_that_serves_two_partnerships_is_one_agency(self, world: World) -> None:
        same = commands.add_agency(ROOT, world.elsewhere, name="Vale Police", kind="police")
        assert same == world.police
        assert len(get_agency(ROOT, "southmoor", same).partnerships) == 2

    def test_a_change_of_name_is_kept_as_history(self, world: World, maya: Actor) -> None:
        commands.edit_agency(
            maya, world.partnership, agency_id=world.icb, version=1, name="Vale and Moor ICB",
            kind="health_commissioner", renamed_on=date(2026, 4, 1),
        )  # fmt: skip
        assert name_on_day(world.icb, date(2026, 3, 31)) == "NHS Vale Integrated Care Board"
        assert name_on_day(world.icb, date(2026, 4, 1)) == "Vale and Moor ICB"

    def test_a_successor_takes_over_standings_and_seats(self, world: World, maya: Actor) -> None:
        seat = seat_of(world)
        new = commands.add_agency(maya, world.partnership, name="Moor ICB", kind="health_commissioner")
        commands.succeed_agency(maya, world.partnership, agency_id=world.icb, successor_id=new, on=date(2026, 4, 1))
        assert Agency.objects.get(pk=world.icb).to_on == date(2026, 3, 31)
        assert Seat.objects.get(pk=seat).agency_id == new
        assert Membership.objects.get(agency_id=new, standing="safeguarding_partner").from_on == date(2026, 4, 1)
        detail = get_agency(maya, "northvale", world.icb)
        assert detail.line.history == "NHS Vale Integrated Care Board (until March 2026; now Moor ICB)"
        assert name_on_day(new, date(2025, 1, 1)) == "NHS Vale Integrated Care Board"

    def test_never_succeed_themselves_in_the_end(self, world: World, maya: Actor) -> None:
        succeed = {"on": date(2026, 4, 1)}
        commands.succeed_agency(maya, world.partnership, agency_id=world.icb, successor_id=world.police, **succeed)
        with pytest.raises(Refused, match="came after the one chosen"):
            commands.succeed_agency(maya, world.partnership, agency_id=world.police, successor_id=world.icb, **succeed)

    def test_those_of_another_partnership_are_not_there(self, world: World, maya: Actor) -> None:
        other = commands.add_agency(ROOT, world.elsewhere, name="Southmoor Council", kind="council")
        with pytest.raises(NotFound):
            commands.edit_agency(maya, world.partnership, agency_id=other, version=1, name="Taken over", kind="council")


class TestSeats:
    def test_given_to_somebody_they_can_act_from_that_day(self, world: World, maya: Actor) -> None:
        una = user("una", "Una Vale")
        seat = seat_of(world)
        commands.give_seat(maya, seat, version=1, holder_id=una, from_on=TODAY)
        assert Role.GROUP_MEMBER in {g.role for g in actor_for(una, on=TODAY).grants}
        assert actor_for(una, on=TODAY - timedelta(days=1)).grants == frozenset()

    def test_keep_who_held_them_before(self, world: World, maya: Actor) -> None:
        seat = seat_of(world, holder_name="Una Vale", from_on=date(2024, 1, 1))
        commands.give_seat(maya, seat, version=1, holder_name="Vic Moor", from_on=TODAY)
        term = SeatTerm.objects.get()
        assert (term.holder_name, term.from_on, term.to_on) == ("Una Vale", date(2024, 1, 1), TODAY - timedelta(days=1))

    def test_are_never_given_to_oneself(self, world: World, maya: Actor) -> None:
        with pytest.raises(Refused, match="cannot give a seat to yourself"):
            commands.give_seat(
                maya, seat_of(world, role="chair"), version=1, holder_id=UUID(maya.user_id), from_on=TODAY
            )

    def test_authority_of_a_deputy_says_how_it_was_given(self, world: World, maya: Actor) -> None:
        seat = seat_of(world, holder_name="Una Vale")
        with pytest.raises(Refused, match="Say how and on which day") as refusal:
            commands.name_deputy(maya, seat, version=1, deputy_name="Vic Moor", has_authority=True)
        assert refusal.value.field == "authority_words"
        commands.name_deputy(
            maya, seat, version=1, deputy_name="Vic Moor", has_authority=True, authority_on=TODAY,
            authority_words="Minute 4",
        )  # fmt: skip
        assert Seat.objects.get(pk=seat).deputy_has_authority

    def test_a_vacancy_takes_the_deputy_with_it(self, world: World, maya: Actor) -> None:
        seat = seat_of(world, holder_name="Una Vale", deputy_name="Vic Moor", deputy_has_authority=True)
        commands.vacate_seat(maya, seat, version=1, on=TODAY)
        row = Seat.objects.get(pk=seat)
        assert (row.holder_name, row.deputy_name, row.deputy_has_authority) == ("", "", False)

    def test_belong_to_agencies_of_the_partnership(self, world: World, maya: Actor) -> None:
        other = commands.add_agency(ROOT, world.elsewhere, name="Southmoor Council", kind="council")
        with pytest.raises(Refused, match="Choose an agency of this partnership"):
            commands.add_seat(maya, world.board, post="Director", agency_id=other)

    def test_no_name_reaches_the_trail(self, world: World, maya: Actor) -> None:
        seat = seat_of(world)
        commands.give_seat(maya, seat, version=1, holder_name="Una Vale", from_on=TODAY)
        assert not TrailEntry.objects.filter(note__icontains="Una").exists()

    def test_the_database_and_the_rule_agree_on_how_each_stands(self, world: World) -> None:
        days = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=90), TODAY + timedelta(days=91))
        published = commands.create_group(ROOT, world.elsewhere, name="Published", kind="board")
        Partnership.objects.filter(pk=world.elsewhere).update(provenance="published")
        for group in (world.board, published):
            for name in ("", "Una Vale"):
                for from_on in days:
                    for to_on in days:
                        place = Group.objects.get(pk=group).place
                        Seat.objects.create(
                            group_id=group, place=place, post="Post", holder_name=name, from_on=from_on, to_on=to_on
                        )
        for state in set(rules.SeatState) - {rules.SeatState.ENDED}:
            found = Seat.objects.filter(seats.in_state(state, TODAY))
            assert found.exists()
            assert {seats.seat_detail(row, TODAY).standing.state for row in found} == {state}
        assert (
            sum(Seat.objects.filter(seats.in_state(s, TODAY)).count() for s in rules.SeatState) == Seat.objects.count()
        )


class TestDuties:
    def duty(self, world: World) -> UUID:
        return commands.add_duty(ROOT, world.partnership, regime="children", text="Publish a report", every_months=12)

    def test_evidence_is_added_never_replaced(self, world: World, maya: Actor) -> None:
        duty = self.duty(world)
        for year, words in ((2026, "Second report"), (2025, "First report")):
            commands.record_evidence(maya, duty, shown_on=date(year, 5, 1), evidence=words, today=TODAY)
        row = Duty.objects.get(pk=duty)
        assert (row.shown_on, row.evidence) == (date(2026, 5, 1), "Second report")
        assert row.showings.count() == 2

    def test_nothing_is_shown_in_the_future(self, world: World, maya: Actor) -> None:
        with pytest.raises(Refused, match="has not come yet"):
            commands.record_evidence(
                maya, self.duty(world), shown_on=TODAY + timedelta(days=1), evidence="Report", today=TODAY
            )


class TestPublication:
    def test_is_switched_on_and_off(self, world: World, maya: Actor) -> None:
        commands.publish_arrangements(maya, world.partnership, on=TODAY)
        assert Partnership.objects.get(pk=world.partnership).public_from_on == TODAY
        with pytest.raises(Refused, match="already on the public page"):
            commands.publish_arrangements(maya, world.partnership, on=TODAY)
        commands.stop_publishing(maya, world.partnership)
        assert Partnership.objects.get(pk=world.partnership).public_from_on is None

    def test_is_not_for_members_to_switch(self, world: World, pat: Actor) -> None:
        with pytest.raises(NotAllowed):
            commands.publish_arrangements(pat, world.partnership, on=TODAY)


def test_the_cast_is_nobody_where_no_demonstration_is_loaded(db: None) -> None:
    assert demo.cast() == []
