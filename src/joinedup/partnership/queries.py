"""What the partnership room knows: who acts, which partnerships and groups there are, who holds which seat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, Subquery, Value

from joinedup.foundation import places, settled
from joinedup.foundation.commands import NotFound
from joinedup.foundation.models import RoleGrant, User
from joinedup.partnership.models import Agency, Group, Membership, Partnership, Seat, SeatTerm
from joinedup.partnership.rules import AGENCY_KINDS, SEAT_GRANTS
from joinedup.partnership.taking_part import keys_where_taking_part as keys_where_taking_part
from joinedup_core.permits import Actor, Grant, Permission, Place, Role, Thing, decide

_NAMES = settled.Settled(Partnership, Agency)
_MEMBERSHIPS = settled.Settled(Membership, Partnership)


@dataclass(frozen=True)
class PartnershipLine:
    """A partnership as lists and page frames show it."""

    id: UUID
    key: str
    name: str
    area: str
    provenance: str
    about: str = ""
    source: str = ""
    public_from_on: date | None = None
    version: int = 0

    @property
    def published(self) -> bool:
        """Whether it is made from published facts only, so that a gap says nothing about it."""
        return self.provenance == "published"


@dataclass(frozen=True)
class GroupLine:
    """A group as lists and choices show it."""

    id: UUID
    key: str
    name: str
    kind: str
    parent_id: UUID | None
    place: str


@dataclass(frozen=True)
class SeatLine:
    """A seat as other rooms need it: the post and the group, and the users who hold and deputise (ids, no names)."""

    id: UUID
    group_id: UUID
    group: str
    post: str
    role: str
    agency_id: UUID | None
    agency: str
    holder_id: UUID | None
    deputy_id: UUID | None
    agency_kind: str = ""

    @property
    def label(self) -> str:
        """The post with its agency, as choices and warnings name it."""
        return f"{self.post}, {self.agency}" if self.agency else self.post


def actor_for(user_id: UUID, *, on: date, acting_for: str | None = None) -> Actor:
    """The actor a signed-in user is on a day: the roles granted and the seats held, for the agency they act for now."""
    grants, agencies, seats = _held(user_id, on)
    grants |= {Grant(Role.PARTNER, places.board(places.key_of(g.place))) for g in grants if g.agency and g.place}
    agencies += sorted({g.agency for g in grants if g.agency} - {*agencies})
    for role, group_place, agency, as_deputy in seats:
        key = places.key_of(group_place)
        grants.add(Grant(Role.GROUP_MEMBER if as_deputy else SEAT_GRANTS[role], group_place))
        grants.add(Grant(Role.PARTNER, places.board(key)))
        if agency and agency not in agencies:
            agencies.append(agency)
    acting = acting_for if acting_for in agencies else next(iter(agencies), None)
    grants = {g for g in grants if g.agency is None or g.agency == acting or g.agency not in agencies}
    keys = sorted({places.key_of(g.place) for g in grants if g.place})
    actor = Actor(f"user:{user_id}", str(user_id), acting, frozenset(grants))
    return replace(actor, partnerships=tuple(keys))


def partnerships(actor: Actor) -> list[PartnershipLine]:
    """The partnerships the actor may see, by name."""
    rows = Partnership.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).order_by("name")
    return [_partnership(p) for p in rows]


def get_partnership(actor: Actor, key: str) -> PartnershipLine:
    """One partnership by its key. Raises `NotFound`."""
    row = Partnership.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(key=key).first()
    if row is None:
        raise NotFound("no such partnership")
    return _partnership(row)


def names_in_frame(actor: Actor, key: str) -> tuple[str, str]:
    """The name of a partnership, empty where the actor may not see it, and that of the agency they act for, in one query."""
    asked = ("names in frame", settled.reach(actor, Permission.SEE_PARTNERSHIP), actor.agency_id, key)
    return _NAMES.kept(asked, lambda: _names_in_frame(actor, key))


def _names_in_frame(actor: Actor, key: str) -> tuple[str, str]:
    acts_for = Subquery(Agency.objects.filter(pk=actor.agency_id).values("name")) if actor.agency_id else Value("")
    rows = Partnership.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(key=key)
    found = rows.values_list("name", acts_for).first()
    if found is None:
        return "", agency_name(actor.agency_id) if actor.agency_id else ""
    return found[0], found[1] or ""


def agency_name(agency_id: UUID | str) -> str:
    """The name of an agency the reader acts for."""
    return Agency.objects.filter(pk=agency_id).values_list("name", flat=True).first() or ""


def membership_of(agency_id: UUID | str, key: str, *, on: date) -> UUID | None:
    """That an agency takes part in a partnership on a day, as the thing its practitioners act through; the oldest first."""
    rows = Membership.objects.filter(_live(on), agency_id=agency_id, partnership__key=key).order_by("made_at", "id")
    asked = ("membership", str(agency_id), key, on)
    return _MEMBERSHIPS.kept(asked, lambda: rows.values_list("pk", flat=True).first())


def memberships_kept(actor: Actor, key: str, permission: Permission) -> list[tuple[UUID, str]]:
    """The agencies of a partnership for which the actor holds a permission, by name: the membership of each and its name."""
    rows = Membership.objects.visible_to(actor, permission).filter(partnership__key=key)
    rows = rows.order_by("agency__sort_name", "made_at", "id").values_list("agency_id", "pk", "agency__name")
    return list({agency: (pk, name) for agency, pk, name in reversed(rows)}.values())[::-1]


def groups(actor: Actor, partnership: str, *, permission: Permission = Permission.SEE_PARTNERSHIP) -> list[GroupLine]:
    """The groups of a partnership the actor may see (or use so), by name."""
    rows = Group.objects.visible_to(actor, permission).filter(partnership__key=partnership).order_by("name")
    return [GroupLine(g.pk, g.key, g.name, g.kind, g.parent_id, g.place) for g in rows]


def seats_of_groups(actor: Actor, group_ids: set[UUID], *, on: date) -> list[SeatLine]:
    """The seats of some groups that are live on a day and that the actor may see, by group and post."""
    rows = Seat.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(_live(on), group_id__in=group_ids)
    return [
        SeatLine(
            s.pk, s.group_id, s.group.name, s.post, s.role, s.agency_id, s.agency.name if s.agency else "",
            s.holder_id, s.deputy_id, s.agency.kind if s.agency else "",
        )
        for s in rows.select_related("group", "agency").order_by("group__name", "post", "id")
    ]  # fmt: skip


@dataclass(frozen=True)
class SeatHolder:
    """Who held a seat for a time, now that it has passed on."""

    holder_id: UUID | None
    holder_name: str
    from_on: date | None
    to_on: date | None


def seat_holders_on(group_id: UUID, on: date) -> dict[UUID, SeatHolder]:
    """Who held the seats of a group on a day, by seat, as far as they have passed on since (for rooms above, by id)."""
    rows = SeatTerm.objects.filter(_live(on), seat__group_id=group_id).order_by("to_on", "made_at")
    return {t.seat_id: SeatHolder(t.holder_id, t.holder_name, t.from_on, t.to_on) for t in rows}


def _live(on: date) -> Q:
    return (Q(from_on__isnull=True) | Q(from_on__lte=on)) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


HELD = """
select 'role' as what, role, place, agency_id, false as as_deputy, from_on, id from foundation_rolegrant
    where user_id = %(user)s and from_on <= %(on)s and (to_on is null or to_on >= %(on)s)
