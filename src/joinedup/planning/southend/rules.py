"""Southend's registers as the tables they were published as, and as values.

The facts are those of the Southend Safeguarding Partnership's strategy 2020-23, appendices 12 and 13, told in our
own words. Kept as they were: references, scores, dates, owners, the "??" marks, "1 x1", the words of the
adults' board in the children's control, and cells with more controls than owners.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from joinedup_core.imports import Reading, read_rows
from joinedup_core.scoring.reading import RISKS
from joinedup_core.scoring.register import ADULTS, CHILDREN, Register
from joinedup_core.tables import RawTable, read_tables, suggest_mapping

AS_AT = date(2020, 1, 31)
SOURCE = "Southend Safeguarding Partnership, strategy 2020-23, appendices 12 and 13 (risk registers, January 2020)"
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Published:
    """One published register: its table and what the board calls itself."""

    key: str
    label: str
    audience: str
    names: tuple[str, ...]

    @property
    def file(self) -> bytes:
        """The table as a CSV file."""
        return (_HERE / f"{self.key}.csv").read_bytes()

    @property
    def table(self) -> RawTable:
        """The table as published: a row with one cell heads a category."""
        return read_tables(self.file, f"{self.key}.csv")[0]

    @property
    def reading(self) -> Reading:
        """What an import understands of the table."""
        table = self.table
        return read_rows(RISKS, table, suggest_mapping(table.headings, table.rows, RISKS.fields).chosen)

    @property
    def register(self) -> Register:
        """The register as the check reads it."""
        return Register(self.key, self.label, AS_AT, self.reading.values, self.audience, self.names)


PUBLISHED = (
    Published("adults", "SSP (Adults) risk register", ADULTS, ("SSPA",)),
    Published("children", "SSP (Children) risk register", CHILDREN, ("SSPC",)),
)


@cache
def southend_registers() -> tuple[Register, ...]:
    """Both registers as at January 2020."""
    return tuple(published.register for published in PUBLISHED)
