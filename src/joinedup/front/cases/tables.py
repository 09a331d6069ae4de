"""The tables on the page of a case and of a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from joinedup.kit.tables import Column, Table

UNKNOWN = "Not known"


def of_case(key: str, case: Any) -> dict[str, Table]:
    """Who is on a case, and who works on it."""
    persons = Table(
        "Who is on the case",
        [
            Column("name", "Name"), Column("part", "Part"), Column("born", "Born", value=lambda p: p.born or UNKNOWN),
            Column("age", "Age", value=lambda p: p.age or UNKNOWN), Column("from_on", "On the case since", kind="day"),
        ],
        case.persons, noun=("person", "people"), empty="Nobody is on this case yet.", caption_hidden=True,
        row_link=lambda p: reverse("casefiles:person", args=[key, p.person_id]),
    )  # fmt: skip
    workers = Table(
        "Who works on the case",
        [
            Column("name", "Who"), Column("words", "As"), Column("agency", "Agency"),
            Column("telephone", "Telephone", value=lambda w: w.telephone or "None given"),
            Column("email", "E-mail", value=lambda w: w.email or ""),
            Column("since", "Since", kind="day", value=lambda w: localtime(w.since).date()),
        ],
        case.workers, noun=("person or team", "people and teams"), empty="Nobody works on this case now.", caption_hidden=True,
    )  # fmt: skip
    return {"persons": persons, "workers": workers}


def of_person(key: str, person: Any, on: date) -> dict[str, Table]:
    """Names, numbers, ways to reach somebody, what each agency's system says, and the cases the reader may open."""
    return {
        "facts": _facts(key, person, on),
        "records": _records(person, on),
        "cases": Table(
            "Cases", [Column("reference", "Case"), Column("part_words", "Part"), Column("state_words", "State")], person.cases,
            noun=("case", "cases"), caption_hidden=True, row_link=lambda c: reverse("casefiles:case", args=[key, c.id]),
        ),
    }  # fmt: skip


def _facts(key: str, person: Any, on: date) -> Table:
    return Table(
        "Names, numbers and how to reach them",
        [
            Column("kind", "What"), Column("words", "It says", value=lambda f: f"{f.words} ({f.note})" if f.note else f.words),
            Column("from_on", "From", kind="day"), Column("to_on", "To", kind="day"),
            Column(
                "end", "Change", kind="link",
                value=lambda f: None if f.ended(on) else ("Holds no more", reverse("cases:end_fact", args=[key, person.id, f.what, f.id])),
            ),
        ],
        person.facts, noun=("entry", "entries"), empty="No other name, number, telephone or address is known.", caption_hidden=True,
    )  # fmt: skip


def _records(person: Any, on: date) -> Table:
    def said(record: Any) -> str:
        parts = (record.name, record.born and f"born {record.born}", record.sex, record.first_language, record.needs)
        return "; ".join(part for part in parts if part) or "Nothing but the number"

    return Table(
        "What each agency’s own system says",
        [
            Column("agency", "Agency"), Column("source", "System", value=lambda r: f"{r.source}, {r.number}" if r.number else r.source),
            Column("said", "It says", value=said), Column("as_of_on", "As it was on", kind="day"),
            Column("fresh", "How fresh", value=lambda r: r.freshness(on)),
        ],
        person.records, noun=("record", "records"), caption_hidden=True,
        empty="No agency’s record is here that you may read: your own agency’s, or one shared with it.",
    )  # fmt: skip
