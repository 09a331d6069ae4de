"""The allowed steps of things that pass through states: who may take which, and why not."""

from joinedup_core.lifecycle.action import (
    CHECKED_SOURCES,
    CLOSED,
    OUTCOMES,
    OWED,
    STEPS,
    By,
    Party,
    Position,
    State,
    Step,
    Taken,
    Verdict,
    judge_step,
    next_steps,
    take,
)

__all__ = [
    "CHECKED_SOURCES",
    "CLOSED",
    "OUTCOMES",
    "OWED",
    "STEPS",
    "By",
    "Party",
    "Position",
    "State",
    "Step",
    "Taken",
    "Verdict",
    "judge_step",
    "next_steps",
    "take",
]
