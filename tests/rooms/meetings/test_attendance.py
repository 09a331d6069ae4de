"""Marking who came, answering invitations, judging absences."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from joinedup.foundation.commands import Changed, NotAllowed, NotFound, Refused
from joinedup.meetings.attendance import commands, queries
from joinedup.meetings.attendance.letter import judged
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.attendance.rules import Mark
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.minutes.queries import first_draft
from joinedup.meetings.quorum.rules import CANNOT_TELL, NOT_QUORATE, QUORATE
from joinedup.partnership import commands as partnership
from joinedup.partnership.models import Partnership, Seat
from joinedup.partnership.seats import commands as seats
from tests.cast import ROOT, sign_in
from tests.rooms.meetings.board import NOW, at, make_board, make_meeting, mark


@pytest.fixture
def board(world):
    return make_board(world)


def sheet(board, actor=ROOT):
    return queries.get_sheet(actor, "northvale", board.meeting)


class TestQuorumOfAMeeting:
    def test_cannot_be_told_before_anybody_is_marked(self, board):
        assert sheet(board).judge().state == CANNOT_TELL

    def test_waits_only_for_those_whose_coming_can_change_it(self, board):
        mark(board.meeting, {board.council: "present"})
        assert (
            sheet(board)
            .judge()
            .because.startswith(
                "Cannot be told yet: attendance is not marked for NHS Vale Integrated Care Board and Vale Police."
            )
        )

    def test_is_met_by_all_three_partners(self, board):
        mark(
            board.meeting,
            {board.council: "present", board.icb: "deputy", board.police: "present"},
            deputy_has_authority=True,
        )
        assert sheet(board).judge().state == QUORATE

    def test_names_the_agency_that_is_missing(self, board):
        mark(board.meeting, {board.council: "present", board.icb: "present", board.police: "apology"})
        found = sheet(board).judge()
        assert (
            found.because
            == "Not quorate: Vale Police is not represented. The rule asks for all three statutory partners."
        )

    def test_is_lost_when_somebody_leaves(self, board):
        mark(board.meeting, {board.council: "present", board.icb: "present"})
        mark(board.meeting, {board.police: "present"}, left=time(11))
        assert sheet(board).judge(at=at(10, 59)).state == QUORATE
        assert sheet(board).judge(at=at(11)).state == NOT_QUORATE


class TestEmptySeats:
    """A seat that nobody can sit in never vanishes without a word."""

    ENDED = "The term in the Vale Police seat (Chief Superintendent) ended on 3 March 2026, so nobody can sit in it."

    def end(self, board, **term):
        Seat.objects.filter(pk=board.police).update(**({"to_on": date(2026, 3, 3)} | term))

    def test_an_ended_term_is_why_a_meeting_is_not_quorate(self, board):
        self.end(board)
        mark(board.meeting, {board.council: "present", board.icb: "present"})
        found = sheet(board)
        assert [li.empty for li in found.empty] == [self.ENDED]
        assert found.judge().because == (
            f"Not quorate: Vale Police is not represented. {self.ENDED} The rule asks for all three statutory partners."
        )
        with pytest.raises(Refused, match="so nobody can sit in it"):
            mark(board.meeting, {board.police: "present"})

    def test_a_vacancy_is_told_before_anybody_is_marked(self, board):
        self.end(board, to_on=None, holder_name="")
        found = sheet(board).judge()
        assert found.state == NOT_QUORATE
        assert "Nobody holds the Vale Police seat (Chief Superintendent)." in found.because

    def test_one_the_rule_does_not_ask_for_is_shown_but_does_not_explain(self, board):
        Seat.objects.filter(pk=board.hospital).update(to_on=date(2026, 3, 3))
        mark(board.meeting, {board.council: "present", board.icb: "present", board.police: "absent"})
        assert len(sheet(board).empty) == 1
        assert "Hospitals" not in sheet(board).judge().because

    def test_taken_over_by_another_seat_it_is_no_gap(self, world, board):
        self.end(board)
        partnership.add_seat(ROOT, world.board, post="Chief Superintendent", agency_id=world.police, holder_name="New")
        assert not sheet(board).empty

    def test_whoever_held_it_on_the_day_is_on_the_sheet_though_it_has_passed_on(self, board):
        seat = Seat.objects.get(pk=board.police)
        seats.give_seat(ROOT, seat.pk, version=seat.version, holder_name="The next", from_on=date(2026, 11, 20))
        line = next(li for li in sheet(board).lines if li.seat_id == board.police)
        assert (line.holder, line.empty) == ("The Chief Superintendent", "")
        mark(board.meeting, {board.council: "present", board.icb: "present", board.police: "present"})
        assert sheet(board).judge().state == QUORATE

    def test_the_agenda_and_the_sheet_say_so(self, world, board, maya, pat):
        coming = make_meeting(world, day=20)
        Meeting.objects.filter(pk=coming).update(
            starts_at=timezone.now() + timedelta(days=3), ends_at=timezone.now() + timedelta(days=3, hours=2)
        )
        self.end(board)
        Seat.objects.filter(holder_id=pat.user_id).update(agency_id=world.council)
        for path in ("", "attendance/"):
            answer = sign_in(maya).get(f"/northvale/meetings/{coming}/{path}")
            assert self.ENDED in " ".join(answer.content.decode().split())
        assert self.ENDED in queries.quorum_ahead(pat, "northvale", coming)


class TestRecordAttendance:
    def test_the_second_to_save_sees_what_the_first_saved(self, board):
        mark(board.meeting, {board.police: "present"})
        with pytest.raises(Changed) as caught:
            mark(board.meeting, {board.police: "absent"})
        assert caught.value.current == {"Chief Superintendent, Vale Police": "Present"}
        assert Attendance.objects.get(seat_id=board.police).state == "present"

    def test_two_people_mark_different_seats(self, board):
        mark(board.meeting, {board.police: "present"})
        mark(board.meeting, {board.council: "present"})
        assert Attendance.objects.count() == 2

    @pytest.mark.parametrize(
        ("details", "says"),
        [
            ({"state": "present", "arrived": time(11), "left": time(10)}, "Leaving at 10:00 is before arriving"),
            ({"state": "apology", "left": time(10)}, "are for somebody who came"),
            ({"state": "perhaps"}, "Choose how this seat was taken".lower()[1:]),
        ],
    )
    def test_says_what_is_wrong(self, board, details, says):
        with pytest.raises(Refused, match=says[1:]):
            commands.record_attendance(ROOT, board.meeting, marks=[Mark(str(board.police), 0, **details)], now=NOW)
        assert not Attendance.objects.exists()

    def test_nobody_is_present_before_the_day(self, board):
        with pytest.raises(Refused, match="before the day"):
            commands.record_attendance(
                ROOT, board.meeting, marks=[Mark(str(board.police), 0, "present")], now=at(9, day=1)
            )

    def test_published_partnerships_have_no_attendance(self, board):
        Partnership.objects.filter(key="northvale").update(provenance="published")
        with pytest.raises(Refused, match="published facts only"):
            mark(board.meeting, {board.police: "present"})

    def test_a_member_may_not(self, board, pat):
        with pytest.raises(NotAllowed):
            commands.record_attendance(pat, board.meeting, marks=[], now=NOW)

    def test_a_neighbour_finds_nothing(self, board, omar):
        with pytest.raises(NotFound):
            commands.record_attendance(omar, board.meeting, marks=[], now=NOW)
        with pytest.raises(NotFound):
            sheet(board, omar)

    def test_a_visitor_never_counts(self, board):
        mark(board.meeting, {board.council: "present", board.icb: "present", board.police: "absent"})
        commands.add_visitor(ROOT, board.meeting, name="Sam Visitor", post="Chief Constable")
        assert sheet(board).judge().state == NOT_QUORATE


class TestInvitations:
    @pytest.fixture
    def invitation(self, board, pat):
        meeting = make_meeting_of_pat(board)
        commands.invite_seats(ROOT, meeting)
        return Invitation.objects.get(meeting_id=meeting, seat__holder_id=pat.user_id)

    def test_a_decline_becomes_the_apology(self, invitation, pat):
        commands.answer_invitation(pat, invitation.pk, accepts=False, reason="In court", at=at(9, day=2))
        row = Attendance.objects.get(seat_id=invitation.seat_id)
        assert (row.state, row.reason, row.reason_valid) == ("apology", "In court", None)

    def test_accepting_after_all_takes_the_apology_back(self, invitation, pat):
        commands.answer_invitation(pat, invitation.pk, accepts=False, reason="In court", at=at(9, day=2))
        commands.answer_invitation(pat, invitation.pk, accepts=True, at=at(9, day=3))
        assert Attendance.objects.get(seat_id=invitation.seat_id).state == "expected"

    def test_a_decline_needs_a_reason(self, invitation, pat):
        with pytest.raises(Refused, match="Give the reason"):
            commands.answer_invitation(pat, invitation.pk, accepts=False, at=at(9, day=2))

    def test_sharing_a_group_lets_nobody_answer_for_another(self, invitation, pat):
        other = Invitation.objects.filter(meeting=invitation.meeting_id).exclude(pk=invitation.pk).first()
        with pytest.raises(NotAllowed):
            commands.answer_invitation(pat, other.pk, accepts=True, at=at(9, day=2))

    def test_inviting_twice_invites_once(self, invitation):
        assert commands.invite_seats(ROOT, invitation.meeting_id) == 0


def make_meeting_of_pat(board):
    return board.meeting


class TestAbsence:
    @pytest.fixture
    def absence(self, board):
        mark(board.meeting, {board.police: "apology"}, reason="Clash with leave")
        return Attendance.objects.get(seat_id=board.police)

    def test_no_letter_before_the_chair_has_judged(self, absence, maya):
        with pytest.raises(Refused, match="The chair has not judged the reason yet"):
            commands.make_absence_letter(maya, absence.pk, at=NOW)

    def test_only_the_chair_judges(self, absence, maya, chris):
        with pytest.raises(NotAllowed):
            commands.judge_absence(maya, absence.pk, version=1, valid=False, at=NOW)
        commands.judge_absence(chris, absence.pk, version=1, valid=False, at=NOW)
        facts = commands.make_absence_letter(maya, absence.pk, at=NOW)
        assert (facts.agency, facts.missed, facts.asked) == ("Vale Police", 1, 1)

    def test_a_valid_reason_is_not_reported(self, absence, maya, chris):
        commands.judge_absence(chris, absence.pk, version=1, valid=True, at=NOW)
        with pytest.raises(Refused, match="judged the reason valid"):
            commands.make_absence_letter(maya, absence.pk, at=NOW)

    def test_nobody_is_absent_from_a_seat_that_nobody_holds(self, board, maya, chris):
        Seat.objects.filter(pk=board.police).update(holder=None, holder_name="", deputy=None, deputy_name="")
        mark(board.meeting, {board.police: "absent", board.icb: "absent"})
        vacant, away = (Attendance.objects.get(seat_id=seat) for seat in (board.police, board.icb))
        found = {a.id: a for a in queries.absences(maya, "northvale", until=vacant.held_on)}
        assert (found[vacant.pk].happened, found[vacant.pk].waits, found[away.pk].waits) == ("Seat vacant", False, True)
        assert queries.absences_to_judge(maya, "northvale", until=vacant.held_on) == 1
        for refused in (
            lambda: commands.judge_absence(chris, vacant.pk, version=1, valid=False, at=NOW),
            lambda: commands.make_absence_letter(maya, vacant.pk, at=NOW),
        ):
            with pytest.raises(Refused, match="Nobody held this seat on the day"):
                refused()
        draft = first_draft(maya, vacant.meeting)
        assert "# Seats that nobody holds" in draft.split("# Absent without apology")[1]

    def test_a_letter_counts_nothing_against_anybody_that_is_not_judged(self):
        facts = commands.LetterFacts(
            "N", "Board", "Board", date(2026, 11, 11), "Homes", "Director", "absent", 6, 7, 2, 1
        )
        assert (
            judged(facts)
            == "The chair judged the reason not valid for 1 and valid for 2 of these; 3 are not judged yet."
        )

    def test_a_new_reason_is_judged_anew(self, absence, chris):
        commands.judge_absence(chris, absence.pk, version=1, valid=False, at=NOW)
        changed = Mark(str(absence.seat_id), 2, "apology", reason="Was in hospital")
        commands.record_attendance(ROOT, absence.meeting_id, marks=[changed], now=NOW)
        assert Attendance.objects.get(pk=absence.pk).reason_valid is None


def test_the_sheet_asks_as_little_for_many_seats(board, world, django_assert_max_num_queries):
    make_meeting(world, day=18)
    with django_assert_max_num_queries(8):
        sheet(board)
