"""What the administrator sees: who can sign in, what they were granted, which partnerships there are. No content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import SignIn, roles_granted, sign_ins, users
from joinedup.foundation.accounts.rules import PARTNERSHIP_ROLES
from joinedup.foundation.commands import NotFound
from joinedup.foundation.jobs.queries import JobLine, job_lines
from joinedup.foundation.listing import Listing, Page
from joinedup.front.worker import find_jobs
from joinedup.partnership.queries import every_partnership, may
from joinedup_core.permits import Actor, Permission, Role, label

FILTERS = ("q", "state")
EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class PartnershipRow:
    """A partnership as the administrator knows it: its name and key."""

    id: UUID
    key: str
    name: str
    area: str


@dataclass(frozen=True)
class Granted:
    """A role somebody was granted, and where."""

    id: UUID
    words: str
    where: str
    from_on: date
    to_on: date | None


def check_may_run(actor: Actor) -> None:
    """Raise `NotFound` for whoever does not run the installation."""
    if not may(actor, Permission.RUN_INSTALLATION, ""):
        raise NotFound("no installation pages")


def partnership_rows() -> list[PartnershipRow]:
    """Every partnership, by name."""
    return [PartnershipRow(*row) for row in every_partnership()]


def regular_work(now: datetime) -> list[JobLine]:
    """How each job of every room went."""
    find_jobs()  # only the worker has them otherwise
    return job_lines(now)


def user_page(actor: Actor, listing: Listing) -> Page[SignIn]:
    """A page of everybody who can or could sign in."""
    check_may_run(actor)
    return users(listing)


def get_user(actor: Actor, user_id: UUID) -> SignIn:
    """One user. Raises `NotFound`."""
    check_may_run(actor)
    found = sign_ins({user_id}).get(user_id)
    if found is None:
        raise NotFound("no such user")
    return found


def granted_to(user_id: UUID, *, on: date) -> list[Granted]:
    """The roles a user holds or will hold, each with its partnership's name."""
    names = {row.key: row.name for row in partnership_rows()}
    return [
        Granted(g.id, _words(g.role), names.get(places.key_of(g.place), "The whole installation"), g.from_on, g.to_on)
        for g in roles_granted(user_id, on)
    ]


def role_choices() -> list[tuple[str, str]]:
    """What an administrator may grant; an agency lead is named by the business manager, who knows the agencies."""
    here = [(str(role), words.split(":")[0]) for role, words in PARTNERSHIP_ROLES.items() if role != Role.AGENCY_LEAD]
    return [*here, (str(Role.ADMINISTRATOR), "Administrator of the whole installation")]


def where_choices() -> list[tuple[str, str]]:
    """Where a role may be granted."""
    return [(EVERYWHERE, "The whole installation (administrators)"), *((str(p.id), p.name) for p in partnership_rows())]


def _words(role: str) -> str:
    known = PARTNERSHIP_ROLES.get(role)  # type: ignore[call-overload]
    return known.split(":")[0] if known else label(role).capitalize()  # type: ignore[arg-type]
