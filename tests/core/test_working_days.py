"""Working days and England's bank holidays."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import (
    NO_HOLIDAYS,
    add_months,
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)

days = st.dates(date(2000, 1, 1), date(2035, 12, 31))


class TestBankHolidays:
    def test_are_those_of_england(self) -> None:
        assert [d.isoformat() for d in bank_holidays(2022)] == [
            "2022-01-03",
            "2022-04-15",
            "2022-04-18",
            "2022-05-02",
            "2022-06-02",
            "2022-06-03",
            "2022-08-29",
            "2022-09-19",
            "2022-12-26",
            "2022-12-27",
        ]

    def test_leave_out_those_of_scotland(self) -> None:
        assert is_working_day(date(2024, 1, 2))
        assert not is_working_day(date(2024, 1, 1))


class TestWorkingDays:
    def test_skip_weekends_and_bank_holidays(self) -> None:
        assert add_working_days(date(2024, 3, 28), 1) == date(2024, 4, 2)
        assert working_days_between(date(2024, 3, 28), date(2024, 4, 2)) == 1
        assert add_working_days(date(2024, 3, 28), 1, NO_HOLIDAYS) == date(2024, 3, 29)

    @given(days, st.integers(0, 80))
    def test_added_are_the_working_days_between(self, start: date, n: int) -> None:
        end = add_working_days(start, n)
        assert working_days_between(start, end) == n
        assert n == 0 or is_working_day(end)

    @given(days, st.integers(-80, 80))
    def test_added_and_taken_away_return_to_a_working_day(self, start: date, n: int) -> None:
        begin = add_working_days(start, 1)
        assert add_working_days(add_working_days(begin, n), -n) == begin

    @given(days, days)
    def test_are_counted_alike_in_both_directions(self, a: date, b: date) -> None:
        there, back = working_days_between(a, b), working_days_between(b, a)
        assert there + back == is_working_day(max(a, b)) - is_working_day(min(a, b)) or a == b


class TestAddMonths:
    def test_keeps_to_the_last_day_of_a_short_month(self) -> None:
        assert add_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
        assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
        assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
        assert add_months(date(2023, 12, 15), 2) == date(2024, 2, 15)
