"""Names out of chronologies and texts, and back. What is printed names roles and places, never a person."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from joinedup_core.chronology import WRITTEN_KINDS, Entry, UnwritableChronology, read_chronology, write_chronology
from joinedup_core.disclosure import (
    Cast,
    Pseudonymised,
    UnknownManner,
    UnreadableCast,
    UnreadableWayBack,
    WayBack,
    leaks,
    pseudonymise,
    read_cast,
    read_way_back,
    restore,
    unknown_names,
    write_way_back,
)
from joinedup_core.disclosure.cast_table import read_cast_table
from joinedup_core.disclosure.entry_texts import mapped
from joinedup_core.tables import UnreadableFile

REFUSALS = (UnreadableFile, UnwritableChronology, UnknownManner, UnreadableCast, UnreadableWayBack)
_TEXTS = (".txt", ".md")


def names_out(options: Namespace) -> int:
    """Write a chronology or a text with roles for names, and its way back beside the cast."""
    out = Path(options.out)
    try:
        cast = cast_from(options.cast)
        told, unread = told_in(Path(options.file))
        done = pseudonymise(told, cast, dates=options.dates, births=options.births)
        data = _written(done.told, out)
        kept = _keep_way_back(done, options, out)
    except REFUSALS as error:
        return refuse(str(error))
    out.write_bytes(data)
    for doubt in done.doubts:
        print(doubt)
    print(
        f"{out.name}: names are replaced. The way back is {kept.name}, beside the cast: keep both apart from the text."
    )
    if unread:
        print(f"{unread:,} rows or cells were not read and are not in it (see ./joinedup chronology read).")
    return 0


def names_back(options: Namespace) -> int:
    """Write a chronology or a text as it was; 1 when something could not be put back for certain."""
    out = Path(options.out)
    try:
        way_back = read_way_back(_way_back_file(options, Path(options.file)).read_bytes())
        told, _ = told_in(Path(options.file))
        back = restore(told, way_back)
        data = _written(back.told, out)
    except FileNotFoundError:
        return refuse("The way back is not beside the cast. Say where it is with --way-back.")
    except REFUSALS as error:
        return refuse(str(error))
    _write_private(out, data)
    if back.uncertain:
        return refuse(f"{out.name}: {back.uncertain:,} passages were changed since and may still hold roles.")
    print(f"{out.name}: all names are back.")
    return 0


def names(options: Namespace) -> int:
    """Print who stands in a chronology or a text and not in the cast: this one prints names, on purpose."""
    try:
        cast = cast_from(options.cast) if options.cast else None
        told, _ = told_in(Path(options.file))
    except REFUSALS as error:
        return refuse(str(error))
    texts = told.splitlines() if isinstance(told, str) else [_all_of(entry) for entry in told]
    kind = "line" if isinstance(told, str) else "event"
    found = [(number, one) for number, text in enumerate(texts, 1) for one in unknown_names(text, cast)]
    for number, one in found:
        print(f"{kind} {number}: {one.kind}, {one.sure}: {one.text} ({one.because})")
    print(f"{len(found):,} that the cast does not hold. The rules are not complete: read the text as well.")
    return 0


def _all_of(entry: Entry) -> str:
    texts: list[str] = []
    mapped(entry, lambda text: texts.append(text) or text)  # type: ignore[func-returns-value]
    return "\n".join(filter(None, texts))


def look_for_leaks(options: Namespace) -> int:
    """Say of every file what it gives away and where; 1 when anything does or a file cannot be checked."""
    try:
        cast = cast_from(options.cast)
    except REFUSALS as error:
        return refuse(str(error))
    told: list[dict[str, object]] = []
    refused = False
    for name in options.files:
        file = Path(name)
        try:
            found = leaks(file.read_bytes(), file.name, cast)
        except UnreadableFile as error:
            refused = bool(refuse(f"{file.name}: {error}"))
            continue
        told.append({"file": file.name, "leaks": [asdict(leak) for leak in found]})
        if not options.json:
            print(f"{file.name}: {_counted(len(found))}.")
            print("".join(f"  {leak}\n" for leak in found), end="")
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    return 1 if refused or any(one["leaks"] for one in told) else 0


def _counted(count: int) -> str:
    if not count:
        return "nothing of the cast was found in it. Names that the cast does not hold are not looked for"
    return "1 leak" if count == 1 else f"{count:,} leaks"


def cast_from(name: str) -> Cast:
    """The cast of a file. Raises UnreadableCast."""
    file = Path(name)
    if not file.is_file():
        raise UnreadableCast(
            f"{file.name}: there is no such file. Give the cast as .toml, .json, .csv, .xlsx or .docx."
        )
    if file.suffix.lower() in (".csv", ".xlsx", ".docx", ".ods"):
        return read_cast_table(file.read_bytes(), file.name)
    return read_cast(file.read_bytes(), name)


def told_in(file: Path) -> tuple[str | tuple[Entry, ...], int]:
    """The text of a text file or the entries of a chronology in order of time, and how much was not read."""
    data = file.read_bytes()
    if file.suffix.lower() in _TEXTS:
        try:
            return data.decode("utf-8"), 0
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="surrogateescape"), 0
    reading = read_chronology(data, file.name)
    return tuple(sorted(reading.entries, key=lambda entry: entry.when)), len(reading.unread)


def refuse(sentence: str) -> int:
    """Say why not, on the error channel."""
    print(sentence, file=sys.stderr)
    return 1


def _written(told: str | tuple[Entry, ...], out: Path) -> bytes:
    kind = out.suffix.lower().lstrip(".")
    if isinstance(told, str):
        if out.suffix.lower() not in _TEXTS:
            raise UnwritableChronology(f"A text is written as a text: the name must end in {' or '.join(_TEXTS)}.")
        return told.encode("utf-8", errors="surrogateescape")
    if kind not in WRITTEN_KINDS:
        raise UnwritableChronology(f"The name must end in {', '.join(f'.{kind}' for kind in WRITTEN_KINDS)}.")
    return write_chronology(told, kind)


def _keep_way_back(done: Pseudonymised, options: Namespace, out: Path) -> Path:
    file = _way_back_file(options, out)
    if not options.way_back and file.parent.resolve() == out.parent.resolve():
        raise UnwritableChronology(
            "Keep the cast in another folder than the text, or say --way-back where it is to be."
        )
    _write_private(file, write_way_back(WayBack(done.way_back.groups)))
    return file


def _way_back_file(options: Namespace, text: Path) -> Path:
    return Path(options.way_back) if options.way_back else Path(options.cast).parent / f"{text.name}.way-back.json"


def _write_private(file: Path, data: bytes) -> None:
    """Write a file that only its owner may read."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(data)
