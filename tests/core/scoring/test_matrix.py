"""Scores, bands, direction of travel and review intervals."""

from dataclasses import replace
from datetime import date

import pytest

from joinedup_core.scoring.matrix import (
    DEFAULT,
    Band,
    Score,
    add_months,
    direction_of_travel,
    matrix_problems,
    next_review,
)


@pytest.mark.parametrize(
    ("score", "band"),
    [(Score(1, 3), "low"), (Score(2, 2), "moderate"), (Score(2, 4), "high"), (Score(5, 3), "extreme")],
)
def test_bands_of_the_default(score, band):
    assert DEFAULT.band(score).key == band


def test_the_default_says_that_the_board_set_no_scale():
    assert DEFAULT.notice.startswith("The board has not set a scale: shown against Joinedup's default")
    assert replace(DEFAULT, stated=True).notice == ""
    assert matrix_problems(DEFAULT) == ()
    assert [DEFAULT.band_range(band) for band in DEFAULT.bands] == ["1 to 3", "4 to 6", "8 to 12", "15 to 25"]


def test_a_score_off_the_scale_is_refused_in_words():
    assert "from 1 (rare) to 5 (almost certain); 6 is not on" in DEFAULT.problem(6, 3)
    assert "The impact" in DEFAULT.problem(3, 0)
    assert DEFAULT.problem(5, 5) == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"likelihoods": ("Rare", "Likely")}, "Give 3 to 10 words for likelihood"),
        ({"impacts": ("Low", "low", "High")}, "Two steps of impact have the same word"),
        ({"impacts": ("Low", " ", "High")}, "Every step of impact needs a word"),
        ({"bands": ()}, "Give at least one band"),
        ({"bands": (Band("low", "Low", 2, "green", 12),)}, "The lowest band must start at 1"),
        ({"bands": (DEFAULT.bands[0], DEFAULT.bands[0])}, "Two bands start at the same score"),
        ({"bands": (DEFAULT.bands[0], Band("x", "X", 99, "red", 1))}, "no risk reaches it"),
        ({"bands": (Band("low", "Low", 1, "green", 0),)}, "must be reviewed"),
        ({"bands": (DEFAULT.bands[1], DEFAULT.bands[0])}, "from the lowest to the highest"),
    ],
)
def test_a_matrix_is_refused_in_words(change, says):
    assert any(says in problem for problem in matrix_problems(replace(DEFAULT, **change)))


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (None, None, "unscored"),
        (None, Score(1, 1), "new"),
        (Score(1, 1), Score(4, 3), "worse"),
        (Score(4, 3), Score(1, 1), "better"),
        (Score(2, 3), Score(3, 2), "shifted"),
        (Score(2, 3), Score(2, 3), "same"),
    ],
)
def test_direction_has_an_arrow_a_word_and_a_reason(before, after, state):
    direction = direction_of_travel(before, after)
    assert direction.state == state
    assert direction.arrow
    assert direction.label
    assert direction.because


def test_reviews_come_as_often_as_the_band_asks():
    assert next_review(DEFAULT, Score(4, 3), date(2026, 11, 30)) == date(2027, 2, 28)
    assert next_review(DEFAULT, Score(1, 1), date(2026, 11, 30)) == date(2027, 11, 30)
    assert next_review(DEFAULT, None, date(2026, 11, 30)) is None
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
