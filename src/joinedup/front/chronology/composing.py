"""Chronologies put together on the command line: merged, with what is one event and what is worth a look; and invented ones."""

from __future__ import annotations

import json
import random
import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from joinedup.front.chronology.cli import read_all
from joinedup.front.disclosure.cli import cast_from
from joinedup_core.calendar import Moment, UnreadableDate, parse_half_date
from joinedup_core.chronology import WRITTEN_KINDS, Entry, Mark, UnwritableChronology, write_chronology
from joinedup_core.chronology.findings import Composite, compose, group_in_words
from joinedup_core.chronology.inventing import AGENCIES
from joinedup_core.chronology.inventing_files import invent
from joinedup_core.chronology.merging import placing
from joinedup_core.chronology.written_json import json_of
from joinedup_core.disclosure import UnreadableCast, pseudonymise

HEADINGS = {
    "contradiction": "Contradictions", "gap": "Gaps", "burst": "Bursts", "escalation": "Escalation",
    "knowledge": "Who knew what when",
}  # fmt: skip
CAUTION = "Findings are about what was written down, for a person to judge; they do not say that anybody is safe."


def merge(options: Namespace) -> int:
    """Merge files into one chronology, write it where -o says, and say in words what was found; 1 when refused."""
    out = Path(options.out) if options.out else None
    kind = out.suffix.lower().lstrip(".") if out else ""
    if out and kind not in WRITTEN_KINDS:
        return _refuse(f"{out.name}: the name must end in {', '.join(f'.{kind}' for kind in WRITTEN_KINDS)}.")
    if out and out.exists() and any(out.samefile(name) for name in options.files if Path(name).exists()):
        return _refuse(f"{out.name} is one of the files to be read. Give another name after -o.")
    readings, refused = read_all(options, progress=True)
    if refused:
        return _refuse("Nothing was written.")
    try:
        until = parse_half_date(options.until).latest if options.until else None
        told_by = [_with_agency(name, reading.entries) for name, reading in readings]
        if options.cast:
            _say(f"Putting roles for names, from {Path(options.cast).name}")
        told_by, doubts = _under_roles(told_by, options.cast)
        _say(f"Comparing {sum(map(len, told_by)):,} entries from {_files(len(readings))}")
        composite = compose(*told_by, expected=_expected(options.expect), until=until)
        _say(f"Found: events told by several {len(composite.grouping.groups):,}, findings {len(composite.findings):,}")
        if out:
            _say(f"Writing {out.name}")
        data = _written(composite, kind, options.title) if out else b""
    except (UnreadableDate, UnwritableChronology, UnreadableCast, ValueError) as error:
        return _refuse(str(error))
    if out:
        out.write_bytes(data)
    for doubt in doubts:
        print(doubt, file=sys.stderr)
    told = _told(composite) if options.json else ""
    print(
        told
        or "\n".join(_in_words(composite, [name for name, _ in readings], sum(len(r.unread) for _, r in readings), out))
    )
    return 0


