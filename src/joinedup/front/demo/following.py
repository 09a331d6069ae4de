"""What the cast follows, and the words that a search nearly spelled right is put right to."""

from __future__ import annotations

from joinedup.foundation.search.commands import gather_words
from joinedup.front.demo.world import INVENTED, World
from joinedup.front.following import commands as following

FOLLOWERS = {"maya": ("children", "adults", "csp", "executive"), "chris": ("children", "adults"), "pat": ("children",)}


def load(world: World) -> None:
    """Let some of the cast follow the boards they care for, and gather the words."""
    for person, groups in FOLLOWERS.items():
        for group in groups:
            if group_id := world.groups.get(f"{INVENTED}/{group}"):
                following.follow_group(world.actor(person), group_id)
    gather_words()
