"""The same invented people in every test, and the small partnership they work in. Things are made by commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from joinedup.foundation import places
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.models import User
from joinedup.partnership import commands as partnership
from joinedup.partnership.queries import actor_for
from joinedup_core.permits import Actor, Grant, Role

TODAY = date(2026, 11, 22)
ROOT = Actor("cli:test", grants=frozenset({Grant(Role.ADMINISTRATOR, ""), Grant(Role.BUSINESS_MANAGER, "")}))
NOBODY = Actor("nobody")


@dataclass(frozen=True)
class World:
    """Northvale: an invented partnership with a board, a subgroup and three statutory partners, and its neighbour."""

    partnership: UUID
    board: UUID
    subgroup: UUID
    council: UUID
    police: UUID
    icb: UUID
    hospital: UUID
    elsewhere: UUID
    elsewhere_board: UUID


def user(email: str, name: str) -> UUID:
    """An invented user."""
    return accounts.make_user(ROOT, email=f"{email}@example.org", name=name, invented=True)


def actor(user_id: UUID, on: date = TODAY) -> Actor:
    """Who a user is today."""
    return actor_for(user_id, on=on)


@pytest.fixture
def world(db: None) -> World:
    """Northvale and Southmoor."""
    one = partnership.create_partnership(
        ROOT, key="northvale", name="Northvale Safeguarding Partnership", provenance="invented"
    )
    two = partnership.create_partnership(
        ROOT, key="southmoor", name="Southmoor Safeguarding Partnership", provenance="invented"
    )

    def agency(name: str, kind: str, standing: str = "safeguarding_partner") -> UUID:
        return partnership.add_agency(ROOT, one, name=name, kind=kind, regime="children", standing=standing)

    board = partnership.create_group(ROOT, one, name="Safeguarding Children Board", kind="board")
    return World(
        partnership=one,
        board=board,
        subgroup=partnership.create_group(ROOT, one, name="Case Review Group", kind="subgroup", parent=board),
        council=agency("Northvale Council", "council"),
        police=agency("Vale Police", "police"),
        icb=agency("NHS Vale Integrated Care Board", "health_commissioner"),
        hospital=agency("Northvale Hospitals NHS Trust", "health_provider", "relevant_agency"),
        elsewhere=two,
        elsewhere_board=partnership.create_group(ROOT, two, name="Adults Board", kind="board"),
    )


@pytest.fixture
def maya(world: World) -> Actor:
    """Maya, business manager of Northvale."""
    made = user("maya", "Maya Okafor")
    accounts.grant_role(
        ROOT, user_id=made, role=Role.BUSINESS_MANAGER, place=places.board("northvale"), from_on=date(2024, 1, 1)
    )
    return actor(made)


@pytest.fixture
def pat(world: World) -> Actor:
    """Pat, who sits on the board for the police."""
    made = user("pat", "Pat Lindqvist")
    partnership.add_seat(ROOT, world.board, post="Superintendent", agency_id=world.police, holder_id=made)
    return actor(made)


@pytest.fixture
def chris(world: World) -> Actor:
    """Chris, who chairs the board."""
    made = user("chris", "Chris Amadi")
    partnership.add_seat(ROOT, world.board, post="Independent chair", role="chair", holder_id=made)
    return actor(made)


@pytest.fixture
def ana(world: World) -> Actor:
    """Ana, safeguarding lead of the hospital trust: sees her own agency's rows."""
    made = user("ana", "Ana Ferreira")
    accounts.grant_role(
        ROOT,
        user_id=made,
        role=Role.AGENCY_LEAD,
        place=places.board("northvale"),
        from_on=date(2024, 1, 1),
        agency_id=world.hospital,
    )
    accounts.serve_agency(ROOT, user_id=made, agency_id=world.hospital, from_on=date(2024, 1, 1))
    return actor(made)


@pytest.fixture
def omar(world: World) -> Actor:
    """Omar, business manager of the neighbouring partnership: an outsider here."""
    made = user("omar", "Omar Haddad")
    accounts.grant_role(
        ROOT, user_id=made, role=Role.BUSINESS_MANAGER, place=places.board("southmoor"), from_on=date(2024, 1, 1)
    )
    return actor(made)


@pytest.fixture
def nobody() -> Actor:
    """Nobody in particular: holds nothing."""
    return NOBODY


def sign_in(who: Actor) -> Client:
    """A browser in which somebody of the cast has signed in with their second factor."""
    client = Client()
    client.force_login(User.objects.get(pk=who.user_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["second_factor"] = True
    session.save()
    return client
