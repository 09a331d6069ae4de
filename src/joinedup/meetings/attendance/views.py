"""Pages of attendance: the sheet on the day, invitations, the year by agency, reasons and letters."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joinedup.foundation.commands import Refused
from joinedup.kit.answers import FILE_TYPES, attachment, export_table, page, submit, taken_away
from joinedup.meetings.attendance import commands, letter, queries, tables
from joinedup.meetings.attendance.forms import AnswerForm, AttendanceForm, JudgementForm, VisitorForm, YearFilter
from joinedup.meetings.attendance.rules import ANSWERS, judge_letter
from joinedup.meetings.decisions.rules import critical_warning, fate_in_meeting
from joinedup_core.permits import Permission

SHOWN, EVERYTHING = 200, 100_000
"""Absences on the page, and in a file."""


@require_http_methods(["GET", "POST"])
def attendance(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """The sheet on the day: one form for every seat, with the quorum and its reason at the top, live."""
    sheet = queries.get_sheet(request.actor, partnership, meeting_id)
    step = "check" if request.htmx else request.POST.get("step", "")
    form = AttendanceForm(request.POST or None, sheet=sheet)
    saves = request.method == "POST" and step != "check"
    if saves and submit(form, lambda: _save(request, form, meeting_id, rest_present=step == "rest_present")):
        messages.success(request, "Attendance is saved.")
        return redirect("meetings:attendance", partnership, meeting_id)
    if form.changed:
        form.show_newer(queries.get_sheet(request.actor, partnership, meeting_id))
    shown = sheet.with_marks(form.typed()) if form.is_bound and form.is_valid() else sheet
    return page(
        request, "meetings/attendance/sheet.html", partnership=partnership, meeting=sheet.meeting, form=form, sheet=sheet,
        may_record=queries.may(request.actor, Permission.RECORD_ATTENDANCE, sheet.meeting.place), trying=step == "check",
        may_arrange=queries.may(request.actor, Permission.ARRANGE_MEETINGS, sheet.meeting.place),
        here="attendance", on_the_day=sheet.meeting.on <= timezone.localdate(),
        may_see_attendance=True, **_panel(shown),
    )  # fmt: skip


def _save(request: HttpRequest, form: AttendanceForm, meeting_id: UUID, *, rest_present: bool) -> int:
    marks = form.changed_rows(rest_present=rest_present)
    return commands.record_attendance(request.actor, meeting_id, marks=marks, now=timezone.now())


def _panel(sheet: queries.Sheet) -> dict[str, object]:
    """What the panel at the top says: the quorum now, what a decision would be, and the warning of a critical group."""
    judgement = sheet.judge()
    head = sheet.meeting
    return {
        "judgement": judgement,
        "fate": fate_in_meeting(judgement),
        "rule": sheet.rule,
        "warning": critical_warning(critical=head.critical, state=head.state, judgement=judgement),
    }


@require_http_methods(["GET", "POST"])
def add_visitor(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Add somebody who came without a seat."""
    sheet = queries.get_sheet(request.actor, partnership, meeting_id)
    form = VisitorForm(request.POST or None)
    if submit(form, lambda: commands.add_visitor(request.actor, meeting_id, **form.cleaned_data)):
        messages.success(request, "The visitor is on the attendance sheet.")
        return redirect("meetings:attendance", partnership, meeting_id)
    return page(request, "meetings/attendance/visitor.html", partnership=partnership, meeting=sheet.meeting, form=form)


