"""Changing the partnership's list of themes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.text import slugify

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.partnership.models import Partnership, Theme
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def add_theme(
    actor: Actor, partnership: Partnership, *, name: str, aim: str = "", position: int = 0, source: str = "",
    from_on: date | None = None, to_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Add a theme to the partnership's list."""
    name = " ".join(name.split())
    key = slugify(name)[:80]
    if not key:
        raise Refused("no_name", "Enter the name of the theme", "name")
    if Theme.objects.filter(partnership=partnership, key=key).exists():
        raise Refused("name_taken", "This theme is already on the list", "name")
    made = Theme.objects.create(
        partnership=partnership, place=partnership.place, key=key, name=name, aim=aim, position=position,
        source=source, from_on=from_on, to_on=to_on,
    )  # fmt: skip
    return Outcome(made.pk, f"theme {made.pk}")


@command(Permission.EDIT_PARTNERSHIP)
def edit_theme(
    actor: Actor, theme: Theme, *, version: int, name: str, aim: str = "", from_on: date | None = None,
    to_on: date | None = None,
) -> Outcome[None]:  # fmt: skip
    """Change a theme, or end it with its last day; what cites it keeps doing so."""
    shown = {"Name": theme.name, "Aim": theme.aim, "First day": theme.from_on, "Last day": theme.to_on}
    check_version(theme, version, shown=shown)
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day.", "to_on")
    changed = theme.save_changes(name=" ".join(name.split()), aim=aim.strip(), from_on=from_on, to_on=to_on)
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")
