"""Making users, granting roles, closing accounts. Nobody grants a role to themselves, and somebody always runs it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from joinedup.foundation import places
from joinedup.foundation.accounts.models import AgencyService, RoleGrant, User
from joinedup.foundation.accounts.queries import administrators
from joinedup.foundation.accounts.rules import CLOSING_REASONS, FACTOR_REASONS, judge_grant, overlaps
from joinedup.foundation.commands import Everywhere, Outcome, Refused, command
from joinedup.foundation.links.commands import make_link, spend
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.notices.commands import queue_notice
from joinedup_core.permits import Actor, Permission, Role

PURPOSE = "set_password"
"""What a light link to set a first password is for."""
LINK_DAYS = 3
"""How long it lives: long enough for a weekend, not for a mailbox somebody else inherits."""
INSTALLATION = "installation/"
"""Where links and messages of the installation sit; no partnership may have this key."""


@command(Permission.RUN_INSTALLATION)
def make_first_administrator(
    actor: Actor, where: Everywhere, *, email: str, name: str, at: datetime, on: date
) -> Outcome[UUID]:
    """Make the installation's first administrator, while nobody real can sign in. Gives back the link that sets a password."""
    if User.objects.filter(invented=False).exists():
        raise Refused(
            "not_the_first", "This installation has users already: an administrator adds more (./joinedup user add)."
        )
    user, _ = find_or_make_user(email, name)
    RoleGrant.objects.create(user=user, role=Role.ADMINISTRATOR, place="", from_on=on)
    return Outcome(_password_link(actor, INSTALLATION, user, at), f"user {user.pk}, administrator")


@command(Permission.RUN_INSTALLATION)
def add_user(
    actor: Actor, where: Everywhere, *, email: str, name: str, at: datetime, by_message: bool = True
) -> Outcome[tuple[UUID, UUID]]:
    """Add somebody who is to sign in. They set a password through a link, sent to them unless it is handed over otherwise."""
    user, made = find_or_make_user(email, name)
    if not made:
        raise Refused("email_taken", "Somebody already signs in with this e-mail address", "email")
    link = _password_link(actor, INSTALLATION, user, at)
    if by_message:
        _send_link(INSTALLATION, user, link, at)
    return Outcome((user.pk, link), f"user {user.pk}")


@command(Permission.RUN_INSTALLATION)
def make_user(
    actor: Actor, where: Everywhere, *, email: str, name: str, password: str | None = None, invented: bool = False
) -> Outcome[UUID]:
    """Make a user who can sign in, with a password or none, and send nothing (demonstrations and tests)."""
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
    """Grant a role at a place, or everywhere. Nobody grants a role to themselves (threat 33)."""
    made = give_role(actor, user_id, role, place, from_on, to_on, agency_id)
    return Outcome(made, f"{role} at {place or 'every place'} to user {user_id}")


@command(Permission.GRANT_ROLES)
def end_role(actor: Actor, grant: RoleGrant, *, on: date) -> Outcome[None]:
    """End a granted role; the last day it holds is `on`."""
    return _end(grant, on)


@command(Permission.RUN_INSTALLATION)
def withdraw_role(actor: Actor, grant: RoleGrant, *, on: date) -> Outcome[None]:
    """End a granted role wherever it is held; the last administrator's stays."""
    if grant.role == Role.ADMINISTRATOR and administrators(on) == {grant.user_id}:
        raise Refused(
            "last_administrator", "Nobody else runs this installation: name another administrator first", "on"
        )
    return _end(grant, on)


@command(Permission.RUN_INSTALLATION)
def deactivate_user(actor: Actor, where: Everywhere, *, user_id: UUID, reason: str, on: date) -> Outcome[None]:
    """Close an account: they are signed out everywhere and cannot sign in. What they did stays on record."""
    if reason not in CLOSING_REASONS:
        raise Refused("no_reason", "Choose why the account is closed", "reason")
    if actor.user_id == str(user_id):
        raise Refused("own_account", "You cannot close your own account: ask another administrator")
    if administrators(on) == {UUID(str(user_id))}:
        raise Refused("last_administrator", "Nobody else runs this installation: name another administrator first")
    user = _user(user_id)
    if not user.is_active:
        raise Refused("closed", "This account is closed already")
    User.objects.filter(pk=user_id).update(is_active=False)
    _sign_out(user_id)
    return Outcome(None, f"user {user_id} closed: {reason}")


@command(Permission.RUN_INSTALLATION)
def reactivate_user(actor: Actor, where: Everywhere, *, user_id: UUID) -> Outcome[None]:
    """Open a closed account again, with the password, second factor and roles it had."""
    if _user(user_id).is_active:
        raise Refused("open", "This account is open already")
    User.objects.filter(pk=user_id).update(is_active=True)
    return Outcome(None, f"user {user_id} open again")


@command(Permission.RUN_INSTALLATION)
def reset_second_factor(actor: Actor, where: Everywhere, *, user_id: UUID, reason: str, at: datetime) -> Outcome[None]:
    """Remove somebody's second factor, sign them out and tell them; they set up a new one when they sign in."""
    from allauth.mfa.models import Authenticator

    if reason not in FACTOR_REASONS:
        raise Refused("no_reason", "Choose why the second factor is removed", "reason")
    if actor.user_id == str(user_id):
        raise Refused("own_factor", "You cannot remove your own second factor: ask another administrator")
    user = _user(user_id)
    removed, _ = Authenticator.objects.filter(user_id=user_id).delete()
    if not removed:
        raise Refused("no_factor", "No second factor is set up: there is nothing to remove")
    _sign_out(user_id)
    queue_notice(place=INSTALLATION, email=user.email, wording="factor_removed", blanks={}, now=at, user_id=user_id)
    return Outcome(None, f"user {user_id}, second factor removed: {reason}")


