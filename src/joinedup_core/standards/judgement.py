"""What the check answers: the state, why, the evidence, what is missing, what the rule asks and who could visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from joinedup_core.standards.rule import STANDING


class State(StrEnum):
    """How a contact standard stands. Due, late and missed only by an approved interval."""

    MET = "met"
    DUE = "due"
    LATE = "late"
    MISSED = "missed"
    SATISFIED_BY_SHARING = "satisfied_by_sharing"
    EXCUSED = "excused"
    CANNOT_TELL = "cannot_tell"
    NOTHING_ASKED = "nothing_asked"

    @property
    def words(self) -> str:
        """The state as people read it."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    State.MET: "Contact standard met",
    State.DUE: "Contact due",
    State.LATE: "Contact late",
    State.MISSED: "Contact missed",
    State.SATISFIED_BY_SHARING: "Satisfied by sharing",
    State.EXCUSED: "Excused by a deviation notice",
    State.CANNOT_TELL: "It cannot be told",
    State.NOTHING_ASKED: "No contact asked for at this level",
}


class Reason(StrEnum):
    """Why it cannot be told."""

    NO_INTERVAL = "no_interval"
    STALE_SOURCE = "stale_source"
    QUESTION_OPEN = "question_open"
    UNKNOWN_RULE = "unknown_rule"
    UNKNOWN_LEVEL = "unknown_level"
    UNKNOWN_START = "unknown_start"


@dataclass(frozen=True, slots=True)
class InContact:
    """What one agency's contacts amount to: its last of each kind."""

    agency: str
    any_on: date | None
    in_person_on: date | None
    at_home_on: date | None


@dataclass(frozen=True, slots=True)
class ToldContact:
    """One contact as evidence: whether it counts for what is asked, and why not where it does not."""

    agency: str
    on: date | None
    mode: str
    counts: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one standard stands for one person today.

    `asks` is what the rule asks now, by its strictest reading the `asked_kind` (nothing, contact, in_person,
    in_person_at_home; None where rule or level is not known); `also` its other duties at this level; `could_visit` are the agencies lately in
    contact, the latest first. `contacts` is each contact as evidence. `days_since` counts from the last contact of the
    kind asked for. Of all contacts, `not_reached` were attempts, `at_a_distance` by telephone or video, at `not_seen` the
    person was not seen, and `not_at_home` were in person elsewhere.
    """

    person: str
    rule: str
    posing_or_at_risk: str
    level: str
    level_from_on: date | None
    state: State
    reason: Reason | None
    because: str
    missing: tuple[str, ...]
    asks: str
    asked_kind: str | None
    also: tuple[str, ...]
    could_visit: tuple[str, ...]
    any_on: date | None
    in_person_on: date | None
    at_home_on: date | None
    last_on: date | None
    days_since: int | None
    due_on: date | None
    evidence: tuple[InContact, ...]
    not_reached: int
    at_a_distance: int
    not_seen: int
    not_at_home: int
    shared_with: tuple[str, ...]
    contacts: tuple[ToldContact, ...] = ()
    standing: str = STANDING

    @property
    def last_by(self) -> tuple[str, ...]:
        """The agencies that made the last contact of the kind asked for."""
        if self.last_on is None:
            return ()
        lasts = {"contact": "any_on", "in_person": "in_person_on", "in_person_at_home": "at_home_on"}
        kind = lasts.get(self.asked_kind or "")
        return tuple(sorted(one.agency for one in self.evidence if kind and getattr(one, kind) == self.last_on))


_AS_THEY_ARE = (
    "person", "rule", "posing_or_at_risk", "level", "level_from_on", "because", "any_on", "in_person_on", "at_home_on",
    "asked_kind", "last_on", "days_since", "due_on", "standing", "not_reached", "at_a_distance", "not_seen", "not_at_home",
)  # fmt: skip


def as_judgement(row: Mapping[str, Any], contacts: tuple[ToldContact, ...] = ()) -> Judgement:
    """A row of the findings as a judgement."""
    return Judgement(
        **{name: row[name] for name in _AS_THEY_ARE},
        state=State(row["state"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        missing=tuple(row["missing"]),
        asks=row["asks"] or "",
        also=tuple(row["also"]),
        could_visit=tuple(row["could_visit"]),
        evidence=tuple(InContact(**each) for each in row["evidence"]),
        shared_with=tuple(row["shared_with"]),
        contacts=contacts,
    )
