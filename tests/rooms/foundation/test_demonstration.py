"""Signing in as one of the cast: only where the demo runs, only as somebody invented."""

import pytest
from django.test import Client

from joinedup.foundation.models import User
from joinedup.front import demo
from joinedup.front.demo import CastMember


@pytest.fixture
def cast(db, monkeypatch) -> list[CastMember]:
    made = User.objects.create_user("maya@example.org", name="Maya Okafor", invented=True)
    real = User.objects.create_user("real@example.org", name="Real Person")
    members = [CastMember(u.pk, u.name, "Business manager", "Everything", "/partnerships/") for u in (made, real)]
    monkeypatch.setattr(demo, "cast", lambda: members)
    return members


def test_signs_in_and_goes_where_they_begin(cast, settings) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    client = Client()
    assert "Maya Okafor" in client.get("/demo/").content.decode()
    assert client.post(f"/demo/{cast[0].user_id}/")["Location"] == "/partnerships/"
    assert client.get("/partnerships/").status_code == 200


def test_never_as_somebody_real(cast, settings) -> None:
    settings.DEMO = True
    assert Client().post(f"/demo/{cast[1].user_id}/").status_code == 404


def test_not_outside_the_demonstration(cast) -> None:
    client = Client()
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/{cast[0].user_id}/").status_code == 404
    assert client.get("/partnerships/").status_code == 302
