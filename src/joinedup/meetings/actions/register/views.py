"""Pages of the register: the list, bulk changes, the chaser list, the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing
from joinedup.foundation.places import board
from joinedup.kit.addresses import addresses
from joinedup.kit.answers import export_table, page, submit, taken_away
from joinedup.kit.charts import Bar, BarChart, StackedChart
from joinedup.kit.tables import Column, Table
from joinedup.meetings.actions.queries import ActionLine, owner_choices
from joinedup.meetings.actions.register import commands, forms, queries
from joinedup.meetings.actions.rules import PRIORITIES
from joinedup.partnership.queries import get_partnership
from joinedup_core.permits import Permission, holds_anywhere

EXPORTS = ("xlsx", "csv", "docx")
SHOWN = 10
"""How many of an agency's actions the chaser page shows; the Word copy has all of them."""


def register(request: HttpRequest, partnership: str) -> HttpResponse:
    """The action register, or the whole of it as a file."""
    actor, today = _actor(request), timezone.localdate()
    found = _enter(request, partnership)
    listing = _listing(request)
    if request.GET.get("format"):
        lines = queries.whole_register(actor, partnership, listing, today)
        name, narrowed = f"actions-{partnership}-{today}", _filter(request, partnership)
        return export_table(_table(partnership, lines), request.GET["format"], name, request=request, filters=narrowed)
    form = _filter(request, partnership)
    standings = queries.standings(actor, partnership, listing.filters, today)
    total = next((one.count for one in standings if one.shown), None)
    table = _table(partnership, queries.register(actor, partnership, listing, today, total=total))
    if listing.filters["status"] == queries.STILL_OWED:
        table = replace(table, empty="Nothing is still owed that matches. The other parts of the register are above.")
    parts = [(one, _part_url(request, one.key)) for one in standings]
    return page(
        request, "meetings/actions/register.html", partnership=partnership, name=found.name, table=table, form=form, parts=parts,
        may_edit=holds_anywhere(actor, Permission.EDIT_ACTIONS, board(partnership)), query=request.GET.urlencode(),
        may_send=holds_anywhere(actor, Permission.SEND_NOTICES, board(partnership)),
        may_import=holds_anywhere(actor, Permission.IMPORT_TABLES, board(partnership)),
    )  # fmt: skip


