"""Stages of escalation as data, and when each is due. Pure: days are arguments."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from joinedup_core.calendar import day_in_words
from joinedup_core.clocks import due

STARTED, MOVED, CLIMBED, SAID, SETTLED = "started", "moved", "climbed", "said", "settled"
PRACTITIONER = "practitioner"
"""Of the roles of a stage: those of the other agency who work on the case, or its desk."""
STAGED = (STARTED, MOVED, CLIMBED)
"""The steps that bring it to a stage."""


@dataclass(frozen=True)
class Stage:
    """One stage: who speaks with whom, the clock of its limit, and the roles that are told and given sight of it."""

    number: int
    title: str
    who: str
    clock: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Policy:
    """The stages in order, the themes, and where they come from."""

    stages: tuple[Stage, ...]
    themes: Mapping[str, str]
    source: str
    doubt: str


@lru_cache(maxsize=1)
def policy() -> Policy:
    """The default policy."""
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("stages.toml").read_text("utf-8"))
    stages = tuple(
        Stage(number, **(one | {"roles": tuple(one["roles"])})) for number, one in enumerate(told["stage"], 1)
    )
    return Policy(stages, told["theme"], told["source"], told["doubt"])


def stage(number: int) -> Stage:
    """A stage by its number; the last for any beyond."""
    return policy().stages[min(number, len(policy().stages)) - 1]


def stage_due(number: int, since: date) -> tuple[date | None, str]:
    """By which day a stage that began on a day must have settled it, and why; no day where the policy sets none."""
    found = due(stage(number).clock, since)
    latest = found.on.latest if found.on else None
    return (latest.date() if latest else None), found.because


def climbs(number: int, since: date, today: date) -> bool:
    """Whether a stage is overdue and there is one above it."""
    on, _ = stage_due(number, since)
    return on is not None and today > on and number < len(policy().stages)


def stand(number: int, since: date, settled: bool, today: date) -> tuple[str, str, str]:
    """How it stands in words and colour, and the sentence that says why."""
    if settled:
        return "Settled", "green", "It was settled."
    on, because = stage_due(number, since)
    title = f"Stage {number}: {stage(number).title}"
    if on is None:
        return title, "red", f"{because} There is no stage above it."
    if today > on:
        return f"{title}, overdue", "red", f"It was due by {day_in_words(on)}."
    return title, "yellow" if number > 1 else "blue", f"To be settled by {day_in_words(on)}. {because}"
