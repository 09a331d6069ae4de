"""Chronologies read from the files that agencies send: nothing lost, nothing guessed."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from joinedup_core.calendar import HalfDate, Moment, TimeOfDay
from joinedup_core.chronology import Reading, read_chronology
from joinedup_core.tables import UnreadableFile

from ..word_files import docx, p, tbl, tc, tr

HEADINGS = ("Date", "Time", "Event", "Who was present", "Child seen?", "Source")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(*body: str, more: dict[str, bytes] | None = None, **options: str) -> Reading:
    """The reading of a Word file with this body."""
    return read_chronology(docx(*body, more=more), "housing.docx", **options)


def row(when: str, what: str, time: str = "", who: str = "", seen: str = "", source: str = "") -> tuple[str, ...]:
    """A row under HEADINGS."""
    return (when, time, what, who, seen, source)


def on(year: int, month: int, day: int) -> Moment:
    """A day known exactly."""
    return Moment(HalfDate.day(date(year, month, day)))


class TestReading:
    def test_knows_columns_under_other_names_and_in_any_order(self) -> None:
        data = tbl(
            ("Details of contact", "Response/decision", "Who was present", "Date of event", "Agency name"),
            ("Police called", "No further action", "Mother; Child A", "22.05.16", "Police"),
        )
        found = read(data)
        [entry] = found.entries
        assert (entry.when, entry.what, entry.outcome) == (on(2016, 5, 22), "Police called", "No further action")
        assert (entry.who, entry.agency) == (("Mother", "Child A"), "Police")
        assert found.remembered["details of contact"] == "what"
        assert all(column.confidence == 1 for column in found.columns[0].columns)

    def test_asks_where_a_table_mixes_the_orders_of_its_dates(self) -> None:
        rows = [row("25/4/2019", "a"), row("4/25/2019", "b"), row("3/4/2019", "c")]
        found = read(tbl(HEADINGS, *rows))
        assert [entry.what for entry in found.entries] == ["a", "b"]
        [unread] = found.unread
        assert (unread.source.row, unread.column, unread.text) == (4, "Date", "3/4/2019")
        assert "the day first (row 2) and with the month first (row 3) are mixed" in unread.because
        assert [e.when for e in read(tbl(HEADINGS, rows[0], rows[2]), order="british").entries][1] == on(2019, 4, 3)

    def test_reads_the_month_first_where_a_table_shows_it_and_says_so_beside_the_entry(self) -> None:
        found = read(tbl(HEADINGS, row("3/4/2019", "a"), row("4/25/2019", "b"), row("4/4/2019", "c")))
        assert [entry.when for entry in found.entries] == [on(2019, 3, 4), on(2019, 4, 25), on(2019, 4, 4)]
        assert ["row 3 cannot be read otherwise" in "".join(e.problems) for e in found.entries] == [True, False, False]

    @pytest.mark.parametrize(
        ("cell", "named"),
        [
            ("Mother, Father and SW1", ("Mother", "Father", "SW1")),
            ("Mother (Jane, 34), Child A & HV", ("Mother (Jane, 34)", "Child A", "HV")),
            ("Mr and Mrs Dolan, Tom", ("Mr and Mrs Dolan", "Tom")),
            ("Smith, John; Jones, Amy", ("Smith, John", "Jones, Amy")),
            ("Mother, and the Children and Families Team", ("Mother", "the Children and Families Team")),
            ("Sandy Anderson", ("Sandy Anderson",)),
        ],
    )
    def test_parts_the_people_of_a_cell(self, cell: str, named: tuple[str, ...]) -> None:
        [entry] = read(tbl(HEADINGS, row("3/4/2019", "a", who=cell))).entries
        assert entry.who == named

    def test_keeps_names_whole_where_a_column_writes_surnames_first(self) -> None:
        cells = ("Dolan, Tom", "Marsh, Lee and Dolan, Tom", "Okoro, Ada", "Marsh, Lee, Okoro, Ada", "Mother, Father")
        found = read(tbl(HEADINGS, *(row("3/4/2019", "a", who=cell) for cell in cells[:4])))
        assert [entry.who for entry in found.entries] == [
            ("Dolan, Tom",), ("Marsh, Lee", "Dolan, Tom"), ("Okoro, Ada",), ("Marsh, Lee", "Okoro, Ada"),
        ]  # fmt: skip
        roles = read(tbl(HEADINGS, *(row("3/4/2019", "a", who=cells[4]) for _ in range(4))))
        assert {entry.who for entry in roles.entries} == {("Mother", "Father")}

    def test_keeps_every_text_of_the_file(self) -> None:
        box = "<w:p><w:r><w:txbxContent><w:p><w:r><w:t>In a text box</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
        noted = (
            '<w:p><w:r><w:t>Home visit</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
            '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
        )
        more = {
            "word/footnotes.xml": f'<w:footnotes {WORD}><w:footnote w:id="2">{p("Not in the file")}</w:footnote></w:footnotes>',
            "word/comments.xml": f'<w:comments {WORD}><w:comment w:id="0" w:author="N O">{p("Check")}</w:comment></w:comments>',
            "word/header1.xml": f"<w:hdr {WORD}>{p('OFFICIAL')}</w:hdr>",
        }
        found = read(
            p("Agency: Housing"), box,
            tbl(HEADINGS, tr("1/2/2019", "", tc(inner=noted), "", "", ""), tr(tc("No contact in 2020", span=6))),
            p("Written by a manager"),
            more={name: text.encode() for name, text in more.items()},
        )  # fmt: skip
        assert found.notes == ("OFFICIAL", "Agency: Housing", "In a text box", "Written by a manager")
        [entry] = found.entries
        assert entry.agency == "Housing"
        assert entry.extra == (("Footnote (Event)", "Not in the file"), ("Comment in the file (Event)", "N O: Check"))
        [unread] = found.unread
        assert unread.cells == (("", "No contact in 2020"),)
        assert unread.source.row == 3

    def test_takes_dates_from_merged_cells_headings_above_and_the_row_before(self) -> None:
        found = read(
            tbl(
                HEADINGS,
                tr(tc("3 May 2018", merge="restart"), "09:30", "a", "", "", ""),
                tr(tc(merge="continue"), "1410", "b", "", "", ""),
                row("as above", "c"),
                tr(tc("June 2018", span=6)),
                row("", "d"),
            )
        )
        assert [str(entry.when) for entry in found.entries] == [
            "3 May 2018 at 09:30", "3 May 2018 at 14:10", "3 May 2018", "June 2018",
        ]  # fmt: skip

    def test_tells_every_row_and_cell_it_could_not_read_with_its_texts(self) -> None:
        found = read(
            tbl(HEADINGS, row("31/06/2019", "a", source="Notes"), row("", "b"), row("1/6/2019", "c", "late-ish"))
        )
        assert [(u.source.row, u.column, u.text) for u in found.unread] == [
            (2, "Date", "31/06/2019"), (3, "Date", ""), (4, "Time", "late-ish"),
        ]  # fmt: skip
        assert found.unread[0].cells == (("Date", "31/06/2019"), ("Event", "a"), ("Source", "Notes"))
        assert "There is no 31 June 2019" in str(found.unread[0])
        [entry] = found.entries
        assert entry.extra == (("Time", "late-ish"),)
        assert len(entry.problems) == 1

    def test_reads_a_span_from_two_columns(self) -> None:
        head = ("Start date", "End date", "Event")
        found = read(tbl(head, ("1/2/2019", "3/2/2019", "Stayed"), ("5/2/2019", "4/2/2019", "Backwards")))
        assert str(found.entries[0].when) == "1 February 2019 to 3 February 2019"
        assert found.entries[1].extra == (("End date", "4/2/2019"),)
        assert "before the beginning" in found.entries[1].problems[0]

    def test_reads_a_table_without_headings_and_one_in_a_frame(self) -> None:
        long = "The health visitor saw both children at home with their mother"
        framed = tbl(tr(tc(inner=p("Chronology") + tbl(("1 May 2018", long), ("2 May 2018", long)))))
        found = read(framed)
        assert [(str(e.when), e.what) for e in found.entries] == [("1 May 2018", long), ("2 May 2018", long)]
        assert found.columns[0].columns[0].confidence < 1

    def test_follows_what_was_chosen_before(self) -> None:
        table = tbl(("Date", "Event", "Notes"), ("1/2/2019", "x", "the account"))
        found = read(table, remembered={"event": "kind", "notes": "what", "date": "when"})  # type: ignore[arg-type]
        [entry] = found.entries
        assert (entry.kind, entry.what) == ("x", "the account")

    def test_tells_a_table_without_dates(self) -> None:
        found = read(tbl(("Short form", "Meaning"), ("HV", "health visitor")), tbl(HEADINGS, row("2018", "a")))
        assert found.unread[0].cells == (("Short form", "HV"), ("Meaning", "health visitor"))
        assert len(found.entries) == 1

    def test_gives_the_page_on_which_word_last_laid_a_row(self) -> None:
        broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>2/2/2019</w:t></w:r></w:p>"
        found = read(
            tbl(HEADINGS, row("1/2/2019", "a"), tr(tc(inner=broken), "", "b", "", "", ""), row("3/2/2019", "c"))
        )
        assert [entry.source.page for entry in found.entries] == [1, 2, 2]


def workbook(since_1904: bool = False) -> bytes:
    """A workbook with dates of three kinds on two sheets, one more sheet hidden, and a comment."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": since_1904})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    moments = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for name in ("Police", "Health", "Working"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ("Date", "Event"))
        sheet.write_datetime(1, 0, datetime(2019, 5, 4), days)
        sheet.write_datetime(2, 0, datetime(2019, 5, 4, 14, 30), moments)
        sheet.write_number(3, 0, 43589 - (1462 if since_1904 else 0))
        sheet.write_string(4, 0, "?4 May 2019")
        sheet.write_column(1, 1, ("a", "b", "c", "d"))
        sheet.write_comment(1, 1, "Seen by the GP", {"author": "N"})
    sheet.hide()
    book.close()
    return out.getvalue()


