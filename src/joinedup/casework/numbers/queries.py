"""The quarters counted for boards, as values; and for the job what there is to count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from joinedup.casework.numbers.models import CountedQuarter, RecountRequest
from joinedup.casework.numbers.rules import BoardTable, read_table
from joinedup.foundation import places
from joinedup_core.permits import Actor, Permission, Place, holds_anywhere

PANEL = "panel:"


@dataclass(frozen=True)
class PanelNumbers:
    """A panel's return as boards get it. None is kept back."""

    name: str
    figures: dict[str, int | None]


@dataclass(frozen=True)
class Quarter:
    """A quarter as it was counted."""

    id: UUID
    from_on: date
    counted_on: date
    edition: int
    reason: str
    below: int
    tables: dict[str, BoardTable]
    panels: dict[str, PanelNumbers]
    waits: bool
    """Whether it is to be counted again."""


def may_see(actor: Actor, partnership: str) -> bool:
    """Whether the actor holds a role of a board anywhere in a partnership that lets them read its numbers."""
    return holds_anywhere(actor, Permission.SEE_NUMBERS, places.board(partnership))


def quarters(actor: Actor, partnership: str) -> dict[date, Quarter]:
    """The counted quarters of a partnership that the actor may see, by their first day."""
    rows = CountedQuarter.objects.visible_to(actor, Permission.SEE_NUMBERS).filter(partnership__key=partnership)
    waiting = set(RecountRequest.objects.filter(counted__in=rows, done_on=None).values_list("counted_id", flat=True))
    return {row.from_on: _quarter(row, row.pk in waiting) for row in rows.order_by("from_on")}


def counting_begins(place: Place) -> date | None:
    """The day on which the first case below a place was opened; None where there is none. For jobs."""
    with connection.cursor() as cursor:
        cursor.execute("select app.counting_begins(%s)", [place])
        found: date | None = cursor.fetchone()[0]
    return found


def concerns_on(place: Place, day: date) -> list[tuple[str, str, int]]:
    """How many people below a place were at risk of what, at which level, on a day. For jobs."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.concern_counts(%s, %s)", [place, day])
        return list(cursor.fetchall())


def _quarter(row: CountedQuarter, waits: bool) -> Quarter:
    told: dict[str, Any] = row.tables
    return Quarter(
        row.pk, row.from_on, row.counted_on, row.edition, row.reason, row.below,
        {key: read_table(one) for key, one in told.items() if not key.startswith(PANEL)},
        {key: PanelNumbers(one["name"], one["figures"]) for key, one in told.items() if key.startswith(PANEL)},
        waits,
    )  # fmt: skip
