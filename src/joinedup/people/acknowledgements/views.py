"""Saying that one's agency has what was shared with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.people.acknowledgements import commands
from joinedup.people.views import case_frame
from joinedup_core.permits import Permission


@require_POST
def acknowledge(request: HttpRequest, partnership: str, case_id: UUID, shared_id: UUID) -> HttpResponse:
    """Acknowledge it in one's agency's name."""
    case_frame(request, partnership, case_id, Permission.RECORD_ITEMS)
    commands.acknowledge_sharing(request.actor, case_id, shared_id=shared_id, at=timezone.now())
    messages.success(request, "It is on record that your agency has it.")
    return redirect("casefiles:case", partnership, case_id)
