"""Setting what several systems say of one person beside each other, field by field. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from joinedup.people.finding.rules import words_of
from joinedup_core.calendar import UnreadableDate, parse_half_date

FIELDS: Mapping[str, str] = {
    "surname": "Surname", "forenames": "Forenames", "born": "Date of birth", "nhs_number": "NHS number", "sex": "Sex",
    "first_language": "First language", "needs": "Needs",
}  # fmt: skip
FREE = {"needs"}
"""Told in each system's own words: set side by side, never called different."""


@dataclass(frozen=True)
class Told:
    """What one source says of a person: whose it is, how fresh, and what it says in each field."""

    source: str
    says: Mapping[str, str]


@dataclass(frozen=True)
class Compared:
    """One field as every source tells it, in their order; a source that says nothing has an empty one."""

    key: str
    label: str
    said: tuple[str, ...]
    differ: bool

    @property
    def state(self) -> str:
        """Whether those agree who say anything; empty where fewer than two do."""
        if self.differ:
            return "They differ"
        return "The same" if self.key not in FREE and sum(map(bool, self.said)) > 1 else ""


def side_by_side(sources: Sequence[Told]) -> list[Compared]:
    """Every field that anybody says anything about, with what each says and whether they differ."""
    found = []
    for key, label in FIELDS.items():
        said = tuple(one.says.get(key, "") for one in sources)
        if any(said):
            found.append(Compared(key, label, said, key not in FREE and _differ(key, [one for one in said if one])))
    return found


def _differ(key: str, said: Sequence[str]) -> bool:
    """Whether what is said cannot all be so: a date as it is half known differs from none that it could be."""
    if key == "born":
        days = [_days(text) for text in said]
        known = [day for day in days if day]
        if len(known) == len(days):
            return bool(known) and max(first for first, _ in known) > min(last for _, last in known)
    return len({_plain(key, text) for text in said}) > 1


def _days(text: str) -> tuple[date, date] | None:
    try:
        read = parse_half_date(text)
    except UnreadableDate:
        return None
    return read.earliest, read.latest


def _plain(key: str, text: str) -> str:
    if key == "nhs_number":
        return re.sub(r"\D", "", text)
    return " ".join(words_of(text)) or text.casefold()
