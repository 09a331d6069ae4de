"""What Northvale keeps itself where the program brings a template: its stages of disagreement."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from joinedup.front.demo.world import INVENTED, World, read


def load(world: World) -> None:
    """Keep what the data file says, as the business manager does; nothing in an installation without the case wing."""
    if "casework" not in settings.CASE_ROOMS:
        return
    for entry in read("own_kinds")["stages"]:
        _stages(world, entry)


def _stages(world: World, entry: dict[str, Any]) -> None:
    from joinedup.casework.stages.commands import keep_stages

    group = world.groups[f"{INVENTED}/{entry['group']}"]
    days = {"approved_on": world.day(entry["approved"]), "effective_from": world.day(entry["from"]), "on": world.today}
    stages = [{"limit": None, **one} for one in entry["stage"]]
    keep_stages(world.actor("maya"), group, stages=stages, source=entry["source"], **days)
