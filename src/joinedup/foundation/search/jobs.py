"""Keeping the list of words for near-spellings up to date."""

from datetime import datetime, timedelta

from joinedup.foundation.jobs import job
from joinedup.foundation.search.commands import gather_words as gather
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=30),
    does="Makes new papers and minutes findable in the search",
    without="The newest texts are not found by the search; they open as always",
)
def gather_words(actor: Actor, now: datetime) -> None:
    """Add the words of texts written since the last time."""
    gather()
