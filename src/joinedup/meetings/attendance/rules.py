"""Attendance: its states, what counts as an absence to be judged, and an agency's attendance over a year.

Source: Shropshire multi-agency safeguarding arrangements 2024 (relevant agencies must send representation; whoever does
not attend without a valid reason is reported to their line manager). Whether a reason is valid is for the chair to
judge; nothing here judges it, and no letter is sent by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from operator import add
from typing import NamedTuple

from joinedup_core.calendar.months import add_months, day_in_words

EXPECTED, PRESENT, DEPUTY = "expected", "present", "deputy"
APOLOGY, ABSENT, UPDATE = "apology", "absent", "written_update"
STATES = {
    EXPECTED: "Not marked",
    PRESENT: "Present",
    DEPUTY: "Deputy came",
    APOLOGY: "Apology",
    ABSENT: "Absent, no apology",
    UPDATE: "Written update instead",
}
COLOURS = {EXPECTED: "grey", PRESENT: "green", DEPUTY: "teal", APOLOGY: "yellow", ABSENT: "red", UPDATE: "blue"}
HERE = frozenset({PRESENT, DEPUTY})
AWAY = frozenset({APOLOGY, ABSENT, UPDATE})
INVITED, ACCEPTED, DECLINED = "invited", "accepted", "declined"
ANSWERS = {INVITED: "No answer yet", ACCEPTED: "Accepted", DECLINED: "Declined"}
EXPECTED_ROLES = frozenset({"chair", "vice_chair", "member"})
"""Seats whose absence is counted for an agency; advisers, observers and scrutineers come when they can."""


@dataclass(frozen=True)
class LetterJudgement:
    """Whether a letter to the line manager may be made, and why or why not."""

    allowed: bool
    because: str


NOBODY_ABSENT = "Nobody held this seat on the day, so nobody was absent from it. Fill the seat instead."


def judge_letter(state: str, reason_valid: bool | None, *, vacant: bool = False) -> LetterJudgement:
    """A letter is for an absence that the chair has judged to be without a valid reason; for nothing else."""
    if state not in AWAY:
        return LetterJudgement(False, "Somebody came for this seat, so there is no absence to report.")
    if vacant:
        return LetterJudgement(False, NOBODY_ABSENT)
    if reason_valid is None:
        return LetterJudgement(False, "The chair has not judged the reason yet. Ask the chair to judge it first.")
    if reason_valid:
        return LetterJudgement(False, "The chair judged the reason valid, so the absence is not reported.")
    return LetterJudgement(True, "The chair judged that there was no valid reason.")


class Tally(NamedTuple):
    """An agency's attendance: of how many meetings and seats, and how. Every share stands beside its numbers."""

    meetings: int = 0
    represented: int = 0
    """Meetings at which at least one of its seats was taken, by its holder or a deputy."""
    seats: int = 0
    present: int = 0
    deputies: int = 0
    apologies_valid: int = 0
    apologies_not_valid: int = 0
    apologies_not_judged: int = 0
    absences: int = 0
    updates: int = 0
    not_marked: int = 0

    def __add__(self, other: Tally) -> Tally:  # type: ignore[override] (of a tuple it would be the two in a row)
        """Both together, for an agency in several groups."""
        return Tally(*map(add, self, other))

    @property
    def apologies(self) -> int:
        """All apologies."""
        return self.apologies_valid + self.apologies_not_valid + self.apologies_not_judged

    @property
    def percent(self) -> int | None:
        """The share of meetings at which the agency was represented, rounded; None where there was no meeting."""
        return round(100 * self.represented / self.meetings) if self.meetings else None

    @property
    def share(self) -> str:
        """The share with its numbers: "5 of 6 (83%)"."""
        return f"{self.represented} of {self.meetings} ({self.percent}%)" if self.meetings else "no meetings"

    @property
    def how(self) -> str:
        """How its seats were taken and why they were not, in words: a share alone only shames."""
        parts = [
            _many(self.present, "attendance", "attendances"),
            _many(self.deputies, "by a deputy", "by deputies"),
            _many(self.apologies_valid, "apology with a valid reason", "apologies with a valid reason"),
            _many(self.apologies_not_valid, "apology without a valid reason", "apologies without a valid reason"),
            _many(self.apologies_not_judged, "apology not judged yet", "apologies not judged yet"),
            _many(self.absences, "absence without an apology", "absences without an apology"),
            _many(self.updates, "written update", "written updates"),
            _many(self.not_marked, "not marked", "not marked"),
        ]
        return ", ".join(p for p in parts if p) or "nothing recorded"


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else ""


def year_before(day: date) -> date:
    """The first of the twelve months that end on a day: 23 November for 22 November of the next year."""
    return months_before(day, 12)


def months_before(day: date, months: int) -> date:
    """The first day of the months that end on a day."""
    return add_months(day, -months) + timedelta(days=1)


def empty_words(post: str, agency: str, *, held: bool, from_on: date | None, to_on: date | None, on: date) -> str:
    """Why nobody can sit in a seat on a day, as a sentence; nothing where somebody can."""
    seat = f"the {agency} seat ({post})" if agency else f"the seat “{post}”"
    if to_on is not None and to_on < on:
        return f"The term in {seat} ended on {day_in_words(to_on)}, so nobody can sit in it."
    if from_on is not None and from_on > on:
        return f"The term in {seat} begins only on {day_in_words(from_on)}, so nobody can sit in it yet."
    return "" if held else f"Nobody holds {seat}."


@dataclass(frozen=True)
class Mark:
    """How one seat was taken, as somebody marked it: the row's key, the version they saw, and what they marked."""

    key: str
    version: int
    state: str
    name: str = ""
    deputy_has_authority: bool = False
    remote: bool = False
    arrived: time | None = None
    left: time | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """The mark in words: "Present, from 10:15 to 11:40, remotely"."""
        parts = [STATES.get(self.state, self.state)]
        parts += [self.name] if self.name else []
        parts += ["with authority to decide"] if self.state == DEPUTY and self.deputy_has_authority else []
        parts += [f"from {self.arrived:%H:%M}"] if self.arrived else []
        parts += [f"until {self.left:%H:%M}"] if self.left else []
        parts += ["remotely"] if self.remote else []
        parts += [f"“{self.reason}”"] if self.reason else []
        return ", ".join(parts)


def wrong_with(mark: Mark) -> str:
    """What is wrong with a mark, as a sentence that says what to do; nothing where it is right."""
    if mark.state not in STATES:
        return "Choose how this seat was taken from the list"
    if mark.arrived and mark.left and mark.left < mark.arrived:
        return f"Leaving at {mark.left:%H:%M} is before arriving at {mark.arrived:%H:%M}: put the times right"
    if (mark.arrived or mark.left) and mark.state not in HERE:
        return "Arrival and leaving are for somebody who came: mark them present or deputy, or clear the times"
    return ""
