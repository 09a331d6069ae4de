"""What a workbook says beside its cells: comments on them, and sheets that are hidden and so were not read."""

from __future__ import annotations

import re

from joinedup_core.tables.packages import Package, parse_plain

_COMMENTS = re.compile(r"^xl/(?:comments/?comment\d*|comments\d*)\.xml$", re.I)


def hidden_sheets(package: Package) -> list[str]:
    """A line for every sheet that is hidden."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith("}sheet") and attributes.get("state", "visible") != "visible":
            found.append(f"Hidden sheet, not read: {attributes.get('name', '')}")

    parse_plain(package.read("xl/workbook.xml"), start=start)
    return found


def comments_on_cells(package: Package) -> list[str]:
    """A line for every comment, with the cell it is on."""
    found: list[str] = []
    for part in package.names:
        if _COMMENTS.match(part):
            found += _Comments(package.read(part)).found
    return found


class _Comments:
    """The comments of one sheet as its part streams past."""

    def __init__(self, data: bytes) -> None:
        self.found: list[str] = []
        self.reference = ""
        self.words: list[str] = []
        self.in_text = False
        parse_plain(data, start=self.start, end=self.end, text=self.text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.endswith("}comment"):
            self.reference, self.words = attributes.get("ref", ""), []
        self.in_text = name.endswith("}t")

    def text(self, text: str) -> None:
        """Characters, kept when they are a comment's."""
        if self.in_text:
            self.words.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        self.in_text = False
        if name.endswith("}comment") and (words := " ".join("".join(self.words).split())):
            self.found.append(f"Comment on cell {self.reference}: {words}")
