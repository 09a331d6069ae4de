"""Meeting dates from a rhythm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import Avoid, Closed, Every, Rhythm, dates_for, nth_weekday

SUMMER = Closed(date(2026, 7, 22), date(2026, 9, 1), "school summer holiday")
rhythms = st.one_of(
    st.builds(Rhythm, st.sampled_from(Every), st.none() | st.integers(0, 4)),
    st.builds(
        Rhythm,
        st.sampled_from([e for e in Every if e not in (Every.WEEKLY, Every.FORTNIGHTLY, Every.SIX_WEEKLY)]),
        st.integers(0, 4),
        st.sampled_from([1, 2, 3, 4, 5, -1]),
    ),
)


class TestDatesFor:
    def test_gives_the_second_tuesday_of_every_month(self) -> None:
        found = dates_for(Rhythm(Every.MONTHLY, 1, 2), date(2026, 1, 1), date(2026, 4, 30))
        assert [p.on for p in found] == [
            date(2026, 1, 13),
            date(2026, 2, 10),
            date(2026, 3, 10),
            date(2026, 4, 14),
        ]
        assert not any(p.because for p in found)

    def test_counts_six_weeks_from_the_start(self) -> None:
        found = dates_for(Rhythm(Every.SIX_WEEKLY, 3), date(2026, 1, 5), date(2026, 5, 30))
        assert [p.on for p in found] == [date(2026, 1, 8), date(2026, 2, 19), date(2026, 4, 2), date(2026, 5, 14)]

    def test_comes_back_to_the_31st_after_a_short_month(self) -> None:
        found = dates_for(Rhythm(Every.MONTHLY), date(2025, 1, 31), date(2025, 8, 1), Avoid(weekends=False))
        assert [p.on.day for p in found if p.on] == [31, 28, 31, 30, 31, 30, 31]

    def test_moves_off_a_bank_holiday_by_a_week_and_says_why(self) -> None:
        found = dates_for(Rhythm(Every.MONTHLY, 0, 1), date(2026, 5, 1), date(2026, 5, 31))
        assert found[0].on == date(2026, 5, 11)
        assert found[0].moved_from == date(2026, 5, 4)
        assert "Monday 4 May 2026 is a bank holiday (May Day): moved to Monday 11 May 2026." in found[0].because

    def test_moves_a_weekly_meeting_within_its_week(self) -> None:
        found = dates_for(Rhythm(Every.WEEKLY, 0), date(2026, 5, 1), date(2026, 5, 15))
        assert [p.on for p in found] == [date(2026, 5, 5), date(2026, 5, 11)]

    def test_moves_a_day_of_the_month_off_the_weekend(self) -> None:
        found = dates_for(Rhythm(Every.QUARTERLY), date(2026, 1, 10), date(2026, 4, 30))
        assert [p.on for p in found] == [date(2026, 1, 12), date(2026, 4, 10)]
        assert "weekend" in found[0].because

    def test_keeps_off_school_holidays_or_says_it_cannot(self) -> None:
        found = dates_for(Rhythm(Every.MONTHLY, 2, 2), date(2026, 7, 1), date(2026, 9, 30), Avoid((SUMMER,)))
        assert [p.on for p in found] == [date(2026, 7, 8), None, date(2026, 9, 9)]
        assert found[1].moved_from == date(2026, 8, 12)
        assert "school summer holiday" in found[1].because
        assert "Choose a day or leave it out" in found[1].because

    def test_moves_a_quarterly_meeting_out_of_the_summer(self) -> None:
        found = dates_for(Rhythm(Every.QUARTERLY, 2, 2), date(2026, 8, 1), date(2026, 12, 31), Avoid((SUMMER,)))
        assert [p.on for p in found] == [date(2026, 9, 2), date(2026, 11, 11)]

    def test_says_when_a_month_has_no_fifth_weekday(self) -> None:
        found = dates_for(Rhythm(Every.MONTHLY, 0, 5), date(2026, 2, 1), date(2026, 3, 31))
        assert found[0].on is None
        assert found[0].because.startswith("February 2026 has no fifth Monday")
        assert found[1].on == date(2026, 3, 30)

    def test_begins_with_the_next_month_when_this_months_day_is_past(self) -> None:
        found = dates_for(Rhythm(Every.QUARTERLY, 1, 1), date(2026, 1, 20), date(2026, 6, 30))
        assert [p.on for p in found] == [date(2026, 2, 3), date(2026, 5, 5)]

    def test_refuses_a_series_that_ends_before_it_begins(self) -> None:
        with pytest.raises(ValueError, match="before its first day"):
            dates_for(Rhythm(Every.WEEKLY), date(2026, 2, 1), date(2026, 1, 1))

    @given(rhythms, st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.integers(0, 500))
    def test_never_meets_twice_on_a_day_or_on_a_closed_day(self, rhythm: Rhythm, start: date, length: int) -> None:
        until = date.fromordinal(start.toordinal() + length)
        avoid = Avoid((SUMMER,))
        found = dates_for(rhythm, start, until, avoid)
        held = [p.on for p in found if p.on]
        assert len(set(held)) == len(held)
        assert held == sorted(held)
        assert all(start <= day <= until and not avoid.reason(day) for day in held)
        assert all(p.because for p in found if p.on is None or p.moved_from)

    @given(rhythms, st.dates(date(2024, 1, 1), date(2028, 1, 1)))
    def test_loses_no_meeting(self, rhythm: Rhythm, start: date) -> None:
        until = start.replace(year=start.year + 1, day=min(start.day, 28))
        free = dates_for(rhythm, start, until, Avoid(bank_holidays=False, weekends=False))
        assert len(dates_for(rhythm, start, until, Avoid((SUMMER,)))) == len(free)


class TestRhythm:
    def test_is_said_in_words(self) -> None:
        assert str(Rhythm(Every.QUARTERLY, 1, -1)) == "every three months on the last Tuesday"
        assert str(Rhythm(Every.WEEKLY, 4)) == "every week on a Friday"

    def test_refuses_what_cannot_be(self) -> None:
        with pytest.raises(ValueError, match="weekday only"):
            Rhythm(Every.WEEKLY, 1, 2)
        with pytest.raises(ValueError, match="Monday to Friday"):
            Rhythm(Every.MONTHLY, 5)

    def test_knows_the_last_weekday_of_a_month(self) -> None:
        assert nth_weekday(2026, 2, 5, -1) == date(2026, 2, 28)
        assert nth_weekday(2026, 2, 0, 5) is None
