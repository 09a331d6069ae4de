"""T21: a file of a case is made only for a link that may take one away, freshly signed in, and it stands on the trail."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.foundation.models import TrailEntry, User
from joinedup.people.files import queries
from joinedup_core.permits import Role
from tests.cast import sign_in
from tests.rooms.people.cases import Town


def fresh(client: Client) -> Client:
    """The browser of somebody who has just confirmed who they are."""
    import time

    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


@pytest.mark.parametrize(
    ("kind", "status"),
    [(Role.LEAD_WORKER, 200), (Role.DUTY_COVER, 200), (Role.CASE_REVIEWER, 403), (Role.CASE_AUDITOR, 403), (None, 404)],
)
def test_T21_who_may_take_a_file_away(town: Town, kind: Role | None, status: int) -> None:
    case = town.case(town.people["lena"])
    if kind:
        town.link(town.people["noor"], case, kind)
    client = fresh(sign_in(town.people["noor"]))
    for fmt in ("csv", "xlsx", "docx"):
        answer = client.get(reverse("cases:export", args=["northvale", case.pk, "workers", fmt]))
        assert answer.status_code == status
        assert (answer.get("Content-Disposition") is not None) is (status == 200)
    done = TrailEntry.objects.filter(verb="people.take_away", outcome="done").count()
    assert done == (3 if status == 200 else 0)


def test_T21_a_file_asks_for_a_fresh_sign_in(town: Town) -> None:
    case = town.case(town.people["lena"])
    lena = User.objects.get(pk=town.people["lena"].user_id)
    lena.set_password("of-an-invented-lena")  # whoever has nothing to confirm with signs in by their agency's directory
    lena.save()
    answer = sign_in(town.people["lena"]).get(reverse("cases:export", args=["northvale", case.pk, "people", "csv"]))
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]


def test_T21_nothing_of_a_case_is_read_for_a_file_before_the_permission_is_asked(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, read = town.case(town.people["lena"]), []
    town.link(town.people["noor"], case, Role.CASE_REVIEWER)
    whole = queries.file_of
    monkeypatch.setattr(queries, "file_of", lambda *given: read.append(1) or whole(*given))
    addresses = [reverse("cases:export", args=["northvale", case.pk, what, "csv"]) for what in ("people", "workers")]
    for who, status, times in (("noor", 403, 0), ("lena", 200, 2)):
        client = fresh(sign_in(town.people[who]))
        assert [client.get(address).status_code for address in addresses] == [status, status]
        assert len(read) == times
