"""What is kept back in a line adds up to no small number, and each number kept back could be another."""

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from joinedup_core.disclosure import SmallNumbers, UnusableTable, known_sum, suppress, suppress_lines
from tests.core.disclosure.test_suppression import bodies, counts, worked_out


@given(bodies, st.booleans(), st.integers(2, 10))
@settings(max_examples=150, deadline=None)
def test_no_line_gives_away_a_small_sum(body: list[list[int]], down: bool, below: int) -> None:
    table, manner = counts(body, True, down), SmallNumbers(below)
    try:
        found = suppress_lines(table, manner)
    except UnusableTable:
        return
    assert worked_out(table, found) == []
    lines = [list(zip(table.rows[r], found.rows[r], strict=True)) for r in range(len(table.rows))]
    lines += list(map(list, zip(*lines, strict=True))) if down else []
    for *cells, total in lines:
        back = [count for count, shown in cells if shown is None]
        assert total[1] is None or not back or sum(back) >= below
        for wanted in ([0], list(range(0, len(cells), 2))):
            told = known_sum([shown for _, shown in (*cells, total)], wanted)
            assert told is None or (told == sum(cells[at][0] for at in wanted) and not 0 < told < below)


@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=2))
@settings(max_examples=15, deadline=None)
def test_every_number_kept_back_could_be_another(body: list[list[int]]) -> None:
    table = counts(body, True, True)
    found = suppress_lines(table)
    assume(found.rows[-1][-1] is not None)
    fits: dict[tuple[int, int], set[int]] = {}
    for a, b, c, d in product(range(found.rows[-1][-1] + 1), repeat=4):
        if a + b + c + d != found.rows[-1][-1]:
            continue
        other = counts([[a, b], [c, d]], True, True).rows
        cells = [
            (mine, shown)
            for line, told in zip(other, found.rows, strict=True)
            for mine, shown in zip(line, told, strict=True)
        ]
        if all(mine == shown or (shown is None and mine > 0) for mine, shown in cells):
            for r, c2 in found.first | found.second:
                fits.setdefault((r, c2), set()).add(other[r][c2])
    assert set(fits) == found.first | found.second
    assert all(len(values) > 1 for values in fits.values())


def test_a_small_sum_of_two_small_numbers_takes_a_third_with_it() -> None:
    table = counts([[1, 2, 20, 30]], True, False)
    assert suppress(table).rows == ((None, None, 20, 30, 53),)
    assert suppress_lines(table).rows == ((None, None, None, 30, 53),)
