"""The pure rules of the room: chair rotation, seat terms, duty status, the tree of groups, succession of agencies."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.partnership.agencies import rules as agencies
from joinedup.partnership.duties import rules as duties
from joinedup.partnership.groups import rules as groups
from joinedup.partnership.seats import rules as seats
from joinedup_core.calendar.months import add_months

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


class TestRotation:
    def test_is_due_after_eighteen_months(self) -> None:
        state = groups.judge_rotation(date(2026, 1, 10), 18, TODAY)
        assert (state.state, state.due_on) == (groups.Rotation.IN_TERM, date(2027, 7, 10))
        assert state.because == "Held since 10 January 2026; 18 months end on 10 July 2027: rotation due in 7 months."

    def test_warns_three_months_ahead(self) -> None:
        assert groups.judge_rotation(date(2025, 8, 22), 18, TODAY).state == groups.Rotation.DUE_SOON
        assert groups.judge_rotation(date(2025, 8, 23), 18, TODAY).state == groups.Rotation.IN_TERM

    def test_counts_in_days_below_a_month(self) -> None:
        assert groups.judge_rotation(date(2025, 6, 1), 18, TODAY).because.endswith("rotation due in 9 days.")
        assert groups.judge_rotation(date(2025, 5, 22), 18, TODAY).because.endswith("rotation due today.")

    def test_is_overdue_the_day_after(self) -> None:
        state = groups.judge_rotation(date(2025, 5, 21), 18, TODAY)
        assert state.state == groups.Rotation.OVERDUE
        assert state.because.endswith("21 November 2026, 1 day ago.")

    def test_cannot_be_told_without_a_start(self) -> None:
        state = groups.judge_rotation(None, 18, TODAY)
        assert state.state == groups.Rotation.CANNOT_TELL
        assert state.missing == ("since when the present chair holds it",)

    def test_is_none_where_none_is_set(self) -> None:
        assert groups.judge_rotation(date(2010, 1, 1), None, TODAY).state == groups.Rotation.NONE

    @given(DAYS, st.integers(1, 120), DAYS)
    def test_is_overdue_exactly_after_its_day(self, since: date, months: int, today: date) -> None:
        state = groups.judge_rotation(since, months, today)
        assert (state.state == groups.Rotation.OVERDUE) == (today > add_months(since, months))


class TestTree:
    LINES = st.dictionaries(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 12)), max_size=13)

    @given(LINES)
    def test_holds_every_group_exactly_once_whatever_the_lines(self, lines: dict[int, int | None]) -> None:
        walked = [key for branch in groups.tree(lines, sorted(lines)) for _, key in branch.walk()]
        assert sorted(walked) == sorted(lines)  # type: ignore[type-var]

    @given(st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 9))), max_size=60))
    def test_never_gains_a_circle_when_circles_are_refused(self, moves: list[tuple[int, int | None]]) -> None:
        lines: dict[int, int | None] = dict.fromkeys(range(10))
        for group, parent in moves:
            if not groups.would_circle(lines, group, parent):
                lines[group] = parent
        for group in lines:
            at, steps = lines[group], 0
            while at is not None:
                at, steps = lines[at], steps + 1
                assert steps <= 10

    @given(LINES, st.integers(0, 12), st.integers(0, 12))
    def test_refuses_itself_and_those_below(self, lines: dict[int, int | None], group: int, parent: int) -> None:
        after = {**lines, group: parent}
        at: int | None = group
        for _ in range(len(after) + 1):
            at = after.get(at) if at is not None else None
            if at == group:
                break
        assert groups.would_circle(lines, group, parent) == (at == group)

    def test_says_in_words_who_reports_to_whom(self) -> None:
        words = groups.lines_in_words({1: "Board", 2: "Executive"}, {1: None, 2: 1}, frozenset({2}))
        assert words == ["Executive reports to Board (inferred: the source does not say so in words)."]


class TestSeat:
    @pytest.mark.parametrize(
        ("held", "from_on", "to_on", "state"),
        [
            (False, None, None, "vacant"),
            (True, None, None, "held"),
            (True, date(2026, 1, 1), date(2027, 2, 21), "held"),
            (True, date(2026, 1, 1), date(2027, 2, 20), "expiring"),
            (True, None, TODAY, "expiring"),
            (True, None, TODAY - timedelta(days=1), "expired"),
            (True, TODAY + timedelta(days=1), None, "not_yet"),
        ],
    )
    def test_stands(self, held: bool, from_on: date | None, to_on: date | None, state: str) -> None:
        assert seats.judge_seat(held=held, from_on=from_on, to_on=to_on, today=TODAY).state == state

    def test_is_never_a_vacancy_where_only_posts_are_published(self) -> None:
        standing = seats.judge_seat(held=False, from_on=None, to_on=None, today=TODAY, published=True)
        assert standing.state == seats.SeatState.NOT_PUBLISHED

    def test_says_when_the_term_ends(self) -> None:
        standing = seats.judge_seat(held=True, from_on=None, to_on=date(2026, 11, 23), today=TODAY)
        assert standing.because == "The holder's term ends in 1 day, on 23 November 2026."

    def test_a_deputy_without_authority_does_not_count(self) -> None:
        assert "does not count to the quorum" in seats.deputy_words(True, False, None, "")
        assert seats.deputy_words(True, True, date(2026, 1, 2), "Letter") == (
            "Authority to decide for the agency recorded on 2 January 2026: Letter."
        )


class TestDuty:
    @pytest.mark.parametrize(
        ("shown_on", "due_on", "every", "evidence", "status"),
        [
            (None, None, None, "", "never_shown"),
            (None, date(2027, 1, 1), None, "", "never_shown"),
            (None, date(2026, 1, 1), None, "", "overdue"),
            (date(2026, 1, 1), None, None, "Report", "cannot_tell"),
            (date(2026, 1, 1), None, 24, "", "cannot_tell"),
            (date(2026, 10, 1), None, 12, "Report", "shown"),
            (date(2025, 12, 1), None, 12, "Report", "due_soon"),
            (date(2025, 11, 1), None, 12, "Report", "overdue"),
            (date(2025, 11, 1), date(2027, 6, 1), 12, "Report", "shown"),
        ],
    )
    def test_stands(
        self, shown_on: date | None, due_on: date | None, every: int | None, evidence: str, status: str
    ) -> None:
        standing = duties.judge_duty(
            shown_on=shown_on, due_on=due_on, every_months=every, evidence=evidence, today=TODAY
        )
        assert standing.status == status
        assert standing.because.endswith(".")

    @given(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS), st.one_of(st.none(), st.integers(1, 60)), DAYS)
    def test_never_blames_a_partnership_of_published_facts(
        self, shown_on: date | None, due_on: date | None, every: int | None, today: date
    ) -> None:
        standing = duties.judge_duty(
            shown_on=shown_on, due_on=due_on, every_months=every, evidence="Report", today=today, published=True
        )
        assert standing.status not in (duties.DutyStatus.OVERDUE, duties.DutyStatus.NEVER_SHOWN)

    def test_says_what_is_missing(self) -> None:
        standing = duties.judge_duty(
            shown_on=date(2026, 1, 1), due_on=None, every_months=None, evidence="Report", today=TODAY
        )
        assert standing.missing == ("how often it must be shown, or the next date",)

    def test_is_closed_when_no_longer_asked(self) -> None:
        standing = duties.judge_duty(
            shown_on=None, due_on=None, every_months=None, evidence="", today=TODAY, closed_on=TODAY
        )
        assert standing.status == duties.DutyStatus.CLOSED


CCG = agencies.Body("ccg", "Vale CCG", date(2013, 4, 1), date(2022, 6, 30), "icb")
ICB = agencies.Body(
    "icb", "Vale ICB", date(2022, 7, 1), aliases=(agencies.Named("Vale and Moor ICB", to_on=date(2024, 3, 31)),)
)
LINE = {"ccg": CCG, "icb": ICB}


class TestSuccession:
    def test_finds_the_agency_of_a_day(self) -> None:
        assert agencies.agency_on(LINE, "icb", date(2021, 5, 5)) == CCG
        assert agencies.agency_on(LINE, "ccg", date(2023, 5, 5)) == ICB
        assert agencies.agency_on(LINE, "icb", date(2023, 5, 5)) == ICB

    def test_knows_the_name_of_a_day(self) -> None:
        assert agencies.name_on(ICB, date(2023, 5, 5)) == "Vale and Moor ICB"
        assert agencies.name_on(ICB, date(2024, 4, 1)) == "Vale ICB"

    def test_does_not_guess_between_two_predecessors(self) -> None:
        two = {**LINE, "old": agencies.Body("old", "Moor CCG", None, date(2022, 6, 30), "icb")}
        assert agencies.agency_on(two, "icb", date(2021, 5, 5)) == ICB

    def test_reads_as_history(self) -> None:
        later = [body.name for body in agencies.successors(LINE, "ccg")]
        assert agencies.history_words(CCG.name, CCG.to_on, later) == "Vale CCG (until June 2022; now Vale ICB)"
        assert agencies.history_words(ICB.name, ICB.to_on) == "Vale ICB"

    def test_says_from_and_to(self) -> None:
        assert agencies.span_words(CCG.from_on, CCG.to_on) == "April 2013 to June 2022"
        assert agencies.span_words(ICB.from_on, None) == "since July 2022"
        assert agencies.span_words(None, CCG.to_on) == "until June 2022"

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60))
    def test_never_circles_when_circles_are_refused(self, moves: list[tuple[int, int]]) -> None:
        after: dict[int, int | None] = dict.fromkeys(range(10))
        for old, new in moves:
            if not agencies.would_circle(after, old, new):
                after[old] = new
        bodies = {k: agencies.Body(k, str(k), successor=v) for k, v in after.items()}
        assert all(body.key not in [b.key for b in agencies.successors(bodies, k)] for k, body in bodies.items())

    @given(st.dictionaries(st.integers(0, 6), st.tuples(st.one_of(st.none(), st.integers(0, 6)), DAYS, DAYS)), DAYS)
    def test_always_answers_even_where_stored_lines_circle(
        self, lines: dict[int, tuple[int | None, date, date]], day: date
    ) -> None:
        bodies = {k: agencies.Body(k, str(k), min(a, b), max(a, b), s) for k, (s, a, b) in lines.items()}
        for key in bodies:
            assert agencies.agency_on(bodies, key, day) in bodies.values()
