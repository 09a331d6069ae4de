"""Tables read from spreadsheets and from text files."""

from datetime import date, datetime
from io import BytesIO
from struct import pack

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.tables import RawTable, UnreadableFile, read_tables

from .word_files import package

NONE = 0xFFFFFFFF
ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def ods(rows: str) -> bytes:
    """An .ods file with one sheet of the given rows."""
    content = (
        f'<office:document-content xmlns:office="{ODS}office:1.0" xmlns:table="{ODS}table:1.0" '
        f'xmlns:text="{ODS}text:1.0"><office:body><office:spreadsheet><table:table table:name="Risks">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{ODS}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{mimetype.decode()}"/></manifest:manifest>'
    )
    members = {"content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    return package({"mimetype": mimetype, **members})


def ods_cell(text: str, more: str = "") -> str:
    """A text cell."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


@pytest.fixture
def workbook() -> bytes:
    """Two sheets with a preamble, dates, numbers, a merged section and a merged cell; and a hidden one."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Risks")
    sheet.write_row(0, 0, ["Risk register"])
    sheet.write_row(2, 0, ["Ref", "Risk", "Score", "Due", "Owner"])
    sheet.merge_range(3, 0, 3, 4, "1. Financial")
    sheet.merge_range(4, 1, 5, 1, "Funding falls")
    sheet.write_row(4, 0, ["1.1"])
    sheet.write_number(4, 2, 12)
    sheet.write_datetime(4, 3, datetime(2024, 3, 31), day)
    sheet.write_string(4, 4, "Chair")
    sheet.write_row(5, 0, ["1.2"])
    sheet.write_number(5, 2, 4.5)
    other = book.add_worksheet("Actions")
    other.write_row(0, 0, ["Action", "Owner"])
    other.write_row(1, 0, ["Write to partners", "Manager"])
    hidden = book.add_worksheet("Old")
    hidden.write_row(0, 0, ["Secret", "x"])
    hidden.hide()
    book.add_worksheet("Empty")
    book.close()
    return out.getvalue()


class TestReadExcel:
    def test_reads_every_visible_sheet(self, workbook: bytes) -> None:
        found = read_tables(workbook, "R.XLSX")
        assert [(table.name, table.where) for table in found] == [
            ("Risks", "sheet Risks"),
            ("Actions", "sheet Actions"),
        ]

    def test_keeps_dates_numbers_sections_and_merged_cells(self, workbook: bytes) -> None:
        table = read_tables(workbook, "r.xlsx")[0]
        assert table.headings == ("Ref", "Risk", "Score", "Due", "Owner")
        assert table.preamble == ("Risk register",)
        first, second = table.rows
        assert (first.number, first.section) == (5, "1. Financial")
        assert [cell.value for cell in first.cells] == [None, None, 12, date(2024, 3, 31), None]
        assert [cell.text for cell in first.cells] == ["1.1", "Funding falls", "12", "31 March 2024", "Chair"]
        assert [cell.text for cell in second.cells] == ["1.2", "Funding falls", "4.5", "", ""]
        assert second.cells[1].continued


def old_workbook(texts: list[list[str]], far: tuple[int, int] = (0, 0)) -> bytes:
    """An .xls file of one sheet, written by hand; `far` adds a cell at that row and column."""

    def record(kind: int, body: bytes) -> bytes:
        return pack("<HH", kind, len(body)) + body

    def label(row: int, column: int, text: str) -> bytes:
        return record(0x204, pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1"))

    cells = b"".join(label(r, c, text) for r, row in enumerate(texts) for c, text in enumerate(row))
    cells += label(*far, "far") if any(far) else b""
    begin, name, end = pack("<HHHHII", 0x600, 5, 0, 1996, 0, 0), b"Risks", record(0x0A, b"")
    start = len(record(0x809, begin)) + 4 + 8 + len(name) + len(end)
    sheet = record(0x85, pack("<IBBBB", start, 0, 0, len(name), 0) + name)
    page = record(0x809, pack("<HHHHII", 0x600, 0x10, 0, 1996, 0, 0)) + cells + end
    stream = (record(0x809, begin) + sheet + end + page).ljust(4096, b"\0")
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + pack("<I", 0)
    return header.ljust(512, b"\xff") + sectors(fat, stream)


def sectors(fat: list[int], stream: bytes) -> bytes:
    """The allocation table, the directory and the stream of a compound file."""

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        encoded = (name + "\0").encode("utf-16-le")
        head = encoded.ljust(64, b"\0") + pack("<HBBIII", len(encoded), kind, 1, NONE, NONE, child)
        return head + bytes(36) + pack("<IQ", first, size)

    table = pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, NONE, 2, len(stream))
    return table + directory.ljust(512, b"\0") + stream


