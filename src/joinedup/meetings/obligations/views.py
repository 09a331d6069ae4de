"""The page of what boards owe each other, and the forms that keep its rules."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import export_table, page, submit
from joinedup.meetings.calendar import queries as calendar
from joinedup.meetings.obligations import commands, forms, queries
from joinedup.meetings.obligations.tables import grid_table
from joinedup.partnership import queries as partnership_queries


@require_GET
def owed(request: HttpRequest, partnership: str) -> HttpResponse:
    """What boards owe each other in a year: a row for each rule, a cell for each year or quarter, and the same in words."""
    found = partnership_queries.get_partnership(request.actor, partnership)
    today = timezone.localdate()
    on = _year(request.GET.get("year", ""), today)
    grids = queries.grids(request.actor, partnership, on=on, today=today)
    if file := request.GET.get("format"):
        return export_table(grid_table(grids), file, f"{partnership}-owed-between-boards", request=request)
    return page(
        request, "meetings/owed.html", partnership=partnership, about=found, grids=grids,
        complaints=queries.complaints(request.actor, partnership, today=today),
        before=queries.year_before(on), after=queries.year_after(on),
        may_arrange=calendar.may_arrange(request.actor, f"{partnership}/board/"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_cross_board_rule(request: HttpRequest, partnership: str) -> HttpResponse:
    """Record what one board owes another."""
    groups = [(g.id, g.name) for g in calendar.groups_to_arrange(request.actor, partnership)]
    found = partnership_queries.get_partnership(request.actor, partnership)
    form = forms.RuleForm(
        request.POST or None,
        initial={"from_on": timezone.localdate()},
        choices={"from_group": groups, "to_group": groups},
    )
    if submit(form, lambda: commands.add_cross_board_rule(request.actor, found.id, **form.cleaned_data)):
        messages.success(request, "The rule is kept. It goes on the agendas of meetings that can take it.")
        return redirect("meetings:owed", partnership)
    return page(request, "meetings/add_cross_board_rule.html", partnership=partnership, form=form)


@require_http_methods(["GET", "POST"])
def end_cross_board_rule(request: HttpRequest, partnership: str, rule_id: UUID) -> HttpResponse:
    """End a cross-board rule."""
    rule = queries.get_rule(request.actor, partnership, rule_id)
    if not calendar.may_arrange(request.actor, f"{partnership}/board/"):
        raise NotAllowed("ending what boards owe is for whoever arranges their meetings")
    form = forms.EndRuleForm(request.POST or None, initial={"version": rule.version})
    if submit(form, lambda: commands.end_cross_board_rule(request.actor, rule_id, **form.cleaned_data)):
        messages.success(request, "The rule is ended.")
        return redirect("meetings:owed", partnership)
    return page(request, "meetings/end_cross_board_rule.html", partnership=partnership, form=form, rule=rule)


def _year(text: str, today: date) -> date:
    """A day in the year asked for (an ISO date), or today."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return today
    return found if 2000 <= found.year <= 2100 else today
