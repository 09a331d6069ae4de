"""A cast kept as a table (.csv, .xlsx, .docx): a person a row, their role and what they are called in columns."""

from __future__ import annotations

from joinedup_core.calendar import UnreadableDate, read_moment
from joinedup_core.disclosure.cast import Cast, Member, UnreadableCast
from joinedup_core.tables import UnreadableFile, read_tables

_MANY = ("names", "aliases", "diminutives", "initials", "addresses", "telephones", "emails", "numbers")
_HEADINGS = {
    "role": "role", "name": "names", "names": "names", "full name": "names", "surname": "surname", "relation": "relation",
    "alias": "aliases", "aliases": "aliases", "also called": "aliases", "known as": "aliases", "short name": "diminutives",
    "diminutives": "diminutives", "initials": "initials", "address": "addresses", "addresses": "addresses",
    "telephone": "telephones", "telephones": "telephones", "phone": "telephones", "email": "emails", "e-mail": "emails",
    "emails": "emails", "number": "numbers", "numbers": "numbers", "nhs number": "numbers", "born": "born",
    "date of birth": "born", "dob": "born", "person": "person",
}  # fmt: skip


def read_cast_table(data: bytes, filename: str) -> Cast:
    """The cast of a table. Several names in one cell are parted by semicolons. Raises UnreadableCast, which names no one."""
    try:
        tables = read_tables(data, filename)
    except UnreadableFile as error:
        raise UnreadableCast(str(error)) from None
    if len(tables) != 1 or not tables[0].rows:
        raise UnreadableCast("The cast is one table with a row for each person, headed Role, Names and so on.")
    columns = [_HEADINGS.get(" ".join(heading.lower().split())) for heading in tables[0].headings]
    unknown = [heading for heading, key in zip(tables[0].headings, columns, strict=True) if key is None]
    if unknown or "role" not in columns or "names" not in columns:
        wrong = f"The column \u201c{unknown[0]}\u201d is not known. " if unknown else "Role or Names is missing. "
        raise UnreadableCast(f"{wrong}Known are {', '.join(sorted({key.title() for key in _HEADINGS}))}.")
    found = []
    for row in tables[0].rows:
        told = [
            (key, cell.text.strip()) for key, cell in zip(columns, row.cells, strict=True) if key and cell.text.strip()
        ]
        found.append(_member(row.number, told))
    return Cast(tuple(found))


def _member(number: int, told: list[tuple[str, str]]) -> Member:
    values: dict[str, object] = {"role": ""}
    lists: dict[str, list[str]] = {}
    for key, text in told:
        if key in _MANY:
            lists.setdefault(key, []).extend(
                filter(None, (part.strip() for part in text.replace("\n", ";").split(";")))
            )
        elif key == "person":
            values[key] = text.lower() not in ("no", "false", "0")
        elif key == "born":
            try:
                values[key] = read_moment(text).exact
            except UnreadableDate:
                values[key] = None
            if values[key] is None:
                raise UnreadableCast(f"Row {number}, column born: this is no whole day. Write it as 3 April 2015.")
        else:
            values[key] = text
    if not values["role"]:
        raise UnreadableCast(f"Row {number} has no role. Give each a role, such as Mother or Child A.")
    values |= {key: tuple(texts) for key, texts in lists.items()}
    return Member(**values)  # type: ignore[arg-type]
