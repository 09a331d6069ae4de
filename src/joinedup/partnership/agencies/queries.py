"""What is known of agencies: their names over time, their standing, and the seats they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound
from joinedup.foundation.links.queries import latest_addresses
from joinedup.foundation.listing import Listing, Page
from joinedup.partnership.agencies import rules
from joinedup.partnership.models import Agency, AgencyContact, Membership, Partnership, Seat
from joinedup.partnership.rules import AGENCY_KINDS, REGIMES, STANDINGS
from joinedup_core.permits import Actor, Permission, holds_anywhere

SORTS = {"name": ("sort_name", "id"), "kind": ("kind", "sort_name", "id"), "seats": ("seat_count", "sort_name", "id")}
FILTERS = ("name", "kind", "standing", "when")


@dataclass(frozen=True)
class Standing:
    """What an agency is in a regime, from and to."""

    id: UUID
    regime: str
    standing: str
    from_on: date | None
    to_on: date | None
    source: str
    note: str

    @property
    def words(self) -> str:
        """The standing with its regime: "Statutory safeguarding partner (safeguarding children)"."""
        regime = REGIMES.get(self.regime, "")
        return f"{STANDINGS.get(self.standing, self.standing)}{f' ({regime.lower()})' if regime else ''}"

    @property
    def span(self) -> str:
        """From and to in words; empty where neither is known."""
        return rules.span_words(self.from_on, self.to_on)


@dataclass(frozen=True)
class AgencyLine:
    """An agency as the list shows it."""

    id: UUID
    name: str
    history: str
    """The name as history reads: with its last month and who came after it."""
    kind: str
    kind_words: str
    standings: tuple[Standing, ...]
    aliases: tuple[str, ...]
    seat_count: int
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True)
class AgencyDetail:
    """An agency as its page shows it."""

    line: AgencyLine
    version: int
    source: str
    note: str
    named: tuple[rules.Named, ...]
    before: tuple[rules.Body, ...]
    after: tuple[rules.Body, ...]
    partnerships: tuple[tuple[str, str], ...]
    """Key and name of every partnership it serves that the reader may see."""


def agencies(actor: Actor, partnership: str, listing: Listing, *, on: date) -> Page[AgencyLine]:
    """The agencies that take part in a partnership, or once did, as the reader asked to see them."""
    rows = _rows(actor, partnership)
    asked = listing.filters
    if name := asked.get("name"):
        rows = rows.filter(Q(name__icontains=name) | Q(aliases__name__icontains=name)).distinct()
    if kind := asked.get("kind"):
        rows = rows.filter(kind=kind)
    if standing := asked.get("standing"):
        rows = rows.filter(pk__in=_parts(actor, partnership).filter(standing=standing).values("agency_id"))
    if (when := asked.get("when")) in ("now", "past"):
        rows = rows.exclude(to_on__lt=on) if when == "now" else rows.filter(to_on__lt=on)
    return listing.cut(rows, agency_line, sorts=SORTS, default="name")


def get_agency(actor: Actor, partnership: str, agency_id: UUID) -> AgencyDetail:
    """One agency of a partnership. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=agency_id).first()
    if row is None:
        raise NotFound("no such agency here")
    bodies = _bodies()
    served = (
        Partnership.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(memberships__agency=row).distinct()
    )
    return AgencyDetail(
        line=agency_line(row), version=row.version, source=row.source, note=row.note,
        named=bodies[row.pk].aliases, before=tuple(rules.predecessors(bodies, row.pk)),
        after=tuple(rules.successors(bodies, row.pk)),
        partnerships=tuple(served.order_by("name").values_list("key", "name")),
    )  # fmt: skip


@dataclass(frozen=True)
class Contact:
    """Where a partnership writes to an agency. Version 0: nothing is set."""

    email: str = ""
    note: str = ""
    version: int = 0


def contact_of(actor: Actor, partnership: str, agency_id: UUID) -> Contact | None:
    """The contact address of an agency here, for those who write to agencies or keep the address; None for the rest."""
    place = places.board(partnership)
    if not any(holds_anywhere(actor, p, place) for p in (Permission.SEND_NOTICES, Permission.EDIT_PARTNERSHIP)):
        return None
    row = AgencyContact.objects.filter(partnership__key=partnership, agency_id=agency_id).first()
    return Contact(row.email, row.note, row.version) if row else Contact()


def addresses_to_write_to(actor: Actor, partnership: str) -> dict[UUID, str]:
    """Each agency's address for links and invitations: its contact address here, or else the one last written to."""
    place = places.board(partnership)
    if not holds_anywhere(actor, Permission.SEND_NOTICES, place):
        return {}
    kept = AgencyContact.objects.filter(partnership__key=partnership).values_list("agency_id", "email")
    return {**latest_addresses(actor, place), **dict(kept)}


def agency_choices(actor: Actor, partnership: str, *, on: date | None = None) -> list[tuple[UUID, str]]:
    """The agencies of a partnership as choices of a form, by name; with a day, only those that stand then."""
    rows = Agency.objects.filter(pk__in=_parts(actor, partnership).values("agency_id")).order_by("sort_name", "id")
    return list((rows.exclude(to_on__lt=on) if on else rows).values_list("pk", "name"))


def name_on_day(agency_id: UUID, day: date) -> str:
    """What the agency that stood on the day in this line of succession was called then."""
    bodies = _bodies()
    return rules.name_on(rules.agency_on(bodies, agency_id, day), day)


def agency_line(row: Any) -> AgencyLine:
    """The value of a row that carries its counts and prefetched relations."""
    later = [row.successor.name] if row.successor_id else []
    return AgencyLine(
        row.pk, row.name, rules.history_words(row.name, row.to_on, later), row.kind,
        AGENCY_KINDS.get(row.kind, row.kind), tuple(_standings(row.parts)), tuple(a.name for a in row.aliases.all()),
        row.seat_count, row.from_on, row.to_on,
    )  # fmt: skip


def _rows(actor: Actor, partnership: str) -> QuerySet[Agency]:
    parts = _parts(actor, partnership)
    seats = Seat.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(group__partnership__key=partnership)
    return (
        Agency.objects.filter(pk__in=parts.values("agency_id"))
        .select_related("successor")
        .annotate(seat_count=Count("seats", filter=Q(seats__in=seats.values("pk")), distinct=True))
        .prefetch_related(
            "aliases", Prefetch("memberships", parts.order_by("regime", "standing", "from_on"), to_attr="parts")
        )
    )


def _parts(actor: Actor, partnership: str) -> QuerySet[Membership]:
    seen = Membership.objects.visible_to(actor, Permission.SEE_PARTNERSHIP)
    return seen.filter(partnership__key=partnership)  # type: ignore[no-any-return]


def _standings(rows: Iterable[Membership]) -> list[Standing]:
    return [Standing(m.pk, m.regime, m.standing, m.from_on, m.to_on, m.source, m.note) for m in rows]


def _bodies() -> dict[UUID, rules.Body]:
    """Every agency as the rules of succession see it: agencies are few, and their lines cross partnerships."""
    rows = Agency.objects.prefetch_related("aliases")
    return {
        row.pk: rules.Body(
            row.pk, row.name, row.from_on, row.to_on, row.successor_id,
            tuple(rules.Named(a.name, a.from_on, a.to_on) for a in row.aliases.all()),
        )
        for row in rows
    }  # fmt: skip
