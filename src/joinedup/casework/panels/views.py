"""Pages of panels: which there are, a panel's desk, its members, what panels ask of one's agency."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.case_actions.commands import list_own_actions
from joinedup.casework.case_actions.shown import actions_table
from joinedup.casework.hearings.queries import HearingLine, coming, hearings
from joinedup.casework.panel_cases.commands import list_desk
from joinedup.casework.panel_kinds.queries import kinds_here
from joinedup.casework.panels import commands, forms, queries, shown
from joinedup.casework.research.commands import list_own_requests
from joinedup.casework.research.shown import requests_table
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import groups, may
from joinedup.people.files.queries import practice, practises
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission


def all_panels(request: HttpRequest, partnership: str) -> HttpResponse:
    """The panels of a partnership."""
    framed = shown.frame(request, partnership)
    table = shown.panels_table(partnership, queries.panels(request.actor, partnership))
    able = {
        "may_make": may(request.actor, Permission.EDIT_PARTNERSHIP, places.board(partnership)),
        "practises": practises(request.actor, partnership),
    }
    return page(request, "casework/panels.html", table=table, **able, **framed)


def panel(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """A panel's desk: what waits, what is before it, its hearings."""
    found = queries.get_panel(request.actor, partnership, panel_id)
    framed = shown.frame(request, partnership, (found.name, ""))
    actor, now = request.actor, timezone.now()
    in_it = may(actor, Permission.SEE_MEETINGS, found.place)
    met: list[HearingLine] = hearings(actor, found) if in_it else []
    desk = list_desk(actor, panel_id, today=framed["today"]) if in_it and not found.kind.held_elsewhere else None
    template = "casework/panel_elsewhere.html" if found.kind.held_elsewhere else "casework/panel.html"
    tables = _desk_tables(partnership, desk) if desk else {}
    sitting = queries.members(actor, found, on=framed["today"])
    sees = may(actor, Permission.ARRANGE_MEETINGS, found.place) or any(
        str(one.user_id) == actor.user_id for one in sitting
    )
    lacking = shown.lacking_words(queries.lacking(found, sitting, on=framed["today"]))
    wanting = queries.to_take_over(actor, found.group_id) if desk else 0
    return page(
        request, template, sees_members=sees, lacking=lacking, panel=found, facts=shown.kind_facts(found), desk=desk, in_it=in_it, wanting=wanting, **tables,
        coordinates=may(actor, Permission.ARRANGE_MEETINGS, found.place), next=coming(met, now)[:1],
        hearings=shown.hearings_table(partnership, met), practises=practises(actor, partnership), **framed,
    )  # fmt: skip


