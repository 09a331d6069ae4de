"""An entry as it is compared with others: its days, its time, its people, its kind, its words and whom it quotes.

Words are compared as what they stand for ("laceration", "cut"), with short forms written out and slips of the pen
mended where exactly one word of the chronologies is near. A word that few entries have weighs more than a common one:
its weight is log2(entries / entries that have it), so it is bits of surprise.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from joinedup_core.calendar import Edge, Moment
from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.field_words import WORD, FieldWords, field_words

HEAVIEST, SHORTEST_MENDED = 8.0, 6
SELDOM, SHORT = 5, 256  # entries that have a word; entries of a chronology in which that tells how rare it is
_NAMED = re.compile(r"\b(?:Ms|Mr|Mrs|Miss|Mx|Dr)\.? ([A-Z][A-Za-z'-]+)|\b([A-Z][a-z'-]+) ([A-Z][A-Z'-]{2,})\b")
_PERSON = re.compile(r"\b[A-Z][a-z'-]+\b|\b[A-Z][A-Z'-]{2,}\b")
_CLOCK = re.compile(
    r"\b([01]\d|2[0-3])[:.]?([0-5]\d) ?(?:hrs|hours)\b|\b([01]?\d|2[0-3]):([0-5]\d)\b"
    r"|(?:\b(?:at|around|about|approx(?:imately)?|time|from)\.? |\()([01]\d|2[0-3])\.([0-5]\d)\b(?!\.\d)"
)
_DAY = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?\b(?![:.]\d)|\bon the (\d{1,2})(?:st|nd|rd|th)\b")
_ON = re.compile(r"\b(?:on|dated|of|since|the) $")  # else "3/12" long before is three months, or a score
_RELATIVE = re.compile(
    r"\b(?:yesterday|last night|previous (?:day|night|evening)|night before|day before)\b"
    r"|(?<!kept )(?<!stay )(?<!in )(?<!for )\bovernight\b"
)
_WEEKDAY = re.compile(r"\b(?:on|last|this|since) (mon|tues|wednes|thurs|fri|satur|sun)day\b")
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
WIDE = 31  # days: a vaguer date than a month is compared only where its words are rare


@dataclass(slots=True)
class Telling:
    """One entry, ready to be compared. Days are ordinals; `minute` is of the day, None where no time was told."""

    at: int
    agency: str
    agency_kind: str
    first: int
    last: int
    minute: int | None
    quoted: frozenset[int]
    words: frozenset[int]
    bits: float
    kinds: frozenset[str]
    mentions: frozenset[str]
    text: str
    names: frozenset[int]
    late: bool
    claims: dict[int, bool]
    facts: frozenset[str]
    grade: int

    @property
    def exact(self) -> bool:
        """Whether it stands under one day, or, standing under a month or week, names the day."""
        return self.first == self.last or bool(self.quoted)


class Tellings:
    """All entries made ready, and the weights of their words."""

    def __init__(self, entries: Sequence[Entry], words: FieldWords | None = None) -> None:
        self.field = words or field_words()
        self.names = _names(entries)
        self._concepts: dict[str, tuple[str, str, str]] = {}
        self._signs: dict[str, list[int]] = {}
        for at, one in enumerate(self.field.exclusions):
            for sign in one.signs:
                self._signs.setdefault(sign, []).append(at)
        raw = [self._raw(entry) for entry in entries]
        counts = Counter(word for _, found, _ in raw for word in found)
        self._mended = mended = _mended(counts)
        self._places: dict[int, dict[int, int]] = {}
        self.spelled = sorted({mended.get(word, word) for word in counts})
        self._naming = frozenset(n for n, word in enumerate(self.spelled) if word[0] == "@")
        self.vocabulary = {word: n for n, word in enumerate(self.spelled)}
        number = {word: self.vocabulary[mended.get(word, word)] for word in counts}
        numbered = [frozenset(sorted([number[word] for word in found])) for _, found, _ in raw]
        held = Counter(n for found in numbered for n in found)
        total = max(len(entries), 2)
        # Whole sixty-fourths, so that sums are exact and do not depend on the order in which they are added.
        self.weights = [self._weight(held[n], total, n in self._naming) for n in range(len(self.spelled))]
        kinds_of_agency = {name: self.field.agency_kind(name) for name in {entry.agency for entry in entries}}
        self.all = [
            self._telling(at, entry, kinds_of_agency[entry.agency], text, told, found)
            for at, (entry, (text, _, told), found) in enumerate(zip(entries, raw, numbered, strict=True))
        ]

    @staticmethod
    def _weight(held: int, total: int, naming: bool) -> float:
        """The bits of a word. In a short chronology a word that hardly an entry has is as rare as in a longer one."""
        if held <= SELDOM and not naming:
            total = max(total, SHORT)
        return min(HEAVIEST, round(math.log2(total / held) * 64) / 64)

    def places(self, at: int) -> dict[int, int]:
        """Where each word of an entry first stands in its text, counted in words that tell something."""
        found = self._places.get(at)
        if found is None:
            found = self._places[at] = {}
            for word in WORD.findall(self.all[at].text):
                if (number := self.number(word)) is not None:
                    found.setdefault(number, len(found))
        return found

    def number(self, word: str) -> int | None:
        """The number of a word as written in lower case; None for one that tells nothing."""
        concept = self._concept(word)[0]
        return self.vocabulary.get(self._mended.get(concept, concept)) if concept else None

    def _raw(self, entry: Entry) -> tuple[str, set[str], list[str]]:
        """The text, what its words and those of its people stand for (names begin with "@"), and its words."""
        text = f"{entry.what} {entry.outcome} {entry.where}" if entry.outcome or entry.where else entry.what
        told = [sys.intern(word) for word in WORD.findall(text.lower())]
        known, concept = self._concepts, self._concept
        found = {(known.get(word) or concept(word))[0] for word in told}
        if entry.who:
            found.update([concept(word)[0] for word in WORD.findall(" ".join(entry.who).lower())])
        found.discard("")
        return text, found, told

    def _concept(self, word: str) -> tuple[str, str, str]:
        """What a word stands for, the agency it names and the kind of event it speaks of."""
        known = self._concepts.get(word)
        if known is None:
            bare = word.removesuffix("'s")
            concept = f"@{self.names[bare]}" if bare in self.names else self.field.concept(word)
            known = (concept, self.field.agencies.get(word, ""), self.field.kinds.get(word, ""))
            self._concepts[word] = known
        return known

    def _telling(
        self, at: int, entry: Entry, agency_kind: str, text: str, told: list[str], words: frozenset[int]
    ) -> Telling:
        first, last = _days(entry.when)
        low = text.lower()
        kinds, mentions = set(), set()
        if entry.kind:
            kinds = {self._concept(word)[2] for word in WORD.findall(entry.kind.lower())}
        once = set(told)
        for word in once:
            _, agency, kind = self._concepts[word]
            mentions.add(agency)
            kinds.add(kind)
        mentions -= {"", agency_kind}
        kinds.discard("")
        weights, field, names = self.weights, self.field, self._naming
        grade = max([field.severity[word] for word in once & field.severity.keys()], default=0)
        return Telling(
            at, entry.agency, agency_kind, first, last, _minute(entry.when, text), self._quoted(low, first, last), words,
            sum([weights[n] for n in words]), frozenset(kinds), frozenset(mentions), low, words & names,
            bool(mentions) and not field.late.isdisjoint(once), self._claims(low, once),
            frozenset(once & field.facts.keys()), grade,
        )  # fmt: skip

    def _quoted(self, low: str, first: int, last: int) -> frozenset[int]:
        """The days that a text names: "on 12/03", "last night", "on Friday", "on the 12th".

        Under a month or a week only days in figures count, and of these only one within it. "Last night" counts in
        the opening, and where its sentence speaks of an event or an agency: "no tea last night" is no day of the event.
        """
        if last - first > WIDE:
            return frozenset()
        found = set()
        for match in _DAY.finditer(low):
            day = _day(match, date.fromordinal(last))
            if day is not None and (match[3] or last - day <= WIDE or _ON.search(low, 0, match.start())):
                found.add(day)
        if first != last:
            return frozenset(day for day in found if first <= day <= last)
        for match in _RELATIVE.finditer(low):
            if self._of_the_event(low, match.start()):
                found |= {first - 1, first} if match[0] == "overnight" else {first - 1}
        if named := _WEEKDAY.search(low):
            back = (date.fromordinal(first).weekday() - _WEEKDAYS.index(named[1])) % 7
            found.add(first - (back or 7))
        return frozenset(found)

    def _of_the_event(self, low: str, place: int) -> bool:
        begins = low.rfind(". ", 0, place)
        if begins < 0:
            return True
        told = WORD.findall(low[begins:place])
        return any(word in self.field.kinds or word in self.field.agencies for word in told)

    def _claims(self, low: str, told: set[str]) -> dict[int, bool]:
        """What it says on the questions that agencies can answer against each other, by the question's place."""
        found = {}
        exclusions = self.field.exclusions
        for at in sorted({at for sign in told & self._signs.keys() for at in self._signs[sign]}):
            if saying := exclusions[at].reads(low):
                found[at] = saying[0]
        return found


