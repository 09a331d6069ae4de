"""Stages of escalation as data, and when each is due. Pure: moments are arguments.

A partnership keeps stages of its own (the corner `stages`); where it keeps none, those of `stages.toml` hold.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from joinedup_core.calendar import LONDON, HalfDate, Length, Moment, TimeOfDay, Unit, day_in_words
from joinedup_core.clocks import Certainty, Clock, Status, all_clocks, due_of, find_clock

STARTED, MOVED, CLIMBED, SAID, SETTLED = "started", "moved", "climbed", "said", "settled"
REFERRAL = "referral"
"""Of what a disagreement can be about, a referral; all else has the name of what arrives."""
PRACTITIONER, MANAGER = "practitioner", "case_supervisor"
"""Of the roles of a stage: those of the other agency who work on the case, or its desk; and the managers of both."""
STAGED = (STARTED, MOVED, CLIMBED)
"""The steps that bring it to a stage."""
ROLES = {
    PRACTITIONER: "Those of the other agency who work on the case, or its desk",
    MANAGER: "The managers of those on the case, of both agencies",
    "agency_lead": "The senior leads of both agencies",
    "independent_chair": "The partnership’s independent chair",
}
"""Who can be told of a stage, and is given sight of it."""


@dataclass(frozen=True)
class Differs:
    """What is said of a disagreement as it starts, and the item it is about, by its kind and id, where there is one."""

    theme: str
    about: str
    safety: str
    stage: int = 1
    about_what: str = ""
    about_id: UUID | None = None


@dataclass(frozen=True)
class Stage:
    """One stage: who speaks with whom, its limit (None: it has none), and the roles that are told and given sight of it.

    `clock` is the key of the published clock that the limit is from; empty for a partnership's own.
    """

    number: int
    title: str
    who: str
    limit: Length | None = None
    roles: tuple[str, ...] = ()
    clock: str = ""

    @property
    def limit_words(self) -> str:
        """The limit in words."""
        return f"Within {self.limit}" if self.limit else "No limit"


@dataclass(frozen=True)
class Policy:
    """The stages in order, where they come from and what is doubtful."""

    stages: tuple[Stage, ...]
    source: str
    doubt: str

    def stage(self, number: int) -> Stage:
        """A stage by its number; the last for any beyond."""
        return self.stages[min(number, len(self.stages)) - 1]

    @property
    def last(self) -> int:
        """The number of the last stage."""
        return len(self.stages)

    @property
    def managers_from(self) -> int:
        """From which stage on the managers are told; beyond the last where they never are."""
        return next((one.number for one in self.stages if MANAGER in one.roles), self.last + 1)


@lru_cache(maxsize=1)
def _told() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("stages.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def template() -> Policy:
    """The policy of the partnerships that keep none of their own, and what their own begins from: Lincolnshire's four stages."""
    stages = tuple(
        Stage(number, one["title"], one["who"], find_clock(one["clock"], all_clocks()).length, tuple(one["roles"]), one["clock"])
        for number, one in enumerate(_told()["stage"], 1)
    )  # fmt: skip
    return Policy(stages, _told()["source"], _told()["doubt"])


def themes() -> Mapping[str, str]:
    """What a disagreement can be about, for learning: the words for each key."""
    found: Mapping[str, str] = _told()["theme"]
    return found


def stage_due(policy: Policy, number: int, since: datetime) -> tuple[date | datetime | None, str]:
    """By when a stage that began at a moment (local time) must have settled it, and why.

    A moment where its limit is in hours, else a day; nothing where the policy sets no limit.
    """
    one = policy.stage(number)
    in_hours = one.limit is not None and one.limit.unit is Unit.HOURS
    began = Moment(HalfDate.day(since.date()), TimeOfDay.at(since.hour, since.minute) if in_hours else None)
    found = due_of(find_clock(one.clock, all_clocks()) if one.clock else _own_clock(policy, one), began)
    latest = found.on.latest if found.on else None
    if latest is None:
        return None, found.because
    return (latest.replace(tzinfo=LONDON) if in_hours else latest.date()), found.because


def _own_clock(policy: Policy, one: Stage) -> Clock:
    """The clock of a stage that a partnership set itself."""
    return Clock(
        key="own", title=one.title, regime="escalation", starts=f"it came to stage {one.number}", owes="settle it", owed_by="both agencies",
        owed_to="the person", length=one.limit, source=policy.source, certainty=Certainty.SEEN, status=Status.LOCAL,
    )  # fmt: skip


def is_over(due: date | datetime | None, now: datetime) -> bool:
    """Whether a limit is over: a moment once it has passed, a day once the next has begun (local time)."""
    if due is None:
        return False
    return now > due if isinstance(due, datetime) else now.date() > due


def climbs(policy: Policy, number: int, since: datetime, now: datetime) -> bool:
    """Whether a stage is overdue and there is one above it."""
    return number < policy.last and is_over(stage_due(policy, number, since)[0], now)


def stand(policy: Policy, number: int, since: datetime, settled: bool, now: datetime) -> tuple[str, str, str]:
    """How it stands in words and colour, and the sentence that says why."""
    if settled:
        return "Settled", "green", "It was settled."
    on, because = stage_due(policy, number, since)
    title = f"Stage {number}: {policy.stage(number).title}"
    if on is None:
        return title, "red", f"{because} There is no stage above it."
    words = f"{on:%H:%M} on {day_in_words(on.date())}" if isinstance(on, datetime) else day_in_words(on)
    if is_over(on, now):
        return f"{title}, overdue", "red", f"It was due by {words}."
    return title, "yellow" if number > 1 else "blue", f"To be settled by {words}. {because}"
