"""Pages of controls: add, change, done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.kit.answers import page, submit
from joinedup.planning.controls import commands
from joinedup.planning.controls.forms import ControlForm, EditControlForm
from joinedup.planning.registers.shown import offer
from joinedup.planning.risks.queries import get_control, get_risk
from joinedup.planning.risks.shown import crumbs


def add_control(request: HttpRequest, partnership: str, risk_id: UUID) -> HttpResponse:
    """Add a control to a risk."""
    risk = get_risk(request.actor, partnership, risk_id, on=timezone.localdate())
    offer(request, risk.place, "edit")
    form = ControlForm(request.POST or None, initial={"state": "planned"})
    if submit(form, lambda: commands.add_control(request.actor, risk_id, **form.cleaned_data)):
        messages.success(request, "The control is added.")
        return redirect("planning:risk", partnership, risk_id)
    way = crumbs(partnership, risk, last="Add a control")
    return page(request, "planning/form.html", form=form, title="Add a control", caption=risk.line.text, crumbs=way)


def edit_control(request: HttpRequest, partnership: str, control_id: UUID) -> HttpResponse:
    """Change a control."""
    today = timezone.localdate()
    control = get_control(request.actor, partnership, control_id)
    risk = get_risk(request.actor, partnership, control.risk_id, on=today)
    offer(request, risk.place, "edit")
    initial = {name: getattr(control, name) for name in ("text", "owner", "timeframe", "state", "version")}
    form = EditControlForm(request.POST or None, initial=initial)
    if submit(form, lambda: commands.edit_control(request.actor, control_id, on=today, **form.cleaned_data)):
        messages.success(request, "The control is saved.")
        return redirect("planning:risk", partnership, control.risk_id)
    way = crumbs(partnership, risk, last="Change a control")
    told = {"title": "Change a control", "caption": risk.line.text, "crumbs": way}
    return page(request, "planning/control.html", form=form, control=control, partnership=partnership, **told)


@require_POST
def complete_control(request: HttpRequest, partnership: str, control_id: UUID) -> HttpResponse:
    """Record a control as done today."""
    control = get_control(request.actor, partnership, control_id)
    commands.complete_control(request.actor, control_id, on=timezone.localdate())
    messages.success(request, "The control is recorded as done today.")
    return redirect("planning:risk", partnership, control.risk_id)
