"""What anybody may read: the arrangements of partnerships that have switched publication on. Never the name of a person.

These are the only queries of the room without an actor: publication, by a named command, is what lets them through.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.foundation.commands import NotFound
from joinedup.partnership.groups import rules
from joinedup.partnership.models import Duty, Group, Partnership, Seat
from joinedup.partnership.rules import DUTY_REGIMES, GROUP_KINDS, PROVENANCES, RHYTHMS, SEAT_ROLES


@dataclass(frozen=True)
class PublicLine:
    """A partnership in the public list."""

    key: str
    name: str
    area: str
    provenance: str
    provenance_words: str


@dataclass(frozen=True)
class PublicGroup:
    """A group on the public page."""

    id: UUID
    name: str
    kind: str
    meets: str
    chair: str
    purpose: str
    parent_id: UUID | None
    line_inferred: bool
    source: str


@dataclass(frozen=True)
class PublicSeat:
    """A post on a group, without its holder."""

    agency: str
    post: str
    role: str
    group: str
    source: str


@dataclass(frozen=True)
class PublicDuty:
    """A duty on the public page."""

    regime: str
    text: str
    legislation: str
    source: str


@dataclass(frozen=True)
class Arrangements:
    """The published arrangements of a partnership."""

    line: PublicLine
    about: str
    source: str
    public_from_on: date
    groups: dict[UUID, PublicGroup]
    branches: tuple[rules.Branch, ...]
    words: tuple[str, ...]
    seats: tuple[PublicSeat, ...]
    duties: tuple[PublicDuty, ...]


def published_partnerships(*, on: date) -> list[PublicLine]:
    """The partnerships whose arrangements are public on a day, by name."""
    return [_line(row) for row in Partnership.objects.filter(public_from_on__lte=on).order_by("name")]


def published_arrangements(key: str, *, on: date) -> Arrangements:
    """The published arrangements of one partnership. Raises `NotFound` where it has not published them."""
    row = Partnership.objects.filter(key=key, public_from_on__lte=on).first()
    if row is None:
        raise NotFound("nothing is published here")
    found = {g.id: g for g in _groups(row, on)}
    lines = {g.id: g.parent_id for g in found.values()}
    inferred = frozenset(g.id for g in found.values() if g.line_inferred)
    words = rules.lines_in_words({g.id: g.name for g in found.values()}, lines, inferred)
    return Arrangements(
        _line(row), row.about, row.source, row.public_from_on, found, rules.tree(lines, list(found)), tuple(words),
        tuple(_seats(row, on)), tuple(_duties(row, on)),
    )  # fmt: skip


def _line(row: Partnership) -> PublicLine:
    return PublicLine(row.key, row.name, row.area, row.provenance, PROVENANCES.get(row.provenance, ""))


def _groups(row: Partnership, on: date) -> list[PublicGroup]:
    rows = row.groups.exclude(to_on__lt=on).exclude(from_on__gt=on).select_related("chair_agency")
    order = {kind: i for i, kind in enumerate(GROUP_KINDS)}
    ordered = sorted(rows, key=lambda g: (order.get(g.kind, 99), g.name.casefold()))
    return [_group(g) for g in ordered]


def _group(g: Group) -> PublicGroup:
    chair = g.chair_agency.name if g.chair_agency else g.chair_words
    return PublicGroup(
        g.pk, g.name, GROUP_KINDS.get(g.kind, g.kind), g.rhythm_words or RHYTHMS.get(g.rhythm, ""), chair, g.purpose,
        g.parent_id, g.line_inferred, g.source,
    )  # fmt: skip


def _seats(row: Partnership, on: date) -> list[PublicSeat]:
    rows = Seat.objects.filter(group__partnership=row).exclude(group__to_on__lt=on)
    rows = rows.select_related("agency", "group").order_by("agency__sort_name", "group__name", "post", "id")
    return [
        PublicSeat(s.agency.name if s.agency else "", s.post, SEAT_ROLES.get(s.role, s.role), s.group.name, s.source)
        for s in rows
    ]


def _duties(row: Partnership, on: date) -> list[PublicDuty]:
    order = {key: i for i, key in enumerate(DUTY_REGIMES)}
    rows = Duty.objects.filter(partnership=row).exclude(closed_on__lte=on).order_by("made_at", "id")
    found = [PublicDuty(DUTY_REGIMES.get(d.regime, d.regime), d.text, d.legislation, d.source) for d in rows]
    labels = {label: order[key] for key, label in DUTY_REGIMES.items()}
    return sorted(found, key=lambda d: labels.get(d.regime, 99))