def _days(when: Moment) -> tuple[int, int]:
    first, last = when.on.earliest.toordinal(), when.on.latest.toordinal()
    if when.edge is Edge.AT:
        return first, last
    return first, first if when.edge in (Edge.BY, Edge.BEFORE, Edge.UNTIL) else last


def _minute(when: Moment, text: str) -> int | None:
    """The time told in its column, else the first in the text."""
    if when.at is not None:
        exact = when.at.exact
        return exact.hour * 60 + exact.minute if exact else None
    found = _CLOCK.search(text)
    if found is None:
        return None
    return int(found[1] or found[3] or found[5]) * 60 + int(found[2] or found[4] or found[6])


def _day(match: re.Match[str], entered: date) -> int | None:
    """A day named in figures, in the latest year or month in which it is not after the day of the entry."""
    try:
        if match[4]:
            found = entered.replace(day=int(match[4]))
            return (
                found.toordinal()
                if found <= entered
                else (found - timedelta(days=found.day)).replace(day=int(match[4])).toordinal()
            )
        year = int(match[3]) if match[3] else entered.year
        found = date(year + 2000 if year < 100 else year, int(match[2]), int(match[1]))
        if not match[3] and found > entered + timedelta(days=7):
            found = found.replace(year=found.year - 1)
    except ValueError:
        return None
    return found.toordinal() if abs((entered - found).days) <= 400 else None


