"""The people of a partnership: what they hold here, and nothing of what they hold elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import GrantLine, SignIn, grants_within, services, sign_ins
from joinedup.foundation.accounts.rules import PARTNERSHIP_ROLES
from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.partnership.queries import SeatLine, agencies_called, agencies_here, groups, may, seats_of_groups
from joinedup_core.permits import Actor, Permission, Role, label

FILTERS = ("q", "role", "agency")
SORTS = {
    "name": lambda p: p.sort_name,
    "agency": lambda p: (p.agencies, p.sort_name),
    "signed_in": lambda p: (
        p.signed_in_at is not None,
        p.signed_in_at.timestamp() if p.signed_in_at else 0,
        p.sort_name,
    ),
}


@dataclass(frozen=True)
class HeldRole:
    """A role granted here, in words."""

    id: UUID
    role: str
    words: str
    agency: str
    from_on: date
    to_on: date | None
    state: str

    @property
    def short(self) -> str:
        """Business manager, Agency lead (Northvale Hospitals)."""
        return f"{self.words} ({self.agency})" if self.agency else self.words


@dataclass(frozen=True)
class PersonHere:
    """Somebody who can sign in, as far as this partnership may know them."""

    id: UUID
    name: str
    sort_name: str
    email: str
    active: bool
    agencies: tuple[str, ...]
    seats: tuple[SeatLine, ...]
    roles: tuple[HeldRole, ...]
    signed_in_at: datetime | None
    """When they last signed in since they first held something here; what went before is not this partnership's."""
    second_factor: bool | None
    """Whether a second factor is set up; None as long as they have not signed in since they came here."""

    @property
    def posts(self) -> tuple[str, ...]:
        """Their seats, each as post and group."""
        return tuple(f"{seat.post}, {seat.group}" for seat in self.seats)

    @property
    def role_words(self) -> tuple[str, ...]:
        """The roles granted to them here."""
        return tuple(role.short for role in self.roles)

    @property
    def factor_words(self) -> str:
        """Yes, no, or not known yet."""
        return {True: "Yes", False: "No", None: "Not known yet"}[self.second_factor]


def people(actor: Actor, partnership: str, listing: Listing, *, on: date) -> Page[PersonHere]:
    """Everybody who can sign in here, filtered, sorted and cut to a page. The same number of queries for any number."""
    found = [person for person in _everybody(actor, partnership, on) if _matches(person, listing)]
    key = listing.sort.removeprefix("-") if listing.sort.removeprefix("-") in SORTS else "name"
    backwards = listing.sort.startswith("-") and key == listing.sort[1:]
    found.sort(key=SORTS[key], reverse=backwards)
    number = min(listing.page, max(1, -(-len(found) // listing.per_page)))
    start = (number - 1) * listing.per_page
    items = tuple(found[start : start + listing.per_page])
    return Page(items, number, len(found), listing.per_page, f"{'-' if backwards else ''}{key}", dict(listing.filters))


def get_person(actor: Actor, partnership: str, user_id: UUID, *, on: date) -> PersonHere:
    """One person of a partnership. Raises `NotFound`."""
    found = next((p for p in _everybody(actor, partnership, on) if p.id == user_id), None)
    if found is None:
        raise NotFound("no such person here")
    return found


def get_role(person: PersonHere, grant_id: UUID) -> HeldRole:
    """One role somebody holds here. Raises `NotFound`."""
    found = next((role for role in person.roles if role.id == grant_id), None)
    if found is None:
        raise NotFound("no such role here")
    return found


def check_may_see(actor: Actor, partnership: str) -> None:
    """Raise `NotFound` for whoever does not grant roles at this partnership."""
    if not may(actor, Permission.GRANT_ROLES, places.board(partnership)):
        raise NotFound("no people to be seen here")


def _everybody(actor: Actor, partnership: str, on: date) -> list[PersonHere]:
    """Holders of seats and of roles at this partnership, now or later."""
    check_may_see(actor, partnership)
    board = places.board(partnership)
    whole = places.partnership(partnership)
    grants = [g for g in grants_within(whole, on) if g.place.startswith(board) or g.place == whole]
    seats = seats_of_groups(actor, {g.id for g in groups(actor, partnership)}, on=on)
    held: dict[UUID, list[SeatLine]] = {}
    for seat in seats:
        for user_id, words in ((seat.holder_id, seat.post), (seat.deputy_id, f"Deputy for {seat.post}")):
            if user_id:
                held.setdefault(user_id, []).append(replace(seat, post=words))
    granted: dict[UUID, list[GrantLine]] = {}
    for grant in grants:
        granted.setdefault(grant.user_id, []).append(grant)
    names = agencies_called({g.agency_id for g in grants if g.agency_id})
    ids = {*held, *granted}
    served = services(ids, on)
    here = agencies_here(partnership, {agency for agencies in served.values() for agency in agencies})
    known = sign_ins(ids)
    return [
        _person(
            known[i], held.get(i, []), granted.get(i, []), names, [here[a] for a in served.get(i, ()) if a in here], on
        )
        for i in ids
        if i in known
    ]


def _person(
    known: SignIn,
    seats: list[SeatLine],
    grants: list[GrantLine],
    names: dict[UUID, str],
    serves: list[str],
    on: date,
) -> PersonHere:
    since = min((g.made_at for g in grants), default=None)
    here = known.last_login is not None and (since is None or bool(seats) or known.last_login >= since)
    roles = tuple(_role(grant, names, on) for grant in grants)
    agencies = dict.fromkeys([s.agency for s in seats if s.agency] + [r.agency for r in roles if r.agency] + serves)
    return PersonHere(
        known.id, known.name, known.sort_name, known.email, known.active, tuple(agencies), tuple(seats), roles,
        known.last_login if here else None, known.second_factor if here else None,
    )  # fmt: skip


def _role(grant: GrantLine, names: dict[UUID, str], on: date) -> HeldRole:
    words = (
        PARTNERSHIP_ROLES[Role(grant.role)] if grant.role in set(PARTNERSHIP_ROLES) else label(grant.role).capitalize()
    )  # type: ignore[arg-type]
    state = f"From {grant.from_on:%-d %B %Y}" if grant.from_on > on else "Held"
    agency = names.get(grant.agency_id, "") if grant.agency_id else ""
    return HeldRole(grant.id, grant.role, words.split(":")[0], agency, grant.from_on, grant.to_on, state)


def _matches(person: PersonHere, listing: Listing) -> bool:
    words, role, agency = (listing.filters.get(name, "") for name in FILTERS)
    return (
        (not words or words.casefold() in f"{person.name} {person.email}".casefold())
        and (not role or any(held.role == role for held in person.roles))
        and (not agency or agency in person.agencies)
    )
