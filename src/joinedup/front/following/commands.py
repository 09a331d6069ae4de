"""Following a group, and ceasing to."""

from __future__ import annotations

from uuid import UUID

from joinedup.foundation.commands import Outcome, command
from joinedup.foundation.following import commands as following
from joinedup.partnership.groups.commands import Group
from joinedup_core.permits import Actor, Permission


@command(Permission.FOLLOW)
def follow_group(actor: Actor, group: Group) -> Outcome[UUID]:
    """Follow a group: what is done in it stands on the follower's home page, as far as they may see it."""
    return Outcome(following.follow(actor, group), "follows")


@command(Permission.FOLLOW)
def unfollow_group(actor: Actor, group: Group) -> Outcome[None]:
    """Cease to follow a group."""
    following.unfollow(actor, group)
    return Outcome(None, "follows no more")