@require_POST
def invite(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Invite every seat that is not invited yet."""
    queries.get_sheet(request.actor, partnership, meeting_id)
    try:
        count = commands.invite_seats(request.actor, meeting_id)
        messages.success(request, f"{count} seats are invited." if count else "Every seat was invited already.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:asked", partnership, meeting_id)


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, partnership: str, invitation_id: UUID) -> HttpResponse:
    """Answer an invitation: come, send the deputy, or send an apology with its reason."""
    found = queries.get_invitation(request.actor, partnership, invitation_id)
    answer = {"accepted": "yes", "declined": "deputy" if found.sends_deputy else "no"}.get(found.state)
    form = AnswerForm(
        request.POST or None, initial={"answer": answer, "reason": found.reason, "deputy_post": found.deputy_post}
    )

    def act() -> str:
        return commands.answer_invitation(request.actor, invitation_id, at=timezone.now(), **form.answered())

    if submit(form, act):
        messages.success(request, f"Your answer is recorded: {ANSWERS[form.result].lower()}.")
        return redirect("meetings:invitation", partnership, invitation_id)
    return page(request, "meetings/attendance/invitation.html", partnership=partnership, invitation=found, form=form)


@require_GET
def attendance_year(request: HttpRequest, partnership: str) -> HttpResponse:
    """Attendance by agency across all groups, with its numbers and reasons; also to take away."""
    queries.need_board(request.actor, Permission.SEE_ATTENDANCE, partnership)
    form = YearFilter(request.GET, choices={"group": queries.groups_with_attendance(request.actor, partnership)})
    chosen = form.chosen()
    months = int(chosen.get("months") or 12)
    group_id = UUID(chosen["group"]) if chosen.get("group") else None
    matrix = queries.attendance_matrix(
        request.actor, partnership, until=timezone.localdate(), months=months, group_id=group_id
    )
    if file := request.GET.get("format"):
        return export_table(tables.long_table(matrix), file, f"{partnership}-attendance", request=request, filters=form)
    return page(
        request, "meetings/attendance/year.html", partnership=partnership, filter=form, matrix=matrix, months=months,
        table=tables.totals_table(partnership, matrix), grid=tables.grid(matrix),
    )  # fmt: skip


@require_GET
def agency_attendance(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """One agency's attendance over twelve months: by group, and every absence with its reason."""
    today = timezone.localdate()
    row = queries.agency_row(request.actor, partnership, agency_id, until=today)
    limit = EVERYTHING if request.GET.get("format") else SHOWN
    away = queries.absences(request.actor, partnership, until=today, agency_id=agency_id, limit=limit)
    shown = tables.agency_table(row), tables.absences_table(partnership, away, of=row.agency)
    if file := taken_away(request, f"{partnership}-attendance", *shown):
        return file
    return page(
        request, "meetings/attendance/agency.html", partnership=partnership, row=row,
        crumbs=tables.crumbs(partnership), by_group=shown[0], absences=shown[1],
    )  # fmt: skip


@require_GET
def absences(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every absence of twelve months with its reason, for the chair to judge."""
    queries.need_board(request.actor, Permission.SEE_ATTENDANCE, partnership)
    today, file = timezone.localdate(), request.GET.get("format")
    away = queries.absences(request.actor, partnership, until=today, limit=EVERYTHING if file else SHOWN + 1)
    table = tables.absences_table(partnership, away[: EVERYTHING if file else SHOWN])
    if file:
        return export_table(table, file, f"{partnership}-absences", request=request)
    return page(
        request, "meetings/attendance/absences.html", partnership=partnership, table=table,
        shown=SHOWN if len(away) > SHOWN else 0,
        waiting=queries.absences_to_judge(request.actor, partnership, until=today),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def absence(request: HttpRequest, partnership: str, attendance_id: UUID) -> HttpResponse:
    """One absence: its reason, the chair's judgement of it, and the letter where there is to be one."""
    meeting, line = queries.get_absence(request.actor, partnership, attendance_id)
    initial = {"version": line.version, "valid": line.reason_valid}
    form = JudgementForm(request.POST or None, initial=initial)
    if submit(
        form, lambda: commands.judge_absence(request.actor, attendance_id, at=timezone.now(), **form.cleaned_data)
    ):
        messages.success(request, "The judgement is recorded.")
        return redirect("meetings:absence", partnership, attendance_id)
    return page(
        request, "meetings/attendance/absence.html", partnership=partnership, meeting=meeting, line=line, form=form,
        facts=tables.absence_facts(meeting, line), letter=judge_letter(line.state, line.reason_valid, vacant=line.nobody_absent),
        may_judge=queries.may(request.actor, Permission.JUDGE_ABSENCE, meeting.place),
        may_write=queries.may(request.actor, Permission.RECORD_ATTENDANCE, meeting.place),
    )  # fmt: skip


@require_POST
def absence_letter(request: HttpRequest, partnership: str, attendance_id: UUID) -> HttpResponse:
    """The letter to the line manager, in Word. It is made, never sent."""
    queries.get_absence(request.actor, partnership, attendance_id)
    try:
        facts = commands.make_absence_letter(request.actor, attendance_id, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("meetings:absence", partnership, attendance_id)
    written = letter.absence_letter(facts, on=timezone.localdate())
    return attachment(written, f"absence-letter-{facts.held_on:%Y-%m-%d}.docx", FILE_TYPES["docx"])
