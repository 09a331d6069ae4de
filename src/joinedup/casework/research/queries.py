"""Research requests with how they stand, for a case and for a panel's chasing list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from joinedup.casework.panel_cases.queries import case_lines, kept_out
from joinedup.casework.research.models import ResearchReply, ResearchRequest
from joinedup.casework.research.rules import standing
from joinedup.foundation.accounts.queries import people as users
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup.people.cases.queries import link_holders
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class ReplyLine:
    """What an agency answered."""

    answer: str
    text: str
    by: str
    by_telephone: str
    at: datetime
    id: UUID | None = None
    of: UUID | None = None
    """Whose record it is: the agency's that wrote it down."""


@dataclass(frozen=True)
class RequestLine:
    """A request to an agency, how it stands, and its answers, the last first."""

    id: UUID
    panel_case_id: UUID
    case_id: UUID
    panel_id: UUID
    about: str
    agency_id: UUID
    agency: str
    own: bool
    asked_at: datetime
    due_at: datetime
    chased: int
    chased_at: datetime | None
    state: str
    replies: tuple[ReplyLine, ...]


def answering(case_id: UUID, panel_id: UUID, agency_id: UUID, at: datetime) -> set[UUID]:
    """Who of an agency holds a case for a panel now, and is not kept out of it: whoever can answer for the agency."""
    found = link_holders(case_id, panel_id, agency_id, at)
    return found - kept_out(case_id, panel_id, found)


def requests_of(actor: Actor, panel_case_id: UUID, *, now: datetime) -> list[RequestLine]:
    """The requests about a case before a panel, by agency."""
    rows = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(panel_case_id=panel_case_id)
    return sorted(_lines(actor, rows, now), key=lambda line: line.agency)


def requests_of_cases(actor: Actor, panel_case_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, list[RequestLine]]:
    """The requests about several cases before a panel, by case."""
    rows = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    found: dict[UUID, list[RequestLine]] = {}
    for line in sorted(
        _lines(actor, rows.filter(panel_case_id__in=list(panel_case_ids)), now), key=lambda one: one.agency
    ):
        found.setdefault(line.panel_case_id, []).append(line)
    return found


def chasing_list(actor: Actor, panel_id: UUID, *, now: datetime) -> list[RequestLine]:
    """The requests of a panel without an answer, the earliest due first."""
    rows = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(
        panel_id=panel_id, panel_case__state="accepted"
    )
    return sorted((line for line in _lines(actor, rows, now) if not line.replies), key=lambda line: line.due_at)


def own_requests(actor: Actor, partnership: str, *, now: datetime) -> list[RequestLine]:
    """What the actor's agency is asked and has not answered, for the panels the actor sits on, the earliest due first."""
    rows = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(
        agency_id=actor.agency_id, panel_case__state="accepted", case__partnership__key=partnership
    )
    return sorted((line for line in _lines(actor, rows, now) if not line.replies), key=lambda line: line.due_at)


def get_request(actor: Actor, partnership: str, request_id: UUID, *, now: datetime) -> RequestLine:
    """One request. Raises `NotFound`."""
    rows = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(
        case__partnership__key=partnership
    )
    found = _lines(actor, rows.filter(pk=request_id), now)
    if not found:
        raise NotFound("no such request")
    return found[0]


def _lines(actor: Actor, rows: Iterable[ResearchRequest], now: datetime) -> list[RequestLine]:
    found = list(rows.select_related("panel_case"))  # type: ignore[attr-defined]
    replies = _replies(actor, [row.pk for row in found])
    agencies = agencies_called({row.agency_id for row in found})
    about = {line.id: line.about for line in case_lines(actor, [row.panel_case for row in found])}
    lines = []
    for row in found:
        told = replies.get(row.pk, ())
        state = standing(told[0].answer if told else "", row.due_at, now)
        lines.append(
            RequestLine(
                row.pk, row.panel_case_id, row.case_id, row.panel_id, about[row.panel_case_id], row.agency_id,
                agencies[row.agency_id], str(row.agency_id) == actor.agency_id, row.asked_at, row.due_at, row.chased,
                row.chased_at, state, told,
            )
        )  # fmt: skip
    return lines


def _replies(actor: Actor, ids: list[UUID]) -> dict[UUID, tuple[ReplyLine, ...]]:
    shown = ResearchReply.objects.visible_to(actor, Permission.SEE_ITEMS).filter(request_id__in=ids)
    rows = shown.order_by("-replied_at", "-made_at")
    names = users({row.replied_by_id for row in rows})
    found: dict[UUID, tuple[ReplyLine, ...]] = {}
    for row in rows:
        line = ReplyLine(
            row.answer, row.text, names[row.replied_by_id].name, row.by_telephone, row.replied_at, row.pk, row.agency_id
        )
        found[row.request_id] = (*found.get(row.request_id, ()), line)
    return found
