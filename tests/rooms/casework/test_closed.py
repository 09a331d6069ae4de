"""A closed case asks why it is opened, wherever one enters, and takes nothing new."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand, end_concern
from joinedup.casework.contacts.rules import Account
from joinedup.casework.panel_cases.commands import open_panel_case
from joinedup.foundation.commands import Refused
from joinedup.foundation.models import TrailEntry
from joinedup.people.cases.commands import close_case, read_what_stands
from joinedup.people.models import Case, CaseNote
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import sign_in
from tests.rooms.casework.before_panels import Marac, marac
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url

__all__ = ["marac"]


def test_a_closed_case_asks_why_at_every_door_and_takes_nothing_new(worker: Actor, case: Made) -> None:
    contact = record(worker, case, account=Account("telephone", "not_seen", voice="kestrel"))
    concern = worry(worker, case)
    close(worker, case)
    client = sign_in(worker)
    doors = [
        url("case", case.id),
        url("person", case.id, case.persons[0]),
        url("contact", contact),
        url("concern", concern),
    ]
    for door in doors:
        assert client.get(door)["Location"] == f"{url('why', case.id)}?to={quote(door, safe='')}"
    assert client.get(url("correct", contact)).status_code == 409
    why = f"{url('why', case.id)}?to="
    assert client.post(f"{why}{doors[2]}", {"reason": "complaint"})["Location"] == doors[2]
    for elsewhere in ("//example.org/northvale/", "/southmere/", "https://example.org"):
        assert client.post(why + elsewhere, {"reason": "complaint"})["Location"] == url("case", case.id)
    assert "kestrel" in client.get(url("contact", contact)).content.decode()
    assert TrailEntry.objects.filter(verb="casework.open_contact", note__startswith="complaint ").exists()
    with pytest.raises(Refused, match="closed"):
        record(worker, case)


def test_who_closes_a_case_with_a_concern_that_stands_says_who_goes_on(worker: Actor, case: Made) -> None:
    worry(worker, case, Stand("high", date(2026, 4, 1), "He has a knife"))
    client, door = sign_in(worker), reverse("cases:close_case", args=["northvale", case.id])
    page = client.get(door).content.decode()
    assert "A concern about domestic abuse stands: high since 1 April 2026, recorded by Northvale Council." in page
    sent = {"reason": "safe", "version": 1, "goes_on": " "}
    page = client.post(door, sent).content.decode()
    assert "Say who goes on seeing them and what you agreed" in page
    assert Case.objects.get(pk=case.id).state == "open"
    client.post(door, sent | {"goes_on": "The health visitor, weekly. Told her on Monday."})
    assert Case.objects.get(pk=case.id).state == "closed"
    assert "weekly. Told her on Monday." in CaseNote.objects.get(case_id=case.id).text
    told = TrailEntry.objects.filter(verb="people.close_case").latest("id").note
    assert "1 still stood" in told
    assert "Monday" not in told


def test_everything_that_stands_is_said_and_nothing_that_ended(worker: Actor, case: Made, marac: Marac) -> None:
    assert said(worker, case) == []
    concern = worry(worker, case)
    marac.accept(case, marac.refer(worker, case))
    told = said(worker, case)
    assert [words.split()[1] for words in told] == ["concern", "case"]
    end_concern(acting(worker), concern, version=1, reason="He moved away", at=timezone.now())
    assert [words.split()[1] for words in said(worker, case)] == ["case"]


def test_who_closes_a_case_in_which_nothing_stands_is_asked_no_more(worker: Actor, case: Made) -> None:
    client, door = sign_in(worker), reverse("cases:close_case", args=["northvale", case.id])
    assert "goes_on" not in client.get(door).content.decode()
    client.post(door, {"reason": "safe", "version": 1})
    assert Case.objects.get(pk=case.id).state == "closed"


def test_a_closed_case_before_a_panel_asks_its_coordinator_why(worker: Actor, case: Made, marac: Marac) -> None:
    before, item = marac.listed(case, marac.hearing(), worker)
    close(worker, case)
    client = sign_in(marac.cora)
    for door in (
        reverse("panels:before", args=["northvale", before]),
        reverse("panels:item", args=["northvale", item]),
    ):
        assert client.get(door)["Location"].startswith(url("why", case.id))
    with pytest.raises(Refused, match="closed"):
        open_panel_case(acting(marac.cora), before)
    answer = client.get(door, follow=True)
    client.post(answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"], {"reason": "complaint"})
    assert client.get(door).status_code == 200
    acting(marac.cora)
    assert TrailEntry.objects.filter(verb="casework.open_panel_case", note__startswith="complaint ").exists()


def close(worker: Actor, case: Made) -> None:
    version = Case.objects.get(pk=case.id).version
    given = {"reason": "safe", "on": timezone.localdate(), "goes_on": "The school sees her daily."}
    close_case(acting(worker), case.id, version=version, **given)


def said(worker: Actor, case: Made) -> list[str]:
    return read_what_stands(acting(worker), case.id)
