"""Every page of the room answers, says what it should, and asks the database no more for more rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.partnership import commands
from joinedup.partnership.models import Duty, Seat, Theme
from joinedup_core.permits import Actor
from tests.cast import ROOT, World
from tests.rooms.partnership.conftest import SignIn

LISTS = ("overview", "groups", "structure", "agencies", "seats", "seats_attention", "duties", "themes")


@pytest.fixture
def furnished(world: World) -> World:
    """Northvale with a seat, a duty and a theme more."""
    commands.add_seat(ROOT, world.board, post="Chief Nursing Officer", agency_id=world.icb, holder_name="Una Vale")
    commands.add_duty(ROOT, world.partnership, regime="children", text="Publish an annual report", owner=world.board)
    commands.add_theme(ROOT, world.partnership, name="Neglect")
    return world


def pages_of(world: World) -> list[str]:
    group, agency = {"group_id": world.board}, {"agency_id": world.police}
    seat, duty = {"seat_id": Seat.objects.get().pk}, {"duty_id": Duty.objects.get().pk}
    one = {
        **{name: {} for name in ("edit", "publication", "add_group", "add_agency", "add_duty", "add_theme")},
        **{name: group for name in ("group", "edit_group", "pass_chair", "end_group", "add_seat")},
        **{name: agency for name in ("agency", "edit_agency", "add_alias", "add_standing", "succeed_agency")},
        **{name: seat for name in ("seat", "edit_seat", "give_seat", "name_deputy", "vacate_seat")},
        **{name: duty for name in ("duty", "edit_duty", "record_evidence", "close_duty")},
        "edit_theme": {"theme_id": Theme.objects.get().pk},
    }
    lists = [reverse(f"partnership:{name}", args=["northvale"]) for name in LISTS]
    return lists + [reverse(f"partnership:{name}", kwargs={"partnership": "northvale", **k}) for name, k in one.items()]


def test_every_page_answers_the_business_manager(furnished: World, maya: Actor, sign_in: SignIn) -> None:
    client = sign_in(maya)
    answers = {url: client.get(url).status_code for url in pages_of(furnished)}
    assert {url: status for url, status in answers.items() if status != 200} == {}


def test_a_member_reads_and_is_told_why_they_cannot_change(furnished: World, pat: Actor, sign_in: SignIn) -> None:
    client = sign_in(pat)
    assert client.get("/northvale/groups/").status_code == 200
    answer = client.get("/northvale/groups/add/")
    assert answer.status_code == 403
    assert b"business manager" in answer.content


def test_an_agency_lead_sees_the_partnership(furnished: World, ana: Actor, sign_in: SignIn) -> None:
    assert "Northvale Council" in sign_in(ana).get("/northvale/agencies/").content.decode()


def test_an_outsider_finds_nothing(furnished: World, omar: Actor, sign_in: SignIn) -> None:
    client = sign_in(omar)
    assert {client.get(url).status_code for url in pages_of(furnished)} == {404}


@pytest.mark.parametrize("name", ["groups", "agencies", "seats", "seats_attention", "duties", "themes"])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_every_table_can_be_taken_away(name: str, kind: str, furnished: World, maya: Actor, sign_in: SignIn) -> None:
    answer = sign_in(maya).get(reverse(f"partnership:{name}", args=["northvale"]) + f"?format={kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{kind}"')


def test_filters_that_make_no_sense_do_no_harm(furnished: World, maya: Actor, sign_in: SignIn) -> None:
    client = sign_in(maya)
    for query in (
        "?kind=zzz&when=zzz",
        "?group=zzz&agency=1&state=zzz",
        "?regime=zzz&status=zzz",
        "?sort=zzz&page=zzz",
    ):
        for name in ("groups", "agencies", "seats", "duties"):
            assert client.get(f"/northvale/{name}/{query}").status_code == 200


def queries_for(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_asks_the_database_no_more_for_more_rows(furnished: World, maya: Actor, sign_in: SignIn) -> None:
    client = sign_in(maya)
    urls = [reverse(f"partnership:{name}", args=["northvale"]) for name in LISTS]
    urls.append(reverse("partnership:group", args=["northvale", furnished.board]))
    urls.append(reverse("partnership:agency", args=["northvale", furnished.icb]))
    commands.publish_arrangements(ROOT, furnished.partnership, on=date(2026, 1, 1))
    urls.append("/public/northvale/")
    before = {url: queries_for(client, url) for url in urls}
    for number in range(12):
        commands.add_agency(ROOT, furnished.partnership, name=f"School {number}", kind="education", regime="children")
        commands.add_seat(ROOT, furnished.board, post=f"Head {number}", agency_id=furnished.icb)
        commands.create_group(
            ROOT, furnished.partnership, name=f"Network {number}", kind="network", parent=furnished.board
        )
        commands.add_duty(ROOT, furnished.partnership, regime="adults", text=f"Duty {number}")
        commands.add_theme(ROOT, furnished.partnership, name=f"Theme {number}")
    assert {url: queries_for(client, url) for url in urls} == before
