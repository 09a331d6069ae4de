"""Inviting people to a partnership and granting them roles there."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.accounts.rules import PARTNERSHIP_ROLES, place_of
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.commands import Partnership
from joinedup.partnership.queries import takes_part
from joinedup_core.permits import Actor, Permission, Role


@command(Permission.INVITE_PEOPLE)
def invite_person(
    actor: Actor, partnership: Partnership, *, email: str, name: str, role: str, from_on: date, at: datetime,
    to_on: date | None = None, agency_id: UUID | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Invite somebody, whether or not they are known elsewhere: an account if they have none, a role here, a message."""
    user_id = accounts.invite(actor, partnership.place, email=email, name=name, at=at)
    return Outcome(user_id, _grant(actor, partnership, user_id, role, from_on, to_on, agency_id))


@command(Permission.GRANT_ROLES)
def grant_role_here(
    actor: Actor, partnership: Partnership, *, user_id: UUID, role: str, from_on: date, to_on: date | None = None,
    agency_id: UUID | None = None,
) -> Outcome[None]:  # fmt: skip
    """Grant somebody a role at this partnership, from and to."""
    return Outcome(None, _grant(actor, partnership, user_id, role, from_on, to_on, agency_id))


@command(Permission.RUN_INSTALLATION)
def appoint(
    actor: Actor, partnership: Partnership, *, user_id: UUID, role: str, from_on: date, to_on: date | None = None,
    agency_id: UUID | None = None,
) -> Outcome[None]:  # fmt: skip
    """Grant a role at a partnership as its administrator, so that somebody there can begin; it stands in its record."""
    return Outcome(None, _grant(actor, partnership, user_id, role, from_on, to_on, agency_id))


@command(Permission.GRANT_ROLES)
def end_role_here(actor: Actor, partnership: Partnership, *, user_id: UUID, grant_id: UUID, on: date) -> Outcome[None]:
    """End a role somebody holds at this partnership, with all that a practitioner's links opened; the last day is `on`."""
    return Outcome(None, accounts.end_role_of(grant_id, user_id, partnership.key, on))


def _grant(
    actor: Actor, partnership: Partnership, user_id: UUID, role: str, from_on: date, to_on: date | None,
    agency_id: UUID | None,
) -> str:  # fmt: skip
    if role not in set(PARTNERSHIP_ROLES):
        raise Refused("no_such_role", "This role cannot be granted at a partnership. Choose one from the list", "role")
    if agency_id is not None and not takes_part(agency_id, partnership.key):
        raise Refused("agency_not_here", "Choose an agency of this partnership, or add it first", "agency_id")
    accounts.give_role(actor, user_id, Role(role), place_of(role, partnership.key), from_on, to_on, agency_id)
    return f"{role} to user {user_id}"


__all__ = ["appoint", "end_role_here", "grant_role_here", "invite_person"]