def generate(options: Namespace) -> int:
    """Write invented chronologies with known truth, a file an agency and truth.json, into a folder."""
    if not 2 <= options.agencies <= len(AGENCIES):
        return _refuse(f"Give a number of agencies from 2 to {len(AGENCIES)}.")
    if options.entries < 1:
        return _refuse("Give a number of entries, 1 or more.")
    folder = Path(options.out)
    if folder.exists() and any(folder.iterdir()):
        return _refuse(f"{folder.name} is not empty. Name a new folder.")
    chance = random.Random(options.seed)  # noqa: S311 - invented lives, not secrets
    invention = invent(chance, agencies=options.agencies, entries=options.entries, styles=options.styles)
    folder.mkdir(parents=True, exist_ok=True)
    for table in invention.tables:
        (folder / table.file).write_bytes(table.as_file())
    truth = json.dumps(invention.truth.as_json(), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(truth, encoding="utf-8")
    print(
        f"{folder.name}: {sum(len(table.rows) for table in invention.tables):,} invented entries of {len(invention.tables)} agencies."
    )
    return 0


def _with_agency(name: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a file, those that name no agency under the file's own name: it is whose file it is."""
    words = re.sub(r"[-_\s]+", " ", Path(name).stem).strip().capitalize()
    agency = re.sub(r"\b([Cc]hildren|[Ww]omen) s\b", "\\1\u2019s", words)
    return [entry if entry.agency else replace(entry, agency=agency) for entry in entries]


def _under_roles(told_by: Sequence[Sequence[Entry]], cast: str | None) -> tuple[list[Sequence[Entry]], list[str]]:
    """The entries with the roles of a cast for its names, before they are compared, so that findings name no one either.

    No way back is kept: the files that were sent in still say who everybody is.
    """
    if not cast:
        return list(told_by), []
    key = cast_from(cast)
    found: list[Sequence[Entry]] = []
    doubts: list[str] = []
    for entries in told_by:
        done = pseudonymise(entries, key)
        found.append([entry for entry in done.told if isinstance(entry, Entry)])
        doubts += [f"{entries[one.passage - 1].source}: {' or '.join(one.roles)}: {one.because}" for one in done.doubts]
    return found, doubts


def _say(words: str) -> None:
    """What is being done, for whoever waits; not part of what is told."""
    print(words, file=sys.stderr, flush=True)


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _expected(given: Sequence[str]) -> dict[str, int]:
    """Longest intervals by agency, from texts such as "Health visiting=42"."""
    found = {}
    for text in given or ():
        agency, _, days = text.rpartition("=")
        if not agency or not days.isdecimal() or not int(days):
            raise ValueError(
                f'\u201c{text}\u201d is not an agency and a number of days. Write it as "Health visiting=42".'
            )
        found[agency.strip()] = int(days)
    return found


def _written(composite: Composite, kind: str, title: str) -> bytes:
    """The merged chronology as a file. Beside each entry stands who else tells of it; JSON holds the entries alone."""
    entries = composite.chronology.entries
    marks = [
        Mark(entries[one.entries[0]].when, one.words)
        for one in composite.findings
        if one.kind in ("contradiction", "burst", "escalation")
    ]
    shown = entries if kind == "json" else _with_others(composite)
    return write_chronology(shown, kind, title=title, sources=True, marks=marks)


def _with_others(composite: Composite) -> list[Entry]:
    """The entries with two columns more: who else tells of the event, and how an uncertain date was placed."""
    entries = composite.chronology.entries
    others = {
        n: "; ".join(f"{entries[m].agency} ({entries[m].source})" for m in one.members if m != n)
        for one in composite.grouping.groups
        for n in one.members
    }
    return [
        replace(entry, extra=(*entry.extra, ("Also told by", others.get(n, "")), ("Placed", placing(entry.when))))
        for n, entry in enumerate(entries)
    ]


def _told(composite: Composite) -> str:
    entries, grouping = composite.chronology.entries, composite.grouping
    told = {
        "entries": [json_of(entry) for entry in entries],
        "handed_in_again": [str(source) for source in composite.chronology.again],
        "groups": [
            {"entries": list(one.members), "words": group_in_words(one, entries, grouping), "keyed_twice": bool(one.twice)}
            for one in grouping.groups
        ],
        "perhaps_one_event": [[link.first, link.second] for link in grouping.perhaps],
        "findings": [
            {
                "kind": one.kind, "about": one.about, "words": one.words, "entries": list(one.entries),
                "quotes": [{"entry": quote.entry, "words": quote.words} for quote in one.quotes],
            }
            for one in composite.findings
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1)


def _in_words(composite: Composite, names: Sequence[str], unread: int, out: Path | None) -> list[str]:
    entries, grouping = composite.chronology.entries, composite.grouping
    lines = [
        f"{len(entries):,} entries of {_agencies(len({entry.agency for entry in entries}))}, from {', '.join(names)}."
    ]
    if unread:
        lines.append(f"Not read: {_rows(unread)}. ./joinedup chronology read says which and why.")
    if again := composite.chronology.again:
        lines.append(f"{len(again)} rows were handed in twice and stand once: {'; '.join(map(str, again[:5]))}.")
    unsure = sum(1 for entry in entries if entry.when.exact is None)
    if unsure:
        lines.append(f"{unsure} have no certain day; each stands at the earliest it can have been, with its span.")
    lines += ["", f"The same event told by several: {len(grouping.groups)} groups. All their entries are kept."]
    lines += [f"- {group_in_words(one, entries, grouping)}" for one in grouping.groups]
    if grouping.perhaps:
        lines += ["", f"Perhaps the same event, for you to decide: {len(grouping.perhaps)}."]
        lines += [f"- {_place(entries[link.first])} and {_place(entries[link.second])}" for link in grouping.perhaps]
    counts = Counter(one.kind for one in composite.findings)
    for kind, heading in HEADINGS.items():
        lines += ["", f"{heading}: {counts[kind]}."]
        lines += [f"- {one.words}" for one in composite.findings if one.kind == kind]
    return [*lines, "", CAUTION, *([f"{out.name} was written."] if out else [])]


def _rows(count: int) -> str:
    return "1 row or cell" if count == 1 else f"{count:,} rows or cells"


def _place(entry: Entry) -> str:
    when: Moment = entry.when
    return f"{entry.agency}, {when} ({entry.source})"


def _agencies(count: int) -> str:
    return "1 agency" if count == 1 else f"{count} agencies"
