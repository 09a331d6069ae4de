"""What a referral to a panel may say, how a case before a panel is called, and why a flag is taken off. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CONSENT: Mapping[str, str] = {
    "given": "Yes, they agree", "refused": "No, they do not agree: it goes ahead because of the risk", "not_asked": "They were not asked",
}  # fmt: skip
INFORMED: Mapping[str, str] = {
    "told": "Yes, they know", "will_be_told": "They will be told, when it is safe", "not_told": "No: telling them would raise the risk",
}  # fmt: skip
COMPLETED = ("safe_contact", "counter_allegation", "staff_safety", "from_area")
"""The texts of a referral that the coordinator completes and corrects; the marks besides."""
COMPLETED_LABELS: Mapping[str, str] = {
    "safe_contact": "How can the person at risk be reached safely?",
    "counter_allegation": "Does the other say that they are the victim?",
    "staff_safety": "Is anything dangerous for staff?", "from_area": "Transferred here from another area",
}  # fmt: skip
MARKS: Mapping[str, str] = {
    "minoritised": "Black, Asian or racially minoritised", "lgbt": "LGBT+", "disabled": "Disabled",
}  # fmt: skip
CONSIDERS: Mapping[str, str] = {"people": "People", "group": "A group", "place": "A place"}
STATES: Mapping[str, str] = {
    "waiting": "Waiting for the coordinator", "accepted": "Before the panel", "declined": "Declined", "finished": "Finished",
    "transferred": "Transferred to another area", "received": "The coordinator has it, and has not decided",
    "withdrawn": "Taken back by whoever referred it",
}  # fmt: skip
NOT_RECORDED = "Not recorded"
WAITING = ("waiting", "received")
"""The states in which a referral waits for the coordinator's decision."""
COLOURS: Mapping[str, str] = {
    "waiting": "yellow",
    "accepted": "blue",
    "declined": "grey",
    "finished": "green",
    "transferred": "purple",
    "received": "teal",
    "withdrawn": "grey",
}
REPEATS: Mapping[str, str] = {
    "repeat": "Repeat",
    "not_repeat": "Not a repeat",
    "cannot_tell": "Cannot tell whether it is a repeat",
}
REMOVALS: Mapping[str, str] = {
    "time_is_up": "The time is up without a repeat", "mistake": "It was put on by mistake", "died": "The person died",
    "moved": "They moved, and the new area was told", "panel": "The panel decided so",
}  # fmt: skip


def referral_problem(
    considers: str, words: str, victims: tuple[object, ...], allowed: tuple[str, ...]
) -> tuple[str, str] | None:
    """A field and a sentence where a referral does not say whom or what it is about; else None."""
    if considers not in allowed:
        offered = ", ".join(CONSIDERS[one].lower() for one in allowed)
        return "considers", f"This panel considers {offered}."
    if considers == "people" and not victims:
        return (
            "victims",
            "Say who is at risk. Where two people accuse each other, name both and write down the counter-allegation.",
        )
    if considers != "people" and not words.strip():
        return "words", "Say which group or place it is."
    return None


STILL_WRITTEN = (
    "This case is closed. Only what finishes it is still written here: how an action stands that was given before, the answer of an agency"
    " that was asked before, what was said at a hearing held before, declining a referral, who takes no part, taking it off an agenda or"
    " its flag off, and that the panel has finished with it. For anything else its lead opens the case again."
)
"""What a page of a closed case before a panel says; `tests/rooms/casework/test_written_when_closed.py` holds the list."""


def marks_words(marks: Iterable[str], no_marks: Iterable[str]) -> list[tuple[str, str]]:
    """What is known of each mark, in words: yes, no, or not recorded."""
    yes, no = set(marks), set(no_marks)
    return [(label, "Yes" if key in yes else "No" if key in no else NOT_RECORDED) for key, label in MARKS.items()]


def marks_given(said: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The two lists of marks out of what a form says of each (`mark_lgbt`: `yes`, `no` or empty)."""
    return {
        name: tuple(key for key in MARKS if said.get(f"mark_{key}") == answer)
        for name, answer in (("marks", "yes"), ("no_marks", "no"))
    }