@command(Permission.RUN_INSTALLATION)
def send_password_link(actor: Actor, where: Everywhere, *, user_id: UUID, at: datetime) -> Outcome[UUID]:
    """Send the link that sets a first password again, to somebody who has none yet."""
    user = _user(user_id)
    if user.has_usable_password() or not user.is_active:
        raise Refused(
            "has_password", "They have a password: “Forgotten your password?” on the sign-in page sets a new one"
        )
    link = _password_link(actor, INSTALLATION, user, at)
    _send_link(INSTALLATION, user, link, at)
    return Outcome(link, f"user {user_id}")


@command(Permission.USE_LINK)
def set_first_password(actor: Actor, link: LightLink, *, password: str, at: datetime) -> Outcome[None]:
    """Set a first password through the link that was sent for it. It never replaces one."""
    spend(link, purpose=PURPOSE, at=at)
    user = User.objects.select_for_update().filter(pk=link.target_id, is_active=True).first()
    if user is None or user.has_usable_password():
        raise Refused(
            "has_password", "A password is set already: sign in with it, or ask for a new one on the sign-in page"
        )
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused("weak_password", " ".join(error.messages), "password") from error
    user.set_password(password)
    user.save(update_fields=["password"])
    return Outcome(None, f"user {user.pk}")


# -- for the commands of other rooms, which judge the permission and write the trail ---------------------


def give_role(
    actor: Actor, user_id: UUID, role: str, place: str, from_on: date, to_on: date | None = None,
    agency_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Grant a role to somebody else, unless they hold it already in that time."""
    if actor.user_id == str(user_id):
        raise Refused("own_role", "You cannot grant a role to yourself: ask another administrator")
    if objection := judge_grant(role, place, agency_id, from_on, to_on):
        raise Refused(objection.code, objection.because, objection.field)
    same = RoleGrant.objects.filter(user_id=user_id, role=role, place=place, agency_id=agency_id)
    if overlaps(from_on, to_on, same.values_list("from_on", "to_on")):
        raise Refused(
            "held_already", "They hold this role here already in that time. End it first, or change the days", "role"
        )
    return RoleGrant.objects.create(
        user_id=user_id, role=role, place=place, from_on=from_on, to_on=to_on, agency_id=agency_id
    ).pk


def end_role_of(grant_id: UUID, user_id: UUID, key: str, on: date) -> str:
    """End a role held at the partnership of a key, at its board or below that; gives the note for the trail."""
    here = Q(place=places.partnership(key)) | Q(place__startswith=places.board(key))
    grant = RoleGrant.objects.select_for_update().filter(here, pk=grant_id, user_id=user_id).first()
    if grant is None:
        raise Refused("no_such_role", "They do not hold this role any more", "on")
    return _end(grant, on).note


def find_or_make_user(email: str, name: str) -> tuple[User, bool]:
    """The user with an e-mail address, or a new one without a password; whether it is new. A known one keeps its name."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(
            "bad_email", "Enter an e-mail address in the right form, such as name@example.org", "email"
        ) from error
    known = User.objects.filter(email=address).first()
    if known is not None:
        return known, False
    if not name.strip():
        raise Refused("no_name", "Enter the name", "name")
    return User.objects.create_user(address, None, name=" ".join(name.split())[:200]), True


def invite(actor: Actor, place: str, *, email: str, name: str, at: datetime) -> UUID:
    """Find or make the user and tell them, in a message without content, that there is something here for them.

    Whether they were known is not told: somebody who never signed in gets a link to set a password, others are
    asked to sign in the way they usually do.
    """
    user, _ = find_or_make_user(email, name)
    if not user.is_active:
        raise Refused("closed", "This person cannot be invited. Ask the administrator of this installation", "email")
    if user.has_usable_password() or user.last_login:
        queue_notice(place=place, email=user.email, wording="access_given", blanks={}, now=at, user_id=user.pk)
    else:
        _send_link(place, user, _password_link(actor, place, user, at), at)
    return user.pk


def renew_calendar_key(user_id: UUID) -> UUID:
    """Give a user's calendar feed a new secret (called inside a room's command, for the actor's own feed)."""
    key = uuid4()
    User.objects.filter(pk=user_id).update(calendar_key=key)
    return key


def forget_ended_sessions() -> None:
    """Remove the rows of sessions that have ended, with whatever was kept in them. For the job alone; nothing of it is trailed."""
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def _end(grant: RoleGrant, on: date) -> Outcome[None]:
    if grant.to_on is not None and grant.to_on <= on:
        raise Refused("ended", "This role ends by then already", "on")
    grant.save_changes(to_on=on)
    return Outcome(None, f"{grant.role} of user {grant.user_id} ends {on.isoformat()}")


def _user(user_id: UUID) -> User:
    found = User.objects.select_for_update().filter(pk=user_id).first()
    if found is None:
        raise Refused("no_such_user", "There is no such user")
    return found


def _password_link(actor: Actor, place: str, user: User, at: datetime) -> UUID:
    return make_link(actor, below=place, purpose=PURPOSE, target_id=user.pk, email=user.email, now=at, days=LINK_DAYS)


def _send_link(place: str, user: User, link: UUID, at: datetime) -> None:
    queue_notice(
        place=place, email=user.email, wording="set_password", now=at, user_id=user.pk,
        blanks={"link": str(link), "count": str(LINK_DAYS)},
    )  # fmt: skip


def _sign_out(user_id: UUID) -> None:
    """End every session of a user."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    listed: Any = UserSession.objects.filter(user_id=user_id)
    Session.objects.filter(session_key__in=list(listed.values_list("session_key", flat=True))).delete()
    listed.delete()
