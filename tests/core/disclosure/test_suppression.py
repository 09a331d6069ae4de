"""Small numbers kept back: none can be worked out from what is shown, by adding and taking away or by what counts can be."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup_core.disclosure.suppression import Counts, SmallNumbers, Suppressed, UnusableTable, Zeros, suppress

Rows = list[list[int]]
bodies = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 12, 40]), min_size=wide, max_size=wide), min_size=1, max_size=5)
)  # fmt: skip


def counts(body: Rows, across: bool, down: bool) -> Counts:
    """A table with its totals."""
    rows = [[*row, sum(row)] if across else list(row) for row in body]
    rows += [[sum(column) for column in zip(*rows, strict=True)]] if down else []
    return Counts(tuple(map(tuple, rows)), across, down)


def worked_out(table: Counts, found: Suppressed) -> list[tuple[int, int]]:
    """The cells kept back that follow from the totals: by elimination, which knows nothing of how they were chosen."""
    hidden = sorted(found.first | found.second)
    rows, wide = table.rows, len(table.rows[0])
    lines = [[(r, c) for c in range(wide)] for r in range(len(rows))] if table.row_totals else []
    lines += [[(r, c) for r in range(len(rows))] for c in range(wide)] if table.column_totals else []
    matrix = [
        [Fraction((-1 if place == line[-1] else 1) if place in line else 0) for place in hidden] for line in lines
    ]
    rank = 0
    for column in range(len(hidden)):
        pivot = next((n for n in range(rank, len(matrix)) if matrix[n][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [value / matrix[rank][column] for value in matrix[rank]]
        for n, line in enumerate(matrix):
            if n != rank and line[column]:
                matrix[n] = [a - line[column] * b for a, b in zip(line, matrix[rank], strict=True)]
        rank += 1
    known = [line for line in matrix[:rank] if sum(map(bool, line)) == 1]
    return [hidden[next(at for at, value in enumerate(line) if value)] for line in known]


@given(bodies, st.booleans(), st.booleans(), st.integers(2, 10), st.sampled_from(Zeros))
@settings(max_examples=150, deadline=None)
def test_nothing_kept_back_follows_from_the_totals(
    body: Rows, across: bool, down: bool, below: int, zeros: Zeros
) -> None:
    table = counts(body, across, down)
    try:
        found = suppress(table, SmallNumbers(below, zeros))
    except UnusableTable:
        return
    assert worked_out(table, found) == []
    for r, row in enumerate(table.rows):
        for c, count in enumerate(row):
            small = (1 if zeros is Zeros.SHOWN else 0) <= count < below
            assert ((r, c) in found.first) == small
            assert found.rows[r][c] in ((None,) if small else (None, count))


@given(st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=2), min_size=2, max_size=2), st.sampled_from(Zeros))
@settings(max_examples=10, deadline=None)
def test_every_number_kept_back_could_be_another_count(body: Rows, zeros: Zeros) -> None:
    table, manner = counts(body, True, True), SmallNumbers(5, zeros)
    found = suppress(table, manner)
    fits: dict[tuple[int, int], set[int]] = {}
    span = range(9)
    for a in span:
        for b in span:
            for c in span:
                for d in span:
                    other = counts([[a, b], [c, d]], True, True).rows
                    if all(
                        (shown is None and mine >= manner.least) or shown == mine
                        for line, told in zip(other, found.rows, strict=True)
                        for mine, shown in zip(line, told, strict=True)
                    ):
                        for place in found.first | found.second:
                            fits.setdefault(place, set()).add(other[place[0]][place[1]])
    assert all(len(values) > 1 for values in fits.values())


def test_takes_the_smallest_other_number_and_leaves_noughts_and_totals() -> None:
    found = suppress(counts([[3, 20, 0], [9, 30, 8]], True, True))
    assert found.rows == ((None, None, 0, 23), (None, None, 8, 47), (12, 50, 8, 70))
    assert found.first == {(0, 0)}


def test_rounds_what_is_shown() -> None:
    assert suppress(counts([[3, 12, 13]], False, False), SmallNumbers(round_to=5)).rows == ((None, 10, 15),)


@pytest.mark.parametrize(
    ("rows", "why"), [(((1, 2, 4),), "Row 1 adds up to 3"), (((1, -1, 0),), "below nought"), (((),), "no counts")]
)
def test_refuses_what_does_not_add_up(rows: tuple[tuple[int, ...], ...], why: str) -> None:
    with pytest.raises(UnusableTable, match=why):
        Counts(rows, row_totals=True)
