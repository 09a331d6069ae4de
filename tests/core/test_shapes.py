"""What is remembered of the shapes of written dates changes no answer, whatever figures come next."""

import re
from collections.abc import Callable
from itertools import islice, product
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import UnreadableDate, read_moment
from joinedup_core.calendar.reading import tidy
from joinedup_core.calendar.shapes import BY_SHAPE, MOST_KEPT
from tests.core.test_unseen_dates import LISTED
from tests.core.written import READ, REFUSED

FORMS = sorted({written for written, *_ in (*READ, *REFUSED, *LISTED)})


def with_figures(form: str, figures: str) -> str:
    """The form with other figures in the place of its own."""
    turn = iter(figures)
    return re.sub(r"[0-9]", lambda match: next(turn), form)


@st.composite
def alike(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts of one shape: forms as they are written, one after the other or in part, with any figures."""
    form = draw(st.sampled_from(FORMS))
    if draw(st.booleans()):
        form = form[draw(st.integers(0, len(form))) :] + draw(st.sampled_from(["", " ", "-", "/"]))
        form += draw(st.sampled_from(FORMS))
    figures = st.text("0123456789", min_size=len(form), max_size=len(form))
    return with_figures(form, draw(figures)), with_figures(form, draw(figures))


def told(written: str) -> str:
    """All that reading gives: the moment, or the sentence with which it is refused."""
    try:
        return repr(read_moment(written))
    except UnreadableDate as reason:
        return f"! {reason}"


def forget() -> None:
    """Empty every memory."""
    for known in BY_SHAPE.values():
        known.clear()


@given(alike())
def test_reads_the_same_with_an_empty_memory_and_after_others_of_the_shape(pair: tuple[str, str]) -> None:
    forget()
    fresh = told(pair[1])
    forget()
    told(pair[0])
    assert told(pair[1]) == fresh


@pytest.mark.parametrize("question", BY_SHAPE, ids=lambda question: f"{question.__module__}.{question.__name__}")
@given(st.one_of(alike().map(lambda pair: tidy(pair[0])), st.text("0129 /-.:?'apmthdecofn", max_size=16)))
def test_is_asked_only_what_no_figure_decides(question: Callable[[str], object], words: str) -> None:
    if words:
        assert repr(question(words)) == repr(question.__wrapped__(words))  # type: ignore[attr-defined]


def test_reads_every_listed_form_the_same_after_its_shape_is_known() -> None:
    forget()
    fresh = [told(written) for written in FORMS]
    forget()
    for written in FORMS:
        told(with_figures(written, "9" * len(written)))
    assert [told(written) for written in FORMS] == fresh


def test_keeps_no_more_shapes_than_it_says() -> None:
    for letters in islice(product(ascii_lowercase, repeat=3), MOST_KEPT + 100):
        told(f"3 {''.join(letters)} 2019")
    assert max(map(len, BY_SHAPE.values())) <= MOST_KEPT
