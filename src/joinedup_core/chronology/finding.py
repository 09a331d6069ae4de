"""What is found in a chronology, each finding in words with the entries that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import day_in_words


@dataclass(frozen=True, slots=True)
class Quote:
    """What one entry says, by its place in the chronology."""

    entry: int
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `kind` is contradiction, gap, burst, escalation or knowledge; `entries` are places in the chronology.

    A finding is about what was written down. It is for a person to judge, and says nothing about who is safe.
    """

    kind: str
    words: str
    entries: tuple[int, ...] = ()
    quotes: tuple[Quote, ...] = ()
    about: str = ""
    first: date | None = None
    last: date | None = None


def named(ordinal: int) -> str:
    """A day, from its ordinal, in words."""
    return day_in_words(date.fromordinal(ordinal))


def spell(days: int) -> str:
    """A number of days as people say it: days up to six weeks, then weeks, then months, then years."""
    if days < 43:
        return f"{days} day{'' if days == 1 else 's'}"
    if days < 120:
        return f"{days // 7} weeks"
    return f"{days // 30} months" if days < 730 else f"{days // 365} years"
