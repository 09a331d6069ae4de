"""Contradictions within a group: what agencies say of one event that cannot all be so, with their sayings quoted.

Only what both say is compared: silence contradicts nothing, and an agency that was told and wrote it down the next
day does not contradict the day. Which of the two is right is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.field_words import WORD, Exclusion, FieldWords
from joinedup_core.chronology.finding import Finding, Quote, named
from joinedup_core.chronology.grouping import Group, Grouping
from joinedup_core.chronology.telling import Telling

_STREETS = (
    "road|street|lane|close|drive|avenue|terrace|way|court|walk|rise|row|place|crescent|gardens|grove|hill|square"
)
_ADDRESS = re.compile(rf"\b(\d+[a-z]?) ((?:[a-z'-]+ ){{1,3}}?(?:{_STREETS}))\b")
_THE = {"outcome": "the outcome"}
CLOCKS_APART = 90  # minutes
SHORT_OPENING = 4  # words: then the second sentence belongs to it
SLIP = 2  # letters by which two ways of writing one street differ
_THERE = frozenset(["joint", "jointly", "alongside", "visit", "visited"])
_SENT_TO = re.compile(r"\b(?:sent|made) to\b")
_TODAY = re.compile(r"\b([a-z]+) (?:today|this date)\b")
_HEARING = frozenset(
    [
        "informed",
        "notified",
        "notification",
        "notice",
        "received",
        "receive",
        "contact",
        "call",
        "rang",
        "phoned",
        "letter",
        "report",
        "reports",
        "heard",
        "aware",
        "advised",
        "intel",
        "confirms",
        "confirmed",
        "via",
        "from",
        "according",
        "learned",
        "learnt",
        "shared",
    ]
)
_SENTENCE = re.compile(r"[^.;\n]+")


def contradictions(entries: Sequence[Entry], grouping: Grouping) -> Iterator[Finding]:
    """All contradictions, group by group: of the outcome and who was present, of the day, the time and the place."""
    tellings = grouping.tellings
    if tellings is None:
        raise ValueError("This grouping was made without its tellings; group the entries again.")
    for group in grouping.groups:
        members = [tellings.all[n] for n in group.members]
        yield from _claims(members, entries, tellings.field)
        yield from _days(members, entries, tellings.field)
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


def _days(members: Sequence[Telling], entries: Sequence[Entry], field: FieldWords) -> Iterator[Finding]:
    """Agencies that give the day of the event, and not the same one; told once for the group, by the day given.

    Who tells what another told it gives no day by its own date, but cannot have written before the event.
    """
    told = [(one, _event_days(one, field)) for one in members]
    apart = {
        one.at
        for (a, some), (b, others) in combinations(told, 2)
        if a.agency != b.agency and _otherwise(a, some, b, others)
        for one in (a, b)
    }
    if not apart:
        return
    given = sorted(
        ((min(days, default=one.first), one.at, one) for one, days in told if one.at in apart),
        key=lambda each: each[:2],
    )
    quotes = tuple(Quote(one.at, _day_given(one, entries[one.at], day)) for day, _, one in given)
    near = given[-1][0] - given[0][0] == 1
    more = " One of them may be the day of writing, or the event ran past midnight." if near else ""
    yield _finding("the date", "on which day it was", quotes, entries, more)


def _otherwise(a: Telling, some: frozenset[int], b: Telling, others: frozenset[int]) -> bool:
    """Whether the days of two cannot be the same day."""
    if some and others:
        return some.isdisjoint(others)
    if not some and not others:
        return False
    heard, days = (a, others) if others else (b, some)
    return heard.exact and not heard.quoted and heard.first < min(days)


def _day_given(one: Telling, entry: Entry, day: int) -> str:
    return f"{entry.when}" if one.first == day else f"{named(day)}, written on {entry.when}"


def _event_days(one: Telling, field: FieldWords) -> frozenset[int]:
    """The days that an entry gives its event: those it names; its own where it does not tell what another told it."""
    if one.quoted:
        return one.quoted
    return frozenset() if not one.exact or _handed_on(one, field) else frozenset({one.first})


def _handed_on(one: Telling, field: FieldWords) -> bool:
    """Whether it begins with another agency, or with hearing of it; not where the agency was there or acted itself."""
    opening, _, rest = one.text.partition(". ")
    words = WORD.findall(opening)
    if len(words) < SHORT_OPENING:
        words += WORD.findall(rest.partition(". ")[0])
    if not _THERE.isdisjoint(words) or _SENT_TO.search(opening):
        return False
    if (now := _TODAY.search(opening)) and now[1] in field.kinds:
        return False
    named = {field.agencies.get(word, "") for word in words} - {"", one.agency_kind}
    return bool(named) or "told" in words or (bool(one.mentions) and not _HEARING.isdisjoint(words))


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
    told = [(one, set(_ADDRESS.findall(one.text))) for one in members]
    for (a, some), (b, others) in combinations(told, 2):
        if some and others and not any(x[0] == y[0] and OSA.distance(x[1], y[1]) <= SLIP for x in some for y in others):
            quotes = tuple(
                Quote(one.at, " ".join(sorted(places)[0]).title()) for one, places in ((a, some), (b, others))
            )
            yield _finding("the place", "where it was", quotes, entries)
