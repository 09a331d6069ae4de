"""Lists of actions, seats and meetings as people keep them: what is understood of a row, and what is asked about."""

from datetime import date, datetime, time

import pytest

from joinedup_core.imports import read_rows
from joinedup_core.imports.actions import ACTIONS
from joinedup_core.imports.hours import UnreadableTime, parse_times
from joinedup_core.imports.meetings import MEETINGS
from joinedup_core.imports.names import Named, Names
from joinedup_core.imports.seats import SEATS
from joinedup_core.lifecycle import State
from joinedup_core.tables import read_tables, suggest_mapping, write_csv

TODAY = date(2026, 11, 22)
NAMES = Names(
    groups=(Named("b", "Children Board", ("Children Board", "NSCB")), Named("s", "Case Review Group", ("Case Review Group",))),
    agencies=(Named("p", "Vale Police", ("Vale Police", "Police")), Named("c", "Northvale Council", ("Northvale Council",))),
    seats=(
        Named("1", "Chair", ("Chair", "Chris Amadi"), "b"),
        Named("2", "Superintendent, Vale Police", ("Superintendent", "Superintendent, Vale Police"), "b"),
        Named("3", "Chair", ("Chair", "Sam Hill"), "s"),
        Named("4", "Nurse", ("Nurse",), "s"),
        Named("5", "Nurse", ("Nurse",), "t"),
    ),
    group="b",
)  # fmt: skip


def read(kind, headings, *rows, **given):
    table = read_tables(write_csv("x", headings, rows), "x.csv")[0]
    chosen = suggest_mapping(table.headings, table.rows, kind.fields).chosen
    return read_rows(kind, table, chosen, names=NAMES, **given)


def actions(headings, *rows, taken=()):
    return read(ACTIONS, headings, *rows, taken=dict(taken), today=TODAY)


class TestActions:
    HEADINGS = ("Action no", "Agreed action", "Lead", "By when", "RAG", "Update", "Meeting date")

    def test_a_boards_own_log(self):
        found = actions(
            self.HEADINGS,
            ("3", "Brief all staff", "Police", "Mar 2027", "In progress", "Half are briefed", "Board, 12 March 2026"),
            ("4", "Audit ten cases", "Chris Amadi", "Ongoing", "Amber", "", "Section 11 audit 2026"),
            ("5", "Write to schools", "Superintendent / Northvale Council", "1/2/27", "Complete", "Sent", ""),
        )
        assert not found.all_problems
        one, two, three = found.values
        assert (one.owner_agency, one.due_on, one.state) == ("p", date(2027, 3, 31), State.IN_PROGRESS)
        assert one.source_words == "Board, 12 March 2026, number 3 there"
        assert one.progress == "Half are briefed"
        assert (two.owner_seat, two.due_on, two.due_words, two.state) == ("1", None, "Ongoing", State.OPEN)
        assert two.source_kind == "audit_round", "so somebody else than the owner confirms it"
        assert (three.owner_seat, three.due_on, three.state) == ("2", date(2027, 2, 1), State.DONE_BY_OWNER)
        assert "Owner as written: Superintendent / Northvale Council" in three.progress
        notes = " ".join(note for row in found.rows for note in row.notes)
        for words in ("taken as 31 March 2027", "is a colour", "nobody is reminded", "one owner"):
            assert words in notes

    @pytest.mark.parametrize(
        ("row", "says"),
        [
            (("1", "", "Police", "", "", "", ""), "has no action"),
            (("1", "Do it", "J Smith", "", "", "", ""), "“J Smith” is no post, member or agency"),
            (("1", "Do it", "", "", "", "", ""), "Nobody owns it"),
            (("1", "Do it", "Nurse", "", "", "", ""), "“Nurse” is a post on 2 groups"),
            (("1", "Do it", "Police", "31/02/2027", "", "", ""), "31/02/2027"),
            (("1", "Do it", "Police", "", "Maybe", "", ""), "is not a status"),
            (("1", "Do it", "Police", "", "Not implemented", "", ""), "needs its reason"),
            (("1", "Known already", "Police", "", "", "", ""), "(A-0001)"),
        ],
    )
    def test_what_cannot_be_taken_says_why(self, row, says):
        found = actions(self.HEADINGS, row, taken={("b", "known already"): "A-0001"})
        assert says in " ".join(map(str, found.all_problems))

    def test_a_chair_is_the_chair_of_the_rows_own_group(self):
        found = actions(("Action", "Owner", "Group"), ("Do it", "Chair", "Case Review Group"), ("Do that", "Chair", ""))
        assert [row.owner_seat for row in found.values] == ["3", "1"]
        assert "is no group" in str(actions(("Action", "Owner", "Board"), ("x", "Police", "Other")).all_problems)


