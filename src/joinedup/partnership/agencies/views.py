"""Pages about agencies."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership import commands
from joinedup.partnership.agencies import forms, queries, rules
from joinedup.partnership.seats.queries import seats_of_agency
from joinedup.partnership.seats.views import PEOPLE, seat_table
from joinedup.partnership.views import Frame, form_page, frame, whole


def agencies(request: HttpRequest, partnership: str) -> HttpResponse:
    """The agencies of the partnership, now and before."""
    framed = frame(request, partnership, ("Agencies", ""))
    listing = Listing.from_request(request.GET, default="name", filters=queries.FILTERS)
    fmt = request.GET.get("format")
    found = queries.agencies(request.actor, partnership, whole(listing) if fmt else listing, on=framed["today"])
    table = agency_table(partnership, found)
    if fmt:
        return export_table(
            table, fmt, f"{partnership}-agencies", request=request, filters=forms.AgencyFilter(request.GET)
        )
    return page(request, "partnership/agencies.html", table=table, filters=forms.AgencyFilter(request.GET), **framed)


def agency(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """One agency: its names, who came before and after, its standing, the partnerships it serves, its seats."""
    framed, found = _one(request, partnership, agency_id)
    framed["crumbs"][-1] = (found.line.name, "")
    table = seat_table(
        partnership, seats_of_agency(request.actor, partnership, agency_id, on=framed["today"]),
        caption="Seats in this partnership", without=("agency", *(PEOPLE if framed["here"].published else ())),
    )  # fmt: skip
    if fmt := request.GET.get("format"):
        return export_table(table, fmt, f"{partnership}-agency-seats", request=request)
    asked = forms.NameOnDayForm(request.GET if "day_year" in request.GET or "day" in request.GET else None)
    day = asked.chosen().get("day") if asked.is_bound else None
    then = queries.name_on_day(agency_id, day) if day else ""
    return page(
        request, "partnership/agency.html", agency=found, table=table, facts=_facts(found, framed, queries.contact_of(request.actor, partnership, agency_id)),
        history=_history(partnership, found), asked=asked, day=day, then=then, **framed,
    )  # fmt: skip


def add_agency(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add an agency to the partnership."""
    framed = _frame(request, partnership)
    form = forms.AddAgencyForm(request.POST or None)
    if submit(form, lambda: commands.add_agency(request.actor, framed["here"].id, **form.cleaned_data)):
        messages.success(request, "The agency takes part.")
        return redirect("partnership:agency", partnership, form.result)
    return form_page(request, framed, form, title="Add an agency", button="Add the agency")


