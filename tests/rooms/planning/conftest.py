"""Northvale's risk register, made by commands."""

from datetime import date
from uuid import UUID

import pytest

from joinedup.planning.registers.commands import create_register
from joinedup.planning.risks.commands import add_risk, change_score
from joinedup.planning.risks.queries import RiskDetail, get_risk
from joinedup_core.permits import Actor
from tests.cast import TODAY, World


@pytest.fixture
def register(world: World, maya: Actor) -> UUID:
    """An empty register of the children's board."""
    return create_register(maya, world.board, name="Children risk register", audience="children", short_names="NSCB")


@pytest.fixture
def risk(register: UUID, maya: Actor) -> UUID:
    """A risk scored 3 x 3 with a target of 2 x 2."""
    made = add_risk(maya, register, reference="1.1", text="Agencies do not attend", on=TODAY, owner_words="Chair")
    score(maya, made, "current", 3, 3, "As judged by the board")
    score(maya, made, "target", 2, 2, "Attendance is back above 90%")
    return made


def score(actor: Actor, risk: UUID, kind: str, likelihood: int, impact: int, reason: str, on: date = TODAY) -> UUID:
    """Score a risk as it stands now."""
    version = detail(actor, risk).line.version
    return change_score(
        actor, risk, version=version, kind=kind, likelihood=likelihood, impact=impact, reason=reason, on=on
    )


def detail(actor: Actor, risk: UUID, on: date = TODAY) -> RiskDetail:
    """The risk as its page shows it."""
    return get_risk(actor, "northvale", risk, on=on)
