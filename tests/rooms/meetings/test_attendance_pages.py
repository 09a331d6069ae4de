"""The pages of attendance, quorum, decisions and minutes, as people see them."""

import io
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from joinedup.foundation.models import User
from joinedup.meetings.attendance import commands as attendance
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.decisions.models import Decision
from joinedup.meetings.minutes.models import Minutes
from joinedup.meetings.minutes.queries import receivers
from joinedup.partnership import commands as partnership
from joinedup.partnership.models import Partnership
from tests.cast import ROOT
from tests.rooms.files import files_offered
from tests.rooms.meetings.board import NOW, make_board, mark


@pytest.fixture
def board(world):
    return make_board(world)


def client_of(actor) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=actor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


@pytest.fixture
def office(maya) -> Client:
    return client_of(maya)


def at(name, *args):
    return reverse(f"meetings:{name}", args=["northvale", *args])


def words(response) -> str:
    return " ".join(response.content.decode().split())


def sheet_data(board, **states):
    seats = {name: getattr(board, name) for name in ("council", "icb", "police", "hospital", "chair")}
    return {f"state_{seat}": states.get(name, "expected") for name, seat in seats.items()}


class TestSheet:
    def test_marks_and_says_why_not(self, board, office):
        data = sheet_data(board, council="present", icb="present", police="apology")
        page = office.post(at("attendance", board.meeting), data, follow=True)
        assert "Not quorate: Vale Police is not represented." in words(page)
        assert "A decision taken now would be: unratified." in words(page)
        assert Attendance.objects.count() == 3

    def test_checks_without_saving(self, board, office):
        data = sheet_data(board, council="present", icb="present", police="present") | {"step": "check"}
        page = office.post(at("attendance", board.meeting), data)
        assert "Quorate: " in words(page)
        assert "Nothing is saved yet" in words(page)
        assert not Attendance.objects.exists()

    def test_marks_everybody_else_present(self, board, office):
        office.post(at("attendance", board.meeting), sheet_data(board, police="absent") | {"step": "rest_present"})
        assert sorted(Attendance.objects.values_list("state", flat=True)) == ["absent", *["present"] * 4]

    def test_a_seat_nobody_holds_is_never_marked_present_with_the_rest(self, board, office):
        partnership.vacate_seat(ROOT, board.police, version=1, on=date(2026, 11, 1))
        page = office.post(at("attendance", board.meeting), sheet_data(board) | {"step": "rest_present"}, follow=True)
        assert not Attendance.objects.filter(seat_id=board.police, state="present").exists()
        assert "Quorate: " not in words(page)

    def test_the_second_editor_sees_both_versions_and_overwrites_nothing(self, board, office):
        page = office.get(at("attendance", board.meeting))
        seen = {f.html_name: f.initial for row in page.context["form"].rows() for f in [row.fields["seen"]]}
        mark(board.meeting, {board.police: "present"})
        mine = sheet_data(board, police="absent", council="present") | seen
        page = office.post(at("attendance", board.meeting), mine)
        assert "Somebody else saved first" in words(page)
        assert Attendance.objects.get().state == "present"
        newer = {f.html_name: f.value() for row in page.context["form"].rows() for f in [row.fields["seen"]]}
        office.post(at("attendance", board.meeting), mine | newer)
        assert Attendance.objects.get(seat_id=board.police).state == "absent"

    def test_a_wrong_time_is_told_and_nothing_typed_is_lost(self, board, office):
        data = sheet_data(board, police="present") | {f"arrived_{board.police}": "25:99"}
        page = office.post(at("attendance", board.meeting), data)
        assert "There is a problem" in words(page)
        assert "25:99" in words(page)
        assert not Attendance.objects.exists()

    def test_members_do_not_see_it(self, board, pat):
        assert client_of(pat).get(at("attendance", board.meeting)).status_code == 404

    def test_a_chair_reads_and_marks(self, board, chris):
        assert "Save attendance" in words(client_of(chris).get(at("attendance", board.meeting)))

    def test_a_visitor_is_added(self, board, office):
        page = office.post(at("add_visitor", board.meeting), {"name": "Sam Visitor"}, follow=True)
        assert "Visitor: Sam Visitor" in words(page)

    def test_everybody_is_invited(self, board, office):
        page = office.post(at("invite", board.meeting), follow=True)
        assert "5 seats are invited." in words(page)


