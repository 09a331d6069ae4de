"""Who somebody is, and what they hold beyond their seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from joinedup.foundation.accounts.models import AgencyService, RoleGrant, User
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


def agencies_served(user_id: UUID, on: date) -> list[UUID]:
    """The agencies a user serves on a day, the longest served first."""
    rows = AgencyService.objects.filter(_live(on), user_id=user_id).order_by("from_on", "id")
    return list(rows.values_list("agency_id", flat=True))


def people(ids: set[UUID]) -> dict[UUID, Person]:
    """Users by id, for pages whose reader may already see the rows that name them."""
    return {u.pk: Person(u.pk, u.name, u.email) for u in User.objects.filter(pk__in=ids)}


def user_by_calendar_key(key: UUID) -> UUID | None:
    """Whose calendar feed has this secret address; nobody's where they can no longer sign in."""
    return User.objects.filter(calendar_key=key, is_active=True).values_list("pk", flat=True).first()


def calendar_key_of(user_id: UUID) -> UUID:
    """The secret in the address of a user's own calendar feed."""
    return User.objects.values_list("calendar_key", flat=True).get(pk=user_id)


def cast() -> list[Person]:
    """The demonstration's invented people, by name."""
    return [Person(u.pk, u.name, u.email) for u in User.objects.filter(invented=True).order_by("sort_name")]


def _live(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def invented_user(user_id: UUID) -> User | None:
    """One of the demonstration's invented people, to be signed in as; None for anybody real."""
    return User.objects.filter(pk=user_id, invented=True, is_active=True).first()


def user_with_email(email: str) -> UUID | None:
    """The user who signs in with an e-mail address, for commands that act as a named user."""
    return User.objects.filter(email__iexact=email, is_active=True).values_list("pk", flat=True).first()
