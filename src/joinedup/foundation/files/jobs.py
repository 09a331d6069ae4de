"""Keeping the stored files in order."""

from datetime import datetime, timedelta

from joinedup.foundation.files.commands import remove_strays as remove
from joinedup.foundation.jobs import job
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Clears away files whose upload broke off",
    without="Disk space is used up slowly; nothing is lost",
)
def remove_strays(actor: Actor, now: datetime) -> None:
    """Remove the bytes of uploads whose transaction failed."""
    remove(now)