class TestTrial:
    def trial(self, world, client, **data):
        return words(client.get(at("quorum_trial", world.board), data))

    def test_everybody_here_is_quorate(self, world, board, office):
        assert "Quorate: " in self.trial(world, office)

    def test_the_agencies_that_the_rule_names_come_first(self, world, board, office):
        other = partnership.add_agency(
            ROOT, world.partnership, name="Aardvark Trust", kind="health_provider", regime="children", standing="relevant_agency"
        )  # fmt: skip
        partnership.add_seat(ROOT, world.board, post="Head", agency_id=other, role="member")
        listed = self.trial(world, office).split("Who is here?")[1]
        assert listed.index("Vale Police") < listed.index("Aardvark Trust")

    def test_without_the_police_the_draft_decision_is_unratified(self, world, board, office):
        Partnership.objects.filter(key="northvale").update(provenance="published")
        text = self.trial(world, office, tried=1, here=[world.council, world.icb], draft="Adopt the plan")
        assert "Not quorate: Vale Police is not represented. The rule asks for all three statutory partners." in text
        assert "Draft decision “Adopt the plan”" in text
        assert "Unratified" in text
        assert "who came to its meetings is not published" in text
        assert not Attendance.objects.exists()
        assert not Decision.objects.exists()

    def test_without_a_rule_nothing_is_guessed(self, world, office):
        make_board(world, rule=False)
        assert "No quorum rule is recorded" in self.trial(world, office)
        assert "No rule recorded" in words(office.get(at("quorum_rules")))

    def test_a_rule_is_recorded_with_its_source(self, world, office):
        make_board(world, rule=False)
        data = {"agency_rule": "some_of", "agencies": [world.police, world.icb], "number": 1, "source": "Terms, 2026"}
        page = office.post(at("record_quorum_rule", world.board), data, follow=True)
        assert "at least one of two named agencies" in words(page)

    def test_a_rule_without_agencies_says_what_to_do(self, world, board, office):
        page = office.post(at("record_quorum_rule", world.board), {"agency_rule": "all_of", "source": "Terms"})
        assert "Tick the agencies that the rule names" in words(page)


class TestDecisions:
    @pytest.fixture(autouse=True)
    def _came(self, board):
        mark(board.meeting, {board.council: "present", board.icb: "present", board.police: "absent"})

    def record(self, board, client, **data):
        given = {"text": "Adopt it", "at": "10:30", "item": board.item, **data}
        return client.post(at("record_decision", board.meeting), given, follow=True)

    def test_no_time_is_guessed_once_the_meeting_is_over(self, board, office):
        page = office.get(at("record_decision", board.meeting))
        assert page.context["form"]["at"].value() is None

    def test_a_time_before_the_meeting_is_refused_and_the_words_stay(self, board, office):
        page = self.record(board, office, at="09:30")
        assert "This meeting began at 10:00" in words(page)
        assert "Adopt it" in words(page)

    def test_is_recorded_as_unratified_and_then_ratified_in_writing(self, board, office):
        assert "Decision D1 is recorded as unratified." in words(self.record(board, office))
        made = Decision.objects.get().pk
        assert "Not agreed yet by" in words(
            office.post(at("settle_decision", made), {"version": 1, "how": "written", "ratified": "yes"})
        )
        for seat in (board.council, board.icb, board.police):
            page = office.post(
                at("record_agreement", made), {"seat": seat, "agrees": "yes", "means": "E-mail"}, follow=True
            )
        assert "Agrees" in words(page)
        office.post(at("settle_decision", made), {"version": 1, "how": "written", "ratified": "yes"})
        assert "Ratified" in words(office.get(at("decision", made)))

    def test_an_interest_puts_somebody_out_and_says_what_that_does_to_the_quorum(self, board, office):
        mark(board.meeting, {board.chair: "present"})
        data = {"item": board.item, "seat": board.icb, "nature": "Their own contract", "is_out": "on"}
        page = office.post(at("declare_interest", board.meeting), data, follow=True)
        assert "Out for this item" in words(page)
        assert "Quorum for “Neglect strategy”, without those who are out: Not quorate" in words(page)

    def test_nothing_is_decided_or_minuted_before_the_meeting(self, board, office):
        later = {
            "starts_at": timezone.now() + timedelta(days=2),
            "ends_at": timezone.now() + timedelta(days=2, hours=1),
        }
        Meeting.objects.filter(pk=board.meeting).update(**later)
        page = words(office.get(at("decisions", board.meeting)))
        assert "Decisions are recorded once the meeting has begun" in page
        assert "Record a decision" not in page
        assert "This meeting begins on" in words(office.post(at("draft_minutes", board.meeting), follow=True))
        assert not Minutes.objects.exists()

    def test_the_register_filters_and_is_taken_away(self, board, office):
        self.record(board, office)
        assert "Adopt it" in words(office.get(at("decision_register"), {"state": "open"}))
        assert "Adopt it" not in words(office.get(at("decision_register"), {"state": "taken"}))
        assert b"Adopt it" in office.get(at("decision_register"), {"format": "csv"}).content

    def test_one_out_of_meeting(self, world, board, office):
        data = {"group": world.board, "text": "Sign it", "reason": "Deadline", "urgent": "on"}
        page = office.post(at("seek_agreement"), data, follow=True)
        assert "Unratified" in words(page)
        assert "Urgent, same day" in words(page)

    def test_a_member_reads_but_records_nothing(self, board, pat):
        client = client_of(pat)
        assert "Record a decision" not in words(client.get(at("decisions", board.meeting)))
        assert self.record(board, client).status_code == 403


