"""The action register as lists, counts and the chaser list. The same number of queries for any length."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When, Window

from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.queries import ActionLine, line_of, with_names
from joinedup.meetings.actions.rules import DUE_SOON_DAYS, PRIORITY_ORDER, STATES, number_in
from joinedup.partnership.agencies.queries import addresses_to_write_to
from joinedup_core.lifecycle import CHECKED_SOURCES, CLOSED, OWED, State
from joinedup_core.permits import Actor, Permission

SORTS: Mapping[str, tuple[str, ...]] = {
    "number": ("number", "id"),
    "due": ("due_on", "number"),
    "agency": ("owner_agency__sort_name", "due_on", "number"),
    "group": ("group__name", "due_on", "number"),
    "state": ("status", "due_on", "number"),
    "priority": ("rank", "due_on", "number"),
    "changed": ("status_on", "number"),
}
FILTERS = ("q", "status", "agency", "group", "source", "when", "owner")
WAITING = "waiting"
"""Done, says the owner, on a review or audit action: somebody else has to confirm it."""


ANY, STILL_OWED, SETTLED = "any", "owed", "settled"
STANDINGS = {
    STILL_OWED: "Still owed", WAITING: "Waiting to be confirmed", str(State.IMPACT_ASKED): "Impact asked",
    SETTLED: "Settled", str(State.PUBLISHED): "Published; progress not published", ANY: "All",
}  # fmt: skip
"""How the register is parted: every action stands in one of the first five, and the register opens with the first."""


@dataclass(frozen=True)
class Standing:
    """One part of the register: its filter, label, how many actions stand in it, and whether it is shown."""

    key: str
    label: str
    count: int
    shown: bool


@dataclass(frozen=True)
class Choices:
    """What the register can be narrowed to, as far as this reader sees."""

    agencies: list[tuple[str, str]]
    groups: list[tuple[str, str]]


@dataclass(frozen=True)
class AgencyCount:
    """One agency's actions, counted."""

    agency_id: UUID | None
    agency: str
    owed: int
    overdue: int
    waiting: int
    closed: int
    total: int


@dataclass(frozen=True)
class Summary:
    """The register in numbers: by state and by agency."""

    states: tuple[tuple[str, str, int], ...]
    agencies: tuple[AgencyCount, ...]
    total: int
    owed: int
    overdue: int
    waiting: int


@dataclass(frozen=True)
class FirstOf:
    """The first of many actions, with how many there are and how many of them are late."""

    lines: tuple[ActionLine, ...]
    total: int
    late: int


@dataclass(frozen=True)
class Chase:
    """What one agency is to be reminded of: late first, then what is due soon."""

    agency_id: UUID | None
    agency: str
    email: str
    lines: list[ActionLine] = field(default_factory=list)

    @property
    def overdue(self) -> int:
        """How many of them are late."""
        return sum(line.overdue for line in self.lines)


def register(
    actor: Actor,
    partnership: str,
    listing: Listing,
    today: date,
    permission: Permission = Permission.SEE_ACTIONS,
    *,
    total: int | None = None,
) -> Page[ActionLine]:
    """One page of the register: what the reader may see, or may use so; `total` where its standing was counted already."""
    rows = with_names(_ranked(narrowed(actor, partnership, listing.filters, today, permission)))
    return listing.cut(rows, lambda row: line_of(row, today), sorts=SORTS, default="due", total=total)


def whole_register(actor: Actor, partnership: str, listing: Listing, today: date) -> list[ActionLine]:
    """Every line of the register as it is filtered and sorted, to take away."""
    everything = Listing(listing.sort, 1, 100_000, listing.filters)
    return list(register(actor, partnership, everything, today).items)


def opening(filters: Mapping[str, str]) -> dict[str, str]:
    """The filters in force when the address says nothing of a status: what is still owed."""
    return {"status": STILL_OWED, **filters}


