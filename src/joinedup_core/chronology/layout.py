"""A chronology laid out as a table: the columns it needs and a row an event, for every writer alike.

The headings are those that the reader knows without asking, so that what is written reads back the same. A column of
an agency's own keeps its heading, with "Other: " before it where the reader would else take it for one of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from joinedup_core.calendar import Moment
from joinedup_core.chronology.colours import UNNAMED, Colour, colours_of
from joinedup_core.chronology.columns import LABELS, OTHER, columns_for
from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.people_named import written

ALWAYS = ("when", "agency", "what")
ORDER = (
    "reference", "when", "agency", "kind", "what", "who", "where", "seen", "outcome", "information", "author",
    "comment", "problems",
)  # fmt: skip
_WIDE = {"what": 5, "outcome": 3, "comment": 3, "who": 2, "information": 2, "when": 2, "agency": 2}
READ_FROM = "Read from"


@dataclass(frozen=True, slots=True)
class Layout:
    """A chronology as headings and rows; `widths` are parts of the whole, `agency` is the column of agencies."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    agency: int
    when: int
    moments: tuple[Moment, ...]
    colours: dict[str, Colour]

    @property
    def key(self) -> str:
        """The agencies and their colours in words."""
        return "; ".join(f"{name}: {colour.name}" for name, colour in self.colours.items())

    def colour_of(self, row: Sequence[str]) -> Colour:
        """The colour of a row's agency."""
        return self.colours[row[self.agency] or UNNAMED]


def laid_out(entries: Sequence[Entry], title: str, *, sources: bool = False) -> Layout:
    """Lay entries out in their order; with `sources` a last column says from which file and row each was read."""
    keys = [key for key in ORDER if key in ALWAYS or any(getattr(entry, key) for entry in entries)]
    others = list(dict.fromkeys(heading for entry in entries for heading, _ in entry.extra))
    names = {heading: own for heading, own in zip(others, _own_headings(others), strict=True)}
    headings = (*(LABELS[key] for key in keys), *names.values(), *((READ_FROM,) if sources else ()))
    rows = tuple(_row(entry, keys, others, sources) for entry in entries)
    widths = (*(_WIDE.get(key, 1) for key in keys), *(2 for _ in others), *((2,) if sources else ()))
    moments = tuple(entry.when for entry in entries)
    colours = colours_of(entry.agency for entry in entries)
    return Layout(title, headings, rows, widths, keys.index("agency"), keys.index("when"), moments, colours)


def _row(entry: Entry, keys: Sequence[str], others: Sequence[str], sources: bool) -> tuple[str, ...]:
    extra: dict[str, str] = {}
    for heading, text in entry.extra:
        extra[heading] = f"{extra[heading]}\n{text}" if heading in extra else text
    found = [_text(entry, key) for key in keys]
    found += [extra.get(heading, "") for heading in others]
    return (*found, str(entry.source)) if sources else tuple(found)


def _text(entry: Entry, key: str) -> str:
    value = getattr(entry, key)
    if key == "who":
        return written(value)
    return "\n".join(value) if key == "problems" else str(value)


def _own_headings(others: Sequence[str]) -> list[str]:
    """Headings for an agency's own columns, each marked where the reader would take it for a field of ours."""
    taken = columns_for([*LABELS.values(), *others], ())[len(LABELS) :]
    alone = columns_for(others, ())
    found = []
    for heading, column, lonely in zip(others, taken, alone, strict=True):
        marked = column.key or lonely.key or heading.startswith(OTHER) or heading == READ_FROM or not heading.strip()
        found.append(f"{OTHER}{heading}" if marked else heading)
    return found


def sheet_value(moment: Moment, text: str) -> object:
    """What a sheet holds for a moment: a date or a time on it where it is exact, else the words."""
    on, at = moment.exact, moment.at
    if on is None or on < date(1900, 3, 1):
        return text
    if at is None:
        return on
    return datetime.combine(on, at.exact) if at.exact not in (None, time(0)) and at.exact else text
