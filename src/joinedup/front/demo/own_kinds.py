"""What Northvale keeps itself where the program brings a template: its stages of disagreement, what a concern can be about, and a kind of number."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from joinedup.front.demo.world import INVENTED, World, read


def load(world: World) -> None:
    """Keep what the data file says, as the business manager does; nothing in an installation without the case wing."""
    if "casework" not in settings.CASE_ROOMS:
        return
    told = read("own_kinds")
    for entry in told["stages"]:
        _stages(world, entry)
    for entry in told["domains"]:
        _domain(world, entry)
    for entry in told["numbers"]:
        _number(world, entry)


def _stages(world: World, entry: dict[str, Any]) -> None:
    from joinedup.casework.stages.commands import keep_stages

    group = world.groups[f"{INVENTED}/{entry['group']}"]
    days = {"approved_on": world.day(entry["approved"]), "effective_from": world.day(entry["from"]), "on": world.today}
    stages = [{"limit": None, **one} for one in entry["stage"]]
    keep_stages(world.actor("maya"), group, stages=stages, source=entry["source"], **days)


def _domain(world: World, entry: dict[str, Any]) -> None:
    from joinedup.casework.domains.commands import keep_domain

    group = world.groups[f"{INVENTED}/{entry['group']}"]
    days = {"approved_on": world.day(entry["approved"]), "effective_from": world.day(entry["from"]), "on": world.today}
    said = {name: entry[name] for name in ("key", "label", "what")}
    keep_domain(world.actor("maya"), group, **said, **days)


def _number(world: World, entry: dict[str, Any]) -> None:
    from joinedup.people.number_kinds.commands import keep_number_kind

    group = world.groups[f"{INVENTED}/{entry['group']}"]
    days = {"approved_on": world.day(entry["approved"]), "effective_from": world.day(entry["from"]), "on": world.today}
    said = {name: entry[name] for name in ("label", "shapes", "example", "unique")}
    keep_number_kind(world.actor("maya"), group, **said, **days)
