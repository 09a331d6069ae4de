"""What the check's SQL reads beside what is told: the rules in force as rows, and which sources are stale, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from joinedup_core.calendar import day_in_words
from joinedup_core.standards.rule import PARTS, SCALES, Standards

Row = tuple[object, ...]
RULED: dict[str, dict[str, str]] = {
    "rule_names": {"name": "VARCHAR", "rule": "VARCHAR"},
    "rule_levels": {
        "rule": "VARCHAR", "level": "VARCHAR", "rank": "INTEGER", "tier": "VARCHAR", "home": "VARCHAR", "share": "VARCHAR",
        "asks_any": "VARCHAR", "asks_in_person": "VARCHAR", "asks_at_home": "VARCHAR",
    },
    "rule_duties": {"rule": "VARCHAR", "level": "VARCHAR", "part": "VARCHAR", "also": "VARCHAR[]"},
}  # fmt: skip
"""The columns of each table of the rules and what they hold."""
NO_FRESHNESS = "How fresh the sources are was not told: a contact may not have come in yet."


def ruled(standards: Standards, today: date) -> dict[str, list[Row]]:
    """The rules in force on a day as rows: their names, what each level means and asks, and the other duties."""
    rules = [rule for rule in standards.rules if rule.in_force(today)]
    levels: list[Row] = [
        (
            *(rule.key, level, rank, str(rule.tier(level)), str(rule.home), str(rule.share)),
            *(
                rule.asks(raised=False, home=False),
                rule.asks(raised=True, home=False),
                rule.asks(raised=True, home=True),
            ),
        )
        for rule in rules
        for rank, level in enumerate(SCALES[rule.scale])
    ]
    return {
        "rule_names": [
            (one, rule.key) for rule in rules for one in dict.fromkeys((rule.key, rule.domain, *rule.aliases))
        ],
        "rule_levels": levels,
        "rule_duties": [
            (rule.key, level, part, list(rule.also_at(level, part)))
            for rule in rules
            for level in SCALES[rule.scale]
            for part in PARTS
        ],
    }


def stale_in_words(sources: Iterable[tuple[str | None, date | None, int | None]], today: date) -> list[str]:
    """Which sources (name, told until, stale after days) are stale; one that does not say how fresh it is counts as stale."""
    return [words for name, until, days in sorted(sources, key=str) if (words := _stale(name, until, days, today))]


def _stale(name: str | None, until: date | None, days: int | None, today: date) -> str:
    named = name or "a source without a name"
    if until is None or days is None:
        return f"{named} does not say how fresh it is"
    return f"{named} has told nothing since {day_in_words(until)}" if (today - until).days > days else ""
