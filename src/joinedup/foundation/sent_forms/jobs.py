"""Forms that were sent are forgotten after a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.jobs import job
from joinedup.foundation.sent_forms.commands import forget_sent
from joinedup_core.permits import Actor


@job(
    every=timedelta(hours=6),
    does="Forgets which forms were sent more than a day ago",
    without="Nothing that anybody notices; the table grows",
)
def forget_sent_forms(actor: Actor, now: datetime) -> None:
    """Remove what is remembered of forms sent more than a day ago."""
    forget_sent(now)
