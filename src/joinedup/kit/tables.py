"""Tables: what a list shows, how it is sorted and paged, and the same rows for Excel, Word and CSV."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, Protocol, runtime_checkable
from urllib.parse import urlencode

from django.utils import timezone

from joinedup.kit.days import words
from joinedup.kit.parts import Link, colour_class

KINDS = {"text", "day", "moment", "tag", "link"}


@runtime_checkable
class ListPage(Protocol):
    """A page of a list, as `joinedup.foundation.listing.Page` is."""

    items: Sequence[Any]
    number: int
    total: int
    sort: str
    pages: int
    first: int
    last: int


@dataclass(frozen=True)
class Column:
    """One column. `value` is an attribute's name or a function of the row (the key itself when left out).

    `link` is a function of the row giving an address, or None. A tag's `colour` is a function of the row or a
    mapping from the value. A `kind="link"` value is a `Link`, or a (label, address) pair.
    """

    key: str
    label: str
    value: str | Callable[[Any], Any] | None = None
    sort: str | None = None
    numeric: bool = False
    kind: str = "text"
    link: Callable[[Any], str | None] | None = None
    colour: Callable[[Any], str] | Mapping[Any, str] | None = None
    hidden_label: bool = False
    spare: bool = False
    """Left out of the page (never of a file) where no row shown has anything in it."""
    page_only: bool = False
    """Left out of every file: it leads somewhere or asks for something, and tells nothing."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Column {self.key!r}: no kind {self.kind!r}; use one of {', '.join(sorted(KINDS))}")

    def of(self, row: Any) -> Any:
        """The value of this column in a row."""
        if callable(self.value):
            return self.value(row)
        name = self.value or self.key
        return row[name] if isinstance(row, Mapping) else getattr(row, name)

    def plain(self, row: Any) -> Any:
        """The value for a spreadsheet: numbers and days stay what they are, the rest is text."""
        value = self.of(row)
        if isinstance(value, Link):
            return value.label
        if self.kind == "link" and isinstance(value, tuple):
            return value[0]
        if isinstance(value, datetime):
            return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        if isinstance(value, int | float | date) and not isinstance(value, bool):
            return value
        return in_words(value)

    def cell(self, row: Any, first: bool) -> "Cell":
        """What the page shows in a row."""
        value = self.of(row)
        if self.kind == "link" and value:
            pair = value if isinstance(value, Link) else Link(*value)
            return Cell(self, pair.label, pair.url, first=first)
        address = self.link(row) if self.link else ""
        colour = colour_class(self.colour_of(row, value))
        several = tuple(in_words(part) for part in value) if isinstance(value, list | tuple | set) else ()
        return Cell(self, in_words(value), address or "", colour, several, first)

    def colour_of(self, row: Any, value: Any) -> str:
        """The colour of a tag."""
        if isinstance(self.colour, Mapping):
            return self.colour.get(value, "grey")
        return self.colour(row) if self.colour else ("grey" if self.kind == "tag" else "")


class Cell(NamedTuple):
    """One cell, ready to print (a page has hundreds, and a tuple is made four times as fast as a dataclass)."""

    column: "Column"
    text: str
    url: str = ""
    colour: str = ""
    several: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True)
class Heading:
    """One column's heading, with the address that sorts by it."""

    column: Column
    url: str
    direction: str

    @property
    def says(self) -> str:
        """The value of aria-sort."""
        return self.direction or "none"


@dataclass(frozen=True)
class Table:
    """A table: its caption, columns and rows (a `Page`, or any sequence).

    `noun` is what the rows are, one and many, for "Showing 1 to 50 of 5,000 actions". `row_link` makes the first
    column a link. `exports` puts links to the same list as Excel, Word and CSV (`?format=csv`) under the table.
    """

    caption: str
    columns: Sequence[Column]
    rows: Any
    noun: tuple[str, str] = ("row", "rows")
    empty: str = "There is nothing to show."
    row_link: Callable[[Any], str | None] | None = None
    exports: tuple[str, ...] = ()
    caption_hidden: bool = False
    footer: Sequence[str] = field(default_factory=tuple)
    select: Callable[[Any], Any] | None = None
    """A function giving each row's key: puts a tick box named `chosen` before each row (put a form round the table)."""
    key: str = ""
    """Its name in the address of its files, `?table=versions&format=csv`, where a page has several tables."""

    @cached_property
    def page(self) -> ListPage | None:
        """The page of a longer list that the rows are, if they are one."""
        return self.rows if isinstance(self.rows, ListPage) else None

    @property
    def items(self) -> Sequence[Any]:
        """The rows to show."""
        return self.page.items if self.page else self.rows

    def cells(self) -> Iterator[list[Cell]]:
        """The rows, as cells."""
        for row in self.items:
            cells = [column.cell(row, first=place == 0) for place, column in enumerate(self.columns)]
            if self.row_link and cells and not cells[0].url:
                head = cells[0]
                cells[0] = Cell(head.column, head.text, self.row_link(row) or "", head.colour, head.several, True)
            yield cells

    def for_page(self) -> "Table":
        """The same table without its spare columns that would be blank all the way down."""
        kept = [c for c in self.columns if not c.spare or any(in_words(c.of(row)) for row in self.items)]
        return self if len(kept) == len(self.columns) else replace(self, columns=kept)

    @property
    def ticks(self) -> bool:
        """Whether rows may be ticked (templates would call `select` itself)."""
        return self.select is not None

    def keys(self) -> list[Any]:
        """The key of each row to be ticked, or nothing for each where none are."""
        return [self.select(row) if self.select else "" for row in self.items]

    def headings(self, parameters: Mapping[str, Any]) -> Iterator[Heading]:
        """The headings, each with its sorting link."""
        now = self.page.sort if self.page else str(parameters.get("sort", ""))
        for column in self.columns:
            turned = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(now, "") if column.sort else ""
            asks = f"-{column.sort}" if turned == "ascending" else column.sort
            url = address(parameters, sort=asks, page=None) if column.sort else ""
            yield Heading(column, url, turned)

    @property
    def total_in_words(self) -> str:
        """Showing 1 to 50 of 5,000 actions."""
        return count_in_words(self.page, self.noun) if self.page else ""

    def for_file(self) -> list[Column]:
        """The columns of a file."""
        return [column for column in self.columns if not column.page_only]

    def plain_rows(self) -> Iterator[list[Any]]:
        """The rows for a file."""
        columns = self.for_file()
        for row in self.items:
            yield [column.plain(row) for column in columns]


def count_in_words(page: ListPage, noun: tuple[str, str]) -> str:
    """How much of a list is on the page, in words."""
    name = noun[0] if page.total == 1 else noun[1]
    if page.total == 0:
        return f"No {name}"
    if page.pages == 1:
        return f"{page.total:,} {name}"
    return f"Showing {page.first:,} to {page.last:,} of {page.total:,} {name}"


def address(parameters: Mapping[str, Any], **changes: Any) -> str:
    """The present page's query with some parameters changed; None removes one."""
    lists = getattr(parameters, "lists", None)
    kept = list(lists()) if lists else [(key, [value]) for key, value in parameters.items()]
    pairs = [(key, one) for key, values in kept if key not in changes for one in values if one not in ("", None)]
    return "?" + urlencode(pairs + [(key, value) for key, value in changes.items() if value is not None])


def in_words(value: Any) -> str:
    """Any value as a reader would write it."""
    if type(value) is str:  # nearly all there is
        return value
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{words(local)}, {local:%H:%M}"
    if isinstance(value, date):
        return words(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(in_words(part) for part in value)
    return str(value)
