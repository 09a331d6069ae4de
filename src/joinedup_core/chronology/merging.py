"""Chronologies of several agencies put into one order, with everything kept and nothing made up.

An entry of which the day is not known stands at the earliest that it can have been, and its span is shown with it. The
order is total and depends only on what the entries say, so it is the same whatever the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from joinedup_core.calendar import Moment, day_in_words
from joinedup_core.chronology.entry import Entry, Provenance


@dataclass(frozen=True, slots=True)
class Chronology:
    """Entries in order. `again` are rows that were handed in more than once: they stand once, and are told here."""

    entries: tuple[Entry, ...] = ()
    again: tuple[Provenance, ...] = ()


def merge(*chronologies: Iterable[Entry]) -> Chronology:
    """One chronology of all entries, by when they were; entries of one moment by agency, file and row.

    A row that comes twice (the same row of the same file, the same in every word) stands once. Entries that merely
    say the same are all kept: that is for `group` to tell.
    """
    ordered = sorted((entry for entries in chronologies for entry in entries), key=order_of)
    kept: list[Entry] = []
    again: list[Provenance] = []
    for entry in ordered:
        if kept and entry.source.row and entry == kept[-1]:
            again.append(entry.source)
        else:
            kept.append(entry)
    return Chronology(tuple(kept), tuple(again))


def order_of(entry: Entry) -> tuple[object, ...]:
    """What entries are ordered by. Two entries with the same key are the same in every word."""
    return (
        entry.when.sort_key,
        entry.agency.casefold(),
        entry.source,
        entry.what,
        entry.agency,
        entry.who,
        (entry.kind, entry.where, entry.outcome, entry.seen, entry.author, entry.comment),
        (entry.information, entry.reference),
        (entry.extra, entry.problems),
    )


def placing(when: Moment) -> str:
    """Why an entry stands where it stands, in a sentence; "" where its day is known."""
    if when.exact is not None:
        return ""
    on = when.on
    if when.edge:
        return (
            f"Told as \u201c{when}\u201d; placed at {day_in_words(on.latest if when.edge == 'after' else on.earliest)}."
        )
    if on.earliest == on.latest:
        return f"The day is in doubt (\u201c{when}\u201d); placed there."
    return (
        f"The day is not known: {day_in_words(on.earliest)} to {day_in_words(on.latest)} (\u201c{when}\u201d). "
        "Placed at the earliest it can have been."
    )
