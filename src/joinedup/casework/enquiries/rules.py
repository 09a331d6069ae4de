"""Section 42 as data and rules: the three-part test, wishes, capacity, and what a conclusion must say. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

MET = {"yes": "Yes", "no": "No", "unclear": "Not clear yet"}
SECTION_42, OTHER_ENQUIRY, NO_ENQUIRY = "section_42", "other", "none"
DECISIONS = {
    SECTION_42: "Enquiry under section 42",
    OTHER_ENQUIRY: "Another enquiry (not all three parts are met)",
    NO_ENQUIRY: "No enquiry",
}
ACHIEVED = {"fully": "Fully", "partly": "Partly", "not": "Not", "withdrawn": "No longer wanted"}
ASKED = {
    "expressed": "Asked, and said what they want",
    "asked_none": "Asked, and did not say",
    "not_asked": "Not asked",
    "not_known": "Not known",
}
"""Making Safeguarding Personal: whether the adult or somebody for them was asked what they want to come of it."""
CAPACITY = {
    "has": "Has capacity for this decision",
    "lacks": "Lacks capacity for this decision",
    "not_assessed": "Not assessed yet",
}
SUPPORT = {
    "advocate": "An independent advocate",
    "family": "Family or a friend",
    "nobody": "Nobody yet",
    "not_needed": "Support is not needed",
}
RISK = {
    "removed": "The risk was removed",
    "reduced": "The risk was reduced",
    "remains": "The risk remains",
    "none": "No risk was found",
}


@dataclass(frozen=True)
class Part:
    """One part of the three-part test."""

    key: str
    text: str
    help: str


@dataclass(frozen=True)
class Test:
    """How one part of the test was judged, and on what evidence."""

    __test__ = False  # pytest would take it for a test
    met: str
    evidence: str


@dataclass(frozen=True)
class Advised:
    """What the three parts together suggest, and why. The council decides."""

    decision: str
    because: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Lists:
    """What can be chosen."""

    parts: tuple[Part, ...]
    abuse: Mapping[str, str]
    location: Mapping[str, str]
    source_of_risk: Mapping[str, str]
    source: str
    doubt: str


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The three parts and the lists, from their file."""
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("tests.toml").read_text("utf-8"))
    source = told["source"]
    return Lists(
        tuple(Part(**one) for one in told["part"]), told["abuse"], told["location"], told["source_of_risk"],
        f"{source['text']}. {source['lists']}", source["doubt"],
    )  # fmt: skip


def advised(tests: Mapping[str, Test]) -> Advised:
    """What the answers suggest: all three met, section 42; one not met, none or another; else it cannot be told yet."""
    parts = lists().parts
    missing = tuple(part.text for part in parts if tests[part.key].met == "unclear")
    not_met = [part.text for part in parts if tests[part.key].met == "no"]
    if not_met:
        return Advised(NO_ENQUIRY, f"Not met: {' '.join(not_met)} {lists().doubt}", missing)
    if missing:
        return Advised(
            "", "It cannot be told yet: not every part is clear. Reasonable cause to suspect is enough.", missing
        )
    return Advised(SECTION_42, "All three parts are met: the council must make an enquiry or have one made.", ())


def decision_problem(decision: str, tests: Mapping[str, Test], reason: str) -> tuple[str, str] | None:
    """The field and a sentence where a decision may not stand; else None."""
    for part in lists().parts:
        found = tests.get(part.key)
        if found is None or found.met not in MET:
            return part.key, f"Answer “{part.text}”"
        if not found.evidence.strip():
            return f"{part.key}_evidence", f"Say on what evidence you answer “{part.text}”"
    if decision not in DECISIONS:
        return "decision", "Choose what the council decides."
    if not reason.strip():
        return "reason", "Say why the council decides so."
    said = advised(tests).decision
    if decision == SECTION_42 and said == NO_ENQUIRY:
        return "decision", "Section 42 needs all three parts: choose another enquiry, or look at the parts again."
    if decision != SECTION_42 and said == SECTION_42:
        return (
            "decision",
            "All three parts are met: the council must make an enquiry under section 42, or have one made.",
        )
    return None
