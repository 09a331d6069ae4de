"""Each of the cast at every address: a page or a plain refusal, and nothing on it that is not theirs to do."""

from __future__ import annotations

import tomllib

import pytest
from django.urls import resolve

from joinedup.front.demo.world import DATA
from tests.house.addresses import listed
from tests.journeys.conftest import signed_in
from tests.journeys.crawling import Map
from tests.journeys.forms import forms_in

CAST = [entry["ref"] for entry in tomllib.loads((DATA / "cast.toml").read_text())["people"]]
SEEN = {200, 302, 403, 404, 405}
OWN = {"account_logout", "acting_agency", "calendar_address", "following", "invitation", "search", "sign_in_as"}
"""What anybody may send about what is their own."""


def addresses(found: Map) -> dict[str, str]:
    """One example of every address that shows something."""
    shown = {name: paths[0][1] for name, paths in found.pages.items()}
    return shown | {name: path for name, (_, path) in found.files.items()}


@pytest.mark.parametrize("person", CAST)
def test_every_address_answers(person: str, db, northvale: str, found: Map) -> None:
    client, wrong = signed_in(person), []
    for name, path in addresses(found).items():
        status = client.get(path).status_code
        if status not in SEEN:
            wrong.append(f"{name} {path}: {status}")
    assert not wrong, "\n".join(wrong)


def test_an_administrator_sees_no_content(db, northvale: str, found: Map) -> None:
    client, kinds = signed_in("iris"), listed()
    placed = {name: path for name, path in addresses(found).items() if kinds.get(name) == "placed"}
    content = [path for path in placed.values() if not path.startswith("/installation/")]
    opened = [path for path in content if client.get(path).status_code not in {403, 404}]
    assert opened == []


def test_an_observer_is_offered_nothing_to_change(db, northvale: str, found: Map) -> None:
    client, offered = signed_in("olive"), set()
    for name, path in addresses(found).items():
        answer = client.get(path)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        sent = {form.action for form in forms_in(answer.content.decode(), path) if form.method == "post"}
        offered |= {f"{name}: {action}" for action in sent if resolve(action.split("?")[0]).url_name not in OWN}
    assert not offered, "\n".join(sorted(offered))