def edit_agency(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """Change an agency."""
    framed, found = _one(request, partnership, agency_id)
    line = found.line
    initial = {
        "name": line.name, "kind": line.kind, "from_on": line.from_on, "to_on": line.to_on, "note": found.note,
        "version": found.version,
    }  # fmt: skip
    form = forms.EditAgencyForm(request.POST or None, initial=initial)
    if submit(
        form,
        lambda: commands.edit_agency(request.actor, framed["here"].id, agency_id=agency_id, **form.cleaned_data),
    ):
        messages.success(request, "The agency is changed.")
        return redirect("partnership:agency", partnership, agency_id)
    others = len(found.partnerships) - 1
    words = (
        f"It serves {others} more partnership{'s' * (others != 1)} here, and changes there too." if others > 0 else ""
    )
    return form_page(
        request, framed, form, title="Change the agency", caption=line.name, button="Save changes", words=words
    )


def agency_contact(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """Set where this partnership writes to the agency. The second of two editors sees both versions."""
    framed, found = _one(request, partnership, agency_id)
    known = queries.contact_of(request.actor, partnership, agency_id)
    if known is None or not framed["may_edit"]:
        raise NotAllowed("the contact address is kept by business managers")
    initial = {"email": known.email, "note": known.note, "version": known.version}
    form = forms.ContactForm(request.POST or None, initial=initial)
    if submit(
        form,
        lambda: commands.set_agency_contact(request.actor, framed["here"].id, agency_id=agency_id, **form.cleaned_data),
    ):
        messages.success(request, "The contact address is kept.")
        return redirect("partnership:agency", partnership, agency_id)
    return form_page(
        request, framed, form, title="Contact address", caption=found.line.name, button="Save the address",
        words="Use the address of an office rather than of a person where the agency has one.",
    )  # fmt: skip


def add_alias(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """Record another name of an agency."""
    framed, found = _one(request, partnership, agency_id)
    form = forms.AliasForm(request.POST or None)
    if submit(
        form, lambda: commands.add_alias(request.actor, framed["here"].id, agency_id=agency_id, **form.cleaned_data)
    ):
        messages.success(request, "The name is recorded.")
        return redirect("partnership:agency", partnership, agency_id)
    return form_page(
        request, framed, form, title="Record another name", caption=found.line.name, button="Save the name"
    )


def add_standing(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """Record what an agency is in a regime."""
    framed, found = _one(request, partnership, agency_id)
    form = forms.StandingForm(request.POST or None)
    if submit(
        form, lambda: commands.add_standing(request.actor, framed["here"].id, agency_id=agency_id, **form.cleaned_data)
    ):
        messages.success(request, "The standing is recorded.")
        return redirect("partnership:agency", partnership, agency_id)
    return form_page(
        request, framed, form, title="Record a standing", caption=found.line.name, button="Save the standing"
    )


def end_standing(request: HttpRequest, partnership: str, agency_id: UUID, standing_id: UUID) -> HttpResponse:
    """End what an agency is in a regime."""
    framed, found = _one(request, partnership, agency_id)
    standing = next((s for s in found.line.standings if s.id == standing_id), None)
    if standing is None:
        raise NotFound("no such standing here")
    form = forms.EndStandingForm(request.POST or None)
    if submit(form, lambda: commands.end_standing(request.actor, standing_id, **form.cleaned_data)):
        messages.success(request, "The standing has its last day.")
        return redirect("partnership:agency", partnership, agency_id)
    return form_page(
        request, framed, form, title="End the standing", caption=f"{found.line.name}: {standing.words}",
        button="End the standing", variant="warning",
    )  # fmt: skip


def succeed_agency(request: HttpRequest, partnership: str, agency_id: UUID) -> HttpResponse:
    """Record that another agency takes over."""
    framed, found = _one(request, partnership, agency_id)
    others = [c for c in queries.agency_choices(request.actor, partnership) if c[0] != agency_id]
    form = forms.SucceedForm(request.POST or None, choices={"successor_id": others})
    if submit(
        form,
        lambda: commands.succeed_agency(request.actor, framed["here"].id, agency_id=agency_id, **form.cleaned_data),
    ):
        messages.success(request, "The succession is recorded. History keeps the old name.")
        return redirect("partnership:agency", partnership, agency_id)
    return form_page(
        request, framed, form, title="Record who takes over", caption=found.line.name, button="Record the succession",
        words="Add the new agency to the partnership first, if it is not in the list.",
    )  # fmt: skip


def agency_table(partnership: str, rows: Any) -> Table:
    """Agencies as a table."""
    return Table(
        "Agencies",
        [
            Column("history", "Agency", sort="name"),
            Column("kind_words", "Kind", sort="kind"),
            Column("standings", "Standing", value=lambda a: tuple(dict.fromkeys(s.words for s in a.standings))),
            Column("aliases", "Also called", value="aliases"),
            Column("seats", "Seats", numeric=True, value="seat_count", sort="seats"),
            Column("from_on", "Began", value=lambda a: rules.month_words(a.from_on)),
            Column("to_on", "Ended", value=lambda a: rules.month_words(a.to_on)),
        ],
        rows, noun=("agency", "agencies"), empty="No agency matches. Clear the filters, or add an agency.",
        row_link=lambda a: reverse("partnership:agency", args=[partnership, a.id]), exports=("xlsx", "docx", "csv"),
        caption_hidden=True,
    )  # fmt: skip


def _facts(found: queries.AgencyDetail, framed: Frame, contact: queries.Contact | None) -> list[tuple[Any, ...]]:
    line = found.line
    others = [name for key, name in found.partnerships if key != framed["here"].key]
    names = [" ".join(p for p in (n.name, rules.span_words(n.from_on, n.to_on)) if p) for n in found.named]
    return [
        ("Kind", line.kind_words),
        ("Also called", "\n".join(names) or "Nothing else recorded"),
        ("Also serves", "\n".join(others) or "No other partnership here"),
        *([("Contact address", _contact_words(contact))] if contact else []),
        *([("Source", found.source)] if found.source else []),
        *([("Note", found.note)] if found.note else []),
    ]


def _contact_words(contact: queries.Contact) -> str:
    return "\n".join(p for p in (contact.email, contact.note) if p) or "None recorded"


def _history(partnership: str, found: queries.AgencyDetail) -> list[dict[str, Any]]:
    """The line of succession in words, oldest first; empty where the agency stands alone."""
    if not found.before and not found.after:
        return []
    line = found.line
    now = rules.Body(line.id, line.name, line.from_on, line.to_on)
    bodies = [*found.before, now, *found.after]
    return [{"words": _body_words(body), "current": body is now} for body in bodies]


def _body_words(body: rules.Body) -> str:
    span = rules.span_words(body.from_on, body.to_on)
    return f"{body.name}, {span}" if span else body.name


def _frame(request: HttpRequest, partnership: str, *more: tuple[str, str]) -> Frame:
    return frame(request, partnership, ("Agencies", reverse("partnership:agencies", args=[partnership])), *more)


def _one(request: HttpRequest, partnership: str, agency_id: UUID) -> tuple[Frame, queries.AgencyDetail]:
    framed = _frame(request, partnership)
    found = queries.get_agency(request.actor, partnership, agency_id)
    framed["crumbs"].append((found.line.name, reverse("partnership:agency", args=[partnership, agency_id])))
    return framed, found
