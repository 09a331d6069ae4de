"""Tables: read from Word, Excel and CSV with care, understood, and written back without formulas."""

from joinedup_core.tables.headings import columns_named, plain_words
from joinedup_core.tables.mapping import FieldSpec, MappedColumn, Mapping, suggest_mapping
from joinedup_core.tables.pairing import Paired, Pairing, pair_cells, pair_lines, split_items
from joinedup_core.tables.raw import Cell, FileText, Limits, RawRow, RawTable, UnreadableFile
from joinedup_core.tables.reading import KINDS, read_file, read_tables
from joinedup_core.tables.score import ReadScore, Score, UnreadableScore, read_score
from joinedup_core.tables.writing import write_csv, write_docx, write_xlsx

__all__ = [
    "KINDS",
    "Cell",
    "FieldSpec",
    "FileText",
    "Limits",
    "MappedColumn",
    "Mapping",
    "Paired",
    "Pairing",
    "RawRow",
    "RawTable",
    "ReadScore",
    "Score",
    "UnreadableFile",
    "UnreadableScore",
    "columns_named",
    "pair_cells",
    "pair_lines",
    "plain_words",
    "read_file",
    "read_score",
    "read_tables",
    "split_items",
    "suggest_mapping",
    "write_csv",
    "write_docx",
    "write_xlsx",
]
