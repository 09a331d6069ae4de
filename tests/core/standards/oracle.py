"""The check once more in plain Python, thought out apart from the SQL: every reading of a rule is judged on its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from joinedup_core.standards import Concern, Contact, Interval, Reason, Rule, Standards, State, Told
from joinedup_core.standards.rule import SCALES, Home, Share, Tier

SATISFIED = (State.MET, State.SATISFIED_BY_SHARING, State.EXCUSED)


@dataclass(frozen=True)
class Answer:
    state: State
    reason: Reason | None
    days_since: int | None


@dataclass(frozen=True)
class Reading:
    """One way to read the rule: is contact face to face, at home too, and may sharing take its place."""

    raised: bool
    home: bool
    sharing: bool


def judge_all(
    standards: Standards, told: Told, today: date, in_contact_days: int
) -> dict[tuple[str, str, str], Answer]:
    """The answer for every person, rule and part."""
    held: dict[tuple[str, str, str], list[tuple[Concern, Rule | None]]] = {}
    for concern in told.concerns:
        if concern.level_from_on is None or concern.level_from_on <= today:
            rule = standards.rule(concern.rule, today)
            key = (concern.person, rule.key if rule else concern.rule, concern.posing_or_at_risk)
            held.setdefault(key, []).append((concern, rule))
    return {key: _judge(max(found, key=_order), told, today, in_contact_days) for key, found in held.items()}


def _order(pair):
    concern, rule = pair
    levels = SCALES[rule.scale] if rule else ()
    rank = levels.index(concern.level) if concern.level in levels else 99
    facts = {"yes": 2, "not_known": 1, "no": 0}
    return (
        concern.level_from_on or date.min,
        rank,
        facts[concern.harm_likely_at_home],
        facts[concern.significant_harm_feared],
    )


def _judge(pair, told: Told, today: date, in_contact_days: int) -> Answer:
    concern, rule = pair
    if rule is None:
        return Answer(State.CANNOT_TELL, Reason.UNKNOWN_RULE, None)
    tier = rule.tier(concern.level)
    if tier is None:
        return Answer(State.CANNOT_TELL, Reason.UNKNOWN_LEVEL, None)
    if tier is Tier.SILENT:
        return Answer(State.NOTHING_ASKED, None, None)
    contacts = [c for c in told.contacts if c.person == concern.person and c.on and c.on <= today]
    world = _World(concern, rule, contacts, told, today, in_contact_days)
    readings = list(_readings(rule, tier, concern))
    strictest = max(readings, key=lambda r: (r.raised, r.home, not r.sharing))
    last = world.last(strictest)
    days = (today - last).days if last else None
    if concern.level_from_on is None:
        return Answer(State.CANNOT_TELL, Reason.UNKNOWN_START, days)
    found = {reading: world.stands(reading) for reading in readings}
    if len(set(found.values())) == 1 or all(state in SATISFIED for state in found.values()):
        told_state = found[strictest]
    else:
        told_state = Reason.QUESTION_OPEN
    if isinstance(told_state, Reason):
        return Answer(State.CANNOT_TELL, told_state, days)
    return Answer(told_state, None, days)


def _readings(rule: Rule, tier: Tier, concern: Concern):
    for raised in {Tier.BASE: [False], Tier.RAISED: [True], Tier.IN_DOUBT: [False, True]}[tier]:
        homes = _homes(rule.home, concern) if raised else [False]
        if raised:
            shares = {Share.BASE: [False, True], Share.RAISED: [True], Share.BASE_AND_RAISED: [True]}.get(
                rule.share, [False]
            )
        else:
            shares = [rule.share in (Share.BASE, Share.BASE_ONLY, Share.BASE_AND_RAISED)]
        yield from (Reading(raised, home, sharing) for home, sharing in product(homes, shares))


def _homes(home: Home, concern: Concern) -> list[bool]:
    harm, feared = concern.harm_likely_at_home, concern.significant_harm_feared
    if home is Home.ALWAYS:
        return [True]
    if home is Home.NOT_REQUIRED:
        return [False]
    if home is Home.HARM_AT_HOME:
        return {"yes": [True], "no": [False], "not_known": [False, True]}[harm]
    if home is Home.SIGNIFICANT_HARM and feared != "no":
        return [True] if feared == "yes" else [False, True]
    return [False] if harm == "no" else [False, True]


class _World:
    def __init__(self, concern, rule, contacts: list[Contact], told: Told, today: date, in_contact_days: int) -> None:
        self.concern, self.rule, self.contacts, self.told, self.today = concern, rule, contacts, told, today
        self.interval = self._interval()
        since = today - timedelta(days=in_contact_days)
        self.agencies = {c.agency for c in contacts if c.on >= since and self._kind(c) >= 1}
        self.stale = any((today - s.told_until_on).days > s.stale_after_days for s in told.sources or ())

    @staticmethod
    def _kind(contact: Contact) -> int:
        if contact.mode in ("telephone", "video"):
            return 1
        if contact.mode == "in_person_elsewhere":
            return 2 if contact.seen else 1
        if contact.mode == "in_person_home":
            return (2 if contact.at_home is False else 3) if contact.seen else 1
        return 0

    def _interval(self) -> Interval | None:
        names = (self.rule.key, self.rule.domain, *self.rule.aliases)
        ours = [i for i in self.told.intervals if i.rule in names and i.approved_on <= self.today]
        exact = [i for i in ours if i.level == self.concern.level] or [i for i in ours if not i.level]
        return max(exact, key=lambda i: i.approved_on, default=None)

    def last(self, reading: Reading) -> date | None:
        needed = 1 + reading.raised + (reading.raised and reading.home)
        return max((c.on for c in self.contacts if self._kind(c) >= needed), default=None)

    def _shared(self) -> bool:
        names = (self.rule.key, self.rule.domain, *self.rule.aliases)
        return any(
            s.person == self.concern.person and s.rule in names and s.from_agency != s.to_agency
            and self.concern.level_from_on <= s.on and s.acknowledged_on and s.on <= s.acknowledged_on <= self.today
            for s in self.told.shares
        )  # fmt: skip

    def _excused(self) -> bool:
        live = [
            n for n in self.told.notices
            if n.agency and n.rule in ("*", self.rule.key, self.rule.domain, *self.rule.aliases)
            and max(n.from_on, n.sent_on + timedelta(days=14)) <= self.today <= (n.until_on or date.max)
        ]  # fmt: skip
        given = {n.agency for n in live}
        return "*" in given or (bool(self.agencies) and self.agencies <= given)

    def stands(self, reading: Reading) -> State | Reason:
        last, interval = self.last(reading), self.interval
        if last and interval and (self.today - last).days <= interval.days - interval.due_soon_days:
            return State.MET
        if reading.sharing and self._shared():
            return State.SATISFIED_BY_SHARING
        if self._excused():
            return State.EXCUSED
        if interval is None:
            return Reason.NO_INTERVAL
        waited = (self.today - max(last or date.min, self.concern.level_from_on)).days
        if waited <= interval.days:
            return State.DUE
        if self.stale:
            return Reason.STALE_SOURCE
        missed = interval.missed_after_days is not None and waited > interval.missed_after_days
        return State.MISSED if missed else State.LATE