def standings(actor: Actor, partnership: str, filters: Mapping[str, str], today: date) -> list[Standing]:
    """Every part of the register counted, with the other filters in force; one query."""
    others = {name: value for name, value in filters.items() if name != "status"}
    counted = {key: Count("id", filter=_status(key)) for key in STANDINGS}
    found = narrowed(actor, partnership, others, today).aggregate(**counted)
    shown = opening(filters)["status"]
    return [
        Standing(key, label, found[key], key == shown)
        for key, label in STANDINGS.items()
        if found[key] or key in (STILL_OWED, SETTLED, ANY)
    ]


def my_actions(actor: Actor, today: date, *, limit: int = 10) -> FirstOf:
    """What the actor owes in every partnership: actions of the seats they hold, the most urgent first."""
    rows = Action.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(
        owner_seat__holder_id=actor.user_id, owner_seat__holder__isnull=False, status__in=[*OWED]
    )
    return _first_of(rows.order_by("due_on", "number"), today, limit)


def to_confirm(actor: Actor, today: date, *, limit: int = 10) -> FirstOf:
    """What waits for somebody like the actor to confirm it: done, say the owners, on reviews and audits; not their own."""
    rows = Action.objects.visible_to(actor, Permission.CONFIRM_ACTIONS).filter(_waiting()).exclude(done_by=actor.key)
    rows = rows.filter(Q(owner_seat=None) | Q(owner_seat__holder=None) | ~Q(owner_seat__holder_id=actor.user_id))
    return _first_of(rows.order_by("status_on", "number"), today, limit)


def _first_of(rows: QuerySet[Action], today: date, limit: int) -> FirstOf:
    """The first rows, counted by the same query that fetches them."""
    counted = rows.annotate(total=Window(Count("pk")), late=Window(Count("pk", filter=_overdue(today))))
    found = list(with_names(counted)[:limit])
    lines = tuple(line_of(row, today) for row in found)
    return FirstOf(lines, found[0].total, found[0].late) if found else FirstOf((), 0, 0)


def late_and_waiting(actor: Actor, partnerships: Collection[str], today: date) -> dict[str, tuple[int, int]]:
    """How many actions of each partnership are late, and how many wait to be confirmed, in one query."""
    rows = Action.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(partnership__key__in=partnerships)
    counted = rows.values_list("partnership__key").annotate(
        late=Count("pk", filter=_overdue(today)), waiting=Count("pk", filter=_waiting())
    )
    return {key: (late, waiting) for key, late, waiting in counted}


CHOICES = """
with pairs as materialized ({pairs})
select 'agency', id, name, sort_name from partnership_agency where id in (select owner_agency_id from pairs)
union all
select 'group', id, name, name from partnership_group where id in (select group_id from pairs)
order by 4
"""
"""The register is gone through once; names are asked of what was found."""


def choices(actor: Actor, partnership: str) -> Choices:
    """The agencies and groups that have actions this reader may see."""
    try:
        pairs, values = (
            _seen(actor, partnership).values("owner_agency_id", "group_id").distinct().query.sql_with_params()
        )
    except EmptyResultSet:  # the reader may see none, as Django knows before it asks
        return Choices([], [])
    with connection.cursor() as cursor:
        cursor.execute(CHOICES.format(pairs=pairs), values)
        found = [(what, (str(key), name)) for what, key, name, _ in cursor]
    return Choices([one for what, one in found if what == "agency"], [one for what, one in found if what == "group"])


def chasers(actor: Actor, partnership: str, today: date, agency_id: UUID | None = None) -> list[Chase]:
    """Who is to be reminded of what: owed actions that are late or due soon, agency by agency."""
    rows = _seen(actor, partnership).filter(status__in=[*OWED], due_on__lte=today + timedelta(days=DUE_SOON_DAYS))
    if agency_id:
        rows = rows.filter(owner_agency_id=agency_id)
    addresses = addresses_to_write_to(actor, partnership)
    found: dict[UUID | None, Chase] = {}
    for row in with_names(rows).order_by("owner_agency__sort_name", "due_on", "number"):
        line = line_of(row, today)
        email = addresses.get(line.agency_id, "") if line.agency_id else ""
        found.setdefault(line.agency_id, Chase(line.agency_id, line.agency or "No agency", email)).lines.append(line)
    return list(found.values())


