"""Recording what the partnership agreed about contact standards."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

from joinedup.casework.agreed.models import ContactInterval, DeviationNotice
from joinedup.casework.agreed.rules import NoticeSaid, problem
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup.partnership.queries import takes_part
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import SCALES, Interval

LEVELS = {level for scale in SCALES.values() for level in scale}
SAY_WHY = "Say why, and who decided it."


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
def record_notice(actor: Actor, group: Group, *, said: NoticeSaid, on: date) -> Outcome[UUID]:
    """Record an agency's notice to a group that it departs from a standard, until a day or until it is looked at again."""
    made = _notice(actor, group, said, on)
    return Outcome(
        made, f"notice {made} of {said.agency_id or 'the whole partnership'}, {said.rule or 'every standard'}"
    )


@command(Permission.EDIT_DUTIES)
def correct_notice(actor: Actor, notice: DeviationNotice, *, said: NoticeSaid, reason: str, on: date) -> Outcome[UUID]:
    """Record a notice anew where it was wrong or is renewed. The old one ends today, and says so; both stay."""
    if DeviationNotice.objects.filter(corrects_id=notice.pk).exists():
        raise Refused("corrected", "Somebody corrected this notice already: correct the newer one.")
    if not reason.strip():
        raise Refused("reason", SAY_WHY, "reason")
    made = _notice(actor, notice.group, said, on, corrects=notice)
    if notice.ended_on is None:
        notice.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(made, f"notice {made} corrects {notice.pk}")


@command(Permission.EDIT_DUTIES)
def end_notice(actor: Actor, notice: DeviationNotice, *, reason: str, on: date) -> Outcome[None]:
    """End a notice: from today on it excuses nobody. Who ended it and why stays beside it."""
    if notice.ended_on is not None:
        raise Refused("ended", f"This notice ended on {day_in_words(notice.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", SAY_WHY, "reason")
    notice.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"notice {notice.pk} ended")


def _notice(actor: Actor, group: Group, said: NoticeSaid, on: date, corrects: DeviationNotice | None = None) -> UUID:
    if said.agency_id and not takes_part(said.agency_id, places.key_of(group.place)):
        raise Refused("agency", "Choose an agency that takes part here.", "agency_id")
    if found := problem(said, on):
        raise Refused("notice", found[1], found[0])
    made = DeviationNotice.objects.create(
        place=group.place, partnership_id=group.partnership_id, group=group, recorded_by_id=actor.user_id, corrects=corrects,
        **{**asdict(said), "why": said.why.strip()},
    )  # fmt: skip
    return made.pk
