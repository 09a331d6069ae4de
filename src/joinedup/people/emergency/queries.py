"""Reading emergency accesses: one's own while it lasts, those to be reviewed, and where one may ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called, membership_of
from joinedup.people.emergency.models import EmergencyAccess
from joinedup.people.emergency.rules import OUTCOMES, REASONS
from joinedup_core.permits import Actor, Permission, Role, Thing, decide


@dataclass(frozen=True)
class Access:
    """One emergency access, for whoever took it, works on the case or may review it. Nothing of the case but its reference."""

    id: UUID
    reference: str
    case_id: UUID
    case_reference: str
    user_id: UUID
    by: str
    agency_id: UUID
    agency: str
    reason: str
    words: str
    taken_at: datetime
    until_at: datetime
    """When it ends, or ended: earlier than its hour where it was given back or stopped."""
    review_due_at: datetime
    outcome: str
    review_words: str

    @property
    def reviewed(self) -> bool:
        """Whether a review was recorded."""
        return bool(self.outcome)


def own_membership(actor: Actor, partnership: str) -> UUID:
    """That the agency the actor acts for takes part here, for somebody who may take emergency access. Raises `NotFound`."""
    found = membership_of(actor.agency_id, partnership, on=timezone.localdate()) if actor.agency_id else None
    if found is None:
        raise NotFound("no such partnership")
    here = Thing(places.board(partnership), actor.agency_id)
    if not decide(actor, Permission.TAKE_EMERGENCY_ACCESS, here).allowed:
        raise NotFound("no such partnership")
    return found


def live_accesses(actor: Actor) -> list[Access]:
    """The actor's own that last: for the banner. Asks the database only where a grant says that there is one."""
    if not any(grant.role is Role.EMERGENCY_READER for grant in actor.grants):
        return []
    now = timezone.now()
    rows = EmergencyAccess.objects.visible_to(actor, Permission.SEE_CASES)
    return _accesses(rows.filter(user_id=actor.user_id, link__from_at__lte=now, link__to_at__gt=now))


def accesses_to_review(actor: Actor, partnership: str) -> list[Access]:
    """Those below a partnership that the actor may review or watch over, the ones without a review first. Raises `NotFound`."""
    here = places.partnership(partnership)
    if not any(g.role is Role.PRIVACY_OFFICER and here.startswith(g.place) for g in actor.grants):
        raise NotFound("no such partnership")
    rows = EmergencyAccess.objects.visible_to(actor, Permission.REVIEW_EMERGENCY_ACCESS)
    rows = rows.filter(place__startswith=here)
    return sorted(_accesses(rows), key=lambda access: (access.reviewed, access.review_due_at))


def get_access(actor: Actor, partnership: str, access_id: UUID) -> Access:
    """One of those to review. Raises `NotFound`."""
    for access in accesses_to_review(actor, partnership):
        if access.id == access_id:
            return access
    raise NotFound("no such access")


def accesses_of_case(actor: Actor, case_id: UUID) -> list[Access]:
    """The emergency accesses to a case, for whoever works on it."""
    rows = EmergencyAccess.objects.visible_to(actor, Permission.SEE_CASES).filter(case_id=case_id)
    return _accesses(rows)


def _accesses(rows: object) -> list[Access]:
    found = list(rows.select_related("review").order_by("-taken_at", "id"))  # type: ignore[attr-defined]
    names = people({row.user_id for row in found})
    agencies = agencies_called({row.agency_id for row in found})
    cases = opened({row.pk for row in found})
    return [
        _access(row, cases.get(row.pk, ("", row.until_at)), names[row.user_id].name, agencies[row.agency_id])
        for row in found
    ]


def _access(row: EmergencyAccess, case: tuple[str, datetime], name: str, agency: str) -> Access:
    review = getattr(row, "review", None)
    outcome = review.outcome if review else ""
    return Access(
        row.pk, row.reference, row.case_id, case[0], row.user_id, name, row.agency_id, agency,
        REASONS.get(row.reason, row.reason), row.words, row.taken_at, case[1], row.review_due_at,
        OUTCOMES.get(outcome, outcome), review.words if review else "",
    )  # fmt: skip


def opened(access_ids: set[UUID]) -> dict[UUID, tuple[str, datetime]]:
    """The references of the cases that some accesses opened, and when each ends or ended: a reviewer has no link to them."""
    from django.db import connection

    if not access_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select access_id, reference, ended_at from app.emergency_references(%s)", [list(access_ids)])
        return {access: (reference, ended) for access, reference, ended in cursor.fetchall()}
