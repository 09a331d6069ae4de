"""What somebody who follows an e-mailed link may see: this one action, and of it only what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.foundation.commands import NotFound
from joinedup.foundation.links.queries import Link
from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.rules import reference_of, state_words
from joinedup_core.lifecycle import OWED, State


@dataclass(frozen=True)
class AskedAction:
    """The action an update is asked on: its words, day and state. No notes, no names, no source."""

    id: UUID
    reference: str
    text: str
    partnership: str
    agency: str
    due_on: date | None
    due_words: str
    state_words: str
    owed: bool


def get_asked_action(link: Link) -> AskedAction:
    """The one action a link was sent about. Raises `NotFound`."""
    row = Action.objects.select_related("partnership", "owner_agency").filter(pk=link.target_id).first()
    if row is None:
        raise NotFound("no such action")
    agency = row.owner_agency.name if row.owner_agency else ""
    return AskedAction(row.pk, reference_of(row.number), row.text, row.partnership.name, agency, row.due_on, row.due_words, state_words(row.status), State(row.status) in OWED)  # fmt: skip