@require_POST
def take_over(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """The coordinator takes over the cases before the panel."""
    queries.get_panel(request.actor, partnership, panel_id)
    number = commands.take_over_cases(request.actor, panel_id)
    messages.success(request, f"Open to you now: {number} {'case' if number == 1 else 'cases'} before this panel.")
    return redirect("panels:panel", partnership, panel_id)


def members(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """Who sits on a panel, who signed, and to whom its cases are given."""
    found, framed = _in_panel(request, partnership, panel_id, "Members")
    if not queries.sees_members(request.actor, found, on=framed["today"]):
        raise NotAllowed("Those on this panel, and whoever supports it or the board, see who has signed its agreement.")
    sitting = queries.members(request.actor, found, on=framed["today"])
    own = next((one for one in sitting if str(one.user_id) == request.actor.user_id), None)
    coordinates = may(request.actor, Permission.ARRANGE_MEETINGS, found.place)
    form = forms.PaperForm(
        request.POST or None, choices={"user_id": [(one.user_id, f"{one.name}, {one.agency}") for one in sitting]}
    )

    def act() -> object:
        return commands.record_signing(request.actor, panel_id, on=framed["today"], **form.cleaned_data)

    if request.POST and coordinates and submit(form, act):
        messages.success(request, f"Recorded. It holds until {day_in_words(form.result)}.")
        return redirect("panels:members", partnership, panel_id)
    table = shown.members_table(sitting)
    lacking = shown.lacking_words(queries.lacking(found, sitting, on=framed["today"]))
    told = {"panel": found, "table": table, "own": own, "coordinates": coordinates, "lacking": lacking}
    return page(request, "casework/panel_members.html", form=form, **told, **framed)


def sign(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """Sign the confidentiality agreement."""
    found, framed = _in_panel(request, partnership, panel_id, "Confidentiality")
    if not queries.is_member(request.actor, found, on=framed["today"]):
        raise NotAllowed("Only those who sit on this panel, and their deputies, sign its agreement.")
    form = forms.SignForm(request.POST or None)
    if submit(form, lambda: commands.sign_confidentiality(request.actor, panel_id, on=framed["today"])):
        messages.success(request, f"You have signed. It holds until {day_in_words(form.result)}.")
        return redirect("panels:panel", partnership, panel_id)
    told = {"title": "Confidentiality agreement", "caption": found.name, "words": found.wording, "button": "Sign"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def change(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """Change how a panel works."""
    found, framed = _in_panel(request, partnership, panel_id, "How it works")
    if not may(request.actor, Permission.ARRANGE_MEETINGS, found.place):
        raise NotAllowed("The coordinator of the panel changes how it works.")
    begin = {name: getattr(found, name) for name in ("minutes_a_case", "telephone", "wording", "version")}
    form = forms.ChangeForm(request.POST or None, initial=begin)
    if submit(form, lambda: commands.change_panel(request.actor, panel_id, **form.cleaned_data)):
        messages.success(request, "Saved.")
        return redirect("panels:panel", partnership, panel_id)
    told = {"title": "How the panel works", "caption": found.name, "button": "Save"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def make(request: HttpRequest, partnership: str) -> HttpResponse:
    """Say that a group is a panel of a kind."""
    framed = shown.frame(request, partnership, ("Make a group a panel", ""))
    if not may(request.actor, Permission.EDIT_PARTNERSHIP, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager makes panels.")
    taken = {one.group_id for one in queries.panels(request.actor, partnership)}
    free = [
        (one.id, one.name) for one in groups(request.actor, partnership) if one.kind == "panel" and one.id not in taken
    ]
    offered = [(one.kind.key, one.kind.title) for one in kinds_here(request.actor, partnership, on=framed["today"])]
    form = forms.MakeForm(request.POST or None, choices={"group_id": free, "kind": offered})

    def act() -> UUID:
        given = dict(form.cleaned_data)
        return commands.make_panel(request.actor, given.pop("group_id"), **given)

    if submit(form, act):
        messages.success(request, "It is a panel. Say who sits on it: the secretary’s seat coordinates it.")
        return redirect("panels:members", partnership, form.result)
    told = {"title": "Make a group a panel", "button": "Make it a panel"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def asked(request: HttpRequest, partnership: str) -> HttpResponse:
    """What panels ask of one's agency: research to answer, actions to do."""
    framed = shown.frame(request, partnership, ("What panels ask of us", ""))
    here = practice(request.actor, partnership)
    requests = list_own_requests(request.actor, here, now=timezone.now())
    actions = list_own_actions(request.actor, here, today=framed["today"])
    tables: dict[str, Any] = {
        "requests": requests_table(partnership, requests, answering=True), "actions": actions_table(partnership, actions),
    }  # fmt: skip
    return page(request, "casework/panels_asked.html", **tables, **framed)


def _desk_tables(partnership: str, desk: Any) -> dict[str, Any]:
    empty = "Every case is on an agenda."
    flags = "No flag has run out."
    return {
        "waiting": shown.waiting_table(partnership, desk.waiting, desk.names),
        "unlisted": shown.cases_table(partnership, desk.unlisted, "Before the panel, on no agenda", empty),
        "flags": shown.cases_table(partnership, desk.flags, "Flags to take off", flags),
        "met": shown.cases_table(partnership, desk.met, "Before another panel too", "None."),
        "transfers": shown.cases_table(partnership, desk.unreceived, "Transferred, not yet arrived", "None."),
    }


def _in_panel(
    request: HttpRequest, partnership: str, panel_id: UUID, last: str
) -> tuple[queries.PanelLine, shown.Frame]:
    found = queries.get_panel(request.actor, partnership, panel_id)
    return found, shown.frame(request, partnership, shown.panel_crumb(partnership, found), (last, ""))
