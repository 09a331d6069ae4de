"""What the calendar knows: meetings for lists, pages and feeds, the dates a series would have, and clashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.calendar.models import Meeting, Series
from joinedup.meetings.calendar.rules import COMING, STATES, Proposal, Slot, ends, proposals
from joinedup.partnership import queries as partnership_queries
from joinedup_core.calendar import Closed
from joinedup_core.permits import Actor, Permission, Thing, decide, holds_anywhere

SORTS = {
    "when": ("starts_at", "id"),
    "group": ("group__name", "starts_at", "id"),
    "title": ("title", "starts_at", "id"),
    "state": ("state", "starts_at", "id"),
}


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as lists, choices and other rooms see it."""

    id: UUID
    partnership: str
    group_id: UUID
    group: str
    title: str
    starts_at: datetime
    ends_at: datetime
    where: str
    link: str
    state: str
    moved_from_on: date | None
    moved_because: str
    cancelled_because: str
    note: str
    held_at: datetime | None
    series_id: UUID | None
    place: str
    version: int

    @property
    def state_label(self) -> str:
        """The state in words."""
        return STATES.get(self.state, self.state)

    @property
    def on(self) -> date:
        """The day it is on, here."""
        return timezone.localtime(self.starts_at).date()

    @property
    def month(self) -> date:
        """The first day of its month, for headings."""
        return self.on.replace(day=1)

    @property
    def hours(self) -> str:
        """From when to when, in words."""
        return f"{timezone.localtime(self.starts_at):%H:%M} to {timezone.localtime(self.ends_at):%H:%M}"

    @property
    def caption(self) -> str:
        """What stands above the title: the day, and the group where the title is another."""
        day = f"{self.on.day} {self.on:%B %Y}"
        return day if self.title == self.group else f"{self.group}, {day}"

    @property
    def minutes(self) -> int:
        """How long it is planned to take."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_coming(self) -> bool:
        """Whether it is still to be held, or nobody has said that it was."""
        return self.state in COMING


@dataclass(frozen=True)
class Clash:
    """Somebody sits on two groups that meet at the same time; named by posts and groups, never by person."""

    post_here: str
    post_there: str
    group: str
    meeting_id: UUID
    slot: Slot

    @property
    def words(self) -> str:
        """The warning in a sentence."""
        start, end = (timezone.localtime(t) for t in (self.slot.starts_at, self.slot.ends_at))
        also = f" (there as {self.post_there})" if self.post_there != self.post_here else ""
        return (
            f"{self.post_here} also sits on {self.group}{also}, which meets that day from {start:%H:%M} to {end:%H:%M}"
        )


@dataclass(frozen=True)
class PreviewLine:
    """One date of a series before it is saved, with all there is to know about it."""

    proposal: Proposal
    slot: Slot | None
    clashes: tuple[Clash, ...] = ()
    already: bool = False
    """The group has a meeting then already, so this one is not made again."""


@dataclass(frozen=True)
class Month:
    """A month of the year at a glance: its cells are the meetings of one group in it."""

    first: date
    meetings: tuple[MeetingLine, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class GroupYear:
    """One group's row of the year at a glance."""

    group: str
    months: tuple[Month, ...]


def get_meeting(actor: Actor, partnership: str, meeting_id: UUID) -> MeetingLine:
    """One meeting of a partnership. Raises `NotFound`."""
    row = _seen(actor, partnership).filter(pk=meeting_id).first()
    if row is None:
        raise NotFound("no such meeting")
    return meeting_line(row)


def meetings(
    actor: Actor,
    partnership: str,
    listing: Listing,
    *,
    now: datetime,
    show: str = "coming",
    group_id: UUID | None = None,
) -> Page[MeetingLine]:
    """The meetings of a partnership the actor may see: coming, past, cancelled or all; one group's or all groups'."""
    rows = _seen(actor, partnership)
    if group_id is not None:
        rows = rows.filter(group_id=group_id)
    if show == "coming":
        rows = rows.filter(state__in=COMING, ends_at__gte=now)
    elif show == "past":
        rows = rows.exclude(state="cancelled").filter(ends_at__lt=now)
    elif show == "cancelled":
        rows = rows.filter(state="cancelled")
    return listing.cut(rows, meeting_line, sorts=SORTS, default="when")


