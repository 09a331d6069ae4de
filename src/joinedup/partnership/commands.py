"""Changing the partnership itself. What changes agencies, groups, seats, duties and themes stands in its corner,
and is gathered here, where other rooms look for it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.text import slugify

from joinedup.foundation import places
from joinedup.foundation.commands import Everywhere, Outcome, Refused, check_version, command
from joinedup.partnership.agencies.commands import (
    add_agency,
    add_alias,
    add_standing,
    edit_agency,
    end_standing,
    remove_alias,
    set_agency_contact,
    succeed_agency,
)
from joinedup.partnership.duties.commands import add_duty, close_duty, edit_duty, record_evidence
from joinedup.partnership.groups.commands import create_group, edit_group, end_group, pass_chair
from joinedup.partnership.models import Agency, Group, Membership, Partnership, Seat
from joinedup.partnership.seats.commands import add_seat, edit_seat, give_seat, name_deputy, vacate_seat
from joinedup.partnership.themes.commands import add_theme, edit_theme
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
    "following",
    "installation",
    "partnerships",
    "accessibility",
}


@command(Permission.RUN_INSTALLATION)
def create_partnership(
    actor: Actor, where: Everywhere, *, key: str, name: str, area: str = "", about: str = "",
    provenance: str = "own", source: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Make a partnership. Its key (lower-case letters, digits, hyphens) stands in every address and never changes."""
    if key != slugify(key) or not key:
        raise Refused("bad_key", "Use lower-case letters, digits and hyphens, such as 'north-vale'", "key")
    if key in RESERVED or Partnership.objects.filter(key=key).exists():
        raise Refused("key_taken", "This key is in use: choose another", "key")
    made = Partnership.objects.create(
        key=key, name=name, area=area, about=about, provenance=provenance, source=source, place=places.board(key)
    )
    return Outcome(made.pk, f"partnership {key}")


@command(Permission.EDIT_PARTNERSHIP)
def edit_partnership(
    actor: Actor, partnership: Partnership, *, version: int, name: str, area: str = "", about: str = ""
) -> Outcome[None]:
    """Change how the partnership is called and described. Its key and provenance stay."""
    now = partnership
    check_version(now, version, shown={"Name": now.name, "Area": now.area, "About the partnership": now.about})
    changed = partnership.save_changes(name=name.strip(), area=area.strip(), about=about.strip())
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_PARTNERSHIP)
def publish_arrangements(actor: Actor, partnership: Partnership, *, on: date) -> Outcome[None]:
    """Put the arrangements (structure, posts, duties; never the name of a person) on the public page from a day."""
    if partnership.public_from_on is not None:
        raise Refused("already_public", "The arrangements are already on the public page.")
    partnership.save_changes(public_from_on=on)
    return Outcome(None, f"public from {on.isoformat()}")


@command(Permission.EDIT_PARTNERSHIP)
def stop_publishing(actor: Actor, partnership: Partnership) -> Outcome[None]:
    """Take the arrangements off the public page."""
    partnership.save_changes(public_from_on=None)
    return Outcome(None, "not public")


__all__ = [
    "Agency", "Group", "Membership", "Partnership", "Seat", "add_agency", "add_alias", "add_duty", "add_seat", "add_standing", "add_theme", "close_duty", "create_group",
    "create_partnership", "edit_agency", "edit_duty", "edit_group", "edit_partnership", "edit_seat", "edit_theme",
    "end_group", "end_standing", "give_seat", "name_deputy", "pass_chair", "publish_arrangements", "record_evidence",
    "remove_alias", "set_agency_contact", "stop_publishing", "succeed_agency", "vacate_seat",
]  # fmt: skip
