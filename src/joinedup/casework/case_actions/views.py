"""Pages of actions from panels: giving one, saying how it stands."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.casework.case_actions import commands, queries
from joinedup.casework.case_actions.forms import SayForm, give_form
from joinedup.casework.case_actions.rules import COLOURS, SHORT
from joinedup.casework.panel_cases.queries import check_keeps, get_panel_case
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import panel_of_group
from joinedup.casework.queries import get_case
from joinedup.casework.reasons import reason_for
from joinedup.kit.answers import page, submit
from joinedup.kit.parts import Event, Fact
from joinedup_core.calendar import day_in_words


def give(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Give an agency an action. As a case is heard its own page gives them."""
    line = get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    check_keeps(request.actor, line.place, line.panel_id)
    framed = panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), ("Action", "")
    )
    form = give_form(request.POST or None, request.actor, partnership, framed["today"])
    if submit(form, lambda: commands.give_action(request.actor, panel_case_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The action is given.")
        return redirect("panels:before", partnership, panel_case_id)
    told = {"title": "Give an action", "caption": line.about, "button": "Give it"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def action(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """One action, what was said of it, and for the agency that owes it how it stands."""
    framed = panels.frame(request, partnership, ("Action", ""))
    line = queries.get_action(request.actor, partnership, action_id, today=framed["today"])
    reason = reason_for(request, get_case(request.actor, partnership, line.case_id))
    said = {"today": framed["today"], "reason": reason}
    if line.own:
        line = commands.open_action(request.actor, action_id, **said)
    else:
        line = commands.open_action_of_panel(request.actor, line.panel_case_id, action_id=action_id, **said)
    form = SayForm(request.POST or None, initial={"state": line.state, "version": line.version}) if line.own else None
    if form and submit(
        form, lambda: commands.say_of_action(request.actor, action_id, at=timezone.now(), **form.cleaned_data)
    ):
        messages.success(request, "Recorded: the panel sees it.")
        return redirect("panels:asked", partnership)
    facts = [
        Fact("Case", line.reference), Fact("Panel", line.panel), Fact("Agency", line.agency), Fact("Due", day_in_words(line.due_on)),
        *([Fact("Said last", line.because)] if line.because else []),
    ]  # fmt: skip
    steps = [
        Event(SHORT[one.state], timezone.localtime(one.at), one.text, one.by)
        for one in queries.steps_of(request.actor, action_id)
    ]
    told = {"line": line, "facts": facts, "steps": steps, "state": (SHORT[line.standing], COLOURS[line.standing])}
    return page(request, "casework/panel_action.html", form=form, **told, **framed)
