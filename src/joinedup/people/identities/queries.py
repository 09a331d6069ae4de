"""Reading identity decisions about a person, among those persons that the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from joinedup.people.identities import rules
from joinedup.people.models import CasePerson, IdentityDecision, Person
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class DecisionLine:
    """What was decided about a person and another, by whom and why."""

    other_id: UUID
    name: str
    state: str
    why: str
    by: str
    at: datetime
    stands: bool
    """The latest about the two."""

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return rules.STATES[self.state]


def decisions(actor: Actor, person_id: UUID) -> list[DecisionLine]:
    """Every decision about a person, the latest first."""
    seen = IdentityDecision.objects.visible_to(actor, Permission.SEE_CASES)
    rows = seen.filter(Q(person_id=person_id) | Q(other_id=person_id)).select_related("person", "other", "decided_by")
    met: set[UUID] = set()
    found = []
    for row in rows.order_by("-decided_at", "-made_at"):
        other = row.other if row.person_id == person_id else row.person
        found.append(
            DecisionLine(
                other.pk, other.name, row.state, row.why, row.decided_by.name, row.decided_at, other.pk not in met
            )
        )
        met.add(other.pk)
    return found


@dataclass(frozen=True)
class Alike:
    """Two records on the reader's own cases that are possibly one person: proposed, never decided, by the program."""

    one_id: UUID
    other_id: UUID
    one: str
    other: str
    by_number: bool
    said: bool = False
    """Somebody decided that they are possibly the same."""

    @property
    def because(self) -> str:
        """What agrees."""
        if self.said:
            return "Somebody said so, and nobody has confirmed it"
        return (
            "One number of an agency is on both" if self.by_number else "Same full date of birth, surname and forename"
        )


MOST = 50
"""How many pairs a page proposes; `app.alike` gives one more, so that the page can say that there are more."""


@dataclass(frozen=True)
class Pairs:
    """The pairs that a page proposes, and whether there are more."""

    shown: list[Alike]
    more: bool


def alike(actor: Actor, partnership: str) -> Pairs:
    """The pairs that nobody has decided about yet, those with a number in common first."""
    pairs, seen = _undecided(actor, partnership)
    people = {row.pk: row for row in seen}
    found = [
        Alike(one, other, _named(people[one]), _named(people[other]), by_number)
        for one, other, by_number in pairs
        if one in people and other in people
    ]
    return Pairs(found[:MOST], len(pairs) > MOST)


def alike_to(actor: Actor, person_ids: list[UUID]) -> list[Alike]:
    """Whom the program proposes as the same as some persons, and whom somebody called possibly the same: all unconfirmed."""
    with connection.cursor() as cursor:
        cursor.execute("select one, other, because from app.alike_to(%s)", [person_ids])
        pairs = cursor.fetchall()
    if not pairs:
        return []
    seen = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(
        pk__in={one for pair in pairs for one in pair[:2]}
    )
    people = {row.pk: row for row in seen}
    return [
        Alike(one, other, _named(people[one]), _named(people[other]), because == "number", because == "said")
        for one, other, because in pairs
        if one in people and other in people
    ]


def alike_total(actor: Actor, partnership: str) -> int:
    """How many such pairs there are; more than `MOST` counts as one more. Nobody's name is read, and so nothing is trailed."""
    pairs, seen = _undecided(actor, partnership)
    people = set(seen.values_list("pk", flat=True)) if pairs else set()
    return sum(one in people and other in people for one, other, _ in pairs)


def _undecided(actor: Actor, partnership: str) -> tuple[list[tuple[UUID, UUID, bool]], QuerySet[Person]]:
    """The pairs that the database proposes, and those of the people in them that the actor may decide about."""
    with connection.cursor() as cursor:
        cursor.execute("select one, other, by_number from app.alike()")
        pairs = cursor.fetchall()
    seen = Person.objects.visible_to(actor, Permission.EDIT_CASES).filter(partnership__key=partnership)
    return pairs, seen.filter(pk__in={one for pair in pairs for one in pair[:2]})


def _named(person: Person) -> str:
    return f"{person.name}, born {person.born}" if person.born else str(person.name)


def others(actor: Actor, person_id: UUID) -> list[tuple[UUID, str]]:
    """The other persons on the actor's cases, as choices: name, date of birth and case."""
    rows = CasePerson.objects.visible_to(actor, Permission.EDIT_CASES).exclude(person_id=person_id)
    rows = rows.select_related("person", "case").order_by("person__sort_name", "case__reference")
    named = {
        r.person_id: f"{r.person.name}{f', born {r.person.born}' if r.person.born else ''} (case {r.case.reference})"
        for r in rows
    }
    return list(named.items())