union all
select 'service', '', '', agency_id, false, from_on, id from foundation_agencyservice
    where user_id = %(user)s and from_on <= %(on)s and (to_on is null or to_on >= %(on)s)
union all
select 'seat', role, place, agency_id, holder_id is distinct from %(user)s, from_on, id from partnership_seat
    where %(user)s in (holder_id, deputy_id)
    and (from_on is null or from_on <= %(on)s) and (to_on is null or to_on >= %(on)s)
union all
select 'settled', '', '', app.settled(), false, null, null
order by from_on, id
"""
"""All that a user holds on a day: asked at every page, so in one question and in SQL, and with it the mark of what is settled."""


def _held(user_id: UUID, on: date) -> tuple[set[Grant], list[str], list[tuple[str, str, str | None, bool]]]:
    """The roles granted to a user, the agencies they serve (the longest served first), and their seats as role, place,
    agency and whether as deputy; a stored role this program does not know allows nothing."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"user": user_id, "on": on})
        rows = [(what, role, place, agency and str(agency), deputy) for what, role, place, agency, deputy, *_ in cursor]
    settled.learned(UUID(next(agency for what, _, _, agency, _ in rows if what == "settled")))
    known = set(Role)
    return (
        {Grant(Role(role), place, agency) for what, role, place, agency, _ in rows if what == "role" and role in known},
        [agency for what, _, _, agency, _ in rows if what == "service"],
        [tuple(row) for what, *row in rows if what == "seat"],
    )


