"""An upload as its owner sees it again, and the columns remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from joinedup.foundation.commands import NotFound
from joinedup.foundation.imports.models import ImportDraft, RememberedColumns
from joinedup_core.permits import Actor, Place
from joinedup_core.tables import Cell, RawRow, RawTable


@dataclass(frozen=True)
class Draft:
    """A table uploaded and not imported yet."""

    id: UUID
    place: Place
    kind: str
    target: str
    filename: str
    tables: tuple[RawTable, ...]
    table_number: int
    chosen: dict[str, int]

    @property
    def table(self) -> RawTable:
        """The table chosen of those in the file."""
        return self.tables[self.table_number]


def get_draft(actor: Actor, draft_id: UUID) -> Draft:
    """The actor's own draft. Raises `NotFound` for anybody else's."""
    row = ImportDraft.objects.filter(pk=draft_id, user_id=actor.user_id).first() if actor.user_id else None
    if row is None:
        raise NotFound("no such draft")
    tables = tuple(_table(told) for told in row.tables)
    return Draft(row.pk, row.place, row.kind, row.target, row.filename, tables, row.table_number, row.chosen)


def remembered(place: Place, kind: str) -> dict[str, str]:
    """Heading -> field, as chosen the last time in this partnership."""
    row = RememberedColumns.objects.filter(place=place, kind=kind).first()
    return dict(row.columns) if row else {}


def _table(told: dict[str, Any]) -> RawTable:
    rows = tuple(
        RawRow(number, tuple(Cell(text) for text in cells), section) for number, section, cells in told["rows"]
    )
    return RawTable(told["name"], tuple(told["headings"]), rows, told["where"])
