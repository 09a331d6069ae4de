"""Measuring a spreadsheet before it is opened: how far its cells reach and how much text they hold.

The reader of sheets makes room for every place between the first and the last cell, and a copy of a text for
every cell that shares it. Two cells far apart, or one long text used often, would fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from joinedup_core.tables.measuring_quickly import Lengths, area_within, column_number, greatest_lengths
from joinedup_core.tables.packages import Package, parse_plain
from joinedup_core.tables.raw import Limits, UnreadableFile

_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$", re.A)
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FAR = "The sheet reaches further than can be read. Copy the table into a new file and try again."
MUCH = "The sheet holds more text than can be read at once. Split it and try again."


def measure_excel(parts: Mapping[str, bytes], limits: Limits) -> None:
    """Refuse an .xlsx whose sheets reach too far or hold too much.

    Every part that will be read is measured, whatever its name: a workbook may call any of them a sheet.
    """
    strings = next((data for name, data in parts.items() if name.lower() == "xl/sharedstrings.xml"), b"")
    at_most = greatest_lengths(strings)
    total = 0
    for name, data in parts.items():
        if not name.lower().endswith(".xml"):
            continue
        area = None if at_most is None else area_within(data, at_most, limits)
        total += _area(data, strings, at_most, limits) if area is None else area
        if total > limits.cells * 4:
            raise UnreadableFile(FAR)


def _area(data: bytes, strings: bytes, at_most: Lengths | None, limits: Limits) -> int:
    """The reach of one part, measured by the parser; with exact lengths only where the greatest would be too much."""
    if at_most is not None and at_most.each is not None:
        try:
            return _measured(data, at_most.each, limits)
        except UnreadableFile as error:
            if str(error) != MUCH:
                raise
    return _measured(data, _string_lengths(strings) if strings else [], limits)


def _measured(data: bytes, lengths: list[int], limits: Limits) -> int:
    sheet = _Sheet(lengths, limits)
    parse_plain(data, start=sheet.start, end=sheet.end, text=sheet.text)
    return sheet.area


def _string_lengths(data: bytes) -> list[int]:
    lengths: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name.endswith("}si"):
            lengths.append(0)

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words)

    parse_plain(data, start=start, text=text)
    return lengths


class _Sheet:
    """What is counted while one sheet of an .xlsx streams past."""

    def __init__(self, lengths: list[int], limits: Limits) -> None:
        self.lengths, self.limits = lengths, limits
        self.row = self.column = self.cells = self.characters = 0
        self.last_row = self.last_column = 0
        self.shared = self.in_value = False
        self.value = ""

    @property
    def area(self) -> int:
        """How many places lie between the first cell of the sheet and its last."""
        return self.last_row * self.last_column

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rsplit("}", 1)[-1]
        if local == "row":
            self.row = int(_number(attributes.get("r", "")) or self.row + 1)
            self.column = 0
        elif local == "c":
            self.cell(attributes)
        elif local in ("v", "t"):
            self.in_value, self.value = True, ""

    def cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        if match := _REFERENCE.match(attributes.get("r", "")):
            self.column, self.row = column_number(match[1].encode()), int(match[2])
        self.shared = attributes.get("t") == "s"
        self.cells += 1
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.cells > self.limits.cells or self.area > self.limits.cells * 4:
            raise UnreadableFile(FAR)

    def text(self, text: str) -> None:
        if self.in_value:
            self.value += text if len(self.value) < 20 else ""
            self.characters += 0 if self.shared else len(text)

    def end(self, name: str) -> None:
        if not self.in_value or name.rsplit("}", 1)[-1] not in ("v", "t"):
            return
        self.in_value = False
        index = _number(self.value.strip())
        if self.shared and index is not None and index < len(self.lengths):
            self.characters += self.lengths[index]
        if self.characters > self.limits.characters:
            raise UnreadableFile(MUCH)


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.A) else None


def measure_open_document(package: Package, limits: Limits) -> None:
    """Refuse an .ods whose repeated cells and rows reach too far or hold too much."""
    sheet = _OpenSheet(limits)
    parse_plain(package.read("content.xml"), start=sheet.start, end=sheet.end, text=sheet.text)


class _OpenSheet:
    """What is counted while the content of an .ods streams past; empty repeats at the end take no room."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.total = self.characters = 0
        self.rows = self.rows_used = self.widest = 0
        self.across = self.across_used = self.row_characters = 0
        self.repeat = self.row_repeat = 1
        self.length = 0
        self.valued = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not name.startswith(_TABLE):
            return
        local = name[len(_TABLE) :]
        if local == "table":
            self.rows = self.rows_used = self.widest = 0
        elif local == "table-row":
            self.row_repeat = _repeat(attributes, "number-rows-repeated")
            self.across = self.across_used = self.row_characters = 0
        elif local in ("table-cell", "covered-table-cell"):
            self.repeat = _repeat(attributes, "number-columns-repeated")
            self.length = 0
            self.valued = any(key.endswith(("value-type", "}formula")) for key in attributes)

    def text(self, text: str) -> None:
        self.length += len(text)

    def end(self, name: str) -> None:
        local = name[len(_TABLE) :] if name.startswith(_TABLE) else ""
        if local in ("table-cell", "covered-table-cell"):
            self.across += self.repeat
            if self.length or self.valued:
                self.across_used = self.across
                self.row_characters += self.length * self.repeat
                self.length = 0
        elif local == "table-row":
            self.end_row()

    def end_row(self) -> None:
        self.rows += self.row_repeat
        if self.across_used:
            self.rows_used = self.rows
            self.widest = max(self.widest, self.across_used)
            self.characters += self.row_characters * self.row_repeat
        if self.rows_used * self.widest > self.limits.cells * 4 or self.across_used > 4 * self.limits.cells:
            raise UnreadableFile(FAR)
        if self.characters > self.limits.characters:
            raise UnreadableFile(MUCH)


def _repeat(attributes: dict[str, str], key: str) -> int:
    return _number(attributes.get(_TABLE + key, "")) or 1
