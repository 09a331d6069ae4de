"""Changing agendas: items, their order, what members raise, standing items and the forward plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.meetings.agenda.models import AgendaItem, ForwardPlanItem, StandingItem
from joinedup.meetings.agenda.rules import ITEM_STATES, PURPOSES, STEP, first_of_month, shifted
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.calendar.rules import COMING
from joinedup.meetings.obligations import commands as obligations
from joinedup.meetings.obligations.rules import Period, period_of
from joinedup.partnership.commands import Agency, Group, Seat
from joinedup_core.permits import Actor, Permission

LAST = 10_000
ENDED = "The standing item was ended"
"""The order of an item that has just come to an agenda, before it is numbered anew."""


@command(Permission.ARRANGE_MEETINGS)
def add_item(actor: Actor, meeting: Meeting, *, title: str, **more: Any) -> Outcome[UUID]:
    """Put an item on a meeting's agenda, before any closing items."""
    _check_open(meeting)
    item = AgendaItem.objects.create(
        meeting=meeting, place=meeting.place, order=LAST, **_topic(meeting.group_id, title, more)
    )
    _renumber({meeting.pk})
    return Outcome(item.pk, f"item {item.pk}")


@command(Permission.RAISE_ITEMS)
def raise_item(actor: Actor, meeting: Meeting, *, title: str, **more: Any) -> Outcome[UUID]:
    """Propose an item for a meeting; whoever arranges meetings accepts or declines it, saying why."""
    _check_open(meeting)
    item = AgendaItem.objects.create(
        meeting=meeting, place=meeting.place, order=LAST, source="member", state="proposed", raised_by_id=actor.user_id,
        **_topic(meeting.group_id, title, more),
    )  # fmt: skip
    return Outcome(item.pk, f"item {item.pk} proposed")


@command(Permission.ARRANGE_MEETINGS)
def answer_item(actor: Actor, item: AgendaItem, *, accept: bool, because: str = "") -> Outcome[None]:
    """Accept or decline what a member raised. Declining needs the reason, which the member sees."""
    if item.state != "proposed":
        raise Refused("answered", f"This item was answered already: it is {ITEM_STATES[item.state].lower()}")
    if not accept and not because.strip():
        raise Refused("no_reason", "Say why the item is declined: the member who raised it sees the reason", "because")
    if accept:
        _check_open(item.meeting)
    item.save_changes(state="accepted" if accept else "declined", answer=because.strip()[:500])
    _renumber({item.meeting_id})
    return Outcome(None, item.state)


@command(Permission.ARRANGE_MEETINGS)
def change_item(actor: Actor, item: AgendaItem, *, version: int, title: str, **more: Any) -> Outcome[None]:
    """Change an item of an agenda."""
    check_version(item, version, shown=_shown(item))
    _check_open(item.meeting)
    changed = item.save_changes(**_topic(item.meeting.group_id, title, more))
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.ARRANGE_MEETINGS)
def shift_item(actor: Actor, item: AgendaItem, *, by: int) -> Outcome[None]:
    """Move an item one place up (-1) or down (1) on its agenda; at either end it stays."""
    _check_open(item.meeting)
    if item.state != "accepted":
        raise Refused("not_on_agenda", "This item is not on the agenda: accept it first")
    rows = {
        i.pk: i
        for i in AgendaItem.objects.filter(meeting=item.meeting, state="accepted").order_by("order", "made_at", "id")
    }
    order = shifted(list(rows), item.pk, 1 if by > 0 else -1)
    AgendaItem.objects.bulk_update(_numbered([rows[key] for key in order]), ["order"])  # type: ignore[index]
    return Outcome(None, "down" if by > 0 else "up")


