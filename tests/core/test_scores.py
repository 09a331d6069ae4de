"""Score cells and what is read from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.tables import UnreadableScore, read_score

READINGS = [
    ("4 x 3", "4 x 3", None),
    ("4x3", "4 x 3", None),
    ("1 x1", "1 x 1", None),
    ("\n4 X 3 = 12", "4 x 3", None),
    ("4 \u00d7 3", "4 x 3", None),
    ("4*3", "4 x 3", None),
    ("L4 I3", "4 x 3", None),
    ("L: 4, I: 3", "4 x 3", None),
    ("Likelihood 4 x Impact 3", "4 x 3", None),
    ("12 (4x3)", "4 x 3", None),
    ("(4 x 3) = 12", "4 x 3", None),
    ("4 x 3 (12)", "4 x 3", None),
    ("2 x 4\nRating amended from 1 x 1", "2 x 4", "1 x 1"),
    ("4 x 3\n\nRating amended from  1 x 1", "4 x 3", "1 x 1"),
    ("4x3 (previously 2x3)", "4 x 3", "2 x 3"),
    ("Was 2x2, now 3x3", "3 x 3", "2 x 2"),
    ("2 x 2 -> 3 x 3", "3 x 3", "2 x 2"),
    ("reduced from 4x4 to 2x4", "2 x 4", "4 x 4"),
    ("10 x 10", "10 x 10", None),
]
REFUSALS = [
    ("", "There is no score here"),
    ("??", "There is no score here"),
    ("12", "12 is one number"),
    ("High", "is not a score"),
    ("0 x 3", "run from 1"),
    ("4 x 30", "no matrix goes past 10"),
    ("1x1 2x2 3x3", "more than two scores"),
    ("x" * 400, "too long"),
]


class TestReadScore:
    @pytest.mark.parametrize(("written", "current", "previous"), READINGS)
    def test_understands(self, written: str, current: str, previous: str | None) -> None:
        found = read_score(written)
        assert (str(found.current), found.previous and str(found.previous)) == (current, previous)
        assert not found.doubt

    @pytest.mark.parametrize(("written", "why"), REFUSALS)
    def test_refuses_in_words(self, written: str, why: str) -> None:
        with pytest.raises(UnreadableScore, match=why):
            read_score(written)

    def test_doubts_a_product_that_does_not_fit(self) -> None:
        assert read_score("4 x 3 = 16").doubt == "4 x 3 makes 12, but 16 is written."
        assert "16 is written" in read_score("16 (4 x 3)").doubt

    def test_doubts_two_scores_without_a_word_between(self) -> None:
        assert "nothing says which is current" in read_score("2 x 2\n3 x 3").doubt

    def test_doubts_a_lone_earlier_score_and_a_question_mark(self) -> None:
        assert "Only the earlier" in read_score("Rating amended from 1 x 1").doubt
        assert "question mark" in read_score("4 x 3?").doubt

    @given(st.integers(1, 10), st.integers(1, 10), st.sampled_from([" x ", "x", " X", "\u00d7", " * "]))
    def test_reads_what_it_prints(self, likelihood: int, impact: int, sign: str) -> None:
        found = read_score(f"{likelihood}{sign}{impact}")
        assert found.current.product == likelihood * impact
        assert read_score(str(found.current)) == found

    @given(st.text(max_size=60))
    def test_of_any_text_reads_or_refuses(self, text: str) -> None:
        try:
            assert read_score(text).current.product >= 1
        except UnreadableScore as refusal:
            assert str(refusal)  # noqa: PT017
