"""Rules of actions: labels of stored keys, references, repetition, reminders. The life of an action is in the core."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from joinedup_core.calendar import add_months
from joinedup_core.lifecycle import CHECKED_SOURCES, STEPS, Position, State, Step

SOURCES = {
    "meeting": "Meeting",
    "decision": "Decision",
    "review": "Review",
    "case_file_audit": "Case file audit",
    "audit_round": "Audit (section 11, 157 or 175)",
    "risk": "Risk register",
    "self_assessment": "Self-assessment",
    "survey": "Survey",
    "other": "Other",
}
"""What asked for an action."""

PRIORITIES = {"high": "High", "normal": "Normal", "low": "Low"}
PRIORITY_ORDER = ("high", "normal", "low")

REPEATS = {"": "Does not repeat", "monthly": "Every month", "quarterly": "Every quarter",
           "half_yearly": "Every half year", "yearly": "Every year"}  # fmt: skip
REPEAT_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}

STATES = {
    State.PUBLISHED: ("Published; progress not published", "grey"),
    State.OPEN: ("Open", "blue"),
    State.IN_PROGRESS: ("In progress", "teal"),
    State.DONE_BY_OWNER: ("Done, says the owner", "purple"),
    State.CONFIRMED: ("Confirmed done", "green"),
    State.IMPACT_ASKED: ("Impact asked", "yellow"),
    State.IMPACT_SHOWN: ("Impact shown", "green"),
    State.NOT_IMPLEMENTED: ("Not implemented, because", "orange"),
    State.COULD_NOT_BE_DONE: ("Could not be done, because", "orange"),
    State.SUPERSEDED: ("Superseded", "grey"),
}
"""The label and colour of each state."""


@dataclass(frozen=True)
class StepWords:
    """A step as pages offer it: the button, the question its page asks for the reason, and what the timeline says."""

    button: str
    asks: str
    told: str


STEP_WORDS = {
    Step.TAKE_UP: StepWords("Take it up", "Why now?", "Taken up"),
    Step.START: StepWords("Start", "What will be done first?", "Started"),
    Step.MARK_DONE: StepWords("It is done", "What was done?", "Done, says the owner"),
    Step.CONFIRM: StepWords("Confirm that it is done", "How do you know?", "Confirmed done"),
    Step.SEND_BACK: StepWords("Send it back", "What is missing?", "Sent back"),
    Step.ASK_IMPACT: StepWords("Ask what difference it made", "What would show it?", "Impact asked"),
    Step.SHOW_IMPACT: StepWords("Record its impact", "What difference did it make?", "Impact shown"),
    Step.NOT_IMPLEMENT: StepWords("Not implemented, because", "Why will it not be implemented?", "Not implemented"),
    Step.CANNOT_BE_DONE: StepWords("Could not be done, because", "Why could it not be done?", "Could not be done"),
    Step.SUPERSEDE: StepWords("Superseded", "What replaces it, or why is it no longer needed?", "Superseded"),
    Step.REOPEN: StepWords("Open it again", "Why is it opened again?", "Opened again"),
}

REMIND_BEFORE, REMIND_AFTER = 7, 1
REMIND_SOURCE = "The program's own default: no published document of this partnership sets one"
MOST_DAYS = 90
DUE_SOON_DAYS = 14
"""How far ahead the chaser list looks."""


def reference_of(number: int) -> str:
    """The reference people quote: A-0123."""
    return f"A-{number:04d}"


def number_in(reference: str) -> int | None:
    """The number in a reference as somebody types it: `A-0123`, `a123`, `123`."""
    digits = reference.strip().lower().removeprefix("a").removeprefix("-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None


def state_words(state: str) -> str:
    """The label of a stored state."""
    return STATES[State(state)][0]


def is_checked(source_kind: str) -> bool:
    """Whether actions from such a source are confirmed by somebody else than their owner."""
    return source_kind in CHECKED_SOURCES


def needs_reason(step: Step) -> bool:
    """Whether a step may not be taken without its reason."""
    return STEPS[step].needs_reason


def next_due(due_on: date, repeats: str, today: date) -> date:
    """When a repeating action is due next: the first of its days after today."""
    months, count = REPEAT_MONTHS[repeats], 1
    while (found := add_months(due_on, months * count)) <= today:
        count += 1
    return found


def ends_an_occurrence(position: Position) -> bool:
    """Whether this end of a repeating action begins the next one (a decision not to do it at all does not)."""
    return position.state in {State.COULD_NOT_BE_DONE, State.CONFIRMED} or (
        position.state is State.DONE_BY_OWNER and not position.checked
    )


@dataclass(frozen=True)
class Reminder:
    """That an owner is to be reminded now: the approved wording, and why."""

    wording: str
    because: str


def judge_reminder(due_on: date, today: date, before: int, after: int) -> Reminder | None:
    """Whether an owed action's owner is to be reminded today: once before the day, once after it."""
    if due_on - timedelta(days=before) <= today <= due_on:
        return Reminder("action_due_soon", f"due within {before} days")
    if today >= due_on + timedelta(days=max(1, after)):
        return Reminder("action_overdue", f"overdue by {(today - due_on).days} days")
    return None


def due_words(due_on: date | None, words: str, today: date, *, owed: bool) -> str:
    """How late or near a day is, in words."""
    if due_on is None:
        return words or "No date"
    days = (due_on - today).days
    if not owed or days > DUE_SOON_DAYS:
        return ""
    if days < 0:
        return f"{-days} day{'' if days == -1 else 's'} late"
    return "Due today" if days == 0 else f"Due in {days} day{'' if days == 1 else 's'}"
