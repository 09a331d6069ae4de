"""Decisions keep the quorum of their moment."""

from datetime import time

import pytest

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.meetings.decisions import commands, queries
from joinedup.meetings.decisions.models import Decision
from joinedup.meetings.minutes.queries import decision_words
from joinedup.partnership import commands as partnership
from tests.cast import ROOT
from tests.rooms.meetings.board import NOW, at, make_board, make_item, make_meeting, mark

ALL = Listing("-when")


@pytest.fixture
def board(world):
    made = make_board(world)
    mark(made.meeting, {made.council: "present", made.icb: "present", made.hospital: "present"})
    mark(made.meeting, {made.police: "present"}, left=time(11))
    return made


def record(board, moment, actor=ROOT, **more):
    return Decision.objects.get(
        pk=commands.record_decision(actor, board.meeting, text="Adopt it", at=moment, **{"now": NOW} | more)
    )


class TestRecordDecision:
    def test_stands_while_the_meeting_is_quorate(self, board, maya):
        made = record(board, at(10, 30), maya)
        assert (made.state, made.quorum_state, made.number) == ("taken", "quorate", 1)
        assert "Vale Police (Chief Superintendent): here" in made.quorum_evidence

    def test_is_unratified_after_the_police_left(self, board):
        made = record(board, at(11, 20))
        assert made.state == "unratified"
        assert made.quorum_because == (
            "Not quorate: Vale Police is not represented. Vale Police left at 11:00. "
            "The rule asks for all three statutory partners. The decision is kept as unratified."
        )

    def test_somebody_out_for_the_item_does_not_count(self, board):
        commands.declare_interest(ROOT, board.item, seat=board.icb, nature="Their own contract")
        assert record(board, at(10, 30), item=board.item).state == "unratified"
        assert record(board, at(10, 30)).state == "taken"
        assert Decision.objects.get(state="unratified").recused == ["Chief Nurse, NHS Vale Integrated Care Board"]

    def test_without_a_rule_nothing_is_guessed(self, world):
        board = make_board(world, rule=False)
        made = record(board, at(10, 30))
        assert (made.state, made.quorum_state) == ("taken", "no_rule")

    def test_another_day_is_refused(self, board):
        with pytest.raises(Refused, match="taken on its day, 19 November 2026"):
            record(board, at(10, day=18))

    @pytest.mark.parametrize(
        ("moment", "now", "says"),
        [
            (at(10, 30), at(9, 59), "begins on 19 November 2026 at 10:00"),
            (at(11, 20), at(11), "It is 11:00 now"),
            (at(17), NOW, "was to end at 12:00"),
        ],
    )
    def test_a_moment_that_cannot_be_is_refused(self, board, moment, now, says):
        with pytest.raises(Refused, match=says):
            record(board, moment, now=now)

    def test_a_meeting_may_run_on_where_somebody_says_so(self, board):
        assert record(board, at(12, 20), ran_on=True).state == "unratified"

    def test_recording_late_is_allowed_and_told(self, board, maya):
        record(board, at(10, 30), now=at(9, day=24))
        record(board, at(10, 40), now=at(18))
        found = queries.decisions_of_meeting(maya, board.meeting)
        assert [d.recorded_words for d in found] == ["recorded 5 days later", ""]
        assert decision_words(found[0]) == "Decision D1: Adopt it (recorded 5 days later)"

    def test_a_member_may_not_and_a_neighbour_finds_nothing(self, board, pat, omar):
        with pytest.raises(NotAllowed):
            record(board, at(10), pat)
        with pytest.raises(NotFound):
            record(board, at(10), omar)


