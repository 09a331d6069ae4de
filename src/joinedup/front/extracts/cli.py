"""Contacts and records of an agency's own system on the command line: contacts all rows or none, of records each row or none of it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from django.utils import timezone

from joinedup.casework.extracts import commands, queries
from joinedup.foundation.commands import Refused
from joinedup.partnership.queries import agency_name
from joinedup.people.files.queries import practice
from joinedup.people.number_kinds.queries import number_kinds
from joinedup.people.records.brought_in import commands as records
from joinedup.people.records.brought_in.queries import read_records
from joinedup_core.permits import Actor
from joinedup_core.tables import RawTable, UnreadableFile, read_tables


def import_contacts(options: Namespace, actor: Actor) -> int:
    """Bring in the contacts of a file, or nothing where a row was not understood. What matched is not told."""
    partnership = _partnership(options, actor)
    membership, path = practice(actor, partnership), Path(options.file)
    read = queries.read_extract(_table(path), today=timezone.localdate())
    told = {"file": path.name, "dry_run": options.dry_run, "rows": 0, "problems": list(read.problems)}
    told |= {"left_out": list(read.left_out)}
    if not read.problems and options.dry_run:
        told["rows"] = len(read.rows)
    elif not read.problems:
        told["rows"] = commands.bring_in_contacts(
            actor, membership, rows=read.rows, system=options.system, at=timezone.now(),
            told_until_on=_day(options.told_until, "--told-until"), stale_after_days=options.stale_after,
        )  # fmt: skip
    _print(told, as_json=options.json)
    return 1 if read.problems else 0


def import_records(options: Namespace, actor: Actor) -> int:
    """Bring in the rows of a file that were understood, and say of each other why it stays out; nothing of an unfit file.

    Who they possibly are is not told. Ends with 1 where a row stayed out.
    """
    partnership = _partnership(options, actor)
    membership, path = practice(actor, partnership), Path(options.file)
    read = read_records(_table(path), today=timezone.localdate(), kinds=number_kinds(partnership, timezone.localdate()))
    told = {"file": path.name, "dry_run": options.dry_run, "rows": len(read.rows), "problems": list(read.problems)}
    told |= {"left_out": list(read.left_out), "addresses_left_out": read.confidential, "new": 0, "changed": 0}
    told |= {"refused": len(read.problems), "unfit": read.unfit}
    if not read.unfit and not options.dry_run:
        day = _day(options.as_of, "--as-of")
        said = {"rows": read.rows, "system": options.system, "as_of_on": day, "at": timezone.now()}
        told["new"], told["changed"] = records.bring_in_records(actor, membership, **said)
    _print(told, as_json=options.json)
    if not read.unfit and not options.json:
        if read.confidential:
            print(f"{_counted(read.confidential, 'confidential address was', 'confidential addresses were')} left out.")
        if not options.dry_run:
            print(f"{_counted(told['new'], 'is', 'are')} new, {told['changed']} changed.")
    return 1 if read.problems else 0


def _counted(number: object, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _table(path: Path) -> RawTable:
    try:
        tables = read_tables(path.read_bytes(), path.name)
    except (UnreadableFile, OSError) as why:
        raise Refused("unreadable", f"{path.name} cannot be read: {why}") from why
    if not tables:
        raise Refused("no_table", f"There is no table in {path.name}.")
    return tables[0]


def _partnership(options: Namespace, actor: Actor) -> str:
    """The partnership meant; the agency named must be the one acted for."""
    mine = agency_name(actor.agency_id) if actor.agency_id else ""
    if options.agency.casefold() != mine.casefold():
        whom = f"You act for {mine}." if mine else "You act for no agency."
        raise Refused("agency", f"{whom} A file is brought in by somebody of the agency whose it is.")
    asked = [options.partnership] if options.partnership else list(actor.partnerships)
    if len(asked) != 1:
        raise Refused("several", f"Say which partnership with --partnership ({', '.join(asked)}).")
    return str(asked[0])


def _day(text: str | None, option: str) -> date:
    if not text:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError as why:
        raise Refused("day", f"Write {option} as 2026-11-26.") from why


def _print(told: dict, *, as_json: bool) -> None:  # type: ignore[type-arg]
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for sentence in told["problems"]:
        print(sentence, file=sys.stderr)
    if told["left_out"]:
        print(f"Left out unread: {', '.join(told['left_out'])}.")
    if told.get("unfit", told["problems"]):
        many = " More rows are not understood than are: look whether a column has moved." if told.get("rows") else ""
        print(f"Nothing was brought in.{many}")
        return
    if told["dry_run"]:
        print(f"Nothing was brought in (--dry-run); {_counted(told['rows'], 'row', 'rows')} can be read.")
    else:
        print(f"{_counted(told['rows'], 'row was', 'rows were')} taken in.")
    if refused := told.get("refused"):
        print(
            f"{_counted(refused, 'row stays', 'rows stay')} out, each said above: correct it in your system, or send it again."
        )
