"""Bringing tables in: which column holds what, and what was understood of each row.

Pure. A *kind* of import (risks, actions, seats, meetings) is a set of fields and a function that reads rows.
"""

from joinedup_core.imports.columns import Chosen, mapping_problems
from joinedup_core.imports.rows import Cells, Kind, Problem, Reading, RowRead, read_rows

__all__ = ["Cells", "Chosen", "Kind", "Problem", "Reading", "RowRead", "mapping_problems", "read_rows"]
