"""An agency's page: its own actions, attendance, seats and risks, for the people who answer for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.actions.queries import ActionLine
from joinedup.meetings.actions.register import queries as actions
from joinedup.meetings.attendance import queries as attendance
from joinedup.partnership import queries as partnership
from joinedup.partnership.seats import queries as seats
from joinedup.planning.registers import queries as registers
from joinedup_core.permits import Actor


@dataclass(frozen=True)
class AgencysPage:
    """What an agency owes and how it took part."""

    agency_id: UUID
    agency: str
    actions: Page[ActionLine]
    late: int
    attendance: attendance.AgencyYear | None
    seats: tuple[seats.SeatDetail, ...]
    risks: Page[registers.RiskLine]


def agencys_page(actor: Actor, key: str, *, now: datetime) -> AgencysPage:
    """The page of the agency the actor acts for, in one partnership. Raises `NotFound` where they act for none."""
    today = timezone.localtime(now).date()
    if actor.agency_id is None:
        raise NotFound("acts for no agency")
    agency_id = UUID(actor.agency_id)
    mine = {"agency": actor.agency_id}
    return AgencysPage(
        agency_id=agency_id,
        agency=partnership.agency_name(agency_id),
        actions=actions.register(actor, key, Listing("due", per_page=12, filters={**mine, "status": "owed"}), today),
        late=actions.register(actor, key, Listing("due", per_page=1, filters={**mine, "when": "overdue"}), today).total,
        attendance=_attendance(actor, key, agency_id, now),
        seats=tuple(seats.seats_of_agency(actor, key, agency_id, on=today)),
        risks=registers.risks_of(actor, key, Listing("-current", per_page=12, filters=mine), on=today),
    )


def _attendance(actor: Actor, key: str, agency_id: UUID, now: datetime) -> attendance.AgencyYear | None:
    try:
        return attendance.agency_row(actor, key, agency_id, until=timezone.localtime(now).date())
    except NotFound:
        return None
