"""All texts of a chronology entry, mapped; and its moment told less exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from joinedup_core.calendar import HalfDate, Moment, UnreadableDate, read_moment
from joinedup_core.chronology.entry import Entry
from joinedup_core.disclosure.dates_in_text import day_from

TEXTS = ("agency", "what", "kind", "where", "outcome", "seen", "author", "comment", "information", "reference")
DAY = "Day"


def mapped(entry: Entry, change: Callable[[str], str]) -> Entry:
    """An entry in which every text, the names of its file and table included, went through `change`."""
    source = entry.source
    texts: dict[str, Any] = {key: change(getattr(entry, key)) for key in TEXTS}
    return replace(
        entry,
        **texts,
        who=tuple(map(change, entry.who)),
        extra=tuple((change(heading), change(text)) for heading, text in entry.extra),
        problems=tuple(map(change, entry.problems)),
        source=replace(source, file=change(source.file), table=change(source.table)),
    )


def coarser(when: Moment, since: date | None, months: bool) -> tuple[Moment, str]:
    """A moment told as its month or, counted from `since`, as its year with the day in words."""
    day = when.on.earliest
    if since:
        edge = f"{when.edge} " if when.edge else ""
        counted = day_from(day, since)
        whole = "" if when.on.exact else f" to {day_from(when.on.latest, since)}"
        year = HalfDate.year(day.year)
        time = f", {when.at}" if when.at else ""
        return Moment(year, None, when.edge), f"{edge}{counted}{whole}{time}"
    if months and (when.on.latest - day).days < 27:
        return Moment(HalfDate.month(day.year, day.month), None, when.edge), ""
    return when, ""


def when_of(entry: Entry, when: Moment | str, day: str) -> Entry:
    """An entry with another moment; `day`, where told in words, stands in a column of its own."""
    if isinstance(when, str):
        try:
            when = read_moment(when)
        except UnreadableDate:
            when = entry.when
    return replace(entry, when=when, extra=((DAY, day), *entry.extra) if day else entry.extra)


def without_day(entry: Entry) -> Entry:
    """An entry without the column that `when_of` added."""
    added = bool(entry.extra) and entry.extra[0][0] == DAY
    return replace(entry, extra=entry.extra[1:]) if added and _counted(entry.extra[0][1]) else entry


def _counted(text: str) -> bool:
    return text.startswith("day 0") or " after" in text or " before" in text


def fields_of(entry: Entry) -> tuple[str, ...]:
    """The single texts of an entry, in the order in which `mapped` comes to them, and when it was."""
    return (*(getattr(entry, key) for key in TEXTS), str(entry.when))
