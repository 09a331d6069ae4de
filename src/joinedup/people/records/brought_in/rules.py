"""Reading a file of an agency's records: which column is what, and what a row means. Pure.

Only the columns named here are taken; every other is left out unread, and said to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from joinedup.people.finding.rules import Known, keys_of
from joinedup.people.persons.rules import NUMBER_KINDS, SEXES, NumberKind, Wrong, nhs, postcode, read_born
from joinedup_core.tables import RawTable, columns_named, plain_words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("number", "record number", "record", "reference", "person reference", "person id", "client id", "id"),
    "forenames": ("forenames", "forename", "first name", "first names", "given name", "given names"),
    "surname": ("surname", "last name", "family name"),
    "name": ("name", "full name"),
    "born": ("date of birth", "born", "dob", "birth date"),
    "nhs_number": ("nhs number", "nhs", "nhs no"),
    "sex": ("sex", "gender"),
    "first_language": ("first language", "language"),
    "needs": ("needs", "care and support needs", "support needs"),
    "address": ("address", "home address"),
    "house": ("house",),
    "street": ("street",),
    "town": ("town",),
    "postcode": ("postcode", "post code"),
    "confidential": ("address confidential", "confidential", "confidential address"),
}
OURS: Mapping[str, NumberKind] = NUMBER_KINDS
YES, NO = ("yes", "y", "true", "1"), ("", "no", "n", "false", "0")
NOT_KNOWN = ("", "unknown", "not known", "n k", "u", "not stated", "nfa", "no fixed abode")
LONGEST: Mapping[str, int] = {
    "number": 40,
    "forenames": 200,
    "surname": 200,
    "first_language": 80,
    "needs": 2000,
    "address": 400,
    "postcode": 10,
}
STATES: Mapping[str, str] = {"confirmed": "Yes: it is this person", "apart": "No: it is somebody else"}


@dataclass(frozen=True)
class RecordRow:
    """What one row says of somebody, as it is kept."""

    row: int
    number: str
    forenames: str = ""
    surname: str = ""
    born: str = ""
    born_from_on: date | None = None
    born_to_on: date | None = None
    nhs_number: str = ""
    sex: str = ""
    first_language: str = ""
    needs: str = ""
    address: str = ""
    postcode: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    """Numbers of the partnership's own kinds, each with its kind: it is compared by them."""

    @property
    def keys(self) -> list[str]:
        """What it is compared by: the name, the NHS number and the numbers of the partnership's own kinds."""
        numbers = (("nhs", self.nhs_number),) if self.nhs_number else ()
        return keys_of(Known(names=((self.forenames, self.surname),), numbers=(*numbers, *self.numbers)))


@dataclass(frozen=True)
class RecordFile:
    """What was read: the rows that come in, a sentence on each that does not, the columns left out unread, and how many addresses were."""

    rows: tuple[RecordRow, ...]
    problems: tuple[str, ...]
    left_out: tuple[str, ...]
    confidential: int = 0

    @property
    def unfit(self) -> bool:
        """Whether nothing of it comes in: no row is understood, or fewer than are not, as where a column has moved."""
        return len(self.rows) < max(len(self.problems), 1)


def read_records(table: RawTable, *, today: date, kinds: Mapping[str, NumberKind] = OURS) -> RecordFile:
    """Read every row; whatever is not understood is said with its row and column, and does not come in.

    Of two rows with one number neither does: nobody knows which is right. `kinds`: those of number that the partnership records; a
    column that is called as one of its own is read as that.
    """
    own = {key: kind for key, kind in kinds.items() if key not in NUMBER_KINDS}
    columns = columns_named(
        table.headings, {**COLUMNS, **{key: (plain_words(kind.label),) for key, kind in own.items()}}
    )
    left_out = tuple(heading for n, heading in enumerate(table.headings) if n not in columns.values())
    if "number" not in columns or not {"surname", "forenames", "name", "nhs_number"} & set(columns):
        found = ", ".join(table.headings)
        needed = (
            "There must be a column for the number, and one for the surname, the forenames, the name or the NHS number."
        )
        return RecordFile((), (f"{needed} The columns are: {found}.",), left_out)
    rows: list[RecordRow] = []
    problems: list[str] = []
    hidden: set[int] = set()
    for row in table.rows:
        cells = {key: row.cells[n].text.strip() for key, n in columns.items()}
        if not any(cells.values()):
            continue
        try:
            confidential = _answer(cells.get("confidential", ""))
            rows.append(_row(row.number, cells, confidential, today, own))
        except ValueError as why:
            problems.append(f"Row {row.number}: {why}")
            continue
        if confidential:
            hidden.add(row.number)
    if not rows and not problems:
        problems.append("There is no row in the file.")
    once, twice = _apart(rows)
    kept = sum(row.row in hidden for row in once)
    return RecordFile(tuple(once), (*problems, *twice), left_out, kept)