class TestReadingSheets:
    @pytest.mark.parametrize("since_1904", [False, True])
    def test_takes_dates_as_dates_numbers_and_text(self, since_1904: bool) -> None:
        found = read_chronology(workbook(since_1904), "chronology.xlsx", agency="Police")
        day = on(2019, 5, 4)
        expected = [day, Moment(day.on, TimeOfDay.at(14, 30)), day, Moment(day.on.in_doubt())]
        assert [entry.when for entry in found.entries] == expected * 2
        assert [entry.source.table for entry in found.entries] == ["Police"] * 4 + ["Health"] * 4
        assert found.notes[0] == "Hidden sheet, not read: Working"
        assert "Comment on cell B2: Seen by the GP" in found.notes[1]

    @pytest.mark.parametrize(
        ("encoding", "mark"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", "\t"), ("utf-16", ",")]
    )
    def test_reads_text_files_in_any_common_writing(self, encoding: str, mark: str) -> None:
        lines = [("Date", "Event", "Source"), ("1/2/2019", "Caf\u00e9 \u2013 mother\u2019s friend", "Notes")]
        data = "\r\n".join(mark.join(line) for line in lines).encode(encoding)
        [entry] = read_chronology(data, "c.csv").entries
        assert (entry.when, entry.what) == (on(2019, 2, 1), "Caf\u00e9 \u2013 mother\u2019s friend")


class TestReadingJson:
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ('{"when": 3}', "when must be a text"),
            ('{"when": "2019", "who": "Mother"}', "who must be a list"),
            ('{"when": "2019", "happened": "x"}', "no field"),
            ('{"when": "31 June 2019"}', "There is no 31 June 2019"),
            ('{"when": "2019", "extra": [["a"]]}', "pairs"),
            ('{"when": "2019", "source": {"row": -1}}', "whole numbers"),
            ("[]", "must be an object"),
        ],
    )
    def test_tells_what_is_wrong_with_an_entry(self, text: str, why: str) -> None:
        found = read_chronology(f'[{text}, {{"when": "2019", "what": "a"}}]'.encode(), "c.json")
        assert why in found.unread[0].because
        assert len(found.entries) == 1

    @pytest.mark.parametrize(
        "text", ["{", "3", '{"a": 1, "a": 2}', "[" * 100_000, '{"entries": 1}', "[" + "9" * 5000 + "]x"]
    )
    def test_refuses_what_is_no_chronology(self, text: str) -> None:
        with pytest.raises(UnreadableFile):
            read_chronology(text.encode(), "c.json")
