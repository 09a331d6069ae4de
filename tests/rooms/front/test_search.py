"""Search: finds what the reader may see, near-spellings too, and hidden rows change nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.foundation.search.commands import gather_words
from joinedup.foundation.search.rules import deletion_keys, distance, excerpt, nearest
from joinedup.front.search.queries import search
from joinedup.partnership.groups import commands as groups
from joinedup_core.permits import Actor
from tests.cast import ROOT, World
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
