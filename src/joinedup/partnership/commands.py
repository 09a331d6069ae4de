"""Changing the partnership."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.utils.text import slugify

from joinedup.foundation import places
from joinedup.foundation.commands import Everywhere, Outcome, Refused, command
from joinedup.partnership.models import Agency, Group, Membership, Partnership, Seat
from joinedup_core.permits import Actor, Permission

RESERVED = {
    "accounts",
    "health",
    "static",
    "public",
    "demo",
    "gallery",
    "agencies",
    "calendar",
    "link",
    "search",
    "me",
    "files",
    "help",
}


@command(Permission.RUN_INSTALLATION)
def create_partnership(
    actor: Actor, where: Everywhere, *, key: str, name: str, area: str = "", **more: Any
) -> Outcome[UUID]:
    """Make a partnership. Its key (lower-case letters, digits, hyphens) stands in every address and never changes."""
    if key != slugify(key) or not key:
        raise Refused("bad_key", "Use lower-case letters, digits and hyphens, such as 'north-vale'", "key")
    if key in RESERVED or Partnership.objects.filter(key=key).exists():
        raise Refused("key_taken", "This key is in use: choose another", "key")
    made = Partnership.objects.create(key=key, name=name, area=area, place=places.board(key), **more)
    return Outcome(made.pk, f"partnership {key}")


@command(Permission.EDIT_PARTNERSHIP)
def add_agency(
    actor: Actor,
    partnership: Partnership,
    *,
    name: str,
    kind: str,
    regime: str = "",
    standing: str = "partner",
    **more: Any,
) -> Outcome[UUID]:
    """Add an agency to a partnership; one that another partnership already knows by this name is the same agency."""
    agency, _ = Agency.objects.get_or_create(name=name.strip(), defaults={"kind": kind, **more})
    Membership.objects.get_or_create(
        partnership=partnership, agency=agency, regime=regime, standing=standing, defaults={"place": partnership.place}
    )
    return Outcome(agency.pk, f"agency {agency.pk} as {standing}")


@command(Permission.EDIT_PARTNERSHIP)
def create_group(
    actor: Actor, partnership: Partnership, *, name: str, kind: str, parent: Group | None = None, **more: Any
) -> Outcome[UUID]:
    """Make a group of the partnership, under another group where it reports to one."""
    made_id, key = uuid4(), slugify(name)[:80]
    if Group.objects.filter(partnership=partnership, key=key).exists():
        raise Refused("name_taken", "A group of this partnership already has this name", "name")
    place = places.group(partnership.key, made_id)
    Group.objects.create(
        pk=made_id, partnership=partnership, key=key, name=name, kind=kind, parent=parent, place=place, **more
    )
    return Outcome(made_id, f"group {made_id}")


@command(Permission.EDIT_PARTNERSHIP)
def add_seat(
    actor: Actor, group: Group, *, post: str, agency_id: UUID | None = None, role: str = "member", **more: Any
) -> Outcome[UUID]:
    """Add a seat to a group."""
    seat = Seat.objects.create(group=group, place=group.place, post=post, agency_id=agency_id, role=role, **more)
    return Outcome(seat.pk, f"seat {seat.pk}")
