"""What attendance pages show as tables and facts."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from joinedup.kit.addresses import addresses
from joinedup.kit.parts import Fact, Link
from joinedup.kit.tables import Column, Table
from joinedup.meetings.attendance.queries import AbsenceLine, AgencyYear, AttendanceLine, Matrix, MeetingHead

VALID = {None: "Not judged yet", True: "Valid", False: "Not valid"}
VALID_COLOURS = {"Not judged yet": "yellow", "Valid": "green", "Not valid": "red"}


def totals_table(partnership: str, matrix: Matrix) -> Table:
    """Every agency: how often it was represented, and how its seats were taken."""
    url = addresses("meetings:agency_attendance", partnership)
    return Table(
        "Attendance by agency, all groups together",
        [
            Column("agency", "Agency", link=lambda r: url(r.agency_id)),
            Column("share", "Represented at", lambda r: r.total.share),
            Column("seats", "Seats expected", lambda r: r.total.seats, numeric=True),
            Column("how", "How, and why not", lambda r: r.total.how),
        ],
        matrix.rows, noun=("agency", "agencies"), exports=("xlsx", "csv", "docx"),
        empty="No attendance is recorded in this time.",
    )  # fmt: skip


def long_table(matrix: Matrix) -> Table:
    """Agency by group, one line each, with every number: for spreadsheets."""
    rows = [
        (row.agency, name, tally)
        for row in matrix.rows for (_, name), tally in zip(matrix.groups, row.cells, strict=True) if tally
    ]  # fmt: skip
    numbers = [
        ("meetings", "Meetings"), ("represented", "Represented"), ("percent", "Per cent"), ("seats", "Seats expected"),
        ("present", "Present"), ("deputies", "Deputies"), ("apologies_valid", "Apologies, valid reason"),
        ("apologies_not_valid", "Apologies, no valid reason"), ("apologies_not_judged", "Apologies, not judged"),
        ("absences", "Absent, no apology"), ("updates", "Written updates"), ("not_marked", "Not marked"),
    ]  # fmt: skip
    columns = [Column("agency", "Agency", lambda r: r[0]), Column("group", "Group", lambda r: r[1])]
    columns += [Column(k, label, lambda r, k=k: getattr(r[2], k), numeric=True) for k, label in numbers]
    return Table(f"Attendance from {matrix.from_on} until {matrix.until_on}", columns, rows)


def agency_table(row: AgencyYear) -> Table:
    """One agency's attendance, group by group."""
    return Table(
        f"Attendance of {row.agency} by group",
        [
            Column("group", "Group", lambda r: r[0]),
            Column("share", "Represented at", lambda r: r[1].share),
            Column("how", "How, and why not", lambda r: r[1].how),
        ],
        row.groups, empty="This agency was not expected at any meeting in this time.", key="groups",
        exports=("xlsx", "csv", "docx"),
    )  # fmt: skip


def absences_table(partnership: str, found: list[AbsenceLine], *, of: str = "") -> Table:
    """Absences with their reasons and the chair's judgement; `of` one agency, on its page, or of all."""
    return Table(
        f"Absences of {of} and their reasons" if of else "Absences and their reasons",
        [
            Column("held_on", "Meeting", kind="day", link=lambda a: reverse("meetings:absence", args=[partnership, a.id])),
            Column("group", "Group"),
            Column("agency", "Agency"),
            Column("post", "Post"),
            Column("state", "What happened", "happened"),
            Column("reason", "Reason given", lambda a: a.reason or ("" if a.vacant else "None given")),
            Column("valid", "The chair’s judgement", lambda a: "" if a.vacant else VALID[a.reason_valid], kind="tag", colour=VALID_COLOURS),
        ],
        found, noun=("absence", "absences"), empty="Nobody who was expected was away in this time.", caption_hidden=True,
        exports=("xlsx", "csv", "docx"), key="absences" if of else "",
    )  # fmt: skip


def absence_facts(meeting: MeetingHead, line: AttendanceLine) -> list[Fact]:
    """One absence, as facts."""
    facts = [
        Fact("Group", meeting.group),
        Fact("Meeting", f"{meeting.title}, {meeting.on:%-d %B %Y}"),
        Fact("Seat", f"{line.post}, {line.agency}" if line.agency else line.post),
        Fact("What happened", "Seat vacant" if line.nobody_absent else line.state_label),
    ]
    if line.nobody_absent:
        return facts
    facts += [
        Fact("Reason given", line.reason or "None given"),
        Fact("The chair’s judgement", VALID[line.reason_valid]),
    ]
    return [*facts, Fact("Letter made", line.letter_made_at)] if line.letter_made_at else facts


CELL = '<td class="govuk-table__cell" role="cell" data-label="{}">{}</td>'


def grid(matrix: Matrix) -> list[tuple[str, SafeString]]:
    """The matrix for the page, a row for each agency: in each cell the meetings represented, of those expected (a thousand cells, so as HTML)."""
    names = [escape(name) for _, name in matrix.groups]
    rows = []
    for row in matrix.rows:
        told = (f"{tally.represented} of {tally.meetings}" if tally else "" for tally in row.cells)
        cells = (CELL.format(name, numbers) for name, numbers in zip(names, told, strict=True))
        rows.append((row.agency, mark_safe("".join(cells))))  # noqa: S308 (names are escaped, the rest is numbers)
    return rows


def crumbs(partnership: str) -> list[Link]:
    """The way to an agency's page."""
    return [Link("Attendance by agency", reverse("meetings:attendance_year", args=[partnership]))]
