"""Keeping checkpoints of the trail outside the database."""

from datetime import datetime, timedelta

from joinedup.foundation.jobs import job
from joinedup.foundation.trail import checkpoints, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(hours=1),
    does="Signs the end of the activity record, so that nobody can cut it unseen",
    without="A cut in the activity record could go unseen: check that the folder of checkpoints can be written",
)
def keep_checkpoint(actor: Actor, now: datetime) -> None:
    """Write the ends of the trail's chains, signed, to a file that only grows."""
    checkpoints.write(queries.checkpoint(), now)
