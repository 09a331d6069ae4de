"""Reading the XML of a Word document quickly: texts are cut out, and the markup between two texts is understood once.

A document repeats the same few hundred pieces of markup many thousand times. What a piece means depends only on the
elements that are open where it stands, so each is checked and translated once for every such place and looked up
afterwards. Whatever is not the plain, well-formed UTF-8 that word processors write raises `Unusual`, and the caller
takes the XML parser instead: this reader never guesses.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from joinedup_core.tables.raw import UnreadableFile
from joinedup_core.tables.word_document import DEEP, FALLBACK, WORD, Act, WordDocument, local_name

KEPT = 20_000  # pieces remembered at most, so that a file made to differ everywhere cannot fill the memory
_LONGEST = 4_000_000  # characters between two adjacent tags; no word processor writes so many

# Word writes double quotes; what Python's libraries write (our own exports too) has single ones.
_DECLARATION = re.compile(
    r"""\ufeff?<\?xml version=(["'])1\.0\1(?: encoding=(["'])(?:UTF-8|utf-8)\2)?(?: standalone=(["'])(?:yes|no)\3)?\s*\?>\s*(?=<)"""
)
_BETWEEN = re.compile(r">([^<]+)<")
_FORBIDDEN = bytes(set(range(32)) - set(b"\t\n\r"))
_VARYING = re.compile(r'="[0-9A-F]{8}"')  # the numbers that Word gives to every paragraph and revision
_NAME = r"(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*"
_TAG = re.compile(
    rf'(?:/(?P<end>{_NAME})\s*|(?P<start>{_NAME})(?P<attributes>(?:\s+{_NAME}\s*=\s*(?:"[^<"]*"|\'[^<\']*\'))*)\s*(?P<empty>/?))(?:><|$)',
    re.A,
)
_ATTRIBUTE = re.compile(rf"({_NAME})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.A)
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"


class Unusual(Exception):
    """The document is written in a way that this reader leaves to the XML parser."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: as written, its name if it is Word's, and the prefixes that it brings."""

    written: str
    local: str
    brings: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class _Place:
    """A place in the document: the elements open there, whether they are left out, and what pieces lead to."""

    path: tuple[_Open, ...]
    left_out: int
    takes_text: bool  # whether characters here are the text of a run
    moves: dict[str, tuple[_Place, tuple[Act, ...]]] = field(default_factory=dict)


def scan(chunks: Iterable[bytes], document: WordDocument) -> None:
    """Feed a document from its XML. Raises `Unusual` where the XML parser has to judge."""
    scanner = _Scanner(document)
    for markup in _segments(chunks):
        scanner.feed(markup)
    scanner.close()


