"""A small PDF with lines of text and whatever is to be hidden in it."""

from __future__ import annotations

import io
import random

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)


def written_pdf(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    """The PDF; each plant is (place, what it says)."""
    writer = PdfWriter()
    shown = [(line, 0) for line in lines]
    for place, said in plants:
        if place == "over the end of a line":
            at = chance.randint(0, len(shown))
            shown[at:at] = [(half, 0) for half in said.split(" ", 1)]
        elif place in ("text", "unseen text"):
            shown.append((said, 3 if place == "unseen text" else 0))
    page = writer.add_blank_page(595, 60 + 14 * len(shown))
    _write_lines(writer, page, shown)
    for place, said in plants:
        _hide(writer, page, place, said)
    stream = io.BytesIO()
    writer.write(stream)
    data = stream.getvalue()
    for place, said in plants:
        if place == "earlier saving":
            tail = data[data.rfind(b"startxref") :]
            data += b"\n99 0 obj\n<</Was (" + _escaped(said) + b")>>\nendobj\n" + tail
    return data


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252", "replace")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _write_lines(writer: PdfWriter, page: DictionaryObject, shown: list[tuple[str, int]]) -> None:
    content = b"BT /F1 9 Tf 40 %d Td 14 TL\n" % (30 + 14 * len(shown))
    content += b"".join(b"%d Tr (" % mode + _escaped(line) + b") Tj T*\n" for line, mode in shown) + b"ET"
    stream = DecodedStreamObject()
    stream.set_data(content)
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())


def _hide(writer: PdfWriter, page: DictionaryObject, place: str, said: str) -> None:
    if place in ("author", "title", "keywords"):
        writer.add_metadata({f"/{place.title()}": said})
    elif place == "XMP":
        xmp = DecodedStreamObject()
        xmp.set_data(f"<x><creator>{said.replace('&', '&amp;')}</creator></x>".encode())
        xmp[NameObject("/Type")] = NameObject("/Metadata")
        xmp[NameObject("/Subtype")] = NameObject("/XML")
        writer._root_object[NameObject("/Metadata")] = writer._add_object(xmp)
    elif place == "bookmark":
        writer.add_outline_item(said, 0)
    elif place in ("attached file", "name of an attached file"):
        named = place != "attached file"
        writer.add_attachment(f"{said}.txt" if named else "notes.txt", b"x" if named else said.encode())
    elif place in ("note", "author of a note", "link", "field"):
        key = {"note": "/Contents", "author of a note": "/T", "field": "/V", "link": "/URI"}[place]
        note = DictionaryObject(
            {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Text")}
        )
        note[NameObject(key)] = TextStringObject(said)
        note[NameObject("/Rect")] = ArrayObject([NumberObject(0)] * 4)
        page.setdefault(NameObject("/Annots"), ArrayObject()).append(writer._add_object(note))
    elif place == "alternative text":
        figure = DictionaryObject({NameObject("/Alt"): TextStringObject(said)})
        writer._root_object[NameObject("/StructTreeRoot")] = writer._add_object(figure)
