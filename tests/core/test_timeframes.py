"""What is written in timeframe columns, and how it is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import TimeframeKind, parse_timeframe

READINGS = [
    ("Ongoing", "ongoing", "", ""),
    ("On-going", "ongoing", "", ""),
    ("Ongoing - review March 2024", "ongoing", "March 2024", ""),
    ("Ongoing (next review Sept 2024)", "ongoing", "September 2024", ""),
    ("Ongoing, reviewed quarterly", "ongoing", "", "quarterly"),
    ("Complete", "complete", "", ""),
    ("Completed", "complete", "", ""),
    ("Complete - March 2019", "complete", "March 2019", ""),
    ("Completed 12/03/2019", "complete", "12 March 2019", ""),
    ("Quarterly", "recurring", "", "quarterly"),
    ("Quarterly from April 2024", "recurring", "April 2024", "quarterly"),
    ("Reviewed quarterly", "recurring", "", "quarterly"),
    ("Monthly", "recurring", "", "monthly"),
    ("Annually", "recurring", "", "annually"),
    ("Annual review", "recurring", "", "annually"),
    ("6 monthly", "recurring", "", "twice_a_year"),
    ("Twice a year", "recurring", "", "twice_a_year"),
    ("bi-annually", "recurring", "", "twice_a_year"),
    ("Every two months", "recurring", "", "two_monthly"),
    ("Fortnightly", "recurring", "", "fortnightly"),
    ("Each meeting", "recurring", "", "each_meeting"),
    ("Jan 2018", "dated", "January 2018", ""),
    ("May & Sept 2018", "dated", "May 2018; September 2018", ""),
    ("May and Sept 2018", "dated", "May 2018; September 2018", ""),
    ("May/Sept 2018", "dated", "May 2018; September 2018", ""),
    ("Nov 2018, Feb 2019", "dated", "November 2018; February 2019", ""),
    ("3 & 5 April 2018", "dated", "3 April 2018; 5 April 2018", ""),
    ("March, June and Sept 2018", "dated", "March 2018; June 2018; September 2018", ""),
    ("Jan - Mar 2018", "dated", "January 2018 to March 2018", ""),
    ("end of March 2024", "dated", "end of March 2024", ""),
    ("Mar 2018??", "dated", "March 2018?", ""),
    ("", "blank", "", ""),
    ("  \n ", "blank", "", ""),
    ("??", "unknown", "", ""),
    ("TBC", "unknown", "", ""),
    ("To be confirmed", "unknown", "", ""),
    ("N/A", "unknown", "", ""),
    ("ASAP", "unknown", "", ""),
    ("-", "unknown", "", ""),
    ("31 Feb 2019", "unknown", "", ""),
    ("When the new chair starts", "unknown", "", ""),
]


class TestParseTimeframe:
    @pytest.mark.parametrize(("written", "kind", "dates", "every"), READINGS)
    def test_understands(self, written: str, kind: str, dates: str, every: str) -> None:
        found = parse_timeframe(written)
        assert (found.kind, "; ".join(map(str, found.dates)), found.every) == (kind, dates, every)
        assert found.source == written
        assert found.because or kind not in ("unknown", "blank")

    def test_says_what_can_mean_two_things(self) -> None:
        found = parse_timeframe("bi-monthly")
        assert found.doubtful
        assert "every two months or twice a month" in found.because

    def test_marks_a_question_mark_as_doubt(self) -> None:
        assert parse_timeframe("Ongoing??").doubtful
        assert parse_timeframe("TBC").doubtful
        assert not parse_timeframe("Ongoing").doubtful

    def test_says_why_a_date_is_refused(self) -> None:
        assert "There is no 31 February 2019" in parse_timeframe("31 Feb 2019").because

    def test_is_due_at_the_last_of_its_dates(self) -> None:
        assert str(parse_timeframe("May & Sept 2018").due) == "September 2018"
        assert parse_timeframe("Ongoing").due is None

    @given(st.text(max_size=60))
    def test_never_fails(self, text: str) -> None:
        found = parse_timeframe(text)
        assert (found.kind is TimeframeKind.DATED) <= bool(found.dates)
