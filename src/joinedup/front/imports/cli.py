"""Imports on the command line: the same reading and the same command as in the browser."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import Refused
from joinedup.foundation.imports.queries import remembered
from joinedup.front.imports.kinds import Importable, get_importable, likeliest, suggested
from joinedup_core.imports import Reading
from joinedup_core.permits import Actor
from joinedup_core.tables import RawTable, UnreadableFile, read_tables


def import_risks(options: Namespace, actor: Actor) -> int:
    """Import a risk register: every row, or none with the row, the column and the reason of each problem."""
    return _import(options, actor, "risks", options.register)


def import_actions(options: Namespace, actor: Actor) -> int:
    """Import a list of actions, in the same way."""
    return _import(options, actor, "actions", options.group)


def import_seats(options: Namespace, actor: Actor) -> int:
    """Import a list of seats, in the same way."""
    return _import(options, actor, "seats", options.group)


def import_meetings(options: Namespace, actor: Actor) -> int:
    """Import a calendar of meetings, in the same way."""
    return _import(options, actor, "meetings", options.group)


def _import(options: Namespace, actor: Actor, kind: str, named: str) -> int:
    one, today = get_importable(kind), timezone.localdate()
    partnership, target = _target(one, actor, options.partnership, named, today)
    table = _table(one, options)
    chosen = suggested(one, table, remembered(places.board(partnership), kind))
    reading = one.read(actor, partnership, target, table, chosen, today)
    taken = 0
    if not reading.all_problems and not options.dry_run:
        taken = one.take(actor, partnership, target, reading.values, today)
    columns = {key: table.headings[column] for key, column in chosen.items()}
    told = _told(options, reading, columns, taken)
    print(json.dumps(told, ensure_ascii=False, indent=2) if options.json else _in_words(one, told, reading))
    return 1 if reading.all_problems else 0


def _target(one: Importable, actor: Actor, given: str | None, named: str, today: date) -> tuple[str, str]:
    """The partnership that has the target and the target's key; a sentence where none or several have."""
    asked = [given] if given else list(actor.partnerships)
    offered = [
        (partnership, key, label) for partnership in asked for key, label in one.targets(actor, partnership, today)
    ]
    found = [(p, key) for p, key, label in offered if named.casefold() in (key.casefold(), label.casefold())]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(partnership for partnership, _ in found)
        raise Refused("several", f"Several partnerships have “{named}”: say which with --partnership ({keys}).")
    names = [f"{label if _is_id(key) else key} ({partnership})" for partnership, key, label in offered]
    what = f"You may import into: {', '.join(names)}." if names else "There is nothing you may import into."
    raise Refused("no_target", f"There is no {one.sort} “{named}” for you. {what}")


def _is_id(key: str) -> bool:
    """Whether a key is an id, which nobody would type."""
    return len(key) == 36


def _table(one: Importable, options: Namespace) -> RawTable:
    path = Path(options.file)
    try:
        tables = read_tables(path.read_bytes(), path.name)
    except UnreadableFile as why:
        raise Refused("unreadable", f"{path.name}: {why}") from why
    if options.table is None:
        return tables[likeliest(one, tables)]
    if not 1 <= options.table <= len(tables):
        raise Refused("no_table", f"The file has {len(tables)} tables: give --table from 1 to {len(tables)}.")
    return tables[options.table - 1]


def _told(options: Namespace, reading: Reading, columns: dict[str, str], taken: int) -> dict[str, Any]:
    """The outcome as data."""
    return {
        "file": Path(options.file).name,
        "dry_run": options.dry_run,
        "imported": taken,
        "columns": columns,
        "rows": [
            {"row": row.number, "title": row.title, "understood": dict(row.understood), "notes": list(row.notes)}
            for row in reading.rows
        ],
        "problems": [{"row": p.row, "column": p.column, "because": p.because} for p in reading.all_problems],
    }


def _in_words(one: Importable, told: dict[str, Any], reading: Reading) -> str:
    lines = [f"{field}: column “{heading}”" for field, heading in told["columns"].items()]
    for row in reading.rows:
        lines.append(f"Row {row.number}: {row.title}")
        lines += [f"    {label}: {' '.join(words.split())}" for label, words in row.understood]
        lines += [f"    look: {note}" for note in row.notes]
    if reading.all_problems:
        print("\n".join(str(problem) for problem in reading.all_problems), file=sys.stderr)
        lines.append(f"Nothing was imported: {len(reading.all_problems)} problems.")
    elif told["dry_run"]:
        lines.append(f"Nothing was imported (--dry-run); {len(reading.rows)} {one.noun[1]} can be.")
    else:
        lines.append(f"Imported {told['imported']} {one.noun[1]}.")
    return "\n".join(lines)
