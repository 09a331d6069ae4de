"""Keeping uploads no longer than needed."""

from datetime import datetime, timedelta

from joinedup.foundation.imports.commands import drop_old_drafts
from joinedup.foundation.jobs import job
from joinedup_core.permits import Actor


@job(
    every=timedelta(hours=6),
    does="Clears away imports that nobody finished within a day",
    without="Unfinished imports stay longer than a day",
)
def drop_unfinished_uploads(actor: Actor, now: datetime) -> None:
    """Drop uploads that nobody finished within a day."""
    drop_old_drafts(now)
