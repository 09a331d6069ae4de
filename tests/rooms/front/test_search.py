"""Search: finds what the reader may see, near-spellings too, and hidden rows change nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from joinedup.foundation.accounts.models import User
from joinedup.foundation.search.commands import gather_words
from joinedup.foundation.search.models import SearchWord
from joinedup.foundation.search.rules import deletion_keys, distance, excerpt, nearest
from joinedup.front.search.queries import Found, search
from joinedup.partnership.groups import commands as groups
from joinedup.partnership.models import Partnership
from joinedup.partnership.seats import commands as seats
from joinedup_core.permits import Actor
from tests.cast import ROOT, TODAY, World
from tests.rooms.front.test_work import add_actions

words = st.text("abcdef", min_size=4, max_size=9)


class TestNearSpelling:
    @given(words, words)
    def test_one_step_apart_share_a_deletion_key(self, one: str, other: str) -> None:
        if distance(one, other) <= 1:
            assert deletion_keys(one) & deletion_keys(other)

    @given(words)
    def test_a_word_is_no_step_from_itself(self, word: str) -> None:
        assert distance(word, word) == 0

    @pytest.mark.parametrize("wrong", ["exploitaton", "exploitatoin", "exploitattion", "exploitaxion"])
    def test_finds_each_kind_of_slip(self, wrong: str) -> None:
        assert nearest(wrong, ["exploitation", "exploration"]) == ["exploitation"]

    def test_an_excerpt_keeps_whole_words(self) -> None:
        text = "The board asked for assurance. " * 20 + "Neglect was named."
        assert "Neglect" in excerpt(text, ["neglect"])
        assert excerpt(text, ["neglect"]).startswith("… ")


@pytest.fixture
def secret_group(world: World) -> None:
    """A group of the neighbour that nobody in Northvale may see."""
    groups.create_group(ROOT, world.elsewhere, name="Zephyranthes Working Group", kind="subgroup")


class TestSearch:
    def test_finds_by_stem(self, world: World, maya: Actor) -> None:
        assert "Case Review Group" in [h.title for h in search(maya, "reviews").hits]

    @pytest.mark.parametrize("typed", ["A-0002", "a2"])
    def test_finds_an_action_by_its_number_and_only_for_its_readers(
        self, world: World, maya: Actor, pat: Actor, omar: Actor, typed: str
    ) -> None:
        add_actions(maya, world, 3)
        assert [h.title[:6] for h in search(maya, typed).hits] == ["A-0002"]
        assert search(omar, typed).hits == ()

    def test_finds_nothing_of_a_neighbour(self, world: World, maya: Actor, omar: Actor) -> None:
        assert [h.title for h in search(maya, "adults").hits] == []
        assert [h.title for h in search(omar, "adults").hits] == ["Adults Board"]

    def test_puts_a_near_spelling_right(self, world: World, maya: Actor) -> None:
        gather_words()
        found = search(maya, "reviwe")
        assert (found.corrected, found.hits[0].title) == ("review", "Case Review Group")

    def test_never_suggests_a_word_that_only_hidden_rows_have(
        self, world: World, maya: Actor, secret_group: None
    ) -> None:
        gather_words()
        found = search(maya, "zephyranthe")
        assert (found.corrected, found.hits) == ("", ())

    def test_hidden_rows_change_nothing(self, world: World, maya: Actor) -> None:
        before = search(maya, "board")
        groups.create_group(ROOT, world.elsewhere, name="Board of Boards, board", kind="subgroup")
        assert search(maya, "board") == before

    @pytest.mark.parametrize("odd", ["", "'", '"', "-", "a & | !", "\\", "((", "x" * 200, "😀 :*"])
    def test_odd_words_do_no_harm(self, world: World, maya: Actor, odd: str) -> None:
        assert search(maya, odd).asked == odd

    def test_nobody_finds_nothing(self, world: World, nobody: Actor) -> None:
        assert search(nobody, "board").hits == ()


class TestPeople:
    """Names that pages show are found; those that pages do not show are not, and do not change an answer."""

    @pytest.mark.parametrize("typed", ["Lindqvist", "pat lindqvist", "Lindquist", "lindqvits"])
    def test_finds_the_seat_of_somebody_with_an_account_near_spellings_too(
        self, world: World, maya: Actor, pat: Actor, typed: str
    ) -> None:
        gather_words()
        (hit,) = search(maya, typed).hits
        assert hit.title == "Superintendent"
        assert hit.words.startswith("Pat Lindqvist, ")

    def test_follows_who_holds_and_who_deputises(self, world: World, maya: Actor) -> None:
        add = {"post": "Head of Service", "holder_name": "Una Will", "deputy_name": "Vic Castellan"}
        seat = seats.add_seat(ROOT, world.board, agency_id=world.icb, **add)
        for name in ("will", "Castellan"):
            assert [h.title for h in search(maya, name).hits] == ["Head of Service"], name
        seats.give_seat(ROOT, seat, holder_name="Wim Oldham", version=1, from_on=TODAY)
        assert [h.title for h in search(maya, "Oldham").hits] == ["Head of Service"]
        assert search(maya, "Una").hits == (), "whoever has left the seat is not found at it"

    def test_only_for_those_who_see_the_seat(self, world: World, pat: Actor, omar: Actor) -> None:
        gather_words()
        assert search(omar, "Lindqvist") == Found("Lindqvist", (), ())
        assert search(omar, "Lindquist") == Found("Lindquist", (), ())

    def test_published_facts_name_nobody(self, world: World, maya: Actor, pat: Actor) -> None:
        Partnership.objects.filter(key="northvale").update(provenance="published")
        assert search(maya, "Lindqvist").hits == ()

    def test_asks_the_same_of_the_database_whatever_is_found(self, world: World, maya: Actor, pat: Actor) -> None:
        counts = []
        for text in ("Lindqvist", "board", "superintendent"):
            with CaptureQueriesContext(connection) as asked:
                assert search(maya, text).hits
            counts.append(len(asked))
        assert len(set(counts)) == 1, counts

    def test_a_name_that_stands_nowhere_any_more_leaves_the_list_of_words(self, world: World, pat: Actor) -> None:
        gather_words()
        assert SearchWord.objects.filter(word="lindqvist").exists()
        User.objects.filter(name="Pat Lindqvist").update(name="Left")
        gather_words()
        assert not SearchWord.objects.filter(word="lindqvist").exists()
