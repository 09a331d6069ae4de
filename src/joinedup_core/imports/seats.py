"""Reading a list of seats (a membership list) from a table."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import UnreadableDate, parse_half_date
from joinedup_core.imports.names import Names
from joinedup_core.imports.rows import Cells, Kind, RowRead
from joinedup_core.tables import FieldSpec
from joinedup_core.tables.mapping import plain

FIELDS = (
    FieldSpec("post", "Post", ("job title", "position", "post title", "title", "designation")),
    FieldSpec("agency", "Agency", ("organisation", "agency represented", "representing", "partner", "employer")),
    FieldSpec("holder", "Held by", ("name", "member", "representative", "holder", "current member")),
    FieldSpec("role", "Role on the group", ("role", "member type", "membership", "capacity")),
    FieldSpec("deputy", "Deputy", ("substitute", "named deputy", "deputy name", "nominated deputy")),
    FieldSpec("from", "First day", ("start date", "since", "appointed", "from", "date joined"), kind="date"),
    FieldSpec("to", "Last day", ("end date", "until", "term ends", "to", "date left"), kind="date"),
    FieldSpec("group", "Group", ("board", "subgroup", "sub group", "committee")),
)
_ROLES = {
    "chair": "chair|chairperson|chairman|chairwoman|independent chair",
    "vice_chair": "vice chair|deputy chair|vice chairperson|vicechair",
    "member": "member|full member|core member|core|voting member|statutory partner|statutory member",
    "scrutineer": "independent scrutineer|scrutineer",
    "adviser": "adviser|advisor|professional adviser|professional advisor|in attendance",
    "observer": "observer",
    "secretary": "secretary|minute taker|administrator|clerk",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split("|")}


@dataclass(frozen=True)
class SeatRow:
    """A seat as a row gives it; group and agency are keys of what stands in the partnership."""

    group: str
    post: str
    agency: str
    role: str
    holder_name: str
    deputy_name: str
    from_on: date | None
    to_on: date | None


def read_seat(cells: Cells, *, names: Names, taken: Set[tuple[str, str, str]]) -> RowRead:
    """One row of a membership list. `taken`: group, plain post and agency of the seats there are."""
    group = names.group_of(cells)
    role = _ROLE_OF.get(plain(cells["role"]), "")
    post = " ".join(cells["post"].split())
    if not post and not role:
        post = " ".join(cells["role"].split())
    if not post:
        cells.problem("post", "The row has no post: write what the seat is, such as Head of Safeguarding.")
    elif cells["role"] and not role and post != cells["role"]:
        cells.note(f"“{cells['role']}” is no role on a group: the seat comes in as a member's.")
    agency = names.agency(cells["agency"]) if cells["agency"] else None
    if cells["agency"] and agency is None:
        cells.problem(
            "agency",
            f"“{cells['agency']}” is no agency of this partnership. Add it first, or write its name as it stands here.",
        )
    from_on, to_on = _day(cells, "from"), _day(cells, "to")
    if from_on and to_on and to_on < from_on:
        cells.problem("to", "The last day lies before the first day.")
    if group and (group.key, plain(post), agency.key if agency else "") in taken:
        cells.problem("post", f"{group.label} has this seat already: take the row out.")
    if cells["holder"]:
        cells.note("Comes in by name, without powers: give the seat to the person's account once they have one.")
    row = SeatRow(
        group.key if group else "", post[:200], agency.key if agency else "", role or "member",
        " ".join(cells["holder"].split())[:200], " ".join(cells["deputy"].split())[:200], from_on, to_on,
    )  # fmt: skip
    told = (
        ("Post", post), ("Group", group.label if group else ""), ("Agency", agency.label if agency else "None"),
        ("Role on the group", row.role.replace("_", " ")), ("Held by", row.holder_name or "Nobody yet"), ("Deputy", row.deputy_name),
        ("First day", cells["from"]), ("Last day", cells["to"]),
    )  # fmt: skip
    title = ", ".join(part for part in (post, agency.label if agency else "", group.label if group else "") if part)
    return RowRead(
        cells.number, title, tuple((a, b) for a, b in told if b), tuple(cells.notes), tuple(cells.problems), row
    )


def _day(cells: Cells, key: str) -> date | None:
    """A day; of a month or a year the first for the beginning, the last for the end."""
    if not cells[key]:
        return None
    try:
        found = parse_half_date(cells[key])
    except UnreadableDate as why:
        cells.problem(key, f"{why} Or leave the cell empty.")
        return None
    return found.earliest if key == "from" else found.latest


SEATS = Kind(
    "seats", "Seat list", FIELDS, read_seat, unique_field="post", title="Import a list of seats",
    intro="A membership list as a Word table, an Excel sheet or a CSV file: one row for each seat.",
)  # fmt: skip
