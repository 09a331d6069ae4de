"""Pages about seats."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.foundation.listing import Listing
from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership import commands
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.groups.queries import get_group, group_choices
from joinedup.partnership.queries import people_here
from joinedup.partnership.seats import forms, queries
from joinedup.partnership.views import Frame, form_page, frame, whole


def seats(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every seat of the partnership."""
    framed = frame(request, partnership, ("Seats", ""))
    listing = Listing.from_request(request.GET, default="group", filters=queries.FILTERS)
    fmt = request.GET.get("format")
    found = queries.seats(request.actor, partnership, whole(listing) if fmt else listing, on=framed["today"])
    table = seat_table(partnership, found, sorts=True, without=PEOPLE if framed["here"].published else ())
    choices = {
        "group": group_choices(request.actor, partnership, on=framed["today"]),
        "agency": agency_choices(request.actor, partnership),
    }
    filters = forms.SeatFilter(request.GET, choices=choices)
    if fmt:
        return export_table(table, fmt, f"{partnership}-seats", request=request, filters=filters)
    return page(request, "partnership/seats.html", table=table, filters=filters, **framed)


def attention(request: HttpRequest, partnership: str) -> HttpResponse:
    """Vacancies, ended terms and terms that end soon."""
    framed = _frame(request, partnership, ("Vacancies and terms that end", ""))
    found = queries.seats_that_need_somebody(request.actor, partnership, on=framed["today"])
    table = seat_table(partnership, found, caption="Vacancies and terms that end", because=True)
    if fmt := request.GET.get("format"):
        return export_table(table, fmt, f"{partnership}-vacancies", request=request)
    return page(request, "partnership/seats_attention.html", table=table, **framed)


def seat(request: HttpRequest, partnership: str, seat_id: UUID) -> HttpResponse:
    """One seat: who holds it, until when, who stands in and by what authority, who held it before."""
    framed, found = _one(request, partnership, seat_id)
    framed["crumbs"][-1] = (found.post, "")
    terms = queries.terms_of(request.actor, seat_id)
    return page(request, "partnership/seat.html", seat=found, terms=terms, facts=_facts(found, framed), **framed)


