"""Reading the households and relationships of the people on a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from joinedup.foundation.commands import NotFound
from joinedup.people.families import rules
from joinedup.people.families.rules import Diagram, Tie
from joinedup.people.models import Case, CasePerson, Household, HouseholdMember, Relationship
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class TieLine:
    """A relationship in words."""

    id: UUID
    number: int
    words: str
    note: str
    from_on: date | None
    to_on: date | None
    ending: str
    version: int


@dataclass(frozen=True)
class MemberLine:
    """That somebody lived in a household, from and to."""

    id: UUID
    name: str
    part: str
    from_on: date | None
    to_on: date | None
    ending: str
    version: int

    @property
    def words(self) -> str:
        """Who, and as what."""
        return f"{self.name}, {self.part}" if self.part else self.name


@dataclass(frozen=True)
class HouseholdLine:
    """People who live or lived together."""

    id: UUID
    members: tuple[MemberLine, ...]
    note: str = ""
    version: int = 0

    @property
    def words(self) -> str:
        """Who lives in it, for a list to choose from."""
        return ", ".join(dict.fromkeys(m.name for m in self.members))


@dataclass(frozen=True)
class Family:
    """The people on a case with what they are to each other, and who lives with whom."""

    people: tuple[tuple[UUID, str], ...]
    ties: tuple[TieLine, ...]
    ended: tuple[TieLine, ...]
    households: tuple[HouseholdLine, ...]
    diagram: Diagram

    def tie(self, relationship_id: UUID) -> TieLine:
        """One relationship. Raises `NotFound`."""
        return _one([*self.ties, *self.ended], relationship_id)

    def member(self, member_id: UUID) -> MemberLine:
        """That somebody on the case lives or lived in a household. Raises `NotFound`."""
        return _one([one for home in self.households for one in home.members], member_id)


Line = TypeVar("Line", TieLine, MemberLine)


def _one(lines: Sequence[Line], key: UUID) -> Line:
    for line in lines:
        if line.id == key:
            return line
    raise NotFound("no such line")


def family(actor: Actor, case: Case, *, on: date) -> Family:
    """The family of a case in values: three queries, however many there are. The picture shows what holds on the day."""
    named = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(case=case).select_related("person")
    people = {row.person_id: row.person.name for row in named.order_by("person__sort_name", "pk")}
    rows = Relationship.objects.visible_to(actor, Permission.SEE_CASES).filter(person__in=people, other__in=people)
    live, ended = [], []
    for row in rows.order_by("made_at", "pk"):
        (ended if row.to_on and row.to_on < on else live).append(row)
    ties = [Tie(row.person_id, row.kind, row.other_id) for row in live]
    return Family(
        tuple(people.items()), tuple(_tie(n, row, people) for n, row in enumerate(live, 1)),
        tuple(_tie(0, row, people) for row in ended), tuple(_households(actor, people)), rules.draw(list(people.items()), ties),
    )  # fmt: skip


def same_ties(person_id: UUID, kind: str, other_id: UUID) -> Q:
    """What says the same of two people, as a filter: some kinds hold both ways."""
    same = Q(person_id=person_id, other_id=other_id)
    if kind in rules.BOTH_WAYS:
        same |= Q(person_id=other_id, other_id=person_id)
    return same & Q(kind=kind)


def tie_row(case_id: UUID, relationship_id: UUID) -> Relationship:
    """For the commands: a relationship between two people on the case. Raises `NotFound`."""
    people = CasePerson.objects.filter(case_id=case_id).values("person_id")
    row: Relationship | None = Relationship.objects.filter(
        pk=relationship_id, person__in=people, other__in=people
    ).first()
    if row is None:
        raise NotFound("no such relationship")
    return row


def member_row(case_id: UUID, member_id: UUID) -> HouseholdMember:
    """For the commands: that somebody on the case lives or lived in a household. Raises `NotFound`."""
    people = CasePerson.objects.filter(case_id=case_id).values("person_id")
    row: HouseholdMember | None = HouseholdMember.objects.filter(pk=member_id, person__in=people).first()
    if row is None:
        raise NotFound("nobody lived there so")
    return row


def _households(actor: Actor, people: dict[UUID, str]) -> list[HouseholdLine]:
    """Every household of somebody on the case, with those members whom the reader may see."""
    seen = HouseholdMember.objects.visible_to(actor, Permission.SEE_CASES)
    rows = seen.filter(household_id__in=seen.filter(person__in=people).values("household_id")).select_related("person")
    homes = Household.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in=rows.values("household_id"))
    notes = {home.pk: (home.note, home.version) for home in homes}
    found: dict[UUID, list[MemberLine]] = {}
    for row in rows.order_by("household_id", "from_on", "made_at"):
        line = MemberLine(row.pk, row.person.name, row.part, row.from_on, row.to_on, row.ending, row.version)
        found.setdefault(row.household_id, []).append(line)
    return [HouseholdLine(key, tuple(members), *notes.get(key, ())) for key, members in found.items()]


def _tie(number: int, row: Relationship, people: dict[UUID, str]) -> TieLine:
    words = f"{people[row.person_id]} {rules.KINDS.get(row.kind, (row.kind, ''))[0]} {people[row.other_id]}"
    return TieLine(row.pk, number, words, row.note, row.from_on, row.to_on, row.ending, row.version)
