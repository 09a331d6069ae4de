"""Numbers kept back and then rounded: neither a figure nor a difference of figures gives back a count that is kept back."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from joinedup.casework.numbers.rules import ALL, BoardTable, kept_back
from tests.rooms.casework.test_number_rules import cells

Line = tuple[int, ...]


@given(cells, st.integers(2, 8))
@settings(deadline=None)
def test_rounding_asks_nothing_but_the_figure_that_would_be_shown(told: list[tuple[str, str, int]], below: int) -> None:
    """So whoever has the rounded figures knows nothing that the figures as they are would not tell."""
    exact, rounded = kept_back(told, "abcd", below), kept_back(told, "abcd", below, round_to=below)
    assert (rounded.whole, rounded.columns, [*rounded.rows]) == (exact.whole, exact.columns, [*exact.rows])
    became: dict[int | None, set[int | None]] = {None: {None}}
    for key, line in exact.rows.items():
        for number, shown in zip(line, rounded.rows[key], strict=True):
            became.setdefault(number, set()).add(shown)
            assert (number is None) == (shown is None)
            assert not 0 < (number or 0) < below
            assert shown is None or (shown % below == 0 and 2 * abs(shown - (number or 0)) <= below)
            assert bool(shown) == bool(number), "no number stands as nought, and nought as no number"
    assert all(len(shown) == 1 for shown in became.values())


@given(st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=1, max_size=2), st.integers(3, 5))
@settings(max_examples=30, deadline=None)
def test_with_totals_parts_and_differences_every_count_kept_back_could_be_another(
    body: list[list[int]], below: int
) -> None:
    """Tried with every table there could be, by somebody who knows how figures are kept back and rounded."""
    told = [
        (key, column, n) for key, line in zip("pq", body, strict=False) for column, n in zip("ab", line, strict=True)
    ]
    table = kept_back(told, "ab", below, round_to=below)
    assume(not table.whole and any(None in line for line in table.rows.values()))
    keys = [key for key in table.rows if key != ALL]
    fits: dict[tuple[str, int], set[int]] = {}
    for numbers in product(*(_behind(shown, below) for key in keys for shown in table.rows[key][:2])):
        lines = {key: _line(numbers[2 * at : 2 * at + 2]) for at, key in enumerate(keys)}
        lines[ALL] = tuple(map(sum, zip(*lines.values(), strict=True)))
        if _tells(table, lines, below):
            for key, line in table.rows.items():
                for at, shown in enumerate(line):
                    if shown is None:
                        fits.setdefault((key, at), set()).add(lines[key][at])
    assert len(fits) == sum(line.count(None) for line in table.rows.values())
    assert all(len(values) > 1 for values in fits.values())


def _line(parts: Line) -> Line:
    return (*parts, sum(parts))


def _behind(shown: int | None, below: int) -> list[int]:
    """The counts that a figure can stand for: those it is the nearest to; of one kept back, any but nought."""
    if shown is None:
        return list(range(1, 12))
    return [
        n
        for n in range(shown - below, shown + below)
        if (2 * n + below) // (2 * below) * below == shown and bool(n) == bool(shown)
    ]


def _tells(table: BoardTable, lines: dict[str, Line], below: int) -> bool:
    """Whether counts could stand behind a table, its totals too."""
    return all(
        number in _behind(shown, below) or (shown is None and number > 0)
        for key, line in table.rows.items()
        for number, shown in zip(lines[key], line, strict=True)
    )
