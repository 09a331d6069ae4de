"""Measuring a spreadsheet by its bytes, where it is written as spreadsheet programs write it.

Counts are never too low: whatever could be meant otherwise, or could be too much, gives None and is then measured
exactly by the XML parser. (The exact way took three times as long as reading the sheet.)
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from joinedup_core.tables.raw import Limits

# How a part begins that is UTF-8 and has no document type (which could only stand before its first element).
_BEGINS = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?\s*\?>)?'
    rb"\s*<[A-Za-z]"
)
# A cell's tag in full, so that no attribute is written in a way that the other patterns would miss.
_TAG = rb'<c r="([A-Z]{1,3}+)%s"(?: s="\d{1,9}+")?+(?: t="[A-Za-z]{1,10}+")?+/?+>'
_COLUMN = re.compile(_TAG % rb"\d{1,7}")
_ROW_TAG = re.compile(rb'<row r="(\d{1,7})"')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_CELL = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\r", b"<c\n")
_SHARED = re.compile(rb't="s"[^>]*><v>(\d{1,9})</v>')


class Lengths:
    """The most characters that each shared string can have, worked out only as far as is asked."""

    def __init__(self, strings: bytes) -> None:
        self._strings = strings

    def none_over(self, most: int) -> bool:
        """Whether each string surely has at most so many bytes: from "<si>" to "<si>" in strides of that size.

        However a string is written, it stands between two of them, or before the first or behind the last.
        """
        strings, at = self._strings, 0
        while len(strings) - at > most:
            further = strings.rfind(b"<si>", at + 1, at + most + 4)
            if further < 0:
                return False
            at = further
        return True

    @cached_property
    def each(self) -> list[int] | None:
        """All of them, in their order; None where that cannot be told from the bytes."""
        strings = self._strings
        if b":si" in strings or b"<!" in strings or strings.count(b"<si>") != strings.count(b"<si"):
            return None
        return list(map(len, strings.split(b"<si>")[1:]))


def greatest_lengths(strings: bytes) -> Lengths | None:
    """What bounds the shared strings; None where they may be written so that bytes tell nothing."""
    return None if strings and not _BEGINS.match(strings) else Lengths(strings)


def area_within(data: bytes, lengths: Lengths, limits: Limits) -> int | None:
    """How many places lie between a sheet's first cell and its last, when it surely holds no more than is allowed."""
    if not _BEGINS.match(data):
        return None
    if b"sheetData" not in data:
        return 0  # the reader looks for it, under whatever prefix, before it takes any cell
    if b":c" in data:
        return None
    if b"<c" not in data:
        return 0
    begins, ends = data.find(b"<sheetData"), data.rfind(b"</sheetData>")
    if begins < 0 or ends < 0:
        return None
    if any(sign in part for part in (data[:begins], data[ends:]) for sign in _CELL):
        return None
    cells = data.count(b"<c", begins, ends)
    if cells > limits.cells or not _texts_fit(data, lengths, limits):
        return None
    area = _area_at_most(data, begins, ends, cells)
    if area is None or area > limits.cells:
        area = _exact_area(data, begins, ends, cells)
    return area if area is not None and area <= limits.cells * 4 else None


def _area_at_most(data: bytes, begins: int, ends: int, cells: int) -> int | None:
    """A bound of the area, less than twice too large, in one pass; None unless every cell lies where the rows say.

    The bound of the rows is the last row's number with nines behind its first figure.
    """
    tag = _ROW_TAG.match(data, max(data.rfind(b"<row ", begins, ends), 0))
    last = int(tag[1]) if tag else 0
    if last < 10:
        return None
    first, behind = int(str(last)[0]), len(str(last)) - 1
    columns = _bounded(first, behind).findall(data, begins, ends)
    if len(columns) != cells:
        return None
    return max(map(column_number, set(columns)), default=0) * int(f"{first}{'9' * behind}")


@lru_cache(maxsize=100)
def _bounded(first: int, behind: int) -> re.Pattern[bytes]:
    """A cell's tag in full, its column taken, in a row of so many figures, the first at most the given one."""
    rows = rb"[1-%d]?\d{1,%d}" % (first, behind)
    return re.compile(_TAG % rows)


def _exact_area(data: bytes, begins: int, ends: int, cells: int) -> int | None:
    columns = _COLUMN.findall(data, begins, ends)
    if len(columns) != cells:
        return None
    rows = set(_ROW.findall(data, begins, ends))
    return max(map(int, rows), default=0) * max(map(column_number, set(columns)), default=0)


def _texts_fit(data: bytes, lengths: Lengths, limits: Limits) -> bool:
    """Whether the texts of all cells surely stay within the limit, those that share one counted each."""
    sharing = data.count(b't="s"')
    left = limits.characters - len(data)
    if left >= 0 and (not sharing or lengths.none_over(left // sharing)):
        return True
    shared = _SHARED.findall(data)
    if lengths.each is None or len(shared) != sharing:
        return False
    try:
        return len(data) + sum(map(lengths.each.__getitem__, map(int, shared))) <= limits.characters
    except IndexError:
        return False


def column_number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
