"""The quick reader of Word's XML against the plain XML parser: never another answer, whatever the document."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.tables import Limits, UnreadableFile
from joinedup_core.tables.word_document import WordDocument
from joinedup_core.tables.word_parsing import parsed
from joinedup_core.tables.word_scanning import Unusual, scan

from .word_files import W, document, p, tbl, tc, tr

LIMITS = Limits(rows=60, cells=200, characters=3000, depth=40, columns=20)


def told(found: WordDocument) -> Any:
    """Everything that a reading found, as plain values."""
    return (
        [
            (table.text_before, [
                (row.before, row.header, row.deleted, row.page,
                 [(c.lines, c.wide, c.merge, c.deleted, c.notes) for c in row.cells])
                for row in table.rows
            ])
            for table in found.tables
        ],
        found.body, found.page, found.embeds, found.characters,
    )  # fmt: skip


def scanned(data: bytes, size: int = 40) -> Any:
    """What the quick reader says, fed in small pieces: values, a refusal, or that the parser has to judge."""
    found = WordDocument(LIMITS)
    try:
        scan((data[at : at + size] for at in range(0, len(data), size)), found)
    except Unusual:
        return "unusual"
    except UnreadableFile as error:
        return str(error)
    return told(found)


def plainly(data: bytes) -> Any:
    """What the XML parser says."""
    try:
        return told(parsed(data, LIMITS))
    except UnreadableFile as error:
        return str(error)


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("<&>\"'\n\t\r "), max_size=12
)
WRITTEN = [
    '<w:tab/>', '<w:br/>', '<w:br w:type="page"/>', '<w:lastRenderedPageBreak/>', '<w:noBreakHyphen />',
    '<w:sym w:font="Wingdings" w:char="F0FC"/>', '<w:footnoteReference w:id="2"/>', '<w:commentReference w:id="0"/>',
    '<w:rPr><w:b/><w:color w:val="FF0000AA"/></w:rPr>', "<w:t>&amp;&#65;&#x2019;&lt;</w:t>", '<w:t xml:space=\'preserve\'> a > b </w:t>',
    '<a:t xmlns:a="urn:drawing">not Word</a:t>', '<w:altChunk r:id="x" xmlns:r="urn:r"/>', "<w:instrText>HYPERLINK &quot;x&quot;</w:instrText>",
    '<w:t\n>line\r\nline</w:t\n>', '<w:delText>gone</w:delText>', '<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:t>twice</w:t></mc:Fallback></mc:AlternateContent>',
]  # fmt: skip
run_parts = st.sampled_from(WRITTEN) | texts.map(lambda t: f'<w:t xml:space="preserve">{escape(t)}</w:t>')
runs = st.lists(run_parts, max_size=3).map(lambda parts: f"<w:r>{''.join(parts)}</w:r>")
wrapped = st.builds(
    '<w:{0} w:id="1">{1}</w:{0}>'.format, st.sampled_from(["ins", "del", "moveFrom", "moveTo", "sdt"]), runs
)
box = runs.map(lambda r: f"<w:r><w:txbxContent><w:p>{r}</w:p></w:txbxContent></w:r>")
joined = st.sampled_from(
    ["", "", '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>']
)
numbers = st.integers(0, 2**32 - 1).map("{:08X}".format)
paragraphs = st.builds(
    '<w:p w14:paraId="{}" w:rsidR="{}" xmlns:w14="urn:fourteen">{}{}</w:p>'.format,
    numbers, numbers, joined, st.lists(runs | wrapped | box, max_size=3).map("".join),
)  # fmt: skip
flat = st.lists(paragraphs, min_size=1, max_size=2).map("".join)
spans = st.integers(0, 3)
cells = st.builds(
    lambda inner, span, merge: tc(span=span, merge=merge, inner=inner),
    flat,
    spans,
    st.sampled_from(["", "", "restart", "continue"]),
)
marks = st.sampled_from(
    [
        "",
        "",
        "<w:tblHeader/>",
        '<w:tblHeader w:val="false"/>',
        '<w:del w:id="3"/>',
        '<w:ins w:id="4"/>',
        '<w:gridBefore w:val="1"/>',
    ]
)
rows = st.builds(lambda cs, mark: tr(*cs, properties=mark), st.lists(cells, max_size=3), marks)
inner_tables = st.lists(rows, max_size=2).map(lambda rs: tbl(*rs))
outer_cells = st.builds(lambda a, t, b: tc(inner=a + t + b), flat, inner_tables | st.just(""), flat)
outer_rows = st.builds(lambda cs, mark: tr(*cs, properties=mark), st.lists(cells | outer_cells, max_size=3), marks)
documents = st.lists(paragraphs | st.lists(outer_rows, max_size=3).map(lambda rs: tbl(*rs)), max_size=3).map(
    lambda b: document(*b)
)


class TestScanning:
    @given(documents, st.integers(1, 300))
    def test_reads_what_the_parser_reads(self, text: str, size: int) -> None:
        data = text.encode()
        assert scanned(data, size) == plainly(data)

    @given(
        documents,
        st.lists(
            st.tuples(st.integers(0), st.sampled_from(list(b'<>/&;"=:wtp \x00\x01!?-[]\xff'))), min_size=1, max_size=3
        ),
    )
    def test_never_reads_a_damaged_document_otherwise(self, text: str, changes: list[tuple[int, int]]) -> None:
        data = bytearray(text.encode())
        for at, byte in changes:
            data[at % len(data)] = byte
        found = scanned(bytes(data))
        assert found == "unusual" or found == plainly(bytes(data))

    @given(documents, st.integers(0), st.integers(0, 60), st.integers(0))
    def test_never_reads_a_cut_document_otherwise(self, text: str, at: int, length: int, to: int) -> None:
        data = text.encode()
        at, to = at % len(data), to % len(data)
        moved = data[:at] + data[at + length :]
        moved = moved[:to] + data[at : at + length] + moved[to:]
        found = scanned(moved)
        assert found == "unusual" or found == plainly(moved)

    @pytest.mark.parametrize(
        "text",
        [
            document(p("a")).replace("<w:body>", "<w:body><!-- <w:p> -->"),
            document(p("a")).replace("<w:body>", "<w:body><![CDATA[<w:p>]]>"),
            document(p("a")).replace("<w:body>", "<w:body><?x y?>"),
            document(p("a")).replace("<w:t ", '<w:t xmlns:w="urn:other" '),
            document(p("a")).replace("<w:t ", f'<v:t xmlns:v="{W}" ').replace("</w:t>", "</v:t>"),
            document(p("a")).replace("w:document", "document").replace("<document ", f'<document xmlns="{W}" '),
            document(p("a")) + "<w:p/>",
            document(p("a]]>")).replace("&gt;", ">"),
            document(p("a")).replace("<w:t ", "<w:t xml:space='x' "),
            document(p("a")).replace("<w:t ", "<x:t "),
            document(p("a")).replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
        ],
    )
    def test_leaves_what_is_unusual_to_the_parser(self, text: str) -> None:
        assert scanned(text.encode()) == "unusual"

    def test_of_many_different_pieces_forgets_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("joinedup_core.tables.word_scanning.KEPT", 3)
        data = document(tbl(*[tr(tc(f"{n}", span=n % 5 + 1), f"b{n}") for n in range(40)])).encode()
        assert scanned(data) == plainly(data) != "unusual"
