"""When something was, as chronologies tell it: what is read, what is kept in doubt, what is refused."""

from datetime import date, datetime, time, timedelta

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import Edge, HalfDate, Moment, TimeOfDay, UnreadableDate, bank_holidays, read_moment
from joinedup_core.calendar.half_date import Precision
from joinedup_core.calendar.manner import TELLING
from joinedup_core.calendar.moment import NAMED_TIMES
from joinedup_core.calendar.plain import read_plain
from joinedup_core.calendar.reading import _read_whole, tidy
from tests.core.test_half_dates import half_dates
from tests.core.written import READ, REFUSED

# Where dateparser reads a stated part otherwise, and why ours stands.
DIFFER = {
    "12/5/43": "it takes 2043; a chronology tells of what was, and ours is marked in doubt",
    "12/5/68": "the same",
    "12/05/18 1430hrs": "it takes the time for a span of hours ago",
    "12/05/18 14.30hrs": "the same",
    "5/6/19 1500 hours": "the same",
    "5/6/19 0000hrs": "the same",
}
near = st.dates(date(1941, 1, 1), date(2098, 12, 31))
minutes = st.times().map(lambda t: t.replace(second=0, microsecond=0))
times_of_day = st.one_of(
    st.builds(lambda t, about: TimeOfDay(t, t, about=about), minutes, st.booleans()),
    st.builds(lambda a, b: TimeOfDay(min(a, b), max(a, b)), minutes, minutes),
    st.sampled_from(sorted(NAMED_TIMES)).map(TimeOfDay.named),
)
timed = st.builds(lambda day, at: Moment(HalfDate.day(day), at), near, times_of_day).filter(
    lambda moment: (
        moment.on.earliest.month not in (3, 4) or moment.at.earliest.hour not in (1, 2, 3)
    )  # clocks go forward
)
moments = st.one_of(
    timed,
    st.builds(Moment, st.builds(HalfDate.day, near), st.none(), st.sampled_from(list(Edge))),
    half_dates.filter(lambda half: half.earliest.year >= 1900 and half.latest.year < 2100).map(Moment),
    st.builds(
        lambda day, n, a, b: Moment(HalfDate.between(day, day + timedelta(days=n)), TimeOfDay(a, b)),
        near,
        st.integers(1, 9),
        minutes,
        minutes,
    ),
)


class TestReadMoment:
    def test_has_a_long_list_to_be_tried_on(self) -> None:
        assert len(READ) + len(REFUSED) > 400

    @pytest.mark.parametrize(("written", "told"), READ)
    def test_reads(self, written: str, told: str) -> None:
        assert str(read_moment(written)) == told

    @pytest.mark.parametrize(("written", "why"), REFUSED)
    def test_refuses_in_words(self, written: str, why: str) -> None:
        with pytest.raises(UnreadableDate) as refusal:
            read_moment(written)
        assert why in str(refusal.value)

    @pytest.mark.parametrize("written", ["()", "[ ]", "( )", "(?)"])
    def test_refuses_empty_brackets(self, written: str) -> None:
        with pytest.raises(UnreadableDate, match="no date here"):
            read_moment(written)

    def test_never_lets_a_birth_be_in_the_future(self) -> None:
        limit = date(2026, 11, 26)
        assert read_moment("26/11/26", not_after=limit).exact == date(2026, 11, 26)
        assert read_moment("27/11/26", not_after=limit).exact == date(1926, 11, 27)
        assert read_moment("12/5/43", not_after=limit).exact == date(1943, 5, 12)
        assert read_moment("29/2/28", not_after=limit).exact == date(1928, 2, 29)
        assert str(read_moment("Dec 26", not_after=limit)) == "December 1926?"
        with pytest.raises(UnreadableDate, match="12 May 2030 is after 26 November 2026"):
            read_moment("12/05/2030", not_after=limit)

    @given(st.dates(date(1928, 1, 1), date(2027, 12, 31)), st.dates(date(1960, 1, 1), date(2040, 1, 1)))
    def test_keeps_day_and_month_of_a_birth_in_two_figures(self, born: date, limit: date) -> None:
        try:
            found = read_moment(f"{born:%d/%m/%y}", not_after=limit).exact
        except UnreadableDate:
            assert (born.day, born.month) == (29, 2)
            return
        assert found
        assert found <= limit
        assert (found.day, found.month, found.year % 100) == (born.day, born.month, born.year % 100)
        assert limit.year - found.year <= 100 or born.day == 29

    def test_completes_a_missing_year_only_when_told(self) -> None:
        assert str(read_moment("overnight 3/4 May", default_year=2019)) == "3 May 2019 to 4 May 2019, overnight"
        assert read_moment("3/4", default_year=2019).exact == date(2019, 4, 3)
        assert str(read_moment("Fri 3 May at 2.30pm", default_year=2019)) == "3 May 2019 at 14:30"
        assert str(read_moment("June 19", default_year=2019)) == "June 2019?"
        with pytest.raises(UnreadableDate, match="can mean 19 June or June 2019"):
            read_moment("June 19", default_year=2018)
        with pytest.raises(UnreadableDate):
            read_moment("5", default_year=2019)

    @pytest.mark.parametrize("year", [1900, 1954, 1981, 2000, 2019, 2025, 2038, 2049, 2076, 2099])
    def test_knows_easter(self, year: int) -> None:
        assert bank_holidays(year)[read_moment(f"Easter Monday {year}").on.earliest] == "Easter Monday"

    def test_reads_month_first_only_when_told(self) -> None:
        assert read_moment("3/4/2019", order="american").exact == date(2019, 3, 4)
        with pytest.raises(UnreadableDate, match="read as month, day, year"):
            read_moment("25/4/2019", order="american")

    def test_agrees_with_dateparser_on_what_is_stated(self) -> None:
        settings = {"DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first"}
        compared, wrong = 0, []
        for written, _ in READ:
            ours, theirs = read_moment(written), dateparser.parse(written, languages=["en"], settings=settings)
            if theirs is None or ours.edge or written in DIFFER or ours.on.precision is not Precision.DAY:
                continue
            compared += 1
            at = ours.at.exact if ours.at else None
            stated = (ours.on.earliest, at) if at and not theirs.tzinfo else (ours.on.earliest, None)
            if stated != (theirs.date(), theirs.time().replace(second=0, microsecond=0) if stated[1] else None):
                wrong.append((written, str(ours), str(theirs)))
        assert wrong == []
        assert compared > 80

    @given(st.text(max_size=40))
    def test_reads_or_refuses_any_text(self, text: str) -> None:
        try:
            found = read_moment(text)
        except UnreadableDate:
            return
        assert found.on.earliest <= found.on.latest

    @given(st.text(alphabet="0123456789/-.:? amprilfynoghtsc'to&", max_size=24))
    def test_prints_likely_text_so_that_it_reads_back(self, text: str) -> None:
        try:
            found = read_moment(text)
        except UnreadableDate:
            return
        assert read_moment(str(found)) == found


