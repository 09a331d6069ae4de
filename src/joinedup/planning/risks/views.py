"""Pages of one risk: all that is known of it, and each change on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.kit.answers import page, submit, taken_away
from joinedup.kit.forms import Form
from joinedup.partnership.queries import SeatLine, seats_of_groups
from joinedup.partnership.themes.queries import themes
from joinedup.planning.registers.queries import get_register
from joinedup.planning.registers.shown import may, offer
from joinedup.planning.risks import commands, queries
from joinedup.planning.risks.forms import AcceptForm, EditRiskForm, NoteForm, ReasonForm, RiskForm, ScoreForm
from joinedup.planning.risks.shown import (
    acceptance_facts,
    controls_table,
    crumbs,
    history,
    risk_facts,
    score_chart,
    score_tags,
    scores_table,
)


def risk(request: HttpRequest, partnership: str, risk_id: UUID) -> HttpResponse:
    """A risk with its scores, reasons, controls and history."""
    found = queries.get_risk(request.actor, partnership, risk_id, on=timezone.localdate())
    scores = scores_table(found)
    controls = controls_table(partnership, found, may_edit=may(request.actor, found.place)["edit"])
    if file := taken_away(request, f"{found.line.register_key}-{found.line.reference}", scores, controls):
        return file
    return page(
        request,
        "planning/risk.html",
        risk=found,
        line=found.line,
        partnership=partnership,
        facts=risk_facts(found),
        accepted=acceptance_facts(found),
        lapsed=queries.lapsed_acceptances(request.actor, partnership, risk_id=risk_id),
        tags=score_tags(found),
        scores=scores,
        chart=score_chart(found),
        values=[score.score.value for score in found.of_kind("current")],
        controls=controls,
        history=history(found),
        unexplained=[score for score in found.scores if score.unexplained],
        may=may(request.actor, found.place),
        crumbs=crumbs(partnership, found),
    )


def add_risk(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Add a risk to a register; scoring it comes next, with a reason."""
    today = timezone.localdate()
    register = get_register(request.actor, partnership, key, on=today)
    offer(request, register.place, "edit")
    seats = seats_of_groups(request.actor, {register.group_id}, on=today)
    offered = {"owner_seat_id": _choices(seats), "theme_ids": _themes(request, partnership, today)}
    form = RiskForm(request.POST or None, choices=offered)
    if submit(form, lambda: commands.add_risk(request.actor, register.id, on=today, **_owned(form, seats))):
        messages.success(request, "The risk is added. Score it now: each score has its reason.")
        return redirect("planning:score", partnership, form.result)
    way = crumbs(partnership, None, register, "Add a risk")
    return page(request, "planning/form.html", form=form, title="Add a risk", caption=register.name, crumbs=way)


def edit_risk(request: HttpRequest, partnership: str, risk_id: UUID) -> HttpResponse:
    """Change the words and the owner of a risk."""
    today = timezone.localdate()
    found = queries.get_risk(request.actor, partnership, risk_id, on=today)
    offer(request, found.place, "edit")
    seats = seats_of_groups(request.actor, {found.group_id}, on=today)
    initial = {
        **{name: getattr(found.line, name) for name in ("reference", "text", "consequence", "category", "version")},
        "owner_seat_id": found.owner_seat_id,
        "owner_words": found.owner_words,
        "theme_ids": [theme_id for theme_id, _ in found.line.themes],
    }
    offered = {"owner_seat_id": _choices(seats), "theme_ids": _themes(request, partnership, today, found.line.themes)}
    form = EditRiskForm(request.POST or None, initial=initial, choices=offered)
    if submit(form, lambda: commands.edit_risk(request.actor, risk_id, **_owned(form, seats))):
        messages.success(request, "The risk is saved.")
        return redirect("planning:risk", partnership, risk_id)
    way = crumbs(partnership, found, last="Change the words")
    return page(request, "planning/form.html", form=form, title="Change the words", caption=_name(found), crumbs=way)


def score(request: HttpRequest, partnership: str, risk_id: UUID) -> HttpResponse:
    """Add a score, with the reason that it needs."""
    today = timezone.localdate()
    found = queries.get_risk(request.actor, partnership, risk_id, on=today)
    offer(request, found.place, "score")
    line, matrix = found.line, found.matrix
    initial = {"kind": request.GET.get("kind", "current"), "version": line.version}
    if line.current:
        initial |= {"likelihood": line.current.likelihood, "impact": line.current.impact}
    steps = {
        "likelihood": [(n, f"{n} {label}") for n, label in enumerate(matrix.likelihoods, 1)],
        "impact": [(n, f"{n} {label}") for n, label in enumerate(matrix.impacts, 1)],
        "meeting_id": queries.meetings_to_cite(request.actor, partnership, found.group_id, on=today),
    }
    form = ScoreForm(request.POST or None, initial=initial, choices=steps)
    if submit(form, lambda: commands.change_score(request.actor, risk_id, on=today, **form.cleaned_data)):
        messages.success(request, "The score is added, with its reason.")
        return redirect("planning:risk", partnership, risk_id)
    way = crumbs(partnership, found, last="Score")
    return page(request, "planning/score.html", form=form, risk=found, line=line, crumbs=way, caption=_name(found))


