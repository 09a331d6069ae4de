"""Seats: whether one is filled, and when its holder's term ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from joinedup_core.calendar.months import day_in_words

WARN_DAYS = 90


class SeatState(StrEnum):
    """How a seat stands on a day."""

    HELD = "held"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    VACANT = "vacant"
    NOT_YET = "not_yet"
    ENDED = "ended"
    NOT_PUBLISHED = "not_published"


SEAT_STATES = {
    SeatState.HELD: "Held",
    SeatState.EXPIRING: "Term ends soon",
    SeatState.EXPIRED: "Term has ended",
    SeatState.VACANT: "Vacant",
    SeatState.NOT_YET: "Starts later",
    SeatState.ENDED: "Seat ended",
    SeatState.NOT_PUBLISHED: "Holder not published",
}
SEAT_COLOURS = {"held": "green", "expiring": "yellow", "expired": "red", "vacant": "orange", "not_published": "grey"}


@dataclass(frozen=True)
class SeatStanding:
    """How a seat stands, why, and what is missing."""

    state: SeatState
    because: str
    missing: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The state as people read it."""
        return SEAT_STATES[self.state]


def judge_seat(
    *, held: bool, from_on: date | None, to_on: date | None, today: date, published: bool = False,
    warn_days: int = WARN_DAYS,
) -> SeatStanding:  # fmt: skip
    """Whether a seat is held today and for how long yet. Published facts name posts, never people: no vacancy is read
    into a missing name."""
    if published and not held:
        return SeatStanding(
            SeatState.NOT_PUBLISHED, "The source gives the post; who holds it is not shown.", ("the holder",)
        )
    if not held:
        return SeatStanding(SeatState.VACANT, "Nobody holds this seat.", ("a holder",))
    if to_on is not None and to_on < today:
        return SeatStanding(SeatState.EXPIRED, f"The holder's term ended on {day_in_words(to_on)}.")
    if from_on is not None and from_on > today:
        return SeatStanding(SeatState.NOT_YET, f"The holder's term starts on {day_in_words(from_on)}.")
    if to_on is not None and to_on <= today + timedelta(days=warn_days):
        days = (to_on - today).days
        left = "today" if days == 0 else f"in {days} day{'s' * (days != 1)}"
        return SeatStanding(SeatState.EXPIRING, f"The holder's term ends {left}, on {day_in_words(to_on)}.")
    until = f" until {day_in_words(to_on)}" if to_on else "; no last day is set"
    return SeatStanding(SeatState.HELD, f"Held{until}.")


def deputy_words(named: bool, authority: bool, authority_on: date | None, words: str) -> str:
    """What is known of the deputy's authority: without it a deputy does not count to the quorum."""
    if not named:
        return "No deputy is named."
    if not authority:
        return "Authority to decide for the agency is not recorded: the deputy does not count to the quorum."
    on = f" on {day_in_words(authority_on)}" if authority_on else ""
    return f"Authority to decide for the agency recorded{on}: {words or 'how it was given is not recorded'}."
