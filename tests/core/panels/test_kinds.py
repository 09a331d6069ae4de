"""Kinds of panel are data: whatever is wrong in a file is said, and every clock they name exists."""

from __future__ import annotations

from datetime import date

import pytest

from joinedup_core.clocks import UnreadableRules, all_clocks, find_clock
from joinedup_core.panels import kind_of, kinds, read_kinds

SMALL = """
[[kind]]
key = "x"
version = 1
title = "X"
short = "X"
about = "About"
source = "S"
certainty = "seen"
status = "local"
"""


def test_there_are_the_kinds_that_partnerships_hold() -> None:
    wanted = {
        "marac",
        "asb",
        "mash",
        "risk_team",
        "exploitation",
        "hate_crime",
        "complex_case",
        "mappa_2",
        "mappa_3",
        "channel",
    }
    assert {kind.key for kind in kinds()} == wanted
    assert {kind.key for kind in kinds() if kind.held_elsewhere} == {"mappa_2", "mappa_3", "channel"}


def test_every_kind_says_what_is_asked_of_a_referral_or_holds_no_content() -> None:
    for kind in kinds():
        assert bool(kind.criteria) != kind.held_elsewhere, kind.key
        assert all(one.source for one in kind.criteria)
        for clock in filter(None, (kind.repeat_clock, kind.flag_clock)):
            assert find_clock(clock, all_clocks()).length


def test_the_version_in_force_on_the_day_holds() -> None:
    newer = SMALL.replace("version = 1", "version = 2") + "effective_from = 2026-04-01\n"
    both = read_kinds(SMALL + "effective_to = 2026-03-31\n" + newer, "x.toml")
    assert kind_of("x", date(2026, 3, 31), both).version == 1
    assert kind_of("x", date(2026, 4, 1), both).version == 2
    assert kind_of("x", None, both).version == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = 1", "entries and nothing else"),
        (SMALL.replace('source = "S"\n', ""), "needs source"),
        (SMALL + "rythm = 'weekly'\n", "unknown field, rythm"),
        (SMALL + "considers = ['streets']\n", "some of people, group, place"),
        (SMALL + "effective_from = '2026'\n", "a day such as"),
        (SMALL.replace('"seen"', '"sure"'), "cannot be read"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(text: str, said: str) -> None:
    with pytest.raises(UnreadableRules, match=said):
        read_kinds(text, "x.toml")


def test_a_referral_rests_on_a_criterion_and_judgement_on_reasons() -> None:
    marac = kind_of("marac")
    assert "at least one" in (marac.criteria_problem((), "") or "")
    assert "from those listed" in (marac.criteria_problem(("invented",), "") or "")
    assert "your reasons" in (marac.criteria_problem(("professional_judgement",), " ") or "")
    assert marac.criteria_problem(("professional_judgement",), "She is afraid to go home") is None
    assert marac.criteria_problem(("visible_high_risk",), "") is None
