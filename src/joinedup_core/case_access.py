"""Who may see a case, its persons and its items: the decision of the case wing, pure, in the order of its rules.

The first "no" wins. Every ruling names the rule that decided, so that "why can or can't I see this?" has an answer, and
so that three deciders (this one, the ORM's `visible_to`, the database's own policies) can be compared on any world.

Source of the rules: docs/decisions/who-may-open-a-case.md. Moments are compared as from <= at < to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from joinedup_core.permits import ALLOWS, Permission, Role

INVOLVED, NAMED, SEALED = 0, 1, 2
"""Levels of restriction: involved people; a named list; sealed (a named list, never in search, two people unseal)."""

RULES = {
    1: "The account, its role as a practitioner and the agency it acts for are live.",
    2: "No conflict of interest bars the user or their team from the case, a person on it or that person's household.",
    3: "The agency of the link takes part in the partnership.",
    4: "A restricted case or person is for the people on its list. Emergency access passes a list, and never what is sealed.",
    5: "A live link of a kind that permits it.",
    6: "An item is the agency's own, or was shared with the agency or the panel, and the sharing still stands.",
    8: "What was disposed of is shown to nobody.",
}
"""Rules by their number in the order of decision. 7 (field class) and 9 (a fresh sign-in) are decided where a field is shown."""


@dataclass(frozen=True)
class Span:
    """From a moment until just before another; without an end it goes on."""

    begins: datetime
    ends: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether the moment lies within."""
        return self.begins <= at and (self.ends is None or at < self.ends)


@dataclass(frozen=True)
class Reader:
    """Whoever wants to see: a user, the agency they act for now, the teams they are in and those they supervise, today."""

    user: str
    agency: str | None
    practises: bool
    """The account is live and is a practitioner of that agency."""
    teams: frozenset[str] = frozenset()
    supervises: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CaseLink:
    """A dated relationship of a user, or of a whole team, to a case."""

    kind: Role
    agency: str
    span: Span
    user: str | None = None
    team: str | None = None
    panel: str | None = None


@dataclass(frozen=True)
class Bar:
    """A conflict of interest of a user or a team with the case, with a person on it or with such a person's household."""

    span: Span
    user: str | None = None
    team: str | None = None


@dataclass(frozen=True)
class RestrictedThing:
    """The case itself or a person on it, where restricted, with the people on its list."""

    level: int
    listed: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True)
class CaseFacts:
    """All that decides about one case. `agencies`: those that take part in its partnership today."""

    agencies: frozenset[str]
    links: tuple[CaseLink, ...] = ()
    bars: tuple[Bar, ...] = ()
    restricted: tuple[RestrictedThing, ...] = ()
    disposed: bool = False


@dataclass(frozen=True)
class SharedWith:
    """That an item was shared with an agency or with a panel; an end or a withdrawal closes the span."""

    span: Span
    agency: str | None = None
    panel: str | None = None


@dataclass(frozen=True)
class ItemFacts:
    """Whose an item is, and with whom it was shared."""

    agency: str
    shared: tuple[SharedWith, ...] = ()


@dataclass(frozen=True)
class Ruling:
    """Yes or no, the number of the rule that decided, and the links that opened the case."""

    allowed: bool
    rule: int
    because: str
    by: tuple[CaseLink, ...] = field(default=(), compare=False)


def rule_on_case(reader: Reader, case: CaseFacts, permission: Permission, at: datetime) -> Ruling:
    """Whether the reader may use the case so at a moment."""
    if not reader.practises or reader.agency is None:
        return _no(1)
    if any(_bars(bar, reader) and bar.span.holds(at) for bar in case.bars):
        return _no(2)
    if case.disposed:
        return _no(8)
    if reader.agency not in case.agencies:
        return _no(3)
    listed = all(_is_listed(reader, thing, at) for thing in case.restricted if thing.level > INVOLVED)
    sealed = any(thing.level >= SEALED for thing in case.restricted)
    held = tuple(link for link in _links_of(reader, case.links, at) if _passes(link, listed, sealed))
    if not held and not listed:
        return _no(4)
    by = tuple(link for link in held if permission in ALLOWS[link.kind])
    return Ruling(True, 5, RULES[5], by) if by else _no(5)


def rule_on_item(reader: Reader, case: CaseFacts, item: ItemFacts, permission: Permission, at: datetime) -> Ruling:
    """Whether the reader may use an item of the case so: first as for the case, then by whose the item is."""
    ruling = rule_on_case(reader, case, permission, at)
    if not ruling.allowed:
        return ruling
    if item.agency == reader.agency:
        return Ruling(True, 6, "It is your own agency's.", ruling.by)
    panels = {link.panel for link in ruling.by if link.panel}
    shared = any(s.span.holds(at) and (s.agency == reader.agency or s.panel in panels) for s in item.shared)
    if shared and permission is Permission.SEE_ITEMS:
        return Ruling(True, 6, "It was shared with your agency or with your panel.", ruling.by)
    return _no(6)


