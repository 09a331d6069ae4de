"""Why entries are taken for one event, in words: each reason with what was compared, quoted as the agencies wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import day_in_words
from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.field_words import WORD
from joinedup_core.chronology.grouping import Grouping, Link
from joinedup_core.chronology.likeness import POINTS, TELLING, traits
from joinedup_core.chronology.telling import Telling, Tellings

MOST_WORDS = 6
_KIND_WORDS = {
    "violence": "violence at home", "injury": "an injury or hospital attendance", "meeting": "a meeting", "visit": "a visit",
    "referral": "a referral", "missing": "somebody missing", "nuisance": "nuisance", "overdose": "an overdose or self-harm",
    "missed": "a missed appointment", "arrest": "an arrest or custody", "disclosure": "a disclosure", "tenancy": "a tenancy",
    "welfare": "a check on welfare", "absence": "absence from school", "call": "a call", "medication": "medication",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for (points above nought) or against: about time, wording, people, kind, source or outcome."""

    about: str
    points: int
    words: str


def reasons(link: Link, entries: Sequence[Entry], grouping: Grouping) -> tuple[Reason, ...]:
    """Why two entries are or are not taken for one event, the strongest first."""
    tellings = grouping.tellings
    if tellings is None:
        raise ValueError("This grouping was made without its tellings; group the entries again.")
    a, b = tellings.all[link.first], tellings.all[link.second]
    bits = sum([tellings.weights[n] for n in a.words & b.words])
    found = traits(a, b, bits, tellings)
    one, other = entries[link.first].agency, entries[link.second].agency
    told = [
        Reason("time", POINTS[found[0]], _time(a, b, one, other)),
        _wording(a, b, tellings, sum(POINTS[name] for name in found[1:4])),
    ]
    told += [Reason(_ABOUT[name], POINTS[name], _SAYINGS[name]) for name in found if name in _SAYINGS]
    if shared := sorted(a.kinds & b.kinds):
        kinds = ", ".join(_KIND_WORDS[kind] for kind in shared[:3])
        told.append(Reason("kind", 0, f"both tell of {kinds}"))
    if names := sorted(tellings.spelled[n][1:].title() for n in a.names & b.names):
        told.append(Reason("people", 0, f"both name {', '.join(names)}"))
    for speaker, them, name in ((a, b, other), (b, a, one)):
        if them.agency_kind in speaker.mentions:
            who = one if speaker is a else other
            told.append(Reason("source", 0, f"{who} mentions {name}"))
    return tuple(sorted((one for one in told if one.words), key=lambda one: -one.points))


_SAYINGS = {
    "one phrase only": "what they share is one phrase only",
    "a number": "both give the same number",
    "kinds differ": "they are told as different kinds of event",
    "kinds differ, neither names the other": "they are told as different kinds of event and neither names the other agency",
    "other names": "they name different people",
    "hears of it later": "the later entry is by the agency that was told",
    "heard of it before": "the entry of the agency that was told is the earlier one",
    "say otherwise 0": "they say the same on what can be compared",
    "say otherwise 1": "they say opposite things on one question",
    "say otherwise 2": "they say opposite things on more than one question",
}
_ABOUT = {
    "one phrase only": "wording", "a number": "wording", "kinds differ": "kind", "kinds differ, neither names the other": "kind",
    "other names": "people", "hears of it later": "source", "heard of it before": "source", "say otherwise 0": "outcome",
    "say otherwise 1": "outcome", "say otherwise 2": "outcome",
}  # fmt: skip


def _time(a: Telling, b: Telling, one: str, other: str) -> str:
    clock = ""
    if a.minute is not None and b.minute is not None:
        apart = min(abs(a.minute - b.minute), 1440 - abs(a.minute - b.minute))
        clock = f", at {_clock(a.minute)}" if not apart else f", at {_clock(a.minute)} and {_clock(b.minute)}"
    if not (a.exact and b.exact):
        meet = a.first <= b.last and b.first <= a.last
        return f"{_span(a)} and {_span(b)} {'can' if meet else 'cannot'} be the same day{clock}"
    if named := a.quoted & b.quoted:
        return f"both speak of {_day(min(named))}{clock}"
    for speaker, them, who in ((a, b, one), (b, a, other)):
        if them.first in speaker.quoted and speaker.first != them.first:
            return f"{who} writes on {_day(speaker.first)} of {_day(them.first)}{clock}"
    if a.first == b.first:
        return f"both are entered under {_day(a.first)}{clock}"
    days = abs(a.first - b.first)
    return f"entered {days} day{'s' if days > 1 else ''} apart, under {_day(a.first)} and {_day(b.first)}{clock}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _day(ordinal: int) -> str:
    return day_in_words(date.fromordinal(ordinal))


def _span(one: Telling) -> str:
    return _day(one.first) if one.exact else f"{_day(one.first)} to {_day(one.last)}"


def _wording(a: Telling, b: Telling, tellings: Tellings, points: int) -> Reason:
    """The most telling words that both have, each as it is written; where written differently, both ways."""
    weights, spelled = tellings.weights, tellings.spelled
    shared = sorted(
        (n for n in a.words & b.words if weights[n] >= TELLING and spelled[n][0] != "@"), key=lambda n: (-weights[n], n)
    )
    written = [_written(one, tellings) for one in (a, b)]
    told = []
    for n in shared[:MOST_WORDS]:
        ways = dict.fromkeys(words[n] for words in written if n in words)
        if ways:
            told.append("/".join(f"\u201c{way}\u201d" for way in ways))
    words = (
        f"both tell of {', '.join(told)}" if points >= 0 else f"they share little of their wording ({', '.join(told)})"
    )
    return Reason("wording", points, words if told else "they share no telling words")


def _written(one: Telling, tellings: Tellings) -> dict[int, str]:
    """From each word of an entry to how the entry writes it."""
    found: dict[int, str] = {}
    for word in WORD.findall(one.text):
        if (number := tellings.number(word)) is not None:
            found.setdefault(number, word)
    return found


def in_words(link: Link, entries: Sequence[Entry], grouping: Grouping) -> str:
    """The reasons for a link in one sentence, those against at the end."""
    told = reasons(link, entries, grouping)
    spoken = [one.words for one in told if one.points >= 0]
    against = [one.words for one in told if one.points < 0]
    sentence = "; ".join(spoken) or "nothing speaks for it but that no other entry fits better"
    return f"{sentence[:1].upper()}{sentence[1:]}{'. Against it: ' + '; '.join(against) if against else ''}."
