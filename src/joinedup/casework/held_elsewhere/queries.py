"""Days of written updates and own actions, of panels whose cases stay elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.case_actions.rules import standing
from joinedup.casework.held_elsewhere.models import OwnAction, UpdateDay
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class UpdateDayLine:
    """An agency's written update for a meeting: due and sent."""

    agency_id: UUID
    agency: str
    due_on: date
    sent_on: date | None
    own: bool


@dataclass(frozen=True)
class OwnActionLine:
    """An action of one's own agency."""

    id: UUID
    panel_id: UUID
    reference: str
    text: str
    due_on: date
    state: str
    standing: str
    because: str
    version: int


def update_days(actor: Actor, hearing_id: UUID) -> list[UpdateDayLine]:
    """The written updates of a meeting, by agency."""
    rows = list(UpdateDay.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(hearing_id=hearing_id))
    names = agencies_called({row.agency_id for row in rows})
    found = [
        UpdateDayLine(
            row.agency_id, names[row.agency_id], row.due_on, row.sent_on, str(row.agency_id) == actor.agency_id
        )
        for row in rows
    ]
    return sorted(found, key=lambda line: line.agency)


def own_actions(actor: Actor, panel_id: UUID, *, today: date) -> list[OwnActionLine]:
    """One's own agency's actions from a panel, open ones first."""
    rows = OwnAction.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(panel_id=panel_id).order_by("due_on")
    return sorted((_line(row, today) for row in rows), key=lambda line: line.state != "open")


def get_own_action(actor: Actor, partnership: str, action_id: UUID, *, today: date) -> OwnActionLine:
    """One action of one's own agency. Raises `NotFound`."""
    rows = OwnAction.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(panel__partnership__key=partnership)
    row = rows.filter(pk=action_id).first()
    if row is None:
        raise NotFound("no such action")
    return _line(row, today)


def _line(row: OwnAction, today: date) -> OwnActionLine:
    stands = standing(row.state, row.due_on, today)
    return OwnActionLine(
        row.pk, row.panel_id, row.reference, row.text, row.due_on, row.state, stands, row.because, row.version
    )
