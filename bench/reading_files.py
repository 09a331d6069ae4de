"""Chronologies written for the measurement of reading, as agencies make them, with the truth beside them.

Everything is drawn from a seed. The Word file is as Word writes it: revision numbers, run properties, a table that is
cut into pieces over the pages and repeats its headings, cells merged both ways, tables in cells, tracked changes.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

HEADINGS = ("Ref", "Date", "Agency", "Event", "Outcome", "Source")
_PHRASES = (
    "home visit made by the health visitor who saw both children and spoke to their mother about school attendance "
    "police called to an argument at the address no offences disclosed referral sent to children's social care "
    "telephone call from the school about an unexplained absence strategy discussion held & agreed that a section 47 "
    "enquiry was not needed GP appointment not attended letter sent housing officer reported damage to the door"
)
_AGENCIES = ("Police", "Health visiting", "Children\u2019s social care", "School", "Housing", "GP practice")
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_TRACKED = 'w:author="A N Other" w:date="2024-05-01T09:00:00Z"'
_LOOK = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/></w:rPr>'
Row = tuple[str, ...]


class Drawn:
    """Rows drawn from a seed, with their text as a person reads it."""

    def __init__(self, seed: int, rows: int) -> None:
        self.random = random.Random(seed)
        self.days = sorted(date(2010, 1, 1) + timedelta(days=self.random.randrange(5000)) for _ in range(rows))

    def words(self, low: int, high: int) -> str:
        """A run of words."""
        return " ".join(self.random.choices(_PHRASES.split(), k=self.random.randint(low, high)))

    def row(self, at: int) -> Row:
        """One event in six cells."""
        day = self.days[at]
        return (
            f"E{at + 1}", f"{day:%d/%m/%Y}", self.random.choice(_AGENCIES), self.words(12, 40), self.words(3, 12),
            self.random.choice(("Case notes", "PNC", "SystmOne", "School file")),
        )  # fmt: skip


def write_word(path: Path, rows: int, seed: int = 7) -> list[Row]:
    """Write a Word chronology of so many events; gives the truth, a row an event."""
    drawn = Drawn(seed, rows)
    truth: list[Row] = []
    pieces: list[str] = []
    for first in range(0, rows, 5000):
        body = "".join(_rows(drawn, first, min(rows, first + 5000), truth))
        pieces.append(f"<w:tbl>{_TABLE_PROPERTIES}{_heading_row()}{body}</w:tbl>{_paragraph('')}")
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document {_SPACES}><w:body>'
        f"{_paragraph('Chronology of agency involvement')}{''.join(pieces)}"
        '<w:sectPr w:rsidR="00AB12CD"><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:body></w:document>'
    )
    _zip(path, document)
    return truth


def _rows(drawn: Drawn, first: int, last: int, truth: list[Row]) -> Iterator[str]:
    merged = ""
    for at in range(first, last):
        row, kind = drawn.row(at), drawn.random.random()
        if merged:
            row = (row[0], merged, *row[2:])
            yield _tr(row, dated="continue")
            merged = merged if kind < 0.3 and at % 400 != 399 else ""
        elif kind < 0.08 and at % 400 != 399:
            yield _tr(row, dated="restart")
            merged = row[1]
        elif kind < 0.10:
            row = (row[0], row[1], row[2], row[3], "", "")
            yield _merged_across(row)
        elif kind < 0.12:
            row = (*row[:4], "Present | Apologies\nSchool | GP", row[5])
            yield _nested(row)
        elif kind < 0.22:
            row, made = _tracked(drawn, row)
            yield made
        elif kind < 0.23:
            yield _tr(drawn.row(at), removed=True) + _tr(row)
        elif kind < 0.26:
            row = (*row[:3], f"{row[3]}\n{drawn.words(4, 12)}", *row[4:])
            yield _tr(row)
        else:
            yield _tr(row)
        if at % 400 == 399:
            yield _heading_row()
        truth.append(row)


_TABLE_PROPERTIES = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1"/>'
    "</w:tblPr><w:tblGrid>" + 6 * '<w:gridCol w:w="2300"/>' + "</w:tblGrid>"
)


def _paragraph(text: str) -> str:
    """A paragraph in two runs, as Word leaves them after editing."""
    cut = text.find(" ", len(text) // 2) + 1
    runs = "".join(
        f'<w:r w:rsidRPr="00C41E55">{_LOOK}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:cut], text[cut:])
        if part
    )
    return f'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:pPr><w:spacing w:after="0"/></w:pPr>{runs}</w:p>'


def _tc(text: str, *, span: int = 1, merge: str = "", inner: str = "") -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    body = inner or "".join(map(_paragraph, text.split("\n")))
    return f'<w:tc><w:tcPr><w:tcW w:w="2300" w:type="dxa"/>{grid}{down}</w:tcPr>{body}</w:tc>'


def _wrapped(cells: str, properties: str = "") -> str:
    return f'<w:tr w:rsidR="00AB12CD" w14:paraId="5C7A0B1E">{properties}{cells}</w:tr>'


def _tr(row: Row, dated: str = "", removed: bool = False) -> str:
    cells = "".join(
        _tc("" if at == 1 and dated == "continue" else text, merge=dated if at == 1 else "")
        for at, text in enumerate(row)
    )
    return _wrapped(cells, f'<w:trPr><w:del w:id="9" {_TRACKED}/></w:trPr>' if removed else "")


def _heading_row() -> str:
    return _wrapped("".join(map(_tc, HEADINGS)), "<w:trPr><w:tblHeader/></w:trPr>")


def _merged_across(row: Row) -> str:
    return _wrapped("".join(map(_tc, row[:3])) + _tc(row[3], span=3))


def _nested(row: Row) -> str:
    inner = "".join(f"<w:tr>{''.join(_tc(text) for text in line.split(' | '))}</w:tr>" for line in row[4].split("\n"))
    nested = f"<w:tbl>{_TABLE_PROPERTIES}{inner}</w:tbl><w:p/>"
    return _wrapped("".join(map(_tc, row[:4])) + _tc("", inner=nested) + _tc(row[5]))


def _tracked(drawn: Drawn, row: Row) -> tuple[Row, str]:
    """A row whose event holds a tracked insertion and a deletion."""
    begins, added, gone = row[3], drawn.words(2, 6), drawn.words(2, 6)
    inner = (
        f'<w:p w:rsidR="00AB12CD"><w:r><w:t xml:space="preserve">{escape(begins)} </w:t></w:r>'
        f'<w:ins w:id="1" {_TRACKED}><w:r><w:t>{escape(added)}</w:t></w:r></w:ins>'
        f'<w:del w:id="2" {_TRACKED}><w:r><w:delText>{escape(gone)}</w:delText></w:r></w:del></w:p>'
    )
    told = (*row[:3], f"{begins} {added}", *row[4:])
    return told, _wrapped("".join(map(_tc, row[:3])) + _tc("", inner=inner) + "".join(map(_tc, row[4:])))


def _zip(path: Path, document: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        made.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        made.writestr("word/document.xml", document)


def write_excel(path: Path, rows: int, seed: int = 11) -> list[tuple[str, datetime, str, str, str, str]]:
    """Write a workbook of so many events, with real dates; gives the truth, a row an event."""
    import xlsxwriter

    drawn = Drawn(seed, rows)
    truth = []
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("Chronology")
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADINGS)
    for at in range(rows):
        row = drawn.row(at)
        day = datetime.combine(drawn.days[at], datetime.min.time())
        for column, text in enumerate(row):
            if column == 1:
                sheet.write_datetime(at + 1, 1, day, days)
            else:
                sheet.write_string(at + 1, column, text)
        truth.append((row[0], day, *row[2:]))
    book.close()
    return truth
