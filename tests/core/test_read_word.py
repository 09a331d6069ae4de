"""Tables read from Word files."""

import time

from joinedup_core.tables import RawTable, read_tables

from .word_files import docx, p, tbl, tc, tr

HEADINGS = ("Ref", "Risk", "Controls", "Owner", "Timeframe")


def read(*body: str) -> list[RawTable]:
    """The tables of a Word file with this body."""
    return read_tables(docx(*body), "register.docx")


def texts(table: RawTable) -> list[list[str]]:
    """The texts of a table's rows."""
    return [[cell.text for cell in row.cells] for row in table.rows]


class TestReadWord:
    def test_keeps_paragraphs_as_lines(self) -> None:
        [table] = read(tbl(HEADINGS, ("1.1", "Funding falls", "One\n\n\nTwo", "Chair", "Ongoing")))
        assert table.headings == HEADINGS
        assert table.rows[0].cells[2].lines == ("One", "Two")
        assert table.rows[0].cells[2].text == "One\n\nTwo"

    def test_takes_full_width_rows_as_sections(self) -> None:
        [table] = read(
            tbl(
                HEADINGS,
                tr(tc("1. Financial", span=5)),
                ("1.1", "A", "b", "c", "d"),
                tr(tc("2. Reputation", span=5)),
                ("2.1", "A", "b", "c", "d"),
            )
        )
        assert [row.section for row in table.rows] == ["1. Financial", "2. Reputation"]
        assert table.sections == ("1. Financial", "2. Reputation")

    def test_makes_one_table_of_pieces_with_the_same_headings(self) -> None:
        again = ("Ref", "Risk ", "Controls", "Owner", "Time-\nframe".replace("-\n", ""))
        [table] = read(
            p("Appendix: adults register"),
            tbl(HEADINGS, ("1.1", "A", "b", "c", "d"), HEADINGS, ("1.2", "A", "b", "c", "d")),
            p(),
            p("Page 2 of 3"),
            tbl(again, tr(tc("2. Reputation", span=5)), ("2.1", "A", "b", "c", "d")),
            p("(continued)"),
            tbl(("2.2", "A", "b", "c", "d"), ("2.3", "A", "b", "c", "d")),
        )
        assert [row.cells[0].text for row in table.rows] == ["1.1", "1.2", "2.1", "2.2", "2.3"]
        assert [row.number for row in table.rows] == [2, 4, 7, 8, 9]
        assert table.rows[-1].section == "2. Reputation"
        assert table.name == "Appendix: adults register"

    def test_keeps_tables_apart_when_text_stands_between(self) -> None:
        row = ("1.1", "A", "b", "c", "d")
        found = read(p("Adults register"), tbl(HEADINGS, row), p("Children register"), tbl(HEADINGS, row))
        assert [table.name for table in found] == ["Adults register", "Children register"]

    def test_fills_vertically_merged_cells_down(self) -> None:
        [table] = read(
            tbl(
                ("Risk", "Control", "Owner"),
                tr(tc("Funding", merge="restart"), "Budget watched", "Chair"),
                tr(tc(merge="continue"), "Report yearly", "Manager"),
            )
        )
        assert texts(table) == [
            ["Funding", "Budget watched", "Chair"],
            ["Funding", "Report yearly", "Manager"],
        ]
        assert [row.cells[0].continued for row in table.rows] == [False, True]

    def test_joins_two_rows_of_headings(self) -> None:
        [table] = read(
            tbl(
                tr(tc("Risk", merge="restart"), tc("Current", span=2), tc("Owner", merge="restart")),
                tr(tc(merge="continue"), "L", "I", tc(merge="continue")),
                ("Funding", "4", "3", "Chair"),
            )
        )
        assert table.headings == ("Risk", "Current: L", "Current: I", "Owner")
        assert texts(table) == [["Funding", "4", "3", "Chair"]]

    def test_keeps_insertions_and_leaves_out_deletions(self) -> None:
        inner = (
            '<w:p><w:r><w:t>Chair</w:t></w:r><w:ins w:id="1"><w:r><w:t> and vice-chair</w:t></w:r></w:ins>'
            '<w:del w:id="2"><w:r><w:delText> alone</w:delText><w:t>x</w:t></w:r></w:del></w:p>'
        )
        gone = tr("Gone", "row", properties='<w:del w:id="3"/>')
        new = tr("New", "row", properties='<w:ins w:id="4"/>')
        [table] = read(tbl(("Risk", "Owner"), tr("A", tc(inner=inner)), gone, new))
        assert texts(table) == [["A", "Chair and vice-chair"], ["New", "row"]]

    def test_joins_paragraphs_whose_break_was_deleted(self) -> None:
        inner = (
            '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Business </w:t></w:r></w:p>'
            "<w:p><w:r><w:t>Manager</w:t><w:br/><w:t>Chair</w:t></w:r></w:p>"
        )
        [table] = read(tbl(("Risk", "Owner"), tr("A", tc(inner=inner))))
        assert table.rows[0].cells[1].lines == ("Business Manager", "Chair")

    def test_flattens_nested_tables_into_the_cell(self) -> None:
        inner = p("See:") + tbl(("a", "b"), ("c", "d")) + p()
        [table] = read(tbl(("Risk", "Detail"), tr("A", tc(inner=inner))))
        assert table.rows[0].cells[1].lines == ("See:", "a | b", "c | d")

    def test_finds_headings_under_a_title_and_names_blank_ones(self) -> None:
        [table] = read(
            tbl(
                tr(tc("Risk register January 2020", span=3)),
                tr("Ref", "Risk", ""),
                ("1.1", "A", "b"),
                ("1.2", "A", ""),
            )
        )
        assert table.headings == ("Ref", "Risk", "Column 3")
        assert table.preamble == ("Risk register January 2020",)

    def test_takes_the_rows_that_word_repeats_as_headings(self) -> None:
        header = tr("2023", "2024", properties="<w:tblHeader/>")
        [table] = read(tbl(header, ("a", "b")))
        assert table.headings == ("2023", "2024")

    def test_reads_two_thousand_rows_in_under_a_second(self) -> None:
        row = (
            "1.1",
            "A risk in some words",
            "One control\nAnother",
            "Chair\nManager",
            "Ongoing\nMar 2018",
            "4 x 3",
        )
        data = docx(tbl((*HEADINGS, "Score"), *([row] * 2000)))
        began = time.process_time()
        [table] = read_tables(data, "large.docx")
        assert len(table.rows) == 2000
        assert time.process_time() - began < 1
