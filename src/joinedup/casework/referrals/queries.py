"""Reading referrals: those of a case, those to chase, those received, and one whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, Exists, IntegerField, Min, OuterRef, Q, QuerySet, When
from django.utils import timezone

from joinedup.casework.panels.queries import PanelLine, coordinators, panels
from joinedup.casework.referral_kinds.queries import book_of
from joinedup.casework.referral_kinds.rules import Book
from joinedup.casework.referrals.models import ReceivedReferral, Referral, ReferralStep
from joinedup.casework.referrals.rules import (
    ACKNOWLEDGED,
    ADULT,
    ANSWERED,
    OUTCOME,
    WITHDRAWN,
    Kind,
    Stand,
    Step,
    decide_by,
    kind_label,
    late_if_received_by,
    stand,
)
from joinedup.casework.referrals.steps.queries import Decision
from joinedup.casework.waiting.rules import Waits
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup.people.teams.queries import in_team
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission

MOST = 200
"""How many referrals a page lists."""
NOT_RECEIVED, DECISION_LATE = 0, 2
"""How long a referral can be left, as `_patience` has it: not acknowledged in time, and a decision that is late."""


@dataclass(frozen=True)
class StepLine:
    """Something that happened to a referral."""

    kind: str
    answer: str
    words: str
    by: str
    agency: str
    at: datetime


@dataclass(frozen=True)
class ReferralLine:
    """A referral in a list: which kind, to whom, how it stands. Of whom stands in it only by id."""

    id: UUID
    case_id: UUID
    person_id: UUID
    reference: str
    kind: str
    to: str
    telephone: str
    agency: str
    own: bool
    urgent: bool
    referred_at: datetime
    stand: Stand


@dataclass(frozen=True)
class Waiting:
    """The referrals of a list, the most urgent first, and whether there are more of them than it shows."""

    lines: tuple[ReferralLine, ...]
    more: bool


@dataclass(frozen=True)
class ReferralDetail:
    """One referral, whole, with what happened to it."""

    line: ReferralLine
    who: str
    said: tuple[tuple[str, str], ...]
    consent: str
    consent_reason: str
    told_subject: str
    spoken_to: str
    how: str
    how_words: str
    sender: str
    sender_telephone: str
    wait_until: datetime
    decide_by_on: date | None
    decide_because: str
    may_join: bool
    on_system: bool
    has_address: bool
    of_adult: bool
    """Whether it asks the council to safeguard an adult."""
    steps: tuple[StepLine, ...]


def lines(actor: Actor, case_id: UUID, now: datetime) -> list[ReferralLine]:
    """The referrals of a case that the actor may see, the newest first."""
    rows = Referral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    return _lines(actor, rows.order_by("-referred_at", "id"), now)


def about_adult(actor: Actor, case_id: UUID, person_id: UUID) -> list[tuple[UUID, str]]:
    """The safeguarding referrals of one adult in a case that the actor may see, with how each is named, the newest first."""
    rows = Referral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        case_id=case_id, person_id=person_id, kind=ADULT
    )
    sent = list(rows.order_by("-referred_at", "id"))
    names = agencies_called({row.agency_id for row in sent})
    days = [day_in_words(timezone.localdate(row.referred_at)) for row in sent]
    return [(x.pk, f"{x.reference}, from {names[x.agency_id]}, {day}") for x, day in zip(sent, days, strict=True)]


def to_chase(actor: Actor, partnership: str, now: datetime) -> Waiting:
    """What the actor's agency sent on the cases open to them and still waits for, the most urgent first.

    First what was not received in time, then what was not received yet, decisions that are late, the others, and last what
    somebody decided on; of each the longest sent.
    """
    return _waiting(actor, [_sent(actor, partnership, now).order_by("patience", "referred_at", "id")], now)


def sent_waiting(actor: Actor, partnership: str, now: datetime) -> list[Waits]:
    """How many of those that the actor's agency sent nobody acknowledged in time, and how many decisions are late."""
    late = _sent(actor, partnership, now).filter(patience__in=(NOT_RECEIVED, DECISION_LATE))
    told = late.values("patience").annotate(number=Count("pk"), until=Min("wait_until"), sent=Min("referred_at"))
    by = {row["patience"]: row for row in told.order_by()}
    kinds_of = (("not_received", NOT_RECEIVED, "until"), ("no_decision", DECISION_LATE, "sent"))
    return [
        Waits(kind, by[one]["number"], by[one]["number"], by[one][first]) for kind, one, first in kinds_of if one in by
    ]


