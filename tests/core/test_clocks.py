"""Clocks: their worked examples, half-known starts, states, a partnership's own file."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import HalfDate, Unit, add_working_days, read_moment
from joinedup_core.clocks import (
    Certainty,
    Clock,
    Sense,
    State,
    UnknownClock,
    UnreadableRules,
    all_clocks,
    due,
    due_of,
    find_clock,
    read_rules,
)

OWN = """
[[clock]]
key = "rapid-review"
number = 12
unit = "working_days"
source = "Northvale procedure, May 2026"

[[clock]]
key = "northvale-huddle"
title = "Huddle"
starts = "a worry is raised"
owes = "meet"
owed_by = "the team"
owed_to = "the child"
number = 4
unit = "hours"
source = "Northvale procedure, May 2026"
certainty = "seen"
status = "local"
"""
EXAMPLES = [(clock, example) for clock in all_clocks() for example in clock.examples]
days = st.dates(date(2015, 1, 1), date(2026, 6, 30))


class TestTheRules:
    @pytest.mark.parametrize(("clock", "example"), EXAMPLES, ids=lambda each: getattr(each, "key", ""))
    def test_hold_in_their_examples(self, clock: Clock, example) -> None:
        assert str(due_of(clock, read_moment(example.started)).on) == example.due

    def test_are_complete(self) -> None:
        assert len(all_clocks()) >= 70
        assert [clock.key for clock in all_clocks() if clock.length and not clock.examples] == []
        wrong = [c.key for c in all_clocks() if c.certainty is Certainty.DISPUTED and not c.doubt]
        assert wrong == []

    def test_say_where_they_are_not_sure(self) -> None:
        assert any("general knowledge" in sentence for sentence in due("sar", date(2026, 5, 1)).missing)


class TestDue:
    def test_tells_the_day_why_and_other_readings(self) -> None:
        found = due("rapid-review", date(2026, 12, 24), today=date(2027, 1, 19))
        assert (str(found.on), found.state) == ("19 January 2027", State.DUE_TODAY)
        assert found.because.startswith(
            "15 working days from 24 December 2026 (the council becomes aware of the incident), leaving out weekends, "
            "25 December 2026 (Christmas Day), 28 December 2026 (Boxing Day) and 1 January 2027 (New Year's Day): "
        )
        (other,) = found.alternatives
        assert str(other.on) == "18 January 2027"

    @pytest.mark.parametrize(
        ("today", "done", "state"),
        [
            ("2026-05-29", None, State.CANNOT_TELL),
            ("2026-05-25", None, State.RUNNING),
            ("2026-06-02", None, State.OVERDUE),
            ("2026-06-02", "2026-05-25", State.MET),
            ("2026-06-02", "2026-06-02", State.MET_LATE),
        ],
    )
    def test_gives_a_span_for_a_half_known_start_and_judges_only_what_is_sure(
        self, today: str, done: str | None, state: State
    ) -> None:
        found = due(
            "rapid-review",
            read_moment("early May 2026"),
            today=date.fromisoformat(today),
            done=date.fromisoformat(done) if done else None,
        )
        assert str(found.on) == "26 May 2026 to 1 June 2026"
        assert found.state is state
        assert any("early May 2026" in sentence for sentence in found.missing)

    def test_keeps_the_doubt_and_the_side_of_its_start(self) -> None:
        assert str(due("sar", read_moment("12/05/2026?")).on) == "12 November 2026?"
        found = due("sar", read_moment("before 12/05/2026"), today=date(2026, 11, 12))
        assert (str(found.on), found.state) == ("by 11 November 2026", State.OVERDUE)

    def test_says_that_there_is_no_limit_where_there_is_none(self) -> None:
        found = due("strategy-discussion", date(2026, 5, 1), today=date(2026, 6, 1))
        assert (found.on, found.state) == (None, State.NO_LIMIT)
        assert "as soon as it is suspected" in found.because

    def test_counts_hours_over_the_change_of_the_clocks(self) -> None:
        found = due("escalation-bedfordshire", read_moment("24/10/2026 15:00"))
        assert str(found.on) == "25 October 2026 at 14:00"

    def test_judges_a_window_by_what_falls_into_it(self) -> None:
        assert due("marac-repeat", date(2024, 2, 29), done=date(2025, 2, 28)).state is State.COUNTS
        assert due("marac-repeat", date(2024, 2, 29), done=date(2025, 3, 1)).state is State.OUTSIDE

    def test_says_when_bank_holidays_are_not_published_and_versions_do_not_hold(self) -> None:
        assert any("not taken as published" in each for each in due("rapid-review", date(2030, 5, 1)).missing)
        assert any("lies outside" in each for each in due("adults-collection", date(2025, 3, 31)).missing)

    def test_names_the_nearest_clocks(self) -> None:
        with pytest.raises(UnknownClock, match=r"no clock .rapid reveiw.. Did you mean rapid-review"):
            due("rapid reveiw", date(2026, 5, 1))

    @given(
        days,
        st.integers(0, 40),
        st.sampled_from([c for c in all_clocks() if c.length and c.length.unit is not Unit.HOURS]),
    )
    def test_of_a_span_holds_that_of_every_day_in_it(self, first: date, more: int, clock: Clock) -> None:
        last = date.fromordinal(first.toordinal() + more)
        within = date.fromordinal(first.toordinal() + more // 2)
        span, one = (
            due_of(clock, read_moment(str(HalfDate.between(first, last)))),
            due_of(clock, read_moment(str(HalfDate.day(within)))),
        )
        assert span.on
        assert one.on
        assert span.on.on.earliest <= one.on.on.earliest <= span.on.on.latest

    @given(days)
    def test_of_working_days_is_what_working_days_say(self, start: date) -> None:
        found = due("icpc", start).on
        assert found
        assert found.exact == add_working_days(start, 15)


class TestAPartnershipsOwnFile:
    def test_changes_what_it_names_and_says_so(self) -> None:
        found = due("rapid-review", date(2026, 12, 24), override=OWN, override_name="northvale.toml")
        assert str(found.on) == "14 January 2027"
        assert (found.clock.set_by, found.clock.source) == ("northvale.toml", "Northvale procedure, May 2026")
        assert "within 15 working days" in found.clock.instead_of
        assert found.alternatives == ()
        assert due("sar", date(2026, 5, 1), override=OWN).clock.set_by == ""

    def test_may_have_clocks_of_its_own(self) -> None:
        found = due("northvale-huddle", read_moment("26/11/2026 10:00"), override=OWN)
        assert str(found.on) == "26 November 2026 at 14:00"

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("[[clock]", "is not a rule file"),
            ("x = 1", "must consist of"),
            ('[[clock]]\nkey = "sar"\nnumber = 5', "needs a source"),
            ('[[clock]]\nkey = "sar"\nsource = "x"\nnumbr = 5', "unknown field, numbr"),
            ('[[clock]]\nkey = "sar"\nsource = "x"\nunit = "fortnights"', "unit is one of hours, days"),
            ('[[clock]]\nkey = "sar"\nsource = "x"\nnumber = 0', "whole number from 1"),
            ('[[clock]]\nkey = "new"\nsource = "x"', "needs title"),
            ('[[clock]]\nkey = "sar"\nsource = "x"\neffective_from = "May"', "is a day such as"),
        ],
    )
    def test_is_refused_in_words(self, text: str, why: str) -> None:
        with pytest.raises(UnreadableRules, match=why):
            due("sar", date(2026, 5, 1), override=text, override_name="own.toml")

    def test_may_hold_versions_each_for_its_time(self) -> None:
        entry = '[[clock]]\nkey="k"\ntitle="t"\nstarts="s"\nowes="o"\nowed_by="b"\nowed_to="t"\nsource="s"\n'
        entry += 'certainty="seen"\nstatus="law"\nunit="days"\n'
        clocks = read_rules(
            f"{entry}number=1\neffective_to=2026-05-31\n{entry}number=2\neffective_from=2026-06-01\n", "adults"
        )
        assert [str(find_clock("k", clocks, date(2026, month, 1)).length) for month in (5, 6)] == ["1 day", "2 days"]

    def test_may_say_not_before(self) -> None:
        text = '[[clock]]\nkey = "sar"\nsource = "x"\nsense = "not_before"\nnumber = 2\nunit = "weeks"'
        states = [due("sar", date(2026, 5, 1), today=date(2026, 5, day), override=text).state for day in (14, 15)]
        assert states == [State.TOO_EARLY, State.ALLOWED]
        assert due("sar", date(2026, 5, 1), override=text).clock.sense is Sense.NOT_BEFORE
