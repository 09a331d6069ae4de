"""Tables written to CSV, Excel and Word, and read back."""

import csv
import re
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup_core.tables import read_tables, write_csv, write_docx, write_xlsx
from joinedup_core.tables.formulas import guarded, without_guard
from joinedup_core.tables.writing import sheet_name

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1+1", "'=1", "=HYPERLINK(0)"]
HEADINGS = ("Risk", "Due", "Score")
ROWS = [("Funding falls", date(2024, 3, 31), 12), ("Caf\u00e9 \u2013 staff\nleave", None, 4.5)]
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co")), min_size=1, max_size=30
)


def member(data: bytes, name: str) -> str:
    """A part of a zip as text."""
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


class TestWriteCsv:
    @pytest.mark.parametrize("text", DANGEROUS)
    def test_never_lets_text_become_a_formula(self, text: str) -> None:
        data = write_csv("T", (text, "Risk"), [(text, "x")]).decode("utf-8-sig")
        for row in csv.reader(StringIO(data, newline="")):
            assert row[0].startswith("'")

    def test_writes_numbers_as_numbers_and_days_in_words(self) -> None:
        data = write_csv("T", HEADINGS, [("x", date(2024, 3, 31), -12)]).decode("utf-8-sig")
        assert data.splitlines()[1] == '"x","31 March 2024",-12'

    @given(st.text(max_size=20))
    def test_guard_can_be_taken_back(self, text: str) -> None:
        assert without_guard(guarded(text)) == text
        assert not re.match(r"\s*[=+\-@]", guarded(text))

    @given(st.lists(st.tuples(words, words), min_size=1, max_size=5))
    @settings(max_examples=60)
    def test_is_read_back_as_written(self, rows: list[tuple[str, str]]) -> None:
        [table] = read_tables(write_csv("T", ("Heading one", "Heading two"), [("a", "b"), *rows]), "t.csv")
        written = [row for row in rows if [w.lower() for w in row] != ["heading one", "heading two"]]
        assert [tuple(c.text for c in row.cells) for row in table.rows[1:]] == written


class TestWriteXlsx:
    def test_never_lets_text_become_a_formula(self) -> None:
        data = write_xlsx("=T", DANGEROUS, [DANGEROUS, *[(text,) for text in DANGEROUS]])
        assert "<f>" not in member(data, "xl/worksheets/sheet1.xml")

    @given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
    @settings(max_examples=30)
    def test_of_any_text_holds_no_formula(self, texts: list[str]) -> None:
        sheet = member(write_xlsx(texts[0], texts, [texts]), "xl/worksheets/sheet1.xml")
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet

    def test_keeps_days_numbers_headings_and_lines(self) -> None:
        data = write_xlsx("Risks", HEADINGS, ROWS)
        [table] = read_tables(data, "r.xlsx")
        assert (table.name, table.headings) == ("Risks", HEADINGS)
        assert [cell.value for cell in table.rows[0].cells] == [None, date(2024, 3, 31), 12]
        assert table.rows[1].cells[0].lines == ("Caf\u00e9 \u2013 staff", "leave")
        assert 'state="frozen"' in member(data, "xl/worksheets/sheet1.xml")

    def test_says_what_it_cuts_off(self) -> None:
        [table] = read_tables(write_xlsx("T", ("Risk", "Owner"), [("x" * 40_000, "y")]), "t.xlsx")
        assert table.rows[0].cells[0].text.endswith("(cut: 8000 more characters)")

    def test_names_the_sheet_as_excel_allows(self) -> None:
        assert sheet_name("Risks: 2019/20 [adults]?") == "Risks  2019 20  adults"
        assert sheet_name("'") == "Table"
        assert len(sheet_name("x" * 99)) == 31
        assert sheet_name("x" * 28 + "\U0001f600" * 3) == "x" * 28 + "\U0001f600"  # Excel counts such a letter as two


class TestWriteDocx:
    def test_is_read_back_and_repeats_its_headings(self) -> None:
        data = write_docx("Risk register & more", HEADINGS, ROWS)
        [table] = read_tables(data, "r.docx")
        assert (table.name, table.headings) == ("Risk register & more", HEADINGS)
        assert [cell.text for cell in table.rows[0].cells] == ["Funding falls", "31 March 2024", "12"]
        xml = member(data, "word/document.xml")
        assert "<w:tblHeader/>" in xml
        assert 'w:orient="landscape"' in xml
        assert 'w:tblCaption w:val="Risk register &amp; more"' in xml

    @given(st.text(max_size=40))
    @settings(max_examples=30)
    def test_of_any_text_can_be_read(self, text: str) -> None:
        assert read_tables(write_docx(text, ("Risk", "Owner"), [(text, "x"), ("y", "z")]), "r.docx")
