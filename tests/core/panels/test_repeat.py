"""A repeat is the same victim and the same person who poses the risk, within twelve months of the last referral."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import Length, Unit
from joinedup_core.panels import Earlier, judge_repeat

YEAR = Length(12, Unit.MONTHS)
VICTIM, HARMER, OTHER = "victim", "harmer", "other"


def judged(on: date, *earlier: tuple[date, str, str], posing: str = HARMER) -> str:
    rows = [Earlier(day, frozenset({v}), frozenset({p} if p else ())) for day, v, p in earlier]
    return judge_repeat([VICTIM], [posing] if posing else [], on, rows, YEAR).state


def test_the_last_day_of_the_twelve_months_counts_and_the_next_does_not() -> None:
    first = (date(2025, 3, 27), VICTIM, HARMER)
    assert judged(date(2026, 3, 27), first) == "repeat"
    assert judged(date(2026, 3, 28), first) == "not_repeat"
    assert judged(date(2026, 2, 28), (date(2024, 2, 29), VICTIM, HARMER)) == "not_repeat"


def test_another_victim_or_another_harmer_is_no_repeat_and_an_unknown_one_cannot_be_told() -> None:
    day = date(2026, 3, 1)
    assert judged(day, (date(2026, 1, 1), OTHER, HARMER)) == "not_repeat"
    assert judged(day, (date(2026, 1, 1), VICTIM, OTHER)) == "not_repeat"
    assert judged(day, (date(2026, 1, 1), VICTIM, "")) == "cannot_tell"
    assert judged(day, (date(2026, 1, 1), VICTIM, HARMER), posing="") == "cannot_tell"


def test_it_says_why_and_since_when() -> None:
    found = judge_repeat(
        [VICTIM],
        [HARMER],
        date(2026, 3, 1),
        [Earlier(date(2026, 1, 9), frozenset({VICTIM}), frozenset({HARMER}))],
        YEAR,
    )
    assert "9 January 2026" in found.because
    assert found.evidence == date(2026, 1, 9)


@given(st.lists(st.tuples(st.integers(-800, 0), st.booleans(), st.booleans()), max_size=6))
def test_more_history_never_hides_a_repeat(history: list[tuple[int, bool, bool]]) -> None:
    on = date(2026, 6, 1)
    rows = [
        Earlier(on + timedelta(days=days), frozenset({VICTIM if v else OTHER}), frozenset({HARMER if p else OTHER}))
        for days, v, p in history
    ]
    states = [judge_repeat([VICTIM], [HARMER], on, rows[:n], YEAR).state for n in range(len(rows) + 1)]
    assert "repeat" not in states or states[states.index("repeat") :] == ["repeat"] * states.count("repeat")
