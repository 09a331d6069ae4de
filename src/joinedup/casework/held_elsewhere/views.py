"""Pages of panels whose cases stay elsewhere: written updates of a meeting, own actions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.casework.case_actions.forms import SayForm
from joinedup.casework.case_actions.rules import COLOURS, SHORT
from joinedup.casework.hearings.queries import get_hearing
from joinedup.casework.held_elsewhere import commands, forms, queries
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import get_panel, members, panel_of_group
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import may
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission


def updates(request: HttpRequest, partnership: str, hearing_id: UUID) -> HttpResponse:
    """Written updates of a meeting: by when they are due, and on which day they were sent. Never what they say."""
    line = get_hearing(request.actor, partnership, hearing_id)
    panel = get_panel(request.actor, partnership, line.panel_id)
    if not panel.kind.held_elsewhere:
        raise NotFound("its updates are on its cases")
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), ("Written updates", ""))
    found = queries.update_days(request.actor, hearing_id)
    coordinates = may(request.actor, Permission.ARRANGE_MEETINGS, panel.place)
    asking, sent = _update_forms(request, panel, found, coordinates, framed)
    record = lambda: commands.record_update_sent(request.actor, hearing_id, on=framed["today"], **sent.cleaned_data)  # noqa: E731
    ask = lambda: commands.ask_for_update(request.actor, hearing_id, **asking.cleaned_data)  # noqa: E731
    if submit(sent, record) or submit(asking, ask):
        messages.success(request, "Recorded.")
        return redirect("panels:updates", partnership, hearing_id)
    told = {"line": line, "panel": panel, "table": _days(found), "found": found, "coordinates": coordinates}
    told["when"] = panels.moment(line.starts_at)
    return page(request, "casework/panel_updates.html", form=sent, asking=asking, **told, **framed)


def own_actions(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """One's own agency's actions from a panel, and a new one."""
    panel = get_panel(request.actor, partnership, panel_id)
    if not panel.kind.held_elsewhere:
        raise NotFound("its actions are on its cases")
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), ("Our actions", ""))
    found = commands.list_own_panel_actions(request.actor, panel_id, today=framed["today"])
    form = forms.OwnActionForm(request.POST or None)
    if submit(form, lambda: commands.note_own_action(request.actor, panel_id, **form.cleaned_data)):
        messages.success(request, "Noted: your agency's people on this panel see it, and nobody else.")
        return redirect("panels:own_actions", partnership, panel_id)
    table = Table(
        "Our actions",
        [
            Column("text", "Action"), Column("reference", "Reference"), Column("due", "Due", value=lambda a: day_in_words(a.due_on)),
            Column("standing", "State", kind="tag", value=lambda a: SHORT[a.standing], colour=lambda a: COLOURS[a.standing]),
        ],
        found, noun=("action", "actions"), empty="Your agency has no action from this panel.", caption_hidden=True,
        row_link=lambda a: reverse("panels:own_action", args=[partnership, a.id]),
    )  # fmt: skip
    return page(request, "casework/panel_own_actions.html", form=form, table=table, panel=panel, **framed)


def own_action(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """Say how an action of one's own agency stands."""
    framed = panels.frame(request, partnership, ("Our action", ""))
    line = queries.get_own_action(request.actor, partnership, action_id, today=framed["today"])
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    form = SayForm(
        request.POST or None, initial={"state": line.state, "because": line.because, "version": line.version}
    )
    if submit(form, lambda: commands.say_of_own_action(request.actor, action_id, **form.cleaned_data)):
        messages.success(request, "Recorded.")
        return redirect("panels:own_actions", partnership, panel.id)
    told = {
        "title": "Our action",
        "words": line.text,
        "button": "Save",
    }  # what is to be done stays out of tabs and histories
    told["caption"] = f"{panel.name}, due {day_in_words(line.due_on)}"
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _update_forms(
    request: HttpRequest, panel: Any, found: list[queries.UpdateDayLine], coordinates: bool, framed: panels.Frame
) -> tuple[Any, Any]:
    """The form that asks an agency, and the one that records what was sent."""
    sitting = members(request.actor, panel, on=framed["today"])
    if not coordinates and not any(str(one.user_id) == request.actor.user_id for one in sitting) and request.POST:
        raise NotAllowed("Those who sit on this panel record its written updates.")
    asked = {one.agency_id for one in found}
    free = sorted(
        {(m.agency_id, m.agency) for m in sitting if m.agency_id and m.agency_id not in asked}, key=lambda p: p[1]
    )
    own = [(one.agency_id, one.agency) for one in found if (one.own or coordinates) and not one.sent_on]
    sending = "sent_on_day" in request.POST or "sent_on" in request.POST
    asking = forms.AskUpdateForm(request.POST if request.POST and not sending else None, choices={"agency_id": free})
    sent = forms.SentForm(
        request.POST if sending else None,
        choices={"agency_id": own},
        initial={"sent_on": framed["today"]},
        auto_id="sent_%s",
    )
    return asking, sent


def _days(found: list[queries.UpdateDayLine]) -> Table:
    return Table(
        "Written updates",
        [
            Column("agency", "Agency"), Column("due", "Due", value=lambda d: day_in_words(d.due_on)),
            Column("sent", "Sent", value=lambda d: day_in_words(d.sent_on) if d.sent_on else "Not sent"),
        ],
        found, noun=("update", "updates"), empty="No agency was asked for a written update.", caption_hidden=True,
    )  # fmt: skip
