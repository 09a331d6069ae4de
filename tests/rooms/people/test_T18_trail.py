"""T18: no row on the trail, no page: what cannot be written down is not shown."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.urls import reverse

from joinedup.foundation.trail import commands as trail
from joinedup.people.models import CasePerson
from tests.cast import sign_in
from tests.rooms.people.cases import Town


@pytest.mark.parametrize(
    "name",
    ["casefiles:case", "casefiles:person", "casework:case", "cases:why_case", "cases:my_cases", "cases:involved"],
)
def test_T18_nothing_is_shown_that_could_not_be_written_down(
    town: Town, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = town.case(town.people["lena"], note="Kestrel on the roof")
    person = CasePerson.objects.get(case=case).person_id
    client = sign_in(town.people["lena"])
    client.raise_request_exception = False
    more = {"cases:my_cases": [], "casefiles:person": [person], "cases:involved": [person]}.get(name, [case.pk])
    address = reverse(name, args=["northvale", *more])
    assert client.get(address).status_code == 200

    def fail(*args: object, **details: object) -> None:
        raise DatabaseError("the trail cannot be written")

    monkeypatch.setattr(trail, "record", fail)
    answer = client.get(address)
    assert answer.status_code == 500
    assert case.reference not in answer.content.decode()
    assert "Kestrel" not in answer.content.decode()
