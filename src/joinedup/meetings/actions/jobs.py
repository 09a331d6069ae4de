"""Reminding owners."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.foundation.jobs import job
from joinedup.meetings.actions import commands, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Reminds people of actions that are soon due or late",
    without="Nobody is reminded: chase from the action register",
)
def remind_owners(actor: Actor, now: datetime) -> None:
    """Remind the holders of owed actions before and after the due day, once each."""
    for action_id, wording in queries.actions_to_remind(actor, timezone.localdate(now)):
        commands.remind_owner(actor, action_id, wording=wording, at=now)