class TestMoment:
    @given(moments)
    def test_is_printed_and_read_back(self, value: Moment) -> None:
        assert read_moment(str(value)) == value

    @given(moments, moments, moments)
    def test_has_one_order(self, a: Moment, b: Moment, c: Moment) -> None:
        assert (a < b) + (b < a) + (a == b) == 1
        assert not (a < b and b < c) or a < c
        assert (a <= b) == (not b < a)

    def test_sorts_times_within_their_day_and_edges_around_their_date(self) -> None:
        told = ["before 12/5/18", "12/5/18", "12/5/18 09:15", "12/5/18 late evening", "since 12/5/18 22:00", "13/5/18"]
        assert sorted(map(read_moment, reversed(told))) == [
            read_moment(words) for words in (told[0], told[1], told[2], told[3], told[4], told[5])
        ]

    def test_knows_how_early_and_late_it_can_have_been(self) -> None:
        night = read_moment("overnight 3/4 May 2019")
        assert (night.earliest, night.latest) == (datetime(2019, 5, 3, 18), datetime(2019, 5, 4, 9))
        assert read_moment("late night 3/5/19").latest == datetime(2019, 5, 4, 4)
        assert read_moment("before 2016").latest == datetime(2015, 12, 31, 23, 59)
        assert read_moment("before 2016").earliest is None
        assert read_moment("since 2016").latest is None
        assert not read_moment("before 2016").overlaps(read_moment("May 2016"))
        assert read_moment("since 2016").overlaps(read_moment("12/05/2018 14:30"))

    def test_is_exact_only_where_it_was_told_exactly(self) -> None:
        found = read_moment("12/05/2018 at 14:30")
        assert found.exact == date(2018, 5, 12)
        assert found.at
        assert found.at.exact == time(14, 30)
        assert read_moment("12/05/2018?").exact is None
        assert read_moment("by 12/05/2018").exact is None


@given(near, st.sampled_from(["%d/%m/%Y", "%a %d.%m.%y", "%d %b %Y", "%d %B %Y 14:05", "9.30pm %d-%m-%Y", "%Y-%m-%d"]))
def test_plain_days_are_read_the_same_by_the_longer_way(day: date, form: str) -> None:
    words = tidy(f"{day:{form}}")
    quick = read_plain(words)
    assert quick is None or quick == _read_whole(words, TELLING)
