"""The small print of a Word file: footnotes, endnotes, comments, and what stands at the top and foot of its pages."""

from __future__ import annotations

import re

from joinedup_core.tables.packages import Package
from joinedup_core.tables.raw import Limits
from joinedup_core.tables.word_document import WORD, local_name
from joinedup_core.tables.word_parsing import Parsing

Notes = dict[tuple[str, str], str]
_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml", "comment": "word/comments.xml"}
_MARGIN = re.compile(r"^word/(?:header|footer)\d*\.xml$")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def notes_in(package: Package, limits: Limits) -> Notes:
    """The texts of footnotes, endnotes and comments by kind and number; a comment names who made it."""
    found: Notes = {}
    for kind, part in _PARTS.items():
        if part in package:
            found |= {(kind, number): text for number, text in _Small(package.read(part), limits, kind).found}
    return found


def margins_in(package: Package, limits: Limits) -> list[str]:
    """The lines at the top and foot of the pages, each once."""
    lines: list[str] = []
    for part in package.names:
        if _MARGIN.match(part):
            small = _Small(package.read(part), limits, "")
            lines += [line.strip() for line in small.lines if re.search(r"[^\W\d]", line)]
    return list(dict.fromkeys(lines))


class _Small(Parsing):
    """A small part of a document: its lines, cut where a note of the kind ends."""

    def __init__(self, data: bytes, limits: Limits, kind: str) -> None:
        self.kind = kind
        self.number = self.author = ""
        self.separator = False
        self.found: list[tuple[str, str]] = []
        super().__init__(data, limits)

    @property
    def lines(self) -> list[str]:
        """The lines outside notes, those in tables included."""
        cells = (cell for table in self.document.tables for row in table.rows for cell in row.cells)
        return [*self.document.body, *(line for cell in cells for line in cell.lines)]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins, perhaps a note."""
        if self.kind and local_name(name) == self.kind:
            self.number, self.author = _of(attributes, "id"), _of(attributes, "author")
            self.separator = _of(attributes, "type") in _SEPARATORS
            self.document.body = []
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends, perhaps a note."""
        super().end(name)
        if self.kind and local_name(name) == self.kind and not self.separator:
            text = " ".join(" ".join(self.document.body).split())
            if text:
                self.found.append((self.number, f"{self.author}: {text}" if self.author else text))


def _of(attributes: dict[str, str], name: str) -> str:
    return next((attributes[space + name] for space in WORD if space + name in attributes), "")
