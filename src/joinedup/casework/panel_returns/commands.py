"""Counting a quarter of a panel; that it was counted is on the trail."""

from __future__ import annotations

from joinedup.casework.panel_returns import queries
from joinedup.casework.panels.commands import Panel
from joinedup.casework.panels.queries import get_panel
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup_core.permits import Actor, Permission


@command(Permission.RECORD_DECISIONS, reads=True)
def count_quarter(actor: Actor, panel: Panel, *, quarter: str, below: int) -> Outcome[queries.Return]:
    """The return of a quarter such as `2026-4`: numbers alone, for boards without those `below` a number."""
    if not get_panel(actor, places.key_of(panel.place), panel.pk).kind.returns:
        raise Refused("no_return", "No return is made of this kind of panel")
    try:
        first, last = queries.days_of(quarter)
    except ValueError:
        raise Refused("quarter", "Choose the quarter", "quarter") from None
    found = queries.counted(panel.group_id, first, last, below)
    return Outcome(found, f"{quarter}: {len(found.meetings)} meetings")
