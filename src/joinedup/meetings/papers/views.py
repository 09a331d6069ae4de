"""Pages of papers: adding one, its versions and readers, taking a version or the pack away, the group's deadline."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import attachment, export_table, page, submit, taken_away
from joinedup.meetings.agenda import queries as agenda_queries
from joinedup.meetings.calendar import queries as calendar
from joinedup.meetings.papers import commands, forms, queries
from joinedup.meetings.papers.tables import papers_table, versions_table
from joinedup.partnership import queries as partnership_queries
from joinedup_core.permits import Permission

EVERYTHING = 10_000


@require_GET
def papers(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every paper the reader may see, newest meeting first."""
    groups = calendar.groups_that_meet(request.actor, partnership)
    form = forms.PaperFilter(request.GET, choices={"group": [(g.id, g.name) for g in groups]})
    file = request.GET.get("format")
    listing = Listing.from_request(
        request.GET, default="-meeting", filters=("group",), per_page=EVERYTHING if file else 50
    )
    found = queries.papers(request.actor, partnership, listing, group_id=form.chosen().get("group"))
    table = papers_table(partnership, found)
    if file:
        return export_table(table, file, f"{partnership}-papers", request=request, filters=form)
    return page(request, "meetings/papers.html", partnership=partnership, filter=form, table=table)


