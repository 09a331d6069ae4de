"""What is counted of panels: reports towards a threshold, the running order of one reader, the return, small numbers kept back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import Length, Unit
from joinedup_core.panels import Report, for_boards, judge_threshold, quarter_of, running_order, summed

MONTH, HALF_YEAR = Length(1, Unit.MONTHS), Length(6, Unit.MONTHS)


def threshold(*reports: tuple[date, date, str]):
    rows = [Report(*one) for one in reports]
    return judge_threshold(rows, date(2026, 6, 30), needed=3, report_within=MONTH, apply_within=HALF_YEAR)


def test_the_same_incident_told_to_two_agencies_counts_once() -> None:
    day = date(2026, 5, 1)
    found = threshold((day, day, "a"), (day, day, "a"), (day, day, "b"))
    assert (found.met, found.counting) == (False, 2)
    assert "told to another agency" in found.left_out[0]
    assert threshold((day, day, "a"), (day, day, "b"), (day, day, "c")).met


def test_a_late_report_and_an_old_one_do_not_count_and_that_is_said() -> None:
    found = threshold(
        (date(2026, 1, 1), date(2026, 2, 2), "late"), (date(2025, 12, 1), date(2025, 12, 2), "old"),
        (date(2026, 1, 1), date(2026, 2, 1), "just"),
    )  # fmt: skip
    assert found.counting == 1
    assert len(found.left_out) == 2
    assert "persistence" in found.because


@given(st.lists(st.integers(5, 60), max_size=12))
def test_a_running_order_has_no_gap_in_numbers_or_times(minutes: list[int]) -> None:
    start = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
    slots = running_order(start, list(enumerate(minutes)))
    assert [slot.number for slot in slots] == list(range(1, len(minutes) + 1))
    assert all(one.ends_at == two.begins_at for one, two in pairwise(slots))
    assert not slots or slots[-1].ends_at == start + timedelta(minutes=sum(minutes))


def test_the_return_adds_up_meetings_and_names_every_field() -> None:
    found = summed([{"cases": 3, "children": 4, "from:police": 2}, {"cases": 1, "from:police": 1}])
    assert (found["cases"], found["children"], found["lgbt"], found["from:police"]) == (4, 4, 0, 3)
    assert quarter_of(2026, 4) == ((2026, 10), (2026, 12))


@given(st.integers(0, 60), st.integers(0, 60))
def test_boards_learn_no_small_number_and_no_small_rest(cases: int, male: int) -> None:
    shown = for_boards(summed([{"cases": cases, "male": min(male, cases)}]))
    told = shown["male"]
    assert told is None or told == 0 or told >= 5
    assert told is None or cases - told == 0 or cases - told >= 5
    assert shown["cases"] == (None if 0 < cases < 5 else cases)


def test_few_who_are_known_not_to_be_cannot_be_worked_out_of_two_figures() -> None:
    shown = for_boards(summed([{"cases": 20, "lgbt": 6, "lgbt_unknown": 12, "disabled": 6, "disabled_unknown": 8}]))
    assert (shown["lgbt"], shown["lgbt_unknown"]) == (6, None)
    assert (shown["disabled"], shown["disabled_unknown"]) == (6, 8)


def test_where_few_are_known_boards_do_not_learn_how_few() -> None:
    shown = for_boards(summed([{"cases": 7, "sex_unknown": 6, "male": 1}]))
    assert (shown["cases"], shown["sex_unknown"], shown["male"]) == (7, None, None)


@given(st.lists(st.integers(0, 40), max_size=6))
def test_no_small_number_of_an_agency_is_shown_or_worked_out_from_the_cases(parts: list[int]) -> None:
    shown = for_boards({"cases": sum(parts), **{f"from:{at}": number for at, number in enumerate(parts)}})
    told = [shown[f"from:{at}"] for at in range(len(parts))]
    assert not [number for number in told if number is not None and 0 < number < 5]
    hidden = [number for number, seen in zip(parts, told, strict=True) if seen is None]
    if hidden and shown["cases"] is not None:
        assert len(hidden) > 1
        assert sum(hidden) > len(hidden), "each at least 1, so each would be 1"
