"""The own kinds of number of a partnership: those offered on a day, words for them, and the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.people.number_kinds.models import OwnNumberKind
from joinedup.people.number_kinds.rules import kind_of
from joinedup.people.persons.rules import NUMBER_KINDS, OWN, NumberKind
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class KindLine:
    """An own kind of number, for the register."""

    id: UUID
    key: str
    label: str
    shapes: str
    example: str
    unique: bool
    group: str
    approved_on: date
    effective_from: date
    added_by: str
    ended_on: date | None
    ended_by: str
    ended_why: str
    offered: bool


def number_kinds(partnership: str, on: date) -> dict[str, NumberKind]:
    """Every kind of number that can be recorded and asked for in a partnership on a day: ours, then its own. One query."""
    rows = OwnNumberKind.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), partnership__key=partnership)
    told = rows.filter(effective_from__lte=on).order_by("label").values_list("key", "label", "shapes", "example")
    return {**NUMBER_KINDS, **{key: kind_of(label, shapes, example) for key, label, shapes, example in told}}


def choices_of(kinds: dict[str, NumberKind]) -> list[tuple[str, str]]:
    """Kinds as a form offers them."""
    return [(key, kind.label) for key, kind in kinds.items()]


def labels_called(partnership: str, keys: Iterable[str]) -> dict[str, str]:
    """The words for some kinds, ended ones too. No query where all of them are ours."""
    own = {key for key in keys if key not in NUMBER_KINDS}
    found = {key: kind.label for key, kind in NUMBER_KINDS.items()}
    if own:
        rows = OwnNumberKind.objects.filter(partnership__key=partnership, key__in=own)
        found |= dict(rows.values_list("key", "label"))
    return found


def register(actor: Actor, partnership: str, *, today: date) -> list[KindLine]:
    """Every own kind that a partnership kept, those that are offered first."""
    rows = OwnNumberKind.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    found = list(rows.select_related("group").order_by("label"))
    who = people({one for row in found for one in (row.added_by_id, row.ended_by_id) if one})
    lines = [
        KindLine(
            row.pk, row.key, row.label, row.shapes, row.example, row.key.startswith(OWN), row.group.name, row.approved_on,
            row.effective_from, who[row.added_by_id].name, row.ended_on, who[row.ended_by_id].name if row.ended_by_id else "", row.ended_why,
            row.effective_from <= today and (row.ended_on is None or row.ended_on > today),
        )
        for row in found
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (not line.offered, line.label))


def get_kind(actor: Actor, partnership: str, kind_id: UUID, *, today: date) -> KindLine:
    """One of them. Raises `NotFound`."""
    for line in register(actor, partnership, today=today):
        if line.id == kind_id:
            return line
    raise NotFound("no such kind of number")