def _partnership(row: Partnership) -> PartnershipLine:
    return PartnershipLine(
        row.pk, row.key, row.name, row.area, row.provenance, row.about, row.source, row.public_from_on, row.version
    )


def may(actor: Actor, permission: Permission, place: Place) -> bool:
    """Whether a page may offer something at a place; the command judges again."""
    return decide(actor, permission, Thing(place)).allowed


def people_here(actor: Actor, partnership: str, *, on: date) -> list[tuple[UUID, str]]:
    """The people with an account who sit on a group of the partnership or hold a role there, by name."""
    seats = Seat.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(group__partnership__key=partnership)
    ids = set(seats.values_list("holder_id", flat=True)) | set(seats.values_list("deputy_id", flat=True))
    if may(actor, Permission.EDIT_PARTNERSHIP, places.board(partnership)):
        held = RoleGrant.objects.filter(_live(on), place__startswith=places.partnership(partnership))
        ids |= set(held.values_list("user_id", flat=True))
    rows = User.objects.filter(pk__in=ids - {None}, is_active=True).order_by("sort_name", "id")
    return [(user.pk, user.name) for user in rows]


def user_with_email(email: str) -> UUID | None:
    """The account with an e-mail address, for somebody who is about to give it a seat; None where there is none."""
    return User.objects.filter(email=email.strip().lower(), is_active=True).values_list("pk", flat=True).first()


def agencies_of(actor: Actor, *, on: date) -> list[tuple[str, str]]:
    """The agencies the actor may act for on a day, as (id, name), by name."""
    if actor.user_id is None:
        return []
    grants, served, seats = _held(UUID(actor.user_id), on)
    ids = {*served, *(agency for *_, agency, _ in seats if agency), *(g.agency for g in grants if g.agency)}
    rows = Agency.objects.filter(pk__in=ids).order_by("sort_name")
    return [(str(a.pk), a.name) for a in rows]


def any_partnership() -> bool:
    """Whether the installation has a partnership at all: the demonstration is loaded into an empty one only."""
    return Partnership.objects.exists()


def agency_succession() -> list[tuple[UUID, str, str, UUID | None]]:
    """Every agency's id, name, kind and successor, for rules that must know two names as one agency."""
    return list(Agency.objects.values_list("id", "name", "kind", "successor_id"))


def takes_part(agency_id: UUID, partnership: str) -> bool:
    """Whether an agency takes part in a partnership, now or before."""
    return Agency.objects.filter(pk=agency_id, memberships__partnership__key=partnership).exists()


def agencies_named(partnership: str, name: str) -> list[UUID]:
    """The agencies of a partnership that go by a name or an alias, whatever the case of its letters."""
    rows = Agency.objects.filter(memberships__partnership__key=partnership)
    named = rows.filter(Q(name__iexact=name) | Q(aliases__name__iexact=name))
    return list(named.distinct().values_list("pk", flat=True))


def every_partnership() -> list[tuple[UUID, str, str, str]]:
    """Id, key, name and area of every partnership, for whoever runs the installation; nothing of what is in them."""
    return list(Partnership.objects.order_by("name").values_list("pk", "key", "name", "area"))


def agencies_here(partnership: str, ids: set[UUID]) -> dict[UUID, str]:
    """Those of some agencies that take part in a partnership, with their names; of the others nothing is told."""
    rows = Agency.objects.filter(pk__in=ids, memberships__partnership__key=partnership)
    return dict(rows.distinct().values_list("pk", "name"))


def agencies_called(ids: set[UUID]) -> dict[UUID, str]:
    """The names of agencies that rows name which the reader may already see."""
    rows = Agency.objects.filter(pk__in=ids).values_list("pk", "name")
    return dict(_NAMES.kept(("agencies", frozenset(ids)), lambda: tuple(rows)))


def agency_kinds() -> list[tuple[str, str]]:
    """The kinds of agency, as choices."""
    return list(AGENCY_KINDS.items())


def agency_kind_words(kind: str) -> str:
    """A kind of agency as people read it."""
    return AGENCY_KINDS.get(kind, kind)
