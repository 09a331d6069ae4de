"""The register: who sees what, filters, the same queries for any length, bulk changes, chasers, counts."""

import io
import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from docx import Document

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.meetings.actions import commands
from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.register import commands as many
from joinedup.meetings.actions.register import queries
from joinedup_core.permits import Actor
from tests.cast import World, sign_in
from tests.rooms.files import files_offered
from tests.rooms.meetings.actions.conftest import NOON, TODAY, add, row

YESTERDAY = TODAY - timedelta(days=1)


def listing(**filters: str) -> Listing:
    return Listing("due", filters=filters)


def numbers(actor: Actor, **filters: str) -> list[str]:
    return [line.reference for line in queries.register(actor, "northvale", listing(**filters), TODAY)]


@pytest.fixture
def some(maya: Actor, world: World, pats_seat: UUID) -> list[UUID]:
    """Late (police), due soon (council), without a date (hospital), done from an audit (police)."""
    made = [
        add(maya, world, due_on=YESTERDAY, text="Late one", owner_agency_id=None, owner_seat_id=pats_seat),
        add(maya, world, due_on=TODAY + timedelta(days=3), owner_agency_id=world.council),
        add(maya, world, due_on=None, owner_agency_id=world.hospital, source_words="Board, item 4"),
        add(maya, world, source_kind="audit_round"),
    ]
    commands.complete_action(maya, made[3], at=NOON)
    return made


class TestRegister:
    def test_is_narrowed_as_the_address_asks(self, maya: Actor, some: list[UUID], world: World) -> None:
        assert numbers(maya) == ["A-0001", "A-0002", "A-0004", "A-0003"]
        assert numbers(maya, when="overdue") == ["A-0001"]
        assert numbers(maya, when="soon") == ["A-0002"]
        assert numbers(maya, when="none") == ["A-0003"]
        assert numbers(maya, status="waiting") == ["A-0004"]
        assert numbers(maya, status="owed") == ["A-0001", "A-0002", "A-0003"]
        assert numbers(maya, agency=str(world.council)) == ["A-0002"]
        assert numbers(maya, q="item 4") == ["A-0003"]
        assert numbers(maya, q="a-2") == ["A-0002"]
        assert numbers(maya, agency="nonsense") == []

    def test_shows_a_lead_their_agencys_and_an_outsider_none(
        self, ana: Actor, omar: Actor, pat: Actor, some: list[UUID]
    ) -> None:
        assert numbers(ana) == ["A-0003"]
        assert numbers(omar) == []
        assert len(numbers(pat)) == 4
        assert numbers(pat, owner="me") == ["A-0001"]

    def test_asks_the_same_for_any_length(
        self, maya: Actor, world: World, some: list[UUID], django_assert_num_queries
    ) -> None:  # type: ignore[no-untyped-def]
        few = listing()
        with django_assert_num_queries(2):
            queries.register(maya, "northvale", few, TODAY)
        Action.objects.bulk_create(copies(row(some[0]), 100))
        with django_assert_num_queries(2):
            assert len(queries.register(maya, "northvale", Listing("agency", per_page=100), TODAY).items) == 100

    def test_says_how_late(self, maya: Actor, some: list[UUID]) -> None:
        lines = queries.register(maya, "northvale", listing(), TODAY).items
        assert [line.lateness for line in lines] == ["1 day late", "Due in 3 days", "", "No date"]


def copies(action: Action, count: int) -> list[Action]:
    """Many like it."""
    values = {f.attname: getattr(action, f.attname) for f in Action._meta.concrete_fields if f.name != "id"}
    return [Action(**{**values, "number": 1000 + n}) for n in range(count)]


class TestMyWork:
    def test_is_what_i_owe_and_what_waits_for_me(self, pat: Actor, maya: Actor, chris: Actor, some: list[UUID]) -> None:
        assert [(line.partnership, line.reference) for line in queries.my_actions(pat, TODAY).lines] == [
            ("northvale", "A-0001")
        ]
        assert queries.my_actions(maya, TODAY).total == 0
        assert queries.to_confirm(maya, TODAY).lines == (), "she said herself that it is done"
        assert [line.reference for line in queries.to_confirm(chris, TODAY).lines] == ["A-0004"]
        assert queries.to_confirm(pat, TODAY).lines == ()


