"""Looking who looked: for those who link workers to the case, and itself on the activity record."""

from __future__ import annotations

from joinedup.foundation.commands import Outcome, command
from joinedup.people.models import Case
from joinedup.people.seeing import queries
from joinedup.people.seeing.queries import Could, Opening
from joinedup_core.permits import Actor, Permission


@command(Permission.LINK_WORKERS, reads=True)
def list_who_sees(actor: Actor, case: Case) -> Outcome[tuple[list[Could], list[Opening], bool]]:
    """Who could open the case, who did, and whether more openings stand on the activity record than are given."""
    could, (did, more) = queries.could_see(actor, case), queries.openings(case)
    return Outcome((could, did, more), f"{len(could)} could, {len(did)} openings listed")
