"""Rules of accounts: which roles may be granted where, and why an account is closed or its second factor removed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from joinedup.foundation import places
from joinedup_core.permits import LINKS, Place, Role

PARTNERSHIP_ROLES: Mapping[Role, str] = {
    Role.PARTNER: "Takes part: sees the partnership's arrangements, and can be given a seat",
    Role.BUSINESS_MANAGER: "Business manager: runs everything at this partnership",
    Role.BUSINESS_SUPPORT: "Business support: meetings, minutes, actions and risks",
    Role.INDEPENDENT_CHAIR: "Independent chair",
    Role.SCRUTINEER: "Independent scrutineer",
    Role.LEAD_PARTNER: "Lead partner: a lead or delegated safeguarding partner",
    Role.AGENCY_LEAD: "Agency lead: the rows of their own agency",
    Role.OBSERVER: "Observer: reads, changes nothing",
    Role.ANALYST: "Analyst",
    Role.AUDITOR: "Auditor: reads everything, and the activity record",
    Role.PRIVACY_OFFICER: "Privacy officer: reads the activity record",
    Role.CONFLICT_OFFICER: "Conflict officer",
    Role.PRACTITIONER: "Practitioner: works on cases for an agency, each through a link of its own",
}
"""What may be granted at a partnership. Those of a group (chair, member) come with a seat and are not granted."""
NEVER_GRANTED = frozenset({Role.CLERK, Role.LINK_HOLDER, Role.GROUP_CHAIR, Role.GROUP_MEMBER, *LINKS})
WITH_AGENCY = frozenset({Role.AGENCY_LEAD, Role.PRACTITIONER})
"""Roles held for one agency, so that the agency must be named."""
ABOUT_PEOPLE = frozenset({Role.PRACTITIONER, Role.PRIVACY_OFFICER, Role.CONFLICT_OFFICER})
"""Roles about people and cases: held at the whole partnership, since people and cases sit beside the board, not below it."""


def place_of(role: str, key: str) -> Place:
    """Where a role is held at the partnership of a key."""
    return places.partnership(key) if role in ABOUT_PEOPLE else places.board(key)


CLOSING_REASONS: Mapping[str, str] = {
    "left": "They left, or no longer do this work", "long_absence": "They are away for a long time",
    "misuse": "Misuse is suspected", "duplicate": "They have another account",
}  # fmt: skip
FACTOR_REASONS: Mapping[str, str] = {
    "lost": "The device is lost or broken", "stolen": "The device was stolen", "new": "They have a new device",
    "codes_used": "They have no recovery codes left", "misuse": "Misuse is suspected",
}  # fmt: skip
"""Chosen from a list, because the trail keeps states and never free text."""


@dataclass(frozen=True)
class Objection:
    """Why a role cannot be granted so: a code, what to do, and the field it is about."""

    code: str
    because: str
    field: str | None = None


def judge_grant(role: str, place: str, agency: object | None, from_on: date, to_on: date | None) -> Objection | None:
    """What stands against granting a role at a place; None where nothing does."""
    if role not in set(Role) or Role(role) in NEVER_GRANTED:
        return Objection("no_such_role", "This role cannot be granted. Choose one from the list", "role")
    if role == Role.ADMINISTRATOR and place:
        return Objection(
            "everywhere_only", "An administrator runs the whole installation: leave the partnership out", "role"
        )
    if role in WITH_AGENCY and agency is None:
        return Objection("no_agency", "Choose the agency they act for in this role", "agency_id")
    if agency is not None and role not in WITH_AGENCY:
        return Objection(
            "agency_not_wanted", "This role is not limited to an agency: leave the agency out", "agency_id"
        )
    if to_on and to_on < from_on:
        return Objection("ends_before_it_starts", "The last day must not be before the first day", "to_on")
    return None


def overlaps(from_on: date, to_on: date | None, others: Iterable[tuple[date, date | None]]) -> bool:
    """Whether a term meets one of the others; an open end goes on for ever, and one that ends before it begins is none."""
    return any(
        (to_on is None or start <= to_on) and (end is None or (end >= from_on and end >= start))
        for start, end in others
    )