@command(Permission.ARRANGE_MEETINGS)
def move_item(actor: Actor, item: AgendaItem, *, to: Meeting) -> Outcome[None]:
    """Move an item to another meeting of the same group that is still to come."""
    if to.group_id != item.meeting.group_id:
        raise Refused("other_group", "Choose a meeting of the same group", "to")
    _check_open(to)
    if item.standing_id:
        raise Refused("standing", "A standing item is on every agenda already: withdraw it here instead")
    period = _period(item)
    if period is not None and not period.first <= _day(to) <= period.last:
        raise Refused("outside_period", f"This item is owed in {period.label}: choose a meeting in that time", "to")
    left = item.meeting_id
    item.save_changes(meeting=to, place=to.place, order=LAST)
    _renumber({to.pk, left})
    return Outcome(None, f"to meeting {to.pk}")


@command(Permission.ARRANGE_MEETINGS)
def withdraw_item(actor: Actor, item: AgendaItem, *, because: str) -> Outcome[None]:
    """Take an item off an agenda, saying why. One owed between boards goes to the next meeting in its time, if any."""
    if not because.strip():
        raise Refused("no_reason", "Say why the item is taken off the agenda", "because")
    _check_open(item.meeting)
    item.save_changes(state="withdrawn", answer=because.strip()[:500])
    _plan_again(item)
    if item.rule_id:
        obligations.place_items({item.meeting.group_id}, timezone.localdate())
    return Outcome(None, "withdrawn")


@command(Permission.ARRANGE_MEETINGS)
def add_standing_item(
    actor: Actor, group: Group, *, title: str, order: int | None = None, closing: bool = False,
    from_on: date | None = None, source: str = "", **more: Any,
) -> Outcome[UUID]:  # fmt: skip
    """Add a standing item to a group; it goes on the agendas of all its meetings still to come."""
    last = StandingItem.objects.filter(group=group).order_by("-order").values_list("order", flat=True).first() or 0
    topic = _topic(group.pk, title, more)
    item = StandingItem.objects.create(
        group=group, place=group.place, order=last + STEP if order is None else order, closing=closing,
        from_on=from_on, source=source, **topic,
    )  # fmt: skip
    fill_agendas(_coming(group.pk))
    return Outcome(item.pk, f"standing item {item.pk}")


@command(Permission.ARRANGE_MEETINGS)
def change_standing_item(
    actor: Actor, item: StandingItem, *, version: int, title: str, closing: bool = False, source: str = "",
    to_on: date | None = None, **more: Any,
) -> Outcome[None]:  # fmt: skip
    """Change a standing item, and with it every agenda to come, but for what somebody changed on that agenda itself.

    Without a last day it stands (again). Agendas of meetings held keep what stood on them.
    """
    check_version(item, version, shown=_standing_shown(item))
    topic = _topic(item.group_id, title, more)
    before = {name: getattr(item, name) for name in topic}
    changed = item.save_changes(**topic, closing=closing, source=source.strip(), to_on=to_on)
    rows = AgendaItem.objects.filter(standing=item, meeting__state__in=COMING, meeting__starts_at__gte=timezone.now())
    rows = list(rows.exclude(state="declined").select_related("meeting"))
    for row in rows:
        row.save_changes(
            **{n: v for n, v in topic.items() if getattr(row, n) == before[n]}, **_standing_state(row, item)
        )
    _renumber({row.meeting_id for row in rows})
    fill_agendas(_coming(item.group_id))
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.ARRANGE_MEETINGS)
def end_standing_item(actor: Actor, item: StandingItem, *, on: date) -> Outcome[None]:
    """End a standing item: it comes off the agendas of meetings after the day."""
    item.save_changes(to_on=on)
    rows = AgendaItem.objects.filter(standing=item, meeting__state__in=COMING).select_related("meeting")
    for row in rows:
        row.save_changes(**_standing_state(row, item))
    return Outcome(None, f"ends {on.isoformat()}")


@command(Permission.ARRANGE_MEETINGS)
def plan_item(actor: Actor, group: Group, *, title: str, month_on: date, **more: Any) -> Outcome[UUID]:
    """Put an item on a group's forward plan for a month; a meeting in that month takes it by itself."""
    item = ForwardPlanItem.objects.create(
        group=group, place=group.place, month_on=first_of_month(month_on), **_topic(group.pk, title, more)
    )
    fill_agendas(_coming(group.pk))
    return Outcome(item.pk, f"plan item {item.pk}")


