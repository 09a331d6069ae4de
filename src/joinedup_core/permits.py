"""Who may do what, and where. Pure: no database, no clock, no request.

A grant is a role at a place and holds there and below. A place is a path such as
`shropshire/board/group:7c9e.../`; board and case paths start differently, so no board seat opens a case.
Every decision answers with its reason, because "no" without a reason cannot be challenged.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

Place = str
"""A path from the wide to the narrow. It ends in a slash (or group 7 would open group 70); "" is everywhere."""


class Permission(StrEnum):
    """A thing somebody may be allowed to do. The name is what the trail and the handbook show."""

    # the installation
    RUN_INSTALLATION = auto()  # make a partnership, an agency, a user
    SEE_TRAIL = auto()
    # the partnership
    SEE_PARTNERSHIP = auto()  # groups, seats, agencies, duties, themes
    EDIT_PARTNERSHIP = auto()  # groups, seats, agencies, rotation
    EDIT_DUTIES = auto()
    GRANT_ROLES = auto()
    INVITE_PEOPLE = auto()  # make an account for somebody who takes part here
    KEEP_TEAMS = auto()  # the teams of agencies, and who works in them
    TELL_CONTACTS = auto()  # decide for the own agency that its contacts are told to the parties of an agreement
    # meetings
    SEE_MEETINGS = auto()
    ARRANGE_MEETINGS = auto()  # calendar, agenda, invitations
    ADD_PAPERS = auto()
    SEE_RESTRICTED_PAPERS = auto()
    RAISE_ITEMS = auto()
    ANSWER_INVITATIONS = auto()
    DECLARE_INTERESTS = auto()
    RECORD_ATTENDANCE = auto()
    RECORD_DECISIONS = auto()
    RATIFY_DECISIONS = auto()
    WRITE_MINUTES = auto()
    APPROVE_MINUTES = auto()
    JUDGE_ABSENCE = auto()
    SEE_ATTENDANCE = auto()
    # actions
    SEE_ACTIONS = auto()
    UPDATE_ACTIONS = auto()  # progress, evidence, "done" by the owner
    EDIT_ACTIONS = auto()  # make, change, give to another owner
    CONFIRM_ACTIONS = auto()  # done and impact, by somebody else than the owner
    # risk registers
    SEE_RISKS = auto()
    SCORE_RISKS = auto()
    EDIT_RISKS = auto()
    ACCEPT_RISKS = auto()
    SET_MATRIX = auto()
    # files and imports
    SEE_FILES = auto()
    ADD_FILES = auto()
    IMPORT_TABLES = auto()
    # notices and light links
    SEND_NOTICES = auto()  # send, see and retry notices; send and revoke e-mailed links
    USE_LINK = auto()  # answer what an e-mailed link asks, and nothing else
    # what everybody signed in may do with what is theirs
    FOLLOW = auto()
    # people and cases: by a link to one case, never by a seat
    FIND_PEOPLE = auto()  # find before create: pointers, never content
    REGISTER_PEOPLE = auto()  # make a person or a case
    SEE_CASES = auto()  # that it exists, who is on it, who works on it
    SEE_ITEMS = auto()  # what was recorded: the own agency's, and what was shared with it
    RECORD_ITEMS = auto()  # contacts, concerns, referrals and the like, in the own agency's name
    EDIT_CASES = auto()  # the case itself and its persons
    LINK_WORKERS = auto()
    SHARE_ITEMS = auto()  # decide to share, or not to
    EXPORT_CASES = auto()  # take a file of it away: packs, letters, tables
    RESTRICT_CASES = auto()
    SEE_LOCATIONS = auto()
    TAKE_EMERGENCY_ACCESS = auto()
    REVIEW_EMERGENCY_ACCESS = auto()
    KEEP_CONFLICTS = auto()  # see, record and end conflicts of interest
    RECEIVE_REFERRALS = auto()  # read and answer what was referred to a team one works in, and nothing else of the case
    READ_ARRIVALS = (
        auto()
    )  # read and answer what was sent to one's desk or to one's stage of a disagreement, and nothing else of the case
    COUNT_CASES = auto()  # numbers go down to the boards, people do not
    SEE_NUMBERS = auto()  # the numbers of cases as boards get them: small ones kept back
    CORRECT_NUMBERS = auto()  # ask that a quarter is counted again
    # what is before a panel: by a link that was given for that very panel
    SEE_PANEL_CASES = auto()  # what was said and decided of a case there
    KEEP_PANEL_CASES = auto()  # agenda, research, decisions, actions
    UPDATE_CASE_ACTIONS = auto()  # the own agency's actions from a panel


class Role(StrEnum):
    """What somebody is. Roles are listed once, here, with all they allow."""

    BUSINESS_MANAGER = auto()
    BUSINESS_SUPPORT = auto()
    INDEPENDENT_CHAIR = auto()
    SCRUTINEER = auto()
    LEAD_PARTNER = auto()
    GROUP_CHAIR = auto()
    GROUP_MEMBER = auto()
    OBSERVER = auto()
    PARTNER = auto()  # whoever holds any seat in the partnership
    AGENCY_LEAD = auto()
    ANALYST = auto()
    AUDITOR = auto()
    ADMINISTRATOR = auto()  # technical: sees no content
    PRIVACY_OFFICER = auto()
    CONFLICT_OFFICER = auto()
    PRACTITIONER = auto()
    # held by a link to one case, never granted: the link's kind is the role
    LEAD_WORKER = auto()
    ALLOCATED_WORKER = auto()
    CASE_SUPERVISOR = auto()
    DUTY_COVER = auto()
    PANEL_COORDINATOR = auto()
    PANEL_REPRESENTATIVE = auto()
    CASE_ACTION_OWNER = auto()
    REFERRER = auto()
    CASE_REVIEWER = auto()
    CASE_AUDITOR = auto()  # that work was done, its content masked
    EMERGENCY_READER = auto()  # 60 minutes, reads only, reviewed afterwards
    CLERK = auto()  # held by jobs, never by people
    LINK_HOLDER = auto()  # held by whoever opens an e-mailed link, at that link alone


P = Permission

_SEE = frozenset({P.SEE_PARTNERSHIP, P.SEE_MEETINGS, P.SEE_ACTIONS, P.SEE_RISKS, P.SEE_FILES, P.SEE_NUMBERS, P.FOLLOW})
_TAKE_PART = _SEE | {P.RAISE_ITEMS, P.ANSWER_INVITATIONS, P.DECLARE_INTERESTS, P.ADD_PAPERS, P.ADD_FILES}
_SUPPORT = _TAKE_PART | {
    P.ARRANGE_MEETINGS, P.RECORD_ATTENDANCE, P.RECORD_DECISIONS, P.WRITE_MINUTES, P.SEE_ATTENDANCE,
    P.UPDATE_ACTIONS, P.EDIT_ACTIONS, P.EDIT_RISKS, P.SCORE_RISKS, P.SEE_RESTRICTED_PAPERS, P.IMPORT_TABLES,
    P.SEND_NOTICES,
}  # fmt: skip
_CHAIR = _TAKE_PART | {
    P.RECORD_ATTENDANCE, P.RECORD_DECISIONS, P.RATIFY_DECISIONS, P.APPROVE_MINUTES, P.JUDGE_ABSENCE, P.SEE_ATTENDANCE,
    P.CONFIRM_ACTIONS, P.EDIT_ACTIONS, P.SCORE_RISKS, P.ACCEPT_RISKS, P.SEE_RESTRICTED_PAPERS,
}  # fmt: skip

CASE_SIDE: frozenset[Permission] = frozenset(
    {
        P.FIND_PEOPLE, P.REGISTER_PEOPLE, P.SEE_CASES, P.SEE_ITEMS, P.RECORD_ITEMS, P.EDIT_CASES, P.LINK_WORKERS, P.SHARE_ITEMS, P.EXPORT_CASES,
        P.RESTRICT_CASES, P.SEE_LOCATIONS, P.TAKE_EMERGENCY_ACCESS, P.REVIEW_EMERGENCY_ACCESS, P.KEEP_CONFLICTS, P.RECEIVE_REFERRALS, P.READ_ARRIVALS, P.COUNT_CASES,
        P.SEE_PANEL_CASES, P.KEEP_PANEL_CASES, P.UPDATE_CASE_ACTIONS,
    }
)  # fmt: skip
"""What is about people and cases. No board role and no job holds any of it, but for counting, and for what a stage of a disagreement
sends to an agency's lead or to the chair by name of their role."""
_READS_CASE = frozenset({P.SEE_CASES, P.SEE_ITEMS})
_WORKS_CASE = _READS_CASE | {P.RECORD_ITEMS, P.SHARE_ITEMS, P.SEE_LOCATIONS, P.EXPORT_CASES}