def add_seat(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """Add a seat to a group."""
    framed = _frame(request, partnership)
    group = get_group(request.actor, partnership, group_id, on=framed["today"])
    choices = {"agency_id": agency_choices(request.actor, partnership, on=framed["today"])}
    form = forms.SeatForm(request.POST or None, choices=choices)
    if submit(form, lambda: commands.add_seat(request.actor, group_id, **form.cleaned_data)):
        messages.success(request, "The seat is added. Give it to somebody next.")
        return redirect("partnership:seat", partnership, form.result)
    return form_page(request, framed, form, title="Add a seat", caption=group.name, button="Add the seat")


def edit_seat(request: HttpRequest, partnership: str, seat_id: UUID) -> HttpResponse:
    """Change what a seat is."""
    framed, found = _one(request, partnership, seat_id)
    choices = {"agency_id": agency_choices(request.actor, partnership)}
    initial = {name: getattr(found, name) for name in forms.EditSeatForm.base_fields}
    form = forms.EditSeatForm(request.POST or None, choices=choices, initial=initial)
    if submit(form, lambda: commands.edit_seat(request.actor, seat_id, **form.cleaned_data)):
        messages.success(request, "The seat is changed.")
        return redirect("partnership:seat", partnership, seat_id)
    return form_page(request, framed, form, title="Change the seat", caption=found.post, button="Save changes")


def give_seat(request: HttpRequest, partnership: str, seat_id: UUID) -> HttpResponse:
    """Give a seat to a holder."""
    framed, found = _one(request, partnership, seat_id)
    choices = {"holder_id": people_here(request.actor, partnership, on=framed["today"])}
    form = forms.HolderForm(request.POST or None, choices=choices, initial={"version": found.version})
    if submit(form, lambda: commands.give_seat(request.actor, seat_id, **form.cleaned_data)):
        messages.success(request, "The seat is held. Who held it before stays on record.")
        return redirect("partnership:seat", partnership, seat_id)
    words = f"Now held by {found.holder}." if found.holder else found.standing.because
    return form_page(
        request, framed, form, title="Give the seat to somebody", caption=f"{found.post}, {found.group}",
        button="Save the holder", words=words,
    )  # fmt: skip


def name_deputy(request: HttpRequest, partnership: str, seat_id: UUID) -> HttpResponse:
    """Name who stands in for the holder, with recorded authority."""
    framed, found = _one(request, partnership, seat_id)
    choices = {"deputy_id": people_here(request.actor, partnership, on=framed["today"])}
    initial = {
        "deputy_id": found.deputy_id, "deputy_name": "" if found.deputy_id else found.deputy,
        "has_authority": found.deputy_has_authority, "authority_on": found.authority_on,
        "authority_words": found.authority_words, "version": found.version,
    }  # fmt: skip
    form = forms.DeputyForm(request.POST or None, choices=choices, initial=initial)
    if submit(form, lambda: commands.name_deputy(request.actor, seat_id, **form.cleaned_data)):
        messages.success(request, "The deputy is recorded.")
        return redirect("partnership:seat", partnership, seat_id)
    return form_page(
        request, framed, form, title="Name a deputy", caption=f"{found.post}, {found.group}", button="Save the deputy"
    )


def vacate_seat(request: HttpRequest, partnership: str, seat_id: UUID) -> HttpResponse:
    """Record that nobody holds a seat from a day."""
    framed, found = _one(request, partnership, seat_id)
    form = forms.VacateForm(request.POST or None, initial={"version": found.version, "on": found.to_on})
    if submit(form, lambda: commands.vacate_seat(request.actor, seat_id, **form.cleaned_data)):
        messages.success(request, "The seat is vacant. Who held it stays on record.")
        return redirect("partnership:seat", partnership, seat_id)
    return form_page(
        request, framed, form, title="Record a vacancy", caption=f"{found.post}, {found.group}",
        button="Record the vacancy", variant="warning",
        words="The deputy goes with the holder: authority was given to stand in for somebody.",
    )  # fmt: skip


PEOPLE = ("holder", "deputy", "to_on")
"""The columns about people, which published facts never fill."""


def seat_table(
    partnership: str, rows: Any, *, caption: str = "Seats", without: tuple[str, ...] = (), because: bool = False,
    sorts: bool = False,
) -> Table:  # fmt: skip
    """Seats as a table."""
    columns = [
        Column("post", "Post", sort="post"),
        Column("group", "Group", sort="group"),
        Column("agency", "Agency", value=lambda s: s.agency or "–", sort="agency"),
        Column("role", "Role", value="role_words", sort="role"),
        Column("holder", "Holder"),
        Column("deputy", "Deputy", value=_deputy),
        Column("to_on", "Term ends", kind="day", sort="to", spare=True),
        Column("state", "Stands", kind="tag", colour=lambda s: s.colour),
        Column("because", "Because", value=lambda s: s.standing.because),
    ]
    shown = [c for c in columns if c.key not in without and (because or c.key != "because")]
    if not sorts:
        shown = [replace(c, sort=None) for c in shown]
    return Table(
        caption, shown, rows, noun=("seat", "seats"), empty="No seat to show here.",
        row_link=lambda s: reverse("partnership:seat", args=[partnership, s.id]), exports=("xlsx", "docx", "csv"),
        caption_hidden=sorts or because,
    )  # fmt: skip


def _deputy(found: queries.SeatDetail) -> str:
    if not found.deputy:
        return ""
    return found.deputy if found.deputy_has_authority else f"{found.deputy} (no recorded authority)"


def _facts(found: queries.SeatDetail, framed: Frame) -> list[tuple[Any, ...]]:
    return [
        ("Group", found.group),
        ("Agency", found.agency or "No agency"),
        ("Role", found.role_words),
        ("Holder", found.holder or ("Not published" if framed["here"].published else "Nobody: vacant")),
        ("Term", found.standing.because),
        ("Deputy", found.deputy or ("Not published" if framed["here"].published else "None named")),
        *([] if framed["here"].published else [("Deputy's authority", found.authority)]),
        *([("Source", found.source)] if found.source else []),
        *([("Note", found.note)] if found.note else []),
    ]


def _frame(request: HttpRequest, partnership: str, *more: tuple[str, str]) -> Frame:
    return frame(request, partnership, ("Seats", reverse("partnership:seats", args=[partnership])), *more)


def _one(request: HttpRequest, partnership: str, seat_id: UUID) -> tuple[Frame, queries.SeatDetail]:
    framed = _frame(request, partnership)
    found = queries.get_seat(request.actor, partnership, seat_id, on=framed["today"])
    framed["crumbs"] += [
        (found.group, reverse("partnership:group", args=[partnership, found.group_id])),
        (found.post, reverse("partnership:seat", args=[partnership, seat_id])),
    ]
    return framed, found
