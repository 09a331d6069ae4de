"""Putting what boards owe each other on agendas, and telling managers what nobody saw to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from joinedup.foundation.jobs import job
from joinedup.meetings.obligations import commands, queries
from joinedup_core.permits import Actor


@job(
    every=timedelta(days=1),
    does="Puts what one board owes another on the agenda of its next meeting",
    without="Items are missing on agendas: add them by hand",
)
def place_owed_items(actor: Actor, now: datetime) -> None:
    """Put what is owed on the agendas that can take it, in every partnership that has such rules."""
    for partnership in queries.partnerships_with_rules():
        commands.place_owed_items(actor, partnership, today=timezone.localtime(now).date())


@job(
    every=timedelta(days=1),
    does="Tells business managers what boards owe each other and was missed",
    without="Managers are not told: look at “Owed between boards”",
)
def tell_complaints(actor: Actor, now: datetime) -> None:
    """Tell managers, once a quarter at most, of what was missed, is not confirmed or has little time left."""
    for partnership in queries.partnerships_with_rules():
        commands.tell_complaints(actor, partnership, at=now)
