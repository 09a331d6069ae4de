"""Pages of quorum: every group's rule, the trial of a rule ("who must be here"), and recording one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from joinedup.kit.answers import page, submit, taken_away
from joinedup.kit.tables import Column, Table
from joinedup.meetings.decisions.rules import fate_in_meeting
from joinedup.meetings.quorum import commands, queries
from joinedup.meetings.quorum.forms import RuleForm, TrialForm
from joinedup.partnership.queries import get_partnership


@require_GET
def quorum_rules(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who must be here: each group's rule with its source."""
    found = queries.rules_of_partnership(request.actor, partnership, on=timezone.localdate())
    table = Table(
        "Quorum rules of the groups",
        [
            Column("group", "Group", link=lambda r: reverse("meetings:quorum_trial", args=[partnership, r.group_id])),
            Column("words", "The rule asks for"),
            Column("source", "Source", lambda r: r.source or "Not published, or not recorded"),
        ],
        found, noun=("group", "groups"), exports=("xlsx", "docx", "csv"),
    )  # fmt: skip
    if file := taken_away(request, f"{partnership}-quorum-rules", table):
        return file
    return page(request, "meetings/quorum/rules.html", partnership=partnership, table=table)


@require_GET
def quorum_trial(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """Try a group's rule: tick who would be here and read whether it is quorate and why. Nothing is saved."""
    trial = queries.get_trial(request.actor, partnership, group_id, on=timezone.localdate())
    given = request.GET if "tried" in request.GET else None
    everybody = [p.key for p in trial.places]
    choices = [(p.key, f"{p.label} ({p.posts})" if p.posts and p.posts != p.label else p.label) for p in trial.places]
    form = TrialForm(
        given, initial={"here": everybody, "draft": "Adopt the strategy as presented"},
        choices={"here": choices, "no_authority": [(p.key, p.label) for p in trial.places]},
    )  # fmt: skip
    chosen = form.chosen() if given is not None else {"here": everybody, "draft": form.initial["draft"]}
    judgement = trial.judge(chosen.get("here", ()), chosen.get("no_authority", ()))
    return page(
        request, "meetings/quorum/trial.html", partnership=partnership, trial=trial, form=form, rule=trial.rule,
        judgement=judgement, fate=fate_in_meeting(judgement), draft_decision=chosen.get("draft", ""),
        provenance=get_partnership(request.actor, partnership).provenance,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def record_rule(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """Record a group's quorum rule, with its source."""
    trial = queries.get_trial(request.actor, partnership, group_id, on=timezone.localdate())
    agencies = sorted(trial.book.names.items(), key=lambda a: a[1].casefold())
    mine = {p.attender.agency for p in trial.places}
    named = [a for a in agencies if a[0] in mine] or agencies
    form = RuleForm(request.POST or None, choices={"agencies": named})
    if submit(form, lambda: commands.record_quorum_rule(request.actor, group_id, **form.details())):
        messages.success(request, "The rule is recorded.")
        return redirect("meetings:quorum_trial", partnership, group_id)
    return page(request, "meetings/quorum/record.html", partnership=partnership, trial=trial, form=form)