class TestYear:
    @pytest.fixture(autouse=True)
    def _year(self, board):
        mark(board.meeting, {board.council: "present", board.icb: "deputy", board.hospital: "absent"})
        mark(board.meeting, {board.police: "apology"}, reason="In court")

    def test_says_how_and_why(self, office):
        page = words(office.get(at("attendance_year")))
        assert "1 of 1 (100%)" in page
        assert "1 apology not judged yet" in page
        assert "1 absence without an apology" in page

    def test_is_taken_away(self, office):
        assert b"Vale Police" in office.get(at("attendance_year"), {"format": "csv"}).content

    def test_an_agency_lead_sees_their_own_agency_alone(self, ana):
        page = words(client_of(ana).get(at("attendance_year")))
        assert "Northvale Hospitals NHS Trust" in page
        assert "Vale Police" not in page

    def test_one_agency_with_its_absences(self, world, office):
        page = words(office.get(at("agency_attendance", world.police)))
        assert "In court" in page

    def test_one_agencys_two_lists_each_leave_as_files(self, world, office):
        files = files_offered(office, at("agency_attendance", world.police))
        assert b"Represented at" in files["?table=groups&format=csv"]
        assert b"In court" in files["?table=absences&format=csv"]
        assert len(files) == 6

    def test_the_chair_judges_and_then_there_is_a_letter(self, board, office, chris):
        row = Attendance.objects.get(seat_id=board.hospital)
        assert "Ask the chair to judge it first" in words(office.get(at("absence", row.pk)))
        client_of(chris).post(at("absence", row.pk), {"version": 1, "valid": "no"})
        answer = office.post(at("absence_letter", row.pk))
        text = "\n".join(p.text for p in Document(io.BytesIO(answer.content)).paragraphs)
        assert "Northvale Hospitals NHS Trust holds the seat of Head of Safeguarding" in text
        assert "no apology was received" in text


class TestInvitation:
    def test_a_member_declines_with_a_reason(self, board, pat):
        attendance.invite_seats(ROOT, board.meeting)
        Invitation.objects.first().meeting.save_changes(
            starts_at=NOW.replace(year=2030), ends_at=NOW.replace(year=2031)
        )
        mine = Invitation.objects.get(seat__holder_id=pat.user_id)
        client = client_of(pat)
        assert "Give the reason" in words(client.post(at("invitation", mine.pk), {"answer": "no"}))
        page = client.post(at("invitation", mine.pk), {"answer": "no", "reason": "In court"}, follow=True)
        assert "Your answer is recorded: declined." in words(page)
        assert Attendance.objects.get().reason == "In court"


def write(board, office):
    """Write what was said into the first draft, which becomes its second version."""
    text = Minutes.objects.get().text.replace("(what was said)", "Members asked and were answered.")
    office.post(at("edit_minutes", board.meeting), {"version": 1, "text": text})


