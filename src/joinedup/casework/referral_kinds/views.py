"""Pages of the kinds of referral of a partnership: what each asks, settling one, adding one, ending a version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.panel_kinds.forms import EndForm
from joinedup.casework.referral_kinds import commands, queries
from joinedup.casework.referral_kinds.forms import KindForm
from joinedup.casework.referral_kinds.shown import kind_facts, kinds_table, versions_table
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import get_partnership, groups, may
from joinedup_core.permits import Permission

TITLE = "Kinds of referral"
WORDS = "What your partnership settled, as a group approved it. Referrals that were sent stay as they were sent."


def all_kinds(request: HttpRequest, partnership: str) -> HttpResponse:
    """The kinds of referral that can be sent today."""
    framed = _frame(request, partnership)
    framed["crumbs"][-1] = (TITLE, "")
    found = list(queries.kinds_of(partnership, framed["today"]).values())
    table = kinds_table(partnership, found, lambda kind: queries.whose(partnership, kind, framed["today"]))
    return page(request, "casework/referrals/kinds.html", title=TITLE, table=table, **framed)


def kind(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """One kind as it holds today, and every version that the partnership settled."""
    framed = _frame(request, partnership)
    found = queries.get_kind(request.actor, partnership, key, on=framed["today"])
    framed["crumbs"].append((found.label, ""))
    own = queries.versions(request.actor, partnership, key, today=framed["today"])
    table = versions_table(partnership, own, may_edit=framed["may_edit"])
    return page(request, "casework/referrals/kind.html", kind=found, facts=kind_facts(found), own=table, **framed)


def settle(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Settle a kind for the partnership."""
    framed = _editing(request, partnership)
    found = queries.get_kind(request.actor, partnership, key, on=framed["today"])
    framed["crumbs"] += [(found.label, reverse("casework:referral_kind", args=[partnership, key])), ("Settle it", "")]
    form = KindForm(request.POST or None, kind=found, choices=_groups(request, partnership))
    words = {"title": "Settle how it works here", "caption": found.label, "words": WORDS}
    if key == "prevent":
        words["words"] += " Prevent referrals go to the police: that is the law, and not settled here."
    return _keep(request, form, framed, key, words)


def add(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add a kind of the partnership's own."""
    framed = _editing(request, partnership)
    framed["crumbs"].append(("A kind of our own", ""))
    form = KindForm(request.POST or None, kind=None, choices=_groups(request, partnership))
    return _keep(request, form, framed, "", {"title": "Add a kind of referral of our own", "words": WORDS})


def end(request: HttpRequest, partnership: str, version_id: UUID) -> HttpResponse:
    """End a version."""
    framed = _editing(request, partnership)
    line = queries.get_version(request.actor, partnership, version_id, today=framed["today"])
    to = reverse("casework:referral_kind", args=[partnership, line.kind.key])
    framed["crumbs"] += [(line.kind.label, to), ("End a version", "")]
    form = EndForm(request.POST or None)
    if submit(
        form, lambda: commands.end_referral_kind(request.actor, version_id, on=framed["today"], **form.cleaned_data)
    ):
        messages.success(request, "Today is its last day. What was sent stays as it was sent.")
        return redirect(to)
    told = {"title": f"End version {line.number}", "caption": line.kind.label, "button": "End it"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _keep(request: HttpRequest, form: KindForm, framed: dict[str, Any], key: str, told: dict[str, str]) -> HttpResponse:
    def act() -> UUID:
        given = {"key": key, "settled": form.settled(), "approval": form.approval(framed["today"])}
        return commands.settle_referral_kind(request.actor, form.cleaned_data["group_id"], **given)

    if submit(form, act):
        messages.success(request, "It is kept. Referrals are sent by it from its first day on.")
        return redirect("casework:referral_kinds", framed["partnership"])
    return page(request, "casework/panel_form.html", form=form, button="Keep it", **told, **framed)


def _groups(request: HttpRequest, partnership: str) -> dict[str, list[tuple[UUID, str]]]:
    return {"group_id": [(line.id, line.name) for line in groups(request.actor, partnership)]}


def _editing(request: HttpRequest, partnership: str) -> dict[str, Any]:
    framed = _frame(request, partnership)
    if not framed["may_edit"]:
        raise NotAllowed("The partnership’s business manager records what was approved.")
    return framed


def _frame(request: HttpRequest, partnership: str) -> dict[str, Any]:
    get_partnership(request.actor, partnership)
    way = [
        ("Where referrals go", reverse("casework:desks", args=[partnership])),
        (TITLE, reverse("casework:referral_kinds", args=[partnership])),
    ]
    may_edit = may(request.actor, Permission.EDIT_DUTIES, places.board(partnership))
    return {"partnership": partnership, "today": timezone.localdate(), "crumbs": way, "may_edit": may_edit}
