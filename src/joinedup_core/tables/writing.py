"""Tables written for others: CSV, Excel and Word, in which no text ever becomes a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from xml.sax.saxutils import escape

from joinedup_core.calendar.months import day_in_words
from joinedup_core.tables.formulas import guarded
from joinedup_core.tables.plain import plain_text
from joinedup_core.tables.saving_word import word_bytes

LONGEST_CELL = 32_000
PAGE_TWIPS = 13_000  # what is left of a landscape page between its margins
Rows = Iterable[Sequence[object]]
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write_csv(title: str, headings: Sequence[str], rows: Rows) -> bytes:
    """A CSV file that Excel opens with the right letters; text that would be a formula begins with an apostrophe."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([guarded(_text(heading)) for heading in headings])
    for row in rows:
        writer.writerow([_for_csv(value) for value in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _for_csv(value: object) -> object:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return guarded(_text(value))


def _text(value: object) -> str:
    """A value as text: nothing for None, Yes and No, days written out, no characters that files cannot hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{day_in_words(value)} {value:%H:%M}"
    if isinstance(value, date):
        return day_in_words(value)
    return plain_text(str(value))


def write_xlsx(title: str, headings: Sequence[str], rows: Rows) -> bytes:
    """An Excel workbook: real dates and numbers, everything else as text, headings kept in sight, columns fitted."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    import xlsxwriter  # loaded when a sheet is written, not at the start

    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": _text(title)[:250]})
    sheet = book.add_worksheet(sheet_name(title))
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "align": "left"}),
    }
    widths = [_width(heading) for heading in headings]
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, _cut(_text(heading)), formats["head"])
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, last, column, value, formats)
            if column < len(widths):
                widths[column] = max(widths[column], _width(value))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if headings and last:
        sheet.autofilter(0, 0, last, len(headings) - 1)
    book.close()
    return out.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: object, formats: dict[str, Any]) -> None:
    if isinstance(value, datetime) and value.year >= 1900:
        sheet.write_datetime(row, column, value.replace(tzinfo=None), formats["moment"])
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1900:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["day"])
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15:
        sheet.write_number(row, column, value, formats["text"])
    elif text := _cut(_text(value)):
        sheet.write_string(row, column, text, formats["text"])


def _cut(text: str) -> str:
    """Text that fits an Excel cell; what is cut off is said."""
    if len(text) <= LONGEST_CELL:
        return text
    return f"{text[:LONGEST_CELL]}\u2026 (cut: {len(text) - LONGEST_CELL} more characters)"


def _width(value: object) -> int:
    longest = max((len(line) for line in _text(value).split("\n")), default=0)
    return min(60, max(10, longest + 2))


def sheet_name(title: str) -> str:
    """A name that Excel takes for a sheet: at most 31 units of UTF-16, of which a letter beyond the first plane takes two."""
    name = _FORBIDDEN_IN_SHEET_NAMES.sub(" ", _text(title)).strip()
    name = name.encode("utf-16-le")[: 31 * 2].decode("utf-16-le", errors="ignore").strip("' ")
    return name if name and name.lower() != "history" else "Table"


def write_docx(title: str, headings: Sequence[str], rows: Rows, *, above: Sequence[str] = ()) -> bytes:
    """A Word document: landscape, a title, one table with a described, repeated heading row.

    `above` are lines over the title (of whom the list is, its day, what narrows it): there, so that the text nearest
    the table, from which its name is read when the file is brought in again, stays the title.
    """
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.core_properties.title = _text(title)[:250]
    document.core_properties.language = "en-GB"
    for line in above:
        document.add_paragraph(_text(line))
    document.add_heading(_text(title), level=1)
    body = document.element.body
    table = parse_xml(_table_xml(title, headings, rows, usable=PAGE_TWIPS))
    body.insert(len(body) - 1, table)
    return word_bytes(document)


def _table_xml(title: str, headings: Sequence[str], rows: Rows, usable: int) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    width = usable // max(len(headings), 1)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in headings)
    head = "".join(_cell_xml(heading, width, bold=True) for heading in headings)
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cell_xml(value, width) for value in row)}</w:tr>"
        for row in rows
    )
    name = escape(_text(title), {'"': "&quot;"})
    return (
        f'<w:tbl xmlns:w="{space}"><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def _cell_xml(value: object, width: int, *, bold: bool = False) -> str:
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = "".join(
        f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in _text(value).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
