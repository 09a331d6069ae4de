"""What nobody answered in time is told to those who could, and to whoever sent it."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.casework.telling import commands
from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=15),
    does="Tells of alerts, requests and referrals to panels that nobody answered in time, and coordinators of who is before two panels",
    without="What was sent to an agency and not answered stays unseen, and whoever sent it is not told to telephone",
)
def tell_of_unanswered(actor: Actor, now: datetime) -> None:
    """Tell of alerts, requests and referrals to panels that nobody answered in time, in every partnership; safe to repeat."""
    for_each(every_partnership(), lambda one: commands.tell_unanswered(actor, one, at=now))
