"""Rules about controls and their dates."""

from collections.abc import Iterable
from datetime import date

from joinedup_core.scoring.findings import (
    Correction,
    Example,
    Finding,
    Rule,
    day,
    each_control,
    example_register,
    example_risk,
    finding,
)
from joinedup_core.scoring.register import DONE, PLANNED, Control, Register, Risk


def _dated_control_past(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk, control: Control, number: int) -> Iterable[Finding]:
        if control.state == DONE or control.due_on is None or control.due_on >= register.as_at:
            return
        yield finding(
            "dated-control-past",
            register,
            risk,
            "control",
            f"The control was due by {control.timeframe or day(control.due_on)} and the register is as at "
            f"{day(register.as_at)}; nothing says that it was done or given a new date.",
            evidence=(control.text, f"timeframe: {control.timeframe or day(control.due_on)}"),
            correction=Correction("ask_new_date", "Mark as needing a new date"),
            control_key=control.key,
            control_number=number,
        )

    return each_control(registers, judge)


def _planned_without_date(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk, control: Control, number: int) -> Iterable[Finding]:
        if control.state != PLANNED or control.due_on is not None:
            return
        written = f" The timeframe reads “{control.timeframe}”." if control.timeframe else ""
        yield finding(
            "planned-control-no-date",
            register,
            risk,
            "control",
            f"The control is planned but no day is given by which it will be in place.{written}",
            evidence=(control.text,),
            correction=Correction("ask_new_date", "Mark as needing a date"),
            control_key=control.key,
            control_number=number,
        )

    return each_control(registers, judge)


def _with_control(**control: object) -> Register:
    return example_register(example_risk(controls=(Control("Map the links", "Chair", **control),)))  # type: ignore[arg-type]


CONTROL_RULES = (
    Rule(
        key="dated-control-past",
        title="Dated control past",
        says="A control with a date that has passed says whether it was done, or has a new date.",
        why="A board that reads an old date cannot tell whether the control works, is late or was dropped.",
        source="Southend's registers of January 2020: every dated timeframe lies in 2018.",
        judge=_dated_control_past,
        examples=(
            Example(
                "Due in March 2018, still listed in January 2020",
                (_with_control(timeframe="Mar 2018", due_on=date(2018, 3, 31)),),
                ("adults 1 control 1",),
            ),
            Example(
                "Due on the very day of the register: not past yet",
                (_with_control(timeframe="31 Jan 2020", due_on=date(2020, 1, 31)),),
            ),
            Example(
                "Past, but recorded as done",
                (_with_control(timeframe="Mar 2018", due_on=date(2018, 3, 31), state=DONE),),
            ),
            Example("“Ongoing” is not a date", (_with_control(timeframe="Ongoing"),)),
        ),
    ),
    Rule(
        key="planned-control-no-date",
        title="Planned control with no date",
        says="A control that is not in place yet has a day by which it will be.",
        why="A plan without a day cannot be late, so nobody is asked about it.",
        source="Common practice; other registers check measures without a due date in the same way.",
        judge=_planned_without_date,
        examples=(
            Example("Planned, no timeframe", (_with_control(state=PLANNED),), ("adults 1 control 1",)),
            Example(
                "Planned, and “Ongoing” in place of a date",
                (_with_control(state=PLANNED, timeframe="Ongoing"),),
                ("adults 1 control 1",),
            ),
            Example(
                "Planned for June 2020",
                (_with_control(state=PLANNED, timeframe="June 2020", due_on=date(2020, 6, 30)),),
            ),
            Example("In place already: needs no date", (_with_control(timeframe="Ongoing"),)),
        ),
    ),
)
