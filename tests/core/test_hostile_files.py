"""Files made to harm, or simply wrong: each is refused with a sentence."""

import time
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.tables import Limits, UnreadableFile, read_tables, write_xlsx

from .word_files import document, docx, p, package, tbl

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ROW = tbl(("Risk", "Owner"), ("A", "b"))
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relation(kind: str, target: str) -> dict[str, bytes]:
    """A relationship that reaches outside the file."""
    text = (
        f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return {"word/_rels/settings.xml.rels": text.encode()}


def xlsx(sheet: str, strings: str = "", path: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook of one sheet with the given XML."""
    target = path.removeprefix("xl/")
    return package(
        {
            "_rels/.rels": (
                f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>'
                '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="{target}"/>'
                f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
            ).encode(),
            path: f'<worksheet xmlns="{SPREADSHEET}">{sheet}</worksheet>'.encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{SPREADSHEET}">{strings}</sst>'.encode(),
        }
    )


def inline(reference: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'
CASES = {
    "old word by name": (b"x", "r.doc", "save it as .docx"),
    "old word renamed": (OLD, "r.docx", "old format although its name ends in .docx"),
    "macro word": (b"x", "r.docm", "macros"),
    "macro excel": (b"x", "r.xlsm", "macros"),
    "macros inside": (docx(ROW, more={"word/vbaProject.bin": b"x"}), "r.docx", "macros"),
    "password": (OLD + "EncryptedPackage".encode("utf-16-le"), "r.xlsx", "password"),
    "pdf renamed": (b"%PDF-1.7 ...", "r.docx", "PDF"),
    "pdf": (b"%PDF-1.7 ...", "r.pdf", "PDF"),
    "csv called word": (b"a,b\n1,2\n", "r.docx", "not what its name says"),
    "word called csv": (docx(ROW), "r.csv", "Give it its own name"),
    "word called excel": (docx(ROW), "r.xlsx", "not an Excel workbook"),
    "excel called word": (xlsx(""), "r.docx", "not a Word document"),
    "picture called csv": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\2", "r.csv", "not a text file"),
    "other kind": (b"x", "r.exe", "This kind of file cannot be read"),
    "empty": (b"  \n", "r.csv", "The file is empty"),
    "no table": (docx(p("Only words")), "r.docx", "no table"),
    "broken zip": (b"PK\x03\x04" + b"x" * 100, "r.docx", "damaged"),
    "broken xml": (package({"word/document.xml": b"<w:document>"}), "r.docx", "damaged"),
    "entities": (docx(ROW, head=BOMB), "r.docx", "XML definitions"),
    "entities in utf-16": (
        package({"word/document.xml": document(ROW, head=BOMB).replace("UTF-8", "UTF-16").encode("utf-16")}),
        "r.docx",
        "XML definitions",
    ),
    "outside definitions": (docx(ROW, head=OUTSIDE), "r.docx", "XML definitions"),
    "remote template": (
        docx(ROW, more=relation("attachedTemplate", "http://example.invalid/t.dotm")),
        "r.docx",
        "from the internet",
    ),
    "paths outside": (docx(ROW, more={"../../etc/passwd": b"x"}), "r.docx", "outside itself"),
    "many members": (docx(ROW, more={f"word/m{n}.xml": b"" for n in range(2100)}), "r.docx", "more than 2000 parts"),
    "zip bomb": (docx(ROW, p(" " * 30_000_000)), "r.docx", "unpacks to more"),
    "deep nesting": (docx("<w:r>" * 300 + "</w:r>" * 300), "r.docx", "nested too deeply"),
    "nested tables": (docx("<w:tbl><w:tr><w:tc>" * 20 + "</w:tc></w:tr></w:tbl>" * 20), "r.docx", "nested too deeply"),
    "wide span": (
        docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="900000"/></w:tcPr></w:tc></w:tr></w:tbl>'),
        "r.docx",
        "more than 200 columns",
    ),
    "far corners": (
        xlsx(f'<sheetData><row r="1">{inline("A1", "a")}</row><row>{inline("XFD1048576", "b")}</row></sheetData>'),
        "r.xlsx",
        "reaches further",
    ),
    "far corners in another part": (
        xlsx(f'<sheetData><row r="1">{inline("XFD1048576", "b")}</row></sheetData>', path="xl/styles.xml"),
        "r.xlsx",
        "reaches further",
    ),
    "one long text often": (
        xlsx(
            "<sheetData>" + "".join('<row><c t="s"><v>0</v></c></row>' for _ in range(2000)) + "</sheetData>",
            f"<si><t>{'ab' * 15000}</t></si>",
        ),
        "r.xlsx",
        "more text",
    ),
    "one part twenty thousand rows": (
        docx(tbl(("a", "b"), *([("x", "y")] * 20_001))),
        "r.docx",
        "more than 20,000 table rows",
    ),
    "old excel that is none": (OLD, "r.xls", "old workbook cannot be read|damaged"),
    "csv of too many rows": (b"a,b\n" * 20_005, "r.csv", "more than 20,000 rows"),
}

WHOLE = {"r.docx": docx(p("Risks"), ROW), "r.xlsx": write_xlsx("Risks", ("Risk", "Owner"), [("A", 1)])}


class TestHostileFiles:
    @pytest.mark.parametrize("case", CASES)
    def test_are_refused_in_words(self, case: str) -> None:
        data, name, why = CASES[case]
        began = time.process_time()
        with pytest.raises(UnreadableFile, match=why):
            read_tables(data, name)
        assert time.process_time() - began < 5

    def test_lying_about_their_size_do_not_unpack(self) -> None:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("word/document.xml", document(ROW, p(" " * 20_000_000)))
        data = bytearray(out.getvalue())
        directory = data.rindex(b"PK\x01\x02")
        data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
        tracemalloc.start()
        with pytest.raises(UnreadableFile):
            read_tables(bytes(data), "r.docx")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
        tracemalloc.stop()

    def test_that_only_claim_to_be_huge_are_read(self) -> None:
        rows = f'<row r="1">{inline("A1", "Risk")}{inline("B1", "Owner")}</row><row r="2">{inline("A2", "x")}</row>'
        data = xlsx(f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>')
        [table] = read_tables(data, "r.xlsx")
        assert table.headings == ("Risk", "Owner")

    def test_with_a_local_template_or_a_link_are_read(self) -> None:
        local = docx(ROW, more=relation("attachedTemplate", "file:///C:\\Users\\x\\Normal.dotm"))
        link = docx(ROW, more=relation("hyperlink", "https://www.gov.uk/"))
        assert len(read_tables(local, "r.docx")) == len(read_tables(link, "r.docx")) == 1

    @given(st.sampled_from(["r.docx", "r.xlsx"]), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=4))
    def test_damaged_anywhere_are_read_or_refused(self, name: str, changes: list[tuple[int, int]]) -> None:
        data = bytearray(WHOLE[name])
        for at, byte in changes:
            data[at % len(data)] = byte
        try:
            tables = read_tables(bytes(data), name)
        except UnreadableFile:
            return
        assert tables

    def test_beyond_the_size_limit_are_not_opened(self) -> None:
        with pytest.raises(UnreadableFile, match="larger than 1 MB"):
            read_tables(b"PK\x03\x04" + b"x" * 1_000_000, "r.docx", Limits(file_bytes=1_000_000))
