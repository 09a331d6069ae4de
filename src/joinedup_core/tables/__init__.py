"""Tables: read from Word, Excel and CSV with care, understood, and written back without formulas."""

from joinedup_core.tables.raw import Cell, Limits, RawRow, RawTable, UnreadableFile
from joinedup_core.tables.reading import read_tables

__all__ = ["Cell", "Limits", "RawRow", "RawTable", "UnreadableFile", "read_tables"]
