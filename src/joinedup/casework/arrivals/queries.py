"""Reading what was sent to one's desk or to one's stage: the list, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.casework.alerts.models import AlertStep, RiskAlert
from joinedup.casework.arrivals.models import Arrival
from joinedup.casework.arrivals.rules import ALERT, CAUSED, CHAIR, ESCALATION, REQUEST, ROLES, STARTER, WHAT
from joinedup.casework.enquiries.models import CausedEnquiry
from joinedup.casework.escalations.models import Escalation
from joinedup.casework.escalations.queries import lines_of
from joinedup.casework.escalations.rules import themes
from joinedup.casework.sharing.models import InformationReply, InformationRequest
from joinedup.casework.sharing.rules import REPLIES, reply_state
from joinedup.casework.waiting.rules import Waits
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called, membership_of, memberships_kept
from joinedup_core.permits import Actor, Permission, holds_anywhere

SEEN = Permission.READ_ARRIVALS


@dataclass(frozen=True)
class ArrivalLine:
    """What was sent, by whom, to whom, and how it stands. Of whom it is, is not in it."""

    id: UUID
    item_id: UUID
    what: str
    agency: str
    to: str
    sent_at: datetime
    due: date | datetime | None
    state: str
    colour: str
    waits: bool
    stage: int = 0
    agency_id: UUID | None = None
    begun: bool = False
    """Whether it is there since the reader started it."""

    @property
    def words(self) -> str:
        """What it is, in words."""
        return WHAT[self.what]


@dataclass(frozen=True)
class ArrivalDetail:
    """One of them, whole: what it says, about whom, who asks and what was said since."""

    line: ArrivalLine
    person: str
    sender: str
    email: str
    facts: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, datetime, str, str], ...]
    """Of each step its title, when, words and who."""
    other: tuple[UUID, str] | None = None
    """Of a disagreement the agency that it is with, by id and name."""


@dataclass
class _Told:
    """How an item stands, as its own rows say."""

    state: str
    colour: str
    waits: bool
    due: date | datetime | None
    sender: UUID | None = None
    facts: list[tuple[str, str]] = field(default_factory=list)
    said: list[tuple[str, datetime, str, str]] = field(default_factory=list)
    stage: int = 0
    other: tuple[UUID, str] | None = None


def arrivals(actor: Actor, partnership: str, now: datetime) -> list[ArrivalLine]:
    """What was sent to the actor's desks and stages, or they started, and stands: what waits first, by when it is due. An item stands once."""
    rows = Arrival.objects.visible_to(actor, SEEN).filter(place__startswith=f"{partnership}/")
    found = _lines(actor, rows.order_by("-sent_at"), now)
    once = {(line.item_id, line.to): line for line in reversed(found)}
    return sorted(once.values(), key=lambda line: (not line.waits, _when(line.due or line.sent_at)))


def arrivals_waiting(actor: Actor, partnership: str, now: datetime) -> list[Waits]:
    """How much of it waits; no query for whoever can be sent nothing."""
    if not holds_anywhere(actor, SEEN, f"{partnership}/"):
        return []
    if not Arrival.objects.filter(place__startswith=f"{partnership}/").exists():
        return []
    found = [line for line in arrivals(actor, partnership, now) if line.waits]
    late = sum(line.due is not None and _when(line.due) < now for line in found)
    first = min((_when(line.due or line.sent_at) for line in found), default=None)
    return [Waits("arrival", len(found), late, first, at_once=any(line.due is None for line in found))]


def get_arrival(actor: Actor, partnership: str, arrival_id: UUID, now: datetime) -> ArrivalLine:
    """One of them. Raises `NotFound` for whoever it was not sent to, as for one that does not exist."""
    rows = Arrival.objects.visible_to(actor, SEEN).filter(place__startswith=f"{partnership}/", pk=arrival_id)
    found = _lines(actor, rows, now)
    if not found:
        raise NotFound("no such arrival")
    return found[0]


