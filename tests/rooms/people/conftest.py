"""Wren practises for the council and opens cases; Dele for the hospital; Ines for the police has no link to anything."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from joinedup.partnership.queries import membership_of
from joinedup.people.cases import commands
from joinedup.people.persons.rules import PersonDetails
from joinedup_core.permits import Actor
from tests.cases import acting, practitioner
from tests.cast import World
from tests.rooms.people.cases import town

__all__ = ["town"]

TODAY = date(2026, 11, 26)


@pytest.fixture
def wren(world: World) -> Actor:
    """Wren, who opens cases for the council."""
    return practitioner("wren", "Wren Achebe", world.council)


@pytest.fixture
def dele(world: World) -> Actor:
    """Dele, a nurse of the hospital."""
    return practitioner("dele", "Dele Marsh", world.hospital)


@pytest.fixture
def ines(world: World) -> Actor:
    """Ines of the police."""
    return practitioner("ines", "Ines Roe", world.police)


def open_case(who: Actor, **more: object) -> UUID:
    """A case about an invented person, opened as its worker opens it."""
    details = PersonDetails(**{"forenames": "Sadie", "surname": "Pennock", "born": "3 April 2011", **more})
    practice = membership_of(who.agency_id, "northvale", on=TODAY)
    return commands.open_case(
        acting(who),
        practice,
        kind="domestic_abuse",
        part="subject",
        on=TODAY,
        details=details,
        telephone="01632 960 001",
    )


@pytest.fixture
def case(wren: Actor) -> UUID:
    """A case that Wren leads."""
    made = open_case(wren)
    acting(wren)
    return made
