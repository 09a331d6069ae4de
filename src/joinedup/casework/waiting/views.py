"""Pages of what waits for the reader and stands in no other list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.queries import get_case, references_of
from joinedup.casework.sharing.queries import called
from joinedup.casework.waiting import shown
from joinedup.casework.waiting.commands import list_waiting
from joinedup.kit.answers import page
from joinedup.people.acknowledgements.commands import acknowledge_sharing
from joinedup.people.files.queries import practice


def waiting(request: HttpRequest, partnership: str) -> HttpResponse:
    """Alerts, escalations and requests for information of all the reader's cases that wait for an answer."""
    alerts, escalations, requests, shared = list_waiting(
        request.actor, practice(request.actor, partnership), at=timezone.now()
    )
    references = references_of(
        request.actor, {one.case_id for part in (alerts, escalations, requests, shared) for one in part}
    )
    names = called(request.actor, [one.item_id for one in shared]) if shared else {}
    return page(
        request, "casework/waiting.html", partnership=partnership,
        alerts=shown.alerts_table(partnership, alerts, references),
        escalations=shown.escalations_table(partnership, escalations, references),
        requests=shown.requests_table(partnership, requests, references),
        shared=[(one, references.get(one.case_id, ""), *names.get(one.item_id, ("Something", ""))) for one in shared],
        crumbs=[("My cases", reverse("cases:my_cases", args=[partnership])), ("Waiting for an answer", "")],
    )  # fmt: skip


@require_POST
def have(request: HttpRequest, partnership: str, case_id: UUID, shared_id: UUID) -> HttpResponse:
    """Say, from the list, that one's agency has something that was shared with it."""
    get_case(request.actor, partnership, case_id)
    acknowledge_sharing(request.actor, case_id, shared_id=shared_id, at=timezone.now())
    messages.success(request, "It is on record that your agency has it.")
    return redirect("casework:waiting", partnership)
