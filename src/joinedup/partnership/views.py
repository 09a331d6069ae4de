"""Pages of a partnership as a whole, and the frame that every page of the room stands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import page, submit
from joinedup.kit.forms import Form
from joinedup.kit.parts import Tile
from joinedup.partnership import commands, queries
from joinedup.partnership.agencies.queries import agencies
from joinedup.partnership.duties.queries import duties
from joinedup.partnership.forms import PartnershipForm, PublicationForm
from joinedup.partnership.groups.queries import groups_in_full
from joinedup.partnership.rules import PROVENANCES, unknown
from joinedup.partnership.seats.queries import seats_in, seats_that_need_somebody
from joinedup_core.permits import Permission

Frame = dict[str, Any]
EVERY_ROW = 100_000
NEEDS_YOU = {"overdue", "never_shown", "due_soon"}


def frame(request: HttpRequest, partnership: str, *crumbs: tuple[str, str]) -> Frame:
    """What every page of the room shows: the partnership (404 where the reader may not see it), crumbs, what is offered."""
    here = queries.get_partnership(request.actor, partnership)
    board = places.board(partnership)
    return {
        "here": here,
        "today": timezone.localdate(),
        "unknown": unknown(here.provenance),
        "crumbs": [(here.name, reverse("partnership:overview", args=[partnership])), *crumbs],
        "may_edit": queries.may(request.actor, Permission.EDIT_PARTNERSHIP, board),
        "may_edit_duties": queries.may(request.actor, Permission.EDIT_DUTIES, board),
    }


def form_page(
    request: HttpRequest, framed: Frame, form: Form, *, title: str, button: str, caption: str = "", words: str = "",
    variant: str = "", needs: str = "may_edit",
) -> HttpResponse:  # fmt: skip
    """A page that is one form, for those who may send it."""
    if not framed[needs]:
        raise NotAllowed("Your role here lets you read this, not change it. Ask the partnership's business manager.")
    more = {"title": title, "button": button, "caption": caption, "words": words, "variant": variant}
    framed["crumbs"] = [*framed["crumbs"], (title, "")]
    return page(request, "partnership/form.html", form=form, **framed, **more)


def whole(listing: Listing) -> Listing:
    """The same list from its beginning to its end, to take away."""
    return replace(listing, page=1, per_page=EVERY_ROW)


def overview(request: HttpRequest, partnership: str) -> HttpResponse:
    """What the partnership is, what is known of it, and what needs somebody."""
    framed = frame(request, partnership)
    today, actor = framed["today"], request.actor
    groups = groups_in_full(actor, partnership, on=today)
    seats = seats_that_need_somebody(actor, partnership, on=today)
    every = duties(actor, partnership, on=today)
    owed = [d for d in every if d.standing.status in NEEDS_YOU]
    found = agencies(actor, partnership, Listing("name", filters={"when": "now"}, per_page=1), on=today).total
    here = framed["here"]
    counts = {"groups": len(groups), "agencies": found}
    if here.published:
        counts |= {"seats": seats_in(actor, partnership, on=today), "duties": len(every)}
    else:
        counts |= {"seats_attention": len(seats), "duties": len(owed)}
    return page(
        request, "partnership/overview.html", **framed, groups=groups, seats=seats, owed=owed,
        rotations=[g for g in groups if g.rotation.warns],
        endless=[] if here.published else [g for g in groups if g.lacks_end],
        provenance=PROVENANCES.get(here.provenance, ""), tiles=_tiles(here, counts),
    )  # fmt: skip


def _tiles(here: queries.PartnershipLine, counts: dict[str, int]) -> list[Tile]:
    """What there is, each number leading to its list; what needs somebody is coloured."""
    words = {
        "groups": "groups", "agencies": "agencies", "seats": "seats", "seats_attention": "seats that need somebody",
        "duties": "statutory duties" if here.published else "duties to show",
    }  # fmt: skip
    colours = {} if here.published else {"seats_attention": "orange", "duties": "red"}
    return [
        Tile(
            number, words[name], reverse(f"partnership:{name}", args=[here.key]),
            colour=colours.get(name, "") if number else "",
        )
        for name, number in counts.items()
    ]  # fmt: skip


def edit(request: HttpRequest, partnership: str) -> HttpResponse:
    """Change how the partnership is called and described."""
    framed = frame(request, partnership)
    here = framed["here"]
    initial = {"name": here.name, "area": here.area, "about": here.about, "version": here.version}
    form = PartnershipForm(request.POST or None, initial=initial)
    if submit(form, lambda: commands.edit_partnership(request.actor, here.id, **form.cleaned_data)):
        messages.success(request, "The partnership is changed.")
        return redirect("partnership:overview", partnership)
    return form_page(request, framed, form, title="Change the partnership", button="Save changes")


def publication(request: HttpRequest, partnership: str) -> HttpResponse:
    """Put the arrangements on the public page, or take them off."""
    framed = frame(request, partnership)
    form = PublicationForm(request.POST or None)
    if submit(form, lambda: _switch(request, framed["here"].id, framed["here"].public_from_on, framed["today"])):
        messages.success(request, "The public page is switched on or off as you asked.")
        return redirect("partnership:publication", partnership)
    return page(request, "partnership/publication.html", form=form, **framed)


def _switch(request: HttpRequest, partnership: UUID, public_from_on: date | None, today: date) -> None:
    if public_from_on:
        commands.stop_publishing(request.actor, partnership)
    else:
        commands.publish_arrangements(request.actor, partnership, on=today)
