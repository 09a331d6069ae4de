"""The contact standards of whole partnerships are checked each night."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.casework.standards import commands
from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Counts each night how contact standards stand, for boards",
    without="Boards see the last good night; each case is still checked as it is opened",
)
def check_standards(actor: Actor, now: datetime) -> None:
    """Check every partnership; a partnership whose check fails keeps its last good night."""
    for_each(
        every_partnership(), lambda one: commands.check_partnership(actor, one, today=timezone.localdate(now), now=now)
    )
