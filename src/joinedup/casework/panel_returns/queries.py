"""The numbers of a quarter, by meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from joinedup.partnership.queries import agency_kind_words
from joinedup_core.calendar import day_in_words, last_of_month
from joinedup_core.panels import FIELDS, UNKNOWN, for_boards, quarter_of, summed


@dataclass(frozen=True)
class Return:
    """A quarter in numbers: each meeting's and all together; exact for the national body, kept back where small for boards."""

    meetings: tuple[tuple[date, dict[str, int]], ...]
    total: dict[str, int]
    boards: dict[str, int | None]


def days_of(quarter: str) -> tuple[date, date]:
    """The first and the last day of a quarter such as `2026-4`. Raises ValueError."""
    year, _, number = quarter.partition("-")
    first, last = quarter_of(int(year), int(number))
    return date(*first, 1), last_of_month(*last)


def quarters(today: date, *, back: int = 8) -> list[tuple[str, str]]:
    """This quarter and those before it, the latest first, as choices."""
    at, found = 4 * today.year + (today.month - 1) // 3, []
    for one in range(at, at - back, -1):
        first, last = days_of(key := f"{one // 4}-{one % 4 + 1}")
        found.append((key, f"{day_in_words(first)} to {day_in_words(last)}"))
    return found


def counted(panel_id: UUID, from_on: date, to_on: date, below: int) -> Return:
    """The numbers of a panel between two days; nothing for whoever neither chairs it nor keeps its agenda."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.panel_return(%s, %s, %s)", [panel_id, from_on, to_on])
        rows = cursor.fetchall()
    by_day: dict[date, dict[str, int]] = {}
    for day, figure, number in rows:
        by_day.setdefault(day, {})[figure] = int(number)
    total = summed(by_day.values())
    meetings = tuple((day, summed([figures])) for day, figures in sorted(by_day.items()))
    return Return(meetings, total, for_boards(total, below))


def label(figure: str) -> str:
    """A figure in words."""
    if figure.startswith("from:"):
        return f"Referred by: {agency_kind_words(figure[5:])}"
    return FIELDS.get(figure) or UNKNOWN.get(figure, figure)
