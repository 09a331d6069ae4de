"""What a step of the demonstration's loader works with: ids by the short names that the data files use.

Names: a partnership `northvale`; a group `northvale/children`; an agency `northvale/police`; a seat
`northvale/children/police`; a person `maya`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from joinedup.partnership.queries import actor_for
from joinedup_core.calendar.months import add_months
from joinedup_core.permits import Actor, Grant, Role

DATA = Path(__file__).parent / "data"
PUBLISHED = ("shropshire", "southend", "warrington")
INVENTED = "northvale"
INSTALLER = Actor("job:front.demo", grants=frozenset({Grant(Role.ADMINISTRATOR, ""), Grant(Role.BUSINESS_MANAGER, "")}))
"""Whoever loads the demonstration; holds nothing afterwards."""

Say = Callable[[str], None]


@dataclass
class World:
    """Everything loaded so far, for the steps that come after."""

    now: datetime
    say: Say = print
    partnerships: dict[str, UUID] = field(default_factory=dict)
    agencies: dict[str, UUID] = field(default_factory=dict)
    groups: dict[str, UUID] = field(default_factory=dict)
    seats: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    meetings: dict[str, UUID] = field(default_factory=dict)
    """`northvale/children/-1` is its latest meeting held, `-2` the one before, `+1` its next."""
    installer: Actor = INSTALLER

    @property
    def today(self) -> date:
        """The day on which the demonstration is loaded."""
        return self.now.date()

    def actor(self, person: str) -> Actor:
        """A member of the cast as they act today: `world.actor("maya")`."""
        return actor_for(self.people[person], on=self.today)

    def day(self, words: str | date | None) -> date | None:
        """A day of a data file: a date, or relative to today: "-16m" months, "+40d" days."""
        if words is None or words == "":
            return None
        if isinstance(words, date):
            return words
        found = re.fullmatch(r"([+-]\d+)([md])", words)
        if not found:
            raise ValueError(f"Not a day: {words!r}")
        amount = int(found[1])
        return add_months(self.today, amount) if found[2] == "m" else self.today + timedelta(days=amount)


def read(name: str) -> dict[str, Any]:
    """A data file of the demonstration."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
