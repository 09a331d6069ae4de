"""Rules about who answers for a risk and when it is looked at."""

from collections.abc import Iterable
from datetime import date

from joinedup_core.scoring.findings import (
    Correction,
    Example,
    Finding,
    Rule,
    day,
    each_live,
    example_register,
    example_risk,
    finding,
)
from joinedup_core.scoring.register import DONE, Control, Register, Risk
from joinedup_core.scoring.wording import placeholder


def _named(owner: str) -> bool:
    """An owner that says somebody: neither empty nor a placeholder."""
    return bool(owner.strip()) and placeholder(owner) is None


def _no_owner(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        if not _named(risk.owner) and not any(_named(control.owner) for control in risk.controls):
            yield finding(
                "no-owner",
                register,
                risk,
                "owner",
                "Nobody is named for the risk or for any of its controls.",
                evidence=("owner: none",),
                correction=Correction("ask_owner", "Ask who owns it"),
            )
            return
        for number, control in enumerate(risk.controls, 1):
            if not _named(control.owner) and control.state != DONE:
                yield finding(
                    "no-owner",
                    register,
                    risk,
                    "control",
                    "The control names nobody who answers for it.",
                    evidence=(control.text,),
                    correction=Correction("ask_owner", "Ask who owns it"),
                    control_key=control.key,
                    control_number=number,
                )

    return each_live(registers, judge)


def _review_overdue(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        if risk.next_review_on is None or risk.next_review_on >= register.as_at:
            return
        band = f" ({register.matrix.band(risk.current).label.lower()} risk)" if risk.current else ""
        yield finding(
            "review-overdue",
            register,
            risk,
            "review",
            f"The next review{band} was due on {day(risk.next_review_on)}; "
            f"the register is as at {day(register.as_at)}.",
            evidence=(f"next review {day(risk.next_review_on)}",),
            correction=Correction("ask_review", "Ask for the review"),
        )

    return each_live(registers, judge)


def _owned(risk_owner: str, *control_owners: str) -> tuple[Register, ...]:
    controls = tuple(Control("Attendance is tracked", owner, "Ongoing") for owner in control_owners)
    return (example_register(example_risk(owner=risk_owner, controls=controls)),)


def _reviewed(next_on: date | None) -> tuple[Register, ...]:
    return (example_register(example_risk(next_review_on=next_on)),)


PEOPLE_RULES = (
    Rule(
        key="no-owner",
        title="No owner",
        says="Each risk has somebody who answers for it, and so has each control that is not done.",
        why="What nobody owns, nobody does. Where only controls have owners, the risk is owned there.",
        source="Common practice; Southend's layout gives owners to controls, none to the risk itself.",
        judge=_no_owner,
        examples=(
            Example("Nobody for the risk, nobody for its control", _owned("", ""), ("adults 1 owner",)),
            Example("“??” is nobody", _owned("??", ""), ("adults 1 owner",)),
            Example("Two controls, the second without an owner", _owned("", "Chair", ""), ("adults 1 control 2",)),
            Example("The controls have owners, the risk none of its own", _owned("", "Chair", "Police")),
            Example("The risk has an owner and no controls", _owned("Chair")),
        ),
    ),
    Rule(
        key="review-overdue",
        title="Review overdue",
        says="A risk is reviewed as often as its level asks. No review recorded: nothing is claimed.",
        why="A score that nobody has looked at says how things were.",
        source="Review intervals by level as in SimpleRisk; the board sets its own with its matrix.",
        judge=_review_overdue,
        examples=(
            Example("Due on 1 January 2020", _reviewed(date(2020, 1, 1)), ("adults 1 review",)),
            Example("Due on the day of the register", _reviewed(date(2020, 1, 31))),
            Example("No review recorded: not known, so not claimed", _reviewed(None)),
        ),
    ),
)