def _names(entries: Iterable[Entry]) -> dict[str, str]:
    """The names of people in the chronologies, in lower case, each with the name it stands for.

    From the columns of people, from titles ("Ms Dolan") and from police style ("Lee MARSH"); initials stand for the
    one forename and surname that they can mean.
    """
    seen: Counter[str] = Counter()
    full: set[tuple[str, str]] = set()
    for entry in entries:
        for person in entry.who:
            seen.update({word.lower() for word in _PERSON.findall(person)})
        for titled, forename, surname in _NAMED.findall(entry.what):
            seen.update({word.lower() for word in (titled, forename, surname) if word})
            if surname:
                full.add((forename.lower(), surname.lower()))
    field = field_words()
    known = {
        name: name for name in seen if name not in field.same and name not in field.stop and name not in field.agencies
    }
    known = {name: name for name in known if name not in field.roles and name not in field.kinds}
    initials: dict[str, set[str]] = {}
    for forename, surname in full:
        if forename in known:
            initials.setdefault(forename[0] + surname[0], set()).add(forename)
    return known | {short: next(iter(names)) for short, names in initials.items() if len(names) == 1}


def _mended(counts: Counter[str]) -> dict[str, str]:
    """Rare words that are one slip away from exactly one common word, with that word."""
    common: dict[str, list[str]] = {}
    for word, count in counts.items():
        if count >= 4 and len(word) >= SHORTEST_MENDED - 1:
            for key in _without_one(word):
                common.setdefault(key, []).append(word)
    found = {}
    for word, count in counts.items():
        if count > 2 or len(word) < SHORTEST_MENDED or not word.isalpha():
            continue
        near = {other for key in _without_one(word) for other in common.get(key, ()) if OSA.distance(word, other) == 1}
        if len(near) == 1:
            found[word] = near.pop()
    return found


def _without_one(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))} | {word}
