"""Pages of concerns: one with its history, recording it, changing its level, ending it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.casework.concerns import commands
from joinedup.casework.concerns.forms import ConcernForm, EndForm, LevelForm
from joinedup.casework.concerns.queries import ConcernLine, get_concern
from joinedup.casework.concerns.rules import LEVELS, domain
from joinedup.casework.concerns.shown import about, colour, concern_facts, level_events, level_words
from joinedup.casework.contacts.shown import crumbs
from joinedup.casework.domains.queries import own_domains
from joinedup.casework.queries import CaseHead, get_case, may_record, may_share, offer_recording, workers_on
from joinedup.casework.reasons import reason_for
from joinedup.casework.standards.views import what_is_required
from joinedup.kit.answers import page, submit


def concern(request: HttpRequest, partnership: str, concern_id: UUID) -> HttpResponse:
    """A concern: how it stands, why, and every level it had."""
    line, case = _found(request, partnership, concern_id)
    reason = reason_for(request, case)
    found = commands.open_concern(request.actor, concern_id, reason=reason)
    return page(
        request,
        "casework/concern.html",
        concern=line,
        about=about(line),
        tag=(level_words(line), colour(line)),
        person=case.person(line.person_id),
        partnership=partnership,
        facts=concern_facts(found),
        events=level_events(found),
        **what_is_required(request, case, [line], with_person=False),
        workers=workers_on(request.actor, case.id),
        may_record=line.own and not line.ended_on and may_record(request.actor, case),
        may_go_on=may_record(request.actor, case),
        may_share=line.own and case.state != "closed" and may_share(request.actor, case),
        case_id=case.id,
        crumbs=crumbs(case, case.person(line.person_id), about(line)),
    )


def record(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Record a concern about a person on the case."""
    case = get_case(request.actor, partnership, case_id)
    who = case.person(person_id)
    offer_recording(request.actor, case)
    today = timezone.localdate()
    form = ConcernForm(request.POST or None, own=own_domains(partnership, today), initial={"from_on": today})
    details = {"person_id": person_id, "at": timezone.now(), "key": uuid4()}
    if submit(form, lambda: commands.record_concern(request.actor, case_id, **form.details(), **details)):
        messages.success(request, "The concern is recorded.")
        return redirect("casework:concern", partnership, form.result)
    way = crumbs(case, who, "Record a concern")
    return page(
        request, "casework/concern_form.html", form=form, title="Record a concern", caption=who.name, crumbs=way
    )


def change(request: HttpRequest, partnership: str, concern_id: UUID) -> HttpResponse:
    """Change the level of a concern, or confirm it, with a reason."""
    line, case = _found(request, partnership, concern_id)
    offer_recording(request.actor, case, own=line.own)
    begin = {name: getattr(line, name) for name in ("level", "harm_at_home", "significant_harm", "version")}
    levels = {"level": LEVELS[domain(line.domain).scale].items()}
    form = LevelForm(request.POST or None, initial={**begin, "from_on": timezone.localdate()}, choices=levels)
    if submit(form, lambda: _change(request, concern_id, form)):
        messages.success(request, "The level is recorded.")
        return redirect("casework:concern", partnership, concern_id)
    who = case.person(line.person_id)
    caption, way = f"{who.name}: {about(line)}", crumbs(case, who, "Level")
    told = {"title": "Change or confirm the level", "caption": caption, "crumbs": way}
    return page(request, "casework/concern_form.html", form=form, **told)


def end(request: HttpRequest, partnership: str, concern_id: UUID) -> HttpResponse:
    """End a concern, with a reason."""
    line, case = _found(request, partnership, concern_id)
    offer_recording(request.actor, case, own=line.own)
    form = EndForm(request.POST or None, initial={"version": line.version})
    at = timezone.now()
    if submit(form, lambda: commands.end_concern(request.actor, concern_id, at=at, **form.cleaned_data)):
        messages.success(request, "The concern is ended. It stays in the case.")
        return redirect("casework:concern", partnership, concern_id)
    who = case.person(line.person_id)
    told = {"title": "End this concern", "caption": f"{who.name}: {about(line)}", "crumbs": crumbs(case, who, "End")}
    return page(request, "casework/concern_form.html", form=form, **told)


def _change(request: HttpRequest, concern_id: UUID, form: LevelForm) -> str:
    version = form.cleaned_data["version"]
    return commands.change_level(request.actor, concern_id, stand=form.stand(), at=timezone.now(), version=version)


def _found(request: HttpRequest, partnership: str, concern_id: UUID) -> tuple[ConcernLine, CaseHead]:
    line = get_concern(request.actor, partnership, concern_id)
    return line, get_case(request.actor, partnership, line.case_id)
