"""Pages of research: asking agencies, answering, the chasing list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.hearings.queries import items_of_case
from joinedup.casework.panel_cases.queries import check_keeps, get_panel_case, keeps
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import get_panel, panel_of_group
from joinedup.casework.queries import Known, get_case, who_is_who
from joinedup.casework.reasons import reason_for
from joinedup.casework.research import commands, forms, queries
from joinedup.casework.research.rules import ANSWERS
from joinedup.casework.research.shown import requests_table
from joinedup.kit.answers import page, submit
from joinedup.kit.parts import Fact
from joinedup.partnership.agencies.queries import agency_choices
from joinedup_core.calendar import LONDON
from joinedup_core.panels import span_of, text_of


def ask(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Ask agencies what they hold about a case."""
    line = get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    check_keeps(request.actor, line.place, line.panel_id)
    framed = panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), ("Ask agencies", "")
    )
    held = [hearing for hearing, item in items_of_case(request.actor, panel_case_id) if item.state != "withdrawn"]
    due = timezone.localtime(
        held[0].research_due_at if held else timezone.now() + span_of(panel.kind_on(line.referred_on), "unheard")
    )
    agencies = agency_choices(request.actor, partnership, on=framed["today"])
    form = forms.AskForm(
        request.POST or None, choices={"agency_ids": agencies}, initial={"due_on": due.date(), "due_time": due.time()}
    )
    if submit(form, lambda: _ask(request, panel_case_id, form.cleaned_data)):
        names = dict(agencies)
        nobody = ", ".join(str(names.get(one, "")) for one in form.result)
        messages.success(
            request, f"Asked. Nobody of {nobody} can be shown the case here: telephone them." if nobody else "Asked."
        )
        return redirect("panels:before", partnership, panel_case_id)
    told = {"title": "Ask agencies what they hold", "caption": line.about, "button": "Ask"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def reply(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """What an agency is asked and answered; for the agency, and for the coordinator on the telephone, the answer."""
    line = queries.get_request(request.actor, partnership, request_id, now=timezone.now())
    case = get_case(request.actor, partnership, line.case_id)
    line = commands.open_request(request.actor, request_id, now=timezone.now(), reason=reason_for(request, case))
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), ("Research", ""))
    coordinates = keeps(request.actor, case.place, line.panel_id)
    form = _reply_form(request, line.own, coordinates)
    said = {"request_id": request_id, "at": timezone.now()}
    if form and submit(form, lambda: commands.answer_request(request.actor, line.case_id, **said, **form.cleaned_data)):
        messages.success(request, "Recorded: the panel can read it.")
        return redirect("panels:before", partnership, line.panel_case_id)
    apart = who_is_who(request.actor, case)
    people = [Fact(one.name, f"{one.part.capitalize()}\n{_apart(apart, one.id)}") for one in case.persons]
    told = {
        "line": line,
        "people": people,
        "due": panels.moment(line.due_at),
        "replies": _said(line),
        "coordinates": coordinates,
        "asked": text_of(
            panel.kind_on(timezone.localdate(line.asked_at)),
            "research",
            panels.filled(panel, due=panels.moment(line.due_at)),
        ),
    }
    return page(request, "casework/panel_research.html", form=form, **told, **framed)


def chasing(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """Who has not answered, the earliest due first."""
    found = get_panel(request.actor, partnership, panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, found), ("Chasing", ""))
    waiting = commands.list_chasing(request.actor, panel_id, now=timezone.now())
    told = {"table": requests_table(partnership, waiting), "waiting": waiting, "panel": found}
    return page(request, "casework/panel_chasing.html", **told, **framed)


@require_POST
def chase(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """Record that an agency was chased."""
    line = queries.get_request(request.actor, partnership, request_id, now=timezone.now())
    commands.chase(request.actor, request_id, at=timezone.now())
    messages.success(request, f"Chased: {line.agency}.")
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    return redirect("panels:chasing", partnership, panel.id)


def _ask(request: HttpRequest, panel_case_id: UUID, said: dict[str, Any]) -> list[UUID]:
    due = datetime.combine(said["due_on"], said["due_time"], LONDON)
    given = {"agency_ids": said["agency_ids"], "due_at": due, "at": timezone.now()}
    return commands.ask_agencies(request.actor, panel_case_id, **given)


def _reply_form(request: HttpRequest, own: bool, coordinates: bool) -> forms.ReplyForm | None:
    if own:
        return forms.ReplyForm(request.POST or None)
    return forms.TelephoneForm(request.POST or None) if coordinates else None


def _apart(apart: Mapping[UUID, Known], person_id: UUID) -> str:
    """By what somebody is told apart, a line each."""
    found = apart.get(person_id)
    return "\n".join(part[0].upper() + part[1:] for part in found.words.split("; ")) if found else ""


def _said(line: queries.RequestLine) -> list[Fact]:
    return [
        Fact(panels.moment(one.at), f"{ANSWERS[one.answer]} {one.text}".strip() + f" ({one.by_telephone or one.by})")
        for one in line.replies
    ]
