"""Worked examples of the rules as what is told to the check, so that data, tests and handbook say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from joinedup_core.clocks import UnreadableRules
from joinedup_core.standards.case_engine import CaseEngine
from joinedup_core.standards.check import check_one
from joinedup_core.standards.rule import Example, Rule, Standards
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


def check_examples(rule: Rule, standards: Standards, engine: CaseEngine) -> None:
    """Raise `UnreadableRules` for the first worked example of a rule that cannot be read, or does not come out as it says.

    The rule is judged by itself, as if it were in force on the day of the examples, whenever it begins.
    """
    alone = replace(rule, effective_from=None, effective_to=None)
    found: dict[str, tuple[str, str]] = {}
    for _, group in groupby(sorted(rule.examples, key=_world), _world):
        told = worked((alone, _read(rule, example)) for example in group)
        judged = check_one(replace(standards, rules=(alone,)), told, today=TODAY, engine=engine, evidence=False)
        found |= {one.person: (str(one.state), str(one.reason or "")) for one in judged}
    for example in rule.examples:
        came, said = found.get(_person(alone, example), ("", "")), (example.state, example.reason)
        if came != said:
            raise UnreadableRules(
                f"“{rule.key}”: its worked example “{example.shows}” says {_named(said)}, but by the rule as it is written it"
                f" comes out as {_named(came)}. Put one or the other right."
            )


def _world(example: Example) -> tuple[tuple[int, ...], str, str]:
    """What examples share that are judged together."""
    return example.interval, example.stale, example.notice


def _read(rule: Rule, example: Example) -> Example:
    """The example, once all that it tells can be read."""
    try:
        worked([(rule, example)])
    except (ValueError, KeyError, TypeError) as why:
        raise UnreadableRules(
            f"“{rule.key}”: its worked example “{example.shows}” cannot be read. Contacts are such as “Housing in_person_home"
            " seen 12”, shares such as “Housing Police 20 18” (days ago), an interval is three numbers of days: how often, how long before it is due soon, and after how many it is missed."
        ) from why
    return example


def _named(state: tuple[str, str]) -> str:
    return f"{state[0]} ({state[1]})" if state[1] else state[0] or "nothing"


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
