"""Reading enquiries: those of a case in lines, and one whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from joinedup.casework.enquiries.models import CapacityDecision, CausedEnquiry, Enquiry, EnquiryDecision, WantedOutcome
from joinedup.casework.enquiries.rules import DECISIONS, Test
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called, agency_succession
from joinedup.people.bound import CaseItem
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class EnquiryLine:
    """An enquiry in a list: how far it is, and nothing of what it is about."""

    id: UUID
    case_id: UUID
    person_id: UUID
    agency: str
    own: bool
    received_on: date
    state: str
    colour: str
    stands: bool
    """Neither concluded nor decided against."""
    version: int


@dataclass(frozen=True)
class DecisionLine:
    """One decision on the three-part test."""

    tests: dict[str, Test]
    decision: str
    reason: str
    on: date
    by: str


@dataclass(frozen=True)
class CausedLine:
    """Whom the council caused to enquire."""

    id: UUID
    by: str
    what: str
    due_on: date
    found: str
    found_on: date | None


@dataclass(frozen=True)
class WantedLine:
    """Something the adult wants, and whether it was achieved."""

    id: UUID
    words: str
    said_on: date
    achieved: str


@dataclass(frozen=True)
class CapacityLine:
    """One decision about capacity."""

    decision: str
    capacity: str
    evidence: str
    by: str
    on: date


@dataclass(frozen=True)
class EnquiryDetail:
    """One enquiry, whole. `fields` are those of the row, by name."""

    line: EnquiryLine
    fields: dict[str, Any]
    decisions: tuple[DecisionLine, ...]
    caused: tuple[CausedLine, ...]
    wanted: tuple[WantedLine, ...]
    capacity: tuple[CapacityLine, ...]


FIELDS = (
    "concern", "abuse", "location", "source_of_risk", "asked", "not_asked_reason", "difficulty", "support", "supporter", "decision",
    "decided_on", "concluded_on", "risk", "conclusion", "remaining_risk", "told_adult", "referral_id",
)  # fmt: skip


def lines(actor: Actor, case_id: UUID) -> list[EnquiryLine]:
    """The enquiries of a case that the actor may see, the newest first."""
    rows = Enquiry.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    return _lines(actor, rows.order_by("-received_on", "-made_at"))


def brought_by(actor: Actor, referral_id: UUID) -> list[EnquiryLine]:
    """The enquiries that a referral brought, as far as the actor may see them."""
    rows = Enquiry.objects.visible_to(actor, Permission.SEE_ITEMS).filter(referral_id=referral_id)
    return _lines(actor, rows.order_by("received_on", "made_at"))


def get_enquiry(actor: Actor, partnership: str, enquiry_id: UUID) -> EnquiryLine:
    """One enquiry. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = Enquiry.objects.visible_to(actor, Permission.SEE_ITEMS).filter(place__startswith=f"{partnership}/")
    found = _lines(actor, rows.filter(pk=enquiry_id))
    if not found:
        raise NotFound("no such enquiry")
    return found[0]


def is_council(agency_id: str | None) -> bool:
    """Whether an agency is a council: the decision under section 42 is the council's."""
    return any(str(one) == agency_id and kind == "council" for one, _, kind, _ in agency_succession())


def detail(actor: Actor, row: Enquiry) -> EnquiryDetail:
    """A row as a value, with all that hangs on it; whoever it is shared with sees the enquiry, and of the rest what is shared."""
    decisions = _of(actor, EnquiryDecision, row).order_by("-number")
    caused = list(_of(actor, CausedEnquiry, row).order_by("due_on", "made_at"))
    names = people({one.decided_by_id for one in decisions})
    agencies = agencies_called({one.by_agency_id for one in caused if one.by_agency_id})
    return EnquiryDetail(
        _lines(actor, [row])[0],
        {name: getattr(row, name) for name in FIELDS},
        tuple(
            DecisionLine({k: Test(**v) for k, v in d.tests.items()}, d.decision, d.reason, d.decided_on, names[d.decided_by_id].name)
            for d in decisions
        ),
        tuple(
            CausedLine(c.pk, agencies[c.by_agency_id] if c.by_agency_id else c.by_words, c.what, c.due_on, c.found, c.found_on)
            for c in caused
        ),
        tuple(
            WantedLine(w.pk, w.words, w.said_on, w.achieved)
            for w in _of(actor, WantedOutcome, row).order_by("said_on", "made_at")
        ),
        tuple(
            CapacityLine(c.decision, c.capacity, c.evidence, c.assessed_by, c.assessed_on)
            for c in _of(actor, CapacityDecision, row).order_by("-assessed_on", "-made_at")
        ),
    )  # fmt: skip


def _of(actor: Actor, model: type[CaseItem], enquiry: Enquiry) -> QuerySet[Any]:
    """Of what hangs on an enquiry, that which the reader may see: an enquiry that is shared shares nothing with it."""
    rows: QuerySet[Any] = model.objects.visible_to(actor, Permission.SEE_ITEMS).filter(enquiry=enquiry)
    return rows


def _lines(actor: Actor, rows: Iterable[Enquiry]) -> list[EnquiryLine]:
    found = list(rows)
    agencies = agencies_called({row.agency_id for row in found})
    return [
        EnquiryLine(
            row.pk, row.case_id, row.person_id, agencies[row.agency_id], str(row.agency_id) == actor.agency_id, row.received_on,
            *_state(row), not row.concluded_on and row.decision != "none", row.version,
        )
        for row in found
    ]  # fmt: skip


def _state(row: Enquiry) -> tuple[str, str]:
    if row.concluded_on:
        return "Concluded", "grey"
    if not row.decision:
        return "Decision due", "orange"
    return DECISIONS[row.decision], "grey" if row.decision == "none" else "blue"
