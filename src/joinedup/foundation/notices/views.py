"""The manager's pages of what was sent and what could not be."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.foundation.notices import commands, queries
from joinedup.foundation.notices.rules import STATES
from joinedup_core.permits import Permission, holds_anywhere


def notices(request: HttpRequest, partnership: str) -> HttpResponse:
    """What was sent, what waits and what failed."""
    _may(request, partnership)
    listing = Listing.from_request(request.GET, default="-made", filters=("state", "email"))
    page = queries.notices(_actor(request), places.board(partnership), listing)
    return render(request, "foundation/notices/notices.html", {
        "partnership": partnership, "page": page, "states": STATES, "listing": listing,
        "failed": any(line.state == "failed" for line in page),
    })  # fmt: skip


def notice(request: HttpRequest, partnership: str, notice_id: UUID) -> HttpResponse:
    """One message: its text and what became of it."""
    line, message = queries.get_message(_actor(request), notice_id)
    context = {"partnership": partnership, "line": line, "message": message}
    return render(request, "foundation/notices/notice.html", context)


@require_POST
def retry(request: HttpRequest, partnership: str, notice_id: UUID) -> HttpResponse:
    """Send a message that failed once more."""
    try:
        commands.retry_notice(_actor(request), notice_id, at=timezone.now())
        messages.success(request, "The message will be sent again within a few minutes")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("notices:notices", partnership=partnership)


def _may(request: HttpRequest, partnership: str) -> None:
    if not holds_anywhere(_actor(request), Permission.SEND_NOTICES, places.board(partnership)):
        raise NotFound("no notices here")


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]
