"""Who somebody is, and what they hold beyond their seats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from joinedup.foundation.accounts.models import AgencyService, RoleGrant, User
from joinedup.foundation.listing import Listing, Page
from joinedup_core.permits import Grant, Role


@dataclass(frozen=True)
class Person:
    """A user as pages show one."""

    id: UUID
    name: str
    email: str


def roles_held(user_id: UUID, on: date) -> frozenset[Grant]:
    """The roles granted to a user that are live on a day; a stored role this program does not know allows nothing."""
    rows = RoleGrant.objects.filter(_live(on), user_id=user_id).values_list("role", "place", "agency_id")
    known = set(Role)
    return frozenset(
        Grant(Role(role), place, str(agency) if agency else None) for role, place, agency in rows if role in known
    )


@dataclass(frozen=True)
class GrantLine:
    """A role somebody holds, held or will hold at a place."""

    id: UUID
    user_id: UUID
    role: str
    place: str
    agency_id: UUID | None
    from_on: date
    to_on: date | None
    made_at: datetime


def grants_held(user_id: UUID, place: str, on: date) -> list[GrantLine]:
    """The roles of a user at exactly this place that hold on the day or later, the oldest first."""
    rows = RoleGrant.objects.filter(_not_over(on), user_id=user_id, place=place).order_by("from_on", "id")
    return [_grant(row) for row in rows]


def roles_granted(user_id: UUID, on: date) -> list[GrantLine]:
    """Every role of a user that holds on the day or later, wherever, for whoever runs the installation."""
    rows = RoleGrant.objects.filter(_not_over(on), user_id=user_id).order_by("place", "from_on", "id")
    return [_grant(row) for row in rows]


def grants_within(place: str, on: date) -> list[GrantLine]:
    """The roles held at a place and below, on the day or later; the caller has decided that they may be seen."""
    rows = RoleGrant.objects.filter(_not_over(on), place__startswith=place)
    return [_grant(row) for row in rows.order_by("from_on", "id")]


@dataclass(frozen=True)
class SignIn:
    """How somebody signs in: for those who may see it."""

    id: UUID
    name: str
    sort_name: str
    email: str
    active: bool
    last_login: datetime | None
    second_factor: bool
    has_password: bool


def sign_ins(ids: set[UUID]) -> dict[UUID, SignIn]:
    """How these people sign in, by id; two queries for any number."""
    return {user.id: user for user in _sign_ins(User.objects.filter(pk__in=ids))}


def users(listing: Listing) -> Page[SignIn]:
    """Everybody who can or could sign in, for whoever runs the installation."""
    rows = User.objects.all()
    if words := listing.filters.get("q"):
        rows = rows.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if (state := listing.filters.get("state")) in ("open", "closed"):
        rows = rows.filter(is_active=state == "open")
    sorts = {"name": ("sort_name", "id"), "email": ("email",), "signed_in": ("last_login", "id")}
    cut = listing.cut(rows, lambda row: row, sorts=sorts, default="name")
    return replace(cut, items=tuple(_sign_ins(cut.items)))


def _sign_ins(rows: Iterable[User]) -> list[SignIn]:
    from allauth.mfa.models import Authenticator

    found = list(rows)
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    factors = Authenticator.objects.filter(user__in=found, type__in=kinds)
    with_factor = set(factors.values_list("user_id", flat=True))
    return [
        SignIn(
            u.pk, u.name, u.sort_name, u.email, u.is_active, u.last_login, u.pk in with_factor, u.has_usable_password()
        )
        for u in found
    ]  # fmt: skip


def services(ids: set[UUID], on: date) -> dict[UUID, list[UUID]]:
    """The agencies some users serve on a day, by user."""
    found: dict[UUID, list[UUID]] = {}
    rows = AgencyService.objects.filter(_live(on), user_id__in=ids).order_by("from_on", "id")
    for user_id, agency_id in rows.values_list("user_id", "agency_id"):
        found.setdefault(user_id, []).append(agency_id)
    return found


def people(ids: set[UUID]) -> dict[UUID, Person]:
    """Users by id, for pages whose reader may already see the rows that name them."""
    return {u.pk: Person(u.pk, u.name, u.email) for u in User.objects.filter(pk__in=ids)}


def user_by_calendar_key(key: UUID) -> UUID | None:
    """Whose calendar feed has this secret address; nobody's where they can no longer sign in."""
    return User.objects.filter(calendar_key=key, is_active=True).values_list("pk", flat=True).first()


def calendar_key_of(user_id: UUID) -> UUID:
    """The secret in the address of a user's own calendar feed."""
    return User.objects.values_list("calendar_key", flat=True).get(pk=user_id)


def administrators(on: date) -> set[UUID]:
    """Who may run the installation on a day: open accounts that hold the role, and have not laid it down."""
    rows = RoleGrant.objects.filter(_live(on), role=Role.ADMINISTRATOR, place="", user__is_active=True)
    return set(rows.values_list("user_id", flat=True))


def cast() -> list[Person]:
    """The demonstration's invented people, by name."""
    return [Person(u.pk, u.name, u.email) for u in User.objects.filter(invented=True).order_by("sort_name")]


def _live(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def _not_over(on: date) -> Q:
    return Q(to_on__isnull=True) | Q(to_on__gte=on) & Q(to_on__gte=F("from_on"))


def _grant(row: RoleGrant) -> GrantLine:
    return GrantLine(row.pk, row.user_id, row.role, row.place, row.agency_id, row.from_on, row.to_on, row.made_at)


def invented_user(user_id: UUID) -> User | None:
    """One of the demonstration's invented people, to be signed in as; None for anybody real."""
    return User.objects.filter(pk=user_id, invented=True, is_active=True).first()


def may_sign_in(user_id: UUID) -> bool:
    """Whether the account is live. In SQL, since every request of whoever works on cases asks it."""
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from foundation_user where id = %s and is_active)", [user_id])
        return bool(cursor.fetchone()[0])


def user_with_email(email: str) -> UUID | None:
    """The user who signs in with an e-mail address, for commands that act as a named user."""
    return User.objects.filter(email__iexact=email, is_active=True).values_list("pk", flat=True).first()
