"""Who knew what when: for each person and each weighty fact, which agency wrote it down first and when others did.

Writing down is not knowing: an agency may have known and not written. What is told is the first entry of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.finding import Finding, Quote, named, spell
from joinedup_core.chronology.telling import Telling, Tellings
from joinedup_core.chronology.whom import children_named, whom

MOST_PEOPLE = 40
LEAST_ENTRIES = 3  # for a person to be told of


def knowledge(entries: Sequence[Entry], tellings: Tellings) -> Iterator[Finding]:
    """A finding a fact and a person that more than one agency has, in the order in which they were first recorded."""
    firsts: dict[str, dict[str, tuple[Telling, str]]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    field = tellings.field
    children = children_named((one.text for one in tellings.all), tellings.names)
    for one in tellings.all:
        if not one.exact:
            continue
        told = {}
        for word in sorted(one.facts):
            fact = field.facts[word]
            if fact in field.facts_of_somebody and (who := whom(one.text, word, tellings.names, children, field)):
                fact = f"{fact} on {who}"
            told[fact] = word
        told |= {tellings.spelled[n]: "" for n in one.names}
        for fact, word in told.items():
            counts[fact] += 1
            _keep(firsts[fact], one, word)
    people = sorted(
        (name for name in firsts if name[0] == "@" and counts[name] >= LEAST_ENTRIES), key=lambda n: (-counts[n], n)
    )
    kept = [fact for fact in firsts if fact[0] != "@"] + people[:MOST_PEOPLE]
    agencies = sorted({entry.agency for entry in entries})
    found = [_finding(fact, firsts[fact], entries, agencies) for fact in kept if len(firsts[fact]) > 1]
    yield from sorted(found, key=lambda one: (one.entries, one.about))


def _keep(firsts: dict[str, tuple[Telling, str]], one: Telling, word: str) -> None:
    known = firsts.get(one.agency)
    if known is None or (one.first, one.at) < (known[0].first, known[0].at):
        firsts[one.agency] = (one, word)


def _finding(
    fact: str, firsts: dict[str, tuple[Telling, str]], entries: Sequence[Entry], agencies: Sequence[str]
) -> Finding:
    order = sorted(firsts.values(), key=lambda told: (told[0].first, told[0].at))
    began = order[0][0].first
    name = fact[1:].title() if fact[0] == "@" else fact
    later = [f"{one.agency} {_after(one.first - began)}" for one, _ in order[1:]]
    never = [agency for agency in agencies if agency not in firsts]
    words = (
        f"{name[:1].upper()}{name[1:]}: first recorded by {order[0][0].agency} on {named(began)}; {', '.join(later)}."
    )
    if never:
        words += f" Not recorded by {', '.join(never)}."
    quotes = tuple(Quote(one.at, word) for one, word in order if word)
    return Finding("knowledge", words, tuple(one.at for one, _ in order), quotes, name)


def _after(days: int) -> str:
    return "the same day" if not days else f"{spell(days)} later"
