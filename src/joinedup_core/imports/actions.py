"""Reading a list of actions from a table: what, whose, by when, how far it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import (
    Precision,
    TimeframeKind,
    UnreadableDate,
    day_in_words,
    parse_half_date,
    parse_timeframe,
)
from joinedup_core.imports.names import Named, Names
from joinedup_core.imports.rows import Cells, Kind, RowRead
from joinedup_core.lifecycle import OUTCOMES, State
from joinedup_core.tables import FieldSpec
from joinedup_core.tables.mapping import plain

FIELDS = (
    FieldSpec("reference", "Number", ("ref", "reference", "no", "action no", "action number", "id"), kind="reference"),
    FieldSpec("action", "Action", ("actions", "agreed action", "action required", "task", "recommendation"), required=True),
    FieldSpec("owner", "Owner", ("action owner", "lead", "responsible", "by whom", "who", "assigned to", "lead officer")),
    FieldSpec("agency", "Agency", ("organisation", "lead agency", "partner", "partner agency")),
    FieldSpec("due", "Due date", ("due", "by when", "deadline", "target date", "timescale", "timeframe", "when"), kind="timeframe"),
    FieldSpec("priority", "Priority", ("urgency",)),
    FieldSpec("status", "Status", ("state", "rag", "rag status", "open closed", "complete")),
    FieldSpec("progress", "Progress", ("update", "updates", "latest update", "progress update", "comments", "notes")),
    FieldSpec("done", "Date completed", ("completed on", "completion date", "date closed", "closed on"), kind="date"),
    FieldSpec("source", "Source", ("origin", "source of action", "arising from", "meeting", "meeting date", "date raised")),
    FieldSpec("group", "Group", ("board", "subgroup", "sub group", "committee")),
)  # fmt: skip

_STATES = {
    State.OPEN: "open|not started|outstanding|ongoing|on going|overdue|new|live|to do|no|incomplete|not yet started",
    State.IN_PROGRESS: "in progress|started|under way|underway|on track|partially complete|part complete|work in progress",
    State.DONE_BY_OWNER: "done|complete|completed|closed|yes|achieved|implemented|finished|discharged",
    State.NOT_IMPLEMENTED: "not implemented|rejected|not accepted|will not be implemented",
    State.COULD_NOT_BE_DONE: "could not be done|cannot be done|not possible|not achievable",
    State.SUPERSEDED: "superseded|no longer needed|no longer required|withdrawn|cancelled",
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split("|")}
_COLOURS = {"red", "amber", "green", "blue", "yellow", "r", "a", "g", "b"}
_STATE_WORDS = {
    State.OPEN: "Open", State.IN_PROGRESS: "In progress", State.DONE_BY_OWNER: "Done, says the owner",
    State.NOT_IMPLEMENTED: "Not implemented, because", State.COULD_NOT_BE_DONE: "Could not be done, because",
    State.SUPERSEDED: "Superseded",
}  # fmt: skip
_PRIORITIES = {"high": "high", "h": "high", "urgent": "high", "critical": "high", "1": "high", "normal": "normal",
               "medium": "normal", "m": "normal", "2": "normal", "low": "low", "l": "low", "3": "low"}  # fmt: skip
_SOURCES = (
    ("case_file_audit", "Case file audit", r"\bcase (?:file )?audits?\b|\bmulti.?agency audits?\b"),
    ("audit_round", "Audit (section 11, 157 or 175)", r"\bs(?:ection)?\.? ?(?:11|157|175)\b|\baudits?\b"),
    ("review", "Review", r"\b(?:reviews?|sars?|scrs?|lcsprs?|dhrs?|dardrs?)\b"),
    ("self_assessment", "Self-assessment", r"\bself.?assessments?\b"),
    ("survey", "Survey", r"\bsurveys?\b"),
    ("risk", "Risk register", r"\brisk register\b"),
)
_FIGURES = re.compile(r"\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,4}")
"""A day in figures: where it cannot be read it is a slip of the pen, not words about time such as "Ongoing"."""


@dataclass(frozen=True)
class ActionRow:
    """An action as a row gives it; owner and group are keys of what stands in the partnership."""

    group: str
    text: str
    owner_seat: str
    owner_agency: str
    due_on: date | None
    due_words: str
    priority: str
    state: State
    since: date | None
    reason: str
    source_kind: str
    source_words: str
    progress: str


def read_action(cells: Cells, *, names: Names, taken: Mapping[tuple[str, str], str], today: date) -> RowRead:
    """One row of a list of actions. `taken`: group and plain words of what the register has already, with its number."""
    text = " ".join(cells["action"].split())
    if not text:
        cells.problem("action", "The row has no action: write what is to be done, or take the row out.")
    group = names.group_of(cells)
    kind, owner = _owner(cells, names, group)
    due_on, due_words, over = _due(cells)
    state = _state(cells, over)
    source_kind, source_label = _source(cells["source"])
    number = taken.get((group.key, plain(text))) if group and text else None
    if number:
        cells.problem("action", f"The register has this action already ({number}): take the row out.")
    row = ActionRow(
        group=group.key if group else "", text=text, owner_seat=owner.key if owner and kind == "seat" else "",
        owner_agency=owner.key if owner and kind == "agency" else "", due_on=due_on, due_words=due_words,
        priority=_priority(cells), state=state, since=_done_on(cells, today), reason=cells["progress"] if state in OUTCOMES else "",
        source_kind=source_kind, source_words=_source_words(cells), progress="" if state in OUTCOMES else _progress(cells, owner),
    )  # fmt: skip
    told = (
        ("Action", text), ("Group", group.label if group else ""), ("Owner", owner.label if owner else ""),
        ("Due", day_in_words(due_on) if due_on else due_words), ("Priority", row.priority), ("Status", _STATE_WORDS[state]),
        ("What asked for it", source_label), ("Source", row.source_words), ("Progress", row.progress or row.reason),
    )  # fmt: skip
    title = f"{text}, {owner.label}" if owner else text
    return RowRead(
        cells.number, title, tuple((a, b) for a, b in told if b), tuple(cells.notes), tuple(cells.problems), row
    )


def _owner(cells: Cells, names: Names, group: Named | None) -> tuple[str, Named | None]:
    """Who owns it: what the owner's column names, else the agency's column."""
    where = group.key if group else ""
    for column in ("owner", "agency"):
        found = names.owners(cells[column], where) if cells[column] else []
        if found:
            if len(found) > 1:
                others = " and ".join(one.label for _, one in found[1:])
                cells.note(f"An action has one owner: {found[0][1].label} is taken; {others} stands in its first note.")
            return found[0]
    written = cells["owner"] or cells["agency"]
    column = "owner" if cells["owner"] or not cells["agency"] else "agency"
    if written and (groups := names.groups_with(written)) > 1:
        cells.problem(
            column,
            f"“{written}” is a post on {groups} groups, so it is not clear which is meant: write the agency instead, or the group in a column of its own.",
        )
    elif written:
        cells.problem(
            column,
            f"“{written}” is no post, member or agency of this partnership. Write one as it stands here, such as an agency's name.",
        )
    else:
        cells.problem(column, "Nobody owns it: write a post or an agency of this partnership.")
    return "", None


def _due(cells: Cells) -> tuple[date | None, str, bool]:
    """The day, the words where it is none, and whether the cell says that it is over."""
    written = " ".join(cells["due"].split())
    found = parse_timeframe(written)
    over = found.kind is TimeframeKind.COMPLETE
    if found.kind is TimeframeKind.DATED and found.due:
        if found.due.precision is not Precision.DAY:
            cells.note(f"Due “{written}” is taken as {day_in_words(found.due.latest)}.")
        return found.due.latest, "", over
    if _FIGURES.fullmatch(written):
        cells.problem(
            "due", f"“{written}” looks like a day, but there is no such day: correct it, or leave the cell empty."
        )
    elif written:
        cells.note(f"Due “{written}” is no day: it is kept as written, and nobody is reminded.")
    return None, written[:100], over


def _state(cells: Cells, over: bool) -> State:
    written = plain(cells["status"])
    if not written:
        return State.DONE_BY_OWNER if over or cells["done"] else State.OPEN
    if written in _COLOURS:
        cells.note(f"“{cells['status']}” is a colour and says not whether it is done: it comes in as open.")
        return State.OPEN
    state = _STATE_OF.get(written)
    if state is None:
        known = "open, in progress, done, not implemented, could not be done or superseded"
        cells.problem("status", f"“{cells['status']}” is not a status: write {known}.")
        return State.OPEN
    if state in OUTCOMES and not cells["progress"]:
        cells.problem("status", f"“{cells['status']}” needs its reason: write why in the column for progress.")
    return state


def _done_on(cells: Cells, today: date) -> date | None:
    if not cells["done"]:
        return None
    try:
        found = parse_half_date(cells["done"]).latest
    except UnreadableDate as why:
        cells.problem("done", f"{why} Or leave the cell empty.")
        return None
    if found > today:
        cells.problem("done", "The day it was completed lies in the future: correct it, or leave the cell empty.")
    return found


def _priority(cells: Cells) -> str:
    written = plain(cells["priority"])
    if written and written not in _PRIORITIES:
        cells.note(f"Priority “{cells['priority']}” is not known: normal is taken.")
    return _PRIORITIES.get(written, "normal")


def _source(written: str) -> tuple[str, str]:
    """What kind of thing asked for it, by its words; a meeting where they say nothing else."""
    lowered = written.lower()
    found = next(((key, label) for key, label, pattern in _SOURCES if re.search(pattern, lowered)), None)
    return found or ("meeting", "Meeting")


def _source_words(cells: Cells) -> str:
    number = f"number {cells['reference']} there" if cells["reference"] else ""
    return ", ".join(part for part in (" ".join(cells["source"].split()), number) if part)[:300]


def _progress(cells: Cells, owner: Named | None) -> str:
    """The first note: what the file said of its progress, and its owner where that was more than one name."""
    written = " ".join(cells["owner"].split())
    named = (
        owner is not None and written and plain(written) not in {plain(name) for name in (owner.label, *owner.names)}
    )
    return "\n".join(part for part in (cells["progress"], f"Owner as written: {written}" if named else "") if part)


ACTIONS = Kind(
    "actions", "Action list", FIELDS, read_action, unique_field="action", title="Import a list of actions",
    intro="A Word table, an Excel sheet or a CSV file: one row for each action. Owners are posts or agencies of this partnership.",
)  # fmt: skip