def _apart(rows: list[RecordRow]) -> tuple[list[RecordRow], list[str]]:
    """The rows whose number stands once, and a sentence on each of the others."""
    of_number: dict[str, list[int]] = {}
    for row in rows:
        of_number.setdefault(row.number, []).append(row.row)
    twice = [
        f"Row {row.row}, number: “{row.number}” stands in rows {' and '.join(map(str, of_number[row.number]))}: none of them is taken in."
        for row in rows if len(of_number[row.number]) > 1
    ]  # fmt: skip
    return [row for row in rows if len(of_number[row.number]) == 1], twice


def _row(number: int, cells: Mapping[str, str], hidden: bool, today: date, own: Mapping[str, NumberKind]) -> RecordRow:
    """One row. Raises ValueError with a sentence that begins with the column."""
    said = {key: " ".join(text.split()) for key, text in cells.items()}
    if not said["number"]:
        raise ValueError("number: it is empty. Every record needs the number that your system gives it.")
    if not (said.get("surname") or said.get("forenames")):
        said |= _names(said.get("name", ""))
    said |= {name: "" for name in ("surname", "forenames") if plain_words(said.get(name, "")) in NOT_KNOWN}
    parts = [said.get(name, "") for name in ("house", "street", "town")]
    said["address"] = said.get("address") or ", ".join(part for part in parts if part)
    for key, most in LONGEST.items():
        if len(said.get(key, "")) > most:
            raise ValueError(f"{key.replace('_', ' ')}: it is longer than {most} letters.")
    told = [(key, _read(kind.label, said.get(key, ""), kind.check)) for key, kind in own.items()]
    born = _read("date of birth", said.get("born", ""), lambda text: read_born(text, today))
    return RecordRow(
        number, said["number"], said.get("forenames", ""), said.get("surname", ""), str(born) if born else "",
        born.earliest if born else None, born.latest if born else None, _read("NHS number", said.get("nhs_number", ""), nhs) or "",
        _sex(said.get("sex", "")), said.get("first_language", ""), said.get("needs", ""), "" if hidden else said["address"],
        "" if hidden else _postcode(said.get("postcode", "")), tuple((key, found) for key, found in told if found),
    )  # fmt: skip


def _names(whole: str) -> dict[str, str]:
    """Surname and forenames out of a name in one cell: `SURNAME, Forename`, or the last word is the surname."""
    surname, comma, forenames = whole.partition(",")
    if not comma:
        forenames, _, surname = whole.rpartition(" ")
    return {"surname": surname.strip(), "forenames": forenames.strip()}


def _read(column: str, text: str, read):  # type: ignore[no-untyped-def]
    if plain_words(text) in NOT_KNOWN:
        return None
    try:
        return read(text)
    except Wrong as wrong:
        raise ValueError(f"{column}: “{text}” was not understood. {wrong.message}.") from wrong


def _postcode(text: str) -> str:
    """A postcode as it is written properly; one that is none is kept as the system holds it: nothing is compared by it."""
    if plain_words(text) in NOT_KNOWN:
        return ""
    try:
        return postcode(text, whole=False)
    except Wrong:
        return text


def _sex(text: str) -> str:
    plain = plain_words(text)
    if plain in NOT_KNOWN:
        return ""
    for key, label in SEXES.items():
        if plain in (key, plain_words(label), key[0]):
            return key
    offered = ", ".join(label.lower() for label in SEXES.values())
    raise ValueError(f"sex: “{text}” was not understood. Write {offered}, or leave it empty.")


def _answer(text: str) -> bool:
    if plain_words(text) in YES:
        return True
    if plain_words(text) in NO:
        return False
    raise ValueError(f"address confidential: “{text}” was not understood. Write yes or no.")
