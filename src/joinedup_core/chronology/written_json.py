"""The exact form of a chronology: typed JSON, in which every field of every entry is kept as it is.

`{"chronology": 1, "entries": [{"when": "3 April 2019 at 14:30", "agency": "...", "what": "...", ...}]}`; `when` is a
moment as printed, `who` a list of texts, `extra` a list of pairs, `source` an object of file, table, row and page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from joinedup_core.calendar import UnreadableDate, read_moment
from joinedup_core.chronology.entry import Entry, Provenance, Reading, Unread
from joinedup_core.tables import Limits, UnreadableFile

TEXTS = ("agency", "what", "kind", "where", "outcome", "seen", "author", "comment", "information", "reference")
_LISTS = ("who", "problems")
_FIELDS = frozenset({"when", "source", "extra", *TEXTS, *_LISTS})
DAMAGED = "The file is not JSON that can be read. Write it again with `joinedup chronology write`."
NO_CHRONOLOGY = "The file holds no chronology: it has no list of entries. Write it with `joinedup chronology write`."


def json_of(entry: Entry) -> dict[str, Any]:
    """An entry as plain values; what is empty is left out."""
    found: dict[str, Any] = {"when": str(entry.when)}
    found |= {key: value for key in TEXTS if (value := getattr(entry, key))}
    found |= {key: list(value) for key in _LISTS if (value := getattr(entry, key))}
    if entry.extra:
        found["extra"] = [list(pair) for pair in entry.extra]
    source = entry.source
    named = {"file": source.file, "table": source.table, "row": source.row, "page": source.page}
    if any(named.values()):
        found["source"] = {key: value for key, value in named.items() if value}
    return found


def write_json(entries: Iterable[Entry]) -> bytes:
    """A chronology as JSON, an entry a line."""
    lines = ",\n".join(json.dumps(json_of(entry), ensure_ascii=False) for entry in entries)
    text = f'{{"chronology": 1, "entries": [\n{lines}\n]}}\n'
    return text.encode("utf-8", errors="replace")


def read_json(data: bytes, filename: str, *, agency: str, limits: Limits) -> Reading:
    """A chronology from JSON; an entry with anything that is not as it should be is told as unread, whole."""
    if len(data) > limits.file_bytes:
        raise UnreadableFile(f"The file is larger than {limits.file_bytes // 1_000_000} MB. Split it and try again.")
    try:
        told = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(DAMAGED) from error
    items = told.get("entries") if isinstance(told, dict) else told
    if not isinstance(items, list):
        raise UnreadableFile(NO_CHRONOLOGY)
    if len(items) > limits.rows:
        raise UnreadableFile(f"The file has more than {limits.rows:,} entries. Split it and try again.")
    entries: list[Entry] = []
    unread: list[Unread] = []
    for number, item in enumerate(items, start=1):
        try:
            entries.append(_entry(item, filename, number, agency))
        except (UnreadableDate, _Wrong) as error:
            text = json.dumps(item, ensure_ascii=False)[:2000]
            unread.append(Unread(Provenance(filename, "entries", number), str(error), cells=(("", text),)))
    return Reading(tuple(entries), tuple(unread))


class _Wrong(ValueError):
    """A value is not of the kind that its field holds; the message is a sentence."""


def _no_key_twice(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _entry(item: Any, filename: str, number: int, agency: str) -> Entry:
    if not isinstance(item, dict):
        raise _Wrong("An entry must be an object with the keys when and what.")
    if unknown := sorted(set(item) - _FIELDS):
        raise _Wrong(f"An entry has no field \u201c{unknown[0][:40]}\u201d. Put other columns under extra.")
    for key in ("when", *TEXTS):
        if not isinstance(item.get(key, ""), str):
            raise _Wrong(f"The field {key} must be a text.")
    for key in _LISTS:
        if not _are_texts(item.get(key, [])):
            raise _Wrong(f"The field {key} must be a list of texts.")
    extra = item.get("extra", [])
    if not isinstance(extra, list) or not all(_are_texts(pair) and len(pair) == 2 for pair in extra):
        raise _Wrong("The field extra must be a list of pairs of texts.")
    texts: dict[str, Any] = {key: item.get(key, "") for key in TEXTS}
    texts["agency"] = texts["agency"] or agency
    texts |= {key: tuple(item.get(key, ())) for key in _LISTS}
    source = _source(item.get("source"), filename, number)
    return Entry(read_moment(item.get("when", "")), source, extra=tuple((a, b) for a, b in extra), **texts)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _source(told: Any, filename: str, number: int) -> Provenance:
    if told is None:
        return Provenance(filename, "entries", number)
    if not isinstance(told, dict):
        raise _Wrong("The field source must be an object of file, table, row and page.")
    texts = [told.get(key, "") for key in ("file", "table")]
    numbers = [told.get(key, 0) for key in ("row", "page")]
    if not all(isinstance(text, str) for text in texts) or not all(type(n) is int and n >= 0 for n in numbers):
        raise _Wrong("In source, file and table must be texts, row and page whole numbers.")
    return Provenance(*texts, *numbers)
