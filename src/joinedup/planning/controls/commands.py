"""Changing controls."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Max

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.planning.controls.rules import CONTROL_STATES, due_of
from joinedup.planning.risks.models import Control, FindingAnswer, Risk
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_RISKS)
def add_control(
    actor: Actor, risk: Risk, *, text: str, owner: str, timeframe: str, state: str = "planned"
) -> Outcome[UUID]:
    """Add a control to a risk: what, who, by when, and whether it is in place yet."""
    _refuse(text, state)
    latest = risk.controls.aggregate(latest=Max("position"))["latest"] or 0
    made = Control.objects.create(
        risk=risk,
        place=risk.place,
        position=latest + 1,
        text=text.strip(),
        owner_words=owner,
        timeframe=timeframe,
        due_on=due_of(timeframe),
        state=state,
    )
    return Outcome(made.pk, f"control {made.pk}")


@command(Permission.EDIT_RISKS)
def edit_control(
    actor: Actor, control: Control, *, version: int, text: str, owner: str, timeframe: str, state: str, on: date
) -> Outcome[list[str]]:
    """Change a control. The second of two editors is shown both versions."""
    shown = {
        "Control": control.text,
        "Owner": control.owner_words,
        "By when": control.timeframe,
        "State": CONTROL_STATES[control.state],
    }
    check_version(control, version, shown=shown)
    _refuse(text, state)
    changed = control.save_changes(
        text=text.strip(),
        owner_words=owner,
        timeframe=timeframe,
        due_on=due_of(timeframe),
        state=state,
        done_on=(control.done_on or on) if state == "done" else None,
    )
    if {"timeframe", "state"} & set(changed):
        _answered(control, on)
    return Outcome(changed, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_RISKS)
def complete_control(actor: Actor, control: Control, *, on: date) -> Outcome[None]:
    """Record a control as done on a day."""
    if control.state == "done":
        raise Refused("done", "This control is recorded as done already.")
    control.save_changes(state="done", done_on=on)
    _answered(control, on)
    return Outcome(None, "done")


@command(Permission.EDIT_RISKS)
def reword_control(actor: Actor, control: Control, *, text: str) -> Outcome[str]:
    """Put other words in place of a control's; gives back the words that stood before, so that it can be undone."""
    before = control.text
    _refuse(text, control.state)
    control.save_changes(text=text.strip())
    return Outcome(before, "reworded")


def _refuse(text: str, state: str) -> None:
    if not text.strip():
        raise Refused("no_text", "Say what the control is.", "text")
    if state not in CONTROL_STATES:
        raise Refused("bad_state", "Choose whether the control is in place, planned or done.", "state")


def _answered(control: Control, on: date) -> None:
    """A new date or a done control answers what was asked of it."""
    for answer in FindingAnswer.objects.filter(control=control, answer="asked", withdrawn_on=None):
        answer.save_changes(withdrawn_on=on)
