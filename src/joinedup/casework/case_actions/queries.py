"""Actions from panels: those of a case, and those that one's own agency owes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from joinedup.casework.case_actions.models import CaseAction, CaseActionStep
from joinedup.casework.case_actions.rules import standing
from joinedup.casework.panels.queries import panel_names
from joinedup.foundation.accounts.queries import people as users
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup.people.cases.queries import Case
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class ActionLine:
    """An action, as it stands today."""

    id: UUID
    panel_case_id: UUID
    case_id: UUID
    reference: str
    panel: str
    number: int
    text: str
    agency_id: UUID
    agency: str
    own: bool
    due_on: date
    state: str
    standing: str
    because: str
    state_at: datetime
    version: int


@dataclass(frozen=True)
class StepLine:
    """One thing that was said of an action."""

    state: str
    text: str
    by: str
    at: datetime


def actions_of(actor: Actor, panel_case_ids: Iterable[UUID], *, today: date) -> list[ActionLine]:
    """The actions of cases before a panel that the reader may see, in the order of their numbers."""
    rows = CaseAction.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    return _lines(actor, rows.filter(panel_case_id__in=list(panel_case_ids)).order_by("panel_case_id", "number"), today)


def actions_in(actor: Actor, case_id: UUID, *, today: date) -> list[ActionLine]:
    """The actions in a case, of whichever panel, that the reader may see."""
    rows = CaseAction.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    return _lines(actor, rows.filter(case_id=case_id).order_by("due_on", "number"), today)


def own_actions(actor: Actor, partnership: str, *, today: date) -> list[ActionLine]:
    """What the actor's agency owes to panels and the actor may answer for: open ones first, the earliest due first."""
    rows = CaseAction.objects.visible_to(actor, Permission.UPDATE_CASE_ACTIONS)
    found = _lines(actor, rows.filter(case__partnership__key=partnership).order_by("due_on", "number"), today)
    return sorted(found, key=lambda line: line.state != "open")


def get_action(actor: Actor, partnership: str, action_id: UUID, *, today: date) -> ActionLine:
    """One action. Raises `NotFound`."""
    rows = CaseAction.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    found = _lines(actor, rows.filter(case__partnership__key=partnership, pk=action_id), today)
    if not found:
        raise NotFound("no such action")
    return found[0]


def steps_of(actor: Actor, action_id: UUID) -> list[StepLine]:
    """What was said of an action, the latest first."""
    shown = CaseActionStep.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(action_id=action_id)
    rows = shown.order_by("-said_at", "-made_at")
    names = users({row.said_by_id for row in rows})
    return [StepLine(row.state, row.text, names[row.said_by_id].name, row.said_at) for row in rows]


def _lines(actor: Actor, rows: Iterable[CaseAction], today: date) -> list[ActionLine]:
    found = list(rows)
    agencies, panels = agencies_called({r.owner_agency_id for r in found}), panel_names({r.panel_id for r in found})
    shown = Case.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in={row.case_id for row in found})
    references = dict(shown.values_list("pk", "reference"))
    return [
        ActionLine(
            row.pk, row.panel_case_id, row.case_id, references.get(row.case_id, ""), panels.get(row.panel_id, ""), row.number,
            row.text, row.owner_agency_id, agencies[row.owner_agency_id], str(row.owner_agency_id) == actor.agency_id, row.due_on,
            row.state, standing(row.state, row.due_on, today), row.because, row.state_at, row.version,
        )
        for row in found
    ]  # fmt: skip
