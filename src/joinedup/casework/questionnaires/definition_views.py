"""Pages of the forms that a partnership uses: what there is, and loading one of its own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.questionnaires import commands, queries
from joinedup.casework.questionnaires.forms import DefinitionForm
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership, may
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission


def definitions(request: HttpRequest, partnership: str) -> HttpResponse:
    """The forms in use here, and those of the partnership's own."""
    get_partnership(request.actor, partnership)
    offered = list(queries.offered(partnership, timezone.localdate()).values())
    own = queries.own_definitions(request.actor, partnership)
    return page(
        request, "casework/questionnaires/definitions.html", partnership=partnership, table=_table(partnership, offered),
        own=[(one, d, ended) for one, d, ended in own], crumbs=[("Forms", "")],
        may_edit=may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)),
    )  # fmt: skip


def definition(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """One form in use: its questions, levels and source, and its text to copy."""
    get_partnership(request.actor, partnership)
    found = queries.offered(partnership, timezone.localdate()).get(key)
    if found is None:
        raise NotFound("no such form")
    way = [("Forms", reverse("casework:form_definitions", args=[partnership])), (found.definition.title, "")]
    return page(request, "casework/questionnaires/definition.html", one=found.definition, text=found.text, crumbs=way)


def load(request: HttpRequest, partnership: str) -> HttpResponse:
    """Load a form of the partnership's own."""
    here = get_partnership(request.actor, partnership)
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager loads its forms.")
    form = DefinitionForm(request.POST or None)
    if submit(form, lambda: commands.add_definition(request.actor, here.id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The form is loaded. It is used from its first day on.")
        return redirect("casework:form_definitions", partnership)
    way = [("Forms", reverse("casework:form_definitions", args=[partnership])), ("Load a form", "")]
    return page(request, "casework/agreed_form.html", form=form, title="Load a form of your own", crumbs=way)


def end(request: HttpRequest, partnership: str, definition_id: UUID) -> HttpResponse:
    """Take a form of the partnership's own out of use, once it was asked."""
    get_partnership(request.actor, partnership)
    own = {key: one for key, one, _ in queries.own_definitions(request.actor, partnership)}
    if definition_id not in own:
        raise NotFound("no such form")
    if not may(request.actor, Permission.EDIT_DUTIES, places.board(partnership)):
        raise NotAllowed("The partnership’s business manager loads its forms.")
    if request.method != "POST":
        words = (
            "Nobody can begin it from now on. Forms begun with it keep their text. To take this back, load it again."
        )
        about = f"{own[definition_id].title}, version {own[definition_id].version}"
        way = [("Forms", reverse("casework:form_definitions", args=[partnership]))]
        told = {"title": "Take this form out of use?", "button": "Take it out of use"}
        return ask_first(request, about=about, words=words, crumbs=way, **told)
    commands.end_definition(request.actor, definition_id, at=timezone.now())
    messages.success(request, "The form is out of use. Forms begun with it keep their text.")
    return redirect("casework:form_definitions", partnership)


def _table(partnership: str, offered: list[queries.Offered]) -> Table:
    return Table(
        "Forms in use",
        [
            Column("title", "Form", value=lambda one: one.definition.title),
            Column("version", "Version", value=lambda one: one.definition.version),
            Column("by", "Wording", value=lambda one: one.set_by),
            Column("from", "In use from", value=lambda one: day_in_words(one.definition.effective_from)),
        ],
        offered,
        empty="No form is in use.",
        row_link=lambda one: reverse("casework:form_definition", args=[partnership, one.definition.key]),
    )
