"""Pages of the stages of disagreement that hold in a partnership, and of its own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.own_standards.forms import EndForm
from joinedup.casework.stages import commands, queries
from joinedup.casework.stages.forms import KeepForm, initial_of
from joinedup.casework.stages.shown import stages_table, versions_table
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.permits import Permission

TITLE = "Disagreements between agencies: the stages"


def stages(request: HttpRequest, partnership: str) -> HttpResponse:
    """The stages that hold today, where they come from, and every version of the partnership's own."""
    get_partnership(request.actor, partnership)
    today = timezone.localdate()
    own, policy = queries.stages_of(partnership, today)
    kept = queries.versions(request.actor, partnership, today=today)
    may_edit = may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))
    return page(
        request, "casework/stages/stages.html", title=TITLE, partnership=partnership, policy=policy, borrowed=own is None,
        table=stages_table(policy), own=versions_table(partnership, kept, may_edit=may_edit), may_edit=may_edit, crumbs=[(TITLE, "")],
    )  # fmt: skip


def keep(request: HttpRequest, partnership: str) -> HttpResponse:
    """Keep a version of the partnership's own; the form begins with the stages that hold."""
    _check_may_edit(request, partnership)
    today = timezone.localdate()
    here = [(line.id, line.name) for line in groups(request.actor, partnership)]
    held = initial_of(queries.stages_of(partnership, today)[1])
    form = KeepForm(request.POST or None, initial=held, choices={"group_id": here})

    def act() -> UUID:
        said = {name: form.cleaned_data[name] for name in ("source", "approved_on", "effective_from")}
        return commands.keep_stages(
            request.actor, form.cleaned_data["group_id"], stages=form.stages(), on=today, **said
        )

    if submit(form, act):
        messages.success(request, "The version is kept. What begins from its first day on goes by it.")
        return redirect("casework:stages", partnership)
    way = [(TITLE, reverse("casework:stages", args=[partnership])), ("Stages of our own", "")]
    return page(request, "casework/stages/form.html", form=form, title="Keep stages of our own", crumbs=way)


def version(request: HttpRequest, partnership: str, version_id: UUID) -> HttpResponse:
    """One version, as it was kept."""
    get_partnership(request.actor, partnership)
    line = queries.get_version(request.actor, partnership, version_id, today=timezone.localdate())
    title = f"Stages of our own, version {line.number}"
    way = [(TITLE, reverse("casework:stages", args=[partnership])), (title, "")]
    return page(
        request, "casework/stages/version.html", line=line, table=stages_table(line.policy), title=title, crumbs=way
    )


def end(request: HttpRequest, partnership: str, version_id: UUID) -> HttpResponse:
    """End a version."""
    _check_may_edit(request, partnership)
    today = timezone.localdate()
    line = queries.get_version(request.actor, partnership, version_id, today=today)
    form = EndForm(request.POST or None)
    if submit(form, lambda: commands.end_stages(request.actor, version_id, on=today, **form.cleaned_data)):
        messages.success(request, "The version has ended. What began under it stays under it.")
        return redirect("casework:stages", partnership)
    title = f"End version {line.number}"
    way = [(TITLE, reverse("casework:stages", args=[partnership])), (title, "")]
    return page(request, "casework/agreed_form.html", form=form, title=title, crumbs=way)


def _check_may_edit(request: HttpRequest, partnership: str) -> None:
    get_partnership(request.actor, partnership)
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager keeps its stages of disagreement.")
