"""Adding something that a concern can be about in a partnership, and ending it."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from joinedup.casework.concerns.rules import domains
from joinedup.casework.domains.models import OwnDomain
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@command(Permission.EDIT_DUTIES)
def keep_domain(
    actor: Actor, group: Group, *, key: str, label: str, what: str, approved_on: date, effective_from: date, on: date
) -> Outcome[UUID]:  # fmt: skip
    """Keep a domain of the partnership's own, as a group approved it. It is offered from its first day on."""
    key, label = key.strip(), " ".join(label.split())
    if not label:
        raise Refused("label", "Say what it is called where a concern is recorded.", "label")
    if not what.strip():
        raise Refused("what", "Say what it is, so that everybody means the same by it.", "what")
    if not _KEY.fullmatch(key) or len(key) > 40:
        raise Refused(
            "key", "Give a name of small letters, digits and single low lines, such as serious_violence.", "key"
        )
    kept = OwnDomain.objects.filter(partnership_id=group.partnership_id)
    if key in domains() or kept.filter(key=key).exists():
        raise Refused(
            "key", f"“{key}” is taken, or was once: give another name, so that nobody takes one for the other.", "key"
        )
    here = [one.label for one in domains().values()] + list(kept.filter(ended_on=None).values_list("label", flat=True))
    if label.casefold() in {one.casefold() for one in here}:
        raise Refused("label", f"“{label}” is there already.", "label")
    if approved_on > on:
        raise Refused(
            "future", f"{day_in_words(approved_on)} has not come yet: give the day of approval.", "approved_on"
        )
    if effective_from < approved_on:
        raise Refused("before", "It cannot hold before the group approved it.", "effective_from")
    made = OwnDomain.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, key=key, label=label, what=what.strip(),
        approved_on=approved_on, effective_from=effective_from, added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"{key}, from {effective_from.isoformat()}")


@command(Permission.EDIT_DUTIES)
def end_domain(actor: Actor, kept: OwnDomain, *, reason: str, on: date) -> Outcome[None]:
    """Offer a domain no longer from today on. Concerns that are about it stay, with its words."""
    if kept.ended_on is not None:
        raise Refused("ended", f"This ended on {day_in_words(kept.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", "Say why, and who decided it.", "reason")
    kept.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"{kept.key} ended")
