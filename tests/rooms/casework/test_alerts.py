"""Alerts: to named agencies until a day; each says that it has it, or is rung."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from joinedup.casework.alerts import commands, queries
from joinedup.foundation.commands import NotAllowed, Refused
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.test_contacts import url


def raised(who: Actor, case: Made, *agencies: UUID, days: int = 14) -> UUID:
    now = timezone.now()
    said = {"look_out_for": "kestrel: a blue van", "do": "Ring 999, then us", "agencies": agencies}
    return commands.raise_alert(
        acting(who),
        case.id,
        person_id=case.persons[0],
        until_at=now + timedelta(days=days),
        at=now,
        key=uuid4(),
        **said,
    )


def test_each_agency_says_that_it_has_it_and_the_others_are_rung(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    alert = raised(worker, case, world.hospital, world.police)
    ours, theirs = sign_in(worker), sign_in(nurse)
    assert "2 of 2 have not said that they have it" in ours.get(url("alert", alert)).content.decode()
    page = theirs.get(url("alert", alert)).content.decode()
    assert "a blue van" in page
    assert "Vale Police" not in page
    theirs.post(url("have_alert", alert), {"words": "A marker on her notes"})
    assert "A marker on her notes" in ours.get(url("alert", alert)).content.decode()
    commands.record_told(acting(worker), alert, agency_id=world.police, words="Control room, 3pm", at=timezone.now())
    assert "All have it" in ours.get(url("alerts", case.id)).content.decode()
    with pytest.raises(Refused, match="said so already"):
        commands.acknowledge_alert(acting(nurse), alert, words="Again", at=timezone.now())


def test_it_ends_with_its_day_or_before_with_a_reason(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    alert, there = raised(worker, case, world.hospital), sign_in(nurse)
    later = timezone.now() + timedelta(days=15)
    assert queries.get_alert(acting(worker), "northvale", alert, timezone.now()).stands
    expired = queries.get_alert(acting(worker), "northvale", alert, later)
    assert (expired.state, expired.stands) == ("Expired", False)
    with pytest.raises(Refused, match="is over"):
        commands.end_alert(acting(worker), alert, reason="x", at=later)
    commands.end_alert(acting(worker), alert, reason="He is in custody", at=timezone.now())
    assert "Ended" in there.get(url("alert", alert)).content.decode()
    assert not queries.get_alert(acting(worker), "northvale", alert, timezone.now()).stands
    with pytest.raises(Refused, match="180 days"):
        raised(worker, case, world.hospital, days=181)


def test_whom_it_is_not_to_finds_nothing_and_ends_nothing(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    alert = raised(worker, case, world.police)
    for who in (nurse, stranger):
        for name in ("alert", "have_alert", "end_alert"):
            assert sign_in(who).get(url(name, alert)).status_code == 404
    other = raised(worker, case, world.hospital)
    with pytest.raises(NotAllowed):
        commands.end_alert(acting(nurse), other, reason="x", at=timezone.now())


def test_the_form_raises_one(worker: Actor, case: Made, world: World) -> None:
    client, until = sign_in(worker), timezone.localdate() + timedelta(days=9)
    said = {
        "csrfmiddlewaretoken": "one showing",
        "look_out_for": "A blue van",
        "do": "Ring",
        "agencies": [str(world.police)],
    }
    said |= {"until_on": until.isoformat()}
    for _ in range(2):
        assert client.post(url("raise_alert", case.id, case.persons[0]), said).status_code == 302
    acting(worker)
    assert len(queries.lines(acting(worker), case.id, timezone.now())) == 1
