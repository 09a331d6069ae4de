"""Reading lists that boards keep: actions, seats and dates of meetings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from joinedup_core.calendar import Precision, TimeframeKind, UnreadableDate, parse_half_date, parse_timeframe
from joinedup_core.imports.rows import Cells, Kind, RowRead
from joinedup_core.tables import FieldSpec

PRIORITIES = {"high": "high", "h": "high", "urgent": "high", "medium": "normal", "m": "normal", "normal": "normal",
              "": "normal", "low": "low", "l": "low"}  # fmt: skip
SEAT_ROLES = {"chair": "chair", "vice chair": "vice_chair", "deputy chair": "vice_chair", "member": "member",
              "": "member", "scrutineer": "scrutineer", "independent scrutineer": "scrutineer", "adviser": "adviser",
              "advisor": "adviser", "observer": "observer", "secretary": "secretary", "minutes": "secretary"}  # fmt: skip
_DONE = re.compile(r"^(?:completed?|done|closed)\b", re.IGNORECASE)
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True)
class ActionRow:
    """An action as a list has it. `agency` is the id of the owning agency."""

    text: str
    agency: Any
    due_on: date | None
    due_words: str
    priority: str
    source: str


@dataclass(frozen=True)
class SeatRow:
    """A seat as a list has it."""

    post: str
    agency: Any
    role: str
    holder: str
    deputy: str


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as a calendar has it."""

    on: date
    at: time
    title: str
    where: str


def find_agency(cells: Cells, key: str, agencies: Mapping[str, Any], *, required: bool) -> Any:
    """The id of the agency a cell names; a problem where it names none of the partnership's."""
    written = " ".join(cells[key].split())
    if not written:
        if required:
            cells.problem(key, "No agency is given: write the agency that owns it.")
        return None
    named = {name.casefold(): found for name, found in agencies.items()}
    if written.casefold() in named:
        return named[written.casefold()]
    like = [name for name in agencies if written.casefold() in name.casefold()]
    if len(like) == 1:
        cells.note(f"“{written}” is taken for {like[0]}.")
        return agencies[like[0]]
    hint = (
        f" It could be {' or '.join(sorted(like)[:3])}." if like else " Add it to the partnership first, or correct it."
    )
    cells.problem(key, f"“{written}” is no agency of this partnership.{hint}")
    return None


def read_action(cells: Cells, *, agencies: Mapping[str, Any]) -> RowRead:
    """One row of an action list."""
    text = " ".join(cells["text"].split())
    if not text:
        cells.problem("text", "The row has no action: write what is to be done, or take the row out.")
    due = parse_timeframe(cells["due"])
    due_on = due.due.latest if due.kind is TimeframeKind.DATED and due.due else None
    exact = bool(due.due and due.due.precision is Precision.DAY)
    if cells["due"] and due_on is None:
        cells.note(f"“{cells['due']}” gives no day: it is kept as written.")
    priority = PRIORITIES.get(cells["priority"].lower())
    if priority is None:
        cells.problem("priority", f"“{cells['priority']}” is no priority: write high, normal or low.")
    if _DONE.match(cells["status"]):
        cells.note("The list says that it is done. It comes in as open: whoever confirms it says so here.")
    row = ActionRow(
        text,
        find_agency(cells, "owner", agencies, required=True),
        due_on,
        "" if exact else " ".join(cells["due"].split())[:100],
        priority or "normal",
        " ".join(cells["source"].split())[:300],
    )
    told = (("Action", text), ("Owner", cells["owner"]), ("Due", cells["due"]), ("Source", row.source))
    return _row(cells, text[:80], told, row)


