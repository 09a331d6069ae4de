"""Measuring a sheet by its bytes: never less than the XML parser finds, whatever is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.tables import Limits, UnreadableFile
from joinedup_core.tables.measuring import _measured, _string_lengths
from joinedup_core.tables.measuring_quickly import Lengths, area_within, greatest_lengths
from joinedup_core.tables.packages import BROKEN

LIMITS = Limits(cells=500, characters=4000)
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
references = st.sampled_from(["A1", "B2", "C7", "AA3", "B400", "XFD1048576"])
values = st.sampled_from(["0", "1", "2", "12345", " 1 "])
cells = st.builds(
    lambda form, r, v: form.format(r=r, v=v),
    st.sampled_from(
        [
            '<c r="{r}" t="s"><v>{v}</v></c>', '<c r="{r}" s="1" t="s"><v>{v}</v></c>', '<c r="{r}"><v>{v}</v></c>',
            '<c r="{r}"/>', "<c r=\'{r}\'><v>{v}</v></c>", '<c t = "s" r="{r}"><v>{v}</v></c>', "<c><v>{v}</v></c>",
            '<c r="{r}" t="inlineStr"><is><t>text {v}</t></is></c>', '<!-- <c r="{r}"/> -->', '<c\nr="{r}"/>',
            '<x:c xmlns:x="urn:x" r="{r}" t="s"><x:v>{v}</x:v></x:c>', '<c r="{r}" t="s"><v><![CDATA[1]]></v></c>',
            '<c r="{r}" t="s" cm="1"><v>{v}</v></c>', "</sheetData><sheetData>",
        ]
    ),
    references, values,
)  # fmt: skip
sheets = st.lists(cells, max_size=8).map(
    lambda made: f"<worksheet {SPACE}><sheetData><row>{''.join(made)}</row></sheetData></worksheet>"
)
strings = st.lists(
    st.sampled_from(["<si><t>short</t></si>", f"<si><t>{'long' * 400}</t></si>", "<!-- <si> -->", "<si><r><t>a</t></r></si>", "<si />"]),
    max_size=4,
).map(lambda made: f"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst {SPACE}>{''.join(made)}</sst>".encode())  # fmt: skip


class TestMeasuringByBytes:
    @given(sheets, strings)
    def test_never_finds_less_than_the_parser(self, sheet: str, shared: bytes) -> None:
        lengths = greatest_lengths(shared)
        quick = None if lengths is None else area_within(sheet.encode(), lengths, LIMITS)
        if quick is None:
            return
        try:
            exact = _measured(sheet.encode(), _string_lengths(shared), LIMITS)
        except UnreadableFile as error:
            if str(error) == BROKEN:
                return  # what is not well formed is for the reader to refuse
            raise AssertionError("The parser refuses what was passed by its bytes.") from error
        assert quick >= exact

    def test_takes_a_plain_sheet(self) -> None:
        sheet = f'<worksheet {SPACE}><cols><col min="1"/></cols><sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>'
        sheet += '<row r="2"><c r="C2"><v>1</v></c></row></sheetData><conditionalFormatting/></worksheet>'
        assert area_within(sheet.encode(), Lengths(b"<si>five"), LIMITS) == 6

    def test_leaves_document_types_and_other_encodings_to_the_parser(self) -> None:
        sheet = f"<worksheet {SPACE}><sheetData></sheetData></worksheet>"
        for text in (f"<!DOCTYPE x>{sheet}", f'<?xml version="1.0" encoding="UTF-7"?>{sheet}'):
            assert area_within(text.encode(), Lengths(b""), LIMITS) is None
        assert area_within(sheet.encode("utf-16"), Lengths(b""), LIMITS) is None

    @given(
        st.lists(st.sampled_from(["<si>a</si>", "<si><t>longer</t></si>", "<si />", "<x:si>text</x:si>"])),
        st.integers(1, 60),
    )
    def test_strides_never_pass_a_longer_string(self, made: list[str], most: int) -> None:
        whole = "".join(made)
        if Lengths(whole.encode()).none_over(most):
            assert all(len(one) <= most + 4 for one in made)

    @given(st.integers(10, 30_000), st.integers(1, 40))
    def test_the_bound_is_near_the_area(self, last: int, wide: int) -> None:
        column = chr(64 + wide) if wide <= 26 else f"A{chr(64 + wide - 26)}"
        rows = f'<row r="{last}"><c r="A{last}"/><c r="{column}{last}"><v>1</v></c></row>'
        sheet = f"<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>".encode()
        found = area_within(sheet, Lengths(b""), Limits())
        assert found is not None
        assert last * wide <= found < 2 * last * wide

    def test_a_cell_beyond_its_rows_is_measured_exactly(self) -> None:
        rows = '<row r="12"><c r="A99999"/></row>'
        sheet = f"<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>".encode()
        assert area_within(sheet, Lengths(b""), Limits()) == 99_999
