"""Agencies over time: what one was called on a day, who came before and after, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from joinedup_core.calendar.months import MONTH_NAMES

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Named:
    """A name and the days it was in use; without days it is simply another name."""

    name: str
    from_on: date | None = None
    to_on: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the name was in use on the day; a name without days is never the name of a day."""
        if self.from_on is None and self.to_on is None:
            return False
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True)
class Body:
    """An agency as the rules of succession see it."""

    key: Hashable
    name: str
    from_on: date | None = None
    to_on: date | None = None
    successor: Hashable | None = None
    aliases: tuple[Named, ...] = field(default=())


def name_on(body: Body, day: date) -> str:
    """What the agency was called on the day: the dated name in use then, or else the name it has."""
    held = [alias for alias in body.aliases if alias.held_on(day)]
    return min(held, key=lambda a: (a.to_on or date.max, a.name)).name if held else body.name


def agency_on(bodies: Mapping[K, Body], key: K, day: date) -> Body:
    """Which body of a line of succession stood on the day: forward while ended, back while not yet begun."""
    body = bodies[key]
    seen = {body.key}
    while body.to_on is not None and body.to_on < day and body.successor in bodies and body.successor not in seen:
        body = bodies[body.successor]  # type: ignore[index]
        seen.add(body.key)
    while body.from_on is not None and day < body.from_on:
        before = [b for b in predecessors(bodies, body.key) if b.key not in seen]
        if len(before) != 1:
            break
        body = before[0]
        seen.add(body.key)
    return body


def predecessors(bodies: Mapping[K, Body], key: Hashable) -> list[Body]:
    """The bodies that this one followed, by name."""
    return sorted((b for b in bodies.values() if b.successor == key), key=lambda b: b.name.casefold())


def successors(bodies: Mapping[K, Body], key: K) -> list[Body]:
    """The bodies that followed, next first."""
    line: list[Body] = []
    body, seen = bodies[key], {key}
    while body.successor in bodies and body.successor not in seen:
        body = bodies[body.successor]  # type: ignore[index]
        seen.add(body.key)  # type: ignore[arg-type]
        line.append(body)
    return line


def would_circle(successor_of: Mapping[K, K | None], key: K, successor: K | None) -> bool:
    """Whether making `successor` follow `key` would make a body its own successor, at once or later."""
    at: K | None = successor
    seen: set[K] = set()
    while at is not None and at not in seen:
        if at == key:
            return True
        seen.add(at)
        at = successor_of.get(at)
    return False


def history_words(name: str, to_on: date | None, later: Iterable[str] = ()) -> str:
    """A past agency as people read it: "Vale CCG (until June 2022; now Vale ICB)"; one that stands is just its name."""
    now = [n for n in later][-1:]
    parts = [f"until {month_words(to_on)}"] if to_on else []
    parts += [f"now {now[0]}"] if now else []
    return f"{name} ({'; '.join(parts)})" if parts else name


def month_words(day: date | None) -> str:
    """The month of a day: "June 2022"."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}" if day else ""


def span_words(from_on: date | None, to_on: date | None) -> str:
    """From and to by month: "June 2021 to today", "until March 2019", "" where neither is known."""
    if from_on and to_on:
        return f"{month_words(from_on)} to {month_words(to_on)}"
    if from_on:
        return f"since {month_words(from_on)}"
    return f"until {month_words(to_on)}" if to_on else ""
