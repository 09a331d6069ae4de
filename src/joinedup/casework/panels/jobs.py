"""Coordinators of panels change; the links to the cases before them follow."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.casework.panels import commands, queries
from joinedup.foundation.jobs import job
from joinedup_core.permits import Actor


@job(
    every=timedelta(minutes=15),
    does="Gives a panel’s new coordinators its cases, and ends those of former ones",
    without="A new coordinator lacks cases: they press “Take over” on the panel’s page",
)
def settle_coordinators(actor: Actor, now: datetime) -> None:
    """Settle every panel whose coordinators changed, or have signed since; safe to repeat, and silent where nothing changed."""
    for panel_id in queries.unsettled():
        commands.settle_links(actor, panel_id)
