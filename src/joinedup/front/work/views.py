"""The chair's page and an agency's page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound
from joinedup.front.work.agency import agencys_page
from joinedup.front.work.chair import chairs_page
from joinedup.kit.answers import page
from joinedup.kit.charts import Bar, BarChart
from joinedup.partnership import queries as rooms
from joinedup_core.permits import Permission, holds_anywhere


def chair(request: HttpRequest, partnership: str) -> HttpResponse:
    """What is inquorate, overdue, unexplained and not evidenced; for those who may ask."""
    line = rooms.get_partnership(request.actor, partnership)
    if not holds_anywhere(request.actor, Permission.CONFIRM_ACTIONS, places.board(partnership)):
        raise NotFound("does not chair or scrutinise here")
    found = chairs_page(request.actor, partnership, now=timezone.now())
    late = [Bar(a.agency, a.overdue, url=_late(partnership, a.agency_id)) for a in found.agencies if a.overdue]
    chart = BarChart("Late actions by agency", late, unit="late actions", kind="Agency") if late else None
    return page(request, "front/chair.html", line=line, found=found, chart=chart)


def agency(request: HttpRequest, partnership: str) -> HttpResponse:
    """What the reader's agency owes here, and how it took part."""
    line = rooms.get_partnership(request.actor, partnership)
    found = agencys_page(request.actor, partnership, now=timezone.now())
    return page(request, "front/agency.html", line=line, found=found)


def _late(partnership: str, agency_id: UUID | None) -> str:
    """The late actions of one agency in the register."""
    address = reverse("actions:register", args=[partnership])
    return f"{address}?when=overdue&agency={agency_id}" if agency_id else f"{address}?when=overdue"
