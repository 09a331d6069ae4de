"""Which quarters are counted when, and that boards get no small number: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.casework.numbers.rules import (
    ALL,
    BACK,
    WAIT,
    counted_from,
    kept_back,
    last_quarters,
    quarter_end,
    quarter_of,
    quarter_words,
    quarters_due,
    read_table,
    share_words,
)

days = st.dates(date(2015, 1, 1), date(2060, 1, 1))
cells = st.lists(
    st.tuples(st.sampled_from(["child", "adult", "marac"]), st.sampled_from("abcd"), st.integers(0, 12)), max_size=14
)


@given(days, days)
def test_a_quarter_is_due_once_it_has_ended_and_was_waited_for(begins: date, today: date) -> None:
    due = quarters_due(begins, [], today)
    assert all(quarter_end(first) + WAIT < today and first >= quarter_of(begins) for first in due)
    assert due == sorted(due)
    assert len(due) <= BACK
    assert quarters_due(begins, due, today) == []
    for first in last_quarters(today):
        assert (first in due) == (first >= quarter_of(begins) and counted_from(first) <= today)


def test_quarters_have_names_and_days() -> None:
    assert quarter_words(date(2026, 7, 1)) == "July to September 2026"
    assert (quarter_of(date(2026, 12, 31)), quarter_end(date(2026, 10, 1))) == (date(2026, 10, 1), date(2026, 12, 31))
    first = date(2026, 7, 1)
    assert quarters_due(first, [], date(2026, 10, 28)) == []
    assert quarters_due(first, [], date(2026, 10, 29)) == [first]
    assert quarters_due(first, [first], date(2026, 10, 29) + timedelta(days=40)) == []


@given(cells, st.integers(2, 8))
@settings(deadline=None)
def test_what_boards_get_holds_no_small_number_and_every_figure_told_is_right(
    told: list[tuple[str, str, int]], below: int
) -> None:
    table = read_table(kept_back(told, "abcd", below).stored())
    exact = {(row, column): sum(n for r, c, n in told if (r, c) == (row, column)) for row, column, _ in told}
    shown = [number for line in table.rows.values() for number in line]
    assert not [number for number in shown if number is not None and 0 < number < below]
    for row in ("child", "adult", "marac", ALL):
        for wanted in ((), ("a",), ("a", "b"), ("b", "c", "d")):
            right = sum(n for (r, c), n in exact.items() if row in (r, ALL) and c in (wanted or "abcd"))
            assert table.figure(row, *wanted) in (None, right)
            assert not 0 < (table.figure(row, *wanted) or 0) < below
    pair = sum(n for (r, _), n in exact.items() if r in ("child", "adult"))
    assert table.across("child", "adult") in (None, pair)
    assert not 0 < (table.across("child", "adult") or 0) < below


@given(cells)
@settings(deadline=None)
def test_tables_of_the_same_things_share_only_a_number_that_both_show(told: list[tuple[str, str, int]]) -> None:
    by_kind = kept_back(told, "abcd")
    whole = kept_back([(ALL, column, number) for _, column, number in told], "abcd")
    shared = (by_kind.figure(), whole.figure())
    assert None in shared or shared[0] == shared[1] == sum(number for *_, number in told)


def test_fewer_than_five_in_all_do_not_even_tell_of_what_kind() -> None:
    table = kept_back([("marac", "a", 3), ("child", "b", 1)], "ab")
    assert (table.whole, table.rows) == (True, {})
    assert table.figure() is None
    assert table.figure("child") is None
    assert table.across("marac") is None
    assert kept_back([], "ab").figure() == 0


def test_a_per_cent_stands_only_beside_numbers_that_are_shown() -> None:
    assert share_words(12, 30) == "12 of 30 (40%)"
    assert share_words(0, 0) == "0 of 0"
    assert share_words(None, 30) is None
    assert share_words(12, None) is None
