"""The whole of it: chronologies are merged, what is one event is grouped, and what is worth a look is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from joinedup_core.chronology.bursts import bursts
from joinedup_core.chronology.contradictions import contradictions
from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.explaining import in_words
from joinedup_core.chronology.finding import Finding
from joinedup_core.chronology.gaps import gaps
from joinedup_core.chronology.grouping import Group, Grouping, group
from joinedup_core.chronology.knowledge import knowledge
from joinedup_core.chronology.merging import Chronology, merge
from joinedup_core.tables.pausing import uncollected


@dataclass(frozen=True, slots=True)
class Composite:
    """A merged chronology with its groups and findings; numbers in them are places in `chronology.entries`."""

    chronology: Chronology
    grouping: Grouping
    findings: tuple[Finding, ...]


def compose(
    *chronologies: Iterable[Entry], expected: Mapping[str, int] | None = None, until: date | None = None
) -> Composite:
    """Merge, group and find. `expected` and `until` are as in `gaps`."""
    with uncollected():
        merged = merge(*chronologies)
        grouping = group(merged.entries)
        return Composite(merged, grouping, find(merged.entries, grouping, expected, until))


def find(
    entries: Sequence[Entry], grouping: Grouping, expected: Mapping[str, int] | None = None, until: date | None = None
) -> tuple[Finding, ...]:
    """All findings: contradictions, gaps, bursts and escalation, who knew what when."""
    if grouping.tellings is None:
        raise ValueError("This grouping was made without its tellings; group the entries again.")
    return (
        *contradictions(entries, grouping),
        *gaps(entries, grouping.tellings, expected, until),
        *bursts(grouping),
        *knowledge(entries, grouping.tellings),
    )


def group_in_words(one: Group, entries: Sequence[Entry], grouping: Grouping) -> str:
    """A group in words: who tells it, where each stands, and why the likest of them are taken for one event."""
    who = "; ".join(f"{entries[n].agency}, {entries[n].when} ({entries[n].source})" for n in one.members)
    if not one.links:
        return f"One entry keyed twice by its agency, with nearly the same words under the same day: {who}."
    best = max(one.links, key=lambda link: (link.points, -link.first, -link.second))
    twice = f" {len(one.twice)} of them keyed twice by the same agency." if one.twice else ""
    return f"One event told by: {who}. {in_words(best, entries, grouping)}{twice}"
