"""What is known of seats: who holds which post on which group, and which are vacant or run out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.partnership.models import Seat
from joinedup.partnership.rules import SEAT_ROLES
from joinedup.partnership.seats import rules
from joinedup_core.permits import Actor, Permission

SORTS = {
    "post": ("post", "id"),
    "group": ("group__name", "post", "id"),
    "agency": ("agency__sort_name", "post", "id"),
    "role": ("role", "post", "id"),
    "to": ("to_on", "post", "id"),
}
FILTERS = ("group", "agency", "role", "state", "person")


@dataclass(frozen=True)
class SeatDetail:
    """A seat as lists and its page show it; names only to those who may see the partnership."""

    id: UUID
    version: int
    post: str
    role: str
    group_id: UUID
    group: str
    group_ended: bool
    agency_id: UUID | None
    agency: str
    holder_id: UUID | None
    holder: str
    deputy_id: UUID | None
    deputy: str
    deputy_has_authority: bool
    authority_on: date | None
    authority_words: str
    from_on: date | None
    to_on: date | None
    source: str
    note: str
    standing: rules.SeatStanding

    @property
    def role_words(self) -> str:
        """The role as people read it."""
        return SEAT_ROLES.get(self.role, self.role)

    @property
    def state(self) -> str:
        """How it stands, as people read it."""
        return self.standing.label

    @property
    def colour(self) -> str:
        """The colour of that state's tag."""
        return rules.SEAT_COLOURS.get(self.standing.state, "grey")

    @property
    def authority(self) -> str:
        """What is recorded of the deputy's authority."""
        return rules.deputy_words(bool(self.deputy), self.deputy_has_authority, self.authority_on, self.authority_words)


@dataclass(frozen=True)
class Term:
    """That somebody held a seat, from and to."""

    holder: str
    agency: str
    from_on: date | None
    to_on: date | None


def seats(actor: Actor, partnership: str, listing: Listing, *, on: date) -> Page[SeatDetail]:
    """The seats of a partnership's groups, as the reader asked to see them; seats of ended groups are left out."""
    asked, rows = listing.filters, _rows(actor, partnership).exclude(group__to_on__lt=on)
    for name, path in (("group", "group_id"), ("agency", "agency_id")):
        if name in asked:
            rows = rows.filter(**{path: value}) if (value := _uuid(asked[name])) else rows.none()
    if role := asked.get("role"):
        rows = rows.filter(role=role)
    if person := asked.get("person"):
        named = Q(holder__name__icontains=person) | Q(holder_name__icontains=person)
        rows = rows.filter(named | Q(deputy__name__icontains=person) | Q(deputy_name__icontains=person))
    if state := asked.get("state"):
        rows = rows.filter(in_state(state, on))
    return listing.cut(rows, lambda row: seat_detail(row, on), sorts=SORTS, default="group")


def seats_in(actor: Actor, partnership: str, *, on: date) -> int:
    """How many seats a partnership's groups have."""
    return _rows(actor, partnership).exclude(group__to_on__lt=on).count()


def seats_of_group(actor: Actor, partnership: str, group_id: UUID, *, on: date) -> list[SeatDetail]:
    """The seats of one group: the chair first, then by agency and post."""
    order = {role: i for i, role in enumerate(SEAT_ROLES)}
    rows = _rows(actor, partnership).filter(group_id=group_id).order_by("agency__sort_name", "post", "id")
    return sorted((seat_detail(row, on) for row in rows), key=lambda s: order.get(s.role, 99))


def seats_of_agency(actor: Actor, partnership: str, agency_id: UUID, *, on: date) -> list[SeatDetail]:
    """The seats that an agency has on a partnership's groups."""
    rows = _rows(actor, partnership).filter(agency_id=agency_id).exclude(group__to_on__lt=on)
    return [seat_detail(row, on) for row in rows.order_by("group__name", "post", "id")]


def seats_that_need_somebody(actor: Actor, partnership: str, *, on: date) -> list[SeatDetail]:
    """Vacant seats, ended terms and terms that end soon: the longest gone first, then the vacant, then the rest."""
    wanted = in_state("vacant", on) | in_state("expired", on) | in_state("expiring", on)
    rows = _rows(actor, partnership).exclude(group__to_on__lt=on).filter(wanted)
    order = {rules.SeatState.EXPIRED: 0, rules.SeatState.VACANT: 1}
    found = [seat_detail(row, on) for row in rows.order_by("group__name", "post", "id")]
    return sorted(found, key=lambda s: (order.get(s.standing.state, 2), s.to_on or date.max))


def get_seat(actor: Actor, partnership: str, seat_id: UUID, *, on: date) -> SeatDetail:
    """One seat of a partnership. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=seat_id).first()
    if row is None:
        raise NotFound("no such seat here")
    return seat_detail(row, on)


def terms_of(actor: Actor, seat_id: UUID) -> list[Term]:
    """Who held a seat before, the latest first."""
    seat = Seat.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(pk=seat_id).first()
    rows = seat.terms.select_related("holder", "agency").order_by("-to_on", "-made_at") if seat else []
    return [
        Term(t.holder.name if t.holder else t.holder_name, t.agency.name if t.agency else "", t.from_on, t.to_on)
        for t in rows
    ]


def in_state(state: str, on: date) -> Q:
    """The database's form of `judge_seat`: the rows that stand so on a day (a test holds the two together)."""
    nobody = Q(holder=None, holder_name="")
    published = Q(group__partnership__provenance="published")
    soon = on + timedelta(days=rules.WARN_DAYS)
    started = Q(from_on=None) | Q(from_on__lte=on)
    found = {
        "vacant": nobody & ~published,
        "not_published": nobody & published,
        "expired": ~nobody & Q(to_on__lt=on),
        "not_yet": ~nobody & Q(from_on__gt=on) & (Q(to_on=None) | Q(to_on__gte=on)),
        "expiring": ~nobody & started & Q(to_on__gte=on, to_on__lte=soon),
        "held": ~nobody & started & (Q(to_on=None) | Q(to_on__gt=soon)),
    }
    return found.get(state, Q(pk__in=()))


def seat_detail(row: Seat, on: date) -> SeatDetail:
    """The value of a row with its group, agency, holder and deputy."""
    holder = row.holder.name if row.holder else row.holder_name
    published = row.group.partnership.provenance == "published"
    standing = rules.judge_seat(held=bool(holder), from_on=row.from_on, to_on=row.to_on, today=on, published=published)
    return SeatDetail(
        id=row.pk, version=row.version, post=row.post, role=row.role, group_id=row.group_id, group=row.group.name,
        group_ended=bool(row.group.to_on and row.group.to_on < on), agency_id=row.agency_id,
        agency=row.agency.name if row.agency else "", holder_id=row.holder_id, holder=holder, deputy_id=row.deputy_id,
        deputy=row.deputy.name if row.deputy else row.deputy_name, deputy_has_authority=row.deputy_has_authority,
        authority_on=row.authority_on, authority_words=row.authority_words, from_on=row.from_on, to_on=row.to_on,
        source=row.source, note=row.note, standing=standing,
    )  # fmt: skip


def _rows(actor: Actor, partnership: str) -> QuerySet[Seat]:
    seen = Seat.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(group__partnership__key=partnership)
    return seen.select_related("group__partnership", "agency", "holder", "deputy")  # type: ignore[no-any-return]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
