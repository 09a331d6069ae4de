"""The public page: only what is published, to anybody, and never the name of a person."""

from __future__ import annotations

import io
from datetime import date

from django.test import Client
from docx import Document

from joinedup.partnership import commands
from joinedup_core.permits import Actor
from tests.cast import ROOT, World
from tests.rooms.files import files_offered
from tests.rooms.partnership.conftest import SignIn

LONG_AGO = date(2020, 1, 1)


def test_nothing_is_public_before_somebody_says_so(world: World) -> None:
    assert Client().get("/public/northvale/").status_code == 404
    assert b"Northvale" not in Client().get("/public/").content


def test_shows_organisations_and_posts_but_no_person(world: World, pat: Actor, chris: Actor) -> None:
    commands.add_seat(
        ROOT, world.board, post="Chief Nursing Officer", agency_id=world.icb, holder_name="Una Vale",
        deputy_name="Vic Moor", note="Ask Una Vale",
    )  # fmt: skip
    commands.publish_arrangements(ROOT, world.partnership, on=LONG_AGO)
    words = Client().get("/public/northvale/").content.decode()
    assert "Chief Nursing Officer" in words
    assert "NHS Vale Integrated Care Board" in words
    assert "Case Review Group reports to Safeguarding Children Board." in words
    for name in ("Una Vale", "Vic Moor", "Lindqvist", "Amadi"):
        assert name not in words


def test_can_be_left_quickly(world: World) -> None:
    commands.publish_arrangements(ROOT, world.partnership, on=LONG_AGO)
    for url in ("/public/", "/public/northvale/"):
        assert "govuk-exit-this-page" in Client().get(url).content.decode()


def test_is_switched_on_by_a_form_that_asks_whether_one_has_read_it(world: World, maya: Actor, sign_in: SignIn) -> None:
    client = sign_in(maya)
    assert b"Tick the box once you have read" in client.post("/northvale/publication/", {"sent": "1"}).content
    assert Client().get("/public/northvale/").status_code == 404
    assert client.post("/northvale/publication/", {"sure": "on"}).status_code == 302
    assert Client().get("/public/northvale/").status_code == 200


def test_published_lists_can_be_taken_away_and_say_whose_they_are(world: World) -> None:
    commands.publish_arrangements(ROOT, world.partnership, on=LONG_AGO)
    files = files_offered(Client(), "/public/northvale/")
    assert b"Safeguarding Children Board" in files["?table=groups&format=csv"]
    word = Document(io.BytesIO(files["?table=groups&format=docx"]))
    assert word.paragraphs[0].text.startswith("Northvale")
