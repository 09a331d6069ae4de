"""Chronologies: what agencies send, read exactly; put together; looked through; written for people."""

from joinedup_core.chronology.entry import Entry, Provenance, Reading, Unread

__all__ = ["Entry", "Provenance", "Reading", "Unread"]
