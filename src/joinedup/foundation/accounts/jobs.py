"""Ended sessions leave the database: what was typed in one is kept in its row, and for half an hour only."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.accounts.commands import forget_ended_sessions
from joinedup.foundation.jobs import job
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=15),
    does="Clears away sign-ins that have ended",
    without="Nothing that anybody notices: an ended sign-in lets nobody in either way",
)
def clear_sessions(actor: Actor, now: datetime) -> None:
    """Remove the rows of sessions that have ended."""
    forget_ended_sessions()
