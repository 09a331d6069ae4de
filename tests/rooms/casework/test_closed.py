"""A closed case asks why it is opened, wherever one enters, and takes nothing new."""

from __future__ import annotations

import pytest
from django.utils import timezone

from joinedup.casework.contacts.rules import Account
from joinedup.foundation.commands import Refused
from joinedup.foundation.models import TrailEntry
from joinedup.people.cases.commands import close_case
from joinedup.people.models import Case
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import sign_in
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url


def test_a_closed_case_asks_why_at_every_door_and_takes_nothing_new(worker: Actor, case: Made) -> None:
    contact = record(worker, case, account=Account("telephone", "not_seen", voice="kestrel"))
    concern = worry(worker, case)
    version = Case.objects.get(pk=case.id).version
    close_case(acting(worker), case.id, version=version, reason="safe", on=timezone.localdate())
    client = sign_in(worker)
    doors = [
        url("case", case.id),
        url("person", case.id, case.persons[0]),
        url("contact", contact),
        url("concern", concern),
    ]
    for door in doors:
        assert client.get(door)["Location"] == url("why", case.id)
    assert client.get(url("correct", contact)).status_code == 409
    client.post(url("why", case.id), {"reason": "complaint"})
    assert "kestrel" in client.get(url("contact", contact)).content.decode()
    assert TrailEntry.objects.filter(verb="casework.open_contact", note__startswith="complaint ").exists()
    with pytest.raises(Refused, match="closed"):
        record(worker, case)
