"""How somebody's consent stands for sharing with one agency, from the facts that were recorded. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from joinedup_core.calendar import day_in_words

GIVEN, REFUSED, WITHDRAWN, OVER, NONE = "given", "refused", "withdrawn", "over", "none"
STATES = {GIVEN: "Given", REFUSED: "Refused", WITHDRAWN: "Taken back"}
NO = (REFUSED, WITHDRAWN)


@dataclass(frozen=True)
class Said:
    """What somebody said: to what, to whose having it (None: any agency), on which day, and until when it holds."""

    state: str
    about: str
    said_by: str
    on: date
    agency_id: UUID | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Fact:
    """What somebody said on a day: to one agency, or (None) to any; until a day, or until they say otherwise."""

    state: str
    agency_id: UUID | None
    said_on: date
    until_on: date | None
    recorded_at: datetime


@dataclass(frozen=True)
class Stands:
    """How consent stands: `given`, `refused`, `withdrawn`, `over` (its last day is past) or `none`, and by which fact."""

    state: str
    fact: Fact | None = None

    @property
    def words(self) -> str:
        """How it stands, to go on after “consent”."""
        fact = self.fact
        if fact is None:
            return "is not recorded"
        if self.state == OVER and fact.until_on:
            return f"was given until {day_in_words(fact.until_on)}, which is past"
        said = {GIVEN: "was given", REFUSED: "was refused", WITHDRAWN: "was taken back"}[self.state]
        return f"{said} on {day_in_words(fact.said_on)}"


def standing(facts: Iterable[Fact], agency_id: UUID, today: date) -> Stands:
    """How one person's consent stands for sharing with an agency.

    What was said of this agency alone and what was said of any agency count, the last of each. A no to this agency stands until
    a yes to it is recorded; a no to any agency undoes every yes before it.
    """
    about = sorted((f for f in facts if f.agency_id in (None, agency_id)), key=_when)
    one = next((f for f in reversed(about) if f.agency_id is not None), None)
    every = next((f for f in reversed(about) if f.agency_id is None), None)
    if one and one.state in NO:
        return Stands(one.state, one)
    if every and every.state in NO and (one is None or _when(every) > _when(one)):
        return Stands(every.state, every)
    given = [f for f in (one, every) if f and f.state == GIVEN]
    live = [f for f in given if f.until_on is None or f.until_on >= today]
    if live:
        return Stands(GIVEN, live[0])
    return Stands(OVER, given[0]) if given else Stands(NONE)


def refusal(stands: Iterable[tuple[str, Stands]]) -> str:
    """A sentence where sharing cannot rest on consent, for persons by the part they have on the case; empty where it can."""
    lacking = [f"of the {part} {one.words}" for part, one in stands if one.state != GIVEN]
    if not lacking:
        return ""
    return (
        f"This cannot rest on consent: consent {', consent '.join(lacking)}. Record their consent first if they give it, choose "
        "another basis and say why it is shared without, or do not share."
    )


def _when(fact: Fact) -> tuple[date, datetime]:
    return fact.said_on, fact.recorded_at
