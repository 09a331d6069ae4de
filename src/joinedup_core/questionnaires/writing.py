"""A form with its answers as Word and as a tagged, accessible PDF (PDF/UA-1): every question as it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from joinedup_core.questionnaires.answering import Result, in_words
from joinedup_core.questionnaires.definition import Definition
from joinedup_core.tables.plain import plain_text
from joinedup_core.tables.saving_pdf import pdf_bytes
from joinedup_core.tables.saving_word import word_bytes

TEMPLATE = Path(__file__).with_name("questionnaire.typ")
NOT_ANSWERED = "Not answered"


@dataclass(frozen=True, slots=True)
class Written:
    """What is written: a title, facts (what, and its words), and sections of questions with answers."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    closing: str

    @staticmethod
    def of(definition: Definition, result: Result, facts: Sequence[tuple[str, str]]) -> Written:
        """A form with its answers. Questions that were not asked are left out."""
        asked = set(result.asked)
        sections = tuple(
            (section.title, rows)
            for section in definition.sections
            if (
                rows := tuple(
                    (question.text, in_words(question, result.counted[question.key]))
                    if question.key in result.counted
                    else (question.text, NOT_ANSWERED)
                    for question in section.questions
                    if question in asked
                )
            )
        )
        closing = f"{definition.title}, version {definition.version}. {definition.source} {definition.licence}"
        return Written(definition.title, tuple(facts), sections, closing)


def write_word(written: Written) -> bytes:
    """A Word document, each section a table of question and answer with its headings."""
    from docx import Document  # loaded when a document is written, not at the start

    document = Document()
    document.core_properties.title = plain_text(written.title)[:250]
    document.core_properties.language = "en-GB"
    document.add_heading(plain_text(written.title), level=1)
    for what, words in written.facts:
        line = document.add_paragraph()
        line.add_run(f"{plain_text(what)}: ").bold = True
        line.add_run(plain_text(words))
    for title, rows in written.sections:
        document.add_heading(plain_text(title), level=2)
        table = document.add_table(rows=1, cols=2, style="Table Grid")
        for cell, heading in zip(table.rows[0].cells, ("Question", "Answer"), strict=True):
            cell.paragraphs[0].add_run(heading).bold = True
        for question, answer in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = plain_text(question), plain_text(answer)
    document.add_paragraph(plain_text(written.closing))
    return word_bytes(document)


def write_pdf(written: Written) -> bytes:
    """A PDF. The text is data to the template, never markup of it."""
    data = {
        "title": plain_text(written.title),
        "facts": [[plain_text(what), plain_text(words)] for what, words in written.facts],
        "sections": [
            {"title": plain_text(title), "rows": [[plain_text(q), plain_text(a)] for q, a in rows]}
            for title, rows in written.sections
        ],
        "closing": plain_text(written.closing),
    }
    return pdf_bytes(TEMPLATE, data)
