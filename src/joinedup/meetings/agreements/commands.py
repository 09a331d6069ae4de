"""Answering whether a seat agrees: its holder signed in, or its agency through an e-mailed link."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from joinedup.foundation.commands import NotAllowed, NotFound, Outcome, Refused, command
from joinedup.foundation.links.commands import make_link, revoke_link, spend
from joinedup.foundation.links.queries import links_about
from joinedup.foundation.links.rules import DAYS, REVOKED, expiry
from joinedup.foundation.models import LightLink
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.decisions.commands import keep_agreement, page_of
from joinedup.meetings.decisions.models import AgreementRequest, Decision
from joinedup.meetings.decisions.rules import OPEN, STATES
from joinedup_core.permits import Actor, Permission

PURPOSE = "agreement"
SIGNED_IN, BY_LINK = "signed in to Joinedup", "through an e-mailed link"


@command(Permission.ANSWER_INVITATIONS)
def answer_agreement(
    actor: Actor, request: AgreementRequest, *, agrees: bool, at: datetime, note: str = ""
) -> Outcome[str]:
    """Agree, or object with the reason, as the holder or deputy of the seat that is asked; nobody answers for another."""
    seat = request.seat
    holder, deputy = str(seat.holder_id), str(seat.deputy_id)
    if actor.user_id is None or actor.user_id not in {holder, deputy} or request.decision.confidential:
        raise NotAllowed("only the holder of the seat or their deputy answers")
    return _keep(request, agrees=agrees, at=at, note=note, means=SIGNED_IN, by_deputy=actor.user_id != holder)


@command(Permission.SEND_NOTICES)
def send_agreement_link(
    actor: Actor, request: AgreementRequest, *, email: str, at: datetime, days: int = DAYS
) -> Outcome[UUID]:
    """E-mail a link through which an agency whose seat has no account agrees to this one decision, or objects."""
    _check_may_leave(request)
    if request.seat.holder and request.seat.holder.is_active:
        raise Refused("has_account", "The holder of this seat has an account, and answers there")
    link_id = _send(actor, request, email, at, days, wording="agreement_by_link")
    return Outcome(link_id, f"link {link_id} for request {request.pk}")


@command(Permission.SEND_NOTICES)
def remind_asked(actor: Actor, request: AgreementRequest, *, at: datetime) -> Outcome[bool]:
    """Remind whoever was asked to agree, once: the holder by message, an agency by a fresh link to its last address."""
    decision, holder = request.decision, request.seat.holder
    settled = decision.state not in OPEN or decision.confidential or decision.answer_by_on is None
    if settled or request.reminded_at or decision.agreements.filter(seat=request.seat_id).exists():
        return Outcome(False, "nothing to remind of, or reminded before")
    if holder is not None and holder.is_active:
        queue_notice(
            place=request.place, email=holder.email, user_id=holder.pk, wording="agreement_reminder", now=at,
            about=f"meetings.AgreementRequest:{request.pk}", once=f"agreement_reminder:{request.pk}",
            blanks={"page": page_of(request), "day": decision.answer_by_on.isoformat()},
        )  # fmt: skip
    elif (links := links_about(actor, [request.pk], at)) and links[0].state.state != REVOKED:
        _send(actor, request, links[0].email, at, DAYS, wording="agreement_reminder_by_link")
    else:
        return Outcome(False, "nobody to write to")
    request.save_changes(reminded_at=at)
    return Outcome(True, "reminder queued")


@command(Permission.USE_LINK)
def answer_agreement_by_link(
    actor: Actor, link: LightLink, *, agrees: bool, at: datetime, note: str = "", by_deputy: bool = False
) -> Outcome[str]:
    """Take an agency's answer: it agrees, or objects with the reason. The link is spent."""
    spend(link, purpose=PURPOSE, at=at)
    rows = AgreementRequest.objects.select_for_update(of=("self",))
    request = rows.filter(pk=link.target_id, seat__agency_id=link.agency_id, decision__confidential=False).first()
    if request is None:
        raise NotFound("no such request")
    return _keep(request, agrees=agrees, at=at, note=note, means=BY_LINK, by_deputy=by_deputy)


def _keep(
    request: AgreementRequest, *, agrees: bool, at: datetime, note: str, means: str, by_deputy: bool
) -> Outcome[str]:
    if not agrees and not note.strip():
        raise Refused("no_reason", "Say why you object: the others read it", "note")
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=request.decision_id)
    keep_agreement(decision, request.seat, agrees=agrees, at=at, means=means, note=note[:500], by_deputy=by_deputy)
    said = "agrees" if agrees else "objects"
    return Outcome(decision.state, f"seat {request.seat_id} {said}: decision {decision.pk} {decision.state}")


def _send(actor: Actor, request: AgreementRequest, email: str, at: datetime, days: int, *, wording: str) -> UUID:
    """Send a link; earlier ones that were not used stop working."""
    for earlier in links_about(actor, [request.pk], at):
        if earlier.state.is_live:
            revoke_link(actor, earlier.id, at=at)
    link_id = make_link(
        actor, below=request.place, purpose=PURPOSE, target_id=request.pk, agency_id=request.seat.agency_id,
        email=email, now=at, days=days,
    )  # fmt: skip
    queue_notice(
        place=request.place, email=email, wording=wording, now=at, about=f"meetings.AgreementRequest:{request.pk}",
        blanks={"day": expiry(at, days).date().isoformat(), "link": str(link_id)},
    )  # fmt: skip
    return link_id


def _check_may_leave(request: AgreementRequest) -> None:
    """The text of a confidential decision never leaves by e-mail, not even behind a link."""
    if request.decision.confidential:
        raise Refused("confidential", "This decision is confidential: ask in person, and record the answer here")
    if request.decision.state not in OPEN:
        raise Refused("settled", f"This decision is {STATES[request.decision.state].lower()} already")