def bulk(request: HttpRequest, partnership: str) -> HttpResponse:
    """Change many actions at once: tick them, choose what changes, and all of them change or none."""
    actor, today = _actor(request), timezone.localdate()
    _enter(request, partnership, Permission.EDIT_ACTIONS)
    form = forms.BulkForm(request.POST or None, choices={"owner": owner_choices(partnership, today)})
    if submit(form, lambda: commands.change_actions(actor, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, f"{form.result} action{'' if form.result == 1 else 's'} changed")
        return redirect(f"{reverse('actions:register', args=[partnership])}?{request.GET.urlencode()}")
    listing = _listing(request, per_page=100)
    ticked = {key for key, _ in forms.versions_in(request.POST.getlist("ticked"))}
    return page(
        request, "meetings/actions/bulk.html", partnership=partnership, form=form, ticked=ticked,
        filter=_filter(request, partnership), lines=queries.register(actor, partnership, listing, today, Permission.EDIT_ACTIONS),
    )  # fmt: skip


def chasers(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who is to be reminded of what, agency by agency; one agency's list as a file."""
    actor, today = _actor(request), timezone.localdate()
    _enter(request, partnership)
    found = queries.chasers(actor, partnership, today, _uuid(request.GET.get("agency")))
    if request.GET.get("format"):
        lines = [line for chase in found for line in chase.lines]
        table = _chaser_table(partnership, lines, found[0].agency if len(found) == 1 else "")
        return export_table(table, request.GET["format"], f"chasers-{partnership}-{today}", request=request)
    may_send = holds_anywhere(actor, Permission.SEND_NOTICES, board(partnership))
    shown = [
        (
            chase,
            _chaser_table(partnership, chase.lines[:SHOWN], chase.agency, may_send=may_send),
            len(chase.lines) - SHOWN,
        )
        for chase in found
    ]
    return page(request, "meetings/actions/chasers.html", partnership=partnership, chases=shown)


def summary(request: HttpRequest, partnership: str) -> HttpResponse:
    """The register as pictures, with the same in tables."""
    actor, today = _actor(request), timezone.localdate()
    _enter(request, partnership)
    listing = Listing.from_request(request.GET, default="due", filters=queries.FILTERS)
    found = queries.summary(actor, partnership, listing.filters, today)
    narrowed, agencies = _filter(request, partnership, forms.SummaryFilter), _agency_table(partnership, found)
    if file := taken_away(request, f"actions-by-agency-{partnership}-{today}", agencies, filters=narrowed):
        return file
    return page(
        request, "meetings/actions/summary.html", partnership=partnership, summary=found, pictures=_pictures(partnership, found), form=narrowed, agencies=agencies,
    )  # fmt: skip


def _enter(request: HttpRequest, partnership: str, permission: Permission = Permission.SEE_ACTIONS) -> Any:
    """The partnership; to somebody who may do this nowhere in it the page does not exist."""
    if not holds_anywhere(_actor(request), permission, board(partnership)):
        raise NotFound("no actions here")
    return get_partnership(_actor(request), partnership)


def _listing(request: HttpRequest, **more: Any) -> Listing:
    """What the address asks for; where it says nothing of a status, what is still owed."""
    asked = Listing.from_request(request.GET, default="due", filters=queries.FILTERS, **more)
    return replace(asked, filters=queries.opening(asked.filters))


def _part_url(request: HttpRequest, key: str) -> str:
    """One part of the register, one click away, with the other filters as they are."""
    kept = {name: request.GET[name] for name in (*queries.FILTERS, "sort") if request.GET.get(name)}
    return f"?{urlencode({**kept, 'status': key})}"


def _filter(
    request: HttpRequest, partnership: str, form: type[forms.RegisterFilter] = forms.RegisterFilter
) -> forms.RegisterFilter:
    listed = queries.choices(_actor(request), partnership)
    return form(request.GET, choices={"agency": listed.agencies, "group": listed.groups})


def _table(partnership: str, rows: Any) -> Table:
    url = addresses("actions:action", partnership)
    return Table(
        caption="Actions", rows=rows, noun=("action", "actions"), exports=EXPORTS, empty="No actions match.",
        row_link=lambda line: url(line.id),
        columns=[
            Column("reference", "Number", sort="number"),
            Column("text", "Action"),
            Column("owner", "Owner", sort="agency"),
            Column("due", "Due", value=_due, sort="due", kind="day"),
            Column("lateness", "How late", kind="tag", colour=lambda line: "red" if line.overdue else "grey"),
            Column("state_words", "Status", kind="tag", colour=lambda line: line.colour, sort="state"),
            Column("priority", "Priority", value=lambda line: PRIORITIES[line.priority], sort="priority"),
            Column("group", "Group", sort="group"),
        ],
    )  # fmt: skip


def _chaser_table(partnership: str, lines: list[ActionLine], agency: str = "", *, may_send: bool = False) -> Table:
    wanted = ("reference", "text", "owner", "due", "lateness")
    columns = [replace(c, sort=None) for c in _table(partnership, lines).columns if c.key in wanted]

    def ask(line: ActionLine) -> tuple[str, str]:
        return f"Ask about {line.reference}", reverse("actions:send_link", args=[partnership, line.id])

    return Table(
        caption=f"{agency}: late and due soon" if agency else "Late and due soon", caption_hidden=True, rows=lines,
        columns=[*columns, *([Column("ask", "By e-mailed link", value=ask, kind="link", page_only=True)] if may_send else [])],
        row_link=lambda line: reverse("actions:action", args=[partnership, line.id]),
    )  # fmt: skip


def _pictures(partnership: str, found: queries.Summary) -> tuple[BarChart, StackedChart]:
    where = reverse("actions:register", args=[partnership])
    bars = [Bar(words, count, url=f"{where}?status={state}") for state, words, count in found.states if count]
    late = f"{found.overdue} of {found.owed} owed actions are overdue" if found.owed else "Nothing is owed"
    parts = ("Overdue", "Owed, not late", "Waiting to be confirmed")
    rows = [(a.agency, (a.overdue, a.owed - a.overdue, a.waiting)) for a in found.agencies if a.owed or a.waiting]
    return BarChart("Actions by status", bars, says=late, kind="Status"), StackedChart(
        "What each agency owes", parts, rows, kind="Agency", of_hundred=False
    )


def _agency_table(partnership: str, found: queries.Summary) -> Table:
    def address(row: queries.AgencyCount) -> str | None:
        where = reverse("actions:register", args=[partnership])
        return f"{where}?agency={row.agency_id}&status={queries.ANY}" if row.agency_id else None

    names = ("owed", "overdue", "waiting", "closed", "total")
    labels = ("Still owed", "Overdue", "Waiting to be confirmed", "Closed", "All")
    numbers = [Column(key, label, numeric=True) for key, label in zip(names, labels, strict=True)]
    columns = [Column("agency", "Agency"), *numbers]
    return Table("Actions by agency", columns, found.agencies, row_link=address, exports=EXPORTS)


def _due(line: ActionLine) -> Any:
    return line.due_on or line.due_words or ""


def _uuid(given: str | None) -> UUID | None:
    try:
        return UUID(given or "")
    except ValueError:
        return None


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]
