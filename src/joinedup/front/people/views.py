"""Pages of the people of a partnership, and the page behind the link that sets a first password."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.accounts.commands import PURPOSE, set_first_password
from joinedup.foundation.links.queries import Link
from joinedup.foundation.links.views import answers_link
from joinedup.foundation.listing import Listing
from joinedup.front.people import commands, forms, queries
from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import get_partnership
from joinedup_core.permits import Role

EVERYBODY = 100_000


def people(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who can sign in here, and what they hold."""
    framed, fmt = _frame(request, partnership), request.GET.get("format")
    per_page = EVERYBODY if fmt else 50
    listing = Listing.from_request(request.GET, default="name", filters=queries.FILTERS, per_page=per_page)
    found = queries.people(request.actor, partnership, listing, on=framed["today"])
    agencies = [(name, name) for _, name in agency_choices(request.actor, partnership)]
    filters = forms.PeopleFilter(request.GET, choices={"agency": agencies})
    if fmt:
        name = f"people-{partnership}-{framed['today']}"
        return export_table(_table(partnership, found), fmt, name, request=request, filters=filters)
    return page(request, "front/people/people.html", table=_table(partnership, found), filters=filters, **framed)


def invite(request: HttpRequest, partnership: str) -> HttpResponse:
    """Invite somebody, with a role to begin with."""
    framed = _frame(request, partnership, ("Invite somebody", ""))
    form = forms.InviteForm(
        request.POST or None, choices=_agencies(request, partnership),
        initial={"from_on": framed["today"], "role": str(Role.PARTNER)},
    )  # fmt: skip
    here = framed["here"].id
    if submit(form, lambda: commands.invite_person(request.actor, here, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "They are invited. A message is on its way; it says nothing of what it is about.")
        return redirect("people:person", partnership, form.result)
    return page(request, "front/people/invite.html", form=form, **framed)


def person(request: HttpRequest, partnership: str, user_id: UUID) -> HttpResponse:
    """One person: what they hold here, and a role to be granted."""
    framed, found = _one(request, partnership, user_id)
    own = request.actor.user_id == str(user_id)
    form = forms.RoleForm(
        request.POST or None, choices=_agencies(request, partnership), initial={"from_on": framed["today"]}
    )
    here = framed["here"].id
    if submit(form, lambda: commands.grant_role_here(request.actor, here, user_id=user_id, **form.cleaned_data)):
        messages.success(request, "The role is granted.")
        return redirect("people:person", partnership, user_id)
    return page(request, "front/people/person.html", person=found, facts=_facts(found), form=form, own=own, **framed)


def end(request: HttpRequest, partnership: str, user_id: UUID, grant_id: UUID) -> HttpResponse:
    """End a role somebody holds here."""
    framed, found = _one(request, partnership, user_id)
    role = queries.get_role(found, grant_id)
    framed["crumbs"] += [("End a role", "")]
    form = forms.EndForm(request.POST or None, initial={"on": framed["today"]})
    here, held = framed["here"].id, {"user_id": user_id, "grant_id": grant_id}
    if submit(form, lambda: commands.end_role_here(request.actor, here, **held, **form.cleaned_data)):
        messages.success(request, "The role ends. What they did stays on record.")
        gone = not any(p.id == user_id for p in queries.people(
            request.actor, partnership, Listing("name", per_page=EVERYBODY), on=framed["today"]
        ))  # fmt: skip
        return redirect("people:people", partnership) if gone else redirect("people:person", partnership, user_id)
    return page(request, "front/people/end.html", form=form, person=found, role=role, **framed)


@answers_link(PURPOSE)
def first_password(request: HttpRequest, link: Link) -> HttpResponse:
    """Choose a first password, through the link that was sent for it."""
    form = forms.PasswordForm(request.POST if request.method == "POST" else None)
    frame: dict[str, Any] = {"link": link, "navigation": (), "user_menu": None}
    at = timezone.now()
    if submit(form, lambda: set_first_password(request.actor, link.id, password=form.cleaned_data["password"], at=at)):
        return page(request, "front/people/password_chosen.html", **frame)
    return page(request, "front/people/choose_password.html", form=form, **frame)


def _frame(request: HttpRequest, partnership: str, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """What every page here shows; 404 for those who do not grant roles here, before anything else is looked at."""
    here, today = get_partnership(request.actor, partnership), timezone.localdate()
    queries.check_may_see(request.actor, partnership)
    first = [(here.name, reverse("partnership:overview", args=[partnership]))]
    first.append(("People", reverse("people:people", args=[partnership]) if crumbs else ""))
    return {"here": here, "today": today, "crumbs": [*first, *crumbs]}


def _one(request: HttpRequest, partnership: str, user_id: UUID) -> tuple[dict[str, Any], queries.PersonHere]:
    framed = _frame(request, partnership, ("", ""))
    found = queries.get_person(request.actor, partnership, user_id, on=framed["today"])
    framed["crumbs"][-1] = (found.name, "")
    return framed, found


def _agencies(request: HttpRequest, partnership: str) -> dict[str, Any]:
    return {"agency_id": agency_choices(request.actor, partnership, on=timezone.localdate())}


def _facts(found: queries.PersonHere) -> list[tuple[Any, ...]]:
    return [
        ("E-mail address", found.email), ("Agency", ", ".join(found.agencies) or "None"),
        ("Last signed in", found.signed_in_at or "Not since they came here"),
        ("Second factor set up", found.factor_words),
        ("Account", "Open" if found.active else "Closed by the administrator of this installation"),
    ]  # fmt: skip


def _table(partnership: str, rows: Any) -> Table:
    return Table(
        caption="People who can sign in here", caption_hidden=True, rows=rows, noun=("person", "people"), exports=("xlsx", "csv", "docx"),
        empty="Nobody matches.",
        row_link=lambda p: reverse("people:person", args=[partnership, p.id]),
        columns=[
            Column("name", "Name", sort="name"),
            Column("agencies", "Agency", sort="agency"),
            Column("posts", "Seats"),
            Column("role_words", "Roles"),
            Column("signed_in_at", "Last signed in", value=lambda p: p.signed_in_at or "Not yet", sort="signed_in"),
            Column("factor_words", "Second factor", kind="tag", colour={"Yes": "green", "No": "orange"}),
        ],
    )  # fmt: skip
