"""Rules of the partnership: kinds and their labels, and what a seat lets its holder do."""

from __future__ import annotations

from joinedup_core.calendar.rhythm import EVERY_LABELS
from joinedup_core.permits import Role

AGENCY_KINDS = {
    "council": "Council",
    "police": "Police",
    "health_commissioner": "NHS commissioner",
    "health_provider": "NHS provider",
    "probation": "Probation",
    "youth_justice": "Youth justice",
    "fire": "Fire and rescue",
    "education": "School, college or early years",
    "housing": "Housing",
    "voluntary": "Voluntary, community or faith",
    "scrutiny": "Independent scrutiny",
    "business_unit": "Business unit",
    "national_body": "National body",
    "other": "Other",
}

REGIMES = {"children": "Safeguarding children", "adults": "Safeguarding adults", "community_safety": "Community safety"}

DUTY_REGIMES = {**REGIMES, "council": "Related duties of the council"}
"""Duties also stand under the council's own name: Prevent, Channel, setting up the adults board."""

STANDINGS = {
    "safeguarding_partner": "Statutory safeguarding partner",
    "board_member": "Statutory board member",
    "responsible_authority": "Responsible authority",
    "cooperating_body": "Co-operating body",
    "relevant_agency": "Relevant agency",
    "partner": "Partner",
}
"""What the law makes of an agency, in the child, adult and community safety regime respectively (words.md)."""

GROUP_KINDS = {
    "forum": "Forum of lead partners",
    "board": "Board",
    "executive": "Executive",
    "subgroup": "Subgroup",
    "task_and_finish": "Task and finish group",
    "network": "Network",
    "panel": "Panel",
}

RHYTHMS = {str(every): label.capitalize() for every, label in EVERY_LABELS.items()}

PROVENANCES = {
    "own": "",
    "published": "Published facts only: each is given with its source, and \u201cnot published\u201d where nothing is",
    "invented": "Invented: a demonstration, nobody and nothing in it is real",
}

NOT_PUBLISHED = "Not published"

SEAT_ROLES = {
    "chair": "Chair",
    "vice_chair": "Vice chair",
    "member": "Member",
    "scrutineer": "Independent scrutineer",
    "adviser": "Adviser",
    "observer": "Observer",
    "secretary": "Secretary",
}

SEAT_GRANTS = {
    "chair": Role.GROUP_CHAIR,
    "vice_chair": Role.GROUP_CHAIR,
    "member": Role.GROUP_MEMBER,
    "scrutineer": Role.SCRUTINEER,
    "adviser": Role.GROUP_MEMBER,
    "observer": Role.OBSERVER,
    "secretary": Role.BUSINESS_SUPPORT,
}
"""What holding a seat lets somebody do at its group. A deputy may do what a member may."""


def unknown(provenance: str) -> str:
    """What a page says where nothing is recorded: published facts are never filled in."""
    return NOT_PUBLISHED if provenance == "published" else "Not recorded"
