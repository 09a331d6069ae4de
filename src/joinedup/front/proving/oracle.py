"""The first decider: a world's facts handed to the pure rules of `joinedup_core.case_access`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from joinedup.front.proving.worlds import During, World
from joinedup_core.case_access import (
    Bar,
    CaseFacts,
    CaseLink,
    ItemFacts,
    Reader,
    RestrictedThing,
    SharedWith,
    Span,
    rule_on_case,
    rule_on_item,
    rule_on_person,
)
from joinedup_core.permits import Permission

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
Seen = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""Of a reader: the cases, the items and the persons that are shown, by number."""


def oracle(world: World, user: UUID, agency: UUID) -> Seen:
    """What the rules let a user see who acts for an agency."""
    seen_cases, seen_items = set(), set()
    by_case = []
    for number, (partnership, _, _) in enumerate(world.cases):
        reader, facts = _reader(world, user, agency, partnership), _facts(world, number)
        by_case.append((reader, facts))
        if rule_on_case(reader, facts, Permission.SEE_CASES, NOW).allowed:
            seen_cases.add(number)
        for item, (case, owner) in enumerate(world.items):
            told = ItemFacts(str(owner), _shared(world, item))
            if case == number and rule_on_item(reader, facts, told, Permission.SEE_ITEMS, NOW).allowed:
                seen_items.add(item)
    seen_persons = {
        person
        for person in range(len(world.persons))
        if any(
            rule_on_person(by_case[case][0], [by_case[case][1]], NOW).allowed
            for case, named in world.on_case
            if named == person
        )
    }
    return frozenset(seen_cases), frozenset(seen_items), frozenset(seen_persons)


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
