"""The frame that every page of the case wing stands in, and a page that is one form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page
from joinedup.kit.forms import Form
from joinedup.partnership.queries import get_partnership, may
from joinedup.people.files import queries
from joinedup.people.persons.queries import get_person
from joinedup_core.permits import Permission

Frame = dict[str, Any]


def frame(request: HttpRequest, partnership: str, *crumbs: tuple[str, str]) -> Frame:
    """What every page shows: the partnership (404 where the reader may not see it) and the way back to one's cases."""
    here = get_partnership(request.actor, partnership)
    first = [
        (here.name, reverse("partnership:overview", args=[partnership])),
        ("My cases", reverse("cases:my_cases", args=[partnership])),
    ]
    return {"here": here, "today": timezone.localdate(), "crumbs": [*first, *crumbs]}


def case_frame(request: HttpRequest, partnership: str, case_id: UUID, needs: Permission | None = None) -> Frame:
    """The frame of a page about a case that a link opens; `needs`: 403 with the reason where the link is of another kind."""
    framed = frame(request, partnership)
    row = queries.get_case(request.actor, partnership, case_id)
    if needs is not None and not may(request.actor, needs, row.place):
        raise NotAllowed("Your link to this case does not allow this. Ask the lead worker.")
    framed["crumbs"].append((f"Case {row.reference}", reverse("casefiles:case", args=[partnership, case_id])))
    return framed | {"case": row, "about_whom": f"Case {row.reference}"}


def person_frame(request: HttpRequest, partnership: str, person_id: UUID) -> Frame:
    """The frame of a page about a person on a case that a link opens. Raises `NotFound`.

    It names them: two records open side by side must not be taken for each other.
    """
    framed = frame(request, partnership)
    row = get_person(request.actor, partnership, person_id)
    framed["crumbs"].append((row.name, reverse("casefiles:person", args=[partnership, person_id])))
    return framed | {"person_row": row, "about_whom": row.name}


def form_page(
    request: HttpRequest, framed: Frame, form: Form, *, title: str, button: str, caption: str = "", words: str = "",
    variant: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A page that is one form; above its heading stands the caption, or else the person or the case that it is about."""
    framed = {**framed, "crumbs": [*framed["crumbs"], (title, "")]}
    more = {
        "title": title,
        "button": button,
        "caption": caption or framed.get("about_whom", ""),
        "words": words,
        "variant": variant,
    }
    return page(request, "people/form.html", status=status, form=form, **framed, **more)
