"""Reminding whoever was asked to a meeting."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.foundation.jobs import job
from joinedup.meetings.invitations import commands, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Reminds people of invitations that they have not answered",
    without="Nobody is reminded: ask them yourself",
)
def remind_invited(actor: Actor, now: datetime) -> None:
    """Remind of invitations that nobody has answered, once, some working days before the meeting."""
    for invitation_id in queries.invitations_to_remind(actor, timezone.localtime(now).date()):
        commands.remind_invited(actor, invitation_id, at=now)
