"""Saying that one's agency has what was shared with it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.people.cases.queries import standing
from joinedup.people.models import Case, ShareAcknowledgement, SharedItem
from joinedup_core.permits import Actor, Permission


@command(Permission.RECORD_ITEMS)
def acknowledge_sharing(actor: Actor, case: Case, *, shared_id: UUID, at: datetime) -> Outcome[None]:
    """Acknowledge, in the name of one's agency, what another agency shared with it in this case."""
    row = SharedItem.objects.filter(
        standing(timezone.now()), case=case, pk=shared_id, to_agency_id=actor.agency_id
    ).first()
    if row is None:
        raise NotFound("nothing shared")
    if ShareAcknowledgement.objects.filter(shared=row).exists():
        raise Refused("acknowledged", "Your agency has acknowledged this already")
    made = ShareAcknowledgement(
        pk=uuid4(), case=case, place=case.place, shared=row, agency_id=row.to_agency_id, acknowledged_by_id=actor.user_id, acknowledged_at=at
    )  # fmt: skip
    ShareAcknowledgement.objects.bulk_create([made])
    return Outcome(None, f"shared {shared_id} acknowledged")
