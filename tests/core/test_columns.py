"""A whole column of dates: one order for all of it, or the rows that contradict."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import Order, read_column

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def days_of(cells: list[str]) -> list[date | None]:
    return [moment.exact if moment else None for moment in read_column(cells).moments]


class TestReadColumn:
    def test_takes_the_day_first_unless_a_row_says_otherwise(self) -> None:
        found = read_column(["3/4/2019", "", "May 2018"])
        assert found.order is Order.BRITISH
        assert [str(m) if m else "" for m in found.moments] == ["3 April 2019", "", "May 2018"]
        assert found.problems == ("", "", "")

    def test_follows_a_row_that_can_only_have_the_month_first(self) -> None:
        found = read_column(["3/4/2019", "4/25/2019"])
        assert found.order is Order.AMERICAN
        assert found.because == "The month stands first: row 2 cannot be read otherwise."
        assert days_of(["3/4/2019", "4/25/2019"]) == [date(2019, 3, 4), date(2019, 4, 25)]

    def test_takes_a_weekday_that_fits_as_evidence(self) -> None:
        assert read_column(["Mon 3/4/2019", "5/6/2019"]).order is Order.AMERICAN
        assert read_column(["Wed 3/4/2019", "5/6/2019"]).order is Order.BRITISH

    def test_refuses_what_can_be_read_two_ways_where_rows_contradict(self) -> None:
        found = read_column(["3/4/2019", "25/4/2019", "4/25/2019", "5/5/2019", "6 May 2019"])
        assert found.order is None
        assert (found.day_first, found.month_first) == ((2,), (3,))
        assert (
            "can be read two ways. Dates with the day first (row 2) and with the month first (row 3)"
            in found.problems[0]
        )
        assert [m.exact if m else None for m in found.moments[1:]] == [
            date(2019, 4, 25),
            date(2019, 4, 25),
            date(2019, 5, 5),
            date(2019, 5, 6),
        ]

    def test_takes_one_slip_among_many_rows_for_a_slip(self) -> None:
        cells = [f"{day}/{month}/2019" for day in range(13, 29) for month in range(1, 13)]
        found = read_column([*cells, "1/13/2019", "3/4/2019"], rows=range(2, len(cells) + 4))
        assert found.order is Order.BRITISH
        assert "month 13" in found.problems[-2]
        assert found.moments[-1].exact == date(2019, 4, 3)
        assert found.month_first == (len(cells) + 2,)

    def test_says_why_a_cell_is_refused(self) -> None:
        assert "no 31 June 2019" in read_column(["31/06/2019"]).problems[0]

    def test_takes_no_time_from_a_column_where_all_are_midnight(self) -> None:
        assert str(read_column(["3/4/2019 00:00", "25/4/2019 00:00"]).moments[0]) == "3 April 2019"
        assert str(read_column(["3/4/2019 00:00", "25/4/2019 10:15"]).moments[0]) == "3 April 2019 at 00:00"

    @given(st.lists(days, min_size=1, max_size=20), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
    def test_reads_every_day_of_a_column_whose_order_shows(self, written: list[date], form: str) -> None:
        written.append(date(2019, 4, 25))
        assert days_of([day.strftime(form) for day in written]) == written
