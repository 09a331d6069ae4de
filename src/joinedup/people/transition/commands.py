"""Listing the young people who approach 18, which leaves a row of ids on the trail."""

from __future__ import annotations

from datetime import date

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, command
from joinedup.partnership.commands import Membership
from joinedup.people.transition.queries import YoungPerson, young_people
from joinedup_core.permits import Actor, Permission


@command(Permission.FIND_PEOPLE, reads=True)
def list_young_people(actor: Actor, membership: Membership, *, on: date) -> Outcome[list[YoungPerson]]:
    """Those on the actor's own cases."""
    found = young_people(actor, places.key_of(membership.place), on=on)
    return Outcome(found, " ".join(str(y.person_id) for y in found) or "nobody")
