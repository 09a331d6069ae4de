"""Lengths of time: where they end, over bank holidays, month ends, leap days and changes of the clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import (
    ENGLAND,
    LONDON,
    Holidays,
    Length,
    Unit,
    add_hours,
    end_of,
    is_working_day,
    start_for,
    working_days_between,
)

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
numbers = st.integers(1, 60)
lengths = st.builds(Length, numbers, st.sampled_from(list(Unit)))


class TestLengths:
    @pytest.mark.parametrize(
        ("start", "number", "unit", "end"),
        [
            ("2026-12-24", 15, "working_days", "2027-01-19"),
            ("2022-05-31", 3, "working_days", "2022-06-07"),  # two one-off days of the Platinum Jubilee
            ("2026-06-06", 1, "working_days", "2026-06-08"),
            ("2026-08-31", 1, "months", "2026-09-30"),
            ("2027-08-31", 6, "months", "2028-02-29"),
            ("2024-02-29", 1, "years", "2025-02-28"),
            ("2024-02-29", 4, "years", "2028-02-29"),
            ("2028-02-28", 1, "days", "2028-02-29"),
            ("2026-06-01", 16, "weeks", "2026-09-21"),
        ],
    )
    def test_end(self, start: str, number: int, unit: str, end: str) -> None:
        assert end_of(date.fromisoformat(start), Length(number, Unit(unit))) == date.fromisoformat(end)

    @given(days, numbers)
    def test_of_working_days_end_on_one_and_count_right(self, start: date, number: int) -> None:
        end = end_of(start, Length(number, Unit.WORKING_DAYS))
        assert is_working_day(end)
        assert working_days_between(start, end) == number

    @given(days, days, lengths)
    def test_that_start_later_never_end_earlier(self, one: date, other: date, length: Length) -> None:
        assert end_of(min(one, other), length) <= end_of(max(one, other), length)
        assert end_of(one, length) > one

    @given(days, lengths)
    def test_counted_back_leave_room(self, end: date, length: Length) -> None:
        start = start_for(end, length)
        assert start < end
        if length.unit is Unit.WORKING_DAYS:
            assert working_days_between(start, end) >= length.number

    @given(st.datetimes(datetime(2000, 1, 2), datetime(2037, 12, 30)), st.integers(1, 200))
    def test_of_hours_are_real_hours(self, start: datetime, hours: int) -> None:
        there = start.replace(tzinfo=LONDON).astimezone(UTC)
        end = add_hours(start, hours).replace(tzinfo=LONDON)
        both = {end.replace(fold=fold).astimezone(UTC) - there for fold in (0, 1)}
        assert timedelta(hours=hours) in both

    def test_of_hours_show_the_change_of_the_clocks(self) -> None:
        assert add_hours(datetime(2026, 3, 28, 12), 24) == datetime(2026, 3, 29, 13)
        assert add_hours(datetime(2026, 10, 24, 12), 24) == datetime(2026, 10, 25, 11)

    def test_take_one_off_holidays(self) -> None:
        added = Holidays(added={date(2026, 6, 8): "One-off holiday"})
        assert end_of(date(2026, 6, 5), Length(1, Unit.WORKING_DAYS), added) == date(2026, 6, 9)
        assert added.name(date(2026, 6, 8)) == "One-off holiday"
        moved = Holidays(removed=frozenset({date(2026, 5, 4)}))
        assert date(2026, 5, 4) in ENGLAND
        assert date(2026, 5, 4) not in moved
