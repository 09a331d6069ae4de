"""A chronology as an Excel workbook or a CSV file, in which no text ever becomes a formula."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from joinedup_core.chronology.layout import Layout, sheet_value
from joinedup_core.tables.plain import plain_text
from joinedup_core.tables.writing import sheet_name
from joinedup_core.tables.writing import write_csv as write_separated

LONGEST_CELL = 32_767
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


class UnwritableChronology(ValueError):
    """A chronology cannot be written in the form that was asked for; the message is a sentence."""


def write_csv(layout: Layout) -> bytes:
    """A CSV file that Excel opens with the right letters."""
    return write_separated(layout.title, layout.headings, layout.rows)


def write_excel(layout: Layout, lines: Sequence[str] = (), blank_rows: int = 0) -> bytes:
    """A workbook: exact days as dates, all else as text, each row in its agency's colour, the headings kept in sight.

    The lines stand above the headings. A text longer than Excel holds is refused, since it would be cut.
    """
    import xlsxwriter  # loaded when a sheet is written, not at the start

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": plain_text(layout.title)[:250]})
    sheet = book.add_worksheet(sheet_name(layout.title))
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, plain_text(line))
    top = len(lines)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F3F2F1"})
    for column, heading in enumerate(layout.headings):
        sheet.write_string(top, column, plain_text(heading), head)
        sheet.set_column(column, column, 8 + 8 * layout.widths[column])
    formats = _formats(book, layout)
    for number, row in enumerate(layout.rows):
        _write_row(sheet, top + 1 + number, row, layout, number, formats)
    _finish(sheet, top, layout, blank_rows)
    book.close()
    return out.getvalue()


def _formats(book: Any, layout: Layout) -> dict[tuple[str, str], Any]:
    """A format for every agency and kind of cell."""
    found: dict[tuple[str, str], Any] = {}
    for colour in set(layout.colours.values()):
        base = {
            "text_wrap": True,
            "valign": "top",
            "bg_color": f"#{colour.tint}",
            "border": 1,
            "border_color": "#B1B4B6",
        }
        found[colour.tint, "text"] = book.add_format(base)
        found[colour.tint, "name"] = book.add_format({**base, "bold": True})
        found[colour.tint, "day"] = book.add_format({**base, "num_format": _DAY, "align": "left"})
        found[colour.tint, "moment"] = book.add_format({**base, "num_format": _MOMENT, "align": "left"})
    return found


def _write_row(
    sheet: Any, at: int, row: Sequence[str], layout: Layout, number: int, formats: dict[tuple[str, str], Any]
) -> None:
    tint = layout.colour_of(row).tint
    for column, written in enumerate(row):
        text = plain_text(written)
        if len(text) > LONGEST_CELL:
            raise UnwritableChronology(
                f"Entry {number + 1} has more text under \u201c{layout.headings[column]}\u201d than an Excel cell holds "
                f"({LONGEST_CELL:,} characters). Write it as Word instead."
            )
        if column == layout.when:
            value = sheet_value(layout.moments[number], text)
            if not isinstance(value, str):
                kind = "moment" if hasattr(value, "hour") else "day"
                sheet.write_datetime(at, column, value, formats[tint, kind])
                continue
        sheet.write_string(at, column, text, formats[tint, "name" if column == layout.agency else "text"])


def _finish(sheet: Any, top: int, layout: Layout, blank_rows: int) -> None:
    last = top + len(layout.rows) + blank_rows
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if last > top:
        sheet.autofilter(top, 0, last, len(layout.headings) - 1)
