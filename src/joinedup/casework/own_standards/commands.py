"""Keeping a partnership's own contact standards: a new version, and ending one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from joinedup.casework.concerns.rules import domains
from joinedup.casework.domains.queries import own_domains
from joinedup.casework.own_standards.models import OwnStandards
from joinedup.casework.own_standards.rules import HOW, LONGEST, about_unknown, read
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import UnreadableRules


@command(Permission.EDIT_DUTIES)
def keep_standards(
    actor: Actor, group: Group, *, text: str, how: str, approved_on: date, effective_from: date, on: date
) -> Outcome[UUID]:
    """Keep a version of the partnership's own standards, as a group approved it. It holds from its first day on."""
    if how not in HOW:
        raise Refused("how", "Choose how it stands to the other standards.", "how")
    if approved_on > on:
        raise Refused(
            "future", f"{day_in_words(approved_on)} has not come yet: give the day of approval.", "approved_on"
        )
    if effective_from < approved_on:
        raise Refused("before", "It cannot hold before the group approved it.", "effective_from")
    if len(text) > LONGEST:
        raise Refused("long", f"The file must be {LONGEST:,} characters or fewer.", "text")
    try:
        found, _ = read(places.key_of(group.place), text, how, "The file", worked=True)
    except UnreadableRules as why:
        raise Refused("unreadable", f"{why} Nothing was saved.", "text") from why
    if sentence := about_unknown(found, _recordable(group, on)):
        raise Refused("domain", f"{sentence} Nothing was saved.", "text")
    number = OwnStandards.objects.filter(partnership_id=group.partnership_id).count() + 1
    made = OwnStandards.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, number=number, how=how, text=text, approved_on=approved_on,
        effective_from=effective_from, added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"version {number}, from {effective_from.isoformat()}")


@command(Permission.EDIT_DUTIES)
def end_standards(actor: Actor, kept: OwnStandards, *, reason: str, on: date) -> Outcome[None]:
    """End a version from today on; the one before it, where it has not ended, holds again. The row and its text stay."""
    if kept.ended_on is not None:
        raise Refused("ended", f"This version ended on {day_in_words(kept.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", "Say why, and who decided it.", "reason")
    kept.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"version {kept.number} ended")


def _recordable(group: Group, on: date) -> Collection[str]:
    """What a concern can be about here, by its key: what comes with the program and what the partnership added."""
    return [*domains(), *own_domains(places.key_of(group.place), on)]
