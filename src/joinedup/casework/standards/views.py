"""The worklist: who has not been seen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.queries import ConcernLine
from joinedup.casework.queries import CaseHead
from joinedup.casework.standards import commands, queries
from joinedup.casework.standards.shown import asked, worklist_table
from joinedup.kit.answers import page
from joinedup.people.files.queries import practice


def worklist(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who has not been seen, by whom, how long, what the standard asks, and which agency could."""
    membership = practice(request.actor, partnership)
    today = timezone.localdate()
    standards, borrowed = queries.standards_of(partnership, today)
    found = commands.open_worklist(request.actor, membership, today=today, standards=standards)
    return page(
        request,
        "casework/worklist.html",
        here=partnership,
        table=worklist_table(partnership, found),
        borrowed=borrowed,
        told=queries.whose_contacts_count(partnership),
        crumbs=[("My cases", reverse("cases:my_cases", args=[partnership])), ("Who has not been seen", "")],
    )


def what_is_required(
    request: HttpRequest, case: CaseHead, concerns: list[ConcernLine], *, with_person: bool = True
) -> dict[str, Any]:
    """What the standard requires for concerns of a case, as a part of a page; of a closed case, that it asks for nothing."""
    if case.state not in queries.ASKED_IN:
        return {"asked": [], "closed": True}
    today = timezone.localdate()
    standards, borrowed = queries.standards_of(case.partnership, today)
    found = queries.required(request.actor, case.partnership, concerns, today=today, standards=standards)
    fresh = queries.freshness_told(request.actor, case.partnership, today=today)
    names = {person.id: person.name for person in case.persons} if with_person else {}
    told = queries.whose_contacts_count(case.partnership)
    duties = queries.duties_for(standards, found, today=today)
    return {"asked": asked(found, names), "borrowed": borrowed, "fresh": [*fresh, told], "duties": duties}