def meetings_between(
    actor: Actor, partnership: str, first: date, last: date, *, group_id: UUID | None = None
) -> list[MeetingLine]:
    """Every meeting not cancelled from a day to a day, by time."""
    rows = _seen(actor, partnership).exclude(state="cancelled")
    rows = rows.filter(starts_at__gte=midnight(first), starts_at__lt=midnight(last + timedelta(days=1)))
    if group_id is not None:
        rows = rows.filter(group_id=group_id)
    return [meeting_line(m) for m in rows.order_by("starts_at", "id")]


def coming_meetings(actor: Actor, *, now: datetime, limit: int = 10) -> list[MeetingLine]:
    """The next meetings of the groups the actor sits on, in whatever partnership (for "my work")."""
    if actor.user_id is None:
        return []
    today = timezone.localtime(now).date()
    mine = Q(holder_id=actor.user_id) | Q(deputy_id=actor.user_id)
    live = (Q(from_on__isnull=True) | Q(from_on__lte=today)) & (Q(to_on__isnull=True) | Q(to_on__gte=today))
    groups = partnership_queries.Seat.objects.filter(mine & live).values("group_id")
    found = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).select_related("group")
    found = found.filter(group_id__in=groups, state__in=COMING, ends_at__gte=now)
    return [meeting_line(m) for m in found.order_by("starts_at", "id")[:limit]]


def feed_meetings(actor: Actor, *, now: datetime) -> list[MeetingLine]:
    """What a calendar feed shows: every meeting its owner may see, from 90 days ago to 18 months ahead."""
    rows = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).select_related("group")
    rows = rows.filter(starts_at__gte=now - timedelta(days=90), starts_at__lt=now + timedelta(days=550))
    return [meeting_line(m) for m in rows.order_by("starts_at", "id")[:2000]]


def year_at_a_glance(actor: Actor, partnership: str, year: int, *, group_id: UUID | None = None) -> list[GroupYear]:
    """A calendar year: for each group that meets in it, twelve months with their meetings."""
    found = meetings_between(actor, partnership, date(year, 1, 1), date(year, 12, 31), group_id=group_id)
    by_group: dict[tuple[str, UUID], dict[int, list[MeetingLine]]] = {}
    for line in found:
        by_group.setdefault((line.group, line.group_id), {}).setdefault(line.on.month, []).append(line)
    return [
        GroupYear(name, tuple(Month(date(year, n, 1), tuple(months.get(n, ()))) for n in range(1, 13)))
        for (name, _), months in sorted(by_group.items(), key=lambda pair: pair[0][0].casefold())
    ]


def preview_series(
    actor: Actor, group_id: UUID, *, today: date, every: str, weekday: int | None, nth: int | None, starts_on: date,
    until_on: date, start_time: time, minutes: int, closed: Sequence[Closed], avoid_bank_holidays: bool = True,
) -> list[PreviewLine]:  # fmt: skip
    """The dates a series would have, each with why it moved, who would clash, and whether it exists already."""
    found = proposals(every, weekday, nth, starts_on, until_on, closed, avoid_bank_holidays)
    slots = [slot_on(p.on, start_time, minutes) if p.on else None for p in found]
    taken = group_slots(group_id, [s for s in slots if s])
    clashing = clashes(actor, group_id, [s for s in slots if s], today=today)
    return [
        PreviewLine(p, s, tuple(clashing.get(s, ())) if s else (), bool(s and any(s.overlaps(t) for t in taken)))
        for p, s in zip(found, slots, strict=True)
    ]


def group_slots(group_id: UUID, slots: Sequence[Slot], *, ignoring: UUID | None = None) -> list[Slot]:
    """When a group already meets within the span of some slots (cancelled meetings left out)."""
    if not slots:
        return []
    rows = Meeting.objects.filter(_within(slots), group_id=group_id).exclude(state="cancelled").exclude(pk=ignoring)
    return [Slot(start, end) for start, end in rows.values_list("starts_at", "ends_at")]


def clashes(
    actor: Actor, group_id: UUID, slots: Sequence[Slot], *, today: date, ignoring: UUID | None = None
) -> dict[Slot, list[Clash]]:
    """For each slot, who of the group's seats would have to be in two places; only meetings the actor may see count."""
    seats = {s.holder_id: s for s in partnership_queries.seats_of_groups(actor, {group_id}, on=today) if s.holder_id}
    if not seats or not slots:
        return {}
    live = Q(group__seats__to_on__isnull=True) | Q(group__seats__to_on__gte=today)
    rows = (
        Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS)
        .filter(_within(slots), live, group__seats__holder_id__in=seats, state__in=COMING)
        .exclude(group_id=group_id)
        .exclude(pk=ignoring)
        .order_by("starts_at", "id")
        .values_list("pk", "starts_at", "ends_at", "group__name", "group__seats__post", "group__seats__holder_id")
    )
    found: dict[Slot, list[Clash]] = {}
    for pk, start, end, group, post, holder in rows:
        other = Slot(start, end)
        for slot in slots:
            if slot.overlaps(other):
                found.setdefault(slot, []).append(Clash(seats[holder].label, post, group, pk, other))
    return found