ALLOWS: dict[Role, frozenset[Permission]] = {
    Role.BUSINESS_MANAGER: _SUPPORT | {
        P.EDIT_PARTNERSHIP, P.EDIT_DUTIES, P.GRANT_ROLES, P.INVITE_PEOPLE, P.KEEP_TEAMS, P.RATIFY_DECISIONS, P.APPROVE_MINUTES, P.CONFIRM_ACTIONS,
        P.SET_MATRIX, P.ACCEPT_RISKS, P.SEE_TRAIL, P.CORRECT_NUMBERS,
    },
    Role.BUSINESS_SUPPORT: _SUPPORT,
    Role.INDEPENDENT_CHAIR: _CHAIR | {P.READ_ARRIVALS},
    Role.SCRUTINEER: _SEE | {P.SEE_ATTENDANCE, P.CONFIRM_ACTIONS, P.RAISE_ITEMS, P.ANSWER_INVITATIONS},
    Role.LEAD_PARTNER: _TAKE_PART | {P.SEE_ATTENDANCE, P.ACCEPT_RISKS, P.RATIFY_DECISIONS},
    Role.GROUP_CHAIR: _CHAIR,
    Role.GROUP_MEMBER: _TAKE_PART,
    Role.OBSERVER: _SEE,
    Role.PARTNER: frozenset({P.SEE_PARTNERSHIP, P.FOLLOW}),
    Role.AGENCY_LEAD: _SEE | {P.KEEP_TEAMS, P.TELL_CONTACTS, P.UPDATE_ACTIONS, P.SEE_ATTENDANCE, P.ADD_FILES, P.READ_ARRIVALS},
    Role.ANALYST: _SEE,
    Role.AUDITOR: _SEE | {P.SEE_TRAIL, P.SEE_ATTENDANCE},
    Role.ADMINISTRATOR: frozenset({P.RUN_INSTALLATION, P.SEE_TRAIL}),
    Role.PRIVACY_OFFICER: frozenset({P.SEE_TRAIL, P.SEE_PARTNERSHIP, P.REVIEW_EMERGENCY_ACCESS}),
    Role.CONFLICT_OFFICER: frozenset({P.SEE_PARTNERSHIP, P.KEEP_CONFLICTS}),
    Role.PRACTITIONER: frozenset(
        {P.SEE_PARTNERSHIP, P.FOLLOW, P.FIND_PEOPLE, P.REGISTER_PEOPLE, P.RECEIVE_REFERRALS, P.READ_ARRIVALS, P.TAKE_EMERGENCY_ACCESS}
    ),
    Role.LEAD_WORKER: _WORKS_CASE | {P.EDIT_CASES, P.LINK_WORKERS, P.RESTRICT_CASES},
    Role.ALLOCATED_WORKER: _WORKS_CASE | {P.EDIT_CASES},
    Role.CASE_SUPERVISOR: _READS_CASE | {P.SHARE_ITEMS, P.EXPORT_CASES, P.LINK_WORKERS, P.RESTRICT_CASES, P.SEE_LOCATIONS},
    Role.DUTY_COVER: _WORKS_CASE,
    Role.PANEL_COORDINATOR: _READS_CASE | {
        P.RECORD_ITEMS, P.SHARE_ITEMS, P.LINK_WORKERS, P.EXPORT_CASES, P.SEE_PANEL_CASES, P.KEEP_PANEL_CASES, P.UPDATE_CASE_ACTIONS,
    },
    Role.PANEL_REPRESENTATIVE: _READS_CASE | {P.RECORD_ITEMS, P.SHARE_ITEMS, P.SEE_PANEL_CASES, P.UPDATE_CASE_ACTIONS},
    Role.CASE_ACTION_OWNER: frozenset({P.SEE_CASES, P.RECORD_ITEMS, P.UPDATE_CASE_ACTIONS}),
    Role.REFERRER: frozenset({P.SEE_CASES}),
    Role.CASE_REVIEWER: _READS_CASE,
    Role.CASE_AUDITOR: frozenset({P.SEE_CASES}),
    Role.EMERGENCY_READER: _READS_CASE,
    Role.CLERK: frozenset(P) - CASE_SIDE - {P.RUN_INSTALLATION, P.GRANT_ROLES, P.INVITE_PEOPLE, P.KEEP_TEAMS, P.TELL_CONTACTS, P.USE_LINK} | {P.COUNT_CASES},
    Role.LINK_HOLDER: frozenset({P.USE_LINK}),
}  # fmt: skip

