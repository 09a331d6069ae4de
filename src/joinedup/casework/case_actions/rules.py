"""How an action from a panel stands. That it could not be done and that it was not done are never counted together. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

STATES: Mapping[str, str] = {
    "open": "Not finished yet", "done": "Done", "could_not": "Could not be done, because", "was_not": "Was not done, because",
}  # fmt: skip
SHORT: Mapping[str, str] = {
    "open": "Open", "late": "Late", "done": "Done", "could_not": "Could not be done", "was_not": "Was not done",
}  # fmt: skip
COLOURS: Mapping[str, str] = {
    "open": "blue",
    "late": "red",
    "done": "green",
    "could_not": "purple",
    "was_not": "orange",
}


def standing(state: str, due_on: date, today: date) -> str:
    """How an action stands today: an open one whose day has passed is late."""
    return "late" if state == "open" and today > due_on else state


def state_problem(state: str, because: str) -> tuple[str, str] | None:
    """A field and a sentence where what is said of an action is not enough; else None."""
    if state not in STATES:
        return "state", "Choose how it stands."
    if state == "could_not" and not because.strip():
        return "because", "Say what made it impossible: the panel may find another way."
    if state == "was_not" and not because.strip():
        return "because", "Say why it was not done, and what happens now."
    if not because.strip():
        return "because", "Say what was done so far."
    return None
