"""What the agenda knows: a meeting's items with their times, items waiting for an answer, standing items, the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.agenda.models import AgendaItem, ForwardPlanItem, StandingItem, Topic
from joinedup.meetings.agenda.rules import (
    CONFIDENTIAL_TITLE,
    ITEM_STATES,
    PLAN_STATES,
    PURPOSES,
    SOURCES,
    TimeJudgement,
    Timing,
    judge_time,
    timings,
)
from joinedup.meetings.calendar.queries import MeetingLine
from joinedup_core.permits import Actor, Permission, Thing, decide

TOPIC_PARTS = ("presenter_seat__agency", "presenter_agency")


@dataclass(frozen=True)
class ItemLine:
    """An item as a reader may see it: a confidential one has no title for those who do not take part."""

    id: UUID
    meeting_id: UUID
    number: int
    title: str
    purpose: str
    presenter: str
    minutes: int | None
    starts_at: datetime | None
    confidential: bool
    closed_to_reader: bool
    source: str
    state: str
    note: str
    answer: str
    rule_id: UUID | None
    period_on: date | None
    version: int
    presenter_seat_id: UUID | None = None
    presenter_agency_id: UUID | None = None
    raised_by_id: UUID | None = None

    @property
    def purpose_label(self) -> str:
        """The purpose in words."""
        return PURPOSES.get(self.purpose, self.purpose)

    @property
    def source_label(self) -> str:
        """Where it came from, in words."""
        return SOURCES.get(self.source, self.source)

    @property
    def state_label(self) -> str:
        """The state in words."""
        return ITEM_STATES.get(self.state, self.state)


@dataclass(frozen=True)
class Agenda:
    """A meeting's agenda for one reader, and whether its times fit."""

    items: tuple[ItemLine, ...]
    time: TimeJudgement


@dataclass(frozen=True)
class WaitingItem:
    """An item a member raised, with the meeting it is for and what became of it."""

    item: ItemLine
    group: str
    meeting: str
    meeting_starts_at: datetime


@dataclass(frozen=True)
class PlanLine:
    """An item of the forward plan; `meeting_id` is the meeting whose agenda took it."""

    id: UUID
    group_id: UUID
    group: str
    title: str
    purpose: str
    presenter: str
    minutes: int | None
    month_on: date
    confidential: bool
    state: str
    note: str
    meeting_id: UUID | None
    version: int
    presenter_seat_id: UUID | None = None

    @property
    def month(self) -> str:
        """The month in words."""
        return f"{self.month_on:%B %Y}"

    @property
    def state_label(self) -> str:
        """The state in words."""
        return PLAN_STATES.get(self.state, self.state)

    @property
    def purpose_label(self) -> str:
        """The purpose in words."""
        return PURPOSES.get(self.purpose, self.purpose)


@dataclass(frozen=True)
class StandingLine:
    """A standing item of a group."""

    id: UUID
    group_id: UUID
    group: str
    title: str
    purpose: str
    presenter: str
    minutes: int | None
    order: int
    closing: bool
    confidential: bool
    from_on: date | None
    to_on: date | None
    source: str
    version: int
    presenter_seat_id: UUID | None = None
    note: str = ""

    @property
    def purpose_label(self) -> str:
        """The purpose in words."""
        return PURPOSES.get(self.purpose, self.purpose)


def takes_part(actor: Actor, place: str) -> bool:
    """Whether the reader takes part in the group (member, chair, business support), and so may read confidential items."""
    return decide(actor, Permission.RAISE_ITEMS, Thing(place)).allowed


def may_arrange(actor: Actor, place: str) -> bool:
    """Whether the actor arranges meetings at a place, and so puts items on agendas and answers what members raise."""
    return decide(actor, Permission.ARRANGE_MEETINGS, Thing(place)).allowed


def agenda_of(actor: Actor, meeting: MeetingLine) -> Agenda:
    """What is on a meeting's agenda, in order, each with when it starts."""
    rows = AgendaItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(meeting_id=meeting.id, state="accepted")
    found = list(rows.select_related(*TOPIC_PARTS).order_by("order", "made_at", "id"))
    times = timings(meeting.starts_at, [r.minutes for r in found])
    opened = takes_part(actor, meeting.place)
    items = tuple(_item(r, n, t, opened) for n, (r, t) in enumerate(zip(found, times, strict=True), 1))
    return Agenda(items, judge_time(meeting.minutes, [r.minutes for r in found]))


def get_item(actor: Actor, partnership: str, item_id: UUID) -> ItemLine:
    """One item. Raises `NotFound`; somebody else's proposed item is found only by those who answer it."""
    rows = AgendaItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(place__startswith=f"{partnership}/")
    row = rows.filter(pk=item_id).select_related(*TOPIC_PARTS).first()
    if row is None or not _is_open(actor, row):
        raise NotFound("no such item")
    return _item(row, 0, Timing(None, row.minutes), takes_part(actor, row.place))


def waiting_items(actor: Actor, partnership: str, *, meeting_id: UUID | None = None) -> list[WaitingItem]:
    """Items members raised and nobody answered yet: all for those who answer them, a member's own for the member."""
    rows = AgendaItem.objects.visible_to(actor, Permission.ARRANGE_MEETINGS).filter(state="proposed")
    mine = AgendaItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(
        raised_by_id=actor.user_id, state="proposed"
    )
    both = rows | mine if actor.user_id else rows
    both = both.filter(place__startswith=f"{partnership}/")
    return _waiting(actor, both.filter(meeting_id=meeting_id) if meeting_id else both)


