"""Rules about current and target scores and how they moved."""

from collections.abc import Iterable
from typing import Any

from joinedup_core.scoring.findings import (
    Correction,
    Example,
    Finding,
    Rule,
    each_live,
    example_register,
    example_risk,
    finding,
)
from joinedup_core.scoring.matrix import Score
from joinedup_core.scoring.register import ACCEPTED, CLOSED, OPEN, Register, Risk, ScoreChange


def _at_target_still_open(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        if risk.state == OPEN and risk.current is not None and risk.current == risk.target:
            yield finding(
                "at-target-still-open",
                register,
                risk,
                "scores",
                f"Current and target are both {risk.current}: the risk has reached its target and is "
                "still open. Close it, accept it with an approver, or set a lower target.",
                evidence=(f"current {risk.current}", f"target {risk.target}"),
                correction=Correction("close_at_target", "Close the risk as it is at its target"),
            )

    return each_live(registers, judge)


def _target_above_current(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        now, wanted = risk.current, risk.target
        if now is None or wanted is None:
            return
        raised = [
            f"{name} {after} against {before} now"
            for name, before, after in (
                ("likelihood", now.likelihood, wanted.likelihood),
                ("impact", now.impact, wanted.impact),
            )
            if after > before
        ]
        if not raised:
            return
        lower = Score(min(now.likelihood, wanted.likelihood), min(now.impact, wanted.impact))
        yield finding(
            "target-above-current",
            register,
            risk,
            "target",
            f"The target asks for a higher {' and '.join(raised)}: a target should not be worse than today "
            "in any part, whatever the product.",
            evidence=(f"current {now} = {now.value}", f"target {wanted} = {wanted.value}"),
            correction=Correction("lower_target", f"Set the target to {lower}", text=str(lower)),
        )

    return each_live(registers, judge)


def _score_unexplained(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        for change in risk.changes:
            if change.before != change.after and not change.reason.strip():
                verb = "raised" if change.after.value > change.before.value else "changed"
                yield finding(
                    "score-unexplained",
                    register,
                    risk,
                    "current score",
                    f"The score was {verb} from {change.before} to {change.after} and no reason is given.",
                    evidence=(f"before {change.before}", f"after {change.after}"),
                    correction=Correction("ask_reason", "Ask for the reason of the change"),
                )

    return each_live(registers, judge)


def _scored(current: Score, target: Score, **more: Any) -> tuple[Register, ...]:
    return (example_register(example_risk(current=current, target=target, **more)),)


_RAISED = (ScoreChange(Score(1, 1), Score(3, 3)),)
_EXPLAINED = (ScoreChange(Score(1, 1), Score(3, 3), "Two partners gave notice of lower contributions"),)

SCORE_RULES = (
    Rule(
        key="at-target-still-open",
        title="At its target but still open",
        says="A risk whose current score equals its target is closed, accepted, or given a lower target.",
        why="Rows that need nothing more hide the rows that do.",
        source="Southend's registers of January 2020: risk 2.1 is 1 x 1 with a target of 1 x 1.",
        judge=_at_target_still_open,
        examples=(
            Example("1 x 1 with a target of 1 x 1", _scored(Score(1, 1), Score(1, 1)), ("adults 1 scores",)),
            Example("The same, but accepted", _scored(Score(1, 1), Score(1, 1), state=ACCEPTED)),
            Example("The same, but closed", _scored(Score(1, 1), Score(1, 1), state=CLOSED)),
            Example("Same product, other parts: not the same score", _scored(Score(2, 1), Score(1, 2))),
            Example("Above its target", _scored(Score(2, 2), Score(2, 1))),
        ),
    ),
    Rule(
        key="target-above-current",
        title="Target above the current score",
        says="Neither likelihood nor impact of the target is higher than it is now.",
        why="A lower product can hide a part that gets worse: the plan then aims at a greater harm.",
        source="Southend's registers of January 2020: risk 1.2 is 4 x 3 with a target of 1 x 4.",
        judge=_target_above_current,
        examples=(
            Example(
                "4 x 3 to 1 x 4: a lower product, a higher impact",
                _scored(Score(4, 3), Score(1, 4)),
                ("adults 1 target",),
            ),
            Example("2 x 2 to 3 x 3: both higher", _scored(Score(2, 2), Score(3, 3)), ("adults 1 target",)),
            Example("4 x 3 to 1 x 3", _scored(Score(4, 3), Score(1, 3))),
            Example("2 x 2 to 2 x 2: equal is another rule", _scored(Score(2, 2), Score(2, 2))),
        ),
    ),
    Rule(
        key="score-unexplained",
        title="Score moved without a reason",
        says="Every change of a score says why.",
        why="A board can only challenge a score whose reasons it can read.",
        source="Southend's registers of January 2020: risk 1.1 “amended from 1 x 1” to 4 x 3, no reason.",
        judge=_score_unexplained,
        examples=(
            Example(
                "1 x 1 to 3 x 3, no reason",
                _scored(Score(3, 3), Score(2, 3), changes=_RAISED),
                ("adults 1 current score",),
            ),
            Example("1 x 1 to 3 x 3 with a reason", _scored(Score(3, 3), Score(2, 3), changes=_EXPLAINED)),
            Example("Never moved", _scored(Score(3, 3), Score(2, 3))),
        ),
    ),
)
