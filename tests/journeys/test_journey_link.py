"""An agency without an account answers for its action through the link it was sent: once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone

from joinedup.foundation.links.queries import token_for
from joinedup.foundation.models import User
from joinedup.meetings.actions.by_link.commands import send_update_link
from joinedup.meetings.actions.models import Action
from joinedup.partnership.queries import actor_for
from joinedup_core.lifecycle import State
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser


@pytest.fixture(params=part(["wide", "320 px, no scripts"], __name__))
def nurse(request, chromium, address: str) -> Iterator[Walker]:
    """Somebody with an e-mail and no account."""
    wide = request.param == "wide"
    walker = Walker(chromium, address, None, scripts=wide, narrow=not wide)
    yield walker
    walker.close()


def send() -> tuple[Action, str]:
    """An open action of Northvale, and the address in the e-mail about it."""
    maya = actor_for(User.objects.get(email="maya@example.org").pk, on=timezone.localdate())
    owed = Action.objects.filter(place__startswith="northvale/", status__in=[State.OPEN, State.IN_PROGRESS])
    action = owed.exclude(owner_agency=None).first()
    link = send_update_link(maya, action.pk, email="nurse@example.org", at=timezone.now())
    return action, f"/link/{token_for(link)}/"


def test_an_action_is_updated_through_its_link(nurse: Walker) -> None:
    action, path = send()
    for _ in range(2):  # looking spends nothing
        nurse.page.goto(path)
        nurse.tells(action.text.split("\n")[0][:60])
    wrong = nurse.faults()
    assert not wrong, "\n".join(wrong)
    nurse.type("How far is it?", "Every record of the ward was read")
    nurse.tick("It could not be done")
    nurse.press("Send", exact=False)
    nurse.tells("Say why it could not be done")
    assert nurse.page.get_by_label("How far is it?").input_value() == "Every record of the ward was read"
    nurse.tick("It is on its way")
    nurse.press("Send", exact=False)
    nurse.look("Thank you")
    nurse.page.goto(path)
    nurse.said.clear()  # the browser reports the answer 410
    nurse.look("This link")
    assert "Every record of the ward was read" not in nurse.page.content()
