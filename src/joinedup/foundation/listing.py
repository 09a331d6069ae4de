"""Lists people page through: sorted by the database, cut to a page, the same number of queries for any length."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

T = TypeVar("T")
PER_PAGE = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of values: which, of how many, and how it is sorted (`-due` is descending)."""

    items: tuple[T, ...]
    number: int
    total: int
    per_page: int
    sort: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    """The rest of the address (filters), so that links to other pages keep them."""

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def first(self) -> int:
        """The number of the first item shown, from 1; 0 where there is none."""
        return (self.number - 1) * self.per_page + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The number of the last item shown."""
        return min(self.number * self.per_page, self.total)

    def __iter__(self) -> Any:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True)
class Listing:
    """What was asked for: the sort key (with `-` for descending), the page and the filters, all as in the address."""

    sort: str
    page: int = 1
    per_page: int = PER_PAGE
    filters: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_request(
        cls, parameters: Mapping[str, str], *, default: str, filters: tuple[str, ...] = (), per_page: int = PER_PAGE
    ) -> Listing:
        """Read `sort`, `page` and the named filters from an address; what makes no sense falls back, never fails."""
        page = parameters.get("page", "1")
        asked = {name: parameters.get(name, "").replace("\0", "").strip() for name in filters}
        kept = {name: value for name, value in asked.items() if value}
        number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
        return cls(parameters.get("sort") or default, max(1, number), per_page, kept)

    def cut(
        self,
        rows: QuerySet[Any],
        to_value: Callable[[Any], T],
        *,
        sorts: Mapping[str, tuple[str, ...]],
        default: str,
        total: int | None = None,
        few: bool = False,
    ) -> Page[T]:
        """One page of the rows as values. `sorts` lists the keys that may be sorted by, each with its columns.

        `total` is how many rows there are, where they were counted already; otherwise they are counted here. Where there
        are `few` as a rule (those of one case) they are counted only once the first page is full.
        """
        sort = self.sort if self.sort.removeprefix("-") in sorts else default
        columns = [_turn(c) if sort.startswith("-") else c for c in sorts[sort.removeprefix("-")]]
        if few and total is None and self.page == 1:
            start_of = list(rows.order_by(*columns)[: self.per_page + 1])
            if len(start_of) <= self.per_page:
                whole = tuple(to_value(row) for row in start_of)
                return Page(whole, 1, len(whole), self.per_page, sort, dict(self.filters))
        total = rows.count() if total is None else total
        number = min(self.page, max(1, -(-total // self.per_page)))
        start = (number - 1) * self.per_page
        here = rows.order_by(*columns)[start : start + self.per_page]
        items = tuple(to_value(row) for row in here)
        return Page(items, number, total, self.per_page, sort, dict(self.filters))


def _turn(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"