class TestChangeActions:
    def test_changes_all(self, maya: Actor, some: list[UUID], world: World) -> None:
        first, *others = some[:3]
        versions = {i: row(i).version for i in some[:3]}
        count = many.change_actions(
            maya, first, others=others, versions=versions, at=NOON, due_on=date(2027, 2, 1), priority="high",
            owner_agency_id=world.icb,
        )  # fmt: skip
        assert count == 3
        assert {(row(i).due_on, row(i).priority, row(i).owner_agency_id) for i in some[:3]} == {
            (date(2027, 2, 1), "high", world.icb)
        }

    def test_changes_none_where_one_was_changed_meanwhile(self, maya: Actor, some: list[UUID]) -> None:
        versions = {i: row(i).version for i in some[:2]}
        commands.add_note(maya, some[1], text="x", at=NOON)
        with pytest.raises(Refused, match="Somebody changed A-0002 in the meantime"):
            many.change_actions(maya, some[0], others=[some[1]], versions=versions, at=NOON, priority="high")
        assert row(some[0]).priority == "normal"

    def test_changes_none_where_one_may_not_be_changed(
        self, chris: Actor, maya: Actor, world: World, some: list[UUID]
    ) -> None:
        other = commands.add_action(maya, world.subgroup, text="x", at=NOON, owner_agency_id=world.police)
        versions = {i: row(i).version for i in (some[0], other)}
        with pytest.raises((NotAllowed, NotFound)):
            many.change_actions(chris, some[0], others=[other], versions=versions, at=NOON, priority="high")
        assert row(some[0]).priority == "normal"

    def test_is_not_for_members(self, pat: Actor, some: list[UUID]) -> None:
        with pytest.raises(NotAllowed):
            many.change_actions(pat, some[0], others=[], versions={}, at=NOON, priority="high")


class TestCounts:
    def test_by_state_and_agency(self, maya: Actor, some: list[UUID]) -> None:
        found = queries.summary(maya, "northvale", {}, TODAY)
        assert (found.total, found.owed, found.overdue, found.waiting) == (4, 3, 1, 1)
        police = next(a for a in found.agencies if a.agency == "Vale Police")
        assert (police.owed, police.overdue, police.waiting, police.closed, police.total) == (1, 1, 1, 0, 2)

    def test_chasers_by_agency_late_first(self, maya: Actor, some: list[UUID]) -> None:
        found = queries.chasers(maya, "northvale", TODAY)
        assert [(c.agency, c.overdue, len(c.lines)) for c in found] == [
            ("Northvale Council", 0, 1),
            ("Vale Police", 1, 1),
        ]


