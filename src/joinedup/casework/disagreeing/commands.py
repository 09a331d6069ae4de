"""Starting a disagreement about what was sent to one: a referral to one's team, or what arrived at one's desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from joinedup.casework.arrivals import queries as arrivals
from joinedup.casework.arrivals.models import Arrival
from joinedup.casework.arrivals.rules import ESCALATION
from joinedup.casework.escalations.commands import begin
from joinedup.casework.escalations.rules import REFERRAL, Differs
from joinedup.casework.referrals import queries as referrals
from joinedup.casework.referrals.models import ReceivedReferral
from joinedup.foundation.commands import NotFound, Outcome, command
from joinedup_core.permits import Actor, Permission


@command(Permission.RECEIVE_REFERRALS, reads=True)
def disagree_about_referral(
    actor: Actor, received: ReceivedReferral, *, said: Differs, at: datetime, key: UUID
) -> Outcome[UUID]:
    """Start one with whoever sent a referral, by the team that it was sent to. `key` is the id that it gets."""
    if not referrals.receives(actor, received):
        raise NotFound("no such referral")
    said = replace(said, about_what=REFERRAL, about_id=received.pk)
    return begin(actor, received.case_id, received.place, received.agency_id, said, at=at, key=key)


@command(Permission.READ_ARRIVALS, reads=True)
def disagree_about_arrival(actor: Actor, arrival: Arrival, *, said: Differs, at: datetime, key: UUID) -> Outcome[UUID]:
    """Start one with whoever sent an alert, a request or an enquiry to one's desk. `key` is the id that it gets."""
    if arrival.what == ESCALATION or not arrivals.is_sent_to(actor, arrival):
        raise NotFound("no such arrival")
    said = replace(said, about_what=arrival.what, about_id=arrival.item_id)
    return begin(actor, arrival.case_id, arrival.place, arrival.agency_id, said, at=at, key=key)
