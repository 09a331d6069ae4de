"""A whole column of dates: in which order its figures stand, or which rows contradict each other.

A day above 12 or a weekday that fits tells the order of a cell. Where every such cell says the same, all cells are
read so; where they disagree, a cell that can be read both ways is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar.half_date import UnreadableDate
from joinedup_core.calendar.manner import Order
from joinedup_core.calendar.moment import DAY_BEGINS, Moment
from joinedup_core.calendar.months import WEEKDAY_NAMES
from joinedup_core.calendar.reading import read_moment

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(?:\d{4}|\d{2})(?![\d/.-])", re.A)
_SHOWN = 5
_SLIPS = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was read. `moments` and `problems` stand in the order of the cells: one of the two is empty.

    `order` is None where rows contradict each other: `day_first` and `month_first` are their numbers, from 1.
    Blank cells have neither moment nor problem.
    """

    order: Order | None
    because: str
    moments: tuple[Moment | None, ...]
    problems: tuple[str, ...]
    day_first: tuple[int, ...] = ()
    month_first: tuple[int, ...] = ()


def read_column(
    cells: Sequence[str],
    *,
    not_after: date | None = None,
    default_year: int | None = None,
    rows: Sequence[int] | None = None,
) -> Column:
    """Read all cells of a column, after deciding the order of their figures. It raises nothing.

    `rows` are the numbers by which people know the cells; without them they are counted from 1.
    """
    orders = [_order_of(cell) for cell in cells]
    numbers = rows or range(1, len(cells) + 1)
    day_first = tuple(row for row, order in zip(numbers, orders, strict=True) if order is Order.BRITISH)
    month_first = tuple(row for row, order in zip(numbers, orders, strict=True) if order is Order.AMERICAN)
    order = _order(len(day_first), len(month_first))
    if order is not None:
        orders = [order if own else None for own in orders]  # a rare slip is read, and refused, as the others are
    because = _because(order, day_first, month_first)
    moments: list[Moment | None] = []
    problems: list[str] = []
    for cell, own in zip(cells, orders, strict=True):
        moment, problem = _read(cell, own or order, because, not_after, default_year)
        moments.append(moment)
        problems.append(problem)
    return Column(order, because, _without_empty_times(moments), tuple(problems), day_first, month_first)


def _read(
    cell: str, order: Order | None, because: str, not_after: date | None, default_year: int | None
) -> tuple[Moment | None, str]:
    """A cell's moment or why it has none; neither for a blank one."""
    if not cell.strip():
        return None, ""
    try:
        if order is not None:
            return read_moment(cell, order=order, not_after=not_after, default_year=default_year), ""
        found = read_moment(cell, not_after=not_after, default_year=default_year)
        if _FIGURES.search(cell) and found != _read_other_way(cell, not_after, default_year):
            return None, f"\u201c{cell.strip()}\u201d can be read two ways. {because}"
        return found, ""
    except UnreadableDate as reason:
        return None, str(reason)


def can_be_read_two_ways(cell: str) -> bool:
    """Whether a cell holds a day in figures that either order fits, each giving another day."""
    return any(match[1] != match[3] for match in _FIGURES.finditer(cell)) and _order_of(cell) is None


def _read_other_way(cell: str, not_after: date | None, default_year: int | None) -> Moment | None:
    try:
        return read_moment(cell, order=Order.AMERICAN, not_after=not_after, default_year=default_year)
    except UnreadableDate:
        return None


def _order_of(cell: str) -> Order | None:
    """What a cell says about the order of its figures by itself; None when it fits both."""
    found: set[Order] = set()
    for match in _FIGURES.finditer(cell):
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second >= 1:
            found.add(Order.BRITISH)
        elif second > 12 >= first >= 1:
            found.add(Order.AMERICAN)
    if not found and re.match(r"\s*[a-z]{3}", cell, re.I | re.A) and _FIGURES.search(cell):
        return _order_by_weekday(cell)
    return found.pop() if len(found) == 1 else None


def _order_by_weekday(cell: str) -> Order | None:
    """The one order in which a weekday that is written fits its day."""
    if cell.strip()[:3].lower() not in [name[:3].lower() for name in WEEKDAY_NAMES]:
        return None
    fits: dict[Order, Moment] = {}
    for order in Order:
        try:
            fits[order] = read_moment(cell, order=order)
        except UnreadableDate:
            continue
    return next(iter(fits)) if len(fits) == 1 else None


def _order(day_first: int, month_first: int) -> Order | None:
    """The order of a column from how many cells show each; one in a hundred or fewer are slips, not another order."""
    if day_first and month_first and min(day_first, month_first) > _SLIPS * max(day_first, month_first):
        return None
    return Order.AMERICAN if month_first > day_first else Order.BRITISH


def _because(order: Order | None, day_first: tuple[int, ...], month_first: tuple[int, ...]) -> str:
    if order is None:
        return (
            f"Dates with the day first ({_rows(day_first)}) and with the month first ({_rows(month_first)}) are mixed. "
            "Write the month of the others as a word."
        )
    if order is Order.AMERICAN:
        return f"The month stands first: {_rows(month_first)} cannot be read otherwise."
    if day_first:
        return f"The day stands first: {_rows(day_first)} cannot be read otherwise."
    return "Dates are read with the day first; no row says otherwise."


def _rows(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return f"row{'s' if len(numbers) > 1 else ''} {shown}{more}"


def _without_empty_times(moments: list[Moment | None]) -> tuple[Moment | None, ...]:
    """Where every time in the column is 00:00, a spreadsheet added it to mere days: it is not a time that was told."""
    times = {moment.at.exact for moment in moments if moment and moment.at}
    if times != {DAY_BEGINS}:
        return tuple(moments)
    return tuple(Moment(m.on, None, m.edge) if m and m.at else m for m in moments)
