"""The own domains of a partnership: those offered on a day, all of them by key, and the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from joinedup.casework.concerns.rules import Domain
from joinedup.casework.domains.models import OwnDomain
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class DomainLine:
    """An own domain, for the register."""

    id: UUID
    key: str
    label: str
    what: str
    group: str
    approved_on: date
    effective_from: date
    added_by: str
    ended_on: date | None
    ended_by: str
    ended_why: str
    offered: bool


def own_domains(partnership: str, on: date) -> dict[str, Domain]:
    """The own domains that are offered in a partnership on a day, by key, in the order of their labels. One query."""
    rows = OwnDomain.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), partnership__key=partnership)
    told = rows.filter(effective_from__lte=on).order_by("label").values_list("key", "label", "what")
    return {key: Domain(key, label, "risk", what) for key, label, what in told}


def labels_of(partnership: str) -> dict[str, str]:
    """The words for every own domain that a partnership ever had, ended ones too."""
    return dict(OwnDomain.objects.filter(partnership__key=partnership).values_list("key", "label"))


def register(actor: Actor, partnership: str, *, today: date) -> list[DomainLine]:
    """Every own domain that a partnership kept, those that are offered first."""
    rows = OwnDomain.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    found = list(rows.select_related("group").order_by("label"))
    who = people({one for row in found for one in (row.added_by_id, row.ended_by_id) if one})
    lines = [
        DomainLine(
            row.pk, row.key, row.label, row.what, row.group.name, row.approved_on, row.effective_from, who[row.added_by_id].name,
            row.ended_on, who[row.ended_by_id].name if row.ended_by_id else "", row.ended_why,
            row.effective_from <= today and (row.ended_on is None or row.ended_on > today),
        )
        for row in found
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (not line.offered, line.label))


def get_domain(actor: Actor, partnership: str, domain_id: UUID, *, today: date) -> DomainLine:
    """One of them. Raises `NotFound`."""
    for line in register(actor, partnership, today=today):
        if line.id == domain_id:
            return line
    raise NotFound("no such domain")
