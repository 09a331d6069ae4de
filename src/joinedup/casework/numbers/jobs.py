"""Quarters are counted for the boards by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.casework.numbers import commands
from joinedup.foundation.jobs import for_each, job
from joinedup.partnership.queries import every_partnership
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Counts the quarter that has ended, for boards",
    without="Boards lack the newest quarter; nothing is lost",
)
def count_ended_quarters(actor: Actor, now: datetime) -> None:
    """Count what has ended, in every partnership."""
    for_each(every_partnership(), lambda one: commands.count_ended_quarters(actor, one, today=timezone.localdate(now)))