def rule_on_panel_row(reader: Reader, case: CaseFacts, panel: str, permission: Permission, at: datetime) -> Ruling:
    """Whether the reader may use so what a panel keeps about a case: by a link that was given for that very panel."""
    ruling = rule_on_case(reader, case, permission, at)
    by = tuple(link for link in ruling.by if link.panel == panel)
    return Ruling(True, 5, RULES[5], by) if by else ruling if not ruling.allowed else _no(5)


def rule_on_case_action(reader: Reader, case: CaseFacts, panel: str, owner: str, at: datetime) -> Ruling:
    """Whether the reader may see an action from a panel: as what the panel keeps, or because their agency owes it."""
    ruling = rule_on_panel_row(reader, case, panel, Permission.SEE_PANEL_CASES, at)
    if ruling.allowed or owner != reader.agency:
        return ruling
    return rule_on_panel_row(reader, case, panel, Permission.UPDATE_CASE_ACTIONS, at)


def rule_on_received(reader: Reader, case: CaseFacts, agency: str, team: str | None, at: datetime) -> Ruling:
    """Whether the reader may see a referral that was sent to a team of an agency: as if the team had a link to its case.

    It opens nothing of the case; what keeps the case from somebody keeps the referral from them too.
    """
    sent = CaseLink(Role.REFERRER, agency, Span(at), team=team)
    return rule_on_case(reader, replace(case, links=(sent,) if team else ()), Permission.SEE_CASES, at)


def rule_on_arrival(
    reader: Reader, case: CaseFacts, agency: str, team: str | None, role: str, at: datetime, *, holds: bool = False, user: str | None = None
) -> Ruling:  # fmt: skip
    """Whether the reader may see what was sent to a team of an agency, to those who supervise it (`role`), or to whoever holds a role.

    It opens nothing of the case. `user`: it is there for one user of the agency, who started it. `holds`: of what no team was sent, whether the reader is live and holds the role there (a lead: for that
    agency); they need not practise, and conflicts, lists and disposal keep it from them too.
    """
    if user is not None:
        begun = CaseLink(Role.REFERRER, agency, Span(at), user=user)
        return rule_on_case(reader, replace(case, links=(begun,)), Permission.SEE_CASES, at)
    if team is not None and role:
        sent = CaseLink(Role.REFERRER, agency, Span(at), user="", team=team)
        return rule_on_case(reader, replace(case, links=(sent,)), Permission.SEE_CASES, at)
    if team is not None:
        return rule_on_received(reader, case, agency, team, at)
    if not holds:
        return _no(1)
    if any(_bars(bar, reader) and bar.span.holds(at) for bar in case.bars):
        return _no(2)
    if case.disposed:
        return _no(8)
    if role == Role.AGENCY_LEAD and agency not in case.agencies:
        return _no(3)
    if not all(_is_listed(reader, thing, at) for thing in case.restricted if thing.level > INVOLVED):
        return _no(4)
    return Ruling(True, 5, RULES[5])


def rule_on_person(reader: Reader, cases: Iterable[CaseFacts], at: datetime) -> Ruling:
    """Whether the reader may see a person: on any case that names the person and that the reader may see.

    A conflict with the person is a conflict with each of those cases, and so bars the person.
    """
    ruling = _no(5)
    for case in cases:
        ruling = rule_on_case(reader, case, Permission.SEE_CASES, at)
        if ruling.allowed:
            break
    return ruling


def _links_of(reader: Reader, links: Iterable[CaseLink], at: datetime) -> Iterable[CaseLink]:
    """The links that hold for the reader: their own, those of a whole team of theirs, those of a team they supervise."""
    for link in links:
        if link.agency != reader.agency or not link.span.holds(at):
            continue
        if link.user == reader.user or (link.user is None and link.team in reader.teams):
            yield link
        if link.team in reader.supervises:
            yield CaseLink(Role.CASE_SUPERVISOR, link.agency, link.span, reader.user, link.team, link.panel)


def _passes(link: CaseLink, listed: bool, sealed: bool) -> bool:
    """Whether a restriction lets a link through: the lists decide, but for emergency access, which only a seal stops."""
    return not sealed if link.kind is Role.EMERGENCY_READER else listed


def _bars(bar: Bar, reader: Reader) -> bool:
    return bar.user == reader.user or (bar.team is not None and bar.team in reader.teams | reader.supervises)


def _is_listed(reader: Reader, thing: RestrictedThing, at: datetime) -> bool:
    return any(user == reader.user and span.holds(at) for user, span in thing.listed)


def _no(rule: int) -> Ruling:
    return Ruling(False, rule, RULES[rule])
