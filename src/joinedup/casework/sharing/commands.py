"""Deciding to share and not to, and asking other agencies. Rows are only added, so nothing is locked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.arrivals.rules import REQUEST
from joinedup.casework.consents.queries import consent_of
from joinedup.casework.consents.rules import NO, refusal
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.casework.sharing import queries
from joinedup.casework.sharing.models import InformationReply, InformationRequest, SharingDecision
from joinedup.casework.sharing.queries import ConsentLine, DecisionLine, RequestLine
from joinedup.casework.sharing.rules import CONSENT, REPLIES, WITH_WORDS, Answer, Weighed, bases, problem
from joinedup.casework.telling.commands import send, tell_agency
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, Outcome, Refused, command
from joinedup.partnership.queries import keys_where_taking_part
from joinedup.people.bound import CaseItem
from joinedup.people.cases.commands import address, share, take_back
from joinedup.people.cases.queries import shared_by
from joinedup_core.permits import Actor, Permission, Thing, decide

OVERRIDE = "It can be shared against it only where the law allows it without consent: say why, or do not share."
NONE_REFUSED: Mapping[UUID, str] = MappingProxyType({})
Opened = tuple[list[DecisionLine], list[ConsentLine], list[RequestLine]]


@command(Permission.SEE_ITEMS, reads=True)
def open_sharing(actor: Actor, case: Case, *, today: date, reason: str = "") -> Outcome[Opened]:
    """What was decided about sharing in a case, who agreed, and what was asked for; which ones stands on the trail."""
    check_reason(case, reason)
    found = (
        queries.decisions(actor, case.pk),
        queries.consents(actor, case.pk),
        queries.requests(actor, case.pk, today),
    )
    ids = [str(one.id) for one in (*found[0], *found[2])]
    return Outcome(found, f"{reason} sharing ".lstrip() + " ".join(ids))


@command(Permission.SHARE_ITEMS, reads=True)
def decide_sharing(
    actor: Actor, case: Case, *, items: Sequence[UUID], agency_id: UUID, weighed: Weighed, at: datetime, on: date,
    until_at: datetime | None = None, refused: Mapping[UUID, str] = NONE_REFUSED, answer: Answer | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Share chosen items of one's agency with another, and not share others, each with why; with everything that was weighed."""
    check_open(case)
    if not items:
        raise Refused("items", "Choose what is shared, item by item.", "items")
    if found := problem(weighed, shares=True):
        raise Refused("weighed", found[1], found[0])
    rows = queries.items_called(actor, case.pk, list(items))
    if queries.corrected(actor, rows):
        raise Refused(
            "corrected", "Something chosen was corrected since: open this page again, and share the newer one.", "items"
        )
    kept = _kept_back(actor, case, items, refused)
    weighed, until_at = _with_consent(actor, case, rows, agency_id, weighed, on, until_at)
    more = {"until_at": until_at, "refused": kept}
    made = _decide(actor, case, "share", [row.pk for row in rows], agency_id, weighed, at, **more)
    for row in [*rows, *queries.told_after(actor, case.pk, rows)]:
        share(row, agency_id, on, until_at=until_at, decision_id=made)
    _answer(actor, case, agency_id, answer, "in_part" if kept else "shared", at)
    tell_agency(actor, case.pk, case.place, agency_id, what=f"shared:{made}", at=at)
    return Outcome(made, f"sharing {made}: {len(rows)} items with agency {agency_id}, {len(kept)} not, {weighed.basis}")


