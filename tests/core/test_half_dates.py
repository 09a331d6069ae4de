"""Written dates and what they are read as."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import HalfDate, UnreadableDate, parse_half_date

READINGS = [
    ("3/4/19", "3 April 2019"),
    ("03/04/2019", "3 April 2019"),
    ("3.4.19", "3 April 2019"),
    ("3-4-19", "3 April 2019"),
    ("2019-04-03", "3 April 2019"),
    ("2019/04/03", "3 April 2019"),
    ("20190403", "3 April 2019"),
    ("2019-04-03 00:00:00", "3 April 2019"),
    ("2019-04-03T10:30", "3 April 2019"),
    ("3 April 2019", "3 April 2019"),
    ("3rd April 2019", "3 April 2019"),
    ("3rd of April, 2019", "3 April 2019"),
    ("3 Apr 19", "3 April 2019"),
    ("03-Apr-2019", "3 April 2019"),
    ("April 3rd 2019", "3 April 2019"),
    ("April 3, 2019", "3 April 2019"),
    ("Wednesday 3 April 2019", "3 April 2019"),
    ("Wed 3/4/19", "3 April 2019"),
    ("Wed, 3 April 2019 at 10:30", "3 April 2019"),
    ("by 3 April 2019", "3 April 2019"),
    ("29 Feb 2024", "29 February 2024"),
    ("3/4/69", "3 April 2069"),
    ("3/4/70", "3 April 1970"),
    ("Mar 2018", "March 2018"),
    ("Nov 2018", "November 2018"),
    ("Jan 2018 ", "January 2018"),
    ("Sept 2018", "September 2018"),
    ("Sept. 2018", "September 2018"),
    ("March 18", "March 2018"),
    ("Mar-18", "March 2018"),
    ("Mar '18", "March 2018"),
    ("03/2018", "March 2018"),
    ("2018-03", "March 2018"),
    ("Febuary 2020", "February 2020"),
    ("March 2018?", "March 2018?"),
    ("?March 2018", "March 2018?"),
    ("March 2018 (?)", "March 2018?"),
    ("March 2018 (tbc)", "March 2018?"),
    ("about March 2018", "about March 2018"),
    ("circa March 2018??", "about March 2018?"),
    ("approx. 2018", "about 2018"),
    ("c. 2018", "about 2018"),
    ("~ 3/4/19", "about 3 April 2019"),
    ("2018", "2018"),
    ("2018/19", "2018/19"),
    ("2018-19", "2018/19"),
    ("FY 2018/19", "2018/19"),
    ("2018/2019", "2018/19"),
    ("1999/00", "1999/00"),
    ("2018-2020", "January 2018 to December 2020"),
    ("2018 to 2020", "January 2018 to December 2020"),
    ("Q1 2024/25", "Q1 2024/25"),
    ("Q4 2024-25", "Q4 2024/25"),
    ("Quarter 2 2024/25", "Q2 2024/25"),
    ("Q1 2024", "January 2024 to March 2024?"),
    ("Spring 2024", "spring 2024"),
    ("Winter 2024", "winter 2024/25"),
    ("winter 2024/25", "winter 2024/25"),
    ("Spring term 2024", "about January 2024 to April 2024"),
    ("end of March 2024", "end of March 2024"),
    ("end March 2024", "end of March 2024"),
    ("by end of March 2024", "end of March 2024"),
    ("mid-March 2024", "mid March 2024"),
    ("early Feb 2023", "early February 2023"),
    ("end of Q1 2024/25", "end of June 2024"),
    ("end of 2024", "about September 2024 to December 2024"),
    ("w/c 3 April 2019", "w/c 3 April 2019"),
    ("wc 3/4/19", "w/c 3 April 2019"),
    ("week commencing Monday 1 April 2019", "w/c 1 April 2019"),
    ("w/e 7/4/19", "w/c 1 April 2019"),
    ("3-5 April 2019", "3 April 2019 to 5 April 2019"),
    ("3rd \u2013 5th April 2019", "3 April 2019 to 5 April 2019"),
    ("3 to 5 April 2019", "3 April 2019 to 5 April 2019"),
    ("30 March to 2 April 2019", "30 March 2019 to 2 April 2019"),
    ("3/4/19 - 5/4/19", "3 April 2019 to 5 April 2019"),
    ("Jan - Mar 2018", "January 2018 to March 2018"),
    ("Jan-Mar 2018", "January 2018 to March 2018"),
    ("Nov 2018 - Feb 2019", "November 2018 to February 2019"),
    ("Nov to Feb 2019", "November 2018 to February 2019"),
    ("between November and February 2019", "November 2018 to February 2019"),
    ("from March to May 2018?", "March 2018 to May 2018?"),
]
REFUSALS = [
    ("31 Feb 2024", "There is no 31 February 2024: that month has 29 days"),
    ("29/2/23", "no 29 February 2023"),
    ("31/4/2019", "no 31 April 2019"),
    ("04/25/2019", "month 25"),
    ("0/4/19", "no 0 April"),
    ("Tuesday 3 April 2019", "is a Wednesday, not a Tuesday"),
    ("March", "has no year"),
    ("3 April", "has no year"),
    ("3/4", "has no year"),
    ("spring", "has no year"),
    ("2010-11", "can mean November 2010 or the year 2010/11"),
    ("2018/25", "not a year or a span"),
    ("Q5 2024/25", "no quarter 5"),
    ("w/c April 2019", "A week needs the day"),
    ("May 2019 to March 2018", "put the earlier date first"),
    ("13/2019", "month 13"),
    ("", "There is no date here"),
    ("??", "There is no date here"),
    ("TBC", "There is no date here|not a date"),
    ("soon", "not a date that can be read"),
    ("before March 2024", "not a date that can be read"),
    ("3/4/0000", "year"),
    ("March 9999", "year between"),
    ("x" * 5000, "too long"),
    ("Ongoing", "not a date that can be read"),
]

days = st.dates(date(1801, 1, 1), date(2198, 12, 31))
years = st.integers(1801, 2197)
months = st.integers(1, 12)
half_dates = st.builds(
    lambda value, about, doubtful: HalfDate(value.earliest, value.latest, value.precision, about, doubtful),
    st.one_of(
        st.builds(HalfDate.day, days),
        st.builds(HalfDate.week, days),
        st.builds(HalfDate.month, years, months),
        st.builds(HalfDate.part_of_month, st.sampled_from(["early", "mid", "end of"]), years, months),
        st.builds(HalfDate.quarter, years, st.integers(1, 4)),
        st.builds(HalfDate.season, st.sampled_from(["spring", "summer", "autumn", "winter"]), years),
        st.builds(HalfDate.year, years),
        st.builds(HalfDate.financial_year, years),
        st.builds(lambda a, n: HalfDate.between(a, a + timedelta(days=n)), days, st.integers(0, 700)),
    ),
    st.booleans(),
    st.booleans(),
)


class TestWrittenDates:
    @pytest.mark.parametrize(("written", "read"), READINGS)
    def test_are_read(self, written: str, read: str) -> None:
        assert str(parse_half_date(written)) == read

    @pytest.mark.parametrize(("written", "why"), REFUSALS)
    def test_that_cannot_be_are_refused_in_words(self, written: str, why: str) -> None:
        with pytest.raises(UnreadableDate, match=why):
            parse_half_date(written)

    def test_are_read_month_first_only_when_told(self) -> None:
        assert parse_half_date("3/4/19", default_order="american").exact == date(2019, 3, 4)

    def test_keep_their_span(self) -> None:
        month = parse_half_date("Feb 2024")
        assert (month.earliest, month.latest) == (date(2024, 2, 1), date(2024, 2, 29))
        assert month.exact is None
        assert not month.is_past(date(2024, 2, 29))
        assert month.is_past(date(2024, 3, 1))
        quarter = parse_half_date("Q4 2024/25")
        assert (quarter.earliest, quarter.latest) == (date(2025, 1, 1), date(2025, 3, 31))

    @given(st.text(max_size=40))
    def test_of_any_text_are_read_or_refused(self, text: str) -> None:
        try:
            found = parse_half_date(text)
        except UnreadableDate:
            return
        assert found.earliest <= found.latest

    @given(st.text(alphabet="0123456789/-. janfebmrwcqsto?'", max_size=24))
    def test_of_likely_text_read_back_as_themselves(self, text: str) -> None:
        try:
            found = parse_half_date(text)
        except UnreadableDate:
            return
        assert parse_half_date(str(found)) == found


class TestHalfDate:
    @given(half_dates)
    def test_is_printed_and_read_back(self, value: HalfDate) -> None:
        assert parse_half_date(str(value)) == value
        assert value.earliest <= value.latest

    @given(half_dates, half_dates, half_dates)
    def test_has_one_order(self, a: HalfDate, b: HalfDate, c: HalfDate) -> None:
        assert (a < b) + (b < a) + (a == b) == 1
        assert not (a < b and b < c) or a < c
        assert (a <= b) == (not b < a)
        assert (a >= b) == (not a < b)
        assert not (a.earliest < b.earliest) or a < b

    def test_that_overlap_can_be_the_same_day(self) -> None:
        assert HalfDate.month(2018, 3).overlaps(HalfDate.year(2018))
        assert not HalfDate.month(2018, 3).overlaps(HalfDate.month(2018, 4))

    def test_of_a_span_that_is_not_its_precision_cannot_be_made(self) -> None:
        with pytest.raises(ValueError, match="is not a month"):
            HalfDate(date(2018, 3, 2), date(2018, 3, 31), HalfDate.month(2018, 3).precision)
