"""Recording what the partnership agreed about contact standards."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from joinedup.casework.agreed.models import ContactInterval, DeviationNotice
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup.partnership.queries import takes_part
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import SCALES, Interval

LEVELS = {level for scale in SCALES.values() for level in scale}


@command(Permission.EDIT_DUTIES)
def approve_interval(
    actor: Actor,
    group: Group,
    *,
    rule: str,
    level: str,
    days: int,
    due_soon_days: int,
    missed_after_days: int | None,
    approved_on: date,
    on: date,
) -> Outcome[UUID]:
    """Record that a group approved how often a standard's contact is asked for. The one approved last holds."""
    if level and level not in LEVELS:
        raise Refused("level", "Choose the level from those listed.", "level")
    if approved_on > on:
        raise Refused(
            "future", f"{day_in_words(approved_on)} has not come yet: give the day of approval.", "approved_on"
        )
    try:
        Interval(days, due_soon_days, missed_after_days, group.name, approved_on, rule, level)
    except ValueError as why:
        raise Refused("interval", str(why), "days") from why
    made = ContactInterval.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, rule=rule, level=level, days=days,
        due_soon_days=due_soon_days, missed_after_days=missed_after_days, approved_on=approved_on,
    )  # fmt: skip
    return Outcome(made.pk, f"{rule} {level or 'every level'}: {days} days")


@command(Permission.EDIT_DUTIES)
def end_interval(actor: Actor, interval: ContactInterval, *, on: date) -> Outcome[None]:
    """Take an interval back from today on, with all approved before it for the same standard and level."""
    same = ContactInterval.objects.filter(
        partnership_id=interval.partnership_id, rule=interval.rule, level=interval.level
    )
    same.filter(ended_on=None).update(ended_on=on)
    return Outcome(None, f"{interval.rule} {interval.level or 'every level'}")


@command(Permission.EDIT_DUTIES)
def record_notice(
    actor: Actor,
    group: Group,
    *,
    agency_id: UUID | None,
    rule: str,
    why: str,
    sent_on: date,
    from_on: date,
    until_on: date | None,
    on: date,
) -> Outcome[UUID]:
    """Record an agency's notice to a group that it departs from a standard (`rule` empty: from all; no agency: everybody does)."""
    if agency_id and not takes_part(agency_id, places.key_of(group.place)):
        raise Refused("agency", "Choose an agency that takes part here.", "agency_id")
    if not why.strip():
        raise Refused("why", "Say why the agency departs from the standard, and what it does instead.", "why")
    if sent_on > on:
        raise Refused(
            "future", f"{day_in_words(sent_on)} has not come yet: give the day the notice was sent.", "sent_on"
        )
    if until_on and until_on < from_on:
        raise Refused("ends", "The last day must not be before the first day.", "until_on")
    made = DeviationNotice.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, agency_id=agency_id, rule=rule,
        why=why.strip(), sent_on=sent_on, from_on=from_on, until_on=until_on, recorded_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"notice of {agency_id or 'the whole partnership'}, {rule or 'every standard'}")
