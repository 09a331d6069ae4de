"""Pages of minutes: read, edit, approve, circulate, take away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joinedup.foundation.commands import NotFound, Refused
from joinedup.kit.answers import FILE_TYPES, attachment, page, submit
from joinedup.meetings.attendance.queries import sees_sheet
from joinedup.meetings.minutes import commands, documents, queries
from joinedup.meetings.minutes.forms import MinutesForm, VersionForm


@require_GET
def minutes(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """The minutes of a meeting, with what may be done to them next."""
    found = queries.get_minutes(request.actor, partnership, meeting_id)
    return page(
        request, "meetings/minutes/minutes.html", partnership=partnership, meeting=found.meeting, minutes=found,
        here="minutes", may_see_attendance=sees_sheet(request.actor, found.meeting.place), versions=queries.versions(found), form=VersionForm(initial={"version": found.version}),
        begun=found.meeting.has_begun(timezone.now()),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_minutes(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Edit a draft. The second of two editors sees both versions."""
    found = _drafted(request, partnership, meeting_id)
    form = MinutesForm(request.POST or None, initial={"version": found.version, "text": found.text})
    if submit(form, lambda: commands.edit_minutes(request.actor, found.id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The minutes are saved.")
        return redirect("meetings:minutes", partnership, meeting_id)
    if form.changed:
        form.data = form.data.copy()
        form.data["version"] = str(queries.get_minutes(request.actor, partnership, meeting_id).version)
    return page(
        request, "meetings/minutes/edit.html", partnership=partnership, meeting=found.meeting, minutes=found, form=form
    )


@require_POST
def draft_minutes(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Make a first draft."""
    queries.get_minutes(request.actor, partnership, meeting_id)
    act = lambda: commands.draft_minutes(request.actor, meeting_id, at=timezone.now())  # noqa: E731
    return _done(request, partnership, meeting_id, act, "A first draft is made. Add what was said.")


@require_POST
def approve_minutes(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Approve the version that was read."""
    found, version = _drafted(request, partnership, meeting_id), _version(request)
    act = lambda: commands.approve_minutes(request.actor, found.id, version=version, at=timezone.now())  # noqa: E731
    return _done(request, partnership, meeting_id, act, "The minutes are approved.")


@require_POST
def return_minutes(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Return approved minutes to draft."""
    found, version = _drafted(request, partnership, meeting_id), _version(request)
    act = lambda: commands.return_minutes(request.actor, found.id, version=version)  # noqa: E731
    return _done(request, partnership, meeting_id, act, "The minutes are a draft again.")


@require_POST
def circulate_minutes(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Tell everybody who holds a seat that the minutes are there."""
    found = _drafted(request, partnership, meeting_id)
    act = lambda: commands.circulate_minutes(request.actor, found.id, at=timezone.now())  # noqa: E731
    return _done(request, partnership, meeting_id, act, "Everybody who holds a seat is told where to read the minutes.")


@require_GET
def minutes_file(request: HttpRequest, partnership: str, meeting_id: UUID, kind: str) -> HttpResponse:
    """The minutes as Word or accessible PDF."""
    found = _drafted(request, partnership, meeting_id)
    name = f"minutes-{found.meeting.on:%Y-%m-%d}.{kind}"
    if kind == "pdf":
        return attachment(documents.as_pdf(found), name, "application/pdf")
    return attachment(documents.as_word(found), name, FILE_TYPES["docx"])


def _drafted(request: HttpRequest, partnership: str, meeting_id: UUID) -> queries.MinutesPage:
    found = queries.get_minutes(request.actor, partnership, meeting_id)
    if found.id is None:
        raise NotFound("no minutes")
    return found


def _version(request: HttpRequest) -> int:
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else 0


def _done(request: HttpRequest, partnership: str, meeting_id: UUID, act: Callable[[], Any], said: str) -> HttpResponse:
    try:
        act()
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:minutes", partnership, meeting_id)
