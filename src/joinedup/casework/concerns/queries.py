"""Reading concerns: those of a case or a person, and one with the levels it had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from joinedup.casework.concerns.models import Concern, ConcernLevel
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class ConcernLine:
    """A concern as it stands."""

    id: UUID
    case_id: UUID
    person_id: UUID
    agency: str
    own: bool
    domain: str
    named: str
    part: str
    level: str
    level_from_on: date
    direction: str
    harm_at_home: str
    significant_harm: str
    reason: str
    ended_on: date | None
    end_reason: str
    version: int


@dataclass(frozen=True)
class LevelLine:
    """One level a concern had."""

    level: str
    from_on: date
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ConcernDetail:
    """A concern, and the levels it had that the reader may see, newest first."""

    line: ConcernLine
    levels: tuple[LevelLine, ...]


def concern_lines(actor: Actor, case_id: UUID, person_id: UUID | None = None) -> list[ConcernLine]:
    """The concerns of a case, or about one person on it, that the actor may see: those that stand first."""
    rows = Concern.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    return lines_of(actor, rows.order_by("-ended_on", "-level_from_on", "made_at"))


def get_concern(actor: Actor, partnership: str, concern_id: UUID) -> ConcernLine:
    """One concern. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = Concern.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case__partnership__key=partnership)
    found = lines_of(actor, rows.filter(pk=concern_id))
    if not found:
        raise NotFound("no such concern")
    return found[0]


def concern_detail(actor: Actor, row: Concern) -> ConcernDetail:
    """A concern's row as a value, with its levels."""
    rows = ConcernLevel.objects.visible_to(actor, Permission.SEE_ITEMS).filter(concern_id=row.pk)
    levels = list(rows.order_by("-number"))
    names = people({level.recorded_by_id for level in levels})
    told = [LevelLine(x.level, x.from_on, x.reason, names[x.recorded_by_id].name, x.recorded_at) for x in levels]
    return ConcernDetail(lines_of(actor, [row])[0], tuple(told))


def lines_without_words(actor: Actor, rows: QuerySet[Concern]) -> list[ConcernLine]:
    """The same for a list that shows no reason: the reasons are not read, and so not looked through for addresses."""
    return _lines(actor, rows.defer("reason", "end_reason"), worded=False)


def lines_of(actor: Actor, rows: Iterable[Concern]) -> list[ConcernLine]:
    """Rows that the reader may see as values."""
    return _lines(actor, rows, worded=True)


def _lines(actor: Actor, rows: Iterable[Concern], *, worded: bool) -> list[ConcernLine]:
    found = list(rows)
    agencies = agencies_called({row.agency_id for row in found})
    return [
        ConcernLine(
            row.pk, row.case_id, row.person_id, agencies[row.agency_id], str(row.agency_id) == actor.agency_id, row.domain,
            row.named, row.part, row.level, row.level_from_on, row.direction, row.harm_at_home, row.significant_harm,
            row.reason if worded else "", row.ended_on, row.end_reason if worded else "", row.version,
        )
        for row in found
    ]  # fmt: skip
