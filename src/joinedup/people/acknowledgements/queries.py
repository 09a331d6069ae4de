"""What was shared, with whom, and whether they say that they have it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.partnership.queries import agencies_called
from joinedup.people.bound import case_in
from joinedup.people.cases.queries import standing
from joinedup.people.models import SharedItem
from joinedup_core.permits import ALLOWS, Actor, Permission


@dataclass(frozen=True)
class Sharing:
    """An item shared by one agency with another; without a day of acknowledgement it is not received."""

    id: UUID
    item_id: UUID
    from_agency: str
    to_agency: str
    on: date
    acknowledged_on: date | None
    case_id: UUID


def sharings(actor: Actor, item_ids: Collection[UUID]) -> list[Sharing]:
    """The sharing of some items with agencies that stands, as far as the actor may see the cases."""
    rows = SharedItem.objects.visible_to(actor, Permission.SEE_CASES).filter(
        standing(timezone.now()), item_id__among=item_ids
    )
    return _sharings(rows)


def not_acknowledged(actor: Actor, case_id: UUID) -> list[Sharing]:
    """What others shared with the actor's agency in a case, and it has not acknowledged yet."""
    rows = SharedItem.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(
        standing(timezone.now()), case_id=case_id, to_agency_id=actor.agency_id, acknowledgement=None
    )
    return _sharings(rows)


def unacknowledged(actor: Actor, partnership: str) -> list[Sharing]:
    """What others shared with the actor's agency, in any open case in which the actor may say that it has it, and it has not said so.

    Messages (alerts, requests, referrals, disagreements, and their answers) are written to the agency without a decision, and stand elsewhere.
    """
    cases = {case_in(g.place) for g in actor.grants if Permission.RECORD_ITEMS in ALLOWS[g.role]} - {None}
    rows = SharedItem.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(
        standing(timezone.now()), case_id__among=cases, place__startswith=f"{partnership}/", to_agency_id=actor.agency_id,
        acknowledgement=None, decision_id__isnull=False,
    )  # fmt: skip
    return _sharings(rows.exclude(case__state="closed"))


def _sharings(rows: object) -> list[Sharing]:
    found = list(
        rows.filter(to_agency__isnull=False).order_by("from_at", "pk").values_list(  # type: ignore[attr-defined]
            "pk", "item_id", "from_agency_id", "to_agency_id", "from_at", "acknowledgement__acknowledged_at", "case_id"
        )
    )  # fmt: skip
    names = agencies_called({agency for row in found for agency in row[2:4]})
    return [
        Sharing(pk, item, names[one], names[other], _day(at), _day(said) if said else None, case)
        for pk, item, one, other, at, said, case in found
    ]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
