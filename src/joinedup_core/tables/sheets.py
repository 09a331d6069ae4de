"""Tables from spreadsheets (.xlsx, .ods, .xls): every visible sheet, dates as dates, merged cells kept."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from joinedup_core.calendar.months import day_in_words
from joinedup_core.tables.grid import Grid, GridRow, Square, clean_text, table_of
from joinedup_core.tables.measuring import measure_excel, measure_open_document
from joinedup_core.tables.packages import BROKEN, Package, packed
from joinedup_core.tables.pausing import uncollected
from joinedup_core.tables.raw import FileText, Limits, RawTable, UnreadableFile, Value
from joinedup_core.tables.sheet_notes import comments_on_cells, hidden_sheets

_EXCEL_PARTS = re.compile(
    r"^(?:\[Content_Types\]|xl/(?:workbook|sharedStrings|styles|metadata)|xl/worksheets/[^/]+)\.xml$", re.I
)
_RELS = re.compile(r"^(?:_rels/|xl/_rels/|xl/worksheets/_rels/)[^/]*\.rels$", re.I)
_SINCE_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true|on)["']""")
_OLD_SECONDS, _OLD_MEMORY = 20, 1_000_000_000


@dataclass(frozen=True)
class SheetValues:
    """One sheet as read: its name, its rows, its merged cells (top, left, bottom, right)."""

    name: str
    rows: list[list[Any]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    since_1904: bool = False


def read_excel_text(data: bytes, limits: Limits) -> FileText:
    """The tables of an .xlsx file, one a sheet, its comments on cells, and which sheets are hidden and not read."""
    package = _workbook(data, limits)
    with uncollected():
        tables = tables_of(_values_in(package, limits), limits)
    return FileText(tables, (*hidden_sheets(package), *comments_on_cells(package)))


def read_values(data: bytes, limits: Limits) -> list[SheetValues]:
    """The bare values of an .xlsx file, measured and read as for its tables: dates are dates, empty cells are ""."""
    with uncollected():
        return _values_in(_workbook(data, limits), limits)


def _workbook(data: bytes, limits: Limits) -> Package:
    package = Package(data, limits)
    if "xl/workbook.xml" not in package:
        if any(name.lower().startswith("xl/") and name.lower().endswith(".bin") for name in package.names):
            raise UnreadableFile("This is a binary workbook (.xlsb). Save it as .xlsx and try again.")
        raise UnreadableFile("This is not an Excel workbook, whatever its name says. Save it as .xlsx from Excel.")
    return package


def _values_in(package: Package, limits: Limits) -> list[SheetValues]:
    parts = {name: package.read(name) for name in package.names if _EXCEL_PARTS.match(name) or _RELS.match(name)}
    measure_excel(parts, limits)
    since_1904 = bool(_SINCE_1904.search(parts["xl/workbook.xml"]))
    data = packed(parts)
    del parts
    return [replace(sheet, since_1904=since_1904) for sheet in sheet_values(data, limits)]


def read_open_document(data: bytes, limits: Limits) -> list[RawTable]:
    """The tables of an .ods file, one a sheet."""
    package = Package(data, limits)
    if "content.xml" not in package or "mimetype" not in package:
        raise UnreadableFile("This is not an OpenDocument spreadsheet, whatever its name says. Save it as .xlsx.")
    measure_open_document(package, limits)
    wanted = [n for n in ("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml") if n in package]
    return tables_of(sheet_values(packed({name: package.read(name) for name in wanted}), limits), limits)


def read_old_excel(data: bytes, limits: Limits) -> list[RawTable]:
    """The tables of an .xls file, read in a process of its own with a limit on its memory and time.

    The old format cannot be measured before it is opened.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(_OLD_MEMORY), str(_OLD_SECONDS), *sys.path],
            input=pickle.dumps((data, limits)),
            capture_output=True,
            timeout=_OLD_SECONDS + 10,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("The workbook takes too long to read. Save it as .xlsx and try again.") from error
    if done.returncode != 0:
        raise UnreadableFile("The old workbook cannot be read. Save it as .xlsx and try again.")
    kind, found = pickle.loads(done.stdout)  # noqa: S301 our own child's answer
    if kind == "refused":
        raise UnreadableFile(found)
    return tables_of(found, limits)


_CHILD = """
import pickle, resource, sys
memory, seconds = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
sys.path[:] = sys.argv[3:]
from joinedup_core.tables.sheets import UnreadableFile, sheet_values
data, limits = pickle.load(sys.stdin.buffer)
try:
    answer = ("read", sheet_values(data, limits))
except UnreadableFile as refusal:
    answer = ("refused", str(refusal))
sys.stdout.buffer.write(pickle.dumps(answer))
"""


def sheet_values(data: bytes, limits: Limits) -> list[SheetValues]:
    """What the sheet reader finds in a workbook that has been measured (or in a process that is limited)."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        visible = [meta for meta in book.sheets_metadata if meta.visible == calamine.SheetVisibleEnum.Visible]
        found = []
        for meta in visible[: limits.tables]:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            rows = sheet.to_python(skip_empty_area=False)
            found.append(SheetValues(meta.name, _cut(rows, limits), _merged(sheet)))
            _check_total(found, limits)
    except calamine.PasswordError as error:
        raise UnreadableFile(
            "The workbook is protected with a password. Save a copy without one and use that."
        ) from error
    except BaseException as error:  # the reader, written in Rust, panics with a BaseException
        if isinstance(error, (UnreadableFile, KeyboardInterrupt, SystemExit)):
            raise
        raise UnreadableFile(BROKEN) from error
    return found


def _cut(rows: list[list[Any]], limits: Limits) -> list[list[Any]]:
    """Rows without the empty ones at the end, refused beyond the limits."""
    while rows and all(value == "" for value in rows[-1]):
        rows.pop()
    if len(rows) > limits.rows or sum(map(len, rows)) > limits.cells * 4:
        raise UnreadableFile(f"The sheet has more than {limits.rows:,} rows. Split it and try again.")
    return rows


def _check_total(sheets: list[SheetValues], limits: Limits) -> None:
    """Refuse a workbook whose sheets are many views of one large sheet."""
    if len(sheets) == 1:
        return
    texts = sum(len(value) for row in sheets[-1].rows for value in row if isinstance(value, str))
    if texts * len(sheets) > 4 * limits.characters or sum(len(sheet.rows) for sheet in sheets) > limits.rows * 2:
        raise UnreadableFile("The workbook holds more than can be read at once. Split it and try again.")


def _merged(sheet: Any) -> tuple[tuple[int, int, int, int], ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple((a[0], a[1], b[0], b[1]) for a, b in ranges)


def tables_of(sheets: list[SheetValues], limits: Limits) -> list[RawTable]:
    """The table of every sheet that has one."""
    found = (table_of(_grid(sheet), limits) for sheet in sheets)
    return [table for table in found if table is not None]


def _grid(sheet: SheetValues) -> Grid:
    rows = [
        GridRow(number, [Square(*_written(value)) for value in values])
        for number, values in enumerate(sheet.rows, start=1)
    ]
    for first_row, first_column, last_row, last_column in sheet.merged:
        _merge(rows, (first_row, first_column, last_row, last_column))
    return Grid(sheet.name, f"sheet {sheet.name}", rows, sheet.since_1904)


def _merge(rows: list[GridRow], area: tuple[int, int, int, int]) -> None:
    """Mark the squares of a merged area: covered to the right, continued below (with the text repeated)."""
    top, left, bottom, right = area
    if top >= len(rows) or left >= len(rows[top].squares):
        return
    origin = rows[top].squares[left]
    right = min(right, len(rows[top].squares) - 1)
    for number in range(top, min(bottom, len(rows) - 1) + 1):
        squares = rows[number].squares
        squares[left].wide = right - left + 1
        if number > top:
            squares[left].text, squares[left].value, squares[left].continued = origin.text, origin.value, True
        for column in range(left + 1, right + 1):
            squares[column].wide, squares[column].text, squares[column].value = 0, "", None


def _written(value: Any) -> tuple[str, Value]:
    """A sheet's value as text and as date or number."""
    if isinstance(value, str):
        return clean_text(value), None
    if isinstance(value, bool):
        return ("Yes" if value else "No"), value
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return (str(int(value)), int(value)) if whole else (f"{value:.15g}", value)
    if isinstance(value, int):
        return str(value), value
    if isinstance(value, datetime):
        if value.time() == time():
            return day_in_words(value.date()), value.date()
        return f"{day_in_words(value.date())} {value:%H:%M}", value
    if isinstance(value, date):
        return day_in_words(value), value
    if isinstance(value, time):
        return f"{value:%H:%M}", None
    if isinstance(value, timedelta):
        return str(value), None
    return clean_text(str(value)), None
