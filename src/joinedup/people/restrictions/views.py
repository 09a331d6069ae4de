"""Pages of restrictions of a case or a person: the level, the list, what was decided, and each change as a form of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import may
from joinedup.people.files.queries import workers
from joinedup.people.restrictions import commands, forms, queries
from joinedup.people.restrictions.queries import Restriction
from joinedup.people.views import case_frame, form_page, person_frame
from joinedup_core.permits import Permission

NOT_YOURS = "The lead worker and supervisors of the case decide about restrictions. Ask one of them."


@dataclass(frozen=True)
class About:
    """What is restricted: its id, which commands and addresses are its own, its frame and its restriction now."""

    id: UUID
    kind: str
    framed: dict[str, Any]
    now: Restriction

    def command(self, name: str) -> Callable[..., Any]:
        """The command of this name for a case or for a person."""
        names = {"restrict": ("restrict_case", "restrict_person"), "lower": ("ask_to_lower", "ask_to_lower_person"),
                 "agree": ("agree_to_lower", "agree_to_lower_person"), "list": ("add_reader", "add_reader_of_person"),
                 "strike": ("end_reader", "end_reader_of_person")}[name]  # fmt: skip
        found: Callable[..., Any] = getattr(commands, names[self.kind == "person"])
        return found


def of_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """How a case is restricted."""
    return _shown(request, partnership, _case(request, partnership, case_id))


def of_person(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """How a person is restricted."""
    return _shown(request, partnership, _person(request, partnership, person_id))


def change_case(request: HttpRequest, partnership: str, case_id: UUID, act: str) -> HttpResponse:
    """Change how a case is restricted."""
    return _changed(request, partnership, _case(request, partnership, case_id), act)


def change_person(request: HttpRequest, partnership: str, person_id: UUID, act: str) -> HttpResponse:
    """Change how a person is restricted."""
    return _changed(request, partnership, _person(request, partnership, person_id), act)


@require_POST
def agree_case(request: HttpRequest, partnership: str, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """Agree that a case is less restricted."""
    return _agreed(request, partnership, _case(request, partnership, case_id), decision_id)


@require_POST
def agree_person(request: HttpRequest, partnership: str, person_id: UUID, decision_id: UUID) -> HttpResponse:
    """Agree that a person is less restricted."""
    return _agreed(request, partnership, _person(request, partnership, person_id), decision_id)


def _case(request: HttpRequest, partnership: str, case_id: UUID) -> About:
    framed = case_frame(request, partnership, case_id)
    if not may(request.actor, Permission.RESTRICT_CASES, framed["case"].place):
        raise NotAllowed(NOT_YOURS)
    return About(case_id, "case", framed, queries.restriction_of_case(request.actor, framed["case"]))


def _person(request: HttpRequest, partnership: str, person_id: UUID) -> About:
    framed = person_frame(request, partnership, person_id)
    row = framed["person_row"]
    if not any(may(request.actor, Permission.RESTRICT_CASES, place) for place in row.thing.also):
        raise NotAllowed(NOT_YOURS)
    return About(
        person_id,
        "person",
        framed,
        queries.restriction_of_person(request.actor, person_id, row.restriction, row.version),
    )


def _address(name: str, partnership: str, about: About, *more: object) -> str:
    return reverse(f"cases:{name}_{about.kind}", args=[partnership, about.id, *more])


def _shown(request: HttpRequest, partnership: str, about: About) -> HttpResponse:
    framed = {**about.framed, "crumbs": [*about.framed["crumbs"], ("Restriction", "")]}
    urls = {
        act: _address("change_restriction", partnership, about, act) for act in ("restrict", "lower", "list", "strike")
    }
    asked = [(d, _address("agree_restriction", partnership, about, d.id)) for d in about.now.asked]
    events = [
        (d.words, d.at, d.reason, f"{d.by}; agreed by {d.agreed_by}" if d.agreed_by else d.by)
        for d in about.now.decisions
    ]
    return page(
        request, "people/restrictions/restriction.html", about=about.kind, restriction=about.now, urls=urls, asked=asked, events=events,
        **framed,
    )  # fmt: skip


def _changed(request: HttpRequest, partnership: str, about: About, act: str) -> HttpResponse:
    me = request.actor.user_id
    people = [(w.user_id, w.label) for w in workers(partnership) if w.user_id and str(w.user_id) != me]
    offered = forms.form_for(act, about.now, people, request.POST or None)
    if offered is None:
        raise NotFound("no such change now")
    title, button, words, form = offered
    given = {"at": timezone.now()} if act in ("restrict", "lower") else {}
    if submit(form, lambda: about.command(act)(request.actor, about.id, **given, **form.cleaned_data)):
        messages.success(request, _DONE[act])
        return redirect(_address("restriction", partnership, about))
    return form_page(request, about.framed, form, title=title, button=button, words=words)


def _agreed(request: HttpRequest, partnership: str, about: About, decision_id: UUID) -> HttpResponse:
    about.command("agree")(request.actor, about.id, decision_id=decision_id, at=timezone.now())
    messages.success(request, "The restriction is lowered. Both of your names stand beside it.")
    return redirect(_address("restriction", partnership, about))


_DONE = {
    "restrict": "It is restricted. Who is not on the list sees nothing of it any more.",
    "lower": "Asked. Nothing changes before somebody else on the list agrees.",
    "list": "They stand on the list.", "strike": "They stand on the list no more, and see nothing of it from now on.",
}  # fmt: skip
