"""Measuring a spreadsheet by its bytes, where it is written as spreadsheet programs write it.

Counts are never too low: whatever could be meant otherwise, or could be too much, gives None and is then measured
exactly by the XML parser. (The exact way took three times as long as reading the sheet.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from joinedup_core.tables.raw import Limits

# How a part begins that is UTF-8 and has no document type (which could only stand before its first element).
_BEGINS = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?\s*\?>)?'
    rb"\s*<[A-Za-z]"
)
# A cell's tag in full, so that no attribute is written in a way that the other patterns would miss.
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})\d{1,7}"(?: s="\d{1,9}")?(?: t="[A-Za-z]{1,10}")?/?>')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_CELL = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\r", b"<c\n")
_SHARED = re.compile(rb't="s"[^>]*><v>(\d{1,9})</v>')


def greatest_lengths(strings: bytes) -> list[int] | None:
    """The most characters that each shared string can have; None where that cannot be told from the bytes."""
    if not strings:
        return []
    if not _BEGINS.match(strings) or b":si" in strings or b"<!" in strings:
        return None
    found = list(map(len, strings.split(b"<si>")[1:]))
    return found if len(found) == strings.count(b"<si") else None


def area_within(data: bytes, lengths: Sequence[int], limits: Limits) -> int | None:
    """How many places lie between a sheet's first cell and its last, when it surely holds no more than is allowed."""
    if not _BEGINS.match(data) or b":c" in data:
        return None
    if b"<c" not in data:
        return 0
    begins, ends = data.find(b"<sheetData"), data.rfind(b"</sheetData>")
    if begins < 0 or ends < 0:
        return None
    if any(sign in part for part in (data[:begins], data[ends:]) for sign in _CELL):
        return None
    cells = data.count(b"<c", begins, ends)
    columns = _COLUMN.findall(data, begins, ends)
    if len(columns) != cells or cells > limits.cells or not _texts_fit(data, lengths, limits):
        return None
    rows = set(_ROW.findall(data, begins, ends))
    area = max(map(int, rows), default=0) * max(map(column_number, set(columns)), default=0)
    return area if area <= limits.cells * 4 else None


def _texts_fit(data: bytes, lengths: Sequence[int], limits: Limits) -> bool:
    """Whether the texts of all cells surely stay within the limit, those that share one counted each."""
    sharing = data.count(b't="s"')
    if len(data) + sharing * max(lengths, default=0) <= limits.characters:
        return True
    shared = _SHARED.findall(data)
    if len(shared) != sharing:
        return False
    try:
        return len(data) + sum(map(lengths.__getitem__, map(int, shared))) <= limits.characters
    except IndexError:
        return False


def column_number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
