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
from joinedup_core.permits import Actor, Permission


@command(Permission.FIND_PEOPLE, reads=True)
def list_waiting(
    actor: Actor, membership: Membership, *, at: datetime
) -> Outcome[tuple[list[AlertLine], list[EscalationLine], list[RequestLine]]]:
    """The alerts, escalations and requests for information that wait for the actor."""
    found = queries.open_items(actor, places.key_of(membership.place), at)
    alerts, escalations, requests = found
    told = {"alerts": alerts, "escalations": escalations, "requests": requests}
    words = [f"{name} " + " ".join(str(one.id) for one in part) for name, part in told.items() if part]
    return Outcome(found, " ".join(words) or "nothing")
