"""What a PDF says: its pages, and every text of every object in it (properties, notes, bookmarks, alternative texts)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from joinedup_core.disclosure.passages_xml import Said, over_the_end
from joinedup_core.tables.raw import Limits, UnreadableFile

Embedded = Callable[[bytes, str], Iterator[Said]]
DAMAGED = "The PDF is damaged and cannot be checked. Make it again from the file it came from."
LOCKED = "The PDF is protected with a password. Save a copy without one and use that."
_PAGES, _OBJECTS, _DEEP = 3_000, 200_000, 60
_KEYS = {
    "/Title": "a title", "/Author": "the author", "/Subject": "the subject", "/Keywords": "the keywords",
    "/Contents": "a note", "/T": "the author of a note or the name of a field", "/Alt": "an alternative text", "/ActualText": "a replacing text",
    "/E": "an expansion", "/URI": "a link", "/V": "a field", "/F": "the name of a file", "/UF": "the name of a file",
    "/Desc": "a description", "/Creator": "the program", "/Producer": "the program",
}  # fmt: skip
_RAW = re.compile(rb"\(((?:[^()\\]|\\.){4,400})\)|<((?:[0-9A-Fa-f]{2}){6,400})>")


def pdf_passages(data: bytes, limits: Limits, embedded: Embedded) -> Iterator[Said]:
    """The pages and objects of a PDF. Raises UnreadableFile with a sentence."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(LOCKED)
        if len(reader.pages) > _PAGES:
            raise UnreadableFile(f"The PDF has more than {_PAGES:,} pages. Split it and try again.")
        found = [*_pages(reader, limits), *_objects(reader, limits, embedded)]
    except UnreadableFile:
        raise
    except Exception as error:  # a reader of hostile bytes may fail in any way; whoever asked gets one sentence
        raise UnreadableFile(DAMAGED) from error
    yield from found
    yield from _leftovers(data)


def _pages(reader: Any, limits: Limits) -> Iterator[Said]:
    characters = 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text() or ""
        characters += len(text)
        if characters > limits.characters:
            raise UnreadableFile("The PDF holds more text than can be checked at once. Split it and try again.")
        lines = text.splitlines()
        for line, words in enumerate(lines, 1):
            yield Said(f"page {number}, line {line}", words)
            if line < len(lines):
                yield over_the_end(f"page {number}, line {line}", words, lines[line])


def _objects(reader: Any, limits: Limits, embedded: Embedded) -> Iterator[Said]:
    """Every string of every object, by the key under which it stands; attached files and XMP are opened."""
    waiting: list[tuple[Any, str, int]] = [(reader.trailer, "", 0)]
    seen: set[int] = set()
    unpacked = 0
    while waiting:
        item, key, depth = waiting.pop()
        identity = getattr(item, "idnum", None)
        if identity is not None:
            if identity in seen or len(seen) > _OBJECTS:
                continue
            seen.add(identity)
            item = item.get_object()
        yield from _string(item, key)
        waiting += _within(item, key, depth)
        if hasattr(item, "get_data") and _speaks(item):
            inner = item.get_data()
            unpacked += len(inner)
            if unpacked > limits.unpacked_bytes:
                raise UnreadableFile("The PDF unpacks to more than can be read safely. Remove pictures and retry.")
            yield from embedded(inner, _file_name(item))


def _string(item: Any, key: str) -> Iterator[Said]:
    """What a string or a name among the objects says."""
    if isinstance(item, str | bytes):
        text = _text(bytes(item)) if isinstance(item, bytes) else str(item)
        yield Said(_KEYS.get(key, "an object"), text, aside=key not in ("/Contents", "/Alt", "/ActualText"))


def _within(item: Any, key: str, depth: int) -> list[tuple[Any, str, int]]:
    """The objects in a list or a dictionary, unresolved, with the keys under which they stand."""
    if depth >= _DEEP:
        return []
    if isinstance(item, dict):
        raw = getattr(item, "raw_get", item.get)
        return [(raw(one), str(one), depth + 1) for one in item]
    return [(one, key, depth + 1) for one in item] if isinstance(item, list) else []


def _speaks(stream: Any) -> bool:
    return stream.get("/Type") in ("/EmbeddedFile", "/Metadata")


def _file_name(stream: Any) -> str:
    """Attached files are known by what they begin with."""
    if stream.get("/Type") == "/Metadata":
        return "properties.xml"
    head = stream.get_data()[:200].lstrip().lower()
    return (
        "file.html"
        if head.startswith((b"<!doctype", b"<html"))
        else "file.svg"
        if head.startswith(b"<")
        else "file.txt"
    )


def _text(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", errors="replace")
    return data.decode("latin-1")


def _leftovers(data: bytes) -> Iterator[Said]:
    """Texts in the bytes themselves: what an earlier saving left behind is still in the file."""
    for match in _RAW.finditer(data):
        raw = bytes.fromhex(match[2].decode()) if match[2] else re.sub(rb"\\(.)", rb"\1", match[1])
        yield Said("the bytes of the file", _text(raw), aside=True)
