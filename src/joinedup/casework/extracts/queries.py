"""How fresh each agency's system is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.extracts.models import ContactExtract
from joinedup.casework.extracts.rules import read_extract
from joinedup.foundation.settled import Settled, reach
from joinedup_core.permits import Actor, Permission

_EXTRACTS = Settled(ContactExtract)


@dataclass(frozen=True)
class Fresh:
    """Until when an agency's system told its contacts."""

    agency_id: UUID
    system: str
    told_until_on: date
    stale_after_days: int


def freshness(actor: Actor, partnership: str) -> list[Fresh]:
    """The last day that each agency's system has told, of those that ever told."""
    asked = ("freshness", reach(actor, Permission.SEE_PARTNERSHIP), partnership)
    return list(_EXTRACTS.kept(asked, lambda: _freshness(actor, partnership)))


def _freshness(actor: Actor, partnership: str) -> tuple[Fresh, ...]:
    rows = ContactExtract.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    last = rows.order_by("agency_id", "system", "-told_until_on", "-brought_in_at").distinct("agency_id", "system")
    found = last.values_list("agency_id", "system", "told_until_on", "stale_after_days")
    return tuple(Fresh(*row) for row in found)


__all__ = ["Fresh", "freshness", "read_extract"]
