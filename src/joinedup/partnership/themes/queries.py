"""The partnership's list of themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.foundation.commands import NotFound
from joinedup.partnership.models import Theme
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class ThemeLine:
    """A theme as lists and choices show it."""

    id: UUID
    version: int
    key: str
    name: str
    aim: str
    position: int
    source: str
    from_on: date | None
    to_on: date | None


def themes(actor: Actor, partnership: str, *, on: date | None = None) -> list[ThemeLine]:
    """The themes of a partnership in their order; with a day, only those that stand then."""
    rows = Theme.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    rows = rows.exclude(to_on__lt=on) if on else rows
    return [_line(row) for row in rows.order_by("position", "name", "id")]


def get_theme(actor: Actor, partnership: str, theme_id: UUID) -> ThemeLine:
    """One theme of a partnership. Raises `NotFound`."""
    rows = Theme.objects.visible_to(actor, Permission.SEE_PARTNERSHIP)
    row = rows.filter(partnership__key=partnership, pk=theme_id).first()
    if row is None:
        raise NotFound("no such theme here")
    return _line(row)


def _line(row: Theme) -> ThemeLine:
    return ThemeLine(row.pk, row.version, row.key, row.name, row.aim, row.position, row.source, row.from_on, row.to_on)
