"""Every page of the room answers, says what it should, and asks the database no more for more rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.partnership import commands
from joinedup.partnership.models import Duty, Group, Seat, Theme
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


def test_a_contact_address_is_kept_by_the_manager_and_hidden_from_members(
    furnished: World, maya: Actor, pat: Actor, sign_in: SignIn
) -> None:
    agency = f"/northvale/agencies/{furnished.hospital}/"
    manager, first = sign_in(maya), {"email": "first@example.org", "note": "Office", "version": 0}
    assert manager.post(f"{agency}contact/", {**first, "email": "no address"}).status_code == 200
    assert manager.post(f"{agency}contact/", first).status_code == 302
    second = manager.post(f"{agency}contact/", {**first, "email": "second@example.org"}).content.decode()
    assert "first@example.org" in second
    assert "second@example.org" in second
    assert "first@example.org" in manager.get(agency).content.decode()
    assert "first@example.org" not in sign_in(pat).get(agency).content.decode()
    assert sign_in(pat).get(f"{agency}contact/").status_code == 403
    manager.post(f"{agency}contact/", {"email": "", "version": 1})
    assert "None recorded" in manager.get(agency).content.decode()


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


class TestForms:
    """What the forms do, and what they say when they cannot."""

    def test_the_second_editor_sees_both_versions(self, furnished: World, maya: Actor, sign_in: SignIn) -> None:
        client = sign_in(maya)
        url = reverse("partnership:edit_group", args=["northvale", furnished.board])
        mine = {"name": "Children's Board", "kind": "board", "version": "1"}
        assert client.post(url, {**mine, "purpose": "Theirs"}).status_code == 302
        words = client.post(url, {**mine, "purpose": "Mine"}).content.decode()
        assert "Somebody else changed this" in words
        assert "Theirs" in words
        assert "Mine" in words
        assert Group.objects.get(pk=furnished.board).purpose == "Theirs"

    def test_a_group_is_added(self, furnished: World, maya: Actor, sign_in: SignIn) -> None:
        form = {"name": "Learning Group", "kind": "subgroup", "parent": str(furnished.board), "rotation_months": "18"}
        answer = sign_in(maya).post("/northvale/groups/add/", form)
        made = Group.objects.get(name="Learning Group")
        assert answer["Location"] == f"/northvale/groups/{made.pk}/"
        assert made.parent_id == furnished.board

    def test_what_was_typed_is_kept_when_the_rules_say_no(self, furnished: World, maya: Actor, sign_in: SignIn) -> None:
        form = {"name": "Case Review Group", "kind": "subgroup", "purpose": "Kept words"}
        words = sign_in(maya).post("/northvale/groups/add/", form).content.decode()
        assert "A group of this partnership already has this name" in words
        assert "Kept words" in words

    def test_a_seat_is_given_by_e_mail_address(
        self, furnished: World, maya: Actor, pat: Actor, sign_in: SignIn
    ) -> None:
        seat = Seat.objects.get(post="Chief Nursing Officer")
        url = reverse("partnership:give_seat", args=["northvale", seat.pk])
        form = {"email": "Pat@Example.org", "from_on": "2026-11-01", "version": "1"}
        assert sign_in(maya).post(url, form).status_code == 302
        seat.refresh_from_db()
        assert str(seat.holder_id) == pat.user_id

    def test_an_unknown_e_mail_address_is_said_to_be_so(self, furnished: World, maya: Actor, sign_in: SignIn) -> None:
        url = reverse("partnership:give_seat", args=["northvale", Seat.objects.get().pk])
        words = sign_in(maya).post(url, {"email": "x@example.org", "from_on": "2026-11-01", "version": "1"})
        assert "Nobody here has an account with this e-mail address" in words.content.decode()

    def test_an_agency_says_what_it_was_called_on_a_day(self, furnished: World, maya: Actor, sign_in: SignIn) -> None:
        commands.add_alias(
            maya, furnished.partnership, agency_id=furnished.police, name="Old Vale Police", to_on=date(2020, 3, 31)
        )
        url = reverse("partnership:agency", args=["northvale", furnished.police])
        assert "<strong>Old Vale Police</strong>" in sign_in(maya).get(f"{url}?day=2019-05-05").content.decode()
        assert "<strong>Vale Police</strong>" in sign_in(maya).get(f"{url}?day=2021-05-05").content.decode()
        assert sign_in(maya).get(f"{url}?day=nonsense").status_code == 200

    def test_evidence_is_recorded(self, furnished: World, maya: Actor, sign_in: SignIn) -> None:
        duty = Duty.objects.get()
        url = reverse("partnership:record_evidence", args=["northvale", duty.pk])
        form = {"shown_on": "2026-05-01", "evidence": "Annual report"}
        assert sign_in(maya).post(url, form).status_code == 302
        assert "Annual report" in sign_in(maya).get(f"/northvale/duties/{duty.pk}/").content.decode()