class TestSettleDecision:
    def test_by_a_quorate_meeting(self, world, board, maya):
        made, later = record(board, at(11, 20)), make_meeting(world, day=20)
        mark(later, {board.council: "present", board.icb: "present", board.police: "present"})
        settle = {
            "version": 1,
            "how": "meeting",
            "ratified": True,
            "meeting": later,
            "at": at(10, 5, day=20),
            "now": NOW,
        }
        assert commands.settle_decision(maya, made.pk, **settle) == "ratified"
        assert queries.get_decision(maya, "northvale", made.pk).settled.startswith("Quorate")

    def test_not_by_an_inquorate_meeting(self, world, board):
        made, later = record(board, at(11, 20)), make_meeting(world, day=20)
        mark(later, {board.council: "present", board.icb: "present", board.police: "absent"})
        with pytest.raises(Refused, match="Only a quorate meeting"):
            commands.settle_decision(
                ROOT, made.pk, version=1, how="meeting", ratified=True, meeting=later, at=at(10, day=20), now=NOW
            )

    def test_by_written_procedure_once_all_partners_agree(self, board):
        made = record(board, at(11, 20))
        settle = {"version": 1, "how": "written", "ratified": True, "at": at(15), "now": NOW}
        for seat in (board.council, board.icb):
            commands.record_agreement(ROOT, made.pk, seat=seat, agrees=True, at=at(14), means="E-mail")
        with pytest.raises(Refused, match="Not agreed yet by Vale Police"):
            commands.settle_decision(ROOT, made.pk, **settle)
        commands.record_agreement(ROOT, made.pk, seat=board.police, agrees=True, at=at(14), means="E-mail")
        assert commands.settle_decision(ROOT, made.pk, **settle) == "ratified"

    def test_an_objection_sends_it_to_a_meeting(self, board):
        made = record(board, at(11, 20))
        for seat in (board.council, board.icb, board.police):
            commands.record_agreement(ROOT, made.pk, seat=seat, agrees=True, at=at(14))
        commands.record_agreement(ROOT, made.pk, seat=board.hospital, agrees=False, at=at(14))
        with pytest.raises(Refused, match="Northvale Hospitals NHS Trust does not agree"):
            commands.settle_decision(ROOT, made.pk, version=1, how="written", ratified=True, at=at(15), now=NOW)

    def test_it_may_lapse(self, board):
        made = record(board, at(11, 20))
        assert (
            commands.settle_decision(ROOT, made.pk, version=1, how="written", ratified=False, at=at(15), now=NOW)
            == "lapsed"
        )

    def test_what_is_settled_stays_settled(self, board):
        made = record(board, at(10, 30))
        with pytest.raises(Refused, match="is taken already"):
            commands.settle_decision(ROOT, made.pk, version=1, how="written", ratified=True, at=at(15), now=NOW)


class TestOutOfMeeting:
    def test_is_agreed_once_those_the_rule_asks_for_agree(self, world, board):
        made = commands.seek_agreement(ROOT, world.board, text="Sign the letter", at=at(15))
        states = [
            commands.record_agreement(ROOT, made, seat=seat, agrees=True, at=at(16))
            for seat in (board.council, board.icb, board.police)
        ]
        assert states == ["sought", "sought", "agreed"]
        assert "Northvale Council (Director of Children): agrees" in Decision.objects.get(pk=made).quorum_evidence

    def test_an_urgent_one_is_unratified_until_then(self, world, board):
        made = commands.seek_agreement(ROOT, world.board, text="Move the child", at=at(15), urgent=True)
        assert Decision.objects.get(pk=made).state == "unratified"

    def test_without_a_rule_it_is_refused(self, world):
        make_board(world, rule=False)
        with pytest.raises(Refused, match="nobody can say who must agree"):
            commands.seek_agreement(ROOT, world.board, text="Sign", at=at(15))


class TestInterests:
    def test_nobody_declares_for_another(self, board, pat):
        with pytest.raises(NotAllowed):
            commands.declare_interest(pat, board.item, seat=board.council, nature="Theirs")

    def test_one_withdrawn_counts_again(self, board):
        made = commands.declare_interest(ROOT, board.item, seat=board.icb, nature="Their own contract")
        commands.withdraw_interest(ROOT, made)
        assert queries.recused_from(board.item) == frozenset()


class TestRegister:
    def test_confidential_ones_are_for_those_who_read_restricted_papers(self, board, maya, pat):
        record(board, at(10, 30), confidential=True)
        record(board, at(10, 40))
        assert queries.decisions(maya, "northvale", ALL).total == 2
        assert queries.decisions(pat, "northvale", ALL).total == 1

    def test_a_neighbour_sees_none(self, board, omar):
        record(board, at(10, 30))
        assert queries.decisions(omar, "northvale", ALL).total == 0

    def test_filters_and_asks_the_same_for_one_and_many(self, board, maya, django_assert_num_queries):
        for minute in range(12):
            record(board, at(11, minute), item=make_item(board.meeting, order=minute))
        for per_page in (1, 10):
            with django_assert_num_queries(2):
                found = queries.decisions(maya, "northvale", Listing("-when", 1, per_page, {"state": "open"}))
            assert found.total == 12

    def test_critical_groups_that_did_not_meet_are_named(self, world, board, maya):
        partnership.Group.objects.filter(pk=world.board).update(critical=True)
        record(board, at(11, 20))
        assert [la.because for la in queries.critical_lapses(maya, "northvale", now=at(9, day=21))] == ["not quorate"]
