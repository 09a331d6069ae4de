"""Groups: the tree they form, and when the chair is due to pass on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from joinedup_core.calendar.months import add_months, day_in_words

K = TypeVar("K", bound=Hashable)
WARN_MONTHS = 3


class Rotation(StrEnum):
    """How the chair's term stands."""

    NONE = "none"
    IN_TERM = "in_term"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    CANNOT_TELL = "cannot_tell"


ROTATION_LABELS = {
    Rotation.NONE: "Does not rotate",
    Rotation.IN_TERM: "In term",
    Rotation.DUE_SOON: "Rotation due soon",
    Rotation.OVERDUE: "Rotation overdue",
    Rotation.CANNOT_TELL: "Cannot be told",
}
ROTATION_COLOURS = {"in_term": "green", "due_soon": "yellow", "overdue": "red"}


@dataclass(frozen=True)
class RotationState:
    """How the chair's term stands, why, until when, and what is missing to say more."""

    state: Rotation
    because: str
    due_on: date | None = None
    missing: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The state as people read it."""
        return ROTATION_LABELS[self.state]

    @property
    def colour(self) -> str:
        """The colour of the state's tag."""
        return ROTATION_COLOURS.get(self.state, "grey")

    @property
    def warns(self) -> bool:
        """Whether somebody should now act."""
        return self.state in (Rotation.DUE_SOON, Rotation.OVERDUE)


def judge_rotation(
    chair_since: date | None, months: int | None, today: date, *, warn_months: int = WARN_MONTHS
) -> RotationState:
    """When the chair passes to another body, warned ahead (Shropshire: every 18 months; MASA 2024, Structure)."""
    if not months:
        return RotationState(Rotation.NONE, "No rotation of the chair is set for this group.")
    if chair_since is None:
        return RotationState(
            Rotation.CANNOT_TELL,
            f"The chair passes on every {months} months, but since when the present chair holds it is not given.",
            missing=("since when the present chair holds it",),
        )
    due_on = add_months(chair_since, months)
    held = f"Held since {day_in_words(chair_since)}; {months} months end on {day_in_words(due_on)}"
    if today > due_on:
        return RotationState(Rotation.OVERDUE, f"{held}, {_apart(due_on, today)} ago.", due_on)
    if add_months(today, warn_months) >= due_on:
        return RotationState(Rotation.DUE_SOON, f"{held}: rotation due {_ahead(today, due_on)}.", due_on)
    return RotationState(Rotation.IN_TERM, f"{held}: rotation due {_ahead(today, due_on)}.", due_on)


def _ahead(today: date, day: date) -> str:
    return "today" if day == today else f"in {_apart(today, day)}"


def _apart(one: date, other: date) -> str:
    """The time between two days in whole months, or in days where it is less than one month."""
    months = (other.year - one.year) * 12 + other.month - one.month
    if add_months(one, months) > other:
        months -= 1
    if months >= 1:
        return f"{months} month{'s' * (months != 1)}"
    days = (other - one).days
    return f"{days} day{'s' * (days != 1)}"


def would_circle(parent_of: Mapping[K, K | None], group: K, parent: K | None) -> bool:
    """Whether a group reporting to `parent` would in the end report to itself."""
    at, seen = parent, set()
    while at is not None and at not in seen:
        if at == group:
            return True
        seen.add(at)
        at = parent_of.get(at)
    return False


@dataclass(frozen=True)
class Branch:
    """A group in the tree, with the groups that report to it."""

    key: Hashable
    branches: tuple[Branch, ...] = field(default=())

    def walk(self, level: int = 0) -> Iterator[tuple[int, Hashable]]:
        """Every key below and here, each with its level, from the top down."""
        yield level, self.key
        for branch in self.branches:
            yield from branch.walk(level + 1)


def tree(parent_of: Mapping[K, K | None], order: Sequence[K]) -> tuple[Branch, ...]:
    """The groups as a tree, brothers in the given order; a group whose parent is not among them stands at the top.

    Each group comes exactly once, even where stored lines go in a circle (the circle is cut at its first group).
    """
    below: dict[K, list[K]] = {}
    for key in order:
        parent = parent_of.get(key)
        if parent is not None and parent in parent_of:
            below.setdefault(parent, []).append(key)
    placed: set[K] = set()

    def branch(key: K) -> Branch:
        placed.add(key)
        return Branch(key, tuple(branch(child) for child in below.get(key, ()) if child not in placed))

    tops = [key for key in order if parent_of.get(key) not in parent_of]
    found = [branch(key) for key in tops]
    found += [branch(key) for key in order if key not in placed]
    return tuple(found)


def lines_in_words(names: Mapping[K, str], parent_of: Mapping[K, K | None], inferred: frozenset[K]) -> list[str]:
    """The reporting lines as sentences, for everybody who cannot see the chart."""
    words = []
    for key, name in names.items():
        parent = parent_of.get(key)
        if parent in names:
            read = " (inferred: the source does not say so in words)" if key in inferred else ""
            words.append(f"{name} reports to {names[parent]}{read}.")  # type: ignore[index]
    return words
