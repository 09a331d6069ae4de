"""An action of the police on Northvale's board, one from a review, and the moment it is."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from joinedup.meetings.actions import commands
from joinedup.meetings.actions.models import Action
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cast import World

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def add(maya: Actor, world: World, **more: object) -> UUID:
    """An action of the police, due in December, unless said otherwise."""
    values = {"text": "Brief all sergeants", "owner_agency_id": world.police, "due_on": date(2026, 12, 1), **more}
    return commands.add_action(maya, world.board, at=NOON, **values)  # type: ignore[arg-type]


def row(action_id: UUID) -> Action:
    """The action as it is kept."""
    return Action.objects.get(pk=action_id)


@pytest.fixture
def pats_seat(world: World, pat: Actor) -> UUID:
    """The seat Pat holds for the police."""
    from joinedup.partnership.models import Seat

    return Seat.objects.get(holder_id=pat.user_id).pk


@pytest.fixture
def action(maya: Actor, world: World, pats_seat: UUID) -> UUID:
    """An action from a meeting, Pat's own."""
    return add(maya, world, owner_agency_id=None, owner_seat_id=pats_seat)


@pytest.fixture
def from_review(maya: Actor, world: World, pats_seat: UUID) -> UUID:
    """An action from a review, Pat's own: somebody else confirms it."""
    return add(maya, world, owner_agency_id=None, owner_seat_id=pats_seat, source_kind="review")


@pytest.fixture
def seat_of_maya(world: World, maya: Actor) -> UUID:
    """A seat that Maya holds herself."""
    from tests.cast import ROOT

    return partnership.add_seat(
        ROOT, world.board, post="Business manager", agency_id=world.council, holder_id=maya.user_id
    )
