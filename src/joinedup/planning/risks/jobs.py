"""Ending acceptances whose last day has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.foundation.jobs import job
from joinedup.planning.risks import commands, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Opens risks again whose acceptance has ended, for those who keep risk registers",
    without="Risks stay accepted longer than was decided: look at registers by hand",
)
def end_acceptances(actor: Actor, now: datetime) -> None:
    """Open every risk again whose acceptance has ended; a day missed while the program was off is made up for."""
    today = timezone.localtime(now).date()
    for risk_id in queries.acceptances_to_end(actor, today):
        commands.let_acceptance_lapse(actor, risk_id, on=today)
