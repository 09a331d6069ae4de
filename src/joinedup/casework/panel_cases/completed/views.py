"""The page on which a coordinator completes and corrects what a panel holds of a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.casework.panel_cases import queries
from joinedup.casework.panel_cases.commands import open_panel_case
from joinedup.casework.panel_cases.completed.commands import complete_panel_case
from joinedup.casework.panel_cases.completed.forms import CompleteForm, begun
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import panel_of_group
from joinedup.casework.queries import get_case
from joinedup.casework.reasons import reason_for
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit

WORDS = (
    "It stands from then on, on this page and in the papers; the referral stays as it was written. For the quarterly return, “not"
    " recorded” is never counted as no: ask the referrer, or the person at risk where that is safe."
)


def complete(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Complete or correct what the panel holds; two versions are shown where somebody else saved first."""
    line = queries.get_panel_case(request.actor, partnership, panel_case_id)
    queries.check_keeps(request.actor, line.place, line.panel_id)
    case = get_case(request.actor, partnership, line.case_id)
    opened = open_panel_case(request.actor, panel_case_id, reason=reason_for(request, case))
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    framed = panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), ("Complete or correct", "")
    )
    if opened.referral is None:
        raise NotFound("no such referral")
    form = CompleteForm(request.POST or None, initial=begun(opened.referral, opened.line.version))

    def act() -> None:
        said = {"version": form.cleaned_data["version"], "held": form.held(), "at": timezone.now()}
        complete_panel_case(request.actor, panel_case_id, **said)

    if submit(form, act):
        messages.success(request, "It is saved, and stands from now on.")
        return redirect("panels:before", partnership, panel_case_id)
    told = {
        "title": "Complete or correct what the panel holds",
        "caption": line.about,
        "button": "Save",
        "words": WORDS,
    }
    return page(request, "casework/panel_form.html", form=form, **told, **framed)
