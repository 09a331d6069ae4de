"""Days of written updates and own actions, of panels whose cases stay elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, Q, Subquery

from joinedup.casework.case_actions.rules import standing
from joinedup.casework.held_elsewhere.models import OwnAction, UpdateDay, seated_on
from joinedup.casework.panels.models import Panel
from joinedup.casework.waiting.rules import Waits
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


def own_actions_waiting(actor: Actor, partnership: str, today: date) -> Iterable[Waits]:
    """How many open actions the actor's agency noted for itself, by panel."""
    rows = OwnAction.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(
        panel__partnership__key=partnership, state="open"
    )
    panel = Subquery(Panel.objects.filter(group_id=OuterRef("panel_id")).values("id")[:1])
    told = rows.values("panel_id", "panel__name").annotate(
        number=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)), first=Min("due_on"), panel=panel
    )
    for row in told.order_by():
        yield Waits("own_action", row["number"], row["late"], row["first"], row["panel"], row["panel__name"])


def updates_waiting(actor: Actor, partnership: str, today: date) -> Iterable[Waits]:
    """The written updates that the actor's agency has not sent, for panels on which they sit for it, until the day of the meeting."""
    if actor.agency_id is None:
        return
    rows = UpdateDay.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(
        agency_id=actor.agency_id, sent_on=None, hearing__panel__group_id__in=seated_on(actor),
        hearing__panel__group__partnership__key=partnership, hearing__meeting__starts_at__date__gte=today,
    )  # fmt: skip
    rows = rows.exclude(hearing__meeting__state="cancelled").order_by("due_on")
    for hearing, due, name in rows.values_list("hearing_id", "due_on", F("hearing__panel__group__name")):
        yield Waits("update", 1, int(due < today), due, panel=name, hearing_id=hearing)


def _line(row: OwnAction, today: date) -> OwnActionLine:
    stands = standing(row.state, row.due_on, today)
    return OwnActionLine(
        row.pk, row.panel_id, row.reference, row.text, row.due_on, row.state, stands, row.because, row.version
    )
