"""Reminding whoever was asked to agree outside a meeting."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.foundation.jobs import job
from joinedup.meetings.agreements import commands, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Reminds people who were asked whether they agree to a decision and have not answered",
    without="Nobody is reminded: ask them yourself",
)
def remind_asked(actor: Actor, now: datetime) -> None:
    """Remind of requests to agree that nobody has answered, once, a working day before the last day to answer."""
    for request_id in queries.requests_to_remind(actor, timezone.localtime(now).date()):
        commands.remind_asked(actor, request_id, at=now)
