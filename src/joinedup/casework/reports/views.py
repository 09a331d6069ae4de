"""Pages that link a report to a case before a panel, and that record what was done to disrupt."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from joinedup.casework.panel_cases.queries import PanelCaseLine, get_panel_case
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import PanelLine, panel_of_group
from joinedup.casework.reports import commands, forms
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup_core.calendar import day_in_words


def report(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Link a report of one's own agency."""
    line, panel, framed = _before(request, partnership, panel_case_id, "Link a report")
    if panel.kind.key != "asb":
        raise NotFound("no reports here")
    known = commands.list_reports(request.actor, panel_case_id)
    offered = [(one.id, f"{day_in_words(one.happened_on)}, {one.agency}: {one.words[:60]}") for one in known]
    form = forms.ReportForm(request.POST or None, choices={"same_as": offered})
    said = {"panel_case_id": panel_case_id, "on": framed["today"]}
    if submit(form, lambda: commands.link_report(request.actor, line.case_id, **said, **form.cleaned_data)):
        messages.success(request, "The report is linked.")
        return redirect("panels:before", partnership, panel_case_id)
    told = {"title": "Link a report of your agency", "caption": line.about, "button": "Link it"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def disrupt(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Record what one's own agency did to disrupt."""
    line, panel, framed = _before(request, partnership, panel_case_id, "Disruption")
    if not panel.kind.disruption:
        raise NotFound("no disruption here")
    form = forms.DisruptionForm(
        request.POST or None, choices={"kind": [(one.key, one.text) for one in panel.kind.disruption]}
    )
    said = {"panel_case_id": panel_case_id, "on": framed["today"]}
    if submit(form, lambda: commands.record_disruption(request.actor, line.case_id, **said, **form.cleaned_data)):
        messages.success(request, "Recorded.")
        return redirect("panels:before", partnership, panel_case_id)
    told = {"title": "What was done to disrupt", "caption": line.about, "button": "Record"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _before(
    request: HttpRequest, partnership: str, panel_case_id: UUID, last: str
) -> tuple[PanelCaseLine, PanelLine, panels.Frame]:
    line = get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    return (
        line,
        panel,
        panels.frame(request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), (last, "")),
    )