NAMED_ALLOWS: frozenset[Permission] = frozenset(
    {
        P.SEE_ACTIONS, P.UPDATE_ACTIONS, P.SEE_MEETINGS, P.ANSWER_INVITATIONS, P.DECLARE_INTERESTS, P.SEE_FILES,
        P.SEE_RESTRICTED_PAPERS, P.FOLLOW, P.SEE_RISKS,
    }
)  # fmt: skip
"""What a row lets the person it names do (the owner of an action, the holder of an invitation)."""


LINKS: tuple[Role, ...] = (
    Role.LEAD_WORKER, Role.ALLOCATED_WORKER, Role.CASE_SUPERVISOR, Role.DUTY_COVER, Role.PANEL_COORDINATOR,
    Role.PANEL_REPRESENTATIVE, Role.CASE_ACTION_OWNER, Role.REFERRER, Role.CASE_REVIEWER, Role.CASE_AUDITOR, Role.EMERGENCY_READER,
)  # fmt: skip
"""The roles that only a link to a case gives."""


@dataclass(frozen=True)
class Grant:
    """A role at a place. With an agency, it reaches only rows that belong to that agency; a panel says for which it was given."""

    role: Role
    place: Place
    agency: str | None = None
    panel: str | None = None

    def __post_init__(self) -> None:
        if self.place and not self.place.endswith("/"):
            raise ValueError(f"A place ends in a slash, or group 7 would open group 70: {self.place!r}")


