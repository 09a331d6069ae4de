"""What a Word, Excel, PowerPoint or OpenDocument file says, in every one of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from joinedup_core.disclosure.passages_xml import Said, xml_passages
from joinedup_core.tables.packages import Package, parse_plain
from joinedup_core.tables.raw import Limits, UnreadableFile

Embedded = Callable[[bytes, str], Iterator[Said]]
_XML = (".xml", ".rels", ".vml", ".rdf", ".svg")
_PARTS = (
    (r"word/document", "the text"), (r"word/header", "a page heading"), (r"word/footer", "a page footer"),
    (r"footnotes|endnotes", "the notes"), (r"comments|threadedComment", "a comment"), (r"persons?/|people", "the list of authors"),
    (r"docProps|meta\.xml", "the properties"), (r"xl/workbook\.xml", "the workbook (names of sheets and ranges)"),
    (r"sharedStrings", "the texts of the cells"), (r"drawing", "a drawing"), (r"customXml", "custom data"),
    (r"\.rels", "a link"), (r"table", "a table"), (r"settings", "the settings"), (r"glossary", "the building blocks"),
)  # fmt: skip
# Where a page heading of a sheet says left, centre, right, a typeface or a colour.
_CODES = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[A-Z&])')


def package_passages(data: bytes, limits: Limits, embedded: Embedded) -> Iterator[Said]:
    """All parts of a package; cells are told by sheet and cell. Raises UnreadableFile."""
    package = Package(data, limits)
    spoken = _spoken(package)
    characters = 0
    for name in package.names:
        yield Said("the name of a part", unquote(basename(name)), aside=True)
        for said in _part(package, name, spoken, embedded):
            characters += len(said.text)
            if characters > 4 * limits.characters:
                raise UnreadableFile("The file holds more text than can be checked at once. Split it and try again.")
            yield said
    if data[-64:].rstrip(b"\x00") and (comment := _comment(data)):
        yield Said("a comment on the package", comment, aside=True)


def _part(package: Package, name: str, spoken: list[str], embedded: Embedded) -> Iterator[Said]:
    low = name.lower()
    if re.search(r"xl/worksheets/[^/]+\.xml$", low):
        yield from _sheet(package, name, spoken)
    elif low.endswith(_XML):
        yield from xml_passages(package.read(name), _named(name))
    elif not low.endswith("/"):
        yield from embedded(package.read(name), basename(name))


def _named(name: str) -> str:
    return next((told for pattern, told in _PARTS if re.search(pattern, name)), "a part of the file")


def _comment(data: bytes) -> str:
    end = data.rfind(b"PK\x05\x06")
    return data[end + 22 :].decode("utf-8", errors="replace") if end >= 0 else ""


def _spoken(package: Package) -> list[str]:
    """The shared texts of a workbook, in their order."""
    texts: list[str] = []
    if "xl/sharedStrings.xml" not in package:
        return texts

    def start(name: str, _attributes: dict[str, str]) -> None:
        if name.endswith("}si"):
            texts.append("")

    def text(data: str) -> None:
        if texts:
            texts[-1] += data

    parse_plain(package.read("xl/sharedStrings.xml"), start=start, text=text)
    return texts


def _sheet(package: Package, name: str, spoken: list[str]) -> Iterator[Said]:
    """The cells of a sheet, its headings for print, its checks and links."""
    number, hidden = _place(package, name)
    sheet = f"sheet {number}{' (hidden)' if hidden else ''}"
    cell = kind = ""
    value: list[str] = []
    row_hidden = False
    found: list[Said] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cell, kind, row_hidden
        local = tag.rpartition("}")[2]
        value.clear()
        if local == "row":
            row_hidden = attributes.get("hidden") in ("1", "true")
        elif local == "c":
            cell, kind = attributes.get("r", ""), attributes.get("t", "")
        else:
            found.extend(
                Said(f"{sheet}, {key.rpartition('}')[2]} of {local}", unquote(text), aside=True)
                for key, text in attributes.items()
                if any(map(str.isalpha, text))
            )

    def end(tag: str) -> None:
        text = "".join(value)
        value.clear()
        local = tag.rpartition("}")[2]
        if not text.strip():
            return
        where = f"{sheet}, cell {cell}{' (hidden row)' if row_hidden else ''}"
        if local == "v" and kind == "s" and text.strip().isdigit() and int(text) < len(spoken):
            text = spoken[int(text)]
        if local.endswith(("Header", "Footer")):
            text = _CODES.sub(" ", text)
        found.append(Said(where if local in ("v", "t", "f") else f"{sheet}, {local}", text))

    parse_plain(package.read(name), start=start, end=end, text=value.append)
    yield from found


def _place(package: Package, name: str) -> tuple[int, bool]:
    """The number of a sheet in its workbook, from 1, and whether it is hidden."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def link(_tag: str, attributes: dict[str, str]) -> None:
        if "Id" in attributes:
            target = attributes.get("Target", "")
            targets[attributes["Id"]] = normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))

    def book(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("}sheet"):
            identity = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            sheets.append((identity, attributes.get("state", "")))

    if "xl/workbook.xml" in package and "xl/_rels/workbook.xml.rels" in package:
        parse_plain(package.read("xl/_rels/workbook.xml.rels"), start=link)
        parse_plain(package.read("xl/workbook.xml"), start=book)
    for number, (identity, state) in enumerate(sheets, 1):
        if targets.get(identity) == normpath(join(dirname(name), basename(name))):
            return number, state in ("hidden", "veryHidden")
    return 0, False
