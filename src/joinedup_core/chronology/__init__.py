"""Chronologies: what agencies send, read exactly; put together; looked through; written for people."""

from joinedup_core.chronology.columns import FIELDS, LABELS
from joinedup_core.chronology.entry import Columns, Entry, Provenance, Reading, Unread
from joinedup_core.chronology.reading import LIMITS, read_chronology

__all__ = [
    "FIELDS",
    "LABELS",
    "LIMITS",
    "Columns",
    "Entry",
    "Provenance",
    "Reading",
    "Unread",
    "read_chronology",
]
