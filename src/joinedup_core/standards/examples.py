"""Worked examples of the rules as what is told to the check, so that data, tests and handbook say the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from joinedup_core.standards.rule import Example, Rule
from joinedup_core.standards.told import Concern, Contact, Interval, Notice, Shared, Source, Told

TODAY = date(2026, 6, 1)
"""The day on which every example is judged."""
GROUP = "the executive group"


def worked(examples: Iterable[tuple[Rule, Example]]) -> Told:
    """What is told for examples that share interval, stale source and notice; each example's person is its key and turn."""
    pairs = list(examples)
    first = pairs[0][1]
    return Told(
        concerns=tuple(
            Concern(_person(r, e), r.key, e.level, _ago(e.since), e.home, "not_known", e.significant_harm)
            for r, e in pairs
        ),
        contacts=tuple(_contact(_person(r, e), told) for r, e in pairs for told in e.contacts),
        shares=tuple(_shared(_person(r, e), r.key, told) for r, e in pairs for told in e.shares),
        sources=(Source(f"{first.stale} extract", _ago(30), 7),) if first.stale else (),
        notices=(Notice(_words(first.notice), "*", _ago(60), _ago(30)),) if first.notice else (),
        intervals=tuple(_interval(first, key) for key in sorted({r.key for r, _ in pairs}) if first.interval),
    )


def _person(rule: Rule, example: Example) -> str:
    return f"{rule.key}/{rule.examples.index(example)}"


def _interval(example: Example, rule: str) -> Interval:
    days, due_soon, missed_after = example.interval
    return Interval(days, due_soon, missed_after, GROUP, _ago(100), rule)


def _contact(person: str, told: str) -> Contact:
    agency, mode, *seen, days = told.split(" ")
    was_seen = {(): None, ("seen",): True, ("unseen",): False}[tuple(seen)]
    return Contact(person, _words(agency), _ago(int(days)), mode, was_seen)


def _shared(person: str, rule: str, told: str) -> Shared:
    sender, receiver, days, *acknowledged = told.split(" ")
    return Shared(
        person, rule, _words(sender), _words(receiver), _ago(int(days)), *(_ago(int(a)) for a in acknowledged)
    )


def _words(name: str) -> str:
    return name.replace("-", " ")


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)