def is_sent_to(actor: Actor, row: Arrival) -> bool:
    """Whether it was sent to the actor, now."""
    return bool(Arrival.objects.visible_to(actor, SEEN).filter(pk=row.pk).exists())


def started(actor: Actor, item_id: UUID) -> UUID | None:
    """By which arrival the actor sees something that they started; none where they see it otherwise."""
    rows = Arrival.objects.visible_to(actor, SEEN).filter(item_id=item_id, to_user_id=actor.user_id)
    found: UUID | None = rows.values_list("pk", flat=True).first()
    return found


def detail(actor: Actor, row: Arrival, now: datetime) -> ArrivalDetail:
    """A row as a value, with what the item says. Asked by the command that writes down that it was read."""
    told = _told(actor, [row], now)[row.item_id]
    sender = people({told.sender})[told.sender] if told.sender else None
    line = _line(row, told, agencies_called({row.agency_id, row.to_agency_id}))
    return ArrivalDetail(
        line, _person(row.pk), sender.name if sender else "", sender.email if sender else "", tuple(told.facts), tuple(told.said),
        told.other,
    )  # fmt: skip


def standing(actor: Actor, partnership: str) -> UUID:
    """The membership through which the actor reads what is sent: their agency's, or of a chair any. Raises `NotFound`."""
    if not holds_anywhere(actor, SEEN, f"{partnership}/"):
        raise NotFound("is sent nothing here")
    kept = memberships_kept(actor, partnership, SEEN)
    mine = membership_of(actor.agency_id, partnership, on=timezone.localdate()) if actor.agency_id else None
    found = mine if mine in dict(kept) else next(iter(dict(kept)), None)
    if found is None:
        raise NotFound("is sent nothing here")
    return found


def _person(arrival_id: UUID) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select forenames, surname, known_as, born from app.person_of_arrival(%s)", [arrival_id])
        row = cursor.fetchone()
    if row is None:
        return ""
    name = " ".join(filter(None, row[:2])) or row[2] or "Name not known"
    return f"{name}, born {row[3]}" if row[3] else name


def _lines(actor: Actor, rows: Iterable[Arrival], now: datetime) -> list[ArrivalLine]:
    found = list(rows)
    told = _told(actor, found, now)
    names = agencies_called({one for row in found for one in (row.agency_id, row.to_agency_id)})
    return [_line(row, told[row.item_id], names) for row in found if row.item_id in told]


def _line(row: Arrival, told: _Told, names: dict[UUID, str]) -> ArrivalLine:
    to = ROLES[row.role] if row.role in (CHAIR, STARTER) else f"{ROLES[row.role]} ({names[row.to_agency_id]})"
    return ArrivalLine(
        row.pk, row.item_id, row.what, names[row.agency_id], to, row.sent_at, told.due, told.state, told.colour, told.waits, told.stage,
        row.agency_id, row.role == STARTER,
    )  # fmt: skip


def _told(actor: Actor, rows: list[Arrival], now: datetime) -> dict[UUID, _Told]:
    """How each item stands; a query for the items of a kind and one for their steps, however many there are."""
    ids = {kind: [row.item_id for row in rows if row.what == kind] for kind in WHAT}
    today = timezone.localdate(now)
    found = _alerts(actor, ids[ALERT], now) if ids[ALERT] else {}
    found |= _requests(actor, ids[REQUEST], today) if ids[REQUEST] else {}
    found |= _escalations(actor, ids[ESCALATION], now) if ids[ESCALATION] else {}
    found |= _caused(actor, ids[CAUSED]) if ids[CAUSED] else {}
    return found


