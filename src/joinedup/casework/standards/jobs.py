"""The contact standards of whole partnerships are checked each night."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.casework.standards import commands
from joinedup.foundation.jobs import job
from joinedup.partnership.queries import every_partnership
from joinedup_core.permits import Actor


@job(every=timedelta(days=1))
def check_standards(actor: Actor, now: datetime) -> None:
    """Check every partnership; a partnership whose check fails keeps its last good night."""
    for partnership_id, _, _, _ in every_partnership():
        commands.check_partnership(actor, partnership_id, today=timezone.localdate(now), now=now)