class TestPages:
    def test_every_page_opens(self, maya: Actor, some: list[UUID]) -> None:
        client = sign_in(maya)
        paths = ["", "add/", "change/", "chasers/", "summary/", "reminders/", f"{some[0]}/", f"{some[0]}/edit/",
                 f"{some[0]}/give/", f"{some[0]}/note/", f"{some[0]}/link/", f"{some[0]}/step/mark_done/",
                 f"{some[3]}/step/show_impact/", "?status=owed&sort=-agency&page=9&q=%00x"]  # fmt: skip
        answers = {p: client.get(f"/northvale/actions/{p}").status_code for p in paths}
        assert answers == dict.fromkeys(paths, 200)

    def test_opens_with_what_is_still_owed_and_counts_the_rest(self, maya: Actor, some: list[UUID]) -> None:
        commands.complete_action(maya, some[1], at=NOON)
        client = sign_in(maya)
        text = " ".join(client.get("/northvale/actions/").content.decode().split())
        assert [n for n in ("A-0001", "A-0002", "A-0003", "A-0004") if n in text] == ["A-0001", "A-0003"]
        for part in ("Still owed (2)", "Waiting to be confirmed (1)", "Settled (1)", "All (4)"):
            assert part in text
        assert "A-0002" in client.get("/northvale/actions/?status=settled").content.decode()
        assert "A-0004" in client.get("/northvale/actions/?status=any&q=4").content.decode()
        assert "Settled (1)" in client.get("/northvale/actions/?q=2").content.decode(), "an empty list says where it is"
        assert b"A-0002" not in client.get("/northvale/actions/?format=csv").content

    def test_takes_the_list_away(self, maya: Actor, some: list[UUID]) -> None:
        for kind in ("csv", "xlsx", "docx"):
            answer = sign_in(maya).get(f"/northvale/actions/?format={kind}&when=overdue")
            assert answer.status_code == 200
            assert answer["Content-Disposition"].startswith("attachment")
        assert b"Late one" in sign_in(maya).get("/northvale/actions/?format=csv").content

    def test_an_action_is_added_and_taken_through_its_steps(self, maya: Actor, world: World, pats_seat: UUID) -> None:
        client = sign_in(maya)
        typed = {"group_id": world.board, "text": "Check the rota", "owner": f"seat:{pats_seat}", "due_on": "2026-12-24",
                 "priority": "high", "source_kind": "review", "source_words": "Review 4"}  # fmt: skip
        page = client.post("/northvale/actions/add/", typed, follow=True)
        assert "Check the rota" in page.content.decode()
        made = Action.objects.get()
        page = client.post(f"/northvale/actions/{made.pk}/step/mark_done/", {"reason": "Rota checked"}, follow=True)
        assert "You cannot, because you said that it is done" in page.content.decode()
        refused = client.post(f"/northvale/actions/{made.pk}/step/supersede/", {"reason": ""})
        assert "Give the reason" in refused.content.decode()

    def test_nothing_typed_is_lost_when_refused(self, maya: Actor, world: World) -> None:
        page = sign_in(maya).post("/northvale/actions/add/", {"text": "Keep these words", "group_id": world.board})
        assert page.status_code == 200
        assert "Keep these words" in page.content.decode()
        assert not Action.objects.exists()

    def test_many_are_changed_without_a_script(self, maya: Actor, some: list[UUID]) -> None:
        ticked = [f"{i}:{row(i).version}" for i in some[:2]]
        page = sign_in(maya).post("/northvale/actions/change/", {"ticked": ticked, "priority": "low"}, follow=True)
        assert "2 actions changed" in page.content.decode()
        page = sign_in(maya).post("/northvale/actions/change/", {"priority": "low"})
        assert "Tick at least one action" in page.content.decode()
        page = sign_in(maya).post("/northvale/actions/change/", {"ticked": ["x"], "priority": "low"})
        assert page.status_code == 200

    def test_a_member_is_told_what_they_may_not_do(self, pat: Actor, some: list[UUID]) -> None:
        client = sign_in(pat)
        assert client.get(f"/northvale/actions/{some[1]}/").status_code == 200
        assert client.get(f"/northvale/actions/{some[1]}/edit/").status_code == 403
        assert client.get("/northvale/actions/change/").status_code == 404
        assert client.post(f"/northvale/actions/{some[1]}/note/", {"text": "x"}).status_code == 403


def test_actions_by_agency_leave_as_a_list_that_says_what_narrows_it(maya: Actor, some: list[UUID]) -> None:
    files = files_offered(sign_in(maya), "/northvale/actions/summary/?when=overdue&status=any")
    word = Document(io.BytesIO(next(data for query, data in files.items() if "docx" in query)))
    words = [p.text for p in word.paragraphs]
    assert words[0] == "Northvale Safeguarding Partnership"
    assert re.fullmatch(r"As at \d{1,2} [A-Z][a-z]+ \d{4}", words[1])
    assert words[2:] == ["Status: Any status; Due: Overdue", "Actions by agency"]
    assert len(files) == 3
