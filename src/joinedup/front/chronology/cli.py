"""Chronologies on the command line: read what agencies sent, write them for people, hand out blank ones."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from joinedup_core.calendar import UnreadableDate, day_in_words, parse_half_date
from joinedup_core.chronology import (
    WRITTEN_KINDS,
    Period,
    Reading,
    UnwritableChronology,
    blank_chronology,
    period_of,
    read_chronology,
    write_chronology,
)
from joinedup_core.chronology.columns import LABELS
from joinedup_core.chronology.memory import read_memory, write_memory
from joinedup_core.chronology.written_json import json_of
from joinedup_core.tables import UnreadableFile

UNREAD_SHOWN = 10
_REFUSALS = (UnreadableFile, UnwritableChronology, UnreadableDate)


def read(options: Namespace) -> int:
    """Say what is read of each file, and every row and cell that is not; 1 when a file is refused as a whole."""
    readings, refused = read_all(options)
    if options.json:
        print(json.dumps([_told(name, reading) for name, reading in readings], ensure_ascii=False, indent=1))
    else:
        for name, reading in readings:
            print("\n".join(_in_words(name, reading)))
    if options.keep_map and readings:
        kept = {heading: key for _, reading in readings for heading, key in reading.remembered.items()}
        Path(options.keep_map).write_text(write_memory(kept), encoding="utf-8")
    return 1 if refused else 0


def write(options: Namespace) -> int:
    """Write the events of all files, in order of time, as the kind of file that the name after -o ends in."""
    out = Path(options.out)
    kind = out.suffix.lower().lstrip(".")
    if kind not in WRITTEN_KINDS:
        return _refuse(f"{out.name}: the name must end in {', '.join(f'.{kind}' for kind in WRITTEN_KINDS)}.")
    readings, refused = read_all(options)
    if refused:
        print("Nothing was written.", file=sys.stderr)
        return 1
    entries = sorted((entry for _, reading in readings for entry in reading.entries), key=lambda entry: entry.when)
    try:
        period = _period(options, period_of(entry.when for entry in entries))
        data = write_chronology(entries, kind, title=options.title, sources=options.sources, period=period)
    except (*_REFUSALS, ValueError) as error:
        return _refuse(str(error))
    out.write_bytes(data)
    unread = sum(len(reading.unread) for _, reading in readings)
    more = f" Not read: {_not_read(unread)} (see ./joinedup chronology read)." if unread else ""
    print(f"{out.name}: {_events(len(entries))} from {_counted(len(readings), 'file', 'files')}.{more}")
    return 0


def blank(options: Namespace) -> int:
    """Write a blank chronology for an agency to fill in."""
    out = Path(options.out)
    kind = out.suffix.lower().lstrip(".")
    if kind not in ("docx", "xlsx"):
        return _refuse(f"{out.name}: a blank chronology is a .docx or .xlsx file.")
    out.write_bytes(blank_chronology(options.agency, kind, options.title))
    print(f"{out.name}: a blank chronology for {options.agency}.")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def read_all(options: Namespace, progress: bool = False) -> tuple[list[tuple[str, Reading]], bool]:
    """The reading of every file, and whether one was refused (which is said). `progress` says what is read as it goes."""
    found: list[tuple[str, Reading]] = []
    refused = False
    try:
        remembered = read_memory(Path(options.map).read_text(encoding="utf-8")) if options.map else {}
    except (UnreadableFile, UnicodeDecodeError) as error:
        return [], bool(_refuse(f"{Path(options.map).name}: {error}"))
    for number, name in enumerate(options.files, start=1):
        file = Path(name)
        if progress:
            print(f"Reading {file.name} ({number} of {len(options.files)})", file=sys.stderr, flush=True)
        try:
            reading = read_chronology(
                file.read_bytes(), file.name, agency=options.agency or "", remembered=remembered, order=options.dates
            )
        except UnreadableFile as error:
            refused = bool(_refuse(f"{file.name}: {error}"))
            continue
        found.append((file.name, reading))
        if progress:
            _say_read(file.name, reading)
    return found, refused


def _say_read(name: str, reading: Reading) -> None:
    unread = f", {_counted(len(reading.unread), 'row or cell', 'rows or cells')} not read" if reading.unread else ""
    print(f"{name}: {_counted(len(reading.entries), 'entry', 'entries')} read{unread}.", file=sys.stderr, flush=True)
    for one in reading.unread[:UNREAD_SHOWN]:
        print(f"  {one}", file=sys.stderr)


def _period(options: Namespace, whole: Period | None) -> Period | None:
    """The days that the picture shows, as asked for; a side not asked for is that of the whole."""
    if whole is None or not (options.from_on or options.to_on):
        return None
    first = parse_half_date(options.from_on).earliest if options.from_on else whole.first
    last = parse_half_date(options.to_on).latest if options.to_on else whole.last
    return Period(first, last)


def _told(name: str, reading: Reading) -> dict[str, object]:
    return {
        "file": name,
        "entries": [json_of(entry) for entry in reading.entries],
        "unread": [
            {
                "where": str(unread.source),
                "column": unread.column,
                "text": unread.text,
                "because": unread.because,
                "cells": dict(unread.cells),
            }
            for unread in reading.unread
        ],
        "notes": list(reading.notes),
        "columns": [
            {"table": c.table, "heading": m.heading, "field": m.key, "confidence": m.confidence, "because": m.because}
            for c in reading.columns
            for m in c.columns
        ],
        "remembered": reading.remembered,
    }


def _in_words(name: str, reading: Reading) -> list[str]:
    """What was read of a file: how much, from which columns, and all that was not."""
    lines = [f"{name}: {_events(len(reading.entries))}{_span(reading)}; {_not_read(len(reading.unread))} not read."]
    for columns in reading.columns:
        lines.append(f"  {columns.table}")
        for column in columns.columns:
            field = LABELS[column.key] if column.key else "kept as the agency\u2019s own"
            lines.append(f"    {column.heading} \u2192 {field} ({column.confidence:.0%}). {column.because}")
    lines += [f"  Not read: {unread}" for unread in reading.unread]
    return lines


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many}"


def _events(count: int) -> str:
    return _counted(count, "event", "events")


def _not_read(count: int) -> str:
    return _counted(count, "row or cell", "rows or cells")


def _span(reading: Reading) -> str:
    period = period_of(entry.when for entry in reading.entries)
    if period is None:
        return ""
    if period.first == period.last:
        return f" on {day_in_words(period.first)}"
    return f" from {period}"