def _segments(chunks: Iterable[bytes]) -> Iterator[str]:
    """The document in stretches that begin and end with a tag, without its declaration."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    left = ""
    begun = False
    try:
        for chunk in chunks:
            if len(chunk.translate(None, _FORBIDDEN)) != len(chunk):
                raise Unusual
            text = left + decoder.decode(chunk)
            if not begun and len(text) > 200:
                text, begun = _without_declaration(text), True
            cut = text.rfind("><") + 1
            if cut and begun:
                yield text[:cut]
            left = text[cut:] if begun else text
            if len(left) > _LONGEST:
                raise Unusual
        left += decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        raise Unusual from error
    yield left.rstrip(" \t\r\n") if begun else _without_declaration(left).rstrip(" \t\r\n")


def _without_declaration(text: str) -> str:
    match = _DECLARATION.match(text)
    if match is None:
        raise Unusual
    return text[match.end() :]


class _Scanner:
    """The walk through a document from place to place."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.bindings: dict[str, str] = {}
        self.places: dict[tuple[tuple[_Open, ...], int], _Place] = {}
        self.kept = 0
        self.place = self._place((), 0)
        self.ended = False

    def feed(self, markup: str) -> None:
        """A stretch of markup from a "<" to a ">"."""
        if len(markup) < 3 or markup[0] != "<" or markup[-1] != ">":
            raise Unusual
        if not markup.isascii() and ("\ufffe" in markup or "\uffff" in markup):
            raise Unusual
        if "\r" in markup:
            markup = markup.replace("\r\n", "\n").replace("\r", "\n")
        parts = _BETWEEN.split(markup[1:-1])
        place, paragraphs, characters = self.place, self.document.paragraphs, 0
        known = place.moves.get(parts[0])
        place, acts = known or self._move(place, parts[0])
        for act in acts:
            act()
        for at in range(1, len(parts), 2):
            words = parts[at]
            if "&" in words or ">" in words or not place.path:
                words = _checked(words, place)
            if place.takes_text and paragraphs:
                paragraphs[-1].append(words)
                characters += len(words)
            known = place.moves.get(parts[at + 1])
            place, acts = known or self._move(place, parts[at + 1])
            for act in acts:
                act()
        self.place = place
        self.document.count(characters)

    def close(self) -> None:
        """The document ends: every element must have ended."""
        if self.place.path or not self.ended:
            raise Unusual

    def _place(self, path: tuple[_Open, ...], left_out: int) -> _Place:
        takes_text = bool(path) and path[-1].local == "t" and not left_out
        return self.places.setdefault((path, left_out), _Place(path, left_out, takes_text))

    def _move(self, place: _Place, piece: str) -> tuple[_Place, tuple[Act, ...]]:
        """Where a piece of markup leads from a place, and what it does; found once and then remembered."""
        plain = _VARYING.sub('=""', piece)
        found = place.moves.get(plain)
        if found is None:
            found = self._translated(place, plain)
            self._keep(place, plain, found)
        if plain is not piece and self.kept < KEPT // 4:
            self._keep(place, piece, found)
        return found

    def _keep(self, place: _Place, piece: str, found: tuple[_Place, tuple[Act, ...]]) -> None:
        if self.kept >= KEPT:
            for other in self.places.values():
                other.moves.clear()
            self.kept = 0
        self.kept += 1
        place.moves[piece] = found

    def _translated(self, place: _Place, piece: str) -> tuple[_Place, tuple[Act, ...]]:
        """A piece of markup checked and turned into acts."""
        path, left_out = list(place.path), place.left_out
        acts: list[Act] = []
        at = 0
        while at < len(piece):
            match = _TAG.match(piece, at)
            if match is None:
                raise Unusual
            at = match.end()
            if match["end"]:
                left_out = self._end(match["end"], path, left_out, acts)
                continue
            left_out = self._start(match["start"], match["attributes"], path, left_out, acts)
            if match["empty"]:
                left_out = self._end(match["start"], path, left_out, acts)
        if at != len(piece) or piece.endswith("><"):
            raise Unusual
        return self._place(tuple(path), left_out), self._shortened(acts)

    def _start(self, name: str, written: str, path: list[_Open], left_out: int, acts: list[Act]) -> int:
        if self.ended or len(path) >= self.document.limits.depth:
            self._refuse()
        attributes, brings = self._attributes(written, first=not path and not self.bindings)
        known = {prefix for opened in path for prefix in opened.brings} | set(brings)
        prefix = name.partition(":")[0] if ":" in name else ""
        self._check_prefixes((prefix, *(key.partition(":")[0] for key in attributes if ":" in key)), known)
        local = local_name(self._full(name))
        opened = _Open(name, local, brings)
        if not left_out:
            named = {self._full(key): value for key, value in attributes.items() if ":" in key}
            if local in _MEASURED and "" in named.values():
                raise Unusual
            act, leave = self.document.action(local, [o.local for o in path], named)
            if act is not None:
                acts.append(act)
            left_out = len(path) + 1 if leave else 0
        path.append(opened)
        return left_out

    def _refuse(self) -> None:
        if self.ended:
            raise Unusual
        raise UnreadableFile(DEEP)

    def _end(self, name: str, path: list[_Open], left_out: int, acts: list[Act]) -> int:
        if not path or path[-1].written != name:
            raise Unusual
        opened = path.pop()
        self.ended = not path
        if left_out:
            return 0 if left_out == len(path) + 1 else left_out
        act = self.document.ending(opened.local)
        if act is not None:
            acts.append(act)
        return 0

    def _attributes(self, written: str, first: bool) -> tuple[dict[str, str], tuple[str, ...]]:
        """The attributes of a tag without what declares prefixes, and the prefixes declared."""
        found: dict[str, str] = {}
        brings: list[str] = []
        for name, double, single in _ATTRIBUTE.findall(written):
            value = double or single
            if name in found or f"xmlns:{name}" in brings:
                raise Unusual
            if name == "xmlns" or (name.startswith("xmlns:") and not value):
                raise Unusual
            if name.startswith("xmlns:"):
                self._bind(name[6:], value, brings, first)
            else:
                found[name] = _resolved(value) if "&" in value else value
        return found, tuple(brings)

    def _bind(self, prefix: str, space: str, brings: list[str], first: bool) -> None:
        """A prefix declared: at the root for the whole document, further in only for what is not Word's."""
        if prefix in brings or prefix in ("xml", "xmlns") or "&" in space or "}" in space:
            raise Unusual
        if first and space not in self.bindings.values():
            self.bindings[prefix] = space
        elif self.bindings.get(prefix) == space or prefix in self.bindings or _is_ours(space):
            if self.bindings.get(prefix) != space:
                raise Unusual
        else:
            brings.append(prefix)

    def _check_prefixes(self, prefixes: Iterable[str], known: set[str]) -> None:
        for prefix in prefixes:
            if prefix and prefix != "xml" and prefix not in known and prefix not in self.bindings:
                raise Unusual

    def _full(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        return f"{self.bindings[prefix]}}}{local}" if prefix in self.bindings else local

    def _shortened(self, acts: list[Act]) -> tuple[Act, ...]:
        """Acts with the commonest run of them made one."""
        document = self.document
        if acts == [document.finish_paragraph, document.finish_cell, document.begin_cell, document.begin_paragraph]:
            return (document.next_cell,)
        return tuple(acts)


_MEASURED = frozenset({"gridSpan", "gridBefore", "vMerge", "tblHeader"})


def _is_ours(space: str) -> bool:
    return f"{space}}}" in WORD or FALLBACK.startswith(f"{space}}}")


def _checked(text: str, place: _Place) -> str:
    """Text with its references replaced; well formed also where it is not read, and none outside the root."""
    if "]]>" in text or (not place.path and text.strip(" \t\r\n")):
        raise Unusual
    return _resolved(text)


def _resolved(text: str) -> str:
    """Text with its character references replaced."""
    if text.count("&") == text.count("&amp;"):
        return text.replace("&amp;", "&")
    found, replaced = _ENTITY.subn(_character, text)
    if text.count("&") != replaced:
        raise Unusual
    return found


def _character(match: re.Match[str]) -> str:
    named, decimal, hexadecimal = match.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    plain = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
    if not plain:
        raise Unusual
    return chr(code)