@dataclass(frozen=True)
class Thing:
    """What a decision needs to know of a row: where it sits, whose it is, whom it names.

    A person sits at several places (`also`: the cases they are named on). An item of a case is its agency's own; others
    see it only where it was shared with their agency or panel (`shared_with`). What is before a panel (`panel`) is reached
    only by a grant for that panel.
    """

    place: Place
    agency: str | None = None
    names: frozenset[str] = frozenset()
    also: frozenset[Place] = frozenset()
    item: bool = False
    shared_with: frozenset[str] = frozenset()
    panel: str | None = None


EVERYWHERE = Thing("")


@dataclass(frozen=True)
class Actor:
    """Whoever is acting: a signed-in person, a named job, or the holder of a light link."""

    key: str
    """Stands in the trail: `user:<uuid>`, `job:meetings.remind`, `link:<uuid>`. Never a name."""
    user_id: str | None = None
    agency_id: str | None = None
    """The agency the person acts for now, where they serve several."""
    grants: frozenset[Grant] = frozenset()
    partnerships: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Verdict:
    """Allowed or not, and the sentence that says why."""

    allowed: bool
    because: str
    touches: bool = True
    """False where nothing the actor holds reaches the thing: to them it does not exist."""


def decide(actor: Actor, permission: Permission, thing: Thing) -> Verdict:
    """Allow if any grant reaching the thing allows it, or the thing names the actor. The first reason found is given."""
    reaching = sorted((g for g in actor.grants if _reaches(g, thing)), key=_order)
    for grant in reaching:
        if permission in ALLOWS[grant.role] and (not thing.item or _reaches_item(actor, grant, permission, thing)):
            of = " for their own agency" if grant.agency else ""
            return Verdict(True, f"{label(grant.role)} at {grant.place or 'every place'}{of}")
    named = actor.user_id is not None and actor.user_id in thing.names
    if named and permission in NAMED_ALLOWS:
        return Verdict(True, "named by it")
    if not reaching and not named:
        return Verdict(False, "holds nothing here", touches=False)
    held = ", ".join(dict.fromkeys(label(g.role) for g in reaching)) or "being named by it"
    return Verdict(False, f"{held} does not allow: {label(permission)}")


