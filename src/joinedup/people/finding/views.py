"""The page that searches before anybody is registered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.kit.answers import page, submit
from joinedup.people.cases.forms import BEGUN
from joinedup.people.files.queries import practice
from joinedup.people.finding import commands, forms, queries, rules
from joinedup.people.number_kinds.queries import number_kinds
from joinedup.people.settings.queries import settings_of
from joinedup.people.settings.rules import FIND_REACH, TWO_IDENTIFIERS
from joinedup.people.views import Frame, case_frame, frame
from joinedup_core.permits import Permission


def find(request: HttpRequest, partnership: str) -> HttpResponse:
    """Search for somebody, to open a case about them."""
    framed = frame(request, partnership)
    register = reverse("cases:open_case", args=[partnership])
    return _found(request, partnership, framed, register, lambda person: ("cases:open_about", [partnership, person]))


def find_for_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Search for somebody, to put them on a case."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    register = reverse("cases:register_person", args=[partnership, case_id])
    way = lambda person: ("cases:add_person", [partnership, case_id, person])  # noqa: E731
    return _found(request, partnership, framed, register, way)


def _found(request: HttpRequest, partnership: str, framed: Frame, register: str, way: Any) -> HttpResponse:
    membership = practice(request.actor, partnership)
    kinds = number_kinds(partnership, framed["today"])
    form = forms.FindForm(request.POST or None, kinds=kinds)
    reach = settings_of(partnership, on=framed["today"])[FIND_REACH]
    shown: dict[str, Any] = {"register": register, "not_known": rules.NOT_KNOWN_HERE, "reach": reach}
    shown["narrow"] = reach.value == TWO_IDENTIFIERS
    if submit(form, lambda: commands.find_people(request.actor, membership, asked=form.asked, at=timezone.now())):
        mine = queries.on_my_cases(request.actor, [match.person_id for match in form.result])
        shown |= {"searched": True, "carried": [(name, form.cleaned_data[name]) for name in BEGUN]}
        shown["matches"] = [
            (
                queries.in_words(match, kinds),
                _next(partnership, match.person_id, mine),
                reverse(name, args=args),
                reverse("cases:involved", args=[partnership, match.person_id]),
            )
            for match in form.result
            for name, args in [way(match.person_id)]
        ]
    framed["crumbs"].append(("Find somebody", ""))
    return page(request, "people/find.html", form=form, **shown, **framed)


def _next(partnership: str, person_id: UUID, mine: set[UUID]) -> str:
    """The page of a person who is on a case of the reader's own already; nothing for others."""
    return reverse("casefiles:person", args=[partnership, person_id]) if person_id in mine else ""
