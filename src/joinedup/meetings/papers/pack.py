"""One pack for one reader: an agenda page, the PDFs joined with bookmarks, every other file attached."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from joinedup.meetings.agenda.queries import Agenda, ItemLine
from joinedup.meetings.calendar.queries import MeetingLine
from joinedup.meetings.papers.queries import PackPart
from joinedup_core.calendar import day_in_words
from joinedup_core.tables.saving_pdf import pdf_bytes

MOST_BYTES = 150 * 1024 * 1024
FRONT = Path(__file__).with_name("pack.typ")


@dataclass
class Placing:
    """Where a part stands in the pack: on pages of its own, attached, or left out with the reason."""

    part: PackPart
    reader: PdfReader | None = None
    page: int = 0
    instead: str = ""
    attached_as: str = ""


def build_pack(meeting: MeetingLine, agenda: Agenda, parts: list[PackPart], *, reader: str) -> bytes:
    """The pack as one PDF."""
    placings = _placings(parts)
    pages = len(PdfReader(io.BytesIO(_front(meeting, agenda, placings, reader))).pages)
    at = pages
    for placing in placings:
        if placing.reader is not None:
            placing.page = at + 1
            at += len(placing.reader.pages)
    writer = PdfWriter(clone_from=io.BytesIO(_front(meeting, agenda, placings, reader)))
    _prepare(writer, _title(meeting))
    writer.add_outline_item(title="Agenda", page_number=0)
    _join(writer, placings)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _placings(parts: list[PackPart]) -> list[Placing]:
    found, total = [], 0
    for number, part in enumerate(parts, 1):
        placing, size = Placing(part), len(part.data or b"")
        if part.data is None:
            placing.instead = "the stored file is missing: tell business support"
        elif total + size > MOST_BYTES:
            placing.instead = "left out, as the pack would be too large: take it from the meeting's page"
        else:
            total += size
            placing.reader = _readable(part)
            if placing.reader is None:
                placing.attached_as = f"{number:02d} {part.paper.latest.file_name if part.paper.latest else 'file'}"
                why = "locked or damaged, so " if _is_pdf(part) else ""
                placing.instead = f"{why}attached to this PDF as “{placing.attached_as}”"
        found.append(placing)
    return found


def _is_pdf(part: PackPart) -> bool:
    return part.paper.latest is not None and part.paper.latest.content_type == "application/pdf"


def _readable(part: PackPart) -> PdfReader | None:
    """The part as pages to join; None where it is no PDF, or one that is locked or damaged (then it is attached)."""
    if not _is_pdf(part) or part.data is None:
        return None
    try:
        reader = PdfReader(io.BytesIO(part.data))
        if reader.is_encrypted or not reader.pages:
            return None
        PdfWriter().append(reader, import_outline=False)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return None
    return reader


def _join(writer: PdfWriter, placings: list[Placing]) -> None:
    marks: dict[str, Any] = {}
    for placing in placings:
        if placing.reader is not None:
            start = len(writer.pages)
            writer.append(placing.reader, import_outline=False)
            heading = _heading(placing.part.item)
            if heading not in marks:
                marks[heading] = writer.add_outline_item(title=heading, page_number=start)
            writer.add_outline_item(title=placing.part.paper.title, page_number=start, parent=marks[heading])
        elif placing.attached_as and placing.part.data is not None:
            writer.add_attachment(placing.attached_as, placing.part.data)


def _prepare(writer: PdfWriter, title: str) -> None:
    """Title, language, a visible title bar and visible bookmarks. The claim to be fully tagged goes: the papers may not be."""
    root = writer._root_object
    root.pop(NameObject("/Metadata"), None)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/Lang")] = TextStringObject("en-GB")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root.pop(NameObject("/Outlines"), None)
    writer.add_metadata({"/Title": title})


def _front(meeting: MeetingLine, agenda: Agenda, placings: list[Placing], reader: str) -> bytes:
    """The agenda pages, tagged for those who read with their ears."""
    by_item: dict[Any, list[str]] = {}
    for placing in placings:
        key = placing.part.item.id if placing.part.item else None
        by_item.setdefault(key, []).append(_paper_words(placing))
    data = {
        "title": _title(meeting),
        "when": f"{meeting.on:%A} {day_in_words(meeting.on)}, {meeting.hours}",
        "place": meeting.where or "Place not given",
        "prepared": f"Pack for: {reader}. It holds only the papers that this reader may see.",
        "items": [
            {"heading": f"{i.number}. {i.title}", "about": _about(i), "papers": by_item.get(i.id, [])}
            for i in agenda.items
        ],
        "loose": by_item.get(None, []),
    }
    return pdf_bytes(FRONT, data)


def _title(meeting: MeetingLine) -> str:
    return f"{meeting.group}: {meeting.title}" if meeting.title != meeting.group else meeting.group


def _about(item: ItemLine) -> str:
    at = f"{timezone.localtime(item.starts_at):%H:%M}" if item.starts_at else ""
    minutes = f"{item.minutes} minutes" if item.minutes else ""
    return " · ".join(part for part in (at, minutes, item.purpose_label, item.presenter) if part)


def _paper_words(placing: Placing) -> str:
    marks = [m for m in ("restricted" if placing.part.paper.restricted else "", placing.part.paper.late.lower()) if m]
    where = f"page {placing.page}" if placing.reader is not None else placing.instead
    return f"{placing.part.paper.title} ({'; '.join([*marks, where])})"


def _heading(item: ItemLine | None) -> str:
    return f"{item.number}. {item.title}" if item else "Papers for the meeting as a whole"
