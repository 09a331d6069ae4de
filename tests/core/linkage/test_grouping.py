"""Groups: best evidence first, never over a conflict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.linkage.grouping import Pair, group, pair

RECORDS = range(1, 7)
PAIRS = (
    st.tuples(st.sampled_from(RECORDS), st.sampled_from(RECORDS)).filter(lambda p: p[0] != p[1]).map(lambda p: pair(*p))
)


def test_a_weak_link_does_not_join_two_people() -> None:
    weights = {(1, 2): 15.0, (3, 4): 15.0, (2, 3): 2.0, (1, 3): -9.0, (1, 4): -9.0, (2, 4): -9.0}
    assert group([1, 2, 3, 4], weights) == [[1, 2], [3, 4]]


def test_a_decision_beats_the_weights_and_a_conflict() -> None:
    weights = {(1, 2): -20.0}
    assert group([1, 2], weights, apart=[(1, 2)], together=[(1, 2)]) == [[1, 2]]


@given(st.dictionaries(PAIRS, st.floats(-20, 20)), st.lists(PAIRS, max_size=5))
def test_nobody_is_lost_and_nobody_stands_beside_a_conflict(weights: dict[Pair, float], apart: list[Pair]) -> None:
    found = group(list(RECORDS), weights, apart=apart)
    assert sorted(member for held in found for member in held) == list(RECORDS)
    assert not [p for p in apart for held in found if set(p) <= set(held)]


@given(st.dictionaries(PAIRS, st.floats(-20, 20)), st.lists(PAIRS, max_size=5), st.permutations(list(RECORDS)))
def test_the_order_of_the_records_changes_nothing(
    weights: dict[Pair, float], apart: list[Pair], order: list[int]
) -> None:
    assert group(order, weights, apart=apart) == group(list(RECORDS), weights, apart=apart)
