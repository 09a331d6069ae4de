"""What is overdue at its stage climbs by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.casework.escalations import commands
from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup_core.permits import Actor


@job(
    every=timedelta(hours=1),
    does="Moves disagreements between agencies up a stage when their time is over",
    without="Overdue disagreements stay where they are: tell the agencies to move them up by hand",
)
def climb_overdue_escalations(actor: Actor, now: datetime) -> None:
    """Let overdue escalations climb, in every partnership."""
    for_each(every_partnership(), lambda one: commands.climb_overdue(actor, one, at=now))
