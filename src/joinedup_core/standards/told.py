"""What is handed to the check: contacts, concerns, shares, how fresh the sources are, notices, approved intervals.

Keys, dates and modes only: no narrative and no name. Days are days of the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple


class UnreadableTold(ValueError):
    """What was handed in cannot be used; the message says what, where and what to do."""

    exit_code = 2


class Contact(NamedTuple):
    """One occasion on which an agency was in touch with a person, or tried (mode none). None: not told.

    A tuple, since a worklist makes, compares and hands on hundreds of them at every reading.
    """

    person: str
    agency: str
    on: date | None
    mode: str
    seen: bool | None = None
    at_home: bool | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """The level of a person's risk or need under a rule, from a day on. `rule` is a key, an alias or a domain."""

    person: str
    rule: str
    level: str
    level_from_on: date | None
    harm_likely_at_home: str = "not_known"
    posing_or_at_risk: str = "not_known"
    significant_harm_feared: str = "not_known"


@dataclass(frozen=True, slots=True)
class Shared:
    """Risk information that one agency gave to another; `acknowledged_on` is None until the receiver has said so."""

    person: str
    rule: str
    from_agency: str
    to_agency: str
    on: date
    acknowledged_on: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """How fresh what a source tells is: stale when more than `stale_after_days` have passed since `told_until_on`."""

    source: str
    told_until_on: date
    stale_after_days: int


@dataclass(frozen=True, slots=True)
class Notice:
    """An agency's notice that it departs from a rule ("*": every rule; agency "*": the whole partnership)."""

    agency: str
    rule: str
    sent_on: date
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """How often a contact of the required kind is asked for, as a named group of the partnership approved it.

    A contact is due once fewer than `due_soon_days` are left, late after `days`, missed after `missed_after_days`
    (None: never called missed). Without a level it holds for every level that has none of its own. ValueError on nonsense.
    """

    days: int
    due_soon_days: int
    missed_after_days: int | None
    approved_by: str
    approved_on: date
    rule: str
    level: str = ""

    def __post_init__(self) -> None:
        """Refuse what no group can have meant."""
        if not self.approved_by.strip():
            raise ValueError("An interval needs the name of the group that approved it.")
        if self.days < 1 or not 0 <= self.due_soon_days < self.days:
            raise ValueError("An interval is at least 1 day, and due soon is a shorter time before its end.")
        if self.missed_after_days is not None and self.missed_after_days < self.days:
            raise ValueError("A contact cannot be missed before it is late: missed after is at least the interval.")


@dataclass(frozen=True, slots=True)
class Told:
    """All of it for one case. `sources` None: how fresh the sources are was not told."""

    concerns: tuple[Concern, ...]
    contacts: tuple[Contact, ...] = ()
    shares: tuple[Shared, ...] = ()
    sources: tuple[Source, ...] | None = None
    notices: tuple[Notice, ...] = ()
    intervals: tuple[Interval, ...] = ()


Kind = Literal["VARCHAR", "DATE", "BOOLEAN", "INTEGER"]
COLUMNS: dict[str, dict[str, Kind]] = {
    "contacts": {
        "person": "VARCHAR", "agency": "VARCHAR", "on": "DATE", "mode": "VARCHAR", "seen": "BOOLEAN", "at_home": "BOOLEAN",
        "source": "VARCHAR",
    },
    "concerns": {
        "person": "VARCHAR", "rule": "VARCHAR", "level": "VARCHAR", "level_from_on": "DATE", "harm_likely_at_home": "VARCHAR",
        "posing_or_at_risk": "VARCHAR", "significant_harm_feared": "VARCHAR",
    },
    "shares": {
        "person": "VARCHAR", "rule": "VARCHAR", "from_agency": "VARCHAR", "to_agency": "VARCHAR", "on": "DATE",
        "acknowledged_on": "DATE",
    },
    "sources": {"source": "VARCHAR", "told_until_on": "DATE", "stale_after_days": "INTEGER"},
    "notices": {
        "agency": "VARCHAR", "rule": "VARCHAR", "sent_on": "DATE", "from_on": "DATE", "until_on": "DATE",
    },
    "intervals": {
        "days": "INTEGER", "due_soon_days": "INTEGER", "missed_after_days": "INTEGER", "approved_by": "VARCHAR",
        "approved_on": "DATE", "rule": "VARCHAR", "level": "VARCHAR",
    },
}  # fmt: skip
"""The columns of each table and what they hold."""

MAY_BE_ABSENT = {("concerns", "significant_harm_feared"), ("notices", "until_on"), ("intervals", "missed_after_days")}
"""Columns that a file may leave out: what they say is then not known."""
