"""Minutes as Word and as accessible PDF (tagged, PDF/UA-1), from the same blocks as the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils.timezone import localtime
from docx import Document

from joinedup.meetings.minutes.queries import MinutesPage
from joinedup.meetings.minutes.rules import HEADING, POINT, Block
from joinedup_core.tables.saving_pdf import pdf_bytes
from joinedup_core.tables.saving_word import word_bytes

TEMPLATE = Path(__file__).with_name("minutes.typ")


def as_word(page: MinutesPage) -> bytes:
    """The minutes in Word, with real headings and lists."""
    document = Document()
    document.core_properties.title, document.core_properties.language = title(page), "en-GB"
    document.core_properties.author = page.meeting.group
    document.add_heading(title(page), level=0)
    document.add_paragraph(f"{when(page)} · {page.state_label}")
    for block in page.blocks:
        text = clean(block.text)
        if block.kind == HEADING:
            document.add_heading(text, level=1)
        else:
            document.add_paragraph(text, style="List Bullet" if block.kind == POINT else None)
    return word_bytes(document)


def as_pdf(page: MinutesPage) -> bytes:
    """The minutes as a tagged PDF."""
    data = {"title": title(page), "when": when(page), "state": page.state_label, "parts": _parts(page.blocks)}
    return pdf_bytes(TEMPLATE, data)


def title(page: MinutesPage) -> str:
    """The document's title."""
    meeting = page.meeting
    own = f", {meeting.title}" if meeting.title != meeting.group else ""
    return clean(f"Minutes: {meeting.group}{own}")


def when(page: MinutesPage) -> str:
    """The day and the hours, in words."""
    meeting = page.meeting
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    return f"{meeting.on:%A} {meeting.on.day} {meeting.on:%B %Y}, {start:%H:%M} to {end:%H:%M}"


def clean(text: str) -> str:
    """Without the control characters that no document may hold."""
    return "".join(c for c in text if c.isprintable() or c in "\t ")


def _parts(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """Blocks with points gathered into lists, as the template wants them."""
    parts: list[dict[str, object]] = []
    for block in blocks:
        last = parts[-1] if parts else None
        if block.kind == POINT and last is not None and last["kind"] == POINT:
            last["texts"].append(clean(block.text))  # type: ignore[attr-defined]
        else:
            parts.append({"kind": block.kind, "texts": [clean(block.text)]})
    return parts
