"""What a clock is: the event that starts it, how long it runs, who owes what to whom, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from joinedup_core.calendar import Length, Unit


class UnknownClock(LookupError):
    """There is no such clock; the message is a sentence with the nearest names."""


class Certainty(StrEnum):
    """How sure a rule is. What was not seen in its source is shown as such wherever it is used."""

    SEEN = "seen"
    PARTLY = "partly"
    GENERAL = "general"
    DISPUTED = "disputed"

    @property
    def words(self) -> str:
        """The certainty as a phrase."""
        return _CERTAINTY_WORDS[self]


_CERTAINTY_WORDS = {
    Certainty.SEEN: "seen in its source",
    Certainty.PARTLY: "partly seen in its source",
    Certainty.GENERAL: "general knowledge, not checked against its source",
    Certainty.DISPUTED: "disputed: sources disagree or the rule has probably changed",
}


class Status(StrEnum):
    """What makes a clock binding."""

    LAW = "law"
    GUIDANCE = "guidance"
    LOCAL = "local"
    PRACTICE = "practice"

    @property
    def words(self) -> str:
        """The status as a phrase."""
        return {
            Status.LAW: "law",
            Status.GUIDANCE: "statutory or national guidance",
            Status.LOCAL: "one area's own rule",
            Status.PRACTICE: "usual practice",
        }[self]


class Sense(StrEnum):
    """How a length binds: done within it, done at least so long before, not before its end, or counted if within."""

    WITHIN = "within"
    AT_LEAST_BEFORE = "at_least_before"
    NOT_BEFORE = "not_before"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading that is practised: its own length, and its own start where that differs.

    With `counts_start` the day of the start is day 1. A `length` of None says that there is no limit by that reading.
    """

    says: str
    length: Length | None
    source: str
    certainty: Certainty
    starts: str = ""
    counts_start: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: when it started, as somebody would write it, and when it is due, as it is printed."""

    started: str
    due: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit in one version. `length` is None where there is no fixed limit ("as soon as").

    `effective_from` and `effective_to` are the days between which a clock must start to run by this version; None
    where that is not known or it is still in force. `set_by` names a partnership file that changed it, and
    `instead_of` says what it changed.
    """

    key: str
    title: str
    regime: str
    starts: str
    owes: str
    owed_by: str
    owed_to: str
    length: Length | None
    source: str
    certainty: Certainty
    status: Status
    sense: Sense = Sense.WITHIN
    jurisdiction: str = "England"
    doubt: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    alternatives: tuple[Alternative, ...] = ()
    examples: tuple[Example, ...] = ()
    set_by: str = ""
    instead_of: str = ""

    @property
    def limit(self) -> str:
        """The limit in words: "within 15 working days", "at least 7 working days before"."""
        if self.length is None:
            return "no fixed limit"
        return {
            Sense.WITHIN: f"within {self.length}",
            Sense.AT_LEAST_BEFORE: f"at least {self.length} before",
            Sense.NOT_BEFORE: f"not before {self.length} have passed",
            Sense.WINDOW: f"counts if within {self.length}",
        }[self.sense]

    def in_force(self, on: date) -> bool:
        """Whether a clock that starts on a day runs by this version."""
        after = self.effective_from is None or self.effective_from <= on
        return after and (self.effective_to is None or on <= self.effective_to)

    @property
    def in_hours(self) -> bool:
        """Whether it is counted in hours, so that the time of the start matters."""
        return self.length is not None and self.length.unit is Unit.HOURS
