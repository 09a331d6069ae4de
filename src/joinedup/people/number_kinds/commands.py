"""Adding a kind of number in a partnership, and ending one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup.people.models import OwnNumberKind
from joinedup.people.number_kinds.rules import key_of, problem, shapes_of
from joinedup.people.persons.rules import NUMBER_KINDS
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def keep_number_kind(
    actor: Actor, group: Group, *, label: str, shapes: str, example: str, unique: bool, approved_on: date, effective_from: date, on: date
) -> Outcome[UUID]:  # fmt: skip
    """Keep a kind of number, as a group approved it. `unique`: one person alone has each such number."""
    label = " ".join(label.split())
    if not label:
        raise Refused("label", "Say what the number is called.", "label")
    words, field = problem(shapes, example)
    if words:
        raise Refused("shapes", words, field)
    key, kept = key_of(label, unique=unique), OwnNumberKind.objects.filter(partnership_id=group.partnership_id)
    taken = [kind.label.casefold() for kind in NUMBER_KINDS.values()]
    if label.casefold() in taken or kept.filter(key=key).exists():
        raise Refused(
            "label",
            f"“{label}” is there already, or was once: give another name, so that nobody takes one for the other.",
            "label",
        )
    if approved_on > on:
        raise Refused(
            "future", f"{day_in_words(approved_on)} has not come yet: give the day of approval.", "approved_on"
        )
    if effective_from < approved_on:
        raise Refused("before", "It cannot hold before the group approved it.", "effective_from")
    made = OwnNumberKind.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, key=key, label=label, shapes=", ".join(shapes_of(shapes)),
        example=example.strip(), approved_on=approved_on, effective_from=effective_from, added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"{key}, from {effective_from.isoformat()}")


@command(Permission.EDIT_PARTNERSHIP)
def end_number_kind(actor: Actor, kept: OwnNumberKind, *, reason: str, on: date) -> Outcome[None]:
    """Offer a kind no longer from today on. Numbers of the kind stay on people's records, with its label."""
    if kept.ended_on is not None:
        raise Refused("ended", f"This ended on {day_in_words(kept.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", "Say why, and who decided it.", "reason")
    kept.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"{kept.key} ended")
