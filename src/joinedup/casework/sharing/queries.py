"""Reading what can be shared, what was decided, who agreed, and what was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.casework.concerns.queries import Concern
from joinedup.casework.concerns.rules import about_words
from joinedup.casework.consents.rules import STATES
from joinedup.casework.contacts.queries import Contact, Telling
from joinedup.casework.enquiries.queries import Enquiry
from joinedup.casework.questionnaires.queries import Questionnaire
from joinedup.casework.referrals.queries import Referral
from joinedup.casework.referrals.rules import kind_label
from joinedup.casework.sharing.models import Consent, InformationReply, InformationRequest, SharingDecision
from joinedup.casework.sharing.rules import reply_state
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup.people.bound import CaseItem
from joinedup.people.cases.queries import CaseNote, Person
from joinedup.people.records.queries import AgencyRecord
from joinedup.people.said import LEFT_OUT
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.questionnaires import read_definition


@dataclass(frozen=True)
class Shareable:
    """An item of the own agency that can be shared, in a few words."""

    id: UUID
    label: str


@dataclass(frozen=True)
class DecisionLine:
    """A decision to share, not to, or to take back."""

    id: UUID
    verdict: str
    items: tuple[str, ...]
    """What was shared or taken back."""
    refused: tuple[str, ...]
    """What was not shared, each with why."""
    agency: str
    to: str
    purpose: str
    because: str
    by: str
    at: datetime
    until_at: datetime | None


@dataclass(frozen=True)
class ConsentLine:
    """That somebody agreed, refused or took it back."""

    person_id: UUID
    about: str
    state: str
    said_by: str
    said_on: date
    to: str
    until_on: date | None


@dataclass(frozen=True)
class ReplyLine:
    """What was replied to a request, or that it was chased: by whom, and who told them."""

    reply: str
    words: str
    told_by: str
    by: str
    agency: str
    at: datetime


@dataclass(frozen=True)
class RequestLine:
    """What was asked for, by whom, and how that stands."""

    id: UUID
    case_id: UUID
    person_id: UUID
    agency: str
    own: bool
    to_agency_id: UUID
    to: str
    asks: str
    purpose: str
    due_on: date
    state: str
    colour: str
    replies: tuple[ReplyLine, ...]
    agency_id: UUID
    asked_by_id: UUID
    asked_by: str
    email: str
    asked_at: datetime

    @property
    def waits(self) -> bool:
        """Whether nobody has replied yet."""
        return not any(one.reply for one in self.replies)


def shareable(actor: Actor, case_id: UUID) -> list[Shareable]:
    """The own agency's items of a case that can be shared, the newest first; of what was corrected the newest account alone."""
    rows = [row for model in KINDS for row in _own(actor, model, case_id)]
    gone = corrected(actor, rows)
    rows.sort(key=lambda row: row.made_at, reverse=True)
    kept = [row for row in rows if row.pk not in gone]
    names = _about(actor, kept)
    return [Shareable(row.pk, names[row.pk] + label_of(row)) for row in kept]


def label_of(row: CaseItem) -> str:
    """What an item is called in a list: never what it says, nor of whom. A contact and a record have a day of their own."""
    name = KINDS[type(row)](row)
    if isinstance(row, (Contact, AgencyRecord)):
        return name
    return f"{name}, recorded on {day_in_words(timezone.localdate(row.made_at))}"


def _about(actor: Actor, rows: Iterable[CaseItem]) -> dict[UUID, str]:
    """Whom each of some items is about, to begin its name with where one chooses what to share; empty for a note."""
    whom = {row.pk: getattr(row, "person_id", None) for row in rows}
    found = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in=set(whom.values()) - {None})
    names = {one.pk: f"{one.name}: " for one in found}
    return {item: names.get(person, "") for item, person in whom.items()}


def called(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """What some items that the actor may see are called, each with the name of its own page's address (empty: it has none)."""
    found = {}
    for model, page in PAGES.items():
        for row in model.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk__in=item_ids):
            found[row.pk] = (label_of(row), page)
    return found


def get_shareable(actor: Actor, case_id: UUID, item_id: UUID) -> Shareable:
    """One item of the own agency that can be shared. Raises `NotFound`."""
    row = items_called(actor, case_id, [item_id])[0]
    return Shareable(item_id, _about(actor, [row])[row.pk] + label_of(row))


