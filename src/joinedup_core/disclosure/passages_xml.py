"""What an XML part says: texts by paragraph, attributes, comments; with what was deleted, and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote
from xml.parsers import expat

from joinedup_core.tables.packages import BROKEN, plain_parser
from joinedup_core.tables.raw import UnreadableFile

_PARAGRAPHS = frozenset(("p", "h", "si", "is", "text", "title", "desc"))
_DELETED = frozenset(("delText", "delInstrText"))
_BREAKS = frozenset(("br", "tab", "cr", "line-break", "s"))
_HIDING = frozenset(("vanish", "webHidden", "specVanish"))
# Attributes that no person writes into: identities, sizes, measures.
_MUTE = frozenset(
    [
        "rsid",
        "rsidR",
        "rsidRPr",
        "rsidP",
        "rsidRDefault",
        "rsidDel",
        "rsidTr",
        "paraId",
        "textId",
        "d",
        "points",
        "transform",
    ]
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text and where it stands. `aside`: not running text (a property, an attribute), where initials mean little;
    `seam`: two lines joined there, of which only what crosses it counts."""

    where: str
    text: str
    aside: bool = False
    seam: int = 0

    def within(self, place: str) -> Said:
        """The same, within another file."""
        return replace(self, where=f"{place}: {self.where}")


def over_the_end(where: str, line: str, after: str) -> Said:
    """The end of a line and the beginning of the next: a name can run over it."""
    end = line.rstrip()[-60:]
    return Said(where, f"{end} {after.lstrip()[:60]}", seam=len(end) or 1)


class _Part:
    """Listens to a parser."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.found: list[Said] = []
        self.paragraphs = 0
        self._names: list[str] = []
        self._open: list[list[tuple[str, bool]]] = [[]]
        self._hidden = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition("}")[2]
        self._names.append(local)
        if local in _PARAGRAPHS:
            self._open.append([])
            self.paragraphs += 1
        elif local in _BREAKS:
            self._open[-1].append((" ", False))
        self._hidden = self._hidden or local in _HIDING
        for key, value in attributes.items():
            plain = key.rpartition("}")[2]
            if plain not in _MUTE and any(map(str.isalnum, value)):
                self.found.append(Said(f"{self._where()}, {plain} of {local}", unquote(value), aside=True))

    def end(self, name: str) -> None:
        """An element ends; a paragraph is said whole, however its runs were split."""
        local = name.rpartition("}")[2]
        self._names.pop()
        if local in _PARAGRAPHS:
            self._say(self._open.pop())
        elif len(self._open) == 1:
            self._say(self._open[0])
            self._open[0] = []

    def text(self, data: str) -> None:
        """Characters, marked where they are deleted ones."""
        self._open[-1].append((data, bool(self._names) and self._names[-1] in _DELETED))

    def comment(self, data: str) -> None:
        """An XML comment."""
        self.found.append(Said(f"{self._where()}, a comment in the code", data))

    def _where(self) -> str:
        return f"{self.part}, paragraph {self.paragraphs}" if self.paragraphs else self.part

    def _say(self, run: list[tuple[str, bool]]) -> None:
        where, hidden, self._hidden = self._where(), self._hidden, False
        where += " (hidden text)" if hidden else ""
        everything = "".join(text for text, _ in run)
        if not everything.strip():
            return
        self.found.append(Said(where, everything))
        if any(deleted for _, deleted in run):
            self.found.append(Said(where, "".join(text for text, deleted in run if not deleted)))
            self.found.append(Said(f"{where} (deleted text)", "".join(text for text, deleted in run if deleted)))


def xml_passages(data: bytes, part: str) -> Iterator[Said]:
    """What one part says. Raises UnreadableFile for definitions that no office program writes, and for damage."""
    listener = _Part(part)
    parser = plain_parser()
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.CommentHandler = listener.comment
    parser.ProcessingInstructionHandler = lambda target, rest: listener.comment(f"{target} {rest}")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise UnreadableFile(BROKEN) from error
    yield from listener.found