class TestSeats:
    def test_a_membership_list(self):
        rows = [
            ("Pat Lindqvist", "Superintendent", "Police", "Vice-chair", "April 2025"),
            ("", "Head of Service", "Northvale Council", "Core member", ""),
        ]
        found = read(SEATS, ("Name", "Job title", "Organisation", "Role", "Start date"), *rows, taken=frozenset())
        assert not found.all_problems
        one, two = found.values
        assert (one.post, one.agency, one.role, one.from_on) == ("Superintendent", "p", "vice_chair", date(2025, 4, 1))
        assert (two.holder_name, two.role) == ("", "member")

    def test_a_role_that_is_a_job_title_is_the_post(self):
        found = read(SEATS, ("Name", "Role", "Agency"), ("Pat", "Detective Inspector", "Police"), taken=frozenset())
        assert found.values[0].post == "Detective Inspector"

    def test_what_cannot_be_taken_says_why(self):
        rows = [("Chief", "Fire Service"), ("", "Police"), ("Chair", "")]
        found = read(SEATS, ("Post", "Agency"), *rows, taken={("b", "chair", "")})
        said = " ".join(map(str, found.all_problems))
        for words in ("“Fire Service” is no agency", "has no post", "has this seat already"):
            assert words in said


class TestMeetings:
    def test_dates_and_times_as_people_write_them(self):
        found = read(
            MEETINGS, ("Board", "Date", "Time", "Venue"),
            ("NSCB", "Thursday 11 March 2027", "10am - 12.30pm", "Town Hall"),
            ("Case Review Group", "12/4/27", "2-4pm", "Teams"),
            ("", "5 May 2027", "1400", ""), taken={}, today=TODAY,
        )  # fmt: skip
        assert not found.all_problems
        assert [(r.group, r.on, r.start, r.minutes) for r in found.values] == [
            ("b", date(2027, 3, 11), time(10), 150), ("s", date(2027, 4, 12), time(14), 120), ("b", date(2027, 5, 5), time(14), 120),
        ]  # fmt: skip
        assert found.rows[2].notes == ("No end is given: two hours are taken.",)
        assert found.values[0].title == "Children Board"

    def test_a_day_off_is_pointed_out(self):
        rows = [("25 December 2026", "10-11am"), ("12 December 2026", "10-11am"), ("11 December 2026", "10-11am")]
        found = read(MEETINGS, ("Date", "Time"), *rows, taken={}, today=TODAY)
        assert not found.all_problems
        assert [row.notes for row in found.rows] == [
            ("Friday 25 December 2026 is a bank holiday (Christmas Day).",), ("12 December 2026 is a Saturday.",), (),
        ]  # fmt: skip

    def test_a_time_may_stand_behind_the_date(self):
        found = read(MEETINGS, ("Date of meeting", "Duration"), ("11 March 2027 09:30", "90"), taken={}, today=TODAY)
        assert [(r.start, r.minutes) for r in found.values] == [(time(9, 30), 90)]

    def test_what_cannot_be_taken_says_why(self):
        taken = {"b": [(datetime(2027, 3, 11, 11), datetime(2027, 3, 11, 12))]}
        found = read(
            MEETINGS, ("Date", "Time"), ("11/3/2027", "10:00 to 12:00"), ("March 2027", "10:00"), ("Friday 11 March 2027", "10:00"),
            ("12 March 2027", "2:00"), ("13 April 2027", ""), ("1 June 2027", "10:00"), ("1 June 2027", "10:00"), taken=taken, today=TODAY,
        )  # fmt: skip
        said = " ".join(map(str, found.all_problems))
        for words in ("already has a meeting", "is no single day", "not a Friday", "morning or afternoon", "No time is given", "stands in row 7 too"):  # fmt: skip
            assert words in said


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("10am to 12.30pm", time(10), time(12, 30)), ("2-4pm", time(14), time(16)), ("11-1pm", time(11), time(13)),
        ("10-12pm", time(10), time(12)), ("12-2pm", time(12), time(14)), ("14:00", time(14), None), ("1400hrs", time(14), None),
        ("noon", time(12), None), ("9.30", time(9, 30), None), ("12am", time(0), None), ("09:30:00", time(9, 30), None),
    ],
)  # fmt: skip
def test_times(written, start, end):
    assert parse_times(written) == (start, end)


@pytest.mark.parametrize("written", ["", "soon", "25:00", "13pm", "2", "4pm to 2pm", "10 to 11 to 12", "10:75"])
def test_what_is_no_time(written):
    with pytest.raises(UnreadableTime):
        parse_times(written)
