"""An invented town as files, on the command line: to try imports with people who do not exist."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

MOST = 1_000_000


class Unfit(ValueError):
    """What was asked for cannot be written: the sentence says what to do."""

    exit_code = 2


def town(options: Namespace) -> int:
    """Write the town; the same people, seed and day give the same files."""
    from joinedup_core.town.build import Town
    from joinedup_core.town.writing import write_town

    if not 1 <= options.people <= MOST:
        raise Unfit(f"Give from 1 to {MOST:,} people.")
    folder = Path(options.output)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unfit(f"{folder.name} is there already. Name a folder that is new or empty.")
    try:
        until = date.fromisoformat(options.until) if options.until else date.today()
    except ValueError as why:
        raise Unfit("Write --until as 2026-11-26.") from why
    try:
        written = write_town(Town(people=options.people, seed=options.seed), folder, until=until)
    except OSError as why:
        raise Unfit(f"{folder.name} cannot be written: {why.strerror or why}.") from why
    names = [path.name for path in written]
    if options.json:
        told = {"people": options.people, "seed": options.seed, "until": until.isoformat(), "files": names}
        print(json.dumps(told, indent=2))
        return 0
    print(f"{options.people} invented people, seed {options.seed}, contacts until {until.isoformat()}:")
    print("\n".join(f"  {name}" for name in names))
    return 0
