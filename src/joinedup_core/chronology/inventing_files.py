"""Invented chronologies as the files that agencies send, each in a layout of its own, and the truth beside them."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from joinedup_core.calendar import read_moment
from joinedup_core.chronology.entry import Entry, Provenance
from joinedup_core.chronology.inventing import AGENCIES, Bank, Run, Silence, invent_world
from joinedup_core.chronology.inventing_words import Written, tell_world
from joinedup_core.tables import write_csv, write_docx, write_xlsx

STYLES = ("tuning", "held_out")
_WRITERS = {"csv": write_csv, "docx": write_docx, "xlsx": write_xlsx}
Where = tuple[str, int]  # a file's name and a row in it, counted from 1 with the headings


@dataclass(frozen=True)
class Table:
    """One agency's chronology: its columns (our key and the agency's heading), its rows as text, its kind of file."""

    agency: str
    file: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]

    def as_file(self) -> bytes:
        """The file as the agency would send it."""
        writer = _WRITERS[self.file.rsplit(".", 1)[1]]
        return writer(f"Chronology: {self.agency}", [heading for _, heading in self.columns], self.rows)

    def entries(self) -> list[Entry]:
        """The entries as a reader who understands every column reads them."""
        keys = [key for key, _ in self.columns]
        return [
            _entry(self.agency, dict(zip(keys, row, strict=True)), Provenance(self.file, "", number))
            for number, row in enumerate(self.rows, start=2)
        ]


@dataclass(frozen=True)
class Contradiction:
    """Rows of one event of which some have a claim, or the day, that others have otherwise."""

    claims: tuple[str, str]
    rows: tuple[Where, ...]
    against: tuple[Where, ...]


@dataclass(frozen=True)
class Truth:
    """What is so: which rows tell one event (every row stands in one tuple), what was planted, contacts in a rhythm."""

    events: tuple[tuple[Where, ...], ...]
    contradictions: tuple[Contradiction, ...]
    silences: tuple[Silence, ...]
    runs: tuple[Run, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The truth for a file."""
        return {
            "events": [[list(where) for where in rows] for rows in self.events],
            "contradictions": [
                {"claims": list(one.claims), "rows": list(one.rows), "against": list(one.against)}
                for one in self.contradictions
            ],
            "gaps": [
                {"agency": one.agency, "after": f"{one.after}", "until": f"{one.until}", "every_days": one.every}
                for one in self.silences
            ],
        }


@dataclass(frozen=True)
class Invention:
    """Invented chronologies of several agencies, and their truth."""

    tables: tuple[Table, ...]
    truth: Truth

    def entries(self) -> list[Entry]:
        """All entries, table by table."""
        return [entry for table in self.tables for entry in table.entries()]


@cache
def bank_of(styles: str) -> Bank:
    """The wordings and layouts of a family of styles, one of STYLES."""
    text = files("joinedup_core.chronology").joinpath(f"invented_{styles}.toml").read_text("utf-8")
    return tomllib.loads(text)


def invent(
    chance: random.Random, *, agencies: int = 8, entries: int = 500, styles: str = "tuning", per_day: float = 1.0
) -> Invention:
    """Chronologies of one family from so many agencies (2 to 12), with about so many entries, so many a day."""
    bank = bank_of(styles)
    world = invent_world(chance, bank, max(2, min(len(AGENCIES), agencies)), entries, per_day)
    written, planted = tell_world(chance, bank, world)
    events: dict[int, list[Where]] = {}
    says: dict[tuple[int, str], list[Where]] = {}
    tables = []
    for number, agency in enumerate(world.agencies):
        mine = [one for one in written if one.agency == agency]
        chance.shuffle(mine)
        mine.sort(key=lambda one: one.on)
        table = _table(chance, bank, agency, number, mine)
        tables.append(table)
        for row, one in enumerate(mine, start=2):
            events.setdefault(one.event, []).append((table.file, row))
            for claim in one.says:
                says.setdefault((one.event, claim), []).append((table.file, row))
            if one.dated:
                says.setdefault((one.event, f"{one.dated} day"), []).append((table.file, row))
    contradictions = tuple(
        Contradiction((right, wrong), tuple(says[event, right]), tuple(says[event, wrong]))
        for event, right, wrong in (*planted, *((event, "right day", "wrong day") for event in events))
        if (event, right) in says and (event, wrong) in says
    )
    names = bank["agency_names"]
    silences = tuple(replace(one, agency=names[one.agency]) for one in world.silences)
    runs = tuple(replace(one, agency=names[one.agency]) for one in world.runs)
    truth = Truth(tuple(tuple(rows) for rows in events.values()), contradictions, silences, runs)
    return Invention(tuple(tables), truth)


def _table(chance: random.Random, bank: Bank, agency: str, number: int, mine: list[Written]) -> Table:
    layout = chance.choice(bank["layout"])
    columns = tuple((key, heading) for key, heading in layout["columns"])
    name = bank["agency_names"][agency]
    file = f"{re.sub('[^a-z0-9]+', '-', name.lower()).strip('-')}.{layout['file']}"
    rows = tuple(_row(chance, bank, layout, one, at) for at, one in enumerate(mine, start=1))
    return Table(name, file, columns, rows)


def _row(chance: random.Random, bank: Bank, layout: dict[str, Any], one: Written, at: int) -> tuple[str, ...]:
    keys = [key for key, _ in layout["columns"]]
    texts = dict(one.texts)
    if "outcome" in keys:
        texts["outcome"] = texts["concluded"]
    elif texts["concluded"]:
        texts["what"] = f"{texts['what']} {texts['concluded']}"
    clock = ""
    if one.clock and one.day not in ("month", "week"):
        clock = layout["clock"].replace("%H", f"{one.clock[0]:02d}").replace("%M", f"{one.clock[1]:02d}")
    texts["when"] = _day(one.on, one.day, layout["day"])
    if "time" in keys:
        texts["time"] = clock
    elif clock and dict(layout["columns"])["when"].endswith("time"):
        texts["when"] += f" {clock}"
    marks = bank["small_marks"]
    seen = "seen" if "child_seen" in one.says else "unseen" if "child_unseen" in one.says else ""
    texts["seen"] = chance.choice(marks[seen]) if seen else ""
    texts |= {"reference": str(at), "agency": bank["agency_names"][one.agency]}
    return tuple(texts.get(key, "") for key in keys)


def _day(on: date, written: str, pattern: str) -> str:
    if written == "month":
        return f"{on:%B %Y}"
    if written == "week":
        return f"w/c {on.fromordinal(on.toordinal() - on.weekday()):%d/%m/%Y}"
    return f"{'? ' if written else ''}{on.strftime(pattern)}"


def _entry(agency: str, row: dict[str, str], source: Provenance) -> Entry:
    told = f"{row['when']} {row['time']}" if row.get("time") else row["when"]
    who = tuple(part.strip() for part in row.get("who", "").split(",") if part.strip())
    return Entry(
        read_moment(told), source, row.get("agency") or agency, row["what"], who, row.get("kind", ""), row.get("where", ""),
        row.get("outcome", ""), row.get("seen", ""), row.get("author", ""), row.get("comment", ""),
        row.get("information", ""), row.get("reference", ""),
    )  # fmt: skip