def _simple(
    what: str, title: str, form_class: type[Form], act: Callable[..., Any], done: str, button: str, warning: str = ""
) -> Callable[[HttpRequest, str, UUID], HttpResponse]:
    """A page that asks one thing and then does it to a risk; `what` is the power it takes, as `may` names it."""

    def view(request: HttpRequest, partnership: str, risk_id: UUID) -> HttpResponse:
        today = timezone.localdate()
        found = queries.get_risk(request.actor, partnership, risk_id, on=today)
        offer(request, found.place, what)
        form = form_class(request.POST or None)
        if submit(form, lambda: act(request.actor, risk_id, on=today, **form.cleaned_data)):
            messages.success(request, done)
            return redirect("planning:risk", partnership, risk_id)
        way = crumbs(partnership, found, last=title)
        told = {"title": title, "caption": _name(found), "crumbs": way, "button": button, "warning": warning}
        return page(request, "planning/form.html", form=form, **told)

    return view


review = _simple(
    "score", "Record a review", NoteForm, commands.record_review, "The review is recorded.", "Record the review"
)
accept = _simple(
    "accept",
    "Accept this risk",
    AcceptForm,
    commands.accept_risk,
    "The risk is accepted. It comes back when the acceptance ends.",
    "Accept the risk",
    "You will stand as the approver, with the score as it is today. The acceptance has a last day: on the day after it the risk is open again by itself, and the chair’s page says so.",
)
end_acceptance = _simple(
    "accept", "End the acceptance", ReasonForm, commands.end_acceptance, "The risk is open again.", "End the acceptance"
)
close = _simple("edit", "Close this risk", ReasonForm, commands.close_risk, "The risk is closed.", "Close the risk")
reopen = _simple(
    "edit", "Reopen this risk", ReasonForm, commands.reopen_risk, "The risk is open again.", "Reopen the risk"
)


def explain(request: HttpRequest, partnership: str, risk_id: UUID, score_id: UUID) -> HttpResponse:
    """Give the reason of a score that came without one."""
    today = timezone.localdate()
    found = queries.get_risk(request.actor, partnership, risk_id, on=today)
    offer(request, found.place, "score")
    form = ReasonForm(request.POST or None)
    if submit(form, lambda: commands.explain_score(request.actor, score_id, on=today, **form.cleaned_data)):
        messages.success(request, "The reason is recorded beside the score.")
        return redirect("planning:risk", partnership, risk_id)
    way = crumbs(partnership, found, last="Give the reason")
    title = "Why did the score move?"
    return page(request, "planning/form.html", form=form, title=title, caption=_name(found), crumbs=way)


@require_POST
def unlink(request: HttpRequest, partnership: str, risk_id: UUID, other_id: UUID) -> HttpResponse:
    """Take the link between two risks away."""
    commands.unlink_same_risk(request.actor, risk_id, other_id, on=timezone.localdate())
    messages.success(request, "The two risks are no longer linked.")
    return redirect("planning:risk", partnership, risk_id)


def _choices(seats: list[SeatLine]) -> list[tuple[UUID, str]]:
    return [(seat.id, f"{seat.post}, {seat.agency}" if seat.agency else seat.post) for seat in seats]


def _themes(
    request: HttpRequest, partnership: str, on: date, cited: tuple[tuple[UUID, str], ...] = ()
) -> list[tuple[UUID, str]]:
    """The themes that stand now, and those cited already that have ended."""
    live = [(theme.id, theme.name) for theme in themes(request.actor, partnership, on=on)]
    return [*live, *((key, f"{name} (ended)") for key, name in cited if key not in dict(live))]


def _owned(form: Form, seats: list[SeatLine]) -> dict[str, Any]:
    """What was typed, with the agency that the chosen seat belongs to."""
    agencies = {seat.id: seat.agency_id for seat in seats}
    return {**form.cleaned_data, "owner_agency_id": agencies.get(form.cleaned_data["owner_seat_id"])}


def _name(found: queries.RiskDetail) -> str:
    return f"{found.line.register_name}, risk {found.line.reference}"
