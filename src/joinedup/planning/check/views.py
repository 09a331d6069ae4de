"""The register check: findings by rule and by row, each with its row and a correction by one click."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation.commands import NotFound, Refused
from joinedup.kit.answers import export_table, page, submit
from joinedup.partnership.queries import get_partnership
from joinedup.planning.check import commands, queries
from joinedup.planning.check.forms import CheckFilters, FindingForm, SetAsideForm
from joinedup.planning.check.shown import findings_table, narrowed, rows_by_risk, rule_picture, summary
from joinedup.planning.registers.shown import may

UNDO = "register_check_undo"


def register_check(request: HttpRequest, partnership: str) -> HttpResponse:
    """What the check finds in the registers the reader may see."""
    get_partnership(request.actor, partnership)
    check = queries.register_check(request.actor, partnership, on=timezone.localdate())
    choices = {
        "register": [(line.key, line.name) for line in check.registers],
        "rule": [(rule.key, f"{rule.title} ({rule.found})") for rule in check.by_rule if rule.found],
    }
    filters = CheckFilters(request.GET, choices=choices)
    found = narrowed(check.found, filters.chosen())
    if fmt := request.GET.get("format"):
        return export_table(findings_table(found), fmt, "register-check", request=request, filters=filters)
    return page(
        request,
        "planning/check.html",
        check=check,
        filters=filters,
        found=found,
        rows=rows_by_risk(partnership, found),
        picture=rule_picture(check, reverse("planning:check", args=[partnership])),
        summary=summary(check),
        undo=request.session.get(UNDO, {}).get("label") and request.session[UNDO],
        partnership=partnership,
        may_edit=any(may(request.actor, line.place)["edit"] for line in check.registers),
        query=request.GET.urlencode(),
        crumbs=[("Risk registers", reverse("planning:registers", args=[partnership])), ("Register check", "")],
    )


@require_POST
def correct(request: HttpRequest, partnership: str) -> HttpResponse:
    """Do what a finding offers, or take back what was asked."""
    get_partnership(request.actor, partnership)
    today = timezone.localdate()
    form = FindingForm(request.POST)
    if not form.is_valid():
        raise NotFound("no finding was named")
    check = queries.register_check(request.actor, partnership, on=today)
    try:
        found = commands.find(check, form.cleaned_data["where"], form.cleaned_data["rule"])
        if form.cleaned_data["act"] == "withdraw":
            commands.take_back(request.actor, found, on=today)
            messages.success(request, f"Taken back: {found.title}, {found.register_name} {found.row}.")
        else:
            request.session[UNDO] = done = commands.correct(request.actor, partnership, found, on=today)
            messages.success(request, f"Done: {done['label']} ({done['row']}).")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return _back(request, partnership)


@require_POST
def undo(request: HttpRequest, partnership: str) -> HttpResponse:
    """Take the latest correction back."""
    get_partnership(request.actor, partnership)
    done = request.session.pop(UNDO, None)
    if done is None:
        messages.error(request, "There is nothing to take back.")
        return _back(request, partnership)
    try:
        commands.undo(request.actor, partnership, done, on=timezone.localdate())
        messages.success(request, f"Taken back: {done['label']} ({done['row']}).")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return _back(request, partnership)


def set_aside(request: HttpRequest, partnership: str) -> HttpResponse:
    """Set a finding aside, saying why; it stays listed, marked so."""
    get_partnership(request.actor, partnership)
    today = timezone.localdate()
    check = queries.register_check(request.actor, partnership, on=today)
    try:
        found = commands.find(check, request.GET.get("where", ""), request.GET.get("rule", ""))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("planning:check", partnership)
    form = SetAsideForm(request.POST or None)
    if submit(form, lambda: commands.set_aside(request.actor, found, on=today, **form.cleaned_data)):
        messages.success(request, f"Set aside: {found.title}, {found.register_name} {found.row}.")
        return redirect("planning:check", partnership)
    crumbs = [("Register check", reverse("planning:check", args=[partnership])), ("Set aside", "")]
    told = {"title": "Set a finding aside", "caption": f"{found.register_name} {found.row}", "crumbs": crumbs}
    return page(request, "planning/set_aside.html", form=form, found=found, **told)


def _back(request: HttpRequest, partnership: str) -> HttpResponse:
    """The check as it was narrowed before the click."""
    kept = {name: request.POST.get(name, "") for name in ("register", "rule_filter", "done")}
    query = urlencode({name.removesuffix("_filter"): value for name, value in kept.items() if value})
    return redirect(reverse("planning:check", args=[partnership]) + (f"?{query}" if query else ""))
