"""Decisions for pages, registers and other rooms; interests declared; what waits to be ratified."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.attendance.queries import MeetingHead, get_sheet, head_of, may
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.decisions import rules
from joinedup.meetings.decisions.models import Decision, Interest
from joinedup.meetings.quorum import queries as quorum
from joinedup.meetings.quorum.rules import Judgement
from joinedup.meetings.quorum.words import Attender
from joinedup.partnership.queries import Seat
from joinedup_core.permits import Actor, Permission, holds_anywhere

SORTS = {
    "when": ("decided_at", "id"),
    "group": ("group__name", "number", "id"),
    "state": ("state", "decided_at", "id"),
}


@dataclass(frozen=True)
class DecisionLine:
    """A decision as lists and minutes show it."""

    id: UUID
    reference: str
    group_id: UUID
    group: str
    meeting_id: UUID | None
    item_id: UUID | None
    item: str
    text: str
    reason: str
    way: str
    state: str
    decided_at: datetime
    quorum_state: str
    because: str
    evidence: tuple[str, ...]
    recused: tuple[str, ...]
    settled: str
    confidential: bool
    version: int
    recorded_at: datetime | None = None
    answer_by_on: date | None = None

    @property
    def state_label(self) -> str:
        """The state in words."""
        return rules.STATES.get(self.state, self.state)

    @property
    def way_label(self) -> str:
        """The way in words."""
        return rules.WAYS.get(self.way, self.way)

    @property
    def recorded_words(self) -> str:
        """How long after it was taken it was written down, where that was another day."""
        days = [timezone.localtime(m).date() if m else None for m in (self.decided_at, self.recorded_at)]
        return rules.recorded_words(days[0] or date.min, days[1])

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return rules.COLOURS.get(self.state, "grey")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to settle it."""
        return self.state in rules.OPEN


@dataclass(frozen=True)
class AgreementLine:
    """A seat that may be asked to agree, and what it said."""

    seat_id: UUID
    post: str
    agency: str
    answer: str
    means: str
    note: str
    answered_at: datetime | None


@dataclass(frozen=True)
class InterestLine:
    """An interest declared in an item."""

    id: UUID
    item_id: UUID
    item: str
    seat_id: UUID
    post: str
    agency: str
    nature: str
    is_out: bool


@dataclass(frozen=True)
class CriticalLapse:
    """A group that must meet in any event, and its latest meeting that was cancelled or lost its quorum."""

    meeting_id: UUID
    group: str
    starts_at: datetime
    because: str


def decisions(actor: Actor, partnership: str, listing: Listing) -> Page[DecisionLine]:
    """The decision register: filters `group`, `state`, `way`, `year` and `words`."""
    rows, asked = _visible(actor, partnership), listing.filters
    if _is_uuid(asked.get("group", "")):
        rows = rows.filter(group_id=asked["group"])
    if asked.get("state") == "open":
        rows = rows.filter(state__in=rules.OPEN)
    elif asked.get("state"):
        rows = rows.filter(state=asked["state"])
    if asked.get("way"):
        rows = rows.filter(way=asked["way"])
    if asked.get("year", "").isascii() and asked.get("year", "").isdigit() and len(asked["year"]) == 4:
        rows = rows.filter(decided_at__year=int(asked["year"]))
    if asked.get("words"):
        rows = rows.filter(Q(text__icontains=asked["words"]) | Q(reason__icontains=asked["words"]))
    return listing.cut(rows, _line, sorts=SORTS, default="-when")


def decisions_of_meeting(actor: Actor, meeting_id: UUID) -> list[DecisionLine]:
    """The decisions of a meeting in their order, as far as the actor may see them."""
    rows = _may_see(actor).filter(meeting_id=meeting_id).order_by("decided_at", "number")
    return [_line(d) for d in rows]


def get_decision(actor: Actor, partnership: str, decision_id: UUID) -> DecisionLine:
    """One decision. Raises `NotFound`."""
    row = _visible(actor, partnership).filter(pk=decision_id).first()
    if row is None:
        raise NotFound("no such decision")
    return _line(row)


def unratified(actor: Actor, partnership: str, *, group_id: UUID | None = None, limit: int = 50) -> list[DecisionLine]:
    """Decisions that wait for a quorate meeting or a written procedure, the oldest first."""
    rows = _visible(actor, partnership).filter(state__in=rules.OPEN)
    rows = rows.filter(group_id=group_id) if group_id else rows
    return [_line(d) for d in rows.order_by("decided_at", "id")[:limit]]


