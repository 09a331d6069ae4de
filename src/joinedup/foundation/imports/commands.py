"""Keeping and dropping one's own uploads. What they hold goes nowhere before a room's import command takes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from joinedup.foundation.commands import NotAllowed, Refused
from joinedup.foundation.imports.models import ImportDraft, RememberedColumns
from joinedup_core.permits import Actor, Place
from joinedup_core.tables import RawTable


def keep_draft(
    actor: Actor, *, place: Place, kind: str, target: str, filename: str, tables: Sequence[RawTable], number: int
) -> UUID:
    """Keep an upload for its owner to look at."""
    if actor.user_id is None:
        raise NotAllowed("Only somebody signed in can upload a table.")
    made = ImportDraft.objects.create(
        place=place,
        user_id=actor.user_id,
        kind=kind,
        target=target,
        filename=filename[-200:],
        tables=[_told(table) for table in tables],
        table_number=number,
    )
    return made.pk


def choose_columns(actor: Actor, draft_id: UUID, *, number: int, chosen: dict[str, int]) -> None:
    """Keep which table and which columns the owner chose, and remember the columns for the next file."""
    draft = ImportDraft.objects.get(pk=draft_id, user_id=_owner(actor))
    draft.save_changes(table_number=number, chosen=chosen)
    headings = draft.tables[number]["headings"]
    held = {headings[column]: key for key, column in chosen.items()}
    columns = {heading: held.get(heading, "") for heading in headings}
    RememberedColumns.objects.update_or_create(place=draft.place, kind=draft.kind, defaults={"columns": columns})


def drop_draft(actor: Actor, draft_id: UUID) -> None:
    """Drop one's own upload."""
    ImportDraft.objects.filter(pk=draft_id, user_id=_owner(actor)).delete()


def drop_old_drafts(now: datetime, *, older_than: timedelta = timedelta(days=1)) -> int:
    """Drop uploads that nobody finished."""
    return ImportDraft.objects.filter(made_at__lt=now - older_than).delete()[0]


def _told(table: RawTable) -> dict[str, object]:
    return {
        "name": table.name,
        "headings": list(table.headings),
        "where": table.where,
        "rows": [[row.number, row.section, [cell.text for cell in row.cells]] for row in table.rows],
    }


def _owner(actor: Actor) -> str:
    """The user whose upload it is; only somebody signed in has one."""
    if actor.user_id is None:
        raise Refused("not_a_person", "Only somebody who is signed in can import a file here")
    return actor.user_id
