"""The columns of a chronology: the fields there are, the names agencies give them, and which column is which.

The names come from the templates and guidance of English partnerships and from the columns that chronology tools
set. A column is suggested by its name and its content, with how sure that is; what a person chose before is kept.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from functools import lru_cache

from joinedup_core.calendar import UnreadableDate, read_moment
from joinedup_core.tables import FieldSpec, MappedColumn, RawRow, suggest_mapping
from joinedup_core.tables.mapping import plain

_SAMPLE = 40
OTHER = "Other: "  # begins a heading that we wrote for an agency's own column
FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "when", "Date",
        ("Start date", "Date from", "Date of event", "Event date", "Date of contact", "Contact date", "Date of incident",
         "Incident date", "Date and time", "Date/time", "Date & time", "Date of entry", "Date/period", "When", "Dates"),
        required=True, kind="date",
    ),
    FieldSpec("time", "Time", ("Start time", "Time of event", "Time of contact", "Event time", "Time from")),
    FieldSpec("ends", "End date", ("Date to", "Date ended", "Finish date", "Date until"), kind="date"),
    FieldSpec("end_time", "End time", ("Time to", "Finish time", "Time ended")),
    FieldSpec(
        "agency", "Agency",
        ("Organisation", "Agency name", "Agency/organisation", "Service", "Agency involved", "Agency reporting"),
    ),
    FieldSpec(
        "kind", "Kind of contact",
        ("Type", "Type of contact", "Contact type", "Type of event", "Event type", "Kind", "Mode of contact", "Category",
         "Nature of contact", "Method of contact"),
    ),
    FieldSpec(
        "what", "What happened",
        ("Event", "Events", "Significant event", "Event details", "Details of event", "Description of event", "Details",
         "Description", "Summary", "Summary of event", "Narrative", "Incident", "Details of contact", "Event/contact",
         "Key event", "Detail", "Event description", "Contact/event"),
        required=True,
    ),
    FieldSpec(
        "who", "Who was involved",
        ("People involved", "Persons involved", "Who was present", "Present", "People present", "Involved", "Attendees",
         "Professionals involved", "Those present", "Who"),
    ),
    FieldSpec("where", "Where", ("Location", "Place", "Venue", "Where it happened", "Location of event")),
    FieldSpec(
        "seen", "Who was seen",
        ("Seen", "Child seen", "Children seen", "Adult seen", "Was the child seen", "Child/adult seen", "Who was seen alone",
         "Child seen?", "Was the child seen?", "Subject seen", "Person seen"),
    ),
    FieldSpec(
        "outcome", "Outcome",
        ("Response", "Response/decision", "Decision", "Action taken", "Actions taken", "Result", "Outcome/decision",
         "Outcome of contact", "Action/outcome", "Agency response", "Response or decision", "Action"),
    ),
    FieldSpec(
        "information", "Source of information",
        ("Source", "Source document", "Source record", "Record", "Evidence", "Source of evidence", "Information source",
         "Source/record"),
    ),
    FieldSpec(
        "reference", "Reference",
        ("Ref", "Ref no", "Reference number", "Event ref", "Event no", "Event number", "No", "Number", "Sequence", "ID",
         "Entry no", "Item"),
    ),
    FieldSpec(
        "author", "Author",
        ("Completed by", "Recorded by", "Written by", "Entered by", "Name of author", "Report author", "Worker"),
    ),
    FieldSpec(
        "comment", "Comment",
        ("Comments", "Author's comment", "Author comments", "Analysis", "Analysis/comment", "Professional comment",
         "IMR author comment", "Commentary", "Comments/analysis"),
    ),
    FieldSpec("problems", "To check when read"),
)  # fmt: skip
_KEPT_APART = ("Footnote (", "Endnote (", "Comment in the file (")
LABELS: Dictionary[str, str] = {field.key: field.label for field in FIELDS}


def columns_for(
    headings: Sequence[str], rows: Sequence[RawRow], remembered: Dictionary[str, str] | None = None
) -> tuple[MappedColumn, ...]:
    """A field, or none, for every column: as remembered, else by name, else by what its cells look like."""
    ours = {plain(heading): "" for heading in headings if heading.startswith((OTHER, *_KEPT_APART))}
    found = list(suggest_mapping(headings, rows[:_SAMPLE], FIELDS, ours | dict(remembered or {})).columns)
    fixed = {column.index for column in found if column.because == "Chosen the last time."}
    free = [column for column in found if column.key is None and column.index not in fixed]
    keys = {column.key for column in found}
    if "when" not in keys and free:
        best = max(free, key=lambda column: _share_of_dates(rows, column.index))
        if (share := _share_of_dates(rows, best.index)) >= 0.6:
            found[best.index] = MappedColumn(
                best.index, best.heading, "when", round(share / 2 + 0.25, 2), "Its cells are dates."
            )
            free.remove(best)
    if "what" not in keys and free and any(column.key == "when" for column in found):
        best = max(free, key=lambda column: _mean_length(rows, column.index))
        if _mean_length(rows, best.index) >= 20:
            found[best.index] = MappedColumn(best.index, best.heading, "what", 0.5, "Its cells hold the longest texts.")
    return tuple(found)


@lru_cache(maxsize=50_000)
def is_moment(text: str) -> bool:
    """Whether a text can be read as a date."""
    try:
        read_moment(text)
    except UnreadableDate:
        return False
    return True


def _filled(rows: Sequence[RawRow], column: int) -> list[str]:
    return [row.cells[column].text for row in rows[:_SAMPLE] if row.cells[column].text]


def _share_of_dates(rows: Sequence[RawRow], column: int) -> float:
    filled = _filled(rows, column)
    return sum(map(is_moment, filled)) / len(filled) if filled else 0.0


def _mean_length(rows: Sequence[RawRow], column: int) -> float:
    filled = _filled(rows, column)
    return sum(map(len, filled)) / len(filled) if filled else 0.0