@command(Permission.SHARE_ITEMS, reads=True)
def refuse_sharing(
    actor: Actor, case: Case, *, agency_id: UUID, asked_for: str, weighed: Weighed, at: datetime,
    refused: Mapping[UUID, str] = NONE_REFUSED, answer: Answer | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Record a decision not to share what an agency asked for, in words or item by item, and why sharing would do more harm."""
    check_open(case)
    if not asked_for.strip() and not refused:
        raise Refused("asked_for", "Say what was asked for, or tick it.", "asked_for")
    if found := problem(weighed, shares=False):
        raise Refused("weighed", found[1], found[0])
    _check_here(case, agency_id, at)
    kept = _kept_back(actor, case, (), {item: why.strip() or weighed.detriment for item, why in refused.items()})
    made = _decide(actor, case, "refuse", [], agency_id, weighed, at, asked_for=asked_for.strip(), refused=kept)
    _answer(actor, case, agency_id, answer, "refused", at)
    return Outcome(made, f"sharing {made}: refused to agency {agency_id}, {len(kept)} items")


@command(Permission.SHARE_ITEMS, reads=True)
def withdraw_decision(actor: Actor, decision: SharingDecision, *, reason: str, at: datetime) -> Outcome[UUID]:
    """Take back what a decision shared, by a new decision. What was read stays read, and stands in the activity record."""
    if decision.verdict != "share":
        raise Refused("not_shared", "Only what was shared can be taken back.")
    if not reason.strip():
        raise Refused("reason", "Say why it is taken back.", "reason")
    ending = shared_by(decision.case_id, decision.pk)
    if not ending:
        raise Refused("taken_back", "This is shared no more.")
    made = take_back_items(actor, decision, ending, reason=reason, at=at)
    return Outcome(made, f"sharing {decision.pk} taken back by {made}")


@command(Permission.SHARE_ITEMS, reads=True)
def withdraw_item(
    actor: Actor, decision: SharingDecision, *, item_id: UUID, reason: str, at: datetime
) -> Outcome[UUID]:
    """Take back one thing of what a decision shared, by a new decision; the rest stays shared."""
    if decision.verdict != "share" or item_id not in shared_by(decision.case_id, decision.pk):
        raise Refused("taken_back", "This is shared no more.")
    if not reason.strip():
        raise Refused("reason", "Say why it is taken back.", "reason")
    made = take_back_items(actor, decision, [item_id], reason=reason.strip(), at=at)
    return Outcome(made, f"{item_id} of sharing {decision.pk} taken back by {made}")


@command(Permission.SHARE_ITEMS, reads=True)
def ask_for_information(
    actor: Actor, case: Case, *, person_id: UUID, agency_id: UUID, asks: str, purpose: str, basis: str, due_on: date, at: datetime,
    on: date,
) -> Outcome[UUID]:  # fmt: skip
    """Ask an agency for information about somebody on the case. Those of its workers who are linked to the case see it."""
    check_open(case)
    _check_on_case(case, person_id)
    if not asks.strip() or not purpose.strip():
        raise Refused("asks", "Say what you ask for, and for what.", "asks" if not asks.strip() else "purpose")
    if basis not in bases():
        raise Refused("basis", "Choose the lawful basis.", "basis")
    if due_on < on:
        raise Refused("due_on", "Give a day that has not passed.", "due_on")
    row = InformationRequest.objects.create(
        **_own(actor, case), person_id=person_id, to_agency_id=agency_id, asks=asks.strip(), purpose=purpose.strip(), basis=basis,
        due_on=due_on, asked_by_id=actor.user_id, asked_at=at,
    )  # fmt: skip
    address(row, agency_id, on)
    send(actor, REQUEST, row, agency_id, at=at)
    return Outcome(row.pk, f"request {row.pk} to agency {agency_id}, due {due_on.isoformat()}")


@command(Permission.SEE_ITEMS, reads=True)
def reply_to_request(
    actor: Actor, request: InformationRequest, *, reply: str, words: str, at: datetime, on: date, told_by: str = ""
) -> Outcome[UUID]:
    """Reply for the agency that was asked: nothing held, shared, or refused because. Whoever asked may record what it was told."""
    check_open(request.case)
    asked = str(request.to_agency_id) == actor.agency_id
    if not asked and str(request.agency_id) != actor.agency_id:
        raise NotAllowed("Whoever was asked replies; whoever asked records what they were told.")
    if not decide(actor, Permission.RECORD_ITEMS, Thing(request.place)).allowed:
        raise NotAllowed("Your link lets you read this, not reply to it. Ask the lead worker of the case.")
    if reply not in REPLIES:
        raise Refused("reply", "Choose from those listed.", "reply")
    if reply in WITH_WORDS and not words.strip():
        raise Refused("words", "Say why it is refused: why sharing would do more harm than not sharing.", "words")
    if not asked and not told_by.strip():
        raise Refused("told_by", "Say who told you.", "told_by")
    row = _reply(actor, request, reply, words, told_by, at)
    if asked:
        address(row, request.agency_id, on)
    return Outcome(row.pk, f"request {request.pk}: {reply}")


@command(Permission.RECORD_ITEMS, reads=True)
def chase_request(
    actor: Actor, request: InformationRequest, *, words: str, told_by: str, at: datetime
) -> Outcome[None]:
    """Record that one asked again, and whom."""
    check_open(request.case)
    if not told_by.strip():
        raise Refused("told_by", "Say whom you spoke to, or that nobody answered.", "told_by")
    _reply(actor, request, "", words or "Asked again", told_by, at)
    return Outcome(None, f"request {request.pk} chased")


def take_back_items(
    actor: Actor, decision: SharingDecision, items: Collection[UUID], *, reason: str, at: datetime, tells: bool = False
) -> UUID:
    """Take some items of a decision back by a new one. `tells`: whoever had them reads it. For commands that judge the permission."""
    take_back(decision.case_id, decision.pk, at, items)
    weighed = Weighed(decision.purpose, decision.basis, "", "", detriment=reason)
    made = _decide(actor, decision.case, "withdraw", sorted(items, key=str), decision.to_agency_id, weighed, at)
    if tells:
        row = SharingDecision(pk=made, case_id=decision.case_id, place=decision.place, agency_id=decision.agency_id)
        address(row, decision.to_agency_id, timezone.localdate(at))
        tell_agency(actor, decision.case_id, decision.place, decision.to_agency_id, what=f"taken-back:{made}", at=at)
    return made


def _kept_back(actor: Actor, case: Case, items: Collection[UUID], refused: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """What is not shared, item by item and each with why. Raises `Refused` where one has no reason, or is shared too."""
    if set(items) & set(refused):
        raise Refused("both", "One thing is ticked as shared and as not shared: choose one of the two.", "refused")
    if not all(why.strip() for why in refused.values()):
        raise Refused("why_not", "Say of each why it is not shared.", "refused")
    rows = queries.items_called(actor, case.pk, list(refused)) if refused else []
    return [(str(row.pk), refused[row.pk].strip()) for row in rows]


def _answer(actor: Actor, case: Case, agency_id: UUID, answer: Answer | None, reply: str, at: datetime) -> None:
    """Tell whoever asked what was decided, in the words chosen for them: the reasons themselves stay with the agency that decided."""
    if answer is None:
        return
    asked = next((one for one in queries.requests_to_us(actor, case.pk) if one.pk == answer.request_id), None)
    if asked is None or asked.agency_id != agency_id:
        raise Refused("request", "Choose a request of the agency that this decision is about.", "request_id")
    if reply in WITH_WORDS and not answer.words.strip():
        raise Refused("reply_words", "Say what they are told of what is not shared.", "reply_words")
    row = _reply(actor, asked, reply, answer.words, "", at)
    address(row, agency_id, timezone.localdate(at))


def _with_consent(
    actor: Actor, case: Case, rows: Sequence[CaseItem], agency_id: UUID, weighed: Weighed, on: date, until_at: datetime | None
) -> tuple[Weighed, datetime | None]:  # fmt: skip
    """What was weighed, held against the consent that is recorded; what rests on consent ends with its last day. Raises `Refused`."""
    asked = consent_of(actor, case.pk, rows, agency_id, today=on)
    if weighed.basis == CONSENT:
        if words := refusal((one.part, one.stands) for one in asked):
            raise Refused("no_consent", words, "basis")
        ends = [one.stands.fact.until_on for one in asked if one.stands.fact and one.stands.fact.until_on]
        last = [timezone.make_aware(datetime.combine(day, time(23, 59))) for day in ends]
        return weighed, min([*last, *([until_at] if until_at else [])], default=None)
    said_no = next((one for one in asked if one.stands.state in NO), None)
    if said_no is None:
        return weighed, until_at
    if not weighed.consent_reason.strip():
        raise Refused("against", f"Consent of the {said_no.part} {said_no.stands.words}. {OVERRIDE}", "consent_reason")
    return replace(weighed, consent=said_no.stands.state), until_at


def _decide(
    actor: Actor, case: Case, verdict: str, items: Sequence[UUID], agency_id: UUID, weighed: Weighed, at: datetime, **more: Any
) -> UUID:  # fmt: skip
    made = uuid4()
    SharingDecision.objects.create(
        pk=made, **_own(actor, case), verdict=verdict, items=[str(one) for one in items], to_agency_id=agency_id,
        decided_by_id=actor.user_id, decided_at=at, **{name: value.strip() for name, value in asdict(weighed).items()}, **more,
    )  # fmt: skip
    return made


def _reply(
    actor: Actor, request: InformationRequest, reply: str, words: str, told_by: str, at: datetime
) -> InformationReply:
    return InformationReply.objects.create(
        **_own(actor, request.case), request_id=request.pk, reply=reply, words=words.strip(), told_by=told_by.strip()[:200],
        recorded_by_id=actor.user_id, recorded_at=at,
    )  # fmt: skip


def _own(actor: Actor, case: Case) -> dict[str, Any]:
    if actor.agency_id is None or actor.user_id is None:
        raise Refused("agency", "Say for which agency you act before you record anything.")
    return {"case_id": case.pk, "place": case.place, "agency_id": actor.agency_id}


def _check_on_case(case: Case, person_id: UUID) -> None:
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")


def _check_here(case: Case, agency_id: UUID, at: datetime) -> None:
    if places.key_of(case.place) not in keys_where_taking_part(agency_id, on=timezone.localdate(at)):
        raise Refused("agency_not_here", "Choose an agency that takes part here", "agency_id")
