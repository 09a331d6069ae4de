"""A paper as Word and as accessible PDF (tagged, PDF/UA-1). The marking stands on every page."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from joinedup.casework.panel_papers.rules import HEADING, POINT, Paper, Part, plain
from joinedup_core.tables.saving_pdf import pdf_bytes
from joinedup_core.tables.saving_word import word_bytes

TEMPLATE = Path(__file__).with_name("papers.typ")


def as_word(paper: Paper) -> bytes:
    """The paper in Word, with real headings and lists, and nobody's name in its properties."""
    document = Document()
    document.core_properties.title, document.core_properties.language = plain(paper.title), "en-GB"
    document.core_properties.author = "Joinedup"
    document.sections[0].header.paragraphs[0].text = plain(paper.marking)
    document.add_heading(plain(paper.title), level=0)
    for part in paper.parts:
        _write(document, part)
    return word_bytes(document)


def as_pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF."""
    data = {
        "title": plain(paper.title), "marking": plain(paper.marking),
        "parts": [{"kind": part.kind, "text": plain(part.text), "label": plain(part.label)} for part in paper.parts],
    }  # fmt: skip
    return pdf_bytes(TEMPLATE, data)


def _write(document: object, part: Part) -> None:
    add = document.add_paragraph  # type: ignore[attr-defined]
    if part.kind == HEADING:
        document.add_heading(plain(part.text), level=1)  # type: ignore[attr-defined]
    elif part.kind == POINT:
        add(plain(part.text), style="List Bullet")
    else:
        line = add()
        line.add_run(f"{plain(part.label)}: ").bold = True
        line.add_run(plain(part.text))
