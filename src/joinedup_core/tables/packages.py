"""Opening Word and Excel files (zip packages) with care: what is unpacked is measured while unpacking."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from xml.parsers import expat

from joinedup_core.tables.raw import Limits, UnreadableFile

_CHUNK, _FED = 1 << 16, 1 << 13
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
)
_REMOTE = re.compile(r"^\s*(?:https?|ftp|mhtml|ms-\w+):|^\s*(?:file:/*)?\\\\\d+\.\d+", re.I)
_FOLLOWED = ("attachedTemplate", "oleObject", "frame", "subDocument", "externalLinkPath", "aFChunk")
TOO_LARGE = "The file unpacks to more than can be read safely. Remove pictures or split it, then try again."
BROKEN = "The file is damaged and cannot be opened. Open it in the program that made it, save it again and retry."
NOT_PLAIN = "The file holds XML definitions that no office program writes, so it is refused. Save a fresh copy."


class Package:
    """A zip package opened for reading, already checked for what hostile files do."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.unpacked_bytes
        self._limits = limits
        self._spent: dict[str, int] = {}
        self._data = memoryview(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise UnreadableFile(BROKEN) from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._check_members(len(data))
        self._check_contents()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """One member, refused as soon as it grows past what is left of the allowance."""
        out = BytesIO()  # it grows in place, and small pieces use the same memory again
        for chunk in self.chunks(name):
            out.write(chunk)
        return out.getvalue()

    def chunks(self, name: str) -> Iterator[bytes]:
        """One member a piece at a time, under the same allowance; reading it again does not count again."""
        info = self._members.get(name)
        if info is None:
            raise UnreadableFile(BROKEN)
        self._left += self._spent.pop(name, 0)
        size = 0
        try:
            for chunk in self._unpacked(info):
                size += len(chunk)
                self._spend(len(chunk), size, info)
                yield chunk
        except UnreadableFile:
            raise
        except _DAMAGE as error:
            raise UnreadableFile(BROKEN) from error

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """What a member holds, at most _CHUNK bytes at a time, checked against its stated size and checksum.

        (The zip library's own stream takes more than twice as long.)
        """
        self._zip.open(info).close()  # it compares the two headers of the member
        name, extra = struct.unpack_from("<HH", self._data, info.header_offset + 26)
        begins = info.header_offset + 30 + name + extra
        packed_bytes = self._data[begins : begins + info.compress_size]
        stored = info.compress_type == zipfile.ZIP_STORED
        size = checksum = 0
        for chunk in _pieces(packed_bytes) if stored else _inflated(packed_bytes):
            size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
            if size > info.file_size:
                raise zipfile.BadZipFile("longer than stated")
            yield chunk
        if size != info.file_size or checksum != info.CRC:
            raise zipfile.BadZipFile("other than stated")

    def _spend(self, chunk: int, size: int, info: zipfile.ZipInfo) -> None:
        self._left -= chunk
        self._spent[info.filename] = size
        ratio = size / max(info.compress_size, 1)
        if self._left < 0 or (size > 5_000_000 and ratio > self._limits.ratio):
            raise UnreadableFile(TOO_LARGE)

    def _check_members(self, size: int) -> None:
        infos = self._zip.infolist()
        if len(infos) > self._limits.members:
            raise UnreadableFile(f"The file is made of more than {self._limits.members} parts. Save a fresh copy.")
        if len(self._members) != len(infos):
            raise UnreadableFile(BROKEN)
        if any(info.flag_bits & 1 for info in infos):
            raise UnreadableFile("The file is protected with a password. Save a copy without one and use that.")
        if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
            raise UnreadableFile("The file is packed in a way that no office program uses. Save a fresh copy.")
        if any(_escapes(info.filename) for info in infos):
            raise UnreadableFile("The file names parts outside itself, so it is refused. Save a fresh copy.")
        total = sum(info.file_size for info in infos)
        if total > self._limits.unpacked_bytes:
            raise UnreadableFile(TOO_LARGE)

    def _check_contents(self) -> None:
        lowered = [name.lower() for name in self._members]
        if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name for name in lowered):
            raise UnreadableFile("The file holds macros. Save it without macros (.docx or .xlsx) and use that.")
        for name in self._members:
            if name.lower().endswith(".rels"):
                _check_links(self.read(name))
            elif re.search(r"externallinks/[^/]+\.xml$", name, re.I) and b"ddeLink" in self.read(name):
                raise UnreadableFile("The file fetches data from another program. Save a copy with values only.")


def _pieces(data: memoryview) -> Iterator[bytes]:
    return (bytes(data[at : at + _CHUNK]) for at in range(0, len(data), _CHUNK))


def _inflated(data: memoryview) -> Iterator[bytes]:
    """The unpacked bytes of a deflated member; fed in small pieces, since what is not yet unpacked is copied."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(data), _FED):
        chunk = inflater.decompress(data[at : at + _FED], _CHUNK)
        while chunk:
            yield chunk
            chunk = inflater.decompress(inflater.unconsumed_tail, _CHUNK)
    if not inflater.eof:
        raise EOFError


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A fresh package of parts that have been measured, for a reader that does not measure."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as fresh:
        for name, data in parts.items():
            fresh.writestr(name, data)
    return out.getvalue()


def _escapes(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _check_links(rels: bytes) -> None:
    """Refuse what would be fetched from elsewhere on opening (a remote template); plain links may stay."""

    def start(_name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rsplit("/", 1)[-1]
        external = attributes.get("TargetMode", "").lower() == "external"
        if external and kind in _FOLLOWED and _REMOTE.match(attributes.get("Target", "")):
            raise UnreadableFile(
                "The file loads a template or a part from the internet. Save a copy without it and use that."
            )

    parse_plain(rels, start=start)


def plain_parser() -> expat.XMLParserType:
    """A parser that refuses document types and entities as soon as they are declared."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = _refuse_definitions
    parser.EntityDeclHandler = _refuse_definitions
    parser.ExternalEntityRefHandler = _refuse_definitions
    return parser


def _refuse_definitions(*_: object) -> int:
    raise UnreadableFile(NOT_PLAIN)


def parse_plain(
    data: bytes,
    *,
    start: Callable[[str, dict[str, str]], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Parse XML with the given handlers, without document types; a refusal where it is not well formed."""
    parser = plain_parser()
    if start:
        parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise UnreadableFile(BROKEN) from error