def reaches(actor: Actor, permission: Permission) -> frozenset[tuple[Place, str | None]]:
    """Every (place, agency or None) whose rows the actor may use so. The list form of `decide`; `visible_to` uses it.

    A place inside a wider one that is held too adds no row, and is left out.
    """
    held = {(g.place, g.agency) for g in actor.grants if permission in ALLOWS[g.role]}
    return frozenset(one for one in held if not any(_covers(wide, one) for wide in held))


def holds_anywhere(actor: Actor, permission: Permission, within: Place = "") -> bool:
    """Whether a menu or button may be offered at all: some grant at, above or below the place allows it."""
    return any(p.startswith(within) or within.startswith(p) for p, _ in reaches(actor, permission))


def here(actor: Actor, place: Place) -> Actor:
    """The actor as far as one place goes: with the grants that reach it. What is asked of one case then names one case."""
    return replace(actor, grants=frozenset(grant for grant in actor.grants if place.startswith(grant.place)))


def label(key: Role | Permission) -> str:
    """The words people read for a stored key: `business_manager` is read "business manager"."""
    return str(key).replace("_", " ")


def table(roles: Iterable[Role] = Role, permissions: Iterable[Permission] = Permission) -> str:
    """The permission table as the approved text: one line a permission with the roles that hold it."""
    listed = tuple(roles)
    lines = []
    for permission in permissions:
        holders = [str(r) for r in listed if permission in ALLOWS[r]]
        named = ["(whoever it names)"] if permission in NAMED_ALLOWS else []
        lines.append(f"{permission}: {', '.join(holders + named)}")
    return "\n".join(lines) + "\n"


def _reaches(grant: Grant, thing: Thing) -> bool:
    here = not grant.place or any(place.startswith(grant.place) for place in (thing.place, *thing.also))
    sits = thing.panel is None or grant.panel == thing.panel
    return here and sits and (grant.agency is None or grant.agency == thing.agency)


def _covers(wide: tuple[Place, str | None], narrow: tuple[Place, str | None]) -> bool:
    """Whether every row of one reach is also in another."""
    return wide != narrow and narrow[0].startswith(wide[0]) and wide[1] in (None, narrow[1])


def _reaches_item(actor: Actor, grant: Grant, permission: Permission, thing: Thing) -> bool:
    """An item is the own agency's; of others' one may only see what was shared, with the agency or the grant's panel."""
    if thing.agency is not None and thing.agency == actor.agency_id:
        return True
    return permission is P.SEE_ITEMS and bool(thing.shared_with & {actor.agency_id or "", grant.panel or ""} - {""})


def _order(grant: Grant) -> tuple[str, str, str, str]:
    return (grant.place, str(grant.role), grant.agency or "", grant.panel or "")