def meeting_clashes(actor: Actor, meeting: MeetingLine, *, today: date) -> list[Clash]:
    """The clashes of one meeting that is still to come."""
    if not meeting.is_coming:
        return []
    slot = Slot(meeting.starts_at, meeting.ends_at)
    return clashes(actor, meeting.group_id, [slot], today=today, ignoring=meeting.id).get(slot, [])


def series_of(actor: Actor, partnership: str) -> list[dict[str, Any]]:
    """The series of a partnership with their groups, newest first (to plan the next year from the last)."""
    rows = Series.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(place__startswith=f"{partnership}/")
    return [
        {"id": s.pk, "group_id": s.group_id, "group": s.group.name, "title": s.title, "every": s.every,
         "weekday": s.weekday, "nth": s.nth, "until_on": s.until_on}
        for s in rows.select_related("group").order_by("-until_on", "id")
    ]  # fmt: skip


def groups_to_arrange(actor: Actor, partnership: str) -> list[partnership_queries.GroupLine]:
    """The groups whose meetings the actor may arrange. Raises `NotFound` for outsiders, `NotAllowed` where there are none."""
    partnership_queries.get_partnership(actor, partnership)
    found = partnership_queries.groups(actor, partnership, permission=Permission.ARRANGE_MEETINGS)
    if not found:
        raise NotAllowed("Arranging meetings is for business managers and business support: ask them")
    return found


def groups_that_meet(actor: Actor, partnership: str) -> list[partnership_queries.GroupLine]:
    """The groups whose meetings the actor may see. Raises `NotFound` for outsiders."""
    partnership_queries.get_partnership(actor, partnership)
    return partnership_queries.groups(actor, partnership, permission=Permission.SEE_MEETINGS)


def may_arrange(actor: Actor, place: str) -> bool:
    """Whether buttons that arrange meetings are offered at a place."""
    return holds_anywhere(actor, Permission.ARRANGE_MEETINGS, place)


def may_hold(actor: Actor, meeting: MeetingLine, *, now: datetime) -> bool:
    """Whether the reader may record that a meeting was held: its start has come, and nobody has recorded it yet."""
    started = meeting.is_coming and meeting.starts_at <= now
    return started and decide(actor, Permission.RECORD_ATTENDANCE, Thing(meeting.place)).allowed


def slot_on(day: date, start: time, minutes: int) -> Slot:
    """The slot of a meeting on a day, in local time."""
    starts_at = timezone.make_aware(datetime.combine(day, start))
    return Slot(starts_at, ends(starts_at, minutes))


def local_time(moment: datetime) -> time:
    """The time of day here."""
    return timezone.localtime(moment).time()


def midnight(day: date) -> datetime:
    """The start of a day, in local time."""
    return timezone.make_aware(datetime.combine(day, time()))


def _seen(actor: Actor, partnership: str) -> Any:
    rows = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS)
    return rows.filter(place__startswith=f"{partnership}/").select_related("group")


def _within(slots: Sequence[Slot]) -> Q:
    return Q(starts_at__lt=max(s.ends_at for s in slots), ends_at__gt=min(s.starts_at for s in slots))


def meeting_line(m: Meeting) -> MeetingLine:
    """A meeting's row as a value."""
    return MeetingLine(
        m.pk, m.place.split("/", 1)[0], m.group_id, m.group.name, m.title, m.starts_at, m.ends_at, m.where, m.link,
        m.state, m.moved_from_on, m.moved_because, m.cancelled_because, m.note, m.held_at, m.series_id, m.place, m.version,
    )  # fmt: skip


def meeting_titles(actor: Actor, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Of the given meetings those the actor may see: the partnership's key and a title."""
    rows = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(pk__in=ids).select_related("group")
    return {
        m.pk: (m.place.split("/", 1)[0], f"{m.group.name}, {timezone.localtime(m.starts_at):%d %B %Y}") for m in rows
    }
