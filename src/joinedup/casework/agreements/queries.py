"""Reading the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.agreements.models import SharingAgreement
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class AgreementLine:
    """An agreement that stands."""

    id: UUID
    title: str
    purpose: str
    parties: tuple[str, ...]
    basis: str
    signed_on: date
    review_on: date
    impact_assessed_on: date | None
    impact_words: str


def agreements(actor: Actor, partnership: str) -> list[AgreementLine]:
    """The agreements that stand, the one to be looked at first first."""
    rows = SharingAgreement.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(
        partnership__key=partnership, ended_on=None
    )
    found = list(rows.order_by("review_on", "title"))
    names = agencies_called({UUID(one) for row in found for one in row.parties})
    return [
        AgreementLine(
            row.pk, row.title, row.purpose, tuple(sorted(names[UUID(one)] for one in row.parties)), row.basis, row.signed_on,
            row.review_on, row.impact_assessed_on, row.impact_words,
        )
        for row in found
    ]  # fmt: skip
