"""Chronologies: what agencies send, read exactly; put together; looked through; written for people."""

from joinedup_core.chronology.blank import blank_chronology
from joinedup_core.chronology.columns import FIELDS, LABELS
from joinedup_core.chronology.entry import Columns, Entry, Provenance, Reading, Unread
from joinedup_core.chronology.reading import LIMITS, read_chronology
from joinedup_core.chronology.timeline import Mark, Period, period_of, timeline_svg, timeline_words
from joinedup_core.chronology.writing import WRITTEN_KINDS, write_chronology
from joinedup_core.chronology.writing_sheet import UnwritableChronology

__all__ = [
    "FIELDS",
    "LABELS",
    "LIMITS",
    "WRITTEN_KINDS",
    "Columns",
    "Entry",
    "Mark",
    "Period",
    "Provenance",
    "Reading",
    "Unread",
    "UnwritableChronology",
    "blank_chronology",
    "period_of",
    "read_chronology",
    "timeline_svg",
    "timeline_words",
    "write_chronology",
]
