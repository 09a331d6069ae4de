"""Opening the worklist, which leaves a row on the trail."""

from __future__ import annotations

from datetime import date

from joinedup.casework.standards import queries
from joinedup.casework.standards.queries import Seeing
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, command
from joinedup.partnership.commands import Membership
from joinedup_core.permits import Actor, Permission


@command(Permission.FIND_PEOPLE, reads=True)
def open_worklist(actor: Actor, membership: Membership, *, today: date) -> Outcome[list[Seeing]]:
    """Who has not been seen, of those whose concerns the reader may see; which concerns stands on the trail."""
    found = queries.worklist(actor, places.key_of(membership.place), today=today)
    return Outcome(found, "concerns " + " ".join(str(row.required.concern.id) for row in found))
