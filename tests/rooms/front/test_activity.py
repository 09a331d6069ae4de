"""The activity record: in words, for those who may see it, with what was refused and whether it is intact."""

import pytest
from django.db import connection

from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.models import TrailEntry, User
from joinedup.front.activity import rules
from joinedup.partnership import commands
from joinedup_core.permits import Role
from tests.cast import ROOT, TODAY, actor, sign_in, user

WHERE = "/northvale/activity/"


@pytest.fixture
def busy(world, maya, pat, omar) -> None:
    """Maya made a group; Pat and Omar were not allowed to."""
    commands.create_group(maya, world.partnership, name="Neglect Group", kind="subgroup")
    with pytest.raises(NotAllowed):
        commands.create_group(pat, world.partnership, name="Mine", kind="subgroup")
    with pytest.raises(NotFound):
        commands.create_group(omar, world.partnership, name="Theirs", kind="subgroup")


def shown(who, query: str = "") -> str:
    answer = sign_in(who).get(WHERE + query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestThePage:
    def test_tells_who_did_what(self, busy, maya) -> None:
        text = shown(maya)
        for words in (
            "Group made",
            "Maya Okafor",
            "Tried to create group",
            "Not allowed",
            "Omar Haddad",
            "holds nothing here",
        ):
            assert words in text

    def test_links_what_the_reader_may_see(self, busy, maya, world) -> None:
        commands.add_seat(maya, world.board, post="Named doctor")
        text = shown(maya)
        assert f'/northvale/groups/{world.board}/"' in text
        assert "Safeguarding Children Board" in text

    @pytest.mark.parametrize(
        ("query", "there", "gone"),
        [
            ("?refused=on", "Tried to create group", "Group made</td>"), ("?kind=partnership.Partnership&refused=on", "Tried to create group", "Group made</td>"),
            ("?to_on=2020-01-01", "Nothing that matches", "Group made</td>"), ("?from_on=2020-01-01", "Group made", "no such"),
            ("?from_on=nonsense", "Group made", "no such"), ("?who=user:nobody", "Group made", "no such"),
        ],
    )  # fmt: skip
    def test_filters(self, busy, maya, query, there, gone) -> None:
        text = shown(maya, query)
        assert there in text
        assert gone not in text

    def test_by_person(self, busy, maya, pat) -> None:
        text = shown(maya, f"?who={pat.key}")
        assert "Tried to create group" in text
        assert "Group made</td>" not in text

    def test_export(self, busy, maya) -> None:
        answer = sign_in(maya).get(f"{WHERE}?format=csv")
        assert "Group made" in answer.content.decode("utf-8-sig")
        assert sign_in(maya).get(f"{WHERE}?format=xlsx").status_code == 200

    def test_is_not_there_for_others(self, pat, chris, omar) -> None:
        for who in (pat, chris, omar):
            assert sign_in(who).get(WHERE).status_code == 404
            assert sign_in(who).post(f"{WHERE}check/").status_code == 404

    def test_an_administrator_sees_no_partnerships_record(self, busy) -> None:
        made = user("ada", "Ada Nwosu")
        accounts.grant_role(ROOT, user_id=made, role=Role.ADMINISTRATOR, place="", from_on=TODAY)
        assert sign_in(actor(made)).get(WHERE).status_code == 404

    def test_shows_nothing_of_the_neighbour(self, busy, maya, world) -> None:
        commands.create_group(ROOT, world.elsewhere, name="Southmoor Group", kind="subgroup")
        neighbour = TrailEntry.objects.filter(place="southmoor/board/").count()
        assert neighbour
        assert "Southmoor" not in shown(maya)

    def test_makes_the_same_queries_for_any_number(self, busy, maya, world, django_assert_max_num_queries) -> None:
        for number in range(30):
            commands.create_group(maya, world.partnership, name=f"Group {number}", kind="subgroup")
        browser = sign_in(maya)
        browser.get(WHERE)
        with django_assert_max_num_queries(30):
            browser.get(WHERE)

    def test_tells_of_somebody_whose_account_is_gone(self, busy, maya, world) -> None:
        gone = user("gone", "Gone Away")
        TrailEntry.objects.create(
            chain="northvale", at="2026-11-22T12:00Z", verb="x.do", actor_key=f"user:{gone}", place="northvale/board/",
            target="x.Y:1", outcome="done", note="",
        )  # fmt: skip
        User.objects.filter(pk=gone).delete()
        assert "account is gone" in shown(maya)


class TestTheCheck:
    def test_says_that_it_is_intact(self, busy, maya, settings, tmp_path) -> None:
        settings.DATA = tmp_path
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
        text = sign_in(maya).post(f"{WHERE}check/").content.decode()
        assert "The record is intact" in text
        assert "each follows from the one before" in text

    def test_is_a_post(self, maya) -> None:
        assert sign_in(maya).get(f"{WHERE}check/").status_code == 405


class TestWords:
    def test_ids_do_not_stand_in_notes(self) -> None:
        one = "11111111-2222-3333-4444-555555555555"
        assert rules.note_words(f"observer to user {one}", {one: "Pat"}) == "observer to Pat"
        assert rules.note_words(f"seat {one}", {}) == "seat"

    @pytest.mark.parametrize(
        ("key", "words"),
        [("job:meetings.remind_owners", "Joinedup itself (remind owners)"), ("link:1", "Holder of an e-mailed link")],
    )
    def test_those_who_are_no_persons(self, key, words) -> None:
        assert rules.actor_words(key) == words

    def test_kinds(self) -> None:
        assert rules.kind_words("meetings.QuorumRule") == "Quorum rule"