def count_unratified(actor: Actor, partnerships: Collection[str]) -> dict[str, int]:
    """How many decisions of each partnership wait for a quorate meeting or a written procedure, in one query."""
    rows = _may_see(actor).filter(state__in=rules.OPEN, group__partnership__key__in=partnerships).order_by()
    return dict(rows.select_related(None).values_list("group__partnership__key").annotate(n=Count("pk")))


def agreements(actor: Actor, partnership: str, decision_id: UUID) -> list[AgreementLine]:
    """Every seat of the group that may be asked, with what it said."""
    row = _visible(actor, partnership).filter(pk=decision_id).first()
    if row is None:
        raise NotFound("no such decision")
    said = {a.seat_id: a for a in row.agreements.all()}
    lines = []
    for seat in seats_of(row):
        a = said.get(seat.pk)
        answer = "Agrees" if a and a.agrees else "Does not agree" if a else ""
        lines.append(AgreementLine(
            seat.pk, seat.post, seat.agency.name if seat.agency else "", answer, a.means if a else "",
            a.note if a else "", a.answered_at if a else None,
        ))  # fmt: skip
    return sorted(lines, key=lambda li: (li.agency.casefold(), li.post.casefold()))


def seats_of(decision: Decision) -> list[Seat]:
    """The seats of the group on the day of a decision."""
    return seats_on(decision.group_id, timezone.localtime(decision.decided_at).date())


def seats_on(group_id: UUID, on: date) -> list[Seat]:
    """The seats of a group on a day."""
    live = (Q(from_on__isnull=True) | Q(from_on__lte=on)) & (Q(to_on__isnull=True) | Q(to_on__gte=on))
    rows = Seat.objects.filter(live, group_id=group_id).select_related("agency", "holder")
    return list(rows.order_by("agency__sort_name", "post", "id"))


def fate_of(decision: Decision) -> rules.Fate:
    """What the agreements recorded so far make of a decision (for commands, and pages that have it already)."""
    seats = {s.pk: s for s in seats_of(decision)}
    answers = []
    for a in decision.agreements.all():
        if seat := seats.get(a.seat_id):
            state = "deputy" if a.by_deputy else "present"
            answers.append(rules.Answer(attender_of(seat, state), a.agrees))
    rule = quorum.rule_in_force(decision.group_id, timezone.localtime(decision.decided_at).date())
    everybody = [attender_of(s, "absent") for s in seats.values()]
    return rules.fate_by_agreement(decision.way, rule, answers, everybody, quorum.agency_book())


def attender_of(seat: Seat, state: str) -> Attender:
    """A seat as the quorum is judged from it."""
    return Attender(
        seat=str(seat.pk), agency=str(seat.agency_id) if seat.agency_id else None,
        agency_kind=seat.agency.kind if seat.agency else "", role=seat.role, post=seat.post, state=state,
        deputy_has_authority=seat.deputy_has_authority,
    )  # fmt: skip


def interests_of_meeting(actor: Actor, meeting_id: UUID) -> list[InterestLine]:
    """Interests declared in the items of a meeting."""
    rows = Interest.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(item__meeting_id=meeting_id)
    rows = rows.filter(withdrawn=False).select_related("item", "seat__agency").order_by("item__order", "seat__post")
    return [
        InterestLine(
            i.pk, i.item_id, i.item.title, i.seat_id, i.seat.post, i.seat.agency.name if i.seat.agency else "",
            i.nature, i.is_out,
        )
        for i in rows
    ]  # fmt: skip


def quorum_by_item(
    actor: Actor, partnership: str, head: MeetingHead, interests: list[InterestLine], *, now: datetime
) -> list[tuple[str, Judgement]]:
    """For each item that somebody is out for: the quorum without them, now while the meeting runs, else as marked."""
    out: dict[tuple[UUID, str], set[str]] = {}
    for one in interests:
        if one.is_out:
            out.setdefault((one.item_id, one.item), set()).add(str(one.seat_id))
    if not out:
        return []
    sheet, at = get_sheet(actor, partnership, head.id), now if head.starts_at <= now <= head.ends_at else None
    return [(item, sheet.judge(at=at, recused=seats)) for (_, item), seats in out.items()]


def recused_from(item_id: UUID | None) -> frozenset[str]:
    """The seats that are out for an item."""
    if item_id is None:
        return frozenset()
    rows = Interest.objects.filter(item_id=item_id, is_out=True, withdrawn=False)
    return frozenset(str(s) for s in rows.values_list("seat_id", flat=True))


def items_to_decide(actor: Actor, meeting_id: UUID) -> list[tuple[UUID, str]]:
    """The accepted items of a meeting, in order, for choosing one."""
    rows = AgendaItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(meeting_id=meeting_id, state="accepted")
    return list(rows.order_by("order", "id").values_list("id", "title"))


