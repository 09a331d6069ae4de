"""Measuring a spreadsheet by its bytes, where it is written as spreadsheet programs write it.

Counts are never too low: whatever could be meant otherwise, or could be too much, gives None and is then measured
exactly by the XML parser. (The exact way took three times as long as reading the sheet.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from joinedup_core.tables.raw import Limits

_UNUSUAL = (b"<!", b"\0")  # definitions, comments, and encodings of more than one byte a letter
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})\d{1,7}"')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_SHARED = re.compile(rb't="s"[^>]*><v>(\d{1,9})</v>')


def greatest_lengths(strings: bytes) -> list[int] | None:
    """The most characters that each shared string can have; None where that cannot be told from the bytes."""
    if any(sign in strings for sign in (b":si", *_UNUSUAL)) or strings.count(b"<si") != strings.count(b"<si>"):
        return None
    return list(map(len, strings.split(b"<si>")[1:]))


def area_within(data: bytes, lengths: Sequence[int], limits: Limits) -> int | None:
    """How many places lie between a sheet's first cell and its last, when it surely holds no more than is allowed."""
    if b":c" in data or any(sign in data for sign in _UNUSUAL):
        return None
    if b"<c" not in data:
        return 0
    cells = data.count(b"<c ")
    if cells + data.count(b"<col") != data.count(b"<c") or cells > limits.cells:
        return None
    columns = _COLUMN.findall(data)
    if len(columns) != cells:
        return None
    if not _texts_fit(data, cells, lengths, limits):
        return None
    area = max(map(int, set(_ROW.findall(data))), default=0) * max(map(column_number, set(columns)), default=0)
    return area if area <= limits.cells * 4 else None


def _texts_fit(data: bytes, cells: int, lengths: Sequence[int], limits: Limits) -> bool:
    """Whether the texts of all cells surely stay within the limit, those that share one counted each."""
    if len(data) + cells * max(lengths, default=0) <= limits.characters:
        return True
    if b"t='" in data:
        return False
    shared = _SHARED.findall(data)
    if len(shared) != data.count(b't="s"'):
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