def corrected(actor: Actor, rows: Iterable[CaseItem]) -> set[UUID]:
    """Which of some items were corrected by a newer one."""
    asked: dict[type[CaseItem], list[UUID]] = {}
    for row in rows:
        if type(row) in (Contact, Questionnaire, CaseNote):
            asked.setdefault(type(row), []).append(row.pk)
    found: set[UUID] = set()
    for model, ids in asked.items():
        newer = model.objects.visible_to(actor, Permission.SHARE_ITEMS).filter(corrects_id__in=ids)
        found |= set(newer.values_list("corrects_id", flat=True))
    return found


def told_after(actor: Actor, case_id: UUID, rows: Iterable[CaseItem]) -> list[Telling]:
    """Whom somebody told after some contacts: it is shared with them."""
    contacts = [row.pk for row in rows if isinstance(row, Contact)]
    told = Telling.objects.visible_to(actor, Permission.SHARE_ITEMS)
    return list(told.filter(case_id=case_id, contact_id__in=contacts, agency_id=actor.agency_id)) if contacts else []


def weighed_last(actor: Actor, case_id: UUID) -> dict[str, str]:
    """What the agency weighed as it shared something of the case last, to begin the next form with; empty where it never did.

    Whether the person agreed, and whether they were told, are facts of each decision: they are asked for anew.
    """
    rows = SharingDecision.objects.visible_to(actor, Permission.SHARE_ITEMS).filter(case_id=case_id, verdict="share")
    kept = ("purpose", "basis", "necessity")
    last = rows.filter(agency_id=actor.agency_id).order_by("-decided_at").first()
    said = {name: getattr(last, name) for name in kept} if last else {}
    return {name: "" if words == LEFT_OUT else words for name, words in said.items()}


def items_called(actor: Actor, case_id: UUID, wanted: list[UUID]) -> list[CaseItem]:
    """The rows of some items of the own agency. Raises `NotFound` where one is not among them."""
    rows = [row for model in KINDS for row in _own(actor, model, case_id) if row.pk in wanted]
    if len(rows) != len(set(wanted)):
        raise NotFound("no such item")
    return rows


def about_others(actor: Actor, case_id: UUID, items: Collection[UUID], identities: Collection[UUID]) -> set[UUID]:
    """Which of some items of the own agency are about somebody else than these identities, with what was told after their contacts."""
    others = set()
    for model in KINDS:
        if model is not CaseNote:
            rows = model.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id, pk__in=items)
            others |= set(rows.exclude(person__identity__in=identities).values_list("pk", flat=True))
    told = Telling.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk__in=items, contact_id__in=others)
    return others | set(told.values_list("pk", flat=True))


def decisions(actor: Actor, case_id: UUID) -> list[DecisionLine]:
    """The own agency's decisions in a case, and those shared with it, the newest first."""
    rows = SharingDecision.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    found = list(rows.order_by("-decided_at"))
    names = agencies_called({one for row in found for one in (row.agency_id, row.to_agency_id)})
    who = people({row.decided_by_id for row in found})
    own = [row for model in KINDS for row in _own(actor, model, case_id)] if found else []
    labels = {str(row.pk): label_of(row) for row in own}
    return [
        DecisionLine(
            row.pk, row.verdict, _called(row.items, labels), _called([f"{one}" for one, _ in row.refused], labels, dict(row.refused)),
            names[row.agency_id], names[row.to_agency_id], row.purpose, row.detriment or row.necessity,
            who[row.decided_by_id].name, row.decided_at, row.until_at,
        )
        for row in found
    ]  # fmt: skip


def _called(items: Collection[str], labels: Mapping[str, str], why: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Some items in a few words, each with why it is not shared; another agency's are only counted."""
    known = [f"{labels[one]}{f' (because: {why[one]})' if why else ''}" for one in items if one in labels]
    rest = len(items) - len(known)
    return (*known, *([f"{rest} more" if known else f"{rest} item{'' if rest == 1 else 's'}"] if rest else []))


def requests_to_us(actor: Actor, case_id: UUID) -> list[InformationRequest]:
    """What other agencies asked the actor's in a case and it has not replied to, the first needed first."""
    rows = InformationRequest.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        case_id=case_id, to_agency_id=actor.agency_id
    )
    told = InformationReply.objects.visible_to(actor, Permission.SEE_ITEMS).exclude(reply="").values("request_id")
    return list(rows.exclude(pk__in=told).order_by("due_on", "asked_at"))


def check_own_decision(actor: Actor, case_id: UUID, decision_id: UUID) -> None:
    """Raise `NotFound` unless it is a decision of one's own agency in the case, to share."""
    rows = SharingDecision.objects.visible_to(actor, Permission.SHARE_ITEMS).filter(case_id=case_id, verdict="share")
    if not rows.filter(pk=decision_id).exists():
        raise NotFound("no such decision")


