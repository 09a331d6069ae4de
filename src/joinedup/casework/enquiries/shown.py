"""What pages of enquiries show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from joinedup.casework.contacts.shown import way_by
from joinedup.casework.enquiries.queries import EnquiryDetail, EnquiryLine
from joinedup.casework.enquiries.rules import ACHIEVED, ASKED, CAPACITY, DECISIONS, MET, RISK, SUPPORT, lists
from joinedup.casework.queries import CaseHead
from joinedup.kit.parts import Event, Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

DIFFICULTY = {True: "Yes", False: "No", None: "Not judged yet"}


def way(case: CaseHead, last: str = "") -> list[tuple[str, str]]:
    """The way to a page about enquiries of a case."""
    return way_by(case, "Section 42", "enquiries", last)


def enquiries_table(case: CaseHead, found: Sequence[EnquiryLine]) -> Table:
    """Enquiries in a list, the newest first."""
    names = {person.id: person.name for person in case.persons}
    return Table(
        "Enquiries",
        [
            Column("received_on", "Received", value=lambda line: day_in_words(line.received_on)),
            Column("person", "About", value=lambda line: names.get(line.person_id, "Somebody")),
            Column("state", "Stands", kind="tag", value=lambda line: line.state, colour=lambda line: line.colour),
            Column("agency", "Council"),
        ],
        found,
        noun=("enquiry", "enquiries"),
        caption_hidden=True,
        empty="No concern before the council is recorded that you may see. Not finding one does not mean that there is none: act on yours.",
        row_link=lambda line: reverse("casework:enquiry", args=[case.partnership, line.id]),
    )


def facts(found: EnquiryDetail) -> list[Fact]:
    """An enquiry in a few lines."""
    said, told = found.fields, lists()
    abuse = ", ".join(told.abuse.get(one, one) for one in said["abuse"]) or "Not said"
    return [
        Fact("Received", f"{day_in_words(found.line.received_on)} by {found.line.agency}"),
        Fact("The concern", said["concern"]),
        Fact("Kinds of abuse", abuse),
        Fact("Where", told.location.get(said["location"], "Not said")),
        Fact("Source of risk", told.source_of_risk.get(said["source_of_risk"], "Not said")),
        Fact("Asked what they want", f"{ASKED.get(said['asked'], said['asked'])}. {said['not_asked_reason']}".strip()),
        Fact("Substantial difficulty in being involved", DIFFICULTY[said["difficulty"]]),
        Fact("Supported by", f"{SUPPORT.get(said['support'], said['support'])}. {said['supporter']}".strip()),
    ]


def decision_facts(found: EnquiryDetail) -> list[Fact]:
    """The decision that counts: each part of the test with its evidence, and the reason."""
    if not found.decisions:
        return []
    last = found.decisions[0]
    tests = [
        Fact(part.text, f"{MET.get(last.tests[part.key].met, '')}. {last.tests[part.key].evidence}")
        for part in lists().parts
        if part.key in last.tests
    ]
    return [
        Fact("Decision", f"{DECISIONS[last.decision]}, {day_in_words(last.on)}, by {last.by}"),
        Fact("Because", last.reason),
        *tests,
    ]


def earlier(found: EnquiryDetail) -> list[Event]:
    """The decisions before the one that counts."""
    return [Event(DECISIONS[one.decision], one.on, one.reason, one.by) for one in found.decisions[1:]]


def wish_facts(found: EnquiryDetail) -> list[Fact]:
    """What the adult wants, and how far it was achieved."""
    return [
        Fact(f"“{one.words}”", f"{ACHIEVED.get(one.achieved, 'Open')} (said {day_in_words(one.said_on)})")
        for one in found.wanted
    ]


def capacity_facts(found: EnquiryDetail) -> list[Fact]:
    """Capacity, decision by decision."""
    return [
        Fact(one.decision, f"{CAPACITY[one.capacity]}. {one.evidence} ({one.by}, {day_in_words(one.on)})")
        for one in found.capacity
    ]


def conclusion_facts(found: EnquiryDetail) -> list[Fact]:
    """What came of it."""
    said = found.fields
    if not said["concluded_on"]:
        return []
    return [
        Fact("Concluded", day_in_words(said["concluded_on"])),
        Fact("The risk", RISK.get(said["risk"], said["risk"])),
        Fact("What was found and done", said["conclusion"]),
        Fact("What remains", said["remaining_risk"] or "Nothing recorded"),
        Fact("What the adult was told", said["told_adult"]),
    ]