def _alerts(actor: Actor, ids: list[UUID], now: datetime) -> dict[UUID, _Told]:
    steps: dict[UUID, list[Any]] = {}
    for step in AlertStep.objects.visible_to(actor, SEEN).filter(alert_id__in=ids).order_by("taken_at"):
        steps.setdefault(step.alert_id, []).append(step)
    who = people({step.taken_by_id for those in steps.values() for step in those})
    found = {}
    for row in RiskAlert.objects.visible_to(actor, SEEN).filter(pk__in=ids):
        mine = steps.get(row.pk, [])
        over = row.until_at < now or any(step.kind == "ended" for step in mine)
        has = any(step.kind != "ended" for step in mine)
        state = (
            ("Over", "grey")
            if over
            else ("Your agency has it", "green")
            if has
            else ("Nobody said that you have it", "red")
        )
        told = _Told(*state, waits=not over and not has, due=None, sender=row.raised_by_id)
        told.facts = [
            ("Look out for", row.look_out_for),
            ("Do then", row.do),
            ("Until", f"{timezone.localtime(row.until_at):%-d %B %Y, %H:%M}"),
        ]
        titles = {"ended": "Ended", "acknowledged": "We have it"}
        told.said = [(titles.get(s.kind, "Told"), s.taken_at, s.words, who[s.taken_by_id].name) for s in mine]
        found[row.pk] = told
    return found


def _requests(actor: Actor, ids: list[UUID], today: date) -> dict[UUID, _Told]:
    replies: dict[UUID, list[Any]] = {}
    for one in InformationReply.objects.visible_to(actor, SEEN).filter(request_id__in=ids).order_by("recorded_at"):
        replies.setdefault(one.request_id, []).append(one)
    who = people({one.recorded_by_id for those in replies.values() for one in those})
    found = {}
    for row in InformationRequest.objects.visible_to(actor, SEEN).filter(pk__in=ids):
        mine = [one for one in replies.get(row.pk, []) if one.reply]
        told = _Told(
            *reply_state(mine[-1].reply if mine else "", row.due_on, today), not mine, row.due_on, row.asked_by_id
        )
        told.facts = [
            ("What they ask for", row.asks),
            ("For what", row.purpose),
            ("Needed by", f"{row.due_on:%-d %B %Y}"),
        ]
        told.said = [(REPLIES[s.reply], s.recorded_at, s.words, who[s.recorded_by_id].name) for s in mine]
        found[row.pk] = told
    return found


def _escalations(actor: Actor, ids: list[UUID], now: datetime) -> dict[UUID, _Told]:
    found = {}
    rows = list(Escalation.objects.visible_to(actor, SEEN).filter(pk__in=ids))
    for row, line in zip(rows, lines_of(actor, rows, now), strict=True):
        told = _Told(
            line.state,
            line.colour,
            not line.settled,
            line.due,
            row.started_by_id,
            stage=line.stage,
            other=(line.with_agency_id, line.with_agency),
        )
        between = f"{line.agency}, which started it, and {line.with_agency}"
        told.facts = [
            ("About", themes().get(line.theme, line.theme)), ("Between", between), ("What keeps the person safe meanwhile", line.safety),
            ("What they disagree about", line.about), ("How it stands", line.because),
        ]  # fmt: skip
        told.said = [(f"{s.kind.capitalize()}, stage {s.stage}", s.at, s.words, s.by) for s in line.steps]
        found[row.pk] = told
    return found


def _caused(actor: Actor, ids: list[UUID]) -> dict[UUID, _Told]:
    found = {}
    for row in CausedEnquiry.objects.visible_to(actor, SEEN).filter(pk__in=ids):
        state = ("They have what you found", "green") if row.found else ("To be made", "yellow")
        told = _Told(*state, waits=not row.found, due=row.due_on)
        told.facts = [("What you are to find out", row.what), ("By", f"{row.due_on:%-d %B %Y}")]
        found[row.pk] = told
    return found


def _when(due: date | datetime) -> datetime:
    """A day counts as its end."""
    if isinstance(due, datetime):
        return due
    return timezone.make_aware(datetime.combine(due, datetime.max.time().replace(microsecond=0)))
