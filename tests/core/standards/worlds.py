"""Worlds for the check: small ones that Hypothesis draws and shrinks, and crowded ones in which every edge is met often."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from joinedup_core.standards import Concern, Contact, Interval, Notice, Shared, Source, Told, rules
from joinedup_core.standards.examples import TODAY

STANDARDS = rules()
NAMES = [name for r in STANDARDS.rules for name in (r.key, r.domain)] + ["R1", "R6", "R8", "C17"]
LEVELS = ["current", "increasing", "high", "very_high", "early_help", "complex", "odd"]
MODES = ["in_person_home", "in_person_elsewhere", "telephone", "video", "none", "odd"]
FACTS = ["yes", "no", "not_known"]
EDGES = [-1, 0, 1, 10, 11, 12, 13, 14, 15, 20, 27, 28, 29, 60]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def crowded(seed: int, persons: int) -> Told:
    """Many persons, whose contacts and levels fall on the days where answers change."""
    rng = Random(seed)

    def day(none: int = 0) -> date | None:
        return None if rng.randrange(100) < none else ago(rng.choice(EDGES))

    def concern(person: str) -> Concern:
        facts = rng.choice(FACTS), rng.choice(["at_risk", "posing"]), rng.choice(FACTS)
        return Concern(person, rng.choice(NAMES), rng.choice(LEVELS), day(2), *facts)

    def contact(person: str) -> Contact:
        told = rng.choice([None, False, True, True, True]), rng.choice([None, False, True])
        return Contact(person, rng.choice("ABC"), day(2), rng.choice(MODES[:2] + MODES), *told)

    def shared(one: Concern) -> Shared:
        on = rng.choice(EDGES[1:])
        acknowledged = rng.choice([None, ago(on), ago(on - 1), ago(on + 1)])
        return Shared(one.person, one.rule, rng.choice("AB"), rng.choice("BC"), ago(on), acknowledged)

    names = [str(number) for number in range(persons)]
    concerns = [concern(name) for name in names for _ in range(2)]
    intervals = [
        Interval(10 if level else 14, 3, rng.choice([28, None]), "group", ago(rng.choice([-5, 5, 90])), rule.key, level)
        for rule in STANDARDS.rules
        for level in ("", rng.choice(rule.raised_levels))
        if rng.randrange(4)
    ]
    intervals += [Interval(7, 2, 21, "group", ago(50), "R1"), Interval(30, 2, None, "group", ago(30), "C3")]
    return Told(
        tuple(concerns),
        tuple(contact(name) for name in names for _ in range(rng.randrange(4))),
        tuple(shared(one) for one in concerns if rng.randrange(3) == 0),
        (Source("A extract", ago(7 + seed % 2), 7),),
        tuple(Notice(agency, rng.choice(NAMES), ago(rng.choice([13, 14, 30])), ago(rng.choice([-1, 0, 9])), rng.choice([None, ago(0), ago(1)])) for agency in ("*", "A", "B", "A", "B", "C")),
        tuple(intervals),
    )  # fmt: skip


days = st.integers(-3, 70).map(ago)
persons = st.sampled_from(["p", "q", "r", "s"])
agencies = st.sampled_from(["A", "B", "C"])
names = st.sampled_from(NAMES)
facts = st.sampled_from(FACTS)
booleans = st.sampled_from([None, True, False])
levels = st.sampled_from(LEVELS)
modes = st.sampled_from(MODES)
intervals = st.builds(
    lambda days, soon, more, on, rule, level: Interval(
        days, min(soon, days - 1), None if more is None else days + more, "group", on, rule, level
    ),
    st.integers(1, 40), st.integers(0, 5), st.none() | st.integers(0, 20), days, names, st.just("") | levels,
)  # fmt: skip
worlds = st.builds(
    Told,
    concerns=st.lists(
        st.builds(Concern, persons, names | st.just("R99"), levels, st.none() | days, facts, st.sampled_from(["at_risk", "posing"]), facts),
        min_size=1, max_size=30,
    ).map(tuple),
    contacts=st.lists(st.builds(Contact, persons, agencies, st.none() | days, modes, booleans, booleans), max_size=12).map(tuple),
    shares=st.lists(st.builds(Shared, persons, names, agencies, agencies, days, st.none() | days), max_size=6).map(tuple),
    sources=st.none() | st.lists(st.builds(Source, agencies, days, st.integers(0, 70)), max_size=2).map(tuple),
    notices=st.lists(
        st.builds(Notice, st.sampled_from(["", "*"]) | agencies, st.just("*") | names, days, days, st.none() | days), max_size=2
    ).map(tuple),
    intervals=st.lists(intervals, max_size=12, unique_by=lambda i: (STANDARDS.rule(i.rule).key, i.level, i.approved_on)).map(tuple),
)  # fmt: skip
