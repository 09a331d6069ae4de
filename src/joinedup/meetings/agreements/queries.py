"""Who was asked to agree to a decision and how, and what somebody who answers may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.foundation.links.queries import Link, links_about
from joinedup.foundation.notices.queries import notices_about
from joinedup.meetings.agreements.rules import due_words, is_time_to_remind
from joinedup.meetings.decisions.models import Agreement, AgreementRequest
from joinedup.meetings.decisions.rules import OPEN, STATES, URGENT
from joinedup.meetings.invitations.queries import how_asked
from joinedup_core.permits import Actor, Permission, holds_anywhere

ROWS = ("seat__agency", "seat__holder", "decision__group__partnership")


@dataclass(frozen=True)
class AskedSeat:
    """A seat that was asked to agree, and how. Posts and agencies, no names."""

    id: UUID
    decision_id: UUID
    reference: str
    group: str
    label: str
    agency_id: UUID | None
    how: tuple[str, ...]
    links: tuple[Link, ...]
    may_send: bool


@dataclass(frozen=True)
class AskedDecision:
    """What somebody who is asked to agree may see: this one decision, and the seat that is asked."""

    id: UUID
    decision_id: UUID
    partnership: str
    group: str
    text: str
    reason: str
    urgent: bool
    post: str
    agency: str
    as_deputy: bool
    closed: str
    """Why it can no longer be answered; empty where it can."""
    answer_by_on: date | None = None


def asked_seats(actor: Actor, partnership: str, decision_id: UUID, *, now: datetime) -> list[AskedSeat]:
    """The seats asked about a decision, for those who may record answers; nobody else is told how they were asked."""
    rows = AgreementRequest.objects.visible_to(actor, Permission.RECORD_DECISIONS)
    rows = rows.filter(place__startswith=f"{partnership}/", decision_id=decision_id).select_related(*ROWS)
    found = list(rows.order_by("seat__agency__sort_name", "seat__post", "id"))
    if not found:
        return []
    notices = notices_about(actor, found[0].place, [_thing(r) for r in found])
    links: dict[UUID, list[Link]] = {}
    for link in links_about(actor, [r.pk for r in found], now):
        links.setdefault(link.target_id, []).append(link)
    sends = holds_anywhere(actor, Permission.SEND_NOTICES, found[0].place)
    return [_seat(r, notices.get(_thing(r), []), links.get(r.pk, []), sends=sends) for r in found]


def get_asked_seat(actor: Actor, partnership: str, request_id: UUID, *, now: datetime) -> AskedSeat:
    """One seat that was asked, for whoever sends it a link. Raises `NotFound`."""
    rows = AgreementRequest.objects.visible_to(actor, Permission.SEND_NOTICES)
    row = rows.filter(place__startswith=f"{partnership}/", pk=request_id).select_related(*ROWS).first()
    if row is None:
        raise NotFound("no such request")
    return _seat(row, [], links_about(actor, [row.pk], now), sends=True)


def get_request(actor: Actor, partnership: str, request_id: UUID) -> AskedDecision:
    """The request that names the actor as the holder or deputy of its seat. Raises `NotFound`."""
    rows = _mine(actor).filter(place__startswith=f"{partnership}/", pk=request_id)
    row = rows.select_related(*ROWS).first()
    if row is None:
        raise NotFound("no such request")
    return _decision(row, as_deputy=actor.user_id != str(row.seat.holder_id))


def my_request(actor: Actor, decision_id: UUID) -> UUID | None:
    """The request about a decision that names the actor, if one does."""
    return _mine(actor).filter(decision_id=decision_id).order_by("id").values_list("id", flat=True).first()


@dataclass(frozen=True)
class WaitingRequest:
    """A request to agree that waits for the reader's answer."""

    id: UUID
    partnership: str
    group: str
    reference: str
    text: str
    urgent: bool
    as_deputy: bool
    due: str
    """By when an answer is asked for, in words."""


def my_requests(actor: Actor, *, now: datetime) -> list[WaitingRequest]:
    """The requests to agree that name the actor and that their seat has not answered, the most pressing first."""
    rows = _unanswered(_mine(actor)).select_related(*ROWS)
    today = timezone.localtime(now).date()
    return [
        WaitingRequest(
            r.pk, r.decision.group.partnership.key, r.decision.group.name, f"D{r.decision.number}", r.decision.text,
            r.decision.way == URGENT, actor.user_id != str(r.seat.holder_id), due_words(r.decision.answer_by_on, today),
        )
        for r in rows.order_by(F("decision__answer_by_on").asc(nulls_last=True), "asked_at", "id")
    ]  # fmt: skip


def requests_to_remind(actor: Actor, today: date) -> list[UUID]:
    """The requests whose last day to answer is near, that nobody has answered and nobody was reminded of."""
    rows = _unanswered(AgreementRequest.objects.visible_to(actor, Permission.SEND_NOTICES))
    rows = rows.filter(reminded_at=None, decision__confidential=False, decision__answer_by_on__gte=today)
    return [
        r.pk
        for r in rows.select_related("decision").order_by("asked_at", "id")
        if is_time_to_remind(r.decision.answer_by_on, timezone.localtime(r.asked_at).date(), today)
    ]


def _unanswered(rows: Any) -> Any:
    said = Agreement.objects.filter(decision=OuterRef("decision"), seat=OuterRef("seat"))
    return rows.filter(~Exists(said), decision__state__in=OPEN)


def get_asked_decision(link: Link) -> AskedDecision:
    """The one decision a link was sent about. Raises `NotFound`."""
    rows = AgreementRequest.objects.filter(pk=link.target_id, seat__agency_id=link.agency_id)
    row = rows.filter(decision__confidential=False).select_related(*ROWS).first()
    if row is None:
        raise NotFound("no such request")
    return _decision(row, as_deputy=False)


def _mine(actor: Actor) -> Any:
    rows = AgreementRequest.objects.visible_to(actor, Permission.ANSWER_INVITATIONS)
    if actor.user_id is None:
        return rows.none()
    mine = Q(seat__holder_id=actor.user_id) | Q(seat__deputy_id=actor.user_id)
    return rows.filter(mine, decision__confidential=False)


def _thing(row: AgreementRequest) -> str:
    return f"meetings.AgreementRequest:{row.pk}"


def _seat(row: AgreementRequest, notices: list, links: list[Link], *, sends: bool) -> AskedSeat:
    seat, decision = row.seat, row.decision
    has_account = bool(seat.holder and seat.holder.is_active)
    return AskedSeat(
        row.pk, decision.pk, f"D{decision.number}", decision.group.name,
        f"{seat.post}, {seat.agency.name}" if seat.agency else seat.post, seat.agency_id,
        how_asked(notices, links, has_account=has_account), tuple(links),
        sends and not has_account and decision.state in OPEN and not decision.confidential,
    )  # fmt: skip


def _decision(row: AgreementRequest, *, as_deputy: bool) -> AskedDecision:
    d = row.decision
    return AskedDecision(
        row.pk, d.pk, d.group.partnership.name, d.group.name, d.text, d.reason, d.way == URGENT, row.seat.post,
        row.seat.agency.name if row.seat.agency else "", as_deputy,
        "" if d.state in OPEN else f"This is {STATES[d.state].lower()} already.", d.answer_by_on,
    )  # fmt: skip