@command(Permission.ARRANGE_MEETINGS)
def change_plan_item(
    actor: Actor, item: ForwardPlanItem, *, version: int, title: str, month_on: date, **more: Any
) -> Outcome[None]:
    """Change an item of the forward plan that no agenda has taken yet."""
    shown = {"Title": item.title, "Month": item.month_on, "Minutes": item.minutes, "Note": item.note}
    check_version(item, version, shown=shown)
    if item.state != "planned":
        raise Refused("taken", "A meeting has this item on its agenda: change it there")
    changed = item.save_changes(month_on=first_of_month(month_on), **_topic(item.group_id, title, more))
    fill_agendas(_coming(item.group_id))
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.ARRANGE_MEETINGS)
def withdraw_plan_item(actor: Actor, item: ForwardPlanItem) -> Outcome[None]:
    """Take an item off the forward plan; one that is on an agenda is taken off there instead."""
    if item.state == "placed":
        raise Refused("taken", "A meeting has this item on its agenda: take it off there")
    item.save_changes(state="withdrawn")
    return Outcome(None, "withdrawn")


def fill_agendas(meetings: Sequence[Meeting]) -> None:
    """Give meetings their standing items, the forward plan's for their month and what other boards owe. Safe to repeat."""
    if not meetings:
        return
    groups = {m.group_id for m in meetings}
    standing = list(StandingItem.objects.filter(group_id__in=groups).order_by("order", "made_at"))
    planned = list(ForwardPlanItem.objects.filter(group_id__in=groups, state="planned").order_by("month_on", "made_at"))
    had = set(
        AgendaItem.objects.filter(meeting__in=meetings, standing__isnull=False).values_list("meeting_id", "standing_id")
    )
    new: list[AgendaItem] = []
    for meeting in sorted(meetings, key=lambda m: m.starts_at):
        day = _day(meeting)
        made = [
            _from(s, meeting, source="standing", standing=s)
            for s in standing
            if s.group_id == meeting.group_id and (meeting.pk, s.pk) not in had and _is_live(s, day)
        ]
        for plan in [p for p in planned if p.group_id == meeting.group_id and p.month_on == first_of_month(day)]:
            made.append(_from(plan, meeting, source="plan", plan=plan))
            plan.save_changes(state="placed")
            planned.remove(plan)
        new += made
    AgendaItem.objects.bulk_create(new)
    _renumber({i.meeting_id for i in new} | obligations.place_items(groups, timezone.localdate()))


def _standing_state(row: AgendaItem, item: StandingItem) -> dict[str, Any]:
    """Off the agenda after the item's last day; back on it where only that day had taken it off."""
    if row.state == "accepted" and not _is_live(item, _day(row.meeting)):
        return {"state": "withdrawn", "answer": ENDED}
    if row.state == "withdrawn" and row.answer == ENDED and _is_live(item, _day(row.meeting)):
        return {"state": "accepted", "answer": "", "order": item.order}
    return {}


def release_items(meeting: Meeting) -> None:
    """After a meeting is cancelled or moved: what it no longer can take finds another meeting."""
    day = _day(meeting)
    for item in AgendaItem.objects.filter(meeting=meeting, state="accepted").select_related("plan", "rule"):
        period = _period(item)
        gone = meeting.state == "cancelled"
        if item.rule_id and (gone or (period is not None and not period.first <= day <= period.last)):
            item.save_changes(
                state="withdrawn", answer="The meeting was cancelled" if gone else "The meeting was moved"
            )
        elif item.plan_id and gone:
            item.save_changes(state="withdrawn", answer="The meeting was cancelled")
            _plan_again(item)
    fill_agendas(_coming(meeting.group_id))


def _plan_again(item: AgendaItem) -> None:
    if item.plan is not None:
        item.plan.save_changes(state="planned")


def _from(topic: Any, meeting: Meeting, **more: Any) -> AgendaItem:
    return AgendaItem(
        meeting=meeting, place=meeting.place, title=topic.title, purpose=topic.purpose, minutes=topic.minutes,
        presenter_seat_id=topic.presenter_seat_id, presenter_agency_id=topic.presenter_agency_id,
        confidential=topic.confidential, note=topic.note, order=topic.order if "standing" in more else 5_000, **more,
    )  # fmt: skip


