"""The contact standards that hold in a partnership on a day, and every version of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from joinedup.casework.own_standards.models import OwnStandards
from joinedup.casework.own_standards.rules import UNREADABLE, bundled, read
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.foundation.settled import Settled
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import Standards, UnreadableRules

_VERSIONS = Settled(OwnStandards)


@dataclass(frozen=True)
class VersionLine:
    """A version of a partnership's own standards, for the register."""

    id: UUID
    number: int
    how: str
    text: str
    group: str
    approved_on: date
    effective_from: date
    added_by: str
    ended_on: date | None
    ended_by: str
    ended_why: str
    holds: bool


def standards_of(partnership: str, on: date) -> tuple[Standards, str]:
    """The contact standards of a partnership on a day, and a sentence where they are borrowed. One query, which reads one key.

    The same version gives the same object, so the check stays prepared. Any reader of the partnership may see them.
    """
    row = _held(partnership, on)
    return bundled(partnership) if row is None else _read(partnership, row)


def versions(actor: Actor, partnership: str, *, today: date) -> list[VersionLine]:
    """Every version that a partnership kept, the newest first."""
    rows = OwnStandards.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    found = list(rows.select_related("group").order_by("-number"))
    who = people({one for row in found for one in (row.added_by_id, row.ended_by_id) if one})
    holds = _held(partnership, today)
    return [
        VersionLine(
            row.pk, row.number, row.how, row.text, row.group.name, row.approved_on, row.effective_from, who[row.added_by_id].name,
            row.ended_on, who[row.ended_by_id].name if row.ended_by_id else "", row.ended_why, row.pk == holds,
        )
        for row in found
    ]  # fmt: skip


def get_version(actor: Actor, partnership: str, version_id: UUID, *, today: date) -> VersionLine:
    """One version. Raises `NotFound`."""
    for line in versions(actor, partnership, today=today):
        if line.id == version_id:
            return line
    raise NotFound("no such version")


def named(group: str, approved_on: date) -> str:
    """How a version is named where its rules are shown."""
    return f"the standards that {group} approved on {day_in_words(approved_on)}"


def _held(partnership: str, on: date) -> UUID | None:
    """Of those that have begun and not ended the one that began last."""
    return _VERSIONS.kept(("own standards", partnership, on), lambda: _read_held(partnership, on))


def _read_held(partnership: str, on: date) -> UUID | None:
    rows = OwnStandards.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), partnership__key=partnership)
    return (
        rows.filter(effective_from__lte=on).order_by("-effective_from", "-number").values_list("pk", flat=True).first()
    )


@lru_cache(maxsize=32)
def _read(partnership: str, version_id: UUID) -> tuple[Standards, str]:
    """A version's text is never changed, so it is read once in a process."""
    row = OwnStandards.objects.select_related("group").get(pk=version_id)
    try:
        return read(partnership, row.text, row.how, named(row.group.name, row.approved_on))
    except UnreadableRules:
        return bundled(partnership)[0], UNREADABLE
