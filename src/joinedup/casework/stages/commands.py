"""Keeping a partnership's own stages of disagreement: a new version, and ending one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from joinedup.casework.stages.models import OwnStages
from joinedup.casework.stages.rules import Said, problem
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_DUTIES)
def keep_stages(
    actor: Actor, group: Group, *, stages: Sequence[Said], source: str, approved_on: date, effective_from: date, on: date
) -> Outcome[UUID]:  # fmt: skip
    """Keep a version of the partnership's own stages, as a group approved it. What begins from its first day on goes by it."""
    if not source.strip():
        raise Refused("source", "Name the document that says so, with its version.", "source")
    if approved_on > on:
        raise Refused(
            "future", f"{day_in_words(approved_on)} has not come yet: give the day of approval.", "approved_on"
        )
    if effective_from < approved_on:
        raise Refused("before", "It cannot hold before the group approved it.", "effective_from")
    words, field = problem(stages)
    if words:
        raise Refused("stages", words, field)
    number = OwnStages.objects.filter(partnership_id=group.partnership_id).count() + 1
    kept = [
        {
            "title": one["title"].strip(), "who": one["who"].strip().rstrip("."), "limit": one["limit"], "unit": one["unit"] or "",
            "roles": list(one["roles"]),
        }
        for one in stages
    ]  # fmt: skip
    made = OwnStages.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, number=number, source=source.strip(), stages=kept,
        approved_on=approved_on, effective_from=effective_from, added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"version {number}, {len(kept)} stages, from {effective_from.isoformat()}")


@command(Permission.EDIT_DUTIES)
def end_stages(actor: Actor, kept: OwnStages, *, reason: str, on: date) -> Outcome[None]:
    """End a version from today on; the one before it, where it has not ended, holds again. What began under it stays under it."""
    if kept.ended_on is not None:
        raise Refused("ended", f"This version ended on {day_in_words(kept.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", "Say why, and who decided it.", "reason")
    kept.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"version {kept.number} ended")
