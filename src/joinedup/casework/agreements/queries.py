"""Reading the register, and what agencies tell under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from joinedup.casework.agreements.models import SharingAgreement, StandingDecision
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


@dataclass(frozen=True)
class Deciding:
    """That an agency tells its contacts under an agreement: since when, who decided it, and why."""

    agreement_id: UUID
    agency_id: UUID
    agency: str
    because: str
    decided_by: str
    decided_at: datetime


class ToldContact(NamedTuple):
    """A contact as another agency tells it: with whom (their identity), when and how. No word of it, and not in which case."""

    identity: UUID
    visit_id: UUID
    agency_id: UUID
    earliest_on: date
    mode: str
    seen: str
    system: str


def standing_decisions(actor: Actor, partnership: str) -> list[Deciding]:
    """The decisions that stand, under agreements that stand, by the name of the agency."""
    rows = StandingDecision.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(
        agreement__partnership__key=partnership, agreement__ended_on=None, ended_at=None
    )
    found = rows.select_related("agency", "decided_by").order_by("agency__sort_name", "decided_at")
    return [
        Deciding(x.agreement_id, x.agency_id, x.agency.name, x.because, x.decided_by.name, x.decided_at) for x in found
    ]


def told_contacts(partnership: str, persons: Iterable[UUID]) -> list[ToldContact]:
    """What other agencies tell, under agreements, of their contacts with some people on the cases of whoever is acting.

    The database decides it by who acts, since neither the contacts nor their cases are the reader's to see.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from app.told_contacts(%s, %s)", [f"{partnership}/", list(persons)])
        return [ToldContact(*row) for row in cursor.fetchall()]


def telling(partnership: str) -> list[str]:
    """The names of the other agencies whose contacts are told to the agency acted for."""
    with connection.cursor() as cursor:
        cursor.execute("select app.telling_agencies(%s)", [f"{partnership}/"])
        found = {row[0] for row in cursor.fetchall()}
    return sorted(agencies_called(found).values()) if found else []
