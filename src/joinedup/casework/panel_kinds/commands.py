"""Settling a kind of panel for a partnership: a new version, a kind of its own, and ending a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from joinedup.casework.panel_kinds import queries, rules
from joinedup.casework.panel_kinds.models import OwnPanelKind
from joinedup.casework.panel_kinds.rules import Added, Settled
from joinedup.casework.panels.models import Panel
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup_core.calendar import day_in_words
from joinedup_core.clocks import UnreadableRules
from joinedup_core.panels import kind_from, kinds
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Approval:
    """On which day a group approved a version, from which day it holds, and what day it is."""

    approved_on: date
    effective_from: date
    on: date


@command(Permission.EDIT_DUTIES)
def settle_kind(actor: Actor, group: Group, *, key: str, settled: Settled, approval: Approval) -> Outcome[UUID]:
    """Settle a version of a kind of panel, as a group approved it. Cases and hearings that have begun keep what held then."""
    try:
        line = queries.get_kind(actor, places.key_of(group.place), key, on=approval.on)
    except NotFound:
        raise Refused("no_such_kind", "Choose the kind of panel from the list", "key") from None
    check_approval(approval)
    if problem := rules.settled_problem(line.kind, settled):
        raise Refused("settled", problem[1], problem[0])
    number = OwnPanelKind.objects.filter(partnership_id=group.partnership_id, key=key).count() + 1
    return _keep(actor, group, key, number, rules.settled_entry(line.kind, settled, number), approval)


@command(Permission.EDIT_DUTIES)
def add_kind(actor: Actor, group: Group, *, added: Added, settled: Settled, approval: Approval) -> Outcome[UUID]:
    """Add a kind of panel that is the partnership's own altogether, as a group approved it."""
    check_approval(approval)
    key = rules.key_of(added.title)
    taken = OwnPanelKind.objects.filter(partnership_id=group.partnership_id, key=key)
    if taken.exists() or added.title.strip().lower() in {one.title.lower() for one in kinds()}:
        raise Refused(
            "taken", "There is a kind of panel of this name: settle that one, or choose another name", "title"
        )
    if problem := rules.added_problem(added):
        raise Refused("added", problem[1], problem[0])
    try:
        base = kind_from(rules.added_kind(key, added), added.title)
    except UnreadableRules as why:
        raise Refused("unreadable", f"{why} Nothing was saved.") from why
    if problem := rules.settled_problem(base, settled):
        raise Refused("settled", problem[1], problem[0])
    return _keep(actor, group, key, 1, rules.settled_entry(base, settled, 1), approval)


@command(Permission.EDIT_DUTIES)
def end_kind(actor: Actor, kept: OwnPanelKind, *, reason: str, on: date) -> Outcome[None]:
    """End a version: today is its last day. What held before it holds again, for whatever begins after today."""
    if kept.ended_on is not None:
        raise Refused("ended", f"This version ended on {day_in_words(kept.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", "Say why, and who decided it.", "reason")
    ours = kept.key in {one.key for one in kinds()}
    others = OwnPanelKind.objects.filter(partnership_id=kept.partnership_id, key=kept.key, ended_on=None)
    sitting = Panel.objects.filter(partnership_id=kept.partnership_id, kind=kept.key, ended_on=None)
    if not ours and not others.exclude(pk=kept.pk).exists() and sitting.exists():
        raise Refused("sitting", "A panel of this kind still sits. Settle a new version instead.", "reason")
    kept.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"{kept.key} version {kept.number} ended")


def check_approval(approval: Approval) -> None:
    """Refuse a version that was not approved yet, or that would hold for what has begun."""
    if approval.approved_on > approval.on:
        raise Refused(
            "future", f"{day_in_words(approval.approved_on)} has not come yet: give the day of approval.", "approved_on"
        )
    if approval.effective_from <= approval.on:
        raise Refused(
            "before", "It can hold from tomorrow on: what began before keeps what held then.", "effective_from"
        )


def _keep(
    actor: Actor, group: Group, key: str, number: int, entry: dict[str, Any], approval: Approval
) -> Outcome[UUID]:
    try:
        kind_from(entry, f"Version {number}")
    except UnreadableRules as why:
        raise Refused("unreadable", f"{why} Nothing was saved.") from why
    made = OwnPanelKind.objects.create(
        pk=uuid4(), place=group.place, partnership_id=group.partnership_id, group=group, key=key, number=number, entry=entry,
        approved_on=approval.approved_on, effective_from=approval.effective_from, added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"{key} version {number}, from {approval.effective_from.isoformat()}")


__all__ = ["Added", "Approval", "OwnPanelKind", "Settled", "add_kind", "check_approval", "end_kind", "settle_kind"]
