"""The page of what waits for the reader and stands in no other list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.queries import references_of
from joinedup.casework.waiting import shown
from joinedup.casework.waiting.commands import list_waiting
from joinedup.kit.answers import page
from joinedup.people.files.queries import practice


def waiting(request: HttpRequest, partnership: str) -> HttpResponse:
    """Alerts, escalations and requests for information of all the reader's cases that wait for an answer."""
    alerts, escalations, requests = list_waiting(request.actor, practice(request.actor, partnership), at=timezone.now())
    references = references_of(request.actor, {one.case_id for part in (alerts, escalations, requests) for one in part})
    return page(
        request, "casework/waiting.html", partnership=partnership,
        alerts=shown.alerts_table(partnership, alerts, references),
        escalations=shown.escalations_table(partnership, escalations, references),
        requests=shown.requests_table(partnership, requests, references),
        crumbs=[("My cases", reverse("cases:my_cases", args=[partnership])), ("Waiting for an answer", "")],
    )  # fmt: skip
