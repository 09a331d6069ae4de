"""What nobody acknowledged in time is told to whoever sent it."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.casework.referrals import commands
from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=15),
    does="Tells whoever sent a referral that nobody has acknowledged it in time",
    without="Senders are not told that a referral may be lost: ask practitioners to look at “Referrals sent”",
)
def tell_unacknowledged_referrals(actor: Actor, now: datetime) -> None:
    """Tell the senders of what was not acknowledged in time, once each."""
    for_each(every_partnership(), lambda one: commands.tell_unacknowledged(actor, one, at=now))
