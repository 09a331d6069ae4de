"""Reviews that nobody wrote in time climb by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup.people.emergency import commands
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=15),
    does="Tells privacy officers of emergency access that was not reviewed in time",
    without="Officers are not told: they look at “Emergency access to review”",
)
def tell_overdue_reviews(actor: Actor, now: datetime) -> None:
    """Tell the officers of the requesters' agencies of what is overdue, once each."""
    for_each(every_partnership(), lambda one: commands.tell_overdue_reviews(actor, one, at=now))
