"""Each of the cast at every address: a page or a plain refusal, and nothing on it that is not theirs to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import resolve

from tests.house.addresses import listed
from tests.journeys.conftest import signed_in
from tests.journeys.crawling import Map
from tests.journeys.forms import forms_in
from tests.whole import WHOLE

CAST = ["tom", "chris", "sofia", "helen", "grace", "ana", "joel", "nadia", "ewan", "sam", "bea", "karim"]
"""One for each role, and those whose power is a seat alone. Maya's pages are those of the crawl; Iris and Olive follow."""
SEEN = {200, 302, 403, 404, 405}
OWN = {"account_logout", "acting_agency", "calendar_address", "following", "invitation", "search", "sign_in_as"}
"""What anybody may send about what is their own."""


def addresses(found: Map) -> dict[str, str]:
    """One example of every address that shows something."""
    shown = {name: paths[0][1] for name, paths in found.pages.items()}
    return shown | {name: path for name, (_, path) in found.files.items()}


def visit(person: str, found: Map, *, part: int | None = None) -> Iterator[tuple[str, str, HttpResponse]]:
    """The name, path and answer of every address (or every other, from `part` on): a page, a file or a plain refusal."""
    client, wrong = signed_in(person), []
    for name, path in list(addresses(found).items())[part :: 1 if part is None else 2]:
        answer = client.get(path)
        if answer.status_code not in SEEN:
            wrong.append(f"{name} {path}: {answer.status_code}")
        yield name, path, answer
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("person", CAST)
def test_every_address_answers(person: str, db, northvale: str, found: Map) -> None:
    part = None if WHOLE else CAST.index(person) % 2  # the next of the cast asks for the rest
    answers = list(visit(person, found, part=part))  # to the end: `visit` tells what was wrong after the last
    assert any(answer.status_code == 200 for _, _, answer in answers)


def test_an_administrator_sees_no_content(db, northvale: str, found: Map) -> None:
    kinds = listed()
    content = [v for v in visit("iris", found) if kinds.get(v[0]) == "placed" and not v[1].startswith("/installation/")]
    assert [path for _, path, answer in content if answer.status_code not in {403, 404}] == []


def test_an_observer_is_offered_nothing_to_change(db, northvale: str, found: Map) -> None:
    offered = set()
    for name, path, answer in visit("olive", found):
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        sent = {form.action for form in forms_in(answer.content.decode(), path) if form.method == "post"}
        offered |= {f"{name}: {action}" for action in sent if resolve(action.split("?")[0]).url_name not in OWN}
    assert not offered, "\n".join(sorted(offered))
