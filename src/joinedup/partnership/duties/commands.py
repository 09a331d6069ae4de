"""Changing duties and recording what shows that they are met."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.partnership.models import Duty, DutyEvidence, Group, Partnership
from joinedup.partnership.rules import DUTY_REGIMES
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_DUTIES)
def add_duty(
    actor: Actor, partnership: Partnership, *, regime: str, text: str, legislation: str = "", source: str = "",
    evidence: str = "", shown_on: date | None = None, due_on: date | None = None, every_months: int | None = None,
    owner: Group | None = None, note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Add something the law requires of the partnership."""
    _check(partnership, regime, text, owner)
    duty = Duty.objects.create(
        partnership=partnership, place=partnership.place, regime=regime, text=text.strip(), legislation=legislation,
        source=source, evidence=evidence, shown_on=shown_on, due_on=due_on, every_months=every_months, owner=owner,
        note=note,
    )  # fmt: skip
    if shown_on and evidence:
        _keep(duty, shown_on, evidence, due_on)
    return Outcome(duty.pk, f"duty {duty.pk}")


@command(Permission.EDIT_DUTIES)
def edit_duty(
    actor: Actor, duty: Duty, *, version: int, regime: str, text: str, legislation: str = "", source: str = "",
    due_on: date | None = None, every_months: int | None = None, owner: Group | None = None, note: str = "",
) -> Outcome[None]:  # fmt: skip
    """Change a duty. Evidence is added by recording it, never by editing."""
    check_version(duty, version, shown=_shown(duty))
    _check(duty.partnership, regime, text, owner)
    changed = duty.save_changes(
        regime=regime, text=text.strip(), legislation=legislation, source=source, due_on=due_on,
        every_months=every_months, owner=owner, note=note,
    )  # fmt: skip
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_DUTIES)
def record_evidence(
    actor: Actor, duty: Duty, *, shown_on: date, evidence: str, today: date, next_due_on: date | None = None
) -> Outcome[None]:
    """Record that the duty was shown to be met on a day, and by what. Evidence already recorded stays."""
    if shown_on > today:
        raise Refused("in_the_future", "Enter the day on which it was shown: that day has not come yet.", "shown_on")
    if not evidence.strip():
        raise Refused("no_evidence", "Say what shows that the duty is met: a report, a minute, a page.", "evidence")
    if next_due_on and next_due_on <= shown_on:
        raise Refused("due_before_shown", "The next date must come after the day it was shown.", "next_due_on")
    _keep(duty, shown_on, evidence.strip(), next_due_on)
    if duty.shown_on is None or shown_on >= duty.shown_on:
        duty.save_changes(shown_on=shown_on, evidence=evidence.strip(), due_on=next_due_on)
    return Outcome(None, f"shown on {shown_on.isoformat()}")


@command(Permission.EDIT_DUTIES)
def close_duty(actor: Actor, duty: Duty, *, version: int, on: date) -> Outcome[None]:
    """Record that the law no longer asks this from a day; the duty and its evidence stay readable."""
    check_version(duty, version, shown=_shown(duty))
    duty.save_changes(closed_on=on)
    return Outcome(None, f"closed on {on.isoformat()}")


def _keep(duty: Duty, shown_on: date, evidence: str, next_due_on: date | None) -> None:
    DutyEvidence.objects.create(
        duty=duty, place=duty.place, shown_on=shown_on, evidence=evidence, next_due_on=next_due_on
    )


def _check(partnership: Partnership, regime: str, text: str, owner: Group | None) -> None:
    if not text.strip():
        raise Refused("no_text", "Enter what the law requires", "text")
    if regime not in DUTY_REGIMES:
        raise Refused("no_such_regime", "Choose the regime", "regime")
    if owner is not None and owner.partnership_id != partnership.pk:
        raise Refused("other_partnership", "Choose a group of this partnership.", "owner")


def _shown(duty: Duty) -> dict[str, object]:
    return {
        "Regime": DUTY_REGIMES.get(duty.regime, duty.regime),
        "What the law requires": duty.text,
        "Legislation": duty.legislation,
        "Source": duty.source,
        "Next due": duty.due_on,
        "Must be shown every (months)": duty.every_months,
        "Group that sees to it": duty.owner.name if duty.owner else "",
        "Note": duty.note,
    }