class TestMinutes:
    @pytest.fixture
    def drafted(self, board, office):
        mark(board.meeting, {board.council: "present", board.icb: "present", board.police: "apology"})
        office.post(at("draft_minutes", board.meeting))
        return board

    def test_are_drafted_from_what_is_recorded(self, drafted, office):
        page = words(office.get(at("minutes", drafted.meeting)))
        assert "Director of Children, Northvale Council" in page
        assert "1. Neglect strategy" in page
        assert "Not quorate: Vale Police is not represented." in page

    def test_tell_when_the_quorum_was_lost_and_who_left(self, board, office):
        mark(board.meeting, {board.council: "present", board.icb: "present"})
        mark(board.meeting, {board.police: "present"}, left=time(11))
        office.post(at("draft_minutes", board.meeting))
        page = words(office.get(at("minutes", board.meeting)))
        assert "At the start quorate: " in page
        assert "From 11:00 not quorate: Vale Police is not represented." in page
        assert "Chief Superintendent, Vale Police (left at 11:00)" in page

    def test_are_circulated_to_those_whose_term_ends_later_and_not_to_those_whose_term_ended(self, drafted, pat, ana):
        terms = (
            {"holder_id": UUID(pat.user_id), "to_on": date(2027, 1, 1)},
            {"holder_id": UUID(ana.user_id), "to_on": date(2026, 11, 1)},
        )
        for place, term in enumerate(terms):
            group = Meeting.objects.get(pk=drafted.meeting).group_id
            partnership.add_seat(ROOT, group, post=f"Post {place}", agency_id=None, role="member", **term)
        found = receivers(Meeting.objects.get(pk=drafted.meeting), on=date(2026, 11, 20))
        assert UUID(pat.user_id) in found
        assert UUID(ana.user_id) not in found

    def test_a_draft_is_not_for_members_but_approved_minutes_are(self, drafted, pat, office):
        assert "No minutes are here for you to read yet" in words(client_of(pat).get(at("minutes", drafted.meeting)))
        write(drafted, office)
        office.post(at("approve_minutes", drafted.meeting), {"version": 2})
        assert "1. Neglect strategy" in words(client_of(pat).get(at("minutes", drafted.meeting)))

    def test_are_not_approved_while_an_item_waits_to_be_written(self, drafted, office):
        says = "“(what was said)” still stands under 1. Neglect strategy"
        answer = office.post(at("approve_minutes", drafted.meeting), {"version": 1}, follow=True)
        assert says in words(answer)
        assert "Still to write before these minutes can be approved" in words(answer)
        write(drafted, office)
        answer = office.post(at("approve_minutes", drafted.meeting), {"version": 2}, follow=True)
        assert "The minutes are approved." in words(answer)
        assert "Still to write" not in words(answer)

    def test_confidential_parts_are_withheld(self, drafted, pat, office):
        text = "# Open\nAll may read\n#! Closed\nOnly some may read\n# Open again\nAll again\n"
        office.post(at("edit_minutes", drafted.meeting), {"version": 1, "text": text})
        office.post(at("approve_minutes", drafted.meeting), {"version": 2})
        member = client_of(pat)
        page = words(member.get(at("minutes", drafted.meeting)))
        assert "Only some may read" not in page
        assert "All again" in page
        kept = member.get(at("minutes_word", drafted.meeting)).content
        assert "Only some" not in "".join(p.text for p in Document(io.BytesIO(kept)).paragraphs)

    def test_two_editors_see_both_versions(self, drafted, office):
        office.post(at("edit_minutes", drafted.meeting), {"version": 1, "text": "# First\n"})
        page = office.post(at("edit_minutes", drafted.meeting), {"version": 1, "text": "# Second\n"})
        assert "Somebody else saved first" in words(page)
        assert Minutes.objects.get().text.strip() == "# First"
        office.post(at("edit_minutes", drafted.meeting), {"version": 2, "text": "# Second\n"})
        assert Minutes.objects.get().text.strip() == "# Second"

    def test_what_changed_since_it_was_read_is_not_approved(self, drafted, office):
        office.post(at("edit_minutes", drafted.meeting), {"version": 1, "text": "# Other\n"})
        office.post(at("approve_minutes", drafted.meeting), {"version": 1})
        assert Minutes.objects.get().state == "draft"

    def test_are_circulated_without_content(self, drafted, office, pat):
        from joinedup.foundation.models import Notice

        office.post(at("circulate_minutes", drafted.meeting))
        assert not Notice.objects.exists()
        write(drafted, office)
        office.post(at("approve_minutes", drafted.meeting), {"version": 2})
        office.post(at("circulate_minutes", drafted.meeting))
        assert list(Notice.objects.get().blanks) == ["day"]

    def test_the_pdf_is_tagged(self, drafted, office):
        answer = office.get(at("minutes_pdf", drafted.meeting))
        pdf = PdfReader(io.BytesIO(answer.content))
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712
        assert "Neglect strategy" in "".join(p.extract_text() for p in pdf.pages)
