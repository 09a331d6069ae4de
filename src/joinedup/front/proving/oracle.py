"""The first decider: a world's facts handed to the pure rules of `joinedup_core.case_access`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from joinedup.front.proving.worlds import Arrived, During, World
from joinedup_core.case_access import (
    Bar,
    CaseFacts,
    CaseLink,
    ItemFacts,
    Reader,
    RestrictedThing,
    SharedWith,
    Span,
    rule_on_arrival,
    rule_on_case,
    rule_on_case_action,
    rule_on_item,
    rule_on_panel_row,
    rule_on_person,
    rule_on_received,
)
from joinedup_core.permits import Permission

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
Seen = dict[str, frozenset[int]]
"""What is shown to a reader, by number: cases, items (notes and referrals), persons, cases before panels, their actions, own actions, arrivals."""
Known = list[tuple[Reader, CaseFacts]]
"""Of each case the reader as they stand in its partnership, and all that decides."""


def oracle(world: World, user: UUID, agency: UUID) -> Seen:
    """What the rules let a user see who acts for an agency."""
    known = [(_reader(world, user, agency, p), _facts(world, n)) for n, (p, _, _) in enumerate(world.cases)]
    return {
        "case": _numbers(rule_on_case(*one, Permission.SEE_CASES, NOW).allowed for one in known),
        "item": _numbers(_item(world, known, item) for item in range(len(world.items))),
        "person": _numbers(_person(world, known, person) for person in range(len(world.persons))),
        "before": _numbers(
            rule_on_panel_row(*known[case], str(panel), Permission.SEE_PANEL_CASES, NOW).allowed
            for case, panel in world.before
        ),
        "action": _numbers(_action(world, known, before, owner) for before, owner in world.actions),
        "arrival": _numbers(_sent(world, known, sent) for sent in world.arrived),
        "own": _numbers(owner == agency and _sits(world, user, agency, panel) for panel, owner in world.own),
    }


def _numbers(decided: Iterable[bool]) -> frozenset[int]:
    return frozenset(number for number, yes in enumerate(decided) if yes)


def _item(world: World, known: Known, item: int) -> bool:
    case, owner = world.items[item]
    told = ItemFacts(str(owner), _shared(world, item))
    if rule_on_item(*known[case], told, Permission.SEE_ITEMS, NOW).allowed:
        return True
    if item in world.alerts:
        return any(_arrived(world, known, sent) for sent in world.arrived if sent.item == item)
    if item not in world.sent:
        return False
    agency, team = world.sent[item]
    return rule_on_received(*known[case], str(agency), _text(team), NOW).allowed


def _arrived(world: World, known: Known, sent: Arrived) -> bool:
    reader, facts = known[world.items[sent.item][0]]
    partnership = world.cases[world.items[sent.item][0]][0]
    user = UUID(reader.user)
    holds = user not in world.inactive and any(
        one.user == user
        and one.role == sent.role
        and one.partnership == partnership
        and one.agency in (None, sent.agency)
        and _on_day(one.days)
        for one in world.roles
    )
    return rule_on_arrival(
        reader, facts, str(sent.agency), _text(sent.team), sent.role, NOW, holds=holds, user=_text(sent.user)
    ).allowed


def _sent(world: World, known: Known, sent: Arrived) -> bool:
    """An arrival itself: for those it was sent to, and for the agency whose item it is, as any item of its own."""
    case, owner = world.items[sent.item]
    own = ItemFacts(str(owner), ())
    return _arrived(world, known, sent) or rule_on_item(*known[case], own, Permission.SEE_ITEMS, NOW).allowed


def _person(world: World, known: Known, person: int) -> bool:
    cases = [known[case] for case, named in world.on_case if named == person]
    return any(rule_on_person(reader, [facts], NOW).allowed for reader, facts in cases)


def _action(world: World, known: Known, before: int, owner: UUID) -> bool:
    case, panel = world.before[before]
    return rule_on_case_action(*known[case], str(panel), str(owner), NOW).allowed


def _sits(world: World, user: UUID, agency: UUID, panel: int) -> bool:
    """Whether a live user sits on a panel for an agency today, or deputises."""
    return user not in world.inactive and any(
        s.panel == panel and s.agency == agency and user in (s.holder, s.deputy) and _on_day(s.days)
        for s in world.seats
    )


def _reader(world: World, user: UUID, agency: UUID, partnership: int) -> Reader:
    practises = user not in world.inactive and any(
        p.user == user and p.agency == agency and p.partnership == partnership and _on_day(p.days)
        for p in world.practices
    )
    mine = [(team, supervises) for team, member, supervises, days in world.members if member == user and _on_day(days)]
    teams = frozenset(str(team) for team, _ in mine)
    return Reader(str(user), str(agency), practises, teams, frozenset(str(t) for t, supervises in mine if supervises))


def _facts(world: World, number: int) -> CaseFacts:
    partnership, restriction, state = world.cases[number]
    named = {person for case, person in world.on_case if case == number}
    identities = {world.persons[person][0] for person in named}
    alike = {person for person, (identity, _) in enumerate(world.persons) if identity in identities}
    homes = {household for household, person in world.households if world.persons[person][0] in identities}
    bars = tuple(
        Bar(_span(b.hours), _text(b.user), _text(b.team))
        for b in world.bars
        if b.case == number or b.person in alike or b.household in homes
    )
    things = [(restriction, number, None), *((world.persons[p][1], None, p) for p in alike)]
    restricted = tuple(
        RestrictedThing(
            level, tuple((str(e.user), _span(e.hours)) for e in world.listed if (e.case, e.person) == (c, p))
        )
        for level, c, p in things
    )
    links = tuple(
        CaseLink(k.kind, str(k.agency), _span(k.hours), _text(k.user), _text(k.team), _text(k.panel))
        for k in world.links
        if k.case == number
    )
    agencies = frozenset(str(agency) for agency, p, days in world.takes_part if p == partnership and _on_day(days))
    return CaseFacts(agencies, links, bars, restricted, state == "disposed")


def _shared(world: World, item: int) -> tuple[SharedWith, ...]:
    told = []
    for one in (s for s in world.shared if s.item == item):
        ends = [hour for hour in (one.hours.ends, one.withdrawn) if hour is not None]
        span = _span(During(one.hours.begins, min(ends) if ends else None))
        told.append(SharedWith(span, _text(one.agency), _text(one.panel)))
    return tuple(told)


def _span(hours: During) -> Span:
    ends = None if hours.ends is None else NOW + timedelta(hours=hours.ends)
    return Span(NOW + timedelta(hours=hours.begins), ends)


def _on_day(days: During) -> bool:
    return days.begins <= 0 and (days.ends is None or days.ends >= 0)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
