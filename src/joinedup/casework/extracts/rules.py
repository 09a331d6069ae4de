"""Reading an extract of contacts: which column is what, and what a row means. Pure.

Only reference, day, mode, seen and at home are taken. Every other column is left out unread, and said to be.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from joinedup.casework.contacts.rules import When, read_when
from joinedup_core.calendar import UnreadableDate
from joinedup_core.tables import RawTable, columns_named, plain_words

COLUMNS = {
    "reference": (
        "reference",
        "person reference",
        "record",
        "record number",
        "record reference",
        "person id",
        "client id",
    ),
    "when": ("date", "contact date", "date of contact", "day", "when"),
    "mode": ("mode", "how", "contact mode", "contact type", "type of contact", "method"),
    "seen": ("seen", "person seen", "was seen", "seen in person"),
    "at_home": ("at home", "home", "at their home", "in the home"),
    "contact_id": ("contact id", "contact number", "event id", "id"),
}
NEEDED = {"reference": "person reference", "when": "date", "mode": "mode"}
MODES = {
    "telephone": ("telephone", "phone", "call", "phone call", "telephone call", "tel"),
    "video": ("video", "video call", "virtual", "teams"),
    "in_person": ("in person", "face to face", "visit", "f2f", "in person elsewhere", "in person somewhere else"),
    "in_person_home": ("home visit", "in person at home", "at home", "visit at home", "in person home"),
    "none": ("none", "no contact", "attempted", "tried", "no reply", "no access", "did not attend", "dna"),
}
SEEN = {
    "alone": ("alone", "seen alone"),
    "with_others": ("with others", "seen with others"),
    "seen": ("yes", "y", "true", "1", "seen"),
    "not_seen": ("no", "n", "false", "0", "not seen"),
    "not_told": ("", "not known", "unknown"),
}
HOME = {True: ("yes", "y", "true", "1"), False: ("no", "n", "false", "0", "", "not known", "unknown")}


@dataclass(frozen=True)
class ExtractRow:
    """One contact of an extract."""

    number: int
    reference: str
    when: When
    mode: str
    seen: str
    contact_id: str

    def key(self, agency: str, system: str) -> uuid.UUID:
        """The same for the same contact in every file of an agency, so that bringing it in again adds nothing."""
        what = self.contact_id or f"{self.when.told}|{self.mode}|{self.seen}"
        words = "\x1f".join(("contact", agency, system.casefold(), self.reference.casefold(), what))
        return uuid.uuid5(uuid.NAMESPACE_URL, words)


@dataclass(frozen=True)
class Extract:
    """What was read: rows, sentences on what was not understood, and the columns left out unread."""

    rows: tuple[ExtractRow, ...]
    problems: tuple[str, ...]
    left_out: tuple[str, ...]


def read_extract(table: RawTable, *, today: date) -> Extract:
    """Read every row; where anything is not understood it is said with its row and column."""
    columns = columns_named(table.headings, COLUMNS)
    missing = [name for key, name in NEEDED.items() if key not in columns]
    left_out = tuple(heading for n, heading in enumerate(table.headings) if n not in columns.values())
    if missing:
        found = ", ".join(table.headings)
        return Extract((), (f"There is no column for: {', '.join(missing)}. The columns are: {found}.",), left_out)
    rows, problems = [], []
    for row in table.rows:
        cells = {key: row.cells[n].text.strip() for key, n in columns.items()}
        if not any(cells.values()):
            continue
        try:
            rows.append(_row(row.number, cells, today))
        except ValueError as why:
            problems.append(f"Row {row.number}: {why}")
    if not rows and not problems:
        problems.append("There is no row in the file.")
    return Extract(tuple(rows), tuple(problems), left_out)


def _row(number: int, cells: dict[str, str], today: date) -> ExtractRow:
    """One row. Raises ValueError with a sentence that names the column."""
    if not cells["reference"]:
        raise ValueError("the person reference is empty. Every contact needs the agency’s own reference.")
    try:
        when = read_when(cells["when"], today=today)
    except UnreadableDate as why:
        raise ValueError(f"the date “{cells['when']}” was not understood. {why}") from why
    mode = _meaning(MODES, cells["mode"], "mode", "telephone, video, in person, home visit or none")
    seen = _meaning(SEEN, cells.get("seen", ""), "column “seen”", "yes, no, alone or with others")
    home = _meaning(HOME, cells.get("at_home", ""), "column “at home”", "yes or no")
    if mode == "in_person":
        mode = "in_person_home" if home else "in_person_elsewhere"
    if mode in ("telephone", "none"):
        seen = "not_seen"
    return ExtractRow(number, cells["reference"], when, mode, seen, cells.get("contact_id", ""))


def _meaning(meanings: dict, text: str, name: str, offered: str):  # type: ignore[type-arg,no-untyped-def]
    plain = plain_words(text)
    for meaning, words in meanings.items():
        if plain in words:
            return meaning
    raise ValueError(f"the {name} “{text}” was not understood. Write {offered}.")
