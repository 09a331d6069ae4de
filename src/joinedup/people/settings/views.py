"""Pages of what a partnership settled about access to cases."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import get_partnership, may
from joinedup.people.settings import commands, queries
from joinedup.people.settings.forms import form_of
from joinedup.people.settings.rules import SETTINGS
from joinedup.people.views import form_page
from joinedup_core.permits import Permission

TITLE = "Settings of access to cases"


def settings(request: HttpRequest, partnership: str) -> HttpResponse:
    """What holds, where it is from and what is doubtful."""
    framed = _frame(request, partnership)
    framed["crumbs"][-1] = (TITLE, "")
    lines = list(queries.settings_of(partnership, on=framed["today"]).values())
    return page(request, "people/settings.html", lines=lines, may_edit=_may_edit(request, partnership), **framed)


def settle(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Record a value that was agreed."""
    framed = _frame(request, partnership)
    if not _may_edit(request, partnership):
        raise NotAllowed("The partnership’s business manager records what was agreed.")
    if key not in SETTINGS:
        raise NotFound("no such setting")
    line = queries.settings_of(partnership, on=framed["today"])[key]
    choices = {"value": line.setting.choices} if line.setting.choices else {}
    form = form_of(line.setting)(request.POST or None, initial={"value": line.value}, choices=choices)

    def act() -> object:
        said = dict(form.cleaned_data)
        given = {"key": key, "value": str(said.pop("value")), "on": framed["today"]}
        return commands.settle(request.actor, framed["here"].id, **given, **said)

    if submit(form, act):
        messages.success(request, "The setting is recorded, and holds from now on.")
        return redirect("cases:settings", partnership)
    return form_page(
        request, framed, form, title=line.setting.label, button="Record it", words=f"Doubtful: {line.setting.doubt}"
    )


def _may_edit(request: HttpRequest, partnership: str) -> bool:
    return may(request.actor, Permission.EDIT_PARTNERSHIP, places.board(partnership))


def _frame(request: HttpRequest, partnership: str) -> dict[str, Any]:
    here = get_partnership(request.actor, partnership)
    crumbs = [
        (here.name, reverse("partnership:overview", args=[partnership])),
        (TITLE, reverse("cases:settings", args=[partnership])),
    ]
    return {"here": here, "today": timezone.localdate(), "crumbs": crumbs}
