"""The page of a case and of a person. Opening either is a command: trailed before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Refused
from joinedup.front import case_wing
from joinedup.front.cases import forms, tables
from joinedup.kit.answers import page, show_refusal
from joinedup.partnership.queries import get_partnership
from joinedup_core.permits import Permission, Role

WHY = "Closed cases are opened for a reason. It is kept on the activity record, with your name."


def case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Who is on the case, who works on it, what was recorded and shared."""
    framed = _frame(request, partnership)
    found, answer = _opened(request, framed, lambda reason: case_wing.read_case(request.actor, case_id, reason=reason))
    if answer is not None:
        return answer
    framed["crumbs"][-1] = (f"Case {found.reference}", "")
    shown = {
        "colour": {"open": "green", "on_hold": "yellow"}.get(found.state, "grey"),
        "warnings": case_wing.warnings(request.actor, [p.person_id for p in found.persons]),
        "to_acknowledge": case_wing.not_acknowledged(request.actor, case_id),
        "note_url": reverse("cases:write_note", args=[partnership, case_id]),
        "ending": [
            w for w in found.workers if w.kind != Role.LEAD_WORKER and (w.own or Permission.LINK_WORKERS in found.may)
        ],
    }
    return page(
        request, "front/cases/case.html", case=found, **shown, tables=tables.of_case(partnership, found), **framed
    )


def person(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """What is known of a person, and what each agency's own system says."""
    framed = _frame(request, partnership)
    found, answer = _opened(
        request, framed, lambda reason: case_wing.read_person(request.actor, person_id, reason=reason)
    )
    if answer is not None:
        return answer
    facts = [(label, words or "Not known") for label, words in found.summary if words or label != "Date of death"]
    shown = tables.of_person(partnership, found, framed["today"])
    warned = case_wing.warnings(request.actor, found.ids)
    shown["held"] = tables.of_held(partnership, found)
    more = {"warnings": warned, "may": case_wing.allowed(request.actor, [case.id for case in found.cases])}
    return page(request, "front/cases/person.html", person=found, facts=facts, tables=shown, **more, **framed)


def _opened(
    request: HttpRequest, framed: dict[str, Any], read: Callable[[str], Any]
) -> tuple[Any, HttpResponse | None]:
    """What was read, or the page that asks why."""
    form = forms.ReasonForm(request.POST or None, choices={"reason": case_wing.reading_reasons()})
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        return read(reason), None
    except Refused as refusal:
        if form.is_bound and form.is_valid():
            show_refusal(form, refusal)
        framed["crumbs"][-1] = ("Closed case", "")
        more = {"title": "This case is closed", "button": "Open it", "words": WHY}
        return None, page(request, "people/form.html", form=form, **framed, **more)


def _frame(request: HttpRequest, partnership: str) -> dict[str, Any]:
    here = get_partnership(request.actor, partnership)
    crumbs = [
        (here.name, reverse("partnership:overview", args=[partnership])),
        ("My cases", reverse("cases:my_cases", args=[partnership])),
        ("Person", ""),
    ]
    return {"here": here, "today": timezone.localdate(), "crumbs": crumbs}