@dataclass(frozen=True)
class MeetingChoice:
    """A meeting to choose."""

    id: UUID
    on: date
    label: str


def meetings_to_ratify_at(actor: Actor, decision: DecisionLine, *, now: datetime) -> list[MeetingChoice]:
    """The meetings of the group since the decision, the newest first, for choosing one."""
    rows = Meeting.objects.visible_to(actor, Permission.RATIFY_DECISIONS).filter(group_id=decision.group_id)
    rows = rows.filter(ends_at__gte=decision.decided_at, starts_at__lte=now).exclude(state="cancelled")
    found = [(m, timezone.localtime(m.starts_at)) for m in rows.order_by("-starts_at")[:12]]
    return [MeetingChoice(m.pk, at.date(), f"{at.day} {at:%B %Y}, {m.title}") for m, at in found]


def get_head(actor: Actor, partnership: str, meeting_id: UUID) -> MeetingHead:
    """A meeting that the actor may see. Raises `NotFound`."""
    rows = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(place__startswith=f"{partnership}/")
    row = rows.select_related("group__partnership").filter(pk=meeting_id).first()
    if row is None:
        raise NotFound("no such meeting")
    return head_of(row)


def seats_to_declare_for(actor: Actor, head: MeetingHead) -> list[tuple[UUID, str]]:
    """The seats an interest may be declared for: one's own, or any for whoever records the meeting."""
    seats = seats_on(head.group_id, head.on)
    if not may(actor, Permission.RECORD_ATTENDANCE, head.place):
        seats = [s for s in seats if actor.user_id in {str(s.holder_id), str(s.deputy_id)}]
    return [(s.pk, f"{s.post}, {s.agency.name}" if s.agency else s.post) for s in seats]


def may_record(actor: Actor, partnership: str) -> bool:
    """Whether the actor may record decisions anywhere in the partnership."""
    return holds_anywhere(actor, Permission.RECORD_DECISIONS, places.board(partnership))


def place_of(group_id: UUID, partnership: str) -> str:
    """The place of a group."""
    return places.group(partnership, group_id)


def critical_lapses(actor: Actor, partnership: str, *, now: datetime) -> list[CriticalLapse]:
    """Groups that must meet in any event whose meeting was cancelled, or decided without a quorum, and not met since."""
    seen = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(
        place__startswith=places.board(partnership), group__critical=True, starts_at__lte=now
    )
    latest = seen.order_by("group_id", "-starts_at").distinct("group_id").select_related("group")
    lapses = []
    failed = set(
        Decision.objects.filter(meeting__in=latest, quorum_state="not_quorate").values_list("meeting_id", flat=True)
    )
    for m in latest:
        if m.state == "cancelled":
            lapses.append(CriticalLapse(m.pk, m.group.name, m.starts_at, "cancelled"))
        elif m.pk in failed:
            lapses.append(CriticalLapse(m.pk, m.group.name, m.starts_at, "not quorate"))
    return sorted(lapses, key=lambda la: la.starts_at)


def _may_see(actor: Actor) -> QuerySet[Decision]:
    seen = Decision.objects.visible_to(actor, Permission.SEE_MEETINGS)
    restricted = Decision.objects.visible_to(actor, Permission.SEE_RESTRICTED_PAPERS).values("pk")
    rows = seen.filter(Q(confidential=False) | Q(pk__in=restricted))
    return rows.select_related("group", "item", "ratification")


def _visible(actor: Actor, partnership: str) -> QuerySet[Decision]:
    return _may_see(actor).filter(place__startswith=f"{partnership}/")


def _line(d: Decision) -> DecisionLine:
    settled: Any = getattr(d, "ratification", None)
    return DecisionLine(
        id=d.pk, reference=f"D{d.number}", group_id=d.group_id, group=d.group.name, meeting_id=d.meeting_id,
        item_id=d.item_id, item=d.item.title if d.item else "", text=d.text, reason=d.reason, way=d.way, state=d.state,
        decided_at=d.decided_at, quorum_state=d.quorum_state, because=d.quorum_because, evidence=tuple(d.quorum_evidence),
        recused=tuple(d.recused), settled=settled.because if settled else "", confidential=d.confidential,
        version=d.version, recorded_at=d.recorded_at,
        answer_by_on=d.answer_by_on,
    )  # fmt: skip


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def decision_titles(actor: Actor, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Of the given decisions those the actor may see: the partnership's key and a title."""
    rows = _may_see(actor).filter(pk__in=ids)
    return {d.pk: (d.place.split("/", 1)[0], d.text[:90]) for d in rows}
