"""Pages of registers: the list, one register with its pictures, its scale."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import export_table, page, submit, taken_away
from joinedup.partnership.queries import get_partnership, groups
from joinedup.planning.registers import commands, queries
from joinedup.planning.registers.forms import EditRegisterForm, MatrixForm, RegisterForm, RiskFilters
from joinedup.planning.registers.shown import heat_picture, may, offer, registers_table, risks_table, top_table
from joinedup.planning.risks.queries import lapsed_acceptances
from joinedup.planning.risks.rules import AUDIENCES
from joinedup_core.permits import Permission

FILTERS = ("q", "state", "category", "theme", "moved", "review")


def registers(request: HttpRequest, partnership: str) -> HttpResponse:
    """The registers of a partnership."""
    get_partnership(request.actor, partnership)
    found = queries.registers(request.actor, partnership, on=timezone.localdate())
    if fmt := request.GET.get("format"):
        return export_table(registers_table(partnership, found), fmt, f"{partnership}-risk-registers", request=request)
    boards = groups(request.actor, partnership, permission=Permission.EDIT_RISKS)
    if not boards:
        raise NotAllowed(
            "Making a register is for those who keep risk registers. Ask the partnership's business manager."
        )
    return page(
        request,
        "planning/registers.html",
        table=registers_table(partnership, found),
        partnership=partnership,
        registers=found,
        may_edit=bool(boards),
        unstated=[line for line in found if not line.matrix.stated],
    )


def register(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """One register: its risks as a list, a heat map and the highest, each in words too."""
    today = timezone.localdate()
    line = queries.get_register(request.actor, partnership, key, on=today)
    listing = Listing.from_request(request.GET, default="reference", filters=FILTERS)
    whole = queries.overview(request.actor, line)
    named, themes = [(name, name) for name in whole.categories], queries.themes_cited(request.actor, line)
    filters, top = (
        RiskFilters(request.GET, choices={"category": named, "theme": themes}),
        top_table(partnership, line, whole.top),
    )
    if request.GET.get("table"):
        return taken_away(request, key, top) or redirect("planning:register", partnership, key)
    if fmt := request.GET.get("format"):
        every = queries.whole_register(request.actor, line, listing, on=today)
        table = risks_table(partnership, line, every, full=True)
        return export_table(table, fmt, key, request=request, filters=filters)
    risks = queries.risks_page(request.actor, line, listing, on=today, total=whole.total(listing.filters))
    return page(
        request, "planning/register.html", register=line, partnership=partnership, filters=filters,
        table=risks_table(partnership, line, risks),
        heat=whole.heat,
        heat_map=heat_picture(partnership, line, whole.heat),
        top=top,
        lapsed=lapsed_acceptances(request.actor, partnership, register_id=line.id),
        may=may(request.actor, line.place),
        audience=AUDIENCES[line.audience],
        crumbs=[("Risk registers", reverse("planning:registers", args=[partnership])), (line.name, "")],
    )  # fmt: skip


def create_register(request: HttpRequest, partnership: str) -> HttpResponse:
    """Make a register for a board."""
    get_partnership(request.actor, partnership)
    boards = groups(request.actor, partnership, permission=Permission.EDIT_RISKS)
    if not boards:
        raise NotAllowed(
            "Making a register is for those who keep risk registers. Ask the partnership's business manager."
        )
    form = RegisterForm(request.POST or None, choices={"group_id": [(g.id, g.name) for g in boards]})

    def make() -> UUID:
        told = dict(form.cleaned_data)
        return commands.create_register(request.actor, told.pop("group_id"), **told)

    if submit(form, make):
        messages.success(request, "The register is made. Add its risks one by one, or import them from a table.")
        made = queries.registers(request.actor, partnership, on=timezone.localdate())
        return redirect("planning:register", partnership, next(line.key for line in made if line.id == form.result))
    crumbs = [("Risk registers", reverse("planning:registers", args=[partnership])), ("New register", "")]
    return page(request, "planning/form.html", form=form, title="Make a risk register", crumbs=crumbs, button="Make it")


def edit_register(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Change what a register is called and whom it is about."""
    today = timezone.localdate()
    line = queries.get_register(request.actor, partnership, key, on=today)
    offer(request, line.place, "edit")
    initial = {
        name: getattr(line, name) for name in ("name", "audience", "short_names", "as_at_on", "source", "version")
    }
    form = EditRegisterForm(request.POST or None, initial=initial)
    if submit(form, lambda: commands.edit_register(request.actor, line.id, on=today, **form.cleaned_data)):
        messages.success(request, "The register is saved.")
        return redirect("planning:register", partnership, key)
    crumbs = _crumbs(partnership, line, "Change the register")
    return page(request, "planning/form.html", form=form, title="Change the register", crumbs=crumbs, button="Save")


def matrix(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Set the scale that a register is scored on."""
    today = timezone.localdate()
    line = queries.get_register(request.actor, partnership, key, on=today)
    offer(request, line.place, "set_matrix")
    form = MatrixForm(request.POST or None, matrix=line.matrix, initial={"from_on": today})

    def set_it() -> None:
        told = {"matrix": form.matrix(), "from_on": form.cleaned_data["from_on"]}
        commands.set_matrix(request.actor, line.id, **told)

    if submit(form, set_it):
        messages.success(request, "The scale is set. Every page now shows scores against it.")
        return redirect("planning:register", partnership, key)
    crumbs = _crumbs(partnership, line, "Set the scale")
    return page(request, "planning/matrix.html", form=form, register=line, crumbs=crumbs)


def _crumbs(partnership: str, line: queries.RegisterLine, last: str) -> list[tuple[str, str]]:
    return [
        ("Risk registers", reverse("planning:registers", args=[partnership])),
        (line.name, reverse("planning:register", args=[partnership, line.key])),
        (last, ""),
    ]
