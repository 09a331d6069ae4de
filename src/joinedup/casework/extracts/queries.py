"""Which rows of an extract are about whom, and how fresh each agency's system is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.extracts.models import ContactExtract
from joinedup.casework.extracts.rules import ExtractRow, read_extract
from joinedup.people.records.commands import AgencyRecord
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Match:
    """Whom a row is about, and in which case it is recorded."""

    row: ExtractRow
    case_id: UUID
    place: str
    person_id: UUID


@dataclass(frozen=True)
class Matched:
    """The rows that are about somebody, and a sentence for each other."""

    matches: tuple[Match, ...]
    unmatched: tuple[str, ...]


@dataclass(frozen=True)
class Fresh:
    """Until when an agency's system told its contacts."""

    agency_id: UUID
    system: str
    told_until_on: date
    stale_after_days: int


def match(actor: Actor, partnership: str, rows: Iterable[ExtractRow], system: str) -> Matched:
    """Match rows by the own agency's record reference, in the open cases in which the actor may record."""
    given = tuple(rows)
    held = AgencyRecord.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(
        case__partnership__key=partnership, source__iexact=system.strip(), number__in={row.reference for row in given}
    )
    held = held.exclude(case__state="closed").order_by("case__opened_on", "received_at")
    found: dict[str, dict[UUID, tuple[UUID, str]]] = {}
    for number, person, case, place in held.values_list("number", "person_id", "case_id", "place"):
        found.setdefault(number, {})[person] = (case, place)
    matches, unmatched = [], []
    for row in given:
        persons = found.get(row.reference, {})
        if len(persons) == 1:
            ((person, (case, place)),) = persons.items()
            matches.append(Match(row, case, place, person))
        else:
            why = (
                "several people have this reference"
                if persons
                else "no record of this system in a case open to you has it"
            )
            unmatched.append(f"Row {row.number}: reference “{row.reference}” was not matched: {why}.")
    return Matched(tuple(matches), tuple(unmatched))


def freshness(actor: Actor, partnership: str) -> list[Fresh]:
    """The last day that each agency's system has told, of those that ever told."""
    rows = ContactExtract.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    last = rows.order_by("agency_id", "system", "-told_until_on", "-brought_in_at").distinct("agency_id", "system")
    return [Fresh(*row) for row in last.values_list("agency_id", "system", "told_until_on", "stale_after_days")]


__all__ = ["Fresh", "Match", "Matched", "freshness", "match", "read_extract"]
