"""What is known of groups: the list, the tree, and one group in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from joinedup.foundation.commands import NotFound
from joinedup.partnership.groups import rules
from joinedup.partnership.models import Group
from joinedup.partnership.rules import GROUP_KINDS, RHYTHMS
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class GroupDetail:
    """A group as its page and the lists show it."""

    id: UUID
    name: str
    kind: str
    place: str
    version: int
    parent_id: UUID | None
    parent: str
    line_inferred: bool
    purpose: str
    terms_of_reference: str
    rhythm: str
    rhythm_words: str
    chair_agency_id: UUID | None
    chair_agency: str
    chair_words: str
    chair_since: date | None
    rotation_months: int | None
    rotation: rules.RotationState
    critical: bool
    from_on: date | None
    to_on: date | None
    source: str
    note: str
    seat_count: int
    ended: bool

    @property
    def kind_words(self) -> str:
        """The kind as people read it."""
        return GROUP_KINDS.get(self.kind, self.kind)

    @property
    def meets(self) -> str:
        """How often it meets, in the source's words where they are given."""
        return self.rhythm_words or RHYTHMS.get(self.rhythm, "")

    @property
    def chair(self) -> str:
        """Who chairs: the body, and the post where it is given."""
        return ": ".join(part for part in (self.chair_agency, self.chair_words) if part)

    @property
    def lacks_end(self) -> bool:
        """A task and finish group is set up for a time: without a last day it has no end in sight."""
        return self.kind == "task_and_finish" and self.to_on is None


@dataclass(frozen=True)
class Structure:
    """The groups that stand on a day, as a tree, with the reporting lines in words."""

    groups: dict[UUID, GroupDetail]
    branches: tuple[rules.Branch, ...]
    words: tuple[str, ...]


def groups_in_full(
    actor: Actor, partnership: str, *, on: date, kind: str = "", when: str = "now", name: str = ""
) -> list[GroupDetail]:
    """The groups of a partnership by name: those that stand on the day, those that ended before it, or all."""
    rows = _rows(actor, partnership)
    if when == "now":
        rows = rows.exclude(to_on__lt=on)
    if when == "past":
        rows = rows.filter(to_on__lt=on)
    if kind:
        rows = rows.filter(kind=kind)
    if name:
        rows = rows.filter(name__icontains=name)
    return [_detail(row, on) for row in rows]


def get_group(actor: Actor, partnership: str, group_id: UUID, *, on: date) -> GroupDetail:
    """One group of a partnership. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=group_id).first()
    if row is None:
        raise NotFound("no such group here")
    return _detail(row, on)


def groups_below(actor: Actor, partnership: str, group_id: UUID, *, on: date) -> list[GroupDetail]:
    """The groups that report to a group."""
    return [_detail(row, on) for row in _rows(actor, partnership).filter(parent_id=group_id)]


def structure(actor: Actor, partnership: str, *, on: date) -> Structure:
    """The structure of a partnership on a day."""
    return structure_of([g for g in groups_in_full(actor, partnership, on=on) if not g.from_on or g.from_on <= on])


def structure_of(groups: list[GroupDetail]) -> Structure:
    """Groups as a tree: boards and executives before the rest, then by name."""
    order = {kind: i for i, kind in enumerate(GROUP_KINDS)}
    found = {g.id: g for g in sorted(groups, key=lambda g: (order.get(g.kind, 99), g.name.casefold()))}
    lines = {g.id: g.parent_id for g in found.values()}
    names = {g.id: g.name for g in found.values()}
    inferred = frozenset(g.id for g in found.values() if g.line_inferred)
    return Structure(found, rules.tree(lines, list(found)), tuple(rules.lines_in_words(names, lines, inferred)))


def group_choices(actor: Actor, partnership: str, *, on: date, without: UUID | None = None) -> list[tuple[UUID, str]]:
    """The groups that stand on a day, as choices of a form."""
    rows = Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    rows = rows.exclude(to_on__lt=on).exclude(pk=without).order_by("name", "id")
    return list(rows.values_list("pk", "name"))


def _rows(actor: Actor, partnership: str) -> QuerySet[Group]:
    seen = Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    counted = seen.annotate(seat_count=Count("seats", filter=Q(seats__isnull=False)))
    return counted.select_related("parent", "chair_agency").order_by("name", "id")  # type: ignore[no-any-return]


def _detail(row: Group, on: date) -> GroupDetail:
    ended = row.to_on is not None and row.to_on < on
    months = None if ended else row.rotation_months
    return GroupDetail(
        id=row.pk, name=row.name, kind=row.kind, place=row.place, version=row.version, parent_id=row.parent_id,
        parent=row.parent.name if row.parent else "", line_inferred=row.line_inferred, purpose=row.purpose,
        terms_of_reference=row.terms_of_reference, rhythm=row.rhythm, rhythm_words=row.rhythm_words,
        chair_agency_id=row.chair_agency_id, chair_agency=row.chair_agency.name if row.chair_agency else "",
        chair_words=row.chair_words, chair_since=row.chair_since, rotation_months=row.rotation_months,
        rotation=rules.judge_rotation(row.chair_since, months, on), critical=row.critical, from_on=row.from_on,
        to_on=row.to_on, source=row.source, note=row.note, seat_count=getattr(row, "seat_count", 0), ended=ended,
    )  # fmt: skip


def group_titles(actor: Actor, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Of the given groups those the actor may see: the partnership's key and the name."""
    rows = Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(pk__in=ids).select_related("partnership")
    return {g.pk: (g.partnership.key, g.name) for g in rows}
