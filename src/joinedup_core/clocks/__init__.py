"""Clocks: statutory and local time limits as data, and when they are due."""

from joinedup_core.clocks.answer import STATE_WORDS, Due, OtherDue, State, due, due_of, find_clock
from joinedup_core.clocks.clock import Alternative, Certainty, Clock, Example, Sense, Status, UnknownClock
from joinedup_core.clocks.loading import UnreadableRules, all_clocks, read_rules, with_override

__all__ = [
    "STATE_WORDS",
    "Alternative",
    "Certainty",
    "Clock",
    "Due",
    "Example",
    "OtherDue",
    "Sense",
    "State",
    "Status",
    "UnknownClock",
    "UnreadableRules",
    "all_clocks",
    "due",
    "due_of",
    "find_clock",
    "read_rules",
    "with_override",
]
