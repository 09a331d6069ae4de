"""Reading staff-safety warnings about people whom the reader may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from joinedup.people.models import CasePerson, StaffWarning
from joinedup.people.warnings.rules import KINDS, TOLD
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class WarningLine:
    """A warning that stands."""

    id: UUID
    person_id: UUID
    person: str
    kind: str
    words: str
    told: str
    told_words: str
    review_on: date
    agency: str
    by: str
    version: int

    @property
    def kind_words(self) -> str:
        """What it is, in words."""
        return KINDS[self.kind]

    @property
    def told_label(self) -> str:
        """Whether the person was told, in words."""
        return TOLD[self.told]

    def late(self, on: date) -> bool:
        """Whether it should have been looked at again."""
        return self.review_on < on


def overdue(actor: Actor, partnership: str, on: date) -> list[WarningLine]:
    """The warnings about people on the actor's open cases that should have been looked at again, the longest overdue first."""
    found = warnings(actor, _overdue(actor, partnership, on).values_list("person_id", flat=True).distinct())
    return sorted((one for one in found if one.late(on)), key=lambda one: (one.review_on, one.person))


def overdue_total(actor: Actor, partnership: str, on: date) -> int:
    """How many there are. Nobody's name is read, and so nothing is trailed."""
    return _overdue(actor, partnership, on).count()


def _overdue(actor: Actor, partnership: str, on: date) -> QuerySet[StaffWarning]:
    open_cases = CasePerson.objects.visible_to(actor, Permission.EDIT_CASES).exclude(case__state="closed")
    rows = StaffWarning.objects.visible_to(actor, Permission.SEE_CASES).filter(ended_on=None, review_on__lt=on)
    return rows.filter(
        place__startswith=f"{partnership}/", person_id__in=open_cases.filter(case__partnership__key=partnership).values("person_id")
    )  # fmt: skip


def warnings(actor: Actor, person_ids: Collection[UUID]) -> list[WarningLine]:
    """The warnings about some people that stand, by name."""
    rows = StaffWarning.objects.visible_to(actor, Permission.SEE_CASES).filter(person_id__in=person_ids, ended_on=None)
    rows = rows.select_related("person", "agency", "recorded_by").order_by("person__sort_name", "recorded_at")
    return [
        WarningLine(
            w.pk, w.person_id, w.person.name, w.kind, w.words, w.told, w.told_words, w.review_on, w.agency.name, w.recorded_by.name, w.version,
        )
        for w in rows
    ]  # fmt: skip
