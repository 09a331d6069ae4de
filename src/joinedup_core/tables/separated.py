"""Tables from text files: the encoding and the separator are found out, not asked for."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from io import StringIO
from pathlib import PurePath

from joinedup_core.tables.formulas import without_guard
from joinedup_core.tables.grid import Grid, GridRow, Square, clean_text, table_of
from joinedup_core.tables.raw import Limits, RawTable, UnreadableFile

SEPARATORS = ",;\t|"
_LOOKED_AT = 64_000


def read_separated(data: bytes, filename: str, limits: Limits) -> list[RawTable]:
    """The table of a CSV or tab-separated file."""
    text = decoded(data)
    if len(text) > limits.characters:
        raise UnreadableFile("The file holds more text than can be read at once. Split it and try again.")
    separator, text = _separator(text)
    grid = Grid(PurePath(filename).stem or "Table", "the file")
    cells = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for number, record in enumerate(reader, start=1):
            cells += len(record)
            if number > limits.rows or cells > limits.cells:
                raise UnreadableFile(f"The file has more than {limits.rows:,} rows. Split it and try again.")
            grid.rows.append(GridRow(number, [Square(clean_text(without_guard(text))) for text in record]))
    except csv.Error as error:
        raise UnreadableFile(f"Line {reader.line_num} of the file cannot be read as a table: {error}.") from error
    table = table_of(grid, limits)
    return [] if table is None else [table]


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the Windows encoding (cp1252)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in data[:4000]:
        if _is_binary(data):
            raise UnreadableFile("This is not a text file, whatever its name says. Save it as CSV and try again.")
        encodings = ["utf-16-le" if data[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile("The letters in the file cannot be read. Save it as \u201cCSV UTF-8\u201d and try again.")


def _is_binary(data: bytes) -> bool:
    """Whether the zero bytes stand anywhere else than in every second place, as they do in UTF-16."""
    start = data[: 4000 - 4000 % 2]
    even, odd = start[::2].count(0), start[1::2].count(0)
    return min(even, odd) > 0 or max(even, odd) < 0.3 * len(start) / 2


def _separator(text: str) -> tuple[str, str]:
    """The separator that gives most rows the same number of columns, and the text without a `sep=` line."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        score = _agreement(text[:_LOOKED_AT], separator)
        if score > best_score:
            best, best_score = separator, score
    return best, text


def _agreement(sample: str, separator: str) -> float:
    widths: Counter[int] = Counter()
    try:
        for record in csv.reader(StringIO(sample, newline=""), delimiter=separator):
            if any(field.strip() for field in record):
                widths[len(record)] += 1
            if widths.total() >= 50:
                break
    except csv.Error:
        pass
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total() + min(width, 50) / 1000