def summary(actor: Actor, partnership: str, filters: Mapping[str, str], today: date) -> Summary:
    """The register counted by state and by agency, two queries whatever its length."""
    rows = narrowed(actor, partnership, filters, today)
    states = dict(rows.order_by("status").values_list("status").annotate(n=Count("id")))
    counts = {
        "owed": Count("id", filter=Q(status__in=[*OWED])), "overdue": Count("id", filter=_overdue(today)),
        "waiting": Count("id", filter=_waiting()), "total": Count("id"),
        "closed": Count("id", filter=_status(SETTLED)),
    }  # fmt: skip
    by = rows.order_by("owner_agency__sort_name").values("owner_agency_id", "owner_agency__name").annotate(**counts)
    agencies = tuple(
        AgencyCount(r["owner_agency_id"], r["owner_agency__name"] or "Nobody named", *(r[k] for k in ("owed", "overdue", "waiting", "closed", "total")))
        for r in by
    )  # fmt: skip
    told = tuple((state, STATES[state][0], states.get(state, 0)) for state in STATES)
    return Summary(told, agencies, sum(states.values()), *(sum(getattr(a, k) for a in agencies) for k in ("owed", "overdue", "waiting")))  # fmt: skip


def narrowed(
    actor: Actor,
    partnership: str,
    filters: Mapping[str, str],
    today: date,
    permission: Permission = Permission.SEE_ACTIONS,
) -> QuerySet[Action]:
    """The actions a reader may see, narrowed as the address asks; what makes no sense narrows nothing."""
    rows = _seen(actor, partnership, permission)
    for name, condition in (
        ("q", _words), ("status", _status), ("agency", _is("owner_agency_id")), ("group", _is("group_id")),
        ("source", lambda value: Q(source_kind=value)), ("when", lambda value: _when(value, today)),
        ("owner", lambda value: Q(owner_seat__holder_id=actor.user_id) if value == "me" else Q()),
    ):  # fmt: skip
        if value := filters.get(name):
            rows = rows.filter(condition(value))
    return rows


def _seen(actor: Actor, partnership: str, permission: Permission = Permission.SEE_ACTIONS) -> QuerySet[Action]:
    return Action.objects.visible_to(actor, permission).filter(partnership__key=partnership)


def _ranked(rows: QuerySet[Action]) -> QuerySet[Any]:
    whens = [When(priority=key, then=Value(rank)) for rank, key in enumerate(PRIORITY_ORDER)]
    return rows.annotate(rank=Case(*whens, default=Value(9), output_field=IntegerField()))


def _words(value: str) -> Q:
    found = Q(text__icontains=value) | Q(source_words__icontains=value) | Q(owner_seat__post__icontains=value)
    number = number_in(value)
    return found | Q(number=number) if number is not None else found


def _status(value: str) -> Q:
    if value == STILL_OWED:
        return Q(status__in=[*OWED])
    if value == SETTLED:
        return Q(status__in=[*CLOSED]) & ~_waiting()
    if value == ANY:
        return Q(pk__isnull=False)
    return _waiting() if value == WAITING else Q(status=value)


def _when(value: str, today: date) -> Q:
    if value == "overdue":
        return _overdue(today)
    if value == "soon":
        return Q(status__in=[*OWED], due_on__range=(today, today + timedelta(days=DUE_SOON_DAYS)))
    return Q(due_on=None) if value == "none" else Q()


def _overdue(today: date) -> Q:
    return Q(status__in=[*OWED], due_on__lt=today)


def _waiting() -> Q:
    return Q(status=State.DONE_BY_OWNER, source_kind__in=[*CHECKED_SOURCES])


def _is(column: str) -> Any:
    def condition(value: str) -> Q:
        try:
            return Q(**{column: UUID(value)})
        except ValueError:
            return Q(pk__in=())

    return condition