class TestReadOldExcel:
    def test_reads_it_in_a_process_of_its_own(self) -> None:
        [table] = read_tables(old_workbook([["Risk", "Owner"], ["Funding", "Chair"]]), "r.xls")
        assert (table.name, table.headings) == ("Risks", ("Risk", "Owner"))
        assert [cell.text for cell in table.rows[0].cells] == ["Funding", "Chair"]

    def test_refuses_cells_far_apart(self) -> None:
        with pytest.raises(UnreadableFile, match=r"old workbook cannot be read|more than 20,000 rows"):
            read_tables(old_workbook([["Risk", "Owner"]], far=(65535, 255)), "r.xls")


class TestReadOpenDocument:
    def test_reads_cells_and_ignores_empty_repeats(self) -> None:
        rows = (
            f"<table:table-row>{ods_cell('Action')}{ods_cell('Owner')}"
            '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
            f"<table:table-row>{ods_cell('Write')}{ods_cell('Chair')}</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048574">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
        [table] = read_tables(ods(rows), "r.ods")
        assert table.headings == ("Action", "Owner")
        assert [cell.text for cell in table.rows[0].cells] == ["Write", "Chair"]

    def test_refuses_repeats_that_would_fill_the_memory(self) -> None:
        row = f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("x", repeat(16000))}</table:table-row>'
        with pytest.raises(UnreadableFile, match="reaches further"):
            read_tables(ods(row), "r.ods")
        far = f"<table:table-row>{ods_cell('x' * 30000, repeat(4000))}</table:table-row>"
        with pytest.raises(UnreadableFile, match="more text"):
            read_tables(ods(far), "r.ods")


def repeat(times: int) -> str:
    """The attribute that repeats a cell."""
    return f'table:number-columns-repeated="{times}"'


class TestReadSeparated:
    TEXT = "Ref{0}Risk{0}Due\r\n1.1{0}\u201cFunding\u201d falls \u2013 much{0}Mar 2018\r\n1.2{0}Caf\u00e9{0}\r\n"

    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
    def test_finds_encoding_and_separator(self, encoding: str, separator: str) -> None:
        [table] = read_tables(self.TEXT.format(separator).encode(encoding), "Our risks.csv")
        assert table.name == "Our risks"
        assert table.headings == ("Ref", "Risk", "Due")
        assert [cell.text for cell in table.rows[0].cells] == [
            "1.1",
            "\u201cFunding\u201d falls \u2013 much",
            "Mar 2018",
        ]
        assert table.rows[1].cells[1].text == "Caf\u00e9"

    def test_reads_lines_within_quotes_and_commas_in_text(self) -> None:
        data = b'Risk;Controls\n"Funding, staff, time";"One\nTwo"\n"a, b, c";d\n'
        [table] = read_tables(data, "r.csv")
        assert table.headings == ("Risk", "Controls")
        assert table.rows[0].cells[1].lines == ("One", "Two")

    def test_obeys_a_separator_line(self) -> None:
        assert read_tables(b"sep=;\nA;B\nx;y\n", "r.csv")[0].headings == ("A", "B")

    def test_finds_headings_under_a_preamble(self) -> None:
        data = b"Exported on,2024-01-01,\n,,\nAction,Owner,Due\nWrite,Chair,Mar 2018\nAsk,Lead,\n"
        [table] = read_tables(data, "r.csv")
        assert table.headings == ("Action", "Owner", "Due")
        assert [row.number for row in table.rows] == [4, 5]

    def test_takes_numbered_lines_alone_as_sections_and_no_other(self) -> None:
        data = b"Ref,Risk,Owner\n1. Financial,,\n1.1,Funding,Chair\n1.2,,\n"
        [table] = read_tables(data, "r.csv")
        assert [(row.section, row.cells[0].text) for row in table.rows] == [
            ("1. Financial", "1.1"),
            ("1. Financial", "1.2"),
        ]

    def test_gives_columns_of_the_same_name_their_own(self) -> None:
        table = read_tables(b"Owner,Risk,Owner\na,b,c\n", "r.csv")[0]
        assert table.headings == ("Owner", "Risk", "Owner (2)")

    def test_reads_a_single_column(self) -> None:
        table: RawTable = read_tables(b"Name\nBoard\nExecutive\n", "groups.csv")[0]
        assert [row.cells[0].text for row in table.rows] == ["Board", "Executive"]

    @given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.docx", "a.xlsx", "a.ods"]))
    def test_of_any_bytes_reads_or_refuses(self, data: bytes, name: str) -> None:
        try:
            tables = read_tables(data, name)
        except UnreadableFile:
            return
        assert all(len(row.cells) == len(table.headings) for table in tables for row in table.rows)
