"""Load the demonstration, once, through commands only."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.db import transaction
from django.utils import timezone

from joinedup.front.demo import arrangements, people
from joinedup.front.demo.world import INSTALLER, INVENTED, PUBLISHED, Say, World
from joinedup.partnership.queries import partnerships

STEPS = ("meetings", "attendance", "actions", "risks", "following", "own_kinds", "cases", "panels", "numbers")
"""Further steps, each a module here with `load(world: World) -> None`, run in this order after the partnerships."""


def load(now: datetime | None = None, progress: Say = print) -> bool:
    """Load the demonstration where it is not loaded yet, all or nothing; say whether there was anything to do."""
    if any(line.key == INVENTED for line in partnerships(INSTALLER)):
        return False
    with transaction.atomic():
        world = World(timezone.localtime(now), progress)
        people.make_people(world)
        for key in (*PUBLISHED, INVENTED):
            arrangements.load(world, key)
        people.grant_roles(world)
        for name in STEPS:
            if find_spec(f"{__package__}.{name}"):
                import_module(f"{__package__}.{name}").load(world)
    return True
