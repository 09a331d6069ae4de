"""The stages that hold in a partnership on a day, those of an escalation's own version, and every version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from joinedup.casework.escalations.rules import Policy, template
from joinedup.casework.stages.models import OwnStages
from joinedup.casework.stages.rules import read
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class StagesLine:
    """A version of a partnership's own stages, for the register."""

    id: UUID
    number: int
    policy: Policy
    source: str
    group: str
    approved_on: date
    effective_from: date
    added_by: str
    ended_on: date | None
    ended_by: str
    ended_why: str
    holds: bool


def stages_of(partnership: str, on: date) -> tuple[UUID | None, Policy]:
    """The stages of a disagreement that begins in a partnership on a day, with the version's id; none for the template. One query.

    Any reader of the partnership may see them.
    """
    row = _holding(partnership, on)
    return (row.pk, _policy(row)) if row else (None, template())


def policies_called(ids: Iterable[UUID | None]) -> dict[UUID | None, Policy]:
    """The stages of some versions, of the template by none. No query where none is a partnership's own."""
    wanted = {one for one in ids if one}
    rows = OwnStages.objects.filter(pk__in=wanted).select_related("group") if wanted else ()
    return {None: template()} | {row.pk: _policy(row) for row in rows}


def most_stages(partnership: str) -> int:
    """How many stages the longest version that a partnership ever kept has, the template's where that is longer."""
    kept = OwnStages.objects.filter(partnership__key=partnership).values_list("stages", flat=True)
    return max((template().last, *(len(one) for one in kept)))


def versions(actor: Actor, partnership: str, *, today: date) -> list[StagesLine]:
    """Every version that a partnership kept, the newest first."""
    rows = OwnStages.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    found = list(rows.select_related("group").order_by("-number"))
    who = people({one for row in found for one in (row.added_by_id, row.ended_by_id) if one})
    holds = _holding(partnership, today)
    return [
        StagesLine(
            row.pk, row.number, _policy(row), row.source, row.group.name, row.approved_on, row.effective_from, who[row.added_by_id].name,
            row.ended_on, who[row.ended_by_id].name if row.ended_by_id else "", row.ended_why, holds is not None and row.pk == holds.pk,
        )
        for row in found
    ]  # fmt: skip


def get_version(actor: Actor, partnership: str, version_id: UUID, *, today: date) -> StagesLine:
    """One version. Raises `NotFound`."""
    for line in versions(actor, partnership, today=today):
        if line.id == version_id:
            return line
    raise NotFound("no such version")


def _holding(partnership: str, on: date) -> OwnStages | None:
    """Of those that have begun and not ended the one that began last."""
    rows = OwnStages.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), partnership__key=partnership)
    rows = rows.filter(effective_from__lte=on).select_related("group")
    found: OwnStages | None = rows.order_by("-effective_from", "-number").first()
    return found


def _policy(row: OwnStages) -> Policy:
    return read(row.stages, f"{row.source}, approved by {row.group.name} on {day_in_words(row.approved_on)}")
