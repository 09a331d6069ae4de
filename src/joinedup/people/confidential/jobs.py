"""Refusals of addresses are counted: whoever tries addresses out is seen."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup.people.confidential import commands
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=15),
    does="Tells privacy officers and leads of agencies who was refused so often that they may be trying addresses",
    without="Nobody is told: privacy officers look at what was refused in the activity record",
)
def tell_often_refused(actor: Actor, now: datetime) -> None:
    """Tell leads and privacy officers who was refused so often that they may be trying addresses, once a day."""
    for_each(every_partnership(), lambda one: commands.tell_often_refused(actor, one, at=now))
