"""Reading a calendar of meetings from a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from joinedup_core.calendar import ENGLAND, Precision, UnreadableDate, day_in_words, parse_half_date
from joinedup_core.imports.hours import UnreadableTime, parse_times
from joinedup_core.imports.names import Names
from joinedup_core.imports.rows import Cells, Kind, RowRead
from joinedup_core.tables import FieldSpec

FIELDS = (
    FieldSpec("date", "Date", ("meeting date", "day", "date of meeting", "when"), required=True, kind="date"),
    FieldSpec("start", "Time", ("start time", "starts", "starts at", "start", "time of meeting")),
    FieldSpec("end", "Ends", ("end time", "finish", "finish time", "ends at", "end")),
    FieldSpec("length", "Length in minutes", ("duration", "length", "minutes")),
    FieldSpec("title", "Title", ("meeting title", "subject", "name of meeting")),
    FieldSpec("group", "Group", ("board", "meeting", "subgroup", "sub group", "committee")),
    FieldSpec("where", "Place", ("venue", "location", "room", "where")),
    FieldSpec("link", "Joining link", ("link", "teams link", "zoom link", "url")),
    FieldSpec("note", "Notes", ("note", "comments", "purpose")),
)
USUAL_MINUTES, SHORTEST, LONGEST = 120, 5, 720
Taken = Mapping[str, Sequence[tuple[datetime, datetime]]]
_TIME_AFTER = re.compile(
    r"(?:,|\bat\b|\s)\s*(\d{1,2}(?:[:.]\d{2})(?::\d{2})?\s*(?:am|pm)?.*|\d{1,2}\s*(?:am|pm).*)$", re.I
)
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:\.5)?)\s*h(?:ou)?r?s?)?\s*(?:(?P<minutes>\d{1,3})\s*(?:m(?:in(?:ute)?s?)?)?)?", re.I
)


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as a row gives it, in local time; its group is a key of what stands in the partnership."""

    group: str
    title: str
    on: date
    start: time
    minutes: int
    where: str
    link: str
    note: str


def read_meeting(cells: Cells, *, names: Names, taken: Taken, today: date) -> RowRead:
    """One row of a calendar. `taken`: when each group meets already, in local time."""
    group = names.group_of(cells)
    on, start, end = _day(cells), *_times(cells)
    minutes = _minutes(cells, start, end)
    if group and on and start and _meets(taken.get(group.key, ()), datetime.combine(on, start), minutes):
        cells.problem("date", f"{group.label} already has a meeting at that time: take the row out, or correct it.")
    if on and on >= today and (why := _day_off(on)):
        cells.note(why)
    if on and on < today:
        cells.note("This day has passed: record afterwards whether the meeting was held.")
    link = cells["link"]
    if link and not re.fullmatch(r"https?://\S{1,490}", link):
        cells.note(f"“{link[:60]}” is no address that can be opened: it is left out.")
        link = ""
    title = " ".join(cells["title"].split())[:200] or (group.label if group else "")
    label = group.label if group else ""
    words = f"{day_in_words(on)}, {start:%H:%M}" if on and start else cells["date"]
    row = MeetingRow(
        group.key if group else "",
        title,
        on or today,
        start or time(),
        minutes,
        cells["where"][:200],
        link,
        cells["note"],
    )
    told = (
        ("Title", title), ("Group", label), ("Day", f"{on:%A} {day_in_words(on)}" if on else ""),
        ("Begins", f"{start:%H:%M}" if start else ""), ("Length", f"{minutes} minutes"), ("Place", row.where),
        ("Joining link", link), ("Notes", row.note),
    )  # fmt: skip
    understood = tuple((a, b) for a, b in told if b)
    return RowRead(cells.number, f"{label} {words}", understood, tuple(cells.notes), tuple(cells.problems), row)


def _day(cells: Cells) -> date | None:
    written = _TIME_AFTER.sub("", " ".join(cells["date"].split()))
    if not written:
        cells.problem("date", "The row has no date: write the day of the meeting, or take the row out.")
        return None
    try:
        found = parse_half_date(written)
    except UnreadableDate as why:
        cells.problem("date", str(why))
        return None
    if found.precision is not Precision.DAY:
        cells.problem("date", f"“{written}” is no single day: write the day, such as 12 March 2027.")
        return None
    return found.earliest


def _day_off(on: date) -> str:
    """Why nobody is likely to meet on a day; nothing for a working day."""
    if holiday := ENGLAND.name(on):
        return f"{on:%A} {day_in_words(on)} is a bank holiday ({holiday})."
    return f"{day_in_words(on)} is a {on:%A}." if on.weekday() > 4 else ""


def _times(cells: Cells) -> tuple[time | None, time | None]:
    """When it begins and ends: from their columns, or from what stands behind the date."""
    behind = _TIME_AFTER.search(" ".join(cells["date"].split()))
    written, column = (cells["start"], "start") if cells["start"] else (behind[1] if behind else "", "date")
    if not written:
        cells.problem(
            "start" if cells.has("start") else "date", "No time is given: write when it begins, such as 10:00."
        )
        return None, None
    try:
        start, end = parse_times(written)
        if cells["end"]:
            column = "end"
            end = parse_times(cells["end"])[0]
    except UnreadableTime as why:
        cells.problem(column, str(why))
        return None, None
    return start, end


def _minutes(cells: Cells, start: time | None, end: time | None) -> int:
    """How long it takes: from its end, from its length, or as long as usual, and then that is said."""
    minutes, column = USUAL_MINUTES, "end"
    written = " ".join(cells["length"].split())
    if start and end:
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    elif written:
        found, column = _LENGTH.fullmatch(written), "length"
        if found is None or not (found["hours"] or found["minutes"]):
            cells.problem("length", f"“{written}” is no length: write it in minutes, such as 90.")
            return USUAL_MINUTES
        minutes = int(float(found["hours"] or 0) * 60) + int(found["minutes"] or 0)
    elif start:
        cells.note("No end is given: two hours are taken.")
    if not SHORTEST <= minutes <= LONGEST:
        cells.problem(column, "A meeting takes from 5 minutes to 12 hours: correct when it begins and ends.")
        return USUAL_MINUTES
    return minutes


def _meets(taken: Sequence[tuple[datetime, datetime]], start: datetime, minutes: int) -> bool:
    end = start + timedelta(minutes=minutes)
    return any(begins < end and start < ends for begins, ends in taken)


MEETINGS = Kind(
    "meetings", "Meeting calendar", FIELDS, read_meeting, unique_field="date", title="Import a calendar of meetings",
    intro="A Word table, an Excel sheet or a CSV file: one row for each meeting, with its day and time.",
)  # fmt: skip
