"""A chronology in Word: landscape, headings repeated on every page, each agency in its colour and by its name.

The frame of the document (styles, title, key) is python-docx's; the table is written as XML, which takes a tenth of the
time.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from joinedup_core.chronology.colours import Colour
from joinedup_core.chronology.layout import Layout
from joinedup_core.tables.plain import plain_text
from joinedup_core.tables.saving_word import word_bytes

_PAGE = 14_400  # twentieths of a point between the margins of a landscape page
_HERE = "the-table-stands-here"
_HEAD = "F3F2F1"


def write_word(layout: Layout, lines: Sequence[str] = (), blank_rows: int = 0) -> bytes:
    """A Word document of a layout, under its title and the given lines; `blank_rows` are left to be filled in."""
    from docx import Document  # loaded when a document is written, not at the start
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    document.core_properties.title = plain_text(layout.title)[:250]
    document.core_properties.language = "en-GB"
    document.add_heading(plain_text(layout.title), level=1)
    for line in lines:
        document.add_paragraph(plain_text(line))
    document.add_paragraph(_HERE)
    return _with_table(word_bytes(document), _table(layout, blank_rows))


def _with_table(frame: bytes, table: Iterable[str]) -> bytes:
    """The document with its table in the place of the paragraph that stands for it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(frame)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "word/document.xml":
                before, after = re.split(rb"<w:p>(?:(?!<w:p>).)*?" + _HERE.encode() + rb".*?</w:p>", data, flags=re.S)
                data = b"".join((before, *(part.encode() for part in table), after))
            new.writestr(zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _table(layout: Layout, blank_rows: int) -> Iterable[str]:
    total = sum(layout.widths)
    widths = [_PAGE * width // total for width in layout.widths]
    name = escape(plain_text(layout.title), {'"': "&quot;"})
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    head = "".join(_cell(text, _HEAD, bold=True) for text in layout.headings)
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    for row in layout.rows:
        yield _row(row, layout.colour_of(row), layout.agency)
    blank = "".join(_cell("", "") for _ in layout.headings)
    yield f'<w:tr><w:trPr><w:trHeight w:val="600"/></w:trPr>{blank}</w:tr>' * blank_rows
    yield "</w:tbl>"


def _row(row: Sequence[str], colour: Colour, agency: int) -> str:
    """A row in its agency's tint; the agency's name is bold, so that the colour is never the only sign."""
    cells = "".join(_cell(text, colour.tint, bold=at == agency) for at, text in enumerate(row))
    return f"<w:tr>{cells}</w:tr>"


def _cell(text: str, fill: str, *, bold: bool = False) -> str:
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="18"/></w:rPr>'
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>' if fill else ""
    lines = "".join(
        f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in plain_text(text).split("\n")
    )
    return f"<w:tc>{shade}{lines}</w:tc>"