def consents(actor: Actor, case_id: UUID) -> list[ConsentLine]:
    """Who agreed to what, the newest first."""
    rows = Consent.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    found = list(rows.order_by("-said_on", "-made_at"))
    names = agencies_called({row.to_agency_id for row in found if row.to_agency_id})
    return [
        ConsentLine(
            row.person_id, row.about, STATES.get(row.state, row.state), row.said_by, row.said_on,
            names.get(row.to_agency_id, "Any agency"), row.until_on,
        )
        for row in found
    ]  # fmt: skip


def requests(actor: Actor, case_id: UUID, today: date) -> list[RequestLine]:
    """What was asked for in a case, those first that nobody replied to."""
    rows = InformationRequest.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    return sorted(_requests(actor, list(rows), today), key=lambda line: (not line.waits, line.due_on))


def get_request(actor: Actor, partnership: str, request_id: UUID, today: date) -> RequestLine:
    """One request. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = InformationRequest.objects.visible_to(actor, Permission.SEE_ITEMS)
    found = _requests(actor, list(rows.filter(place__startswith=f"{partnership}/", pk=request_id)), today)
    if not found:
        raise NotFound("no such request")
    return found[0]


def requests_called(actor: Actor, ids: Iterable[UUID], today: date) -> list[RequestLine]:
    """Some requests by their ids that the actor may see, the first needed first."""
    rows = InformationRequest.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk__in=list(ids))
    return _requests(actor, list(rows.order_by("due_on", "asked_at")), today)


def _requests(actor: Actor, rows: list[InformationRequest], today: date) -> list[RequestLine]:
    seen = InformationReply.objects.visible_to(actor, Permission.SEE_ITEMS).filter(request_id__in=[r.pk for r in rows])
    said = list(seen.order_by("recorded_at"))
    names = agencies_called(
        {one for row in rows for one in (row.agency_id, row.to_agency_id)} | {s.agency_id for s in said}
    )
    who = people({row.asked_by_id for row in rows} | {one.recorded_by_id for one in said})
    replies: dict[UUID, list[ReplyLine]] = {row.pk: [] for row in rows}
    for one in said:
        by = who[one.recorded_by_id].name
        line = ReplyLine(one.reply, one.words, one.told_by, by, names[one.agency_id], one.recorded_at)
        replies[one.request_id].append(line)
    found = []
    for row in rows:
        told, asker = [one for one in replies[row.pk] if one.reply], who[row.asked_by_id]
        state, colour = reply_state(told[-1].reply if told else "", row.due_on, today)
        found.append(
            RequestLine(
                row.pk, row.case_id, row.person_id, names[row.agency_id], str(row.agency_id) == actor.agency_id, row.to_agency_id,
                names[row.to_agency_id], row.asks, row.purpose, row.due_on, state, colour, tuple(replies[row.pk]), row.agency_id,
                row.asked_by_id, asker.name, asker.email, row.asked_at,
            )
        )  # fmt: skip
    return found


def _own(actor: Actor, model: type[CaseItem], case_id: UUID) -> list[CaseItem]:
    rows = model.objects.visible_to(actor, Permission.SHARE_ITEMS).filter(case_id=case_id, agency_id=actor.agency_id)
    return list(rows.filter(completed_at__isnull=False) if model is Questionnaire else rows)


KINDS = {
    Contact: lambda row: f"Contact of {row.told}",
    Concern: lambda row: f"Concern: {about_words(row.domain, row.named)}",
    Questionnaire: lambda row: f"Form: {read_definition(row.wording, row.form, row.set_by).title}",
    Referral: lambda row: f"Referral {row.reference}: {kind_label(row.kind)}",
    Enquiry: lambda row: "Enquiry under section 42",
    CaseNote: lambda row: "Note",
    AgencyRecord: lambda row: f"What our system says: {row.source}, as it was on {day_in_words(row.as_of_on)}",
}
PAGES: dict[type[CaseItem], str] = {
    Contact: "casework:contact", Concern: "casework:concern", Questionnaire: "casework:form", Referral: "casework:referral",
    Enquiry: "casework:enquiry", CaseNote: "", AgencyRecord: "",
}  # fmt: skip
"""The page of each; a note stands on the page of its case, a record on that of its person."""
"""What can be shared, and how each is called in a list: never by what it says."""