def received(actor: Actor, partnership: str, now: datetime) -> Waiting:
    """What was sent to the actor's teams: what nobody acknowledged, what nobody decided on, then the newest of what was decided.

    What nobody acknowledged or decided on comes urgent and oldest first, however old it is.
    """
    unknown, to_decide, done = _received(actor, partnership)
    parts = [part.order_by("-urgent", "referred_at", "id") for part in (unknown, to_decide)]
    return _waiting(actor, [*parts, done.order_by("-referred_at", "id")], now)


def received_waiting(actor: Actor, partnership: str, now: datetime) -> list[Waits]:
    """How many of those sent to the actor's teams nobody acknowledged, and how many nobody decided on."""
    unknown, to_decide, _ = _received(actor, partnership)
    told = unknown.aggregate(
        number=Count("pk"), late=Count("pk", filter=Q(wait_until__lt=now)), first=Min("wait_until")
    )
    late = Count("pk", filter=Q(patience=DECISION_LATE))
    decide = to_decide.annotate(patience=_patience(partnership, now)).aggregate(
        number=Count("pk"), late=late, first=Min("referred_at")
    )
    return [
        Waits(kind, one["number"], one["late"], one["first"]) for kind, one in (("received", told), ("decide", decide))
    ]


def get_referral(actor: Actor, partnership: str, referral_id: UUID, now: datetime) -> ReferralLine:
    """One referral, for those who work on the case. Raises `NotFound`."""
    rows = Referral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(place__startswith=f"{partnership}/")
    return _one(_lines(actor, rows.filter(pk=referral_id), now))


def get_received(actor: Actor, partnership: str, referral_id: UUID, now: datetime) -> ReferralLine:
    """One referral, for the team it was sent to. Raises `NotFound`."""
    rows = ReceivedReferral.objects.visible_to(actor, Permission.RECEIVE_REFERRALS)
    return _one(_lines(actor, rows.filter(place__startswith=f"{partnership}/", pk=referral_id), now))


def receives(actor: Actor, row: Referral) -> bool:
    """Whether the actor works in the team it was sent to, today."""
    return row.desk.team_id is not None and in_team(actor, row.desk.team_id, on=timezone.localdate())


def detail(actor: Actor, row: Referral, now: datetime) -> ReferralDetail:
    """A row as a value, with everything that happened to it."""
    steps = _steps([row.pk])[row.pk]
    arrived = next((s.at for s in steps if s.kind in (ACKNOWLEDGED, ANSWERED)), None)
    kind = book_of(places.key_of(row.place)).kind_on(row.kind, timezone.localdate(row.referred_at))
    on, because = decide_by(kind, timezone.localtime(arrived)) if kind and arrived else (None, "")
    return ReferralDetail(
        _lines(actor, [row], now)[0], row.who, tuple((a, b) for a, b in row.said), row.consent, row.consent_reason,
        row.told_subject, row.spoken_to, row.how, row.how_words, people({row.referred_by_id})[row.referred_by_id].name,
        row.sender_telephone, row.wait_until, on, because, row.may_join, row.desk.team_id is not None, bool(row.desk.email), row.kind == ADULT,
        tuple(steps),
    )  # fmt: skip


def receiving_panels(actor: Actor, partnership: str, kind: Kind, *, on: date) -> list[PanelLine]:
    """The panels here that hear referrals of a kind and have a coordinator who can receive them on a day."""
    found = [one for one in panels(actor, partnership) if kind.panel and one.kind.key == kind.panel]
    return [one for one in found if not one.kind.held_elsewhere and coordinators(actor, one, on=on)]


def asked_by_link() -> tuple[str, str, datetime, str, str] | None:
    """What the holder of a light link is asked about: reference, agency, when, how, and the sender's telephone."""
    with connection.cursor() as cursor:
        cursor.execute("select reference, from_agency, referred_at, how, telephone from app.asked_by_link()")
        found: tuple[str, str, datetime, str, str] | None = cursor.fetchone()
    return found


def _sent(actor: Actor, partnership: str, now: datetime) -> QuerySet[Any]:
    """What the actor's agency sent on the cases open to them and still waits for, with how long each can be left."""
    rows = Referral.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(place__startswith=f"{partnership}/")
    return rows.exclude(steps__kind__in=(OUTCOME, WITHDRAWN)).annotate(patience=_patience(partnership, now))


def _received(actor: Actor, partnership: str) -> tuple[QuerySet[Any], QuerySet[Any], QuerySet[Any]]:
    """What was sent to the actor's teams: not acknowledged, not decided on, and done."""
    rows = ReceivedReferral.objects.visible_to(actor, Permission.RECEIVE_REFERRALS)
    rows = rows.filter(place__startswith=f"{partnership}/")
    with connection.cursor() as cursor:
        cursor.execute("select app.unacknowledged_to_me()")
        unknown = [pk for (pk,) in cursor.fetchall()]
    done = Exists(ReferralStep.objects.filter(referral_id=OuterRef("pk"), kind__in=(ANSWERED, OUTCOME, WITHDRAWN)))
    arrived = rows.exclude(pk__in=unknown)
    return rows.filter(pk__in=unknown), arrived.exclude(done), arrived.filter(done)