def _coming(group_id: UUID) -> list[Meeting]:
    return list(
        Meeting.objects.filter(group_id=group_id, state__in=COMING, starts_at__gte=timezone.now()).order_by("starts_at")
    )


def _renumber(meetings: set[UUID]) -> None:
    """Number what is on some agendas anew: closing items stay last, the rest keep their order."""
    if not meetings:
        return
    rows = AgendaItem.objects.filter(meeting_id__in=meetings, state="accepted").select_related("standing")
    agendas: dict[UUID, list[AgendaItem]] = {}
    for row in rows.order_by("order", "made_at", "id"):
        agendas.setdefault(row.meeting_id, []).append(row)
    moved: list[AgendaItem] = []
    for found in agendas.values():
        closing = [r for r in found if r.standing is not None and r.standing.closing]
        moved += _numbered([r for r in found if r not in closing] + closing)
    AgendaItem.objects.bulk_update(moved, ["order"])


def _numbered(rows: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The rows whose number changes when they are numbered in this order."""
    moved = [r for n, r in enumerate(rows, 1) if r.order != n * STEP]
    for number, row in enumerate(rows, 1):
        row.order = number * STEP
    return moved


def _topic(group_id: UUID, title: str, more: dict[str, Any]) -> dict[str, Any]:
    """An item's own fields, checked: a presenter is a seat of the group or an agency."""
    if not title.strip():
        raise Refused("no_title", "Enter the title of the item", "title")
    if more.get("purpose", "discussion") not in PURPOSES:
        raise Refused("bad_purpose", "Choose information, discussion or decision", "purpose")
    minutes = more.get("minutes")
    if minutes is not None and not 0 < minutes <= 600:
        raise Refused("bad_minutes", "An item takes from 1 to 600 minutes: enter a whole number", "minutes")
    seat = more.get("presenter_seat_id")
    if seat is not None and not Seat.objects.filter(pk=seat, group_id=group_id).exists():
        raise Refused("other_seat", "Choose a seat of this group", "presenter_seat_id")
    agency = more.get("presenter_agency_id")
    if agency is not None and not Agency.objects.filter(pk=agency).exists():
        raise Refused("no_agency", "Choose an agency from the list", "presenter_agency_id")
    known = ("purpose", "minutes", "presenter_seat_id", "presenter_agency_id", "confidential", "note")
    return {"title": title.strip()[:300], **{name: more[name] for name in known if name in more}}


def _check_open(meeting: Meeting) -> None:
    if meeting.state not in COMING:
        raise Refused("agenda_closed", "This meeting was held or cancelled, so its agenda can no longer change")


def _day(meeting: Meeting) -> date:
    return timezone.localtime(meeting.starts_at).date()


def _is_live(item: StandingItem, day: date) -> bool:
    return (item.from_on is None or item.from_on <= day) and (item.to_on is None or item.to_on >= day)


def _period(item: AgendaItem) -> Period | None:
    """The year or quarter an item is owed in; None where no rule put it there."""
    if item.rule is None or item.period_on is None:
        return None
    return period_of(item.rule.every, item.rule.year_starts_in, item.period_on)


def _standing_shown(item: StandingItem) -> dict[str, object]:
    seat = item.presenter_seat
    return {
        "Title": item.title, "Purpose": PURPOSES[item.purpose], "Who presents it": seat.post if seat else "Nobody yet",
        "Minutes": item.minutes, "Confidential": item.confidential, "Always at the end": item.closing,
        "Where it is written": item.source, "Last day": item.to_on, "Note": item.note,
    }  # fmt: skip


def _shown(item: AgendaItem) -> dict[str, object]:
    return {
        "Title": item.title, "Purpose": PURPOSES[item.purpose], "Minutes": item.minutes,
        "Confidential": item.confidential, "Note": item.note,
    }  # fmt: skip
