"""The values that page parts are made of. Tags take these or tuples in their order; all else fails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any, TypeVar

from django.utils.html import conditional_escape

T = TypeVar("T")
COLOURS = {"grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"}


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; without an address they are only words (the page one is on)."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """One row of a summary list: what, its value, and perhaps something to do about it."""

    label: str
    value: Any
    action: str = ""
    url: str = ""


@dataclass(frozen=True)
class Event:
    """One event on a timeline. A text in `more` is its link, if `url` is given."""

    title: str
    when: date | datetime | str
    text: str = ""
    by: str = ""
    url: str = ""


@dataclass(frozen=True)
class Tab:
    """One tab: its label and the template that fills it (it sees the page's whole context), or just a text."""

    label: str
    template: str = ""
    text: str = ""

    @property
    def id(self) -> str:
        """The name of the tab in the address."""
        return "tab-" + "-".join("".join(c if c.isalnum() else " " for c in self.label.lower()).split())


@dataclass(frozen=True)
class Task:
    """One line of a task list: its status in words and colour ("" is plain text)."""

    label: str
    status: str
    url: str = ""
    hint: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Tile:
    """A number that answers a question, linking to the list it counts."""

    number: int | str
    label: str
    url: str = ""
    note: str = ""
    colour: str = ""


def several(kind: type[T], items: Iterable[Any], tag: str) -> list[T]:
    """The items as values of one kind; tuples are unpacked; whatever else is a mistake in the page."""
    if items is None or isinstance(items, str):
        raise TypeError(f"{{% {tag} %}} needs a list of {kind.__name__}, not {items!r}")
    return [one(kind, item, tag) for item in items]


def one(kind: type[T], item: Any, tag: str) -> T:
    """One item as a value of the kind."""
    if isinstance(item, kind):
        return item
    if isinstance(item, Sequence) and not isinstance(item, str):
        return kind(*item)
    raise TypeError(f"{{% {tag} %}} needs {kind.__name__} values or tuples, not {type(item).__name__}")


def escaped(value: Any) -> str:
    """Text as it may stand in HTML; what is HTML already stays. Plain text, nearly all there is, the quick way."""
    return escape(value) if type(value) is str else conditional_escape(value)


def colour_class(colour: str) -> str:
    """The class of a coloured tag; a colour the kit does not have is a mistake."""
    if colour and colour not in COLOURS:
        raise ValueError(f"The kit has no colour {colour!r}: use one of {', '.join(sorted(COLOURS))}")
    return f"govuk-tag--{colour}" if colour else ""
