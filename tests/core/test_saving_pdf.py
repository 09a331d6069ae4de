"""A PDF holds what was said, also in signs that no font here has: by their names, and never an error."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from joinedup_core.tables.saving_pdf import pdf_bytes

TEMPLATE = """#let d = json(bytes(sys.inputs.data))
#set document(title: "Told")
#set text(lang: "en", font: ("Libertinus Serif",))
#for line in d.lines { par(line.split("\\n").join(linebreak())) }
"""


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("She wrote 👩\u200d👧 and left", "She wrote [woman][girl] and left"),
        ("Ok ✌️🏽", "Ok"),
        ("Zoë Łukasz O’Brien – “calm”", "Zoë Łukasz O’Brien – “calm”"),
        ("One\x07 line\nand another", "One line and another"),
        ("Signs: 🦄 🦄 🐴", "Signs: [unicorn face] [unicorn face] [horse face]"),
    ],
)
def test_every_sign_stands_there_as_itself_or_by_its_name(tmp_path: Path, said: str, stands: str) -> None:
    template = tmp_path / "told.typ"
    template.write_text(TEMPLATE)
    made = tmp_path / "told.pdf"
    made.write_bytes(pdf_bytes(template, {"lines": [said, "Plain"]}))
    text = " ".join(PdfReader(made).pages[0].extract_text().split())
    assert stands in text
    assert text.endswith("Plain")
