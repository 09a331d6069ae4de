"""Everything a finished file says, openly or not, as passages with where each stands.

What is hidden, deleted, kept in a property or a leftover counts: whoever receives the file can read it.
"""

from __future__ import annotations

import base64
import binascii
import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import PurePath
from urllib.parse import unquote

from joinedup_core.disclosure.passages_office import package_passages
from joinedup_core.disclosure.passages_pdf import pdf_passages
from joinedup_core.disclosure.passages_xml import Said, over_the_end, xml_passages
from joinedup_core.tables.raw import Limits, UnreadableFile

DEPTH = 3
KINDS = (
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
    ".ods",
    ".pdf",
    ".html",
    ".htm",
    ".csv",
    ".tsv",
    ".txt",
    ".md",
    ".json",
    ".svg",
    ".xml",
)
_RUNS = re.compile(r"[^\x00-\x08\x0e-\x1f\x7f-\x9f]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_DATA = re.compile(r"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/=\s]+)")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "script",
        "section",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)


def passages_of(data: bytes, filename: str, limits: Limits, depth: int = 0) -> Iterator[Said]:
    """All that a file says. Raises UnreadableFile with a sentence where the file is refused."""
    if len(data) > limits.file_bytes:
        raise UnreadableFile(f"The file is larger than {limits.file_bytes // 1_000_000} MB. Split it and try again.")
    if depth == 0:
        yield Said("the file\u2019s name", PurePath(filename.replace("\\", "/")).name, aside=True)
    kind = PurePath(filename).suffix.lower()

    def embedded(inner: bytes, name: str) -> Iterator[Said]:
        return _embedded(inner, name, limits, depth + 1)

    if data.startswith(b"PK\x03\x04"):
        yield from package_passages(data, limits, embedded)
    elif data[:1024].lstrip().startswith(b"%PDF"):
        yield from pdf_passages(data, limits, embedded)
    elif kind in (".html", ".htm"):
        yield from _page(_decoded(data), embedded)
    elif kind in (".svg", ".xml"):
        yield from xml_passages(data, "the picture" if kind == ".svg" else "the file")
        yield from _carried(_decoded(data), embedded)
    elif kind in _READERS:
        yield from _READERS[kind](_decoded(data))
    elif depth:
        yield from _raw(data)
    else:
        raise UnreadableFile(f"This kind of file cannot be checked. Those that can: {', '.join(KINDS)}.")


def _embedded(data: bytes, name: str, limits: Limits, depth: int) -> Iterator[Said]:
    """What a file within a file says; one that is no document of a known kind is looked through as it is."""
    inside = f"in the embedded {PurePath(name).suffix.lower().lstrip('.')[:5] or 'object'}"
    if depth > DEPTH:
        raise UnreadableFile("Files are packed in files more than three deep. Take them out and check them alone.")
    try:
        found = list(passages_of(data, name, limits, depth))
    except UnreadableFile:
        if data.startswith(b"PK\x03\x04"):
            raise
        found = list(_raw(data))
    yield from (said.within(inside) for said in found)


def _raw(data: bytes) -> Iterator[Said]:
    """Runs of characters in a binary file, in bytes and in UTF-16."""
    for run in _RUNS.findall(data.decode("latin-1")):
        yield Said("data", run, aside=True)
    if data[:512].count(b"\xc3") and (text := data.decode("utf-8", errors="ignore")):
        yield from (Said("data", run, aside=True) for run in _RUNS.findall(text))
    for run in _WIDE.findall(data):
        yield Said("data", run.decode("utf-16-le", errors="ignore"), aside=True)


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _plain(text: str) -> Iterator[Said]:
    """Lines, and each with the next, since a name can run over the end of a line."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        yield Said(f"line {number}", line)
        if number < len(lines) and line.strip() and lines[number].strip():
            yield over_the_end(f"line {number}", line, lines[number])


def _separated(text: str, delimiter: str = ",") -> Iterator[Said]:
    """Cells; a file that cannot be taken apart is looked through by lines."""
    head = text[:4096]
    delimiter = max((",", ";", "\t"), key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        yield from _plain(text)
        return
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell:
                yield Said(f"row {row}, column {column}", cell)


def _json(text: str) -> Iterator[Said]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        yield from _plain(text)
        return
    waiting: list[tuple[str, object]] = [("", told)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, dict):
            yield from (Said(f"a key of {where or 'the file'}", str(key), aside=True) for key in value)
            waiting += [(f"{where}/{place}", one) for place, one in enumerate(value.values(), 1)]
        elif isinstance(value, list):
            waiting += [(f"{where}/{place}", one) for place, one in enumerate(value, 1)]
        elif value is not None and not isinstance(value, bool):
            yield Said(f"value {where}", str(value))


_READERS: dict[str, Callable[[str], Iterator[Said]]] = {
    ".txt": _plain, ".md": _plain, ".csv": _separated, ".tsv": _separated, ".json": _json,
}  # fmt: skip


class _Page(HTMLParser):
    """The texts, attributes and comments of a page; a text runs until the next block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Said] = []
        self._run: list[str] = []
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag: a block ends the text before it; what its attributes say counts."""
        self._break(tag)
        for key, value in attrs:
            if value and key not in ("class", "style", "id", "for"):
                self.found.append(Said(f"line {self.getpos()[0]}, {key} of {tag}", unquote(value), aside=True))
            elif value:
                self.found.append(
                    Said(f"line {self.getpos()[0]}, {key} of {tag}", re.sub(r"[-_]", " ", value), aside=True)
                )

    def handle_endtag(self, tag: str) -> None:
        """The end of a block ends its text."""
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Text, and what stands in scripts and styles."""
        if not self._run:
            self._line = self.getpos()[0]
        self._run.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.found.append(Said(f"line {self.getpos()[0]}, a comment", data))

    def handle_decl(self, decl: str) -> None:
        """The declaration."""
        self.found.append(Said(f"line {self.getpos()[0]}, the declaration", decl, aside=True))

    def unknown_decl(self, data: str) -> None:
        """A marked section."""
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        """A processing instruction."""
        self.handle_decl(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end()

    def end(self) -> None:
        """Close the text that is open."""
        text = "".join(self._run)
        if text.strip():
            for offset, line in enumerate(re.split(r"\n\s*\n", text)):
                self.found.append(Said(f"line {self._line + offset}", " ".join(line.split())))
        self._run = []


def _page(text: str, embedded: Callable[[bytes, str], Iterator[Said]]) -> Iterator[Said]:
    page = _Page()
    page.feed(text)
    page.close()
    page.end()
    yield from page.found
    yield from _carried(text, embedded)


def _carried(text: str, embedded: Callable[[bytes, str], Iterator[Said]]) -> Iterator[Said]:
    """What addresses of the form data:...;base64 carry."""
    for match in _DATA.finditer(text):
        try:
            data = base64.b64decode(match[1], validate=False)
        except (binascii.Error, ValueError):
            continue
        name = "picture.svg" if "svg" in match[0][:40] else "data.bin"
        yield from embedded(data, name)
