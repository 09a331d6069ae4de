"""Pages of the kinds of panel of a partnership: what each says, settling one, adding one, ending a version."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.casework.panel_kinds import commands, queries
from joinedup.casework.panel_kinds.forms import AddForm, EndForm, SettleForm
from joinedup.casework.panel_kinds.shown import kind_words, kinds_table, templates_facts, versions_table, windows_table
from joinedup.casework.panels.shown import frame
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.permits import Permission

KEPT = "It is kept. Referrals and hearings that begin from its first day on go by it."
WORDS = "What your partnership settled, as a group approved it. Nothing that has begun changes: a case and a hearing keep what held on the day they began."


def all_kinds(request: HttpRequest, partnership: str) -> HttpResponse:
    """The kinds of panel that hold today."""
    framed = frame(request, partnership, ("Kinds of panel", ""))
    found = queries.kinds_here(request.actor, partnership, on=framed["today"])
    may_edit = _may_edit(request, partnership)
    return page(
        request, "casework/panel_kinds.html", table=kinds_table(partnership, found), may_edit=may_edit, **framed
    )


def kind(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """One kind as it holds today, and every version that the partnership settled."""
    framed = frame(request, partnership, _above(partnership))
    line = queries.get_kind(request.actor, partnership, key, on=framed["today"])
    framed["crumbs"].append((line.kind.title, ""))
    may_edit = _may_edit(request, partnership)
    own = queries.versions(request.actor, partnership, key, today=framed["today"])
    told = {"line": line, "facts": kind_words(line.kind), "windows": windows_table(line.kind), "may_edit": may_edit}
    told["templates"] = templates_facts(line.kind)
    table = versions_table(partnership, own, may_edit=may_edit)
    return page(request, "casework/panel_kind.html", own=table, **told, **framed)


def settle(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Settle a kind for the partnership."""
    _check_may_edit(request, partnership)
    framed = frame(request, partnership, _above(partnership))
    line = queries.get_kind(request.actor, partnership, key, on=framed["today"])
    framed["crumbs"] += [(line.kind.title, reverse("panels:kind", args=[partnership, key])), ("Settle it", "")]
    form = SettleForm(request.POST or None, kind=line.kind, choices=_groups(request, partnership))

    def act() -> UUID:
        given = {"key": key, "settled": form.settled(), "approval": form.approval(framed["today"])}
        return commands.settle_kind(request.actor, form.cleaned_data["group_id"], **given)

    if submit(form, act):
        messages.success(request, KEPT)
        return redirect("panels:kind", partnership, key)
    told = {"title": "Settle how it works here", "caption": line.kind.title, "button": "Keep it", "words": WORDS}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def add(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add a kind of the partnership's own."""
    _check_may_edit(request, partnership)
    framed = frame(request, partnership, _above(partnership), ("A kind of our own", ""))
    form = AddForm(
        request.POST or None, kind=None, choices=_groups(request, partnership), initial={"minutes_a_case": 15}
    )

    def act() -> UUID:
        given = {"added": form.added(), "settled": form.settled(), "approval": form.approval(framed["today"])}
        return commands.add_kind(request.actor, form.cleaned_data["group_id"], **given)

    if submit(form, act):
        messages.success(request, "It is kept. From its first day on a group can be made a panel of this kind.")
        return redirect("panels:kinds", partnership)
    told = {"title": "Add a kind of panel of our own", "button": "Keep it", "words": WORDS}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def end(request: HttpRequest, partnership: str, version_id: UUID) -> HttpResponse:
    """End a version."""
    _check_may_edit(request, partnership)
    framed = frame(request, partnership, _above(partnership))
    line = queries.get_version(request.actor, partnership, version_id, today=framed["today"])
    framed["crumbs"] += [
        (line.kind.title, reverse("panels:kind", args=[partnership, line.kind.key])),
        ("End a version", ""),
    ]
    form = EndForm(request.POST or None)
    if submit(form, lambda: commands.end_kind(request.actor, version_id, on=framed["today"], **form.cleaned_data)):
        messages.success(request, "Today is its last day. What it says is kept, and what began under it keeps it.")
        return redirect("panels:kind", partnership, line.kind.key)
    told = {"title": f"End version {line.number}", "caption": line.kind.title, "button": "End it"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _groups(request: HttpRequest, partnership: str) -> dict[str, list[tuple[UUID, str]]]:
    return {"group_id": [(line.id, line.name) for line in groups(request.actor, partnership)]}


def _may_edit(request: HttpRequest, partnership: str) -> bool:
    return may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))


def _check_may_edit(request: HttpRequest, partnership: str) -> None:
    get_partnership(request.actor, partnership)
    if not _may_edit(request, partnership):
        raise NotAllowed("The partnership’s business manager records what was approved.")


def _above(partnership: str) -> tuple[str, str]:
    return "Kinds of panel", reverse("panels:kinds", args=[partnership])
