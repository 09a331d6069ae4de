"""The plain XML parser's way through a Word document, for all that the quick scanner leaves to it."""

from __future__ import annotations

from joinedup_core.tables.packages import parse_plain
from joinedup_core.tables.raw import Limits, UnreadableFile
from joinedup_core.tables.word_document import DEEP, WordDocument, local_name


def parsed(data: bytes, limits: Limits) -> WordDocument:
    """A document read by the XML parser."""
    return Parsing(data, limits).document


class Parsing:
    """A part of a Word file as it streams past: what is open, and whether it is left out."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.document = WordDocument(limits)
        self.path: list[str] = []
        self.left_out = 0
        parse_plain(data, start=self.start, end=self.end, text=self.text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self.path) >= self.document.limits.depth:
            raise UnreadableFile(DEEP)
        local = local_name(name)
        if not self.left_out:
            act, leave = self.document.action(local, self.path, attributes)
            if act is not None:
                act()
            self.left_out = len(self.path) + 1 if leave else 0
        self.path.append(local)

    def end(self, _name: str) -> None:
        """An element ends."""
        local = self.path.pop()
        if self.left_out:
            self.left_out = 0 if self.left_out == len(self.path) + 1 else self.left_out
        elif (act := self.document.ending(local)) is not None:
            act()

    def text(self, text: str) -> None:
        """Characters, kept when they are a run's text."""
        if not self.left_out and self.path[-1] == "t":
            self.document.text(text)