def read_seat(cells: Cells, *, agencies: Mapping[str, Any]) -> RowRead:
    """One row of a membership list."""
    post = " ".join(cells["post"].split())
    if not post:
        cells.problem("post", "The row has no post: write the post that holds the seat.")
    role = SEAT_ROLES.get(cells["role"].lower())
    if role is None:
        cells.problem(
            "role", f"“{cells['role']}” is no role of a seat: write chair, vice chair, member, adviser or observer."
        )
    agency = find_agency(cells, "agency", agencies, required=False)
    row = SeatRow(post, agency, role or "member", cells["holder"], cells["deputy"])
    told = (("Post", post), ("Agency", cells["agency"]), ("Role", cells["role"] or "Member"), ("Held by", row.holder))
    return _row(cells, post, told, row)


def read_meeting(cells: Cells) -> RowRead:
    """One row of a calendar of meetings."""
    on = _day(cells)
    at = _time(cells)
    row = MeetingRow(on or date.min, at, " ".join(cells["title"].split()), " ".join(cells["where"].split()))
    told = (("Day", cells["on"]), ("Begins", f"{at:%H:%M}"), ("Title", row.title), ("Where", row.where))
    return _row(cells, cells["on"], told, row)


def _day(cells: Cells) -> date | None:
    try:
        found = parse_half_date(cells["on"])
    except UnreadableDate as why:
        cells.problem("on", f"{why} Write a day, such as 27 March 2027.")
        return None
    if found.precision is not Precision.DAY:
        cells.problem("on", f"“{cells['on']}” is not a single day: write one, such as 27 March 2027.")
        return None
    return found.latest


def _time(cells: Cells) -> time:
    """When a meeting begins; ten o'clock, and said so, where the list does not tell."""
    found = _TIME.match(cells["time"].strip())
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        half = (found[3] or "").lower()
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        if hour < 24 and minute < 60:
            return time(hour, minute)
    if cells["time"]:
        cells.problem("time", f"“{cells['time']}” is not a time: write 14:30 or 2pm.")
    else:
        cells.note("No time is given: 10:00 is taken.")
    return time(10)


def _row(cells: Cells, title: str, told: tuple[tuple[str, str], ...], value: Any) -> RowRead:
    understood = tuple((label, words) for label, words in told if words)
    return RowRead(cells.number, title, understood, tuple(cells.notes), tuple(cells.problems), value)


ACTIONS = Kind(
    "actions",
    "Action list",
    (
        FieldSpec("text", "Action", ("actions", "task", "what", "description", "action required"), required=True),
        FieldSpec(
            "owner", "Owning agency", ("agency", "owner", "lead", "by whom", "who", "responsible"), required=True
        ),
        FieldSpec("due", "Due", ("due date", "by when", "deadline", "timescale", "when"), kind="timeframe"),
        FieldSpec("priority", "Priority"),
        FieldSpec("source", "Source", ("arising from", "meeting", "from")),
        FieldSpec("status", "Status", ("progress", "rag", "state")),
    ),
    read_action,
    title="Import an action list",
    intro="A Word table, an Excel sheet or a CSV file: one row for each action.",
)
SEATS = Kind(
    "seats",
    "Seat list",
    (
        FieldSpec("post", "Post", ("job title", "role title", "position", "title", "member"), required=True),
        FieldSpec("agency", "Agency", ("organisation", "organization", "employer", "representing")),
        FieldSpec("role", "Role on the group", ("role",)),
        FieldSpec("holder", "Held by", ("name", "holder", "representative")),
        FieldSpec("deputy", "Deputy", ("deputy name", "substitute")),
    ),
    read_seat,
    title="Import a seat list",
    intro="A Word table, an Excel sheet or a CSV file: one row for each seat.",
)
MEETINGS = Kind(
    "meetings",
    "Meeting calendar",
    (
        FieldSpec("on", "Day", ("date", "meeting date", "when"), required=True, kind="date"),
        FieldSpec("time", "Begins", ("time", "start", "start time")),
        FieldSpec("title", "Title", ("meeting", "name", "subject")),
        FieldSpec("where", "Where", ("venue", "place", "location", "room")),
    ),
    read_meeting,
    unique_field="on",
    title="Import a meeting calendar",
    intro="A Word table, an Excel sheet or a CSV file: one row for each meeting of one group.",
)
