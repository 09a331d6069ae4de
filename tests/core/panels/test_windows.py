"""What a kind settles of its windows decides; what it does not settle runs by the usual clock, with its source and doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from joinedup_core.clocks import UnreadableRules
from joinedup_core.panels import (
    WINDOWS,
    agenda_of,
    agenda_text,
    as_entry,
    end_of_window,
    kind_from,
    kind_of,
    kinds,
    length_of,
    text_of,
    texts_problem,
    window_words,
)

DAY = date(2026, 5, 20)


def test_what_is_not_settled_runs_by_the_usual_clock_and_says_where_it_is_from() -> None:
    marac = kind_of("marac")
    assert end_of_window(marac, "opens", DAY) == date(2026, 5, 10)
    assert end_of_window(marac, "research", DAY) == date(2026, 5, 18)
    assert end_of_window(marac, "agenda", DAY) is None
    assert str(length_of(marac, "repeat")) == "12 months"
    assert length_of(kind_of("asb"), "repeat") is None
    words, source = window_words(marac, "repeat")
    assert words == "12 months"
    assert "SafeLives" in source
    assert "older text" in source


def test_what_a_kind_settles_decides_and_its_criterion_says_so() -> None:
    entry = as_entry(kind_of("marac")) | {"windows": {"repeat": 6, "research": 0, "agenda": 5, "opens": 14}}
    ours = kind_from(entry, "Ours")
    assert end_of_window(ours, "research", DAY) == DAY
    assert end_of_window(ours, "agenda", DAY) == date(2026, 5, 13)
    assert end_of_window(ours, "opens", DAY) == date(2026, 5, 6)
    assert "within 6 months of the last" in next(one.text for one in ours.criteria if one.repeat)
    again = kind_from(as_entry(ours) | {"windows": {"repeat": 9}}, "Ours")
    assert "within 9 months of the last" in next(one.text for one in again.criteria if one.repeat)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_every_kind_is_read_again_from_what_is_kept_of_it(kind) -> None:  # type: ignore[no-untyped-def]
    assert kind_from(as_entry(kind), "kept") == kind
    assert kind_from(as_entry(replace(kind, windows={"flag": 3})), "kept").windows == {"flag": 3}


@pytest.mark.parametrize(
    ("windows", "said"),
    [({"repeat": 0}, "from 1 to 60"), ({"research": 2.5}, "from 0 to 20"), ({"tea": 3}, "no window “tea”")],
)
def test_a_window_that_cannot_be_is_refused(windows: dict[str, int], said: str) -> None:
    with pytest.raises(UnreadableRules, match=said):
        kind_from(as_entry(kind_of("marac")) | {"windows": windows}, "Ours")
    assert set(WINDOWS) >= {"opens", "closes", "research"}


def test_a_text_is_filled_from_a_closed_list_and_leaves_out_a_line_without_its_field() -> None:
    texts = {"invitation": "Come on {day}.\nTo {where}\nBring what you hold."}
    ours = kind_from(as_entry(kind_of("marac")) | {"texts": texts}, "Ours")
    assert text_of(ours, "invitation", {"day": "9 May", "where": ""}) == "Come on 9 May.\nBring what you hold."
    assert text_of(ours, "research", {}) == ""
    agenda = agenda_of("5 Welcome\n cases \nAny other business")
    assert [(one.text, one.minutes) for one in agenda] == [("Welcome", 5), ("Cases", 0), ("Any other business", 0)]
    assert agenda_text(replace(ours, agenda=agenda)) == "5 Welcome\nCases\n0 Any other business"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"texts": {"minutes": "About {victim}"}}, "cannot be filled in here"),
        ({"texts": {"tea": "x"}}, "no text “tea”"),
        ({"texts": {"research": "As with 943 476 5919"}}, "ten digits"),
        ({"texts": {"research": "Who was born 3 May 1990"}}, "date of birth"),
        ({"agenda": [{"text": "Welcome", "minutes": 5}]}, "“Cases” on one line"),
        ({"agenda": [{"text": "Cases"}, {"text": "", "minutes": 5}]}, "each with its words"),
    ],
)
def test_a_template_that_cannot_be_is_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(UnreadableRules, match=said):
        kind_from(as_entry(kind_of("marac")) | wrong, "Ours")


def test_a_telephone_number_may_stand_in_a_text() -> None:
    assert texts_problem({"research": "Ring 01632 960 200 or 01632960200."}) is None
