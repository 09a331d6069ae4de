"""Pages of desks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.desks import commands, queries
from joinedup.casework.desks.forms import DeskForm
from joinedup.casework.referral_kinds.queries import book_of, kinds_of
from joinedup.casework.referral_kinds.rules import Book
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership
from joinedup.people.teams.queries import agencies


def desks(request: HttpRequest, partnership: str) -> HttpResponse:
    """Where referrals go, with the number to ring."""
    get_partnership(request.actor, partnership)
    found, book = queries.desks(partnership), book_of(partnership)
    kept = {name for _, name in agencies(request.actor, partnership)}
    return page(
        request, "casework/referrals/desks.html", partnership=partnership, table=_table(found, book),
        kept=[(desk, _takes(desk, book)) for desk in found if desk.agency in kept], may_add=bool(kept), crumbs=[("Where referrals go", "")],
    )  # fmt: skip


def add(request: HttpRequest, partnership: str) -> HttpResponse:
    """Say where an agency takes referrals."""
    get_partnership(request.actor, partnership)
    kept = agencies(request.actor, partnership)
    if not kept:
        raise NotAllowed("The business manager, or the agency’s lead, says where an agency takes referrals.")
    takes = [(key, kind.label) for key, kind in kinds_of(partnership, timezone.localdate()).items()]
    offered = {"membership": kept, "team_id": queries.team_choices(partnership), "takes": takes}
    form = DeskForm(request.POST or None, choices=offered)

    def act() -> object:
        said = dict(form.cleaned_data)
        return commands.add_desk(request.actor, said.pop("membership"), **said)

    if submit(form, act):
        messages.success(request, "The desk is added: referrals of these kinds can go there.")
        return redirect("casework:desks", partnership)
    way = [("Where referrals go", reverse("casework:desks", args=[partnership])), ("Add a desk", "")]
    return page(request, "casework/agreed_form.html", form=form, title="Add a desk", crumbs=way)


def end(request: HttpRequest, partnership: str, desk_id: UUID) -> HttpResponse:
    """End a desk, once it was asked."""
    get_partnership(request.actor, partnership)
    desk = next((one for one in queries.desks(partnership) if one.id == desk_id), None)
    if desk is None or desk.agency not in {name for _, name in agencies(request.actor, partnership)}:
        raise NotFound("no such desk")
    if request.method != "POST":
        words = "No referral can be sent there from now on. Referrals that are there stay there. To take this back, add the desk again."
        way = [("Where referrals go", reverse("casework:desks", args=[partnership]))]
        about = f"{desk.agency}, {desk.telephone}"
        return ask_first(request, title="End this desk?", about=about, words=words, button="End it", crumbs=way)
    commands.end_desk(request.actor, desk_id, on=timezone.localdate())
    messages.success(request, "The desk is ended: no referral goes there any more.")
    return redirect("casework:desks", partnership)


def _takes(desk: queries.DeskLine, book: Book) -> str:
    """Which referrals it takes, in words."""
    return ", ".join(map(book.label, desk.kinds))


def _table(found: list[queries.DeskLine], book: Book) -> Table:
    return Table(
        "Desks",
        [
            Column("agency", "Agency"),
            Column("kinds", "Takes", value=lambda desk: _takes(desk, book)),
            Column("telephone", "Telephone"),
            Column("hours", "When"),
            Column("how", "How", value=lambda desk: f"Here: {desk.team}" if desk.on_system else desk.how),
        ],
        found,
        noun=("desk", "desks"),
        caption_hidden=True,
        empty="No desk is recorded yet. Ask the business manager; in the meantime telephone, and write down whom you told.",
    )
