"""Making users and granting roles."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from joinedup.foundation.accounts.models import AgencyService, RoleGrant, User
from joinedup.foundation.commands import Everywhere, Outcome, Refused, command
from joinedup_core.permits import Actor, Permission, Role


@command(Permission.RUN_INSTALLATION)
def make_user(
    actor: Actor, where: Everywhere, *, email: str, name: str, password: str | None = None, invented: bool = False
) -> Outcome[UUID]:
    """Make a user who can sign in. Without a password they set one through the link they are sent."""
    if User.objects.filter(email=email.strip().lower()).exists():
        raise Refused("email_taken", "Somebody already signs in with this e-mail address", "email")
    user = User.objects.create_user(email, password, name=name, invented=invented)
    return Outcome(user.pk, f"user {user.pk}")


@command(Permission.RUN_INSTALLATION)
def serve_agency(actor: Actor, where: Everywhere, *, user_id: UUID, agency_id: UUID, from_on: date) -> Outcome[None]:
    """Record that a user serves an agency from a day."""
    AgencyService.objects.get_or_create(user_id=user_id, agency_id=agency_id, from_on=from_on)
    return Outcome(None, f"user {user_id} serves agency {agency_id}")


@command(Permission.RUN_INSTALLATION)
def grant_role(
    actor: Actor, where: Everywhere, *, user_id: UUID, role: Role, place: str, from_on: date,
    to_on: date | None = None, agency_id: UUID | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Grant a role at a place. Nobody grants a role to themselves (threat 33)."""
    if actor.user_id == str(user_id):
        raise Refused("own_role", "You cannot grant a role to yourself: ask another administrator")
    if to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day", "to_on")
    grant = RoleGrant.objects.create(
        user_id=user_id, role=role, place=place, from_on=from_on, to_on=to_on, agency_id=agency_id
    )
    return Outcome(grant.pk, f"{role} at {place or 'every place'} to user {user_id}")


@command(Permission.GRANT_ROLES)
def end_role(actor: Actor, grant: RoleGrant, *, on: date) -> Outcome[None]:
    """End a granted role; the last day it holds is `on`."""
    grant.save_changes(to_on=on)
    return Outcome(None, f"ends {on.isoformat()}")


def renew_calendar_key(user_id: UUID) -> UUID:
    """Give a user's calendar feed a new secret (called inside a room's command, for the actor's own feed)."""
    key = uuid4()
    User.objects.filter(pk=user_id).update(calendar_key=key)
    return key
