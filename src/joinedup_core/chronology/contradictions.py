"""Contradictions within a group: what agencies say of one event that cannot all be so, with their sayings quoted.

Only what both say is compared: silence contradicts nothing, and an agency that was told and wrote it down the next
day does not contradict the day. Which of the two is right is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.field_words import Exclusion, FieldWords
from joinedup_core.chronology.finding import Finding, Quote, named
from joinedup_core.chronology.grouping import Group, Grouping
from joinedup_core.chronology.telling import Telling

_STREETS = (
    "road|street|lane|close|drive|avenue|terrace|way|court|walk|rise|row|place|crescent|gardens|grove|hill|square"
)
_ADDRESS = re.compile(rf"\b(\d+[a-z]?) ((?:[a-z'-]+ ){{1,3}}?(?:{_STREETS}))\b")
_THE = {"outcome": "the outcome"}
CLOCKS_APART = 90  # minutes
_SENTENCE = re.compile(r"[^.;\n]+")


def contradictions(entries: Sequence[Entry], grouping: Grouping) -> Iterator[Finding]:
    """All contradictions, group by group: of the outcome and who was present, of the day, the time and the place."""
    tellings = grouping.tellings
    if tellings is None:
        raise ValueError("This grouping was made without its tellings; group the entries again.")
    for group in grouping.groups:
        members = [tellings.all[n] for n in group.members]
        yield from _claims(members, entries, tellings.field)
        yield from _days(members, entries)
        yield from _clocks(members, entries, group)
        yield from _places(members, entries)


def _claims(members: Sequence[Telling], entries: Sequence[Entry], field: FieldWords) -> Iterator[Finding]:
    for question in sorted({at for one in members for at in one.claims}):
        yes = [one for one in members if one.claims.get(question) is True]
        no = [one for one in members if one.claims.get(question) is False]
        if yes and no:
            exclusion = field.exclusions[question]
            quotes = tuple(_claimed(one, entries[one.at], exclusion) for one in (*yes, *no))
            yield _finding(exclusion.about, exclusion.name, quotes, entries)


def _claimed(one: Telling, entry: Entry, exclusion: Exclusion) -> Quote:
    found = exclusion.reads(one.text)
    said = found[1] if found else ""
    return Quote(one.at, sentence_with(said, entry) or said)


def sentence_with(words: str, entry: Entry) -> str:
    """The sentence of an entry that has the words, as written; "" where none has."""
    for text in (entry.what, entry.outcome, entry.where):
        for match in _SENTENCE.finditer(text):
            if words in match[0].lower():
                return match[0].strip()
    return ""


def _finding(about: str, name: str, quotes: Sequence[Quote], entries: Sequence[Entry], more: str = "") -> Finding:
    said = "; ".join(f"{entries[one.entry].agency} (\u201c{one.words}\u201d)" for one in quotes)
    words = f"Contradiction about {_THE.get(about, about)}: {name}. {said}.{more}"
    return Finding("contradiction", words, tuple(one.entry for one in quotes), tuple(quotes), about)


def _days(members: Sequence[Telling], entries: Sequence[Entry]) -> Iterator[Finding]:
    """Two who give the day of the event, and not the same one."""
    told = [(one, _event_days(one)) for one in members]
    for (a, some), (b, others) in combinations(told, 2):
        if some and others and not (some & others) and a.agency != b.agency:
            quotes = tuple(
                Quote(
                    one.at,
                    f"{entries[one.at].when}"
                    if one.first in days
                    else f"{named(min(days))}, written on {entries[one.at].when}",
                )
                for one, days in ((a, some), (b, others))
            )
            near = min(abs(x - y) for x in some for y in others) == 1
            more = " One of them may be the day of writing, or the event ran past midnight." if near else ""
            yield _finding("the date", "on which day it was", quotes, entries, more)


def _event_days(one: Telling) -> frozenset[int]:
    """The days that an entry gives its event: those it names; its own where it does not tell what another told it."""
    if one.quoted:
        return one.quoted
    return frozenset() if one.mentions or not one.exact else frozenset({one.first})


def _clocks(members: Sequence[Telling], entries: Sequence[Entry], group: Group) -> Iterator[Finding]:
    for a, b in combinations(members, 2):
        if (
            a.agency == b.agency
            or a.minute is None
            or b.minute is None
            or a.first != b.first
            or not (a.exact and b.exact)
        ):
            continue
        apart = abs(a.minute - b.minute)
        if min(apart, 1440 - apart) > CLOCKS_APART:
            quotes = tuple(
                Quote(one.at, f"{(one.minute or 0) // 60:02d}:{(one.minute or 0) % 60:02d}") for one in (a, b)
            )
            yield _finding("the time", "at what time it was", quotes, entries)


def _places(members: Sequence[Telling], entries: Sequence[Entry]) -> Iterator[Finding]:
    """Two addresses that are written out and differ."""
    told = [(one, {f"{number} {street}" for number, street in _ADDRESS.findall(one.text)}) for one in members]
    for (a, some), (b, others) in combinations(told, 2):
        if some and others and not (some & others):
            quotes = tuple(Quote(one.at, sorted(places)[0].title()) for one, places in ((a, some), (b, others)))
            yield _finding("the place", "where it was", quotes, entries)
