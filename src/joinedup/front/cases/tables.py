"""The tables on the page of a case and of a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

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


def of_person(key: str, person: Any, on: date) -> dict[str, Any]:
    """Names, numbers, ways to reach somebody, what each agency's system says, and the cases the reader may open."""
    return {
        "facts": _facts(key, person, on),
        "compared": _compared(person),
        "records": _records(person, on),
        "cases": Table(
            "Cases",
            [
                Column("reference", "Case"), Column("part_words", "Part"), Column("state_words", "State"), Column("agency", "Led by"),
                *_on_which_row(person),
            ],
            person.cases, noun=("case", "cases"), caption_hidden=True, row_link=lambda c: reverse("casefiles:case", args=[key, c.id]),
        ),
    }  # fmt: skip


def of_held(key: str, person: Any) -> list[tuple[str, str, str, str]]:
    """Records of the own agency's system to be decided about: what each is called, what agrees, how fresh, and where to decide."""
    open_cases = {case.person_id: case.id for case in person.cases if case.state != "closed"}
    return [
        (
            f"{one.source}, {one.number}", one.because_words, f"as it was on {day_in_words(one.as_of_on)}",
            reverse("cases:held_record", args=[key, open_cases[one.person_id], one.person_id, one.id]),
        )
        for one in person.held
        if one.person_id in open_cases
    ]  # fmt: skip


def _on_which_row(person: Any) -> list[Column]:
    """Where decisions made several records one person: on which of them it stands."""
    return [Column("row", "On which record", value=lambda f: person.row_words(f.person_id))] if person.others else []


def _facts(key: str, person: Any, on: date) -> Table:
    return Table(
        "Names, numbers and how to reach them",
        [
            Column("kind", "What"), Column("words", "It says", value=lambda f: f"{f.words} ({f.note})" if f.note else f.words),
            Column("from_on", "From", kind="day"), Column("to_on", "To", kind="day"),
            *_on_which_row(person),
            Column(
                "end", "Change", kind="link",
                value=lambda f: None if f.ended(on) else ("Holds no more", reverse("cases:end_fact", args=[key, f.person_id, f.what, f.id])),
            ),
        ],
        person.facts, noun=("entry", "entries"), empty="No other name, number, telephone or address is known.", caption_hidden=True,
    )  # fmt: skip


def _compared(person: Any) -> Table:
    """Field by field, a column for each source: what it says, and whether they differ."""
    said = [
        Column(f"source_{n}", source, value=lambda row, n=n: row.said[n] or "Not told")
        for n, source in enumerate(person.sources)
    ]
    return Table(
        "The same person as each source tells it",
        [Column("label", "What"), *said, Column("state", "Beside each other", kind="tag", colour={"They differ": "yellow"})],
        person.compared if len(person.sources) > 1 else [], noun=("field", "fields"), caption_hidden=True,
        empty="Only one source tells of them here, so there is nothing to set beside it.",
    )  # fmt: skip


def _records(person: Any, on: date) -> Table:
    return Table(
        "Every record that came in",
        [
            Column("agency", "Agency"), Column("source", "System", value=lambda r: f"{r.source}, {r.number}" if r.number else r.source),
            Column("said", "Name there", value=lambda r: r.name or "None given"), Column("as_of_on", "As it was on", kind="day"),
            Column("fresh", "How fresh", value=lambda r: r.freshness(on)),
            Column("whose", "Read by", value=lambda r: "Your agency, and whom you shared it with" if r.own else "Shared with your agency"),
        ],
        person.records, noun=("record", "records"),
        empty="No agency’s record is here that you may read: your own agency’s, or one shared with it.",
    )  # fmt: skip
