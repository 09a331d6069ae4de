"""Chronologies written for people, and what is written read back the same."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from joinedup_core.calendar import read_moment
from joinedup_core.chronology import (
    LABELS,
    Entry,
    Mark,
    Period,
    Provenance,
    UnwritableChronology,
    blank_chronology,
    read_chronology,
    timeline_svg,
    timeline_words,
    write_chronology,
)  # fmt: skip
from joinedup_core.chronology.colours import COLOURS, colours_of
from joinedup_core.tables import read_tables
from joinedup_core.tables.grid import clean_text

ENTRIES = (
    Entry(
        read_moment("3/5/2018 09:30"),
        agency="Police",
        what="Called to the home\nNo offences",
        who=("Mother", "Child A"),
    ),
    Entry(read_moment("? May 2018"), agency="Health visiting", what="=1+1", outcome="Letter <sent> & filed"),
    Entry(read_moment("2019"), agency="Police", what="Several calls", extra=(("Crime number", "12"), ("Notes", "x"))),
)
WHENS = (
    "3 May 2018", "3 May 2018 at 09:30", "?3 May 2018", "about 2019", "May 2018", "since 2016", "before June 2017",
    "1 February 2019 to 3 February 2019", "3 May 2018, late evening", "spring 2018", "w/c 30 April 2018", "12 March 1895",
)  # fmt: skip
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cn", "Co")), max_size=25).map(clean_text)
one_line = words.map(lambda text: " ".join(text.split()))
people = st.lists(one_line.map(lambda t: t.replace(";", ",").strip()).filter(bool), max_size=2).map(tuple)
headings = st.sampled_from(
    ["Crime number", "Notes", "Section", "Child", "Other: x", "Date", "Analysis of risk", "Column 3"]
)
entries = st.builds(
    Entry,
    when=st.sampled_from(WHENS).map(read_moment), agency=one_line, what=words.filter(bool), who=people, kind=one_line,
    where=words, outcome=words, seen=one_line, author=one_line, comment=words, information=one_line, reference=one_line,
    extra=st.lists(st.tuples(headings, words.filter(bool)), max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    problems=st.lists(st.just("The time cannot be read."), max_size=1).map(tuple),
)  # fmt: skip


def plain(entry: Entry) -> Entry:
    """An entry without where it was read, its own columns in one order."""
    return replace(entry, source=Provenance(), extra=tuple(sorted(entry.extra)))


class TestWhatIsWritten:
    @pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "json"])
    @given(told=st.lists(entries, min_size=1, max_size=4))
    @settings(max_examples=12, deadline=None)
    def test_reads_back_the_same(self, kind: str, told: list[Entry]) -> None:
        found = read_chronology(write_chronology(told, kind), f"c.{kind}")
        assert [plain(entry) for entry in found.entries] == [plain(entry) for entry in told]
        assert found.unread == ()

    def test_keeps_where_each_entry_was_read_in_json_and_in_a_column(self) -> None:
        told = [replace(ENTRIES[0], source=Provenance("police.docx", "Table 1", 7, 2))]
        assert read_chronology(write_chronology(told, "json"), "c.json").entries == tuple(told)
        [entry] = read_chronology(write_chronology(told, "csv", sources=True), "c.csv").entries
        assert ("Read from", "police.docx, Table 1, page 2, row 7") in entry.extra

    def test_never_becomes_a_formula(self) -> None:
        rows = csv.reader(StringIO(write_chronology(ENTRIES, "csv").decode("utf-8-sig"), newline=""))
        assert "'=1+1" in list(rows)[2]
        sheet = zipfile.ZipFile(BytesIO(write_chronology(ENTRIES, "xlsx"))).read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet

    def test_in_excel_has_exact_days_as_dates(self) -> None:
        [table] = read_tables(write_chronology([Entry(read_moment("3/5/2018"), what="a")], "xlsx"), "c.xlsx")
        assert table.rows[0].cells[0].value == date(2018, 5, 3)

    def test_in_excel_is_refused_rather_than_cut(self) -> None:
        with pytest.raises(UnwritableChronology, match="Entry 1 has more text"):
            write_chronology([replace(ENTRIES[0], what="x" * 40_000)], "xlsx")

    def test_in_word_repeats_its_headings_and_names_each_agency_beside_its_colour(self) -> None:
        xml = zipfile.ZipFile(BytesIO(write_chronology(ENTRIES, "docx"))).read("word/document.xml").decode()
        ElementTree.fromstring(xml)
        assert xml.count("<w:tblHeader/>") == 1
        assert 'w:orient="landscape"' in xml
        assert "Health visiting: blue; Police: orange" in xml
        assert xml.count(f'w:fill="{COLOURS[1].tint}"') > 4

    def test_as_a_page_holds_no_markup_of_the_text(self) -> None:
        page = write_chronology(ENTRIES, "html", title="<script>").decode()
        assert "<script" not in page
        assert "Letter &lt;sent&gt; &amp; filed" in page
        assert page.count('<th scope="col">') == 7

    def test_as_pdf_is_tagged_and_whole(self) -> None:
        told = [replace(ENTRIES[0], what=f"Event {n} #let x = \\ $ _"[:40]) for n in range(60)]
        found = PdfReader(BytesIO(write_chronology(told, "pdf", marks=[Mark(told[0].when, "Two accounts differ")])))
        text = "".join(page.extract_text() for page in found.pages)
        assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
        assert all(f"Event {n} #let" in text for n in range(60))
        assert "1. 3 May 2018 at 09:30: Two accounts differ" in " ".join(text.split())


class TestBlankChronology:
    @pytest.mark.parametrize("kind", ["docx", "xlsx"])
    def test_is_understood_when_filled_in(self, kind: str) -> None:
        found = read_chronology(blank_chronology("Housing & Homes", kind), f"blank.{kind}")
        assert (found.entries, found.unread) == ((), ())
        assert "Agency: Housing & Homes" in found.notes
        [columns] = found.columns
        assert all(column.key and column.confidence == 1 for column in columns.columns)


class TestTimeline:
    def test_shows_exact_days_as_dots_and_the_rest_as_spans(self) -> None:
        picture = timeline_svg(
            ENTRIES, "Child A & others", marks=[Mark(read_moment("4 May 2018"), "Accounts <differ>")]
        )
        root = ElementTree.fromstring(picture)
        dashed = [e for e in root if e.get("stroke-dasharray")]
        dots = [e for e in root if e.tag.endswith("circle") and e.get("stroke")]
        assert (len(dots), len(dashed)) == (1, 2)
        assert "Accounts &lt;differ&gt;" in picture
        assert "style=" not in picture

    def test_says_in_words_what_it_shows(self) -> None:
        said = timeline_words(ENTRIES, period=Period(date(2018, 5, 1), date(2018, 12, 31)), marks=[])
        assert said.split("\n") == [
            "2 events from 1 May 2018 to 31 December 2018. 1 event outside this period.",
            "Health visiting (blue): 1 event on May 2018?; 1 without an exact date.",
            "Police (orange): 1 event on 3 May 2018 at 09:30.",
        ]

    @given(st.lists(entries, max_size=5), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
    @settings(max_examples=40)
    def test_stays_within_its_frame_whatever_the_period(self, told: list[Entry], first: date, days: int) -> None:
        last = date.fromordinal(min(first.toordinal() + days, date(2190, 1, 1).toordinal()))
        root = ElementTree.fromstring(timeline_svg(told, "T", period=Period(first, last)))
        places = [float(e.get(name, 0)) for e in root for name in ("x", "cx", "x1")]
        assert all(0 <= place <= 1100 for place in places)
        assert len([e for e in root if e.tag.endswith("line")]) <= 14


class TestColours:
    def test_belong_to_agencies_whatever_their_order(self) -> None:
        assert colours_of(["b", "a", ""]) == colours_of(["", "a", "b", "a"])
        assert len(colours_of(map(str, range(30)))) == 30

    @pytest.mark.parametrize("colour", COLOURS)
    def test_can_be_read(self, colour: object) -> None:
        assert contrast(colour.tint, "000000") >= 12  # type: ignore[attr-defined]
        assert contrast(colour.shade, "FFFFFF") >= 4.5  # type: ignore[attr-defined]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it."""

    def light(colour: str) -> float:
        parts = [int(part, 16) / 255 for part in re.findall("..", colour)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_field_has_a_label_of_its_own() -> None:
    assert len(set(LABELS.values())) == len(LABELS)
