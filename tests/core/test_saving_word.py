"""What a Word file of ours holds besides its words: nothing of the library's template."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from joinedup_core.chronology import blank_chronology
from joinedup_core.tables import write_docx
from joinedup_core.tables.saving_word import word_bytes


@pytest.mark.parametrize("data", [write_docx("Risks", ("Risk",), [("Flood",)]), blank_chronology("School", "docx", "")])
def test_nothing_of_the_template_is_given_out(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as told:
        assert not [name for name in told.namelist() if "thumbnail" in name or "customXml" in name]
        assert b"python-docx" not in told.read("docProps/core.xml")
        assert b"2013" not in told.read("docProps/core.xml")
        assert b"customXml" not in told.read("word/_rels/document.xml.rels")
    assert Document(BytesIO(data)).tables


def test_an_author_of_ours_stays() -> None:
    document = Document()
    document.core_properties.author = "Joinedup"
    assert Document(BytesIO(word_bytes(document))).core_properties.author == "Joinedup"


def test_word_files_are_saved_in_one_place() -> None:
    from pathlib import Path

    import joinedup_core

    root = Path(joinedup_core.__file__).parents[1]
    told = [p for p in root.rglob("*.py") if "Document()" in (text := p.read_text()) and "document.save(" in text]
    assert told == []
