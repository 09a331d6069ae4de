"""The quarters that have ended, and the contact standards, counted for Northvale's boards as the jobs count them."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from joinedup.foundation import context, jobs
from joinedup.front.demo.world import INVENTED, World


def load(world: World) -> None:
    """Count what has ended; nothing in an installation without the case wing."""
    if "casework" not in settings.CASE_ROOMS:
        return
    from joinedup.casework.numbers import commands
    from joinedup.casework.standards.commands import check_partnership

    clerk = jobs.actor_of("casework.count_ended_quarters")
    context.tell_database(clerk)
    commands.count_ended_quarters(clerk, world.partnerships[INVENTED], today=world.today)
    checker = jobs.actor_of("casework.check_standards")
    context.tell_database(checker)
    check_partnership(checker, world.partnerships[INVENTED], today=world.today, now=timezone.now())
    context.tell_database(world.installer)
