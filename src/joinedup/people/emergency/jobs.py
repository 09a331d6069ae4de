"""Reviews that nobody wrote in time climb by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.jobs import job
from joinedup.partnership.queries import every_partnership
from joinedup.people.emergency import commands
from joinedup_core.permits import Actor


@job(every=timedelta(minutes=15))
def tell_overdue_reviews(actor: Actor, now: datetime) -> None:
    """Tell the officers of the requesters' agencies of what is overdue, once each."""
    for partnership_id, _, _, _ in every_partnership():
        commands.tell_overdue_reviews(actor, partnership_id, at=now)
