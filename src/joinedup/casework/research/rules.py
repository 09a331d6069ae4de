"""What an agency may answer to a research request, and what silence is called. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

AT_LEAST = timedelta(hours=1)
"""How long agencies have to answer at least."""
ANSWERS: Mapping[str, str] = {
    "nothing_held": "Nothing held", "held": "Held: what follows is shared with the panel", "refused": "Held, and not shared, because",
}  # fmt: skip
SHORT: Mapping[str, str] = {
    "nothing_held": "Nothing held",
    "held": "Held, shared",
    "refused": "Held, refused",
    "no_reply": "No reply",
    "late": "No reply, late",
}
COLOURS: Mapping[str, str] = {
    "nothing_held": "grey",
    "held": "green",
    "refused": "orange",
    "no_reply": "yellow",
    "late": "red",
}


def standing(answer: str, due_at: datetime, now: datetime) -> str:
    """How a request stands: its answer; without one no reply, or late. Silence is never taken for nothing held."""
    return answer or ("late" if now > due_at else "no_reply")


def answer_problem(answer: str, text: str) -> tuple[str, str] | None:
    """A field and a sentence where an answer does not say enough; else None."""
    if answer not in ANSWERS:
        return "answer", "Choose nothing held, held, or held and not shared."
    if answer == "held" and not text.strip():
        return "text", "Write what you hold that matters for safety: the panel reads it."
    if answer == "refused" and not text.strip():
        return "text", "Say why it is not shared: what sharing would harm."
    return None
