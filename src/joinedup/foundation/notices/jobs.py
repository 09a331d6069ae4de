"""Sending what is in the outbox."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.jobs import job
from joinedup.foundation.notices import commands, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=1),
    does="Sends the e-mails that wait: invitations, reminders, news of referrals",
    without="Nobody gets e-mail: check the mail server first. Whatever waits is sent once it works; urgent things are telephoned",
)
def send_notices(actor: Actor, now: datetime) -> None:
    """Send every message whose time has come."""
    for notice_id in queries.notices_to_send(actor, now):
        commands.send_notice(actor, notice_id, at=now)
