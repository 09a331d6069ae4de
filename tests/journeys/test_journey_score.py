"""A score is changed with its reason; of two people who change it at once, the second sees both versions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from joinedup.planning.risks.models import Risk, RiskScore
from tests.journeys.conftest import signed_in
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser


@pytest.fixture(params=part(["wide", "320 px, no scripts"], __name__))
def both(request, chromium, address: str, northvale: str) -> Iterator[tuple[Walker, Walker]]:
    """The business manager and her officer, each in a browser of their own."""
    wide = request.param == "wide"
    walkers = [
        Walker(chromium, address, signed_in(who), scripts=wide, narrow=not wide) for who in ("maya", "tom")
    ]  # fmt: skip
    yield tuple(walkers)
    for walker in walkers:
        walker.close()


def other_steps(risk: Risk) -> list[tuple[str, str]]:
    """Two scores that the risk does not have."""
    now = (risk.scores.filter(kind="current").order_by("-number").first()).likelihood
    return [str(n) for n in range(1, 6) if n != now][:2]


def fill(walker: Walker, likelihood: str, reason: str) -> None:
    walker.tick("Current")
    box = walker.page.get_by_label("Likelihood", exact=True)
    walker.reach(box)
    walker.page.keyboard.type(likelihood)
    walker.type("Why is the score this?", reason)


def test_a_score_and_its_reason(both: tuple[Walker, Walker]) -> None:
    maya, tom = both
    risk = Risk.objects.filter(place__startswith="northvale/", state="open", scores__kind="current").first()
    before = RiskScore.objects.filter(risk=risk).count()
    first, second = other_steps(risk)
    path = f"/northvale/risks/risk/{risk.pk}/score/"
    for walker in both:
        walker.go(path, "Score a risk")
    fill(maya, first, "")
    maya.press("Add the score")
    maya.tells("Say why the score is this")
    assert not maya.faults()
    fill(maya, first, "Waiting lists grew by a third")
    maya.press("Add the score")
    maya.tells("Waiting lists grew by a third")
    fill(tom, second, "New staff have started")
    tom.press("Add the score")
    tom.look("Score a risk")
    tom.tells("Somebody else saved first")
    assert tom.page.get_by_label("Why is the score this?").input_value() == "New staff have started"
    assert RiskScore.objects.filter(risk=risk).count() == before + 1
    tom.press("Add the score")
    tom.tells("New staff have started")
    tom.tells("Waiting lists grew by a third")
