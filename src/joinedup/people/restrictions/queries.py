"""Reading restrictions: how strict one is, who stands on its list, and what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import TypeVar
from uuid import UUID

from django.db import connection

from joinedup.people.models import Case, NamedReader, Person, PersonRestrictionDecision, RestrictionDecision
from joinedup.people.restrictions.rules import LEVELS
from joinedup_core.permits import Actor, Permission

Decided = TypeVar("Decided", bound="DecisionLine | RestrictionDecision | PersonRestrictionDecision")
"""A decision about a restriction, as a line or as a row."""


@dataclass(frozen=True)
class ReaderLine:
    """Somebody on a list, since when."""

    user_id: UUID
    name: str
    since: datetime


@dataclass(frozen=True)
class DecisionLine:
    """What was decided or asked about a restriction."""

    id: UUID
    level: int
    lowers: bool
    reason: str
    by: str
    own: bool
    at: datetime
    agreed_by: str
    review_on: date | None

    @property
    def level_words(self) -> str:
        """The level it is about, in words."""
        return LEVELS[self.level].lower()

    @property
    def words(self) -> str:
        """What it came to, in words."""
        if not self.lowers:
            return f"Restricted: {LEVELS[self.level].lower()}"
        done = "Lowered" if self.agreed_by else "Asked to be lowered"
        return f"{done} to: {LEVELS[self.level].lower()}"


@dataclass(frozen=True)
class Restriction:
    """How restricted a case or person is now, and how that came."""

    level: int
    own_level: int
    readers: tuple[ReaderLine, ...]
    decisions: tuple[DecisionLine, ...]
    version: int

    @property
    def words(self) -> str:
        """The level as people read it."""
        return LEVELS[self.level]

    @property
    def inherited(self) -> bool:
        """Whether a record joined with this one makes it stricter than it is itself."""
        return self.level > self.own_level

    @property
    def asked(self) -> tuple[DecisionLine, ...]:
        """What waits for a second person: the latest request to lower it to each lower level."""
        return tuple(d for d in _since(self.decisions) if not d.agreed_by and d.level < self.level)

    @property
    def review_on(self) -> date | None:
        """When it is looked at again, as said when it was last made stricter."""
        return review_day(self.decisions) if self.level else None


def review_day(newest_first: Iterable[Decided]) -> date | None:
    """When a restriction is looked at again: what was said when it was last made stricter, also after it was lowered in part."""
    return next((d.review_on for d in newest_first if not d.lowers), None)


def _since(newest_first: Iterable[Decided]) -> Iterator[Decided]:
    """What was asked since it was last made stricter: what was asked before has lapsed."""
    return takewhile(lambda d: d.lowers, newest_first)


def strictest(person_id: UUID) -> int:
    """The strictest restriction of everybody who shares the identity of a person on a case of whoever acts; else 0."""
    with connection.cursor() as cursor:
        cursor.execute("select app.strictest(%s)", [person_id])
        return int(cursor.fetchone()[0] or 0)


def restriction_of_case(actor: Actor, case: Case) -> Restriction:
    """The restriction of a case that the actor may see."""
    seen = RestrictionDecision.objects.visible_to(actor, Permission.SEE_CASES).filter(case=case)
    return _restriction(
        actor, case.restriction, case.restriction, case.version, seen, NamedReader.objects.filter(case=case)
    )


def restriction_of_person(actor: Actor, person_id: UUID, own_level: int, version: int) -> Restriction:
    """The restriction of a person that the actor may see, records joined with theirs included."""
    seen = PersonRestrictionDecision.objects.visible_to(actor, Permission.SEE_CASES).filter(person_id=person_id)
    readers = NamedReader.objects.filter(person_id=person_id)
    return _restriction(actor, strictest(person_id), own_level, version, seen, readers)


@dataclass(frozen=True)
class Waiting:
    """A restriction that waits for the reader: to agree that it is lowered, or to look whether it is still needed."""

    case_id: UUID | None
    person_id: UUID | None
    reference: str
    agree: bool


def waiting(actor: Actor, partnership: str, *, on: date) -> list[Waiting]:
    """What waits for the actor in a partnership: others' requests to lower a restriction, and days of review that came."""
    found = []
    for model, about in ((RestrictionDecision, "case"), (PersonRestrictionDecision, "person")):
        rows = model.objects.visible_to(actor, Permission.RESTRICT_CASES).filter(
            **{"place__startswith": f"{partnership}/", f"{about}__restriction__gt": 0}
        )
        decided: dict[Case | Person, list[RestrictionDecision | PersonRestrictionDecision]] = {}
        for row in rows.select_related(about).order_by("-asked_at", "-made_at"):
            decided.setdefault(getattr(row, about), []).append(row)
        for one, newest_first in decided.items():
            asked = [d for d in _since(newest_first) if d.agreed_by_id is None and d.level < one.restriction]
            due = review_day(newest_first)
            agrees = [True] if any(str(d.asked_by_id) != actor.user_id for d in asked) else []
            for agree in [*agrees, *([False] if due and due <= on else [])]:
                case = one if isinstance(one, Case) else None
                found.append(Waiting(case and case.pk, None if case else one.pk, case.reference if case else "", agree))
    return found


def _restriction(actor: Actor, level: int, own: int, version: int, decided: object, listed: object) -> Restriction:
    rows = decided.select_related("asked_by", "agreed_by").order_by("-asked_at", "-made_at")  # type: ignore[attr-defined]
    readers = listed.filter(to_at=None).select_related("user").order_by("user__sort_name", "pk")  # type: ignore[attr-defined]
    return Restriction(
        level, own, tuple(ReaderLine(r.user_id, r.user.name, r.from_at) for r in readers),
        tuple(
            DecisionLine(
                d.pk, d.level, d.lowers, d.reason, d.asked_by.name, str(d.asked_by_id) == actor.user_id, d.asked_at,
                d.agreed_by.name if d.agreed_by else "", d.review_on,
            )
            for d in rows
        ),
        version,
    )  # fmt: skip
