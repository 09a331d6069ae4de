"""Wren of the council leads a case of domestic abuse; Dele of the hospital is linked to it; Ines of the police is not."""

from __future__ import annotations

import pytest

from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, make_case, practitioner
from tests.cast import World


@pytest.fixture
def worker(world: World) -> Actor:
    """Wren, who leads the case for the council."""
    return practitioner("wren", "Wren Achebe", world.council)


@pytest.fixture
def nurse(world: World) -> Actor:
    """Dele, a nurse of the hospital."""
    return practitioner("dele", "Dele Marsh", world.hospital)


@pytest.fixture
def stranger(world: World) -> Actor:
    """Ines of the police, who practises here and has no link to the case."""
    return practitioner("ines", "Ines Roe", world.police)


@pytest.fixture
def case(world: World, worker: Actor, nurse: Actor) -> Made:
    """A case of two people kept apart, to which the council's worker and the hospital's nurse are linked."""
    people = [("Sadie", "Pennock", "victim"), ("Rory", "Pennock", "alleged perpetrator")]
    made = make_case(worker, world, people, kind="domestic_abuse")
    link(nurse, made.id, made.place, Role.ALLOCATED_WORKER)
    acting(worker)
    return made
