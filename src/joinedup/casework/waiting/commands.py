"""Listing what waits, with one row of ids on the trail."""

from __future__ import annotations

from datetime import datetime

from joinedup.casework.alerts.queries import AlertLine
from joinedup.casework.escalations.queries import EscalationLine
from joinedup.casework.sharing.queries import RequestLine
from joinedup.casework.waiting import queries
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, command
from joinedup.partnership.commands import Membership
from joinedup.people.acknowledgements.queries import Sharing, unacknowledged
from joinedup_core.permits import Actor, Permission

Waiting = tuple[list[AlertLine], list[EscalationLine], list[RequestLine], list[Sharing]]


@command(Permission.FIND_PEOPLE, reads=True)
def list_waiting(actor: Actor, membership: Membership, *, at: datetime) -> Outcome[Waiting]:
    """The alerts, escalations, requests for information and shared items that wait for the actor."""
    key = places.key_of(membership.place)
    found = (*queries.open_items(actor, key, at), unacknowledged(actor, key))
    alerts, escalations, requests, shared = found
    told = {"alerts": alerts, "escalations": escalations, "requests": requests, "shared": shared}
    words = [f"{name} " + " ".join(str(one.id) for one in part) for name, part in told.items() if part]
    return Outcome(found, " ".join(words) or "nothing")