@require_http_methods(["GET", "POST"])
def add_paper(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Add a paper to a meeting."""
    meeting = calendar.get_meeting(request.actor, partnership, meeting_id)
    agenda = agenda_queries.agenda_of(request.actor, meeting)
    items = [(i.id, f"{i.number}. {i.title}") for i in agenda.items]
    form = forms.PaperForm(
        request.POST or None, request.FILES or None, initial={"item": request.GET.get("item")},
        choices={"item": items, "seats": _seats(request, meeting.group_id)},
    )  # fmt: skip
    if submit(form, lambda: commands.add_paper(request.actor, meeting_id, **_with_file(form.cleaned_data))):
        messages.success(request, "The paper is added.")
        return redirect("meetings:paper", partnership, form.result)
    due = queries.deadline_of(meeting)
    return page(request, "meetings/add_paper.html", partnership=partnership, meeting=meeting, form=form, due=due)


@require_GET
def paper(request: HttpRequest, partnership: str, paper_id: UUID) -> HttpResponse:
    """One paper: its versions, and who may read it."""
    found = queries.get_paper(request.actor, partnership, paper_id)
    table = versions_table(partnership, found)
    if file := taken_away(request, f"{partnership}-paper", table):
        return file
    return page(
        request, "meetings/paper.html", partnership=partnership, paper=found, table=table,
        readers=queries.readers_of(request.actor, found) if found.restricted else [],
        may_arrange=agenda_queries.may_arrange(request.actor, found.place),
        may_add=queries.may_add(request.actor, found.place),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_version(request: HttpRequest, partnership: str, paper_id: UUID) -> HttpResponse:
    """Add a newer version of a paper."""
    found = queries.get_paper(request.actor, partnership, paper_id)
    queries.need(request.actor, Permission.ADD_PAPERS, found.place)
    form = forms.VersionForm(request.POST or None, request.FILES or None)
    if submit(form, lambda: commands.add_version(request.actor, paper_id, **_with_file(form.cleaned_data))):
        messages.success(request, f"Version {form.result} is added. Earlier versions are kept.")
        return redirect("meetings:paper", partnership, paper_id)
    return page(request, "meetings/add_version.html", partnership=partnership, paper=found, form=form)


@require_http_methods(["GET", "POST"])
def paper_access(request: HttpRequest, partnership: str, paper_id: UUID) -> HttpResponse:
    """Say who may read a paper."""
    found = queries.get_paper(request.actor, partnership, paper_id)
    queries.need(request.actor, Permission.ARRANGE_MEETINGS, found.place)
    meeting = calendar.get_meeting(request.actor, partnership, found.meeting_id)
    form = forms.AccessForm(
        request.POST or None, choices={"seats": _seats(request, meeting.group_id)},
        initial={
            "version": found.version, "restricted": found.restricted,
            "seats": [str(seat) for seat in queries.reader_seats(found)],
        },
    )  # fmt: skip
    if submit(form, lambda: commands.restrict_paper(request.actor, paper_id, **form.cleaned_data)):
        messages.success(request, "Who may read the paper is changed.")
        return redirect("meetings:paper", partnership, paper_id)
    return page(request, "meetings/paper_access.html", partnership=partnership, paper=found, form=form)


@require_http_methods(["GET", "POST"])
def withdraw_paper(request: HttpRequest, partnership: str, paper_id: UUID) -> HttpResponse:
    """Withdraw a paper, with the reason."""
    found = queries.get_paper(request.actor, partnership, paper_id)
    queries.need(request.actor, Permission.ARRANGE_MEETINGS, found.place)
    form = forms.WithdrawForm(request.POST or None)
    if submit(form, lambda: commands.withdraw_paper(request.actor, paper_id, **form.cleaned_data)):
        messages.success(request, "The paper is withdrawn.")
        return redirect("meetings:meeting", partnership, found.meeting_id)
    return page(request, "meetings/withdraw_paper.html", partnership=partnership, paper=found, form=form)


@require_GET
def version(request: HttpRequest, partnership: str, paper_id: UUID, number: int) -> HttpResponse:
    """One version of a paper, to take away. Reading a restricted one is written down."""
    found, data = queries.get_version(request.actor, partnership, paper_id, number)
    if queries.get_paper(request.actor, partnership, paper_id).restricted:
        commands.open_restricted_paper(request.actor, paper_id, number=number)
    return attachment(data, found.file_name, found.content_type)


@require_GET
def pack(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """The meeting's pack for this reader: one PDF. Restricted papers in it are written down as read."""
    from joinedup.meetings.papers.pack import build_pack  # PDF tools load when a pack is asked for, not at the start

    meeting = calendar.get_meeting(request.actor, partnership, meeting_id)
    agenda = agenda_queries.agenda_of(request.actor, meeting)
    parts = queries.pack_parts(request.actor, meeting, agenda)
    for part in parts:
        if part.paper.restricted and part.paper.latest is not None:
            commands.open_restricted_paper(request.actor, part.paper.id, number=part.paper.latest.number)
    reader = queries.reader_words(request.actor, meeting, today=timezone.localdate())
    data = build_pack(meeting, agenda, parts, reader=reader)
    return attachment(data, f"pack-{meeting.on.isoformat()}.pdf", "application/pdf")


@require_http_methods(["GET", "POST"])
def paper_deadline(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """How many working days before its meetings a group wants its papers."""
    groups = {g.id: g for g in calendar.groups_to_arrange(request.actor, partnership)}
    if group_id not in groups:
        raise NotFound("no such group")
    days, source, saved = queries.deadline_setting(group_id)
    form = forms.DeadlineForm(request.POST or None, initial={"version": saved, "working_days": days, "source": source})
    if submit(form, lambda: commands.set_paper_deadline(request.actor, group_id, **form.cleaned_data)):
        messages.success(request, "The deadline for papers is set.")
        return redirect("meetings:calendar", partnership)
    return page(
        request,
        "meetings/paper_deadline.html",
        partnership=partnership,
        form=form,
        group=groups[group_id],
        said=days is not None,
    )


def _seats(request: HttpRequest, group_id: UUID) -> list[tuple[str, str]]:
    seats = partnership_queries.seats_of_groups(request.actor, {group_id}, on=timezone.localdate())
    return [(str(s.id), s.label) for s in seats]


def _with_file(details: dict[str, Any]) -> dict[str, Any]:
    """The form's values with the file as its name and bytes."""
    file = details.pop("file")
    return {**details, "file_name": file.name, "data": file.read()}
