"""The quarters that have ended, counted for Northvale's boards as the job counts them."""

from __future__ import annotations

from django.conf import settings

from joinedup.foundation import context, jobs
from joinedup.front.demo.world import INVENTED, World


def load(world: World) -> None:
    """Count what has ended; nothing in an installation without the case wing."""
    if "casework" not in settings.CASE_ROOMS:
        return
    from joinedup.casework.numbers import commands

    clerk = jobs.actor_of("casework.count_ended_quarters")
    context.tell_database(clerk)
    commands.count_ended_quarters(clerk, world.partnerships[INVENTED], today=world.today)
    context.tell_database(world.installer)
