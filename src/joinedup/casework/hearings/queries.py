"""Hearings and their agenda as one reader sees it: numbers and times are counted from what this reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F
from django.utils import timezone

from joinedup.casework.hearings.models import Hearing, HearingItem, Recusal, WrittenUpdate
from joinedup.casework.panel_cases.queries import PanelCaseLine, case_lines, kept_out_of
from joinedup.casework.panel_kinds.queries import kind_on, versions_beside, versions_of
from joinedup.casework.panel_kinds.rules import missing_kinds
from joinedup.casework.panels.queries import Member, PanelLine, lacking, members
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people as users
from joinedup.foundation.commands import NotFound
from joinedup.meetings.attendance.queries import get_sheet
from joinedup.partnership.queries import agencies_called
from joinedup_core.panels import AgendaPart, Slot, around_cases, end_of_window, running_order
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class HearingLine:
    """A hearing without its cases."""

    id: UUID
    panel_id: UUID
    meeting_id: UUID
    starts_at: datetime
    where: str
    link: str
    state: str
    emergency: bool
    opens_at: datetime
    closes_at: datetime
    research_due_at: datetime
    stands_on: date
    """The day of the meeting that members' access follows."""
    begun_on: date
    """The day on which it was arranged: what held then of its kind of panel holds for it."""
    before: tuple[AgendaPart, ...] = ()
    """What stands on its agenda before the cases, and after them."""
    after: tuple[AgendaPart, ...] = ()

    @property
    def on(self) -> date:
        """The day, where it is held."""
        return timezone.localtime(self.starts_at).date()

    @property
    def cases_at(self) -> datetime:
        """When the first case is heard."""
        return self.starts_at + timedelta(minutes=sum(one.minutes for one in self.before))

    @property
    def moved(self) -> bool:
        """Whether its meeting stands on another day than the one that members' access follows."""
        return self.on != self.stands_on


@dataclass(frozen=True)
class ItemLine:
    """A case on the agenda of a hearing, as one reader sees it."""

    id: UUID
    hearing_id: UUID
    case: PanelCaseLine
    slot: Slot[UUID]
    minutes: int
    state: str
    decision: str
    information: str
    decided: str
    risks: str
    held_at: datetime | None
    version: int


@dataclass(frozen=True)
class UpdateLine:
    """What an agency wrote for a hearing at which it is not there."""

    agency: str
    text: str
    by: str
    at: datetime
    id: UUID | None = None
    of: UUID | None = None
    """Whose record it is."""


@dataclass(frozen=True)
class RecusalLine:
    """That a member takes no part in a case."""

    user_id: UUID
    name: str
    because: str
    at: datetime


def hearings(actor: Actor, panel: PanelLine) -> list[HearingLine]:
    """The hearings of a panel, the latest first."""
    rows = Hearing.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(panel_id=panel.id)
    rows = rows.select_related("meeting").annotate(**_kinds_beside("panel__"))
    return [_line(row, row) for row in rows.order_by("-meeting__starts_at")]