def _patience(partnership: str, now: datetime) -> Case:
    """How long a referral that still waits can be left, from 0: as `stand` has it, in SQL."""
    step = ReferralStep.objects.filter(referral_id=OuterRef("pk"))
    has = step.filter(kind=ACKNOWLEDGED)
    overdue = Q(pk__in=())
    for key, first, until, kind in book_of(partnership).spans():
        if last := late_if_received_by(kind, timezone.localdate(now)):
            late = Q(Exists(has.filter(recorded_at__lt=_end_of(last))), kind=key)
            late &= Q() if first == date.min else Q(referred_at__gte=_end_of(first - timedelta(days=1)))
            overdue |= late & (Q() if until == date.max else Q(referred_at__lt=_end_of(until)))
    return Case(
        When(Exists(step.filter(kind=ANSWERED)), then=4), When(overdue, then=DECISION_LATE), When(Exists(has), then=3),
        When(wait_until__lt=now, then=NOT_RECEIVED), default=1, output_field=IntegerField(),
    )  # fmt: skip


def _end_of(day: date) -> datetime:
    """The moment at which a day is over, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _waiting(actor: Actor, parts: Iterable[QuerySet[Any]], now: datetime) -> Waiting:
    """The first `MOST` of several lists, one behind the other, and whether there are more."""
    found: list[Referral] = []
    for part in parts:
        found += part.select_related("desk")[: MOST + 1 - len(found)]
    return Waiting(tuple(_lines(actor, found[:MOST], now)), len(found) > MOST)


def _one(found: list[ReferralLine]) -> ReferralLine:
    if not found:
        raise NotFound("no such referral")
    return found[0]


def _lines(actor: Actor, rows: Iterable[Referral], now: datetime) -> list[ReferralLine]:
    found = list(rows.select_related("desk") if hasattr(rows, "select_related") else rows)
    steps = _steps(row.pk for row in found)
    names = agencies_called({one for row in found for one in (row.agency_id, row.to_agency_id)})
    books = {key: book_of(key) for key in {places.key_of(row.place) for row in found}}
    return [_line(actor, row, books[places.key_of(row.place)], steps[row.pk], names, now) for row in found]


def _line(
    actor: Actor, row: Referral, book: Book, steps: list[StepLine], names: dict[UUID, str], now: datetime
) -> ReferralLine:
    arrived = next((s.at for s in steps if s.kind in (ACKNOWLEDGED, ANSWERED)), None)
    kind = book.kind_on(row.kind, timezone.localdate(row.referred_at))
    decision_on = decide_by(kind, timezone.localtime(arrived))[0] if kind and arrived else None
    told = [Step(step.kind, step.at, step.answer) for step in steps]
    how = stand(told, timezone.localtime(row.wait_until), decision_on, timezone.localtime(now), row.desk.telephone)
    return ReferralLine(
        row.pk, row.case_id, row.person_id, row.reference, kind.label if kind else kind_label(row.kind), names[row.to_agency_id], row.desk.telephone,
        names[row.agency_id], str(row.agency_id) == actor.agency_id, row.urgent, row.referred_at, how,
    )  # fmt: skip


def decisions(referral_id: UUID) -> list[Decision]:
    """What was decided on a referral that the reader may see, or came of it, from the first to the last, by whomever."""
    steps = [step for step in _steps([referral_id])[referral_id] if step.kind in (ANSWERED, OUTCOME)]
    return [Decision(step.answer, step.by, step.agency, step.at, step.words) for step in steps]


def _steps(ids: Iterable[UUID]) -> dict[UUID, list[StepLine]]:
    """What happened to some referrals that the reader may see, from the first to the last."""
    found: dict[UUID, list[StepLine]] = {one: [] for one in ids}
    steps = list(ReferralStep.objects.filter(referral_id__in=list(found)).order_by("recorded_at", "made_at"))
    names = people({step.recorded_by_id for step in steps if step.recorded_by_id})
    agencies = agencies_called({step.agency_id for step in steps})
    for step in steps:
        by = step.told_by or (names[step.recorded_by_id].name if step.recorded_by_id else "")
        found[step.referral_id].append(
            StepLine(step.kind, step.answer, step.words, by, agencies[step.agency_id], step.recorded_at)
        )
    return found
