"""Changing many actions at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.meetings.actions.commands import edit_action, give_action
from joinedup.meetings.actions.models import Action
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_ACTIONS)
def change_actions(
    actor: Actor, first: Action, *, others: list[Action], versions: Mapping[UUID, int], at: datetime,
    due_on: date | None = None, priority: str = "", owner_seat_id: UUID | None = None, owner_agency_id: UUID | None = None,
) -> Outcome[int]:  # fmt: skip
    """Give many actions another due date, owner or priority. One that somebody changed meanwhile stops all of them."""
    if not (due_on or priority or owner_seat_id or owner_agency_id):
        raise Refused("nothing_to_change", "Choose a new due date, owner or priority")
    rows = [first, *others]
    stale = [row.number for row in rows if row.version != versions.get(row.pk)]
    if stale:
        numbers = ", ".join(f"A-{n:04d}" for n in sorted(stale))
        raise Refused(
            "changed",
            f"Somebody changed {numbers} in the meantime. Look at them again, then choose again; nothing was changed",
        )
    for row in rows:
        _change_one(actor, row, at, due_on, priority, owner_seat_id, owner_agency_id)
    return Outcome(len(rows), f"{len(rows)} actions changed: {', '.join(str(row.pk) for row in rows)}")


def _change_one(actor: Actor, row: Action, at: datetime, due_on: date | None, priority: str, *owner: Any) -> None:
    version = row.version
    if due_on or priority:
        changed = edit_action(
            actor, row, version=version, text=row.text, due_on=due_on or row.due_on, priority=priority or row.priority,
            at=at, due_words=row.due_words, repeats=row.repeats, source_words=row.source_words,
        )  # fmt: skip
        version += bool(changed)
    if any(owner):
        give_action(actor, row.pk, version=version, at=at, owner_seat_id=owner[0], owner_agency_id=owner[1])