def hearings_at(actor: Actor, meeting_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of some meetings those at which a panel hears cases, each with its hearing."""
    rows = Hearing.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(meeting_id__in=list(meeting_ids))
    return dict(rows.values_list("meeting_id", "pk"))


def coming(found: Iterable[HearingLine], now: datetime) -> list[HearingLine]:
    """Of some hearings those that cases can still be put on, the next first."""
    open_ones = [one for one in found if one.state not in ("held", "cancelled") or one.on == timezone.localdate(now)]
    return sorted((one for one in open_ones if one.on >= timezone.localdate(now)), key=lambda one: one.starts_at)


def agenda_closed(panel: PanelLine, hearing: HearingLine, on: date) -> date | None:
    """The last day on which cases could be put on a hearing's agenda, where that has passed; an emergency meeting's never closes."""
    last = end_of_window(panel.kind_on(hearing.begun_on), "agenda", hearing.on)
    return last if last and on > last and not hearing.emergency else None


def get_hearing(actor: Actor, partnership: str, hearing_id: UUID) -> HearingLine:
    """One hearing. Raises `NotFound`."""
    rows = Hearing.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(panel__partnership__key=partnership)
    row = rows.filter(pk=hearing_id).select_related("meeting").annotate(**_kinds_beside("panel__")).first()
    if row is None:
        raise NotFound("no such hearing")
    return _line(row, row)


def agenda(actor: Actor, hearing: HearingLine, *, only: Iterable[UUID] | None = None) -> list[ItemLine]:
    """The cases of a hearing that the reader may see, in order, each with its number and time among those alone.

    `only`: the ids of cases before the panel that another reader may see, where papers are made for them.
    """
    rows = HearingItem.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(hearing_id=hearing.id)
    rows = rows.exclude(state="withdrawn").select_related("panel_case").order_by("position", "made_at", "pk")
    shown = set(only) if only is not None else None
    found = [row for row in rows if shown is None or row.pk in shown]
    slots = {s.key: s for s in running_order(hearing.cases_at, [(row.pk, row.minutes) for row in found])}
    lines = {line.id: line for line in case_lines(actor, [row.panel_case for row in found])}
    return [_item(row, lines[row.panel_case_id], slots[row.pk]) for row in found]


def items_of_case(actor: Actor, panel_case_id: UUID) -> list[tuple[HearingLine, HearingItem]]:
    """The hearings of a case before a panel, the latest first."""
    rows = HearingItem.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(panel_case_id=panel_case_id)
    rows = rows.select_related("hearing__meeting").annotate(**_kinds_beside("hearing__panel__"))
    return [(_line(row.hearing, row), row) for row in rows.order_by("-hearing__meeting__starts_at")]


def get_item(actor: Actor, partnership: str, item_id: UUID) -> ItemLine:
    """One case on an agenda. Raises `NotFound`."""
    rows = HearingItem.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(case__partnership__key=partnership)
    rows = rows.select_related("hearing__meeting").annotate(**_kinds_beside("hearing__panel__"))
    row = rows.filter(pk=item_id).first()
    if row is None:
        raise NotFound("no such item")
    return next((one for one in agenda(actor, _line(row.hearing, row)) if one.id == item_id), None) or _alone(
        actor, row
    )


def updates(actor: Actor, item_ids: Iterable[UUID]) -> dict[UUID, list[UpdateLine]]:
    """What absent agencies wrote for items, that the reader may read, by item."""
    rows = WrittenUpdate.objects.visible_to(actor, Permission.SEE_ITEMS)
    rows = rows.filter(item_id__in=list(item_ids)).order_by("written_at")
    agencies, names = agencies_called({row.agency_id for row in rows}), users({row.written_by_id for row in rows})
    found: dict[UUID, list[UpdateLine]] = {}
    for row in rows:
        line = UpdateLine(
            agencies[row.agency_id], row.text, names[row.written_by_id].name, row.written_at, row.pk, row.agency_id
        )
        found.setdefault(row.item_id, []).append(line)
    return found


def recusals(actor: Actor, case_id: UUID, panel_id: UUID) -> list[RecusalLine]:
    """Who takes no part in a case before a panel."""
    rows = Recusal.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(case_id=case_id, panel_id=panel_id)
    found = list(rows.order_by("recused_at"))
    names = users({row.user_id for row in found})
    return [RecusalLine(row.user_id, names[row.user_id].name, row.because, row.recused_at) for row in found]


def not_in_the_room(actor: Actor, panel: PanelLine, case_ids: Iterable[UUID], *, on: date) -> dict[UUID, list[Member]]:
    """For each case, for whoever keeps it, the members who must not be in the room for it. Why is told to nobody."""
    sitting = members(actor, panel, on=on)
    out = kept_out_of(case_ids, panel.group_id, {one.user_id for one in sitting})
    return {case: [one for one in sitting if one.user_id in users] for case, users in out.items()}


def who_lacks(actor: Actor, panel: PanelLine, hearing: HearingLine) -> tuple[str, ...]:
    """The kinds of agency that are expected at a hearing and for which nobody sits on the panel that day."""
    return lacking(panel, members(actor, panel, on=hearing.on), on=hearing.begun_on)


def who_came_not(actor: Actor, panel: PanelLine, hearing: HearingLine) -> tuple[str, ...]:
    """The kinds of agency that were expected at a hearing and from which nobody came; none where nobody is marked yet.

    For those who may see attendance there. Raises `NotFound`.
    """
    sheet = get_sheet(actor, places.key_of(panel.place), hearing.meeting_id)
    came = {one.agency_kind for one in sheet.came}
    return missing_kinds(panel.kind_on(hearing.begun_on).expected, came) if came else ()


def left_behind(hearing_id: UUID) -> set[UUID]:
    """Whom to tell that something on the agenda of a moved hearing did not move, for whoever moved it; nobody where all did."""
    with connection.cursor() as cursor:
        cursor.execute("select app.left_behind(%s)", [hearing_id])
        return {user_id for (user_id,) in cursor.fetchall()}


def _item(row: HearingItem, case: PanelCaseLine, slot: Slot[UUID]) -> ItemLine:
    return ItemLine(
        row.pk, row.hearing_id, case, slot, row.minutes, row.state, row.decision, row.information, row.decided, row.risks,
        row.held_at, row.version,
    )  # fmt: skip


def _alone(actor: Actor, row: HearingItem) -> ItemLine:
    line = case_lines(actor, [row.panel_case])[0]
    return _item(row, line, Slot(row.pk, 0, row.hearing.meeting.starts_at, row.hearing.meeting.starts_at))


def _kinds_beside(path: str) -> dict[str, Any]:
    """For a query of rows that lead to a panel by a path: which kind it is of and what was settled of that, beside each row."""
    return {"kind_key": F(f"{path}kind"), "kind_versions": versions_beside(f"{path}partnership_id", f"{path}kind")}


def _line(row: Hearing, beside: Any) -> HearingLine:
    begun = timezone.localdate(row.made_at)
    before, after = around_cases(kind_on(beside.kind_key, versions_of(beside.kind_versions), begun))
    return HearingLine(
        row.pk, row.panel_id, row.meeting_id, row.meeting.starts_at, row.meeting.where, row.meeting.link, row.meeting.state,
        row.emergency, row.opens_at, row.closes_at, row.research_due_at, row.stands_on, begun, before, after,
    )  # fmt: skip