def my_items(actor: Actor, partnership: str) -> list[WaitingItem]:
    """What the actor raised here, answered or not, newest first."""
    if actor.user_id is None:
        return []
    rows = AgendaItem.objects.visible_to(actor, Permission.SEE_MEETINGS)
    return _waiting(actor, rows.filter(raised_by_id=actor.user_id, place__startswith=f"{partnership}/"))[:100]


def forward_plan(
    actor: Actor, partnership: str, listing: Listing, *, group_id: UUID | None = None, state: str = ""
) -> Page[PlanLine]:
    """The forward plan of a partnership's groups. Confidential items only for those who take part in the group."""
    rows = ForwardPlanItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(
        place__startswith=f"{partnership}/"
    )
    taking_part = ForwardPlanItem.objects.visible_to(actor, Permission.RAISE_ITEMS)
    rows = rows.filter(Q(confidential=False) | Q(pk__in=taking_part.values("pk")))
    if group_id is not None:
        rows = rows.filter(group_id=group_id)
    if state:
        rows = rows.filter(state=state)
    sorts = {
        "month": ("month_on", "group__name", "title", "id"), "group": ("group__name", "month_on", "id"),
        "title": ("title", "id"), "state": ("state", "month_on", "id"),
    }  # fmt: skip
    rows = rows.select_related("group", *TOPIC_PARTS).prefetch_related("items")
    return listing.cut(rows, _plan, sorts=sorts, default="month")


def get_plan_item(actor: Actor, partnership: str, item_id: UUID) -> PlanLine:
    """One item of the forward plan, for those who arrange meetings. Raises `NotFound`."""
    rows = ForwardPlanItem.objects.visible_to(actor, Permission.ARRANGE_MEETINGS).filter(pk=item_id)
    row = rows.filter(place__startswith=f"{partnership}/").select_related("group", *TOPIC_PARTS).first()
    if row is None:
        raise NotFound("no such item")
    return _plan(row)


def standing_items(
    actor: Actor, partnership: str, listing: Listing, *, group_id: UUID | None = None
) -> Page[StandingLine]:
    """The standing items of a partnership's groups."""
    rows = StandingItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(place__startswith=f"{partnership}/")
    taking_part = StandingItem.objects.visible_to(actor, Permission.RAISE_ITEMS)
    rows = rows.filter(Q(confidential=False) | Q(pk__in=taking_part.values("pk")))
    if group_id is not None:
        rows = rows.filter(group_id=group_id)
    sorts = {"group": ("group__name", "closing", "order", "title", "id"), "title": ("title", "group__name", "id")}
    return listing.cut(rows.select_related("group", *TOPIC_PARTS), _standing, sorts=sorts, default="group")


def get_standing_item(actor: Actor, partnership: str, item_id: UUID) -> StandingLine:
    """One standing item, for those who arrange meetings. Raises `NotFound`."""
    rows = StandingItem.objects.visible_to(actor, Permission.ARRANGE_MEETINGS).filter(pk=item_id)
    row = rows.filter(place__startswith=f"{partnership}/").select_related("group", *TOPIC_PARTS).first()
    if row is None:
        raise NotFound("no such item")
    return _standing(row)


def item_titles(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of items for other corners' lists; a confidential one reads so to those who do not take part."""
    rows = AgendaItem.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(pk__in=set(ids))
    return {r.pk: r.title if not r.confidential or takes_part(actor, r.place) else CONFIDENTIAL_TITLE for r in rows}


def _is_open(actor: Actor, row: AgendaItem) -> bool:
    if row.state == "accepted" or (actor.user_id and str(row.raised_by_id) == actor.user_id):
        return True
    return decide(actor, Permission.ARRANGE_MEETINGS, Thing(row.place)).allowed


def _waiting(actor: Actor, rows: Any) -> list[WaitingItem]:
    rows = rows.select_related("meeting__group", *TOPIC_PARTS).order_by("-made_at", "id")
    return [
        WaitingItem(
            _item(r, 0, Timing(None, r.minutes), True), r.meeting.group.name, r.meeting.title, r.meeting.starts_at
        )
        for r in rows
    ]


def _presenter(row: Topic) -> str:
    if row.presenter_seat is not None:
        agency = row.presenter_seat.agency
        return f"{row.presenter_seat.post}, {agency.name}" if agency else row.presenter_seat.post
    return row.presenter_agency.name if row.presenter_agency is not None else ""


def _item(row: AgendaItem, number: int, timing: Timing, opened: bool) -> ItemLine:
    hidden = row.confidential and not opened
    return ItemLine(
        row.pk, row.meeting_id, number, CONFIDENTIAL_TITLE if hidden else row.title, row.purpose,
        "" if hidden else _presenter(row), row.minutes, timing.starts_at, row.confidential, hidden, row.source,
        row.state, "" if hidden else row.note, "" if hidden else row.answer, row.rule_id, row.period_on, row.version,
        None if hidden else row.presenter_seat_id, None if hidden else row.presenter_agency_id, row.raised_by_id,
    )  # fmt: skip


def _plan(row: ForwardPlanItem) -> PlanLine:
    on = [i.meeting_id for i in row.items.all() if i.state == "accepted"]
    return PlanLine(
        row.pk, row.group_id, row.group.name, row.title, row.purpose, _presenter(row), row.minutes, row.month_on,
        row.confidential, row.state, row.note, on[0] if on else None, row.version, row.presenter_seat_id,
    )  # fmt: skip


def _standing(row: StandingItem) -> StandingLine:
    return StandingLine(
        row.pk, row.group_id, row.group.name, row.title, row.purpose, _presenter(row), row.minutes, row.order,
        row.closing, row.confidential, row.from_on, row.to_on, row.source, row.version, row.presenter_seat_id, row.note,
    )  # fmt: skip
