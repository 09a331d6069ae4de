"""Reading alerts: those of a case, with who has each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from joinedup.casework.alerts.models import AlertStep, RiskAlert
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Has:
    """Whether an agency has an alert, who said so, and how."""

    agency: str
    words: str
    at: datetime | None
    agency_id: UUID


@dataclass(frozen=True)
class AlertLine:
    """An alert, with each agency that must have it."""

    id: UUID
    case_id: UUID
    person_id: UUID
    agency: str
    own: bool
    named: bool
    look_out_for: str
    do: str
    until_at: datetime
    state: str
    colour: str
    stands: bool
    """Neither ended nor expired."""
    have: tuple[Has, ...]
    mine_has: bool


def lines(actor: Actor, case_id: UUID, now: datetime) -> list[AlertLine]:
    """The alerts of a case that the actor may see, those that stand first."""
    rows = RiskAlert.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    return sorted(_lines(actor, rows.order_by("until_at"), now), key=lambda line: not line.stands)


def get_alert(actor: Actor, partnership: str, alert_id: UUID, now: datetime) -> AlertLine:
    """One alert. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = RiskAlert.objects.visible_to(actor, Permission.SEE_ITEMS)
    found = _lines(actor, rows.filter(place__startswith=f"{partnership}/", pk=alert_id), now)
    if not found:
        raise NotFound("no such alert")
    return found[0]


def alerts_called(actor: Actor, ids: Iterable[UUID], now: datetime) -> list[AlertLine]:
    """Some alerts by their ids that the actor may see, those first that were raised first."""
    rows = RiskAlert.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk__in=list(ids))
    return _lines(actor, rows.order_by("from_at"), now)


def line_of(actor: Actor, row: RiskAlert, now: datetime) -> AlertLine:
    """A row as a value."""
    return _lines(actor, [row], now)[0]


def _lines(actor: Actor, rows: Iterable[RiskAlert], now: datetime) -> list[AlertLine]:
    found = list(rows)
    seen = AlertStep.objects.visible_to(actor, Permission.SEE_ITEMS).filter(alert_id__in=[row.pk for row in found])
    steps = list(seen.order_by("taken_at"))
    names = agencies_called({row.agency_id for row in found} | {UUID(one) for row in found for one in row.agencies})
    who = people({step.taken_by_id for step in steps})
    return [
        _line(actor, row, [s for s in steps if s.alert_id == row.pk], names, {k: v.name for k, v in who.items()}, now)
        for row in found
    ]


def _line(
    actor: Actor, row: RiskAlert, steps: list[AlertStep], names: dict[UUID, str], who: dict[UUID, str], now: datetime
) -> AlertLine:
    own = str(row.agency_id) == actor.agency_id
    told = {s.for_agency_id: s for s in steps if s.kind in ("acknowledged", "told")}
    have = tuple(
        Has(names[one], f"{who[told[one].taken_by_id]}. {told[one].words}".strip(), told[one].taken_at, one) if one in told else Has(names[one], "", None, one)
        for one in map(UUID, row.agencies)
        if own or str(one) == actor.agency_id  # whether another has it, only whoever raised it is told
    )  # fmt: skip
    ended = next((s for s in steps if s.kind == "ended"), None)
    stands = not ended and now <= row.until_at
    if not stands:
        state, colour = ("Ended" if ended else "Expired"), "grey"
    else:
        waits = sum(one.at is None for one in have)
        state, colour = (
            (f"{waits} of {len(have)} have not said that they have it", "red") if waits else ("All have it", "green")
        )
    return AlertLine(
        row.pk, row.case_id, row.person_id, names[row.agency_id], own,
        actor.agency_id in row.agencies, row.look_out_for, row.do, row.until_at, state, colour, stands, have,
        any(str(one) == actor.agency_id for one in told),
    )  # fmt: skip
